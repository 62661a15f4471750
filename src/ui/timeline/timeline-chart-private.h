/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/timeline/timeline-chart.h"
#include "ui/timeline/timeline-drawn.h"
#include "ui/timeline/timeline-style.h"

G_BEGIN_DECLS

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
