/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

#include "wire/limits.h"

G_BEGIN_DECLS

/**
 * RbWireOutcome:
 * @RB_WIRE_UNDEFINED: `undefined`
 * @RB_WIRE_VALUE: a value, its text is JSON
 * @RB_WIRE_ERROR: an `Error`, its text is the message
 *
 * What sort of value a text stands for.
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
 * @RB_SITE_LOOP: the head of a loop, where an iteration begins
 * @RB_SITE_FUNCTION: a function, whole
 * @RB_SITE_RETURN: a `return` statement or an arrow function's expression
 * @RB_SITE_AWAIT: an `await` expression
 * @RB_SITE_YIELD: a `yield` expression
 *
 * What there is at a place in the source that a probe knows.
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
 * @RB_RECORD_STRING: a text, to which later records refer by its number
 * @RB_RECORD_STATEMENT: a statement is executed; it costs 1 µs of engine time
 * @RB_RECORD_LOOP: a loop begins an iteration; it costs 1 µs as well
 * @RB_RECORD_ENTER: a function is called, and its frame is pushed
 * @RB_RECORD_EXIT: a frame is really left, once and after any `finally`
 * @RB_RECORD_SUSPEND: a function really suspends, and its frame leaves the stack. The head of a `for await` is an await
 * @RB_RECORD_RESUME: a suspended function goes on, with a value or with an exception. After an `await` this comes right
 *   after the MICROTASK_START of the microtask that continues it, after a `yield` when the generator runs again
 * @RB_RECORD_CALLBACK: a function is handed over as a callback for the first time
 * @RB_RECORD_QUERY: the program asks the database for a row; the host starts the lookup and says LOOKUP_START
 * @RB_RECORD_TIMER_SET: a timer or an immediate is set
 * @RB_RECORD_TIMER_CLEAR: a timer or an immediate is cleared
 * @RB_RECORD_MICROTASK_QUEUED: a microtask enters its queue
 * @RB_RECORD_MICROTASK_START: a microtask begins
 * @RB_RECORD_MICROTASK_END: a microtask is over
 * @RB_RECORD_SETTLED: a promise is fulfilled or rejected
 * @RB_RECORD_CONSOLE: the console prints
 * @RB_RECORD_UNCAUGHT: nothing catches an exception
 * @RB_RECORD_UNHANDLED: nothing handles a rejection
 * @RB_RECORD_LIMIT: the run passes a limit, which ends it
 * @RB_RECORD_SCRIPT_END: the script is over and the stack is empty; the microtask checkpoint follows
 * @RB_RECORD_TASK_END: a task is over and the stack is empty; the microtask checkpoint follows
 * @RB_RECORD_VARIABLE: what a variable holds, in a run that captures variables
 * @RB_RECORD_UNNEEDED: a promise was settled in such a way that no promise will call the callback any more
 * @RB_RECORD_FOLLOWED: somebody waits for a promise from now on; not `await`, which is an AWAITED
 * @RB_RECORD_AWAITED: a function waits for a promise from now on. This comes right after the SUSPEND of an `await`
 * @RB_RECORD_PROMISED: a promise that is named for the first time is the one that a call of an async function returns
 * @RB_RECORD_SCRIPT_START: the script begins
 * @RB_RECORD_LOOKUP_START: the database starts a lookup
 * @RB_RECORD_LOOKUP_ANSWER: the database answers
 * @RB_RECORD_LOOKUP_DROPPED: an answer is dropped, because nobody is to be rung back
 * @RB_RECORD_TIMER_FIRED: a timer is due
 * @RB_RECORD_TASK_QUEUED: a task enters the task queue
 * @RB_RECORD_TASK_START: a task begins
 * @RB_RECORD_IDLE: nothing can run before the next answer or timer
 * @RB_RECORD_BLOCKED_START: the program is blocked on a lookup
 * @RB_RECORD_BLOCKED_END: the program goes on with the answer
 * @RB_RECORD_WAITING: a function is still suspended at an await, and nothing is left to run. These come right before
 *   FINISHED, in the order in which the functions were suspended, and only if the run was idle
 * @RB_RECORD_FINISHED: the run is over
 *
 * What a record tells. The row of each kind (rb_record_get_row()) says which words it has, which places it may stand at
 * and who writes it.
 *
 * On the wire a record is a run of 32-bit words in the machine's byte order: the first holds the kind in its low 8 bits
 * and the site above them; the words of the row follow, in their order. In the host's trace the first four words of the
 * row are `a` to `d` of [struct@Record] and the fifth is its `flags`. A word means the same on both sides, but for
 * texts: a runner numbers its texts from 1 in the order in which it sends them, the trace has numbers of its own, and
 * [class@RecordReader] replaces the runner's number with the trace's. 0 is the empty text on both sides.
 *
 * A module's script is a microtask itself, so the other microtasks come before the first ticks.
 *
 * Microtasks that are seen entering a queue are numbered in that order and run first in, first out. Those with
 * %RB_MICROTASK_NEXT_TICK are numbered in the same series, but are a queue of their own, which is drained first. A
 * microtask that was not seen entering a queue has the number 0 and the reason %RB_MICROTASK_ADOPT or
 * %RB_MICROTASK_INTERNAL, and no record says that it was queued.
 *
 * UNCAUGHT and UNHANDLED have the place that the JavaScript engine itself names. A thrown value that is no `Error` has
 * no place, and the runner need not know the place of a LIMIT. The host gives an UNCAUGHT or a LIMIT without a place
 * the place of the last statement.
 *
 * A frame's variables follow its own VARIABLE, and the top frame's come first. Their values are those right before the
 * next record of another kind. A value is JSON: `[kind, text]` or `[kind, text, [[label, value], …], rest]`;
 * src/runner/js/values.js says more. To capture variables changes nothing else in a trace.
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
  RB_RECORD_QUERY,
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
  RB_RECORD_FOLLOWED,
  RB_RECORD_AWAITED,
  RB_RECORD_PROMISED,
  RB_RECORD_SCRIPT_START,
  RB_RECORD_LOOKUP_START,
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
  RB_RECORD_LAST = RB_RECORD_FINISHED, /*< skip >*/
} RbRecordKind;

