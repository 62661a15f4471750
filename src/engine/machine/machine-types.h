/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "wire/record.h"

G_BEGIN_DECLS

/**
 * RbLoopState:
 * @RB_LOOP_READY: nothing has run yet
 * @RB_LOOP_RUNNING: the main script, a task or a microtask runs, or the next one is about to
 * @RB_LOOP_IDLE: nothing runs; a lookup or a timer is pending
 * @RB_LOOP_BLOCKED: a task waits for an answer, and nothing else can run
 * @RB_LOOP_FINISHED: the run is over: nothing is left to run or to wait for, or it was ended
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
 * @RB_CALLBACK_REGISTERED: handed over to a lookup, a timer or a promise
 * @RB_CALLBACK_WAITING: in the task queue or the microtask queue; or an async function that waits at an `await`
 * @RB_CALLBACK_RUNNING: on the stack
 * @RB_CALLBACK_DONE: it has returned, and nothing will call it any more
 * @RB_CALLBACK_FAILED: nothing will call it any more, and its last call ended with an exception that nothing caught
 * @RB_CALLBACK_UNCALLED: nothing has called it, and nothing will: its timer was cleared, its promise was settled the
 *   other way, or the run is over
 *
 * The state of a callback. A callback that is handed over again becomes registered again.
 */
typedef enum
{
  RB_CALLBACK_REGISTERED,
  RB_CALLBACK_WAITING,
  RB_CALLBACK_RUNNING,
  RB_CALLBACK_DONE,
  RB_CALLBACK_FAILED,
  RB_CALLBACK_UNCALLED,
  RB_CALLBACK_LAST = RB_CALLBACK_UNCALLED,
} RbCallbackState;

/**
 * RbFrame:
 * @activation: the number of this call of a function; 0 for the main script
 * @function: the site of the function; 0 for the main script
 * @site: the statement that runs, or 0 before the first statement. Right after a function resumes, it is the `await` or
 *   the `yield`.
 * @callback: the callback, if the event loop made this call; otherwise 0
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
 * @request: the number of the request
 * @callback: the callback that it will call, or 0 for none
 * @label: the number of a text: what is looked up; 0 for a timer
 * @flags: [flags@LookupFlags]
 * @is_timer: whether it is a timer; otherwise it is a lookup
 * @timer: for a timer, an [enum@TimerKind]
 * @padding: 0
 * @start: engine time when it was requested, in µs
 * @due: engine time when it will answer or fire, in µs; for an immediate the same as @start
 *
 * A lookup or a timer that is pending. An immediate waits for the task queue to be empty, not for a time.
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
 * @callback: the callback that it will call; 0 if it only settles a promise
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
 * @activation: the number of this call of an async function; 0 for the main script
 * @site: the `await` that it waits at
 * @callback: the callback, if the event loop made this call; otherwise 0
 * @is_stuck: whether it will wait for ever, because nothing is left to run
 *
 * A function that has left the stack at an `await`. It resumes when the awaited promise is settled.
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
 * @callback: its number, from 1; see rb_callback_label_dup()
 * @function: the site of its function; 0 for one without source
 * @name: the number of a text: the function's name; 0 if it has none
 * @state: where it is in its life
 * @has_failed: whether nothing caught an exception of its last call
 * @finished_at: the index of the record with which a call of it last ended, or 0
 *
 * A function that was handed over to be called back.
 */
typedef struct
{
  guint32 callback;
  guint32 function;
  guint32 name;
  RbCallbackState state;
  gboolean has_failed;
  guint32 finished_at;
} RbCallback;

G_END_DECLS
