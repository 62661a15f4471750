/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbWireOutcome:
 * @RB_WIRE_UNDEFINED: `undefined`
 * @RB_WIRE_VALUE: a value, its text is JSON
 * @RB_WIRE_ERROR: an `Error`, its text is the message
 *
 * What the first half of a value on the wire says about its text.
 */
typedef enum
{
  RB_WIRE_UNDEFINED,
  RB_WIRE_VALUE,
  RB_WIRE_ERROR,
} RbWireOutcome;

/**
 * RbSiteKind:
 * @RB_SITE_SCRIPT: the main script (site 0)
 * @RB_SITE_STATEMENT: a statement; of a compound one, its head
 * @RB_SITE_LOOP: the head of a loop, once more
 * @RB_SITE_FUNCTION: a function, whole
 * @RB_SITE_RETURN: a `return` statement or an arrow function's expression
 * @RB_SITE_AWAIT: an `await` expression
 * @RB_SITE_YIELD: a `yield` expression
 *
 * What a place in the source, known to a probe, is.
 */
typedef enum
{
  RB_SITE_SCRIPT,
  RB_SITE_STATEMENT,
  RB_SITE_LOOP,
  RB_SITE_FUNCTION,
  RB_SITE_RETURN,
  RB_SITE_AWAIT,
  RB_SITE_YIELD,
  RB_SITE_LAST = RB_SITE_YIELD, /*< skip >*/
} RbSiteKind;

/**
 * RbRecordKind:
 *
 * What a record tells. On the wire a record is a run of 32-bit words in the machine's byte order: the first holds the
 * kind in its low 8 bits and the site above them, its words follow. In the host's trace the same words are `a` to `d` of
 * [struct@Record]; those marked *host* are written by the host alone and never taken from a runner.
 *
 * | kind | site | a | b | c | d |
 * | --- | --- | --- | --- | --- | --- |
 * | STRING (wire only) | | number of the string, in order from 1 | length in bytes; the UTF-8 bytes follow, padded to words | | |
 * | STATEMENT | statement | activation | | | |
 * | LOOP | loop | activation | | | |
 * | ENTER | function | new activation | | | |
 * | EXIT | return or function | activation | string: preview of the value, 0 for none | | |
 * | SUSPEND | await or yield | activation, 0 for the script | | | |
 * | RESUME | await or yield | activation, 0 for the script | | | |
 * | CALLBACK | function, 0 for one without source | callback, in order from 1 | string: its name | | |
 * | LOOKUP_START on the wire | | request | callback, 0 for none | string: table | string: the key's JSON; a fifth word has its #RbLookupFlags |
 * | LOOKUP_START in the trace | | request | callback, 0 for none | string: label | latency in µs |
 * | TIMER_SET | | request | callback | delay in ms; 0 for an immediate | #RbTimerKind |
 * | TIMER_CLEAR | | request | | | |
 * | MICROTASK_QUEUED | await, or 0 | microtask, in order from 1 | callback, 0 for none | #RbMicrotaskReason | activation that goes on, or promise that was settled; 0 for none |
 * | MICROTASK_START | as above | microtask; 0 for one that was not seen entering the queue | callback | #RbMicrotaskReason | as above |
 * | MICROTASK_END | | microtask, or 0 | callback | | |
 * | SETTLED | | promise | 1 fulfilled, 2 rejected | string: preview | |
 * | UNNEEDED | | callback | promise that was settled the other way | | |
 * | CONSOLE | | RbConsoleLevel | string: the line | | |
 * | UNCAUGHT | statement, 0 if unknown | string: the message | line, 0 if unknown | column, 0 if unknown | string: the stack's lines, 0 for none |
 * | UNHANDLED | statement, 0 if unknown | string: the message | line, 0 if unknown | column, 0 if unknown | string: the stack's lines, 0 for none |
 * | LIMIT | statement, 0 if unknown | RbLimit | line; on the wire 0 | column; on the wire 0 | |
 * | VARIABLE | function that declares it | activation of the frame | string: its name, or 0 | string: its value as a tree, or 0 | #RbVariableScope and RB_VARIABLE_PLACE |
 * | SCRIPT_END | | 0 | | | |
 * | TASK_END | | request | callback | | |
 * | SCRIPT_START *host* | | 1 for a module, 0 for a script | | | |
 * | LOOKUP_ANSWER *host* | | request | callback | string: the answer's preview | RbWireOutcome |
 * | LOOKUP_DROPPED *host* | | request | | | |
 * | TIMER_FIRED *host* | | request | callback | | |
 * | TASK_QUEUED, TASK_START *host* | | request | callback | | |
 * | IDLE *host* | | µs until the clock's next due time: its low half | its high half | | |
 * | BLOCKED_START *host* | | request | µs until its answer | | |
 * | BLOCKED_END *host* | | request | | | |
 * | WAITING *host* | await | activation, 0 for the script | | | |
 * | FINISHED *host* | | RbOutcome | string: message or 0 | line | column |
 *
 * EXIT is told once for a frame, when it is really left: after a `finally`.
 * SUSPEND is told when a function really suspends, and RESUME when it goes on, with a value or with an exception: after
 * an `await` right after the MICROTASK_START of the microtask that continues it, after a `yield` when the generator is
 * heard of again. The head of a `for await` counts as an await.
 * A module's script is a microtask itself, so the other microtasks come before the first ticks.
 * Microtasks that are seen entering a queue are numbered in that order and run first in, first out; those with
 * %RB_MICROTASK_NEXT_TICK are numbered in the same series and are a queue of their own, which is drained first. One
 * that was not seen entering it has the number 0 and the reason %RB_MICROTASK_ADOPT or %RB_MICROTASK_ENGINE, and is
 * never told as queued.
 * WAITING: nothing is left to run, and this function still waits. Those who wait are told right before FINISHED, in the
 * order in which they were suspended, and only if the run was idle.
 * UNCAUGHT and UNHANDLED have the line and the column, from 1 and in characters, that the engine itself names. A thrown
 * value that is no Error has none.
 * UNNEEDED: a promise had the callback for the case that did not come, and no other promise has it.
 * SCRIPT_END and TASK_END stand where the stack is empty again; the microtask checkpoint comes after them.
 * In a trace a record's flags are, for LOOKUP_START, its #RbLookupFlags.
 *
 * VARIABLE comes only from a run that was asked to capture, and never changes what else is in its trace. A frame's
 * variables follow its own VARIABLE, the top frame's come first. They tell what held right before the next record that
 * is no VARIABLE. A value is JSON: `[kind, text]` or `[kind, text, [[label, value], …], rest]`;
 * src/runner/js/values.js says more.
 */