/* Whether a record of a kind costs 1 µs of engine time and counts as a statement. */
static inline gboolean
rb_record_kind_is_statement (guint kind)
{
  return kind == RB_RECORD_STATEMENT || kind == RB_RECORD_LOOP;
}

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
  RB_LOOKUP_ALL = (1 << 5) - 1, /*< skip >*/
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
 * RbPromiseState:
 * @RB_PROMISE_FULFILLED: it has a value
 * @RB_PROMISE_REJECTED: it has a reason
 *
 * How a promise was settled.
 */
typedef enum
{
  RB_PROMISE_FULFILLED = 1,
  RB_PROMISE_REJECTED,
} RbPromiseState;

/**
 * RbFollower:
 * @RB_FOLLOWER_THEN: `then` was called on it, by the program or for `catch`; it returned the derived promise
 * @RB_FOLLOWER_FINALLY: `finally` was called on it; it returned the derived promise
 * @RB_FOLLOWER_RESOLVE: the derived promise was resolved with it, and will be settled like it
 * @RB_FOLLOWER_ALL: it is a part of the derived promise, which `Promise.all` returned
 * @RB_FOLLOWER_ALL_SETTLED: likewise for `Promise.allSettled`
 * @RB_FOLLOWER_ANY: likewise for `Promise.any`
 * @RB_FOLLOWER_RACE: likewise for `Promise.race`
 *
 * Who waits for a promise.
 */
typedef enum
{
  RB_FOLLOWER_THEN,
  RB_FOLLOWER_FINALLY,
  RB_FOLLOWER_RESOLVE,
  RB_FOLLOWER_ALL,
  RB_FOLLOWER_ALL_SETTLED,
  RB_FOLLOWER_ANY,
  RB_FOLLOWER_RACE,
  RB_FOLLOWER_LAST = RB_FOLLOWER_RACE, /*< skip >*/
} RbFollower;

