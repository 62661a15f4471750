/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine-state.h"
#include "engine/timeline/timeline-bar.h"
#include "engine/timeline/timeline-spans.h"

G_BEGIN_DECLS

/*
 * RbTimelineSink:
 * @start: a bar begins; its end is RB_TIMELINE_OPEN. In a row, a bar begins only after the bar before it has ended.
 * @end: a bar has ended
 *
 * The functions that a builder calls with its bars, in the order of the trace. A row is new if it had no bar before.
 */
typedef struct
{
  void (* start) (gpointer             user_data,
                  RbLane               lane,
                  guint                row,
                  const RbTimelineBar *bar);
  void (* end)   (gpointer             user_data,
                  RbLane               lane,
                  guint                row,
                  const RbTimelineBar *bar);
} RbTimelineSink;

/*
 * RbTimelineBuilder:
 * @trace: a trace
 * @sink: where bars go
 * @user_data: what the functions of @sink are called with
 * @state: the state of the run after all records so far
 * @calls: the calls on the stack, the top last
 * @loop: the bar in the lane of the loop; it is open if its end is RB_TIMELINE_OPEN
 * @blocked: the bar in the lane of blocked times, in the same way
 * @spans: by lane, the open bars; used for lanes whose bars overlap
 *
 * Makes bars of the records of a trace, one record after the other. The timeline keeps the bars, and the exporter
 * writes them to a file, so both have the same lanes.
 */
typedef struct
{
  RbTrace *trace;
  const RbTimelineSink *sink;
  gpointer user_data;

  RbMachineState state;
  GArray *calls;
  RbTimelineBar loop;
  RbTimelineBar blocked;
  RbTimelineSpans spans[RB_N_LANES];
} RbTimelineBuilder;

void rb_timeline_builder_init  (RbTimelineBuilder    *self,
                                RbTrace              *trace,
                                const RbTimelineSink *sink,
                                gpointer              user_data);
void rb_timeline_builder_clear (RbTimelineBuilder    *self);
void rb_timeline_builder_add   (RbTimelineBuilder    *self,
                                const RbRecord       *record);
void rb_timeline_builder_end   (RbTimelineBuilder    *self);

G_END_DECLS