typedef enum
{
  RB_RECORD_STRING = 1,
  RB_RECORD_STATEMENT,
  RB_RECORD_LOOP,
  RB_RECORD_ENTER,
  RB_RECORD_EXIT,
  RB_RECORD_SUSPEND,
  RB_RECORD_RESUME,
  RB_RECORD_CALLBACK,
  RB_RECORD_LOOKUP_START,
  RB_RECORD_TIMER_SET,
  RB_RECORD_TIMER_CLEAR,
  RB_RECORD_MICROTASK_QUEUED,
  RB_RECORD_MICROTASK_START,
  RB_RECORD_MICROTASK_END,
  RB_RECORD_SETTLED,
  RB_RECORD_CONSOLE,
  RB_RECORD_UNCAUGHT,
  RB_RECORD_UNHANDLED,
  RB_RECORD_LIMIT,
  RB_RECORD_SCRIPT_END,
  RB_RECORD_TASK_END,
  RB_RECORD_VARIABLE,
  RB_RECORD_UNNEEDED,
  RB_RECORD_LAST_OF_RUNNER = RB_RECORD_UNNEEDED, /*< skip >*/
  RB_RECORD_SCRIPT_START,
  RB_RECORD_LOOKUP_ANSWER,
  RB_RECORD_LOOKUP_DROPPED,
  RB_RECORD_TIMER_FIRED,
  RB_RECORD_TASK_QUEUED,
  RB_RECORD_TASK_START,
  RB_RECORD_IDLE,
  RB_RECORD_BLOCKED_START,
  RB_RECORD_BLOCKED_END,
  RB_RECORD_WAITING,
  RB_RECORD_FINISHED,
} RbRecordKind;

/**
 * RbLookupFlags:
 * @RB_LOOKUP_BLOCKING: the program waits for the answer
 * @RB_LOOKUP_PROMISE: the answer settles a promise
 * @RB_LOOKUP_STAND_IN: made for an undeclared name, which stands in the place of the table
 * @RB_LOOKUP_ERROR_FIRST: the callback takes `(error, value)`, whatever the database's convention
 * @RB_LOOKUP_VALUE: the callback takes `(value)`, whatever the database's convention
 *
 * How a lookup was asked for.
 */
typedef enum
{
  RB_LOOKUP_BLOCKING = 1 << 0,
  RB_LOOKUP_PROMISE = 1 << 1,
  RB_LOOKUP_STAND_IN = 1 << 2,
  RB_LOOKUP_ERROR_FIRST = 1 << 3,
  RB_LOOKUP_VALUE = 1 << 4,
  RB_LOOKUP_ALL = (1 << 5) - 1,
} RbLookupFlags;

