/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/*
 * JSON Lines: one object a line, one line for each record, in the order in which things happened. Members that every
 * object has:
 *
 *   kind     what happened, one of the names below
 *   time_us  engine time, in microseconds
 *   site     where in the source, if that is known: {"line": from 1, "start": …, "end": …}, the latter two in
 *            characters from the start of the source
 *
 * and those that are particular to a kind. A member in parentheses is left out when there is nothing to say.
 *
 *   script-start       (module): true for a program that is run as a module, whose script is a microtask
 *   script-end
 *   statement          activation: the call that it is part of; 0 is the main script
 *   loop               activation
 *   enter              activation, (function): its name
 *   exit               activation, (function), (value): a preview
 *   suspend            activation; 0 where the main script waits at an `await` of its own
 *   resume             activation
 *   callback           callback: its letter, (name): that of its function
 *   lookup-start       request, (callback), label, latency_us, flags: an array of "blocking", "promise", "stand-in",
 *                      "error-first" and "value"
 *   lookup-answer      request, (callback), (answer): a preview, outcome: "undefined", "value" or "error"
 *   lookup-dropped     request
 *   timer-set          request, (callback), delay_ms, timer: "timeout", "interval" or "immediate"
 *   timer-fired        request, (callback)
 *   timer-clear        request
 *   task-queued        request, (callback)
 *   task-start         request, (callback)
 *   task-end           request, (callback)
 *   microtask-queued   microtask, (callback), reason: "program" (queueMicrotask), "fulfilled", "rejected",
 *                      "await-fulfilled", "await-rejected", "adopt", "engine" or "next-tick" (process.nextTick, a queue
 *                      of its own that is drained first); (activation): the call that goes on after its await, 0 for
 *                      the main script; (promise): that was fulfilled or rejected
 *   microtask-start    the same, without a microtask where it was not seen entering the queue
 *   microtask-end      (microtask), (callback)
 *   settled            promise, state: "fulfilled" or "rejected", (value)
 *   unneeded           callback, promise: that was settled so that the callback will not be called
 *   variable           activation: that of the frame, (name), (value): JSON of a tree, scope: a number
 *                      (RbVariableScope); only in a run that was asked to capture
 *   console            level: "log", "info", "warn" or "error", text
 *   uncaught           message, (line), (column), (stack): its lines as the program sees them
 *   unhandled          message, (line), (column), (stack)
 *   limit              limit: "statements", "microtasks", "pending", "console", "silence", "memory" or "time", (line),
 *                      (column)
 *   idle               wait_us: until the next answer or timer
 *   blocked-start      request, wait_us: until its answer
 *   blocked-end        request
 *   waiting            activation, (function): it waits at that await, and nothing is left to run; right before
 *                      the end, in the order in which they were suspended
 *   finished           outcome: "idle", "syntax-error", "limit", "stopped" or "runner-failed", (message), (line),
 *                      (column)
 */
gboolean rb_export_write_jsonl    (RbTrace        *trace,
                                   GOutputStream  *stream,
                                   GCancellable   *cancellable,
                                   GError        **error);

/*
 * The trace event format that Chrome's and Perfetto's viewers read: the stack, microtasks, the database, timers,
 * immediates, the task queue and the console are a track each, or more where things overlap; arrows lead from where a
 * callback was handed over to the task that runs it, or by way of where it was queued to the microtask that does, or to
 * where its timer is cleared. What is never called has no arrow. Times are engine time.
 */
gboolean rb_export_write_perfetto (RbTrace        *trace,
                                   GOutputStream  *stream,
                                   GCancellable   *cancellable,
                                   GError        **error);

G_END_DECLS
