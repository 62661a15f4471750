/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * RbTimelineViewport:
 * @from: the first place in sight, in µs of playback time
 * @length: how much is in sight
 * @follows: whether @length follows the length of the run; a person who zooms ends that
 *
 * The part of the axis that is in sight. A run that is still being made is shown at a length that changes seldom, so
 * that the bars do not creep.
 */
typedef struct
{
  double from;
  double length;
  gboolean follows;
} RbTimelineViewport;

void     rb_timeline_viewport_init (RbTimelineViewport *self);
void     rb_timeline_viewport_grow (RbTimelineViewport *self,
                                    double              total);
void     rb_timeline_viewport_fit  (RbTimelineViewport *self,
                                    double              total);
void     rb_timeline_viewport_end  (RbTimelineViewport *self,
                                    double              total);
void     rb_timeline_viewport_zoom (RbTimelineViewport *self,
                                    double              factor,
                                    double              around,
                                    double              total);
void     rb_timeline_viewport_pan  (RbTimelineViewport *self,
                                    double              by,
                                    double              total);
gboolean rb_timeline_viewport_show (RbTimelineViewport *self,
                                    double              x,
                                    double              total);

G_END_DECLS
