/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/timeline/timeline-scene.h"
#include "ui/timeline/timeline-style.h"

G_BEGIN_DECLS

/* Draws the bars of a timeline. */

/* The bars of a run from one pixel to another, and the snapshot in which they are drawn. */
typedef struct
{
  GtkSnapshot *snapshot;
  double from;
  double to;
} RbTimelinePart;

void     rb_timeline_bars_draw       (GtkWidget             *widget,
                                      const RbTimelineScene *scene,
                                      RbTimelineStyle       *style,
                                      guint                  run,
                                      const RbTimelinePart  *past,
                                      const RbTimelinePart  *future);
void     rb_timeline_bars_trace_path (const RbTimelineShape *shape,
                                      cairo_t               *cr,
                                      double                 inset);
gboolean rb_timeline_bars_has_link   (const RbTimelineScene *scene,
                                      const RbTimelineShape *shape);

G_END_DECLS
