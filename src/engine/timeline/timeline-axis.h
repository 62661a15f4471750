/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/timeline/timeline.h"

G_BEGIN_DECLS

#define RB_TYPE_TIMELINE_AXIS (rb_timeline_axis_get_type ())

/* Where the moments of one run, or of two runs with a common clock, are placed. */
G_DECLARE_FINAL_TYPE (RbTimelineAxis, rb_timeline_axis, RB, TIMELINE_AXIS, GObject)

RbTimelineAxis  *rb_timeline_axis_new         (RbTimeline     *timeline,
                                               RbTimeline     *other);

guint            rb_timeline_axis_get_n_runs  (RbTimelineAxis *self);
RbTimeline      *rb_timeline_axis_get_run     (RbTimelineAxis *self,
                                               guint           run);

double           rb_timeline_axis_get_length  (RbTimelineAxis *self);
double           rb_timeline_axis_get_x       (RbTimelineAxis *self,
                                               guint           run,
                                               guint           moment);
guint            rb_timeline_axis_find_moment (RbTimelineAxis *self,
                                               guint           run,
                                               double          x);
gint64           rb_timeline_axis_get_time    (RbTimelineAxis *self,
                                               double          x);
double           rb_timeline_axis_find_time   (RbTimelineAxis *self,
                                               gint64          time);

guint            rb_timeline_axis_query       (RbTimelineAxis *self,
                                               guint           run,
                                               RbLane          lane,
                                               guint           row,
                                               double          from,
                                               double          to,
                                               double          pixel,
                                               GArray         *spans);

G_END_DECLS
