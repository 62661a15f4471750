/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/timeline/timeline-scene.h"
#include "ui/timeline/timeline-style.h"

G_BEGIN_DECLS

/* Draws the bars of a timeline. */

void     rb_timeline_bars_draw       (GtkWidget             *widget,
                                      GtkSnapshot           *snapshot,
                                      const RbTimelineScene *scene,
                                      RbTimelineStyle       *style,
                                      guint                  run,
                                      double                 from,
                                      double                 to,
                                      gboolean               is_future);
void     rb_timeline_bars_trace_path (const RbTimelineShape *shape,
                                      cairo_t               *cr,
                                      double                 inset);
gboolean rb_timeline_bars_has_link   (const RbTimelineScene *scene,
                                      const RbTimelineShape *shape);

G_END_DECLS
