/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/timeline/timeline-chart.h"
#include "ui/timeline/timeline-style.h"

G_BEGIN_DECLS

/*
 * What was drawn of one run last time. It is drawn again as long as nothing moves but the playhead.
 *
 * Only what is around the playhead changes from frame to frame. So the strip of pixels that the playhead is in is drawn
 * apart from what comes before and after, and the renderer repaints this strip alone.
 */
typedef struct
{
  GskRenderNode *past;
  GskRenderNode *future;
  int strip;
} RbTimelineDrawn;

struct _RbTimelineChart
{
  GtkWidget parent_instance;

  RbTimelineScene scene;
  gboolean must_be_thin;
  GSignalGroup *player_signals[RB_SHOWN_RUNS_MAX];
  GSignalGroup *loop_signals[RB_SHOWN_RUNS_MAX];
  GSignalGroup *comparison_signals;
  guint tick; /* 0 while nothing changes */

  /* The style, and what it was made for. */
  RbTimelineStyle style;
  RbScheme scheme;
  GdkRGBA color;
  guint font;

  GskRenderNode *ground;
  RbTimelineDrawn drawn[RB_SHOWN_RUNS_MAX];

  double press_x; /* where the button was pressed */
  double press_y;
  double pointer; /* where the pointer is, in pixels */
  double scale;   /* of the pinch so far */
};

void rb_timeline_chart_add_input (RbTimelineChart *self);
void rb_timeline_chart_move      (RbTimelineChart *self);

G_END_DECLS
