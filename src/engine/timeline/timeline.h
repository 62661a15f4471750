/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/timeline/timeline-bar.h"

G_BEGIN_DECLS

#define RB_TYPE_TIMELINE (rb_timeline_get_type ())

/* A trace as lanes of bars. */
G_DECLARE_FINAL_TYPE (RbTimeline, rb_timeline, RB, TIMELINE, GObject)

RbTimeline    *rb_timeline_new           (RbTrace    *trace);

RbTrace       *rb_timeline_get_trace     (RbTimeline *self);
gboolean       rb_timeline_catch_up      (RbTimeline *self,
                                          guint       max_records);
guint          rb_timeline_get_n_records (RbTimeline *self);
gboolean       rb_timeline_get_finished  (RbTimeline *self);

guint          rb_timeline_get_n_rows    (RbTimeline *self,
                                          RbLane      lane);
guint          rb_timeline_get_n_bars    (RbTimeline *self,
                                          RbLane      lane,
                                          guint       row);
RbTimelineBar  rb_timeline_get_bar       (RbTimeline *self,
                                          RbLane      lane,
                                          guint       row,
                                          guint       bar);

guint          rb_timeline_get_n_moments (RbTimeline *self);
gint64         rb_timeline_get_start     (RbTimeline *self,
                                          guint       moment);
gint64         rb_timeline_get_time      (RbTimeline *self,
                                          guint       moment);
gsize          rb_timeline_get_size      (RbTimeline *self);

G_END_DECLS