/**
 * RbMicrotaskReason:
 * @RB_MICROTASK_PROGRAM: the program said `queueMicrotask`
 * @RB_MICROTASK_FULFILLED: a promise was fulfilled, and `then` was called on it; without a callback it passes its value
 *   on
 * @RB_MICROTASK_REJECTED: a promise was rejected, and `then` was called on it; without a callback it passes its
 *   rejection on
 * @RB_MICROTASK_AWAIT_FULFILLED: what an `await` waits for was fulfilled; its function goes on
 * @RB_MICROTASK_AWAIT_REJECTED: what an `await` waits for was rejected; its function goes on with an exception
 * @RB_MICROTASK_ADOPT: a promise was resolved with another thenable, whose `then` is called
 *   (NewPromiseResolveThenableJob)
 * @RB_MICROTASK_INTERNAL: a step of the JavaScript engine's own, as async generators take
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
  RB_MICROTASK_INTERNAL,
  RB_MICROTASK_NEXT_TICK,
  RB_MICROTASK_LAST = RB_MICROTASK_NEXT_TICK, /*< skip >*/
} RbMicrotaskReason;

/**
 * RbVariableScope:
 * @RB_VARIABLE_FRAME: no variable: a frame, whose variables follow
 * @RB_VARIABLE_LOCAL: declared in the frame's own function
 * @RB_VARIABLE_CLOSURE: declared in a function (or block) around it, and used in it
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
  RB_VARIABLE_CLOSURE,
  RB_VARIABLE_SCRIPT,
  RB_VARIABLE_THIS,
  RB_VARIABLE_OMITTED,
  RB_VARIABLE_END,
} RbVariableScope;

/* The last word of a VARIABLE has two parts: its scope in the low 8 bits, and above them where in the source its name
 * is declared, in UTF-16 units from the start. Two variables of one name in one function differ in that. */
#define RB_VARIABLE_SCOPE(word) ((RbVariableScope) ((word) & 0xff))
#define RB_VARIABLE_PLACE(word) ((word) >> 8)

/**
 * RbConsoleLevel:
 * @RB_CONSOLE_LOG: `console.log`, and all that have no other level
 * @RB_CONSOLE_INFO: `console.info`
 * @RB_CONSOLE_WARN: `console.warn`, printed on standard error
 * @RB_CONSOLE_ERROR: `console.error`, likewise
 *
 * Which method of the console a line came through; `table`, `count` and the timers log.
 */
typedef enum
{
  RB_CONSOLE_LOG,
  RB_CONSOLE_INFO,
  RB_CONSOLE_WARN,
  RB_CONSOLE_ERROR,
} RbConsoleLevel;

/**
 * RbOutcome:
 * @RB_OUTCOME_NONE: not finished yet; no record says so
 * @RB_OUTCOME_IDLE: nothing is left to run or to wait for
 * @RB_OUTCOME_SYNTAX_ERROR: the program could not be parsed; nothing ran
 * @RB_OUTCOME_LIMIT: a limit ended the run
 * @RB_OUTCOME_STOPPED: rb_event_loop_stop() ended it
 * @RB_OUTCOME_RUNNER_FAILED: the runner could not start, died, or said something it may not say
 *
 * How a run ended.
 */
typedef enum
{
  RB_OUTCOME_NONE, /*< skip >*/
  RB_OUTCOME_IDLE,
  RB_OUTCOME_SYNTAX_ERROR,
  RB_OUTCOME_LIMIT,
  RB_OUTCOME_STOPPED,
  RB_OUTCOME_RUNNER_FAILED,
} RbOutcome;

/**
 * RbRecordWriters:
 * @RB_WRITER_RUNNER: a runner sends such a record
 * @RB_WRITER_HOST: the host adds such a record to the trace by itself
 *
 * Who writes records of a kind. The host refuses a record from a runner if its kind lacks %RB_WRITER_RUNNER.
 */
typedef enum
{
  RB_WRITER_RUNNER = 1 << 0,
  RB_WRITER_HOST = 1 << 1,
} RbRecordWriters;

