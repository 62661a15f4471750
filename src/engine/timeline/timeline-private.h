/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/timeline/timeline-axis.h"
#include "engine/timeline/timeline-row.h"

G_BEGIN_DECLS

/* timeline.c */
const RbTimelinePlayback *rb_timeline_get_playback   (RbTimeline     *self);
const RbTimelineRow      *rb_timeline_get_row        (RbTimeline     *self,
                                                      RbLane          lane,
                                                      guint           row);

/* timeline-axis.c */
RbTimelineScale           rb_timeline_axis_get_scale (RbTimelineAxis *self,
                                                      guint           run);

G_END_DECLS