/**
 * RbTimerKind:
 * @RB_TIMER_TIMEOUT: rings once (`setTimeout`)
 * @RB_TIMER_INTERVAL: rings again and again (`setInterval`)
 * @RB_TIMER_IMMEDIATE: rings when all that is due has run (`setImmediate`)
 *
 * What sort of timer was set.
 */
typedef enum
{
  RB_TIMER_TIMEOUT,
  RB_TIMER_INTERVAL,
  RB_TIMER_IMMEDIATE,
  RB_TIMER_LAST = RB_TIMER_IMMEDIATE, /*< skip >*/
} RbTimerKind;

/**
 * RbMicrotaskReason:
 * @RB_MICROTASK_PROGRAM: the program said `queueMicrotask`
 * @RB_MICROTASK_FULFILLED: a promise was fulfilled, and `then` was called on it; without a callback it passes its value
 *   on
 * @RB_MICROTASK_REJECTED: likewise, of a promise that was rejected
 * @RB_MICROTASK_AWAIT_FULFILLED: what an `await` waits for was fulfilled; its function goes on
 * @RB_MICROTASK_AWAIT_REJECTED: what an `await` waits for was rejected; its function goes on with an exception
 * @RB_MICROTASK_ADOPT: a promise was resolved with another thenable, whose `then` is called
 *   (NewPromiseResolveThenableJob)
 * @RB_MICROTASK_ENGINE: a step of the engine's own, as async generators take
 * @RB_MICROTASK_NEXT_TICK: the program said `process.nextTick`
 *
 * Why a microtask was queued.
 */
typedef enum
{
  RB_MICROTASK_PROGRAM,
  RB_MICROTASK_FULFILLED,
  RB_MICROTASK_REJECTED,
  RB_MICROTASK_AWAIT_FULFILLED,
  RB_MICROTASK_AWAIT_REJECTED,
  RB_MICROTASK_ADOPT,
  RB_MICROTASK_ENGINE,
  RB_MICROTASK_NEXT_TICK,
  RB_MICROTASK_LAST = RB_MICROTASK_NEXT_TICK, /*< skip >*/
} RbMicrotaskReason;

/**
 * RbVariableScope:
 * @RB_VARIABLE_FRAME: no variable: a frame, whose variables follow
 * @RB_VARIABLE_LOCAL: declared in the frame's own function
 * @RB_VARIABLE_CAPTURED: declared in a function (or block) around it, and used in it
 * @RB_VARIABLE_SCRIPT: declared at the top of the script, and used in it
 * @RB_VARIABLE_THIS: what `this` is
 * @RB_VARIABLE_OMITTED: no variable: how many more the frame has, as a decimal number in place of the value
 * @RB_VARIABLE_END: no variable: nothing more is captured
 *
 * Where a variable comes from, as seen from the frame that it is shown for.
 */
typedef enum
{
  RB_VARIABLE_FRAME,
  RB_VARIABLE_LOCAL,
  RB_VARIABLE_CAPTURED,
  RB_VARIABLE_SCRIPT,
  RB_VARIABLE_THIS,
  RB_VARIABLE_OMITTED,
  RB_VARIABLE_END,
  RB_VARIABLE_LAST = RB_VARIABLE_END, /*< skip >*/
} RbVariableScope;

/* The last word of a variable's record: its scope in the low 8 bits, and above them where in the source its name is
 * declared, which tells it from others of that name in the same function. */
#define RB_VARIABLE_SCOPE(word) ((RbVariableScope) ((word) & 0xff))
#define RB_VARIABLE_PLACE(word) ((word) >> 8)

/**
 * RbConsoleLevel:
 *
 * Which method of the console a line came through; `table`, `count` and the timers log.
 */
typedef enum
{
  RB_CONSOLE_LOG,
  RB_CONSOLE_INFO,
  RB_CONSOLE_WARN,
  RB_CONSOLE_ERROR,
  RB_CONSOLE_LAST = RB_CONSOLE_ERROR, /*< skip >*/
} RbConsoleLevel;

/**
 * RbLimit:
 *
 * The limit that ended a run. The first four are counted by the runner, the others watched by the host.
 */
typedef enum
{
  RB_LIMIT_STATEMENTS,
  RB_LIMIT_MICROTASKS,
  RB_LIMIT_PENDING,
  RB_LIMIT_CONSOLE,
  RB_LIMIT_LAST_OF_RUNNER = RB_LIMIT_CONSOLE, /*< skip >*/
  RB_LIMIT_SILENCE,
  RB_LIMIT_MEMORY,
  RB_LIMIT_TIME,
} RbLimit;

int rb_record_n_words (RbRecordKind kind);

G_END_DECLS
