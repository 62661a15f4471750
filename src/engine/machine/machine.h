/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/**
 * RbLoopState:
 * @RB_LOOP_READY: nothing has run yet
 * @RB_LOOP_RUNNING: a task (or the main script) or a microtask runs, or the next one is about to
 * @RB_LOOP_IDLE: nothing runs; something will ring back
 * @RB_LOOP_BLOCKED: a task waits for an answer and nothing else can run
 * @RB_LOOP_FINISHED: nothing is left to run or to wait for, or the run was ended
 *
 * What the event loop is doing.
 */
typedef enum
{
  RB_LOOP_READY,
  RB_LOOP_RUNNING,
  RB_LOOP_IDLE,
  RB_LOOP_BLOCKED,
  RB_LOOP_FINISHED,
} RbLoopState;

/**
 * RbCallbackState:
 * @RB_CALLBACK_REGISTERED: handed over; a lookup, a timer or a promise has it
 * @RB_CALLBACK_WAITING: its turn has come, and it waits in the task queue or among the microtasks; or it is an async
 *   function that waits at an `await`
 * @RB_CALLBACK_RUNNING: on the stack
 * @RB_CALLBACK_DONE: has returned, or was cleared before its turn came, or its promise was settled the other way;
 *   nothing has it any more
 *
 * Where a callback is in its life. One that is registered again starts anew.
 */
typedef enum
{
  RB_CALLBACK_REGISTERED,
  RB_CALLBACK_WAITING,
  RB_CALLBACK_RUNNING,
  RB_CALLBACK_DONE,
} RbCallbackState;

/**
 * RbFrame:
 * @activation: one call of a function, for life; 0 for the main script
 * @function: the function's site; 0 for the main script
 * @site: the statement it is at, 0 before the first; the `await` right after it has gone on there
 * @callback: the callback that this is a call of by the event loop, or 0
 *
 * A frame of the call stack.
 */
typedef struct
{
  guint32 activation;
  guint32 function;
  guint32 site;
  guint32 callback;
} RbFrame;

/**
 * RbPending:
 * @request: the request's number
 * @callback: who is rung back, or 0 for nobody
 * @label: string: what is looked up; 0 for a timer
 * @flags: [flags@LookupFlags]
 * @is_timer: whether it is a timer, not a lookup
 * @timer: what sort of timer, an [enum@TimerKind]
 * @padding: zero
 * @start: engine time when it was asked for, in µs
 * @due: engine time when it will answer, in µs; for an immediate the same
 *
 * A lookup or a timer under way. An immediate waits for no time, but for the task queue to be empty. They are kept in
 * the order of their requests.
 */
typedef struct
{
  guint32 request;
  guint32 callback;
  guint32 label;
  guint8 flags;
  guint8 is_timer;
  guint8 timer;
  guint8 padding;
  gint64 start;
  gint64 due;
} RbPending;

/**
 * RbQueued:
 * @request: the lookup or timer that it comes from
 * @callback: what will run, or 0 (the answer settles a promise)
 *
 * A task in the task queue.
 */
typedef struct
{
  guint32 request;
  guint32 callback;
} RbQueued;

/**
 * RbWaiting:
 * @activation: one call of an async function, for life; 0 for the main script
 * @site: the `await` that it waits at
 * @callback: the callback that it is a call of, or 0
 * @is_stuck: whether it waits for ever: nothing is left to run
 *
 * A function that has left the stack at an `await` and will come back to it. They are kept in the order in which they
 * were called.
 */
typedef struct
{
  guint32 activation;
  guint32 site;
  guint32 callback;
  guint32 is_stuck;
} RbWaiting;

/**
 * RbCallback:
 * @callback: its number, from 1: A, B, C …
 * @function: the site of its function; 0 for one without source
 * @name: string: the function's name, or 0
 * @state: where it is in its life
 * @finished_at: the record with which it was last done, or 0
 *
 * A function that was handed over to be rung back.
 */
typedef struct
{
  guint32 callback;
  guint32 function;
  guint32 name;
  RbCallbackState state;
  guint32 finished_at;
} RbCallback;

#define RB_TYPE_MACHINE (rb_machine_get_type ())

G_DECLARE_FINAL_TYPE (RbMachine, rb_machine, RB, MACHINE, GObject)

RbMachine        *rb_machine_new                (RbTrace   *trace);

RbTrace          *rb_machine_get_trace          (RbMachine *self);
void              rb_machine_seek               (RbMachine *self,
                                                 guint      n_records);
guint             rb_machine_get_position       (RbMachine *self);

gint64            rb_machine_get_time           (RbMachine *self);
RbLoopState       rb_machine_get_loop_state     (RbMachine *self);
gboolean          rb_machine_get_running        (RbMachine *self);
const RbFrame    *rb_machine_get_frames         (RbMachine *self,
                                                 guint     *n_frames);
const RbPending  *rb_machine_get_pending        (RbMachine *self,
                                                 guint     *n_pending);
const RbQueued   *rb_machine_get_queue          (RbMachine *self,
                                                 guint     *n_queued);
const guint32    *rb_machine_get_microtasks     (RbMachine *self,
                                                 guint     *n_microtasks);
RbRecord          rb_machine_get_microtask      (RbMachine *self);
const RbWaiting  *rb_machine_get_waiting        (RbMachine *self,
                                                 guint     *n_waiting);
const RbCallback *rb_machine_get_callbacks      (RbMachine *self,
                                                 guint     *n_callbacks);
guint             rb_machine_get_n_lines        (RbMachine *self);
guint             rb_machine_get_n_statements   (RbMachine *self);
guint             rb_machine_get_current_site   (RbMachine *self);
char             *rb_machine_dup_callback_label (guint32    callback);

G_END_DECLS
