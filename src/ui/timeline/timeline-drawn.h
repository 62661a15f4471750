/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/timeline/timeline-scene.h"
#include "ui/timeline/timeline-style.h"

G_BEGIN_DECLS

/*
 * RbTimelineDrawn:
 * @past: the bars as they are once they have been shown, up to @past_to
 * @future: the bars as they are before, from @future_from on
 * @past_to: a pixel
 * @future_from: a pixel
 * @is_valid: whether the bars have been drawn since they were forgotten
 *
 * The drawn bars of one run. They are kept while only the playhead moves, because it takes long to draw them anew.
 */
typedef struct
{
  GskRenderNode *past;
  GskRenderNode *future;
  double past_to;
  double future_from;
  gboolean is_valid;
} RbTimelineDrawn;

void rb_timeline_drawn_forget (RbTimelineDrawn       *self);
void rb_timeline_drawn_draw   (RbTimelineDrawn       *self,
                               GtkWidget             *widget,
                               GtkSnapshot           *snapshot,
                               const RbTimelineScene *scene,
                               RbTimelineStyle       *style,
                               guint                  run);

G_END_DECLS