/**
 * RbWordType:
 * @RB_WORD_NONE: there is no such word
 * @RB_WORD_NUMBER: a number
 * @RB_WORD_WIDE: the low half of a number whose high half is the next word
 * @RB_WORD_HIGH: that high half
 * @RB_WORD_TRUTH: 1 for true, 0 for false
 * @RB_WORD_TEXT: the number of a text
 * @RB_WORD_REQUEST: a lookup or timer, numbered from 1 in the order in which they are asked for; 0 for the script
 * @RB_WORD_CALLBACK: a callback, numbered from 1 in the order in which they are handed over
 * @RB_WORD_NEW_ACTIVATION: the call of a function that begins here, numbered from 1 in the order of the calls
 * @RB_WORD_ACTIVATION: the call of a function, which has begun; 0 for the script
 * @RB_WORD_PROMISE: a promise, numbered from 1 in the order in which they are named first
 * @RB_WORD_MICROTASK: a microtask, numbered from 1 in the order in which they are queued
 * @RB_WORD_FOLLOWED: what the #RbMicrotaskReason in the word before is about: an activation that goes on, a promise
 *   that was settled, or 0
 * @RB_WORD_REASON: an #RbMicrotaskReason
 * @RB_WORD_STATE: an #RbPromiseState
 * @RB_WORD_FOLLOWER: an #RbFollower
 * @RB_WORD_TIMER: an #RbTimerKind
 * @RB_WORD_LEVEL: an #RbConsoleLevel
 * @RB_WORD_LIMIT: an #RbLimit
 * @RB_WORD_ANSWER: an #RbWireOutcome
 * @RB_WORD_OUTCOME: an #RbOutcome
 * @RB_WORD_DECLARATION: an #RbVariableScope and a place, taken apart by RB_VARIABLE_SCOPE() and RB_VARIABLE_PLACE()
 * @RB_WORD_FLAGS: #RbLookupFlags
 *
 * What a word of a record means.
 */
typedef enum
{
  RB_WORD_NONE,
  RB_WORD_NUMBER,
  RB_WORD_WIDE,
  RB_WORD_HIGH,
  RB_WORD_TRUTH,
  RB_WORD_TEXT,
  RB_WORD_REQUEST,
  RB_WORD_CALLBACK,
  RB_WORD_NEW_ACTIVATION,
  RB_WORD_ACTIVATION,
  RB_WORD_PROMISE,
  RB_WORD_MICROTASK,
  RB_WORD_FOLLOWED,
  RB_WORD_REASON,
  RB_WORD_STATE,
  RB_WORD_FOLLOWER,
  RB_WORD_TIMER,
  RB_WORD_LEVEL,
  RB_WORD_LIMIT,
  RB_WORD_ANSWER,
  RB_WORD_OUTCOME,
  RB_WORD_DECLARATION,
  RB_WORD_FLAGS,
} RbWordType;

/**
 * RB_RECORD_MAX_WORDS:
 *
 * How many words a record may have besides its first one.
 */
#define RB_RECORD_MAX_WORDS 5

/**
 * RbRecordWord:
 * @type: what it means
 * @name: its name, which is that of its member in JSON Lines; %NULL for a word that has no member
 * @is_optional: whether 0, or an empty text, says nothing, so that the member is left out
 *
 * A word of a kind of record.
 */
typedef struct
{
  RbWordType type;
  const char *name;
  gboolean is_optional;
} RbRecordWord;

/**
 * RbRecordRow:
 * @writers: who writes such records
 * @sites: the #RbSiteKind of the places that it may stand at, as bits. Site 0 is the script, which means nowhere in
 *   particular: a kind without that bit always has a place, a kind with no other bit never has one
 * @is_wire_only: whether it ends at the host, and is never part of a trace
 * @names_function: whether JSON Lines tell the function around its place
 * @words: its words; after the last one comes %RB_WORD_NONE
 *
 * All that is to be known of a kind of record.
 */
typedef struct
{
  RbRecordWriters writers;
  guint sites;
  gboolean is_wire_only;
  gboolean names_function;
  RbRecordWord words[RB_RECORD_MAX_WORDS];
} RbRecordRow;

const RbRecordRow *rb_record_get_row       (RbRecordKind kind);
int                rb_record_n_words       (RbRecordKind kind);
const char        *rb_record_get_word_name (RbWordType   type,
                                            guint32      word);

G_END_DECLS
