/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/**
 * RbLane:
 * @RB_LANE_LOOP: what the event loop does between the script and the end: runs a task or a microtask, or is idle
 * @RB_LANE_STACK: calls of functions; a row for each depth of the call stack
 * @RB_LANE_LOOKUPS: lookups from where they are asked for to where they are answered
 * @RB_LANE_TIMERS: timeouts and intervals from where they are set to where they fire
 * @RB_LANE_IMMEDIATES: immediates from where they are set to where they are queued
 * @RB_LANE_QUEUE: tasks from where they are queued to where they start
 * @RB_LANE_MICROTASKS: microtasks and ticks from where they are queued to where they start
 * @RB_LANE_PROMISES: what `Promise.all`, `allSettled`, `any` and `race` return, from where it waits for its first part
 *   to where it is settled, and each of its parts
 * @RB_LANE_BLOCKED: stretches in which a task waits for an answer and nothing else can run
 * @RB_LANE_CONSOLE: lines of the console; their bars have no length
 *
 * The lanes of a timeline. Bars of one lane that overlap lie in different rows.
 */
typedef enum
{
  RB_LANE_LOOP,
  RB_LANE_STACK,
  RB_LANE_LOOKUPS,
  RB_LANE_TIMERS,
  RB_LANE_IMMEDIATES,
  RB_LANE_QUEUE,
  RB_LANE_MICROTASKS,
  RB_LANE_PROMISES,
  RB_LANE_BLOCKED,
  RB_LANE_CONSOLE,
  RB_N_LANES /*< skip >*/
} RbLane;

/* The end of a bar that has not ended yet. */
#define RB_TIMELINE_OPEN G_MAXUINT32

/**
 * RbTimelineBar:
 * @begin: the record that it begins with; the record's kind and its words say what the bar is
 * @end: the record that it ends with, or %RB_TIMELINE_OPEN
 * @callback: the callback that it belongs to, or 0
 * @function: in the lane of the stack the site of the function, 0 for the main script; in the lane of promises the
 *   promise; else 0
 *
 * Something that takes a while in a run. All records of a moment are shown at the same time. So a bar reaches from the
 * start of the moment of its first record to the start of the moment of its last record.
 */
typedef struct
{
  guint32 begin;
  guint32 end;
  guint32 callback;
  guint32 function;
} RbTimelineBar;

/**
 * RbTimelineSpan:
 * @bar: the bar; for several bars, one that begins with the first of them, ends with the last, and has no callback
 * @n_bars: how many bars it stands for
 * @start: where it starts on the axis, in µs
 * @end: where it ends
 *
 * What is drawn as one rectangle: a bar, or several neighbours if each bar and each gap between them is narrower than a
 * pixel.
 */
typedef struct
{
  RbTimelineBar bar;
  guint n_bars;
  double start;
  double end;
} RbTimelineSpan;

G_END_DECLS
