/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/timeline/timeline-scale.h"
#include "engine/timeline/timeline.h"

G_BEGIN_DECLS

#define RB_TIMELINE_MAX_RUNS 2

typedef struct
{
  RbTimeline *timeline;
  GArray *placed; /* double: where the first moments start on the axis */
  double reached; /* the playback time of the run at the engine time of the frontier, in µs */
} RbTimelineRun;

/*
 * RbTimelineCommon:
 * @runs: the runs
 * @n_runs: the number of runs
 * @x: where on the axis the frontier is, in µs
 * @time: the engine time of the frontier, in µs
 *
 * Places the moments of two runs on one axis, up to the frontier. This is the engine time up to which both runs are
 * known. Moments after the frontier are placed as if their run were alone, and they move when the other run is known. A
 * single run has no frontier: its moments are placed by playback time.
 */
typedef struct
{
  RbTimelineRun runs[RB_TIMELINE_MAX_RUNS];
  guint n_runs;
  double x;
  gint64 time;
} RbTimelineCommon;

void            rb_timeline_common_clear     (RbTimelineCommon *self);
void            rb_timeline_common_add       (RbTimelineCommon *self,
                                              RbTimeline       *timeline);
void            rb_timeline_common_catch_up  (RbTimelineCommon *self);
RbTimelineScale rb_timeline_common_get_scale (RbTimelineCommon *self,
                                              guint             run);

G_END_DECLS
