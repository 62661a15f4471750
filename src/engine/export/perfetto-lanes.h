/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/export/perfetto-writer.h"
#include "engine/timeline/timeline-builder.h"

G_BEGIN_DECLS

/*
 * RbPerfettoTrack:
 * @RB_PERFETTO_TRACK_STACK: tasks and microtasks with the calls in them; times in which nothing runs
 * @RB_PERFETTO_TRACK_CONSOLE: lines of the console
 * @RB_PERFETTO_TRACK_MICROTASKS: microtasks that run
 * @RB_PERFETTO_TRACK_LOOKUPS: the first track of the lookups
 * @RB_PERFETTO_TRACK_TIMERS: the first track of the timers
 * @RB_PERFETTO_TRACK_IMMEDIATES: the first track of the immediates
 * @RB_PERFETTO_TRACK_QUEUE: the first track of the task queue
 *
 * The numbers of tracks. The slices of one track must nest, so each row of a lane is a track of its own.
 */
typedef enum
{
  RB_PERFETTO_TRACK_STACK = 1,
  RB_PERFETTO_TRACK_CONSOLE = 2,
  RB_PERFETTO_TRACK_MICROTASKS = 3,
  RB_PERFETTO_TRACK_LOOKUPS = 1000000,
  RB_PERFETTO_TRACK_TIMERS = 2000000,
  RB_PERFETTO_TRACK_IMMEDIATES = 3000000,
  RB_PERFETTO_TRACK_QUEUE = 4000000,
} RbPerfettoTrack;

/*
 * RbPerfettoLanes:
 * @writer: where the slices are written to
 * @trace: the trace of a run
 * @n_tracks: by lane, how many of its tracks have been declared
 *
 * Writes the bars of a timeline as slices.
 */
typedef struct
{
  RbPerfettoWriter *writer;
  RbTrace *trace;
  guint n_tracks[RB_N_LANES];
} RbPerfettoLanes;

extern const RbTimelineSink rb_perfetto_lanes_sink;

G_END_DECLS
