/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/timeline/timeline-scene.h"
#include "ui/timeline/timeline-style.h"

G_BEGIN_DECLS

/*
 * RbHandoutBars:
 * @context: for the words on the bars
 * @scene: where the bars are
 * @style: their colours
 * @playhead: how far the run is shown, in points from the left edge
 * @is_whole: whether it is shown at its end, without a playhead
 *
 * What the bars of a timeline are drawn with.
 */
typedef struct
{
  PangoContext *context;
  const RbTimelineScene *scene;
  const RbTimelineStyle *style;
  double playhead;
  gboolean is_whole;
} RbHandoutBars;

void rb_handout_bars_draw (const RbHandoutBars *self,
                           cairo_t             *cr);

G_END_DECLS
