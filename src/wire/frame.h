/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RB_WIRE_FD:
 *
 * The file descriptor of the runner's end of a socketpair. It blocks: a runner either computes or waits for the host's
 * next frame, so it never has to listen while it does something else. It also needs no acknowledgements, because a
 * runner that sends faster than the host reads has to wait.
 */
#define RB_WIRE_FD 3

/**
 * RbFrameHeader:
 * @length: how many bytes of payload follow
 * @kind: an #RbFrameKind
 *
 * How every frame begins: two words in the machine's byte order, as both ends are on one machine.
 */
typedef struct
{
  guint32 length;
  guint32 kind;
} RbFrameHeader;

G_STATIC_ASSERT (sizeof (RbFrameHeader) == 8);

/**
 * RbFrameInvoke:
 * @request: whose callback is called
 * @keep: 1 if the request may ring again, else 0
 * @now_low: engine time in µs, its lower half
 * @now_high: its upper half
 *
 * The payload of an INVOKE begins with this. For a lookup, the callback's arguments follow as an array in JSON. For a
 * timer nothing follows, because the runner keeps its arguments: a timer may ring a million times, and the runner
 * should not have to parse JSON each time.
 */
typedef struct
{
  guint32 request;
  guint32 keep;
  guint32 now_low;
  guint32 now_high;
} RbFrameInvoke;

G_STATIC_ASSERT (sizeof (RbFrameInvoke) == 16);

/**
 * RbFrameKind:
 * @RB_FRAME_COMPILE: parse and instrument a program, and make a realm for it
 * @RB_FRAME_EVALUATE: run it, and the microtasks that it leaves
 * @RB_FRAME_INVOKE: call a callback, and run the microtasks that it leaves
 * @RB_FRAME_ANSWER: the answer that the program is blocked on
 * @RB_FRAME_WARM_UP: get ready to compile a program soon
 * @RB_FRAME_READY: the runner has confined itself and has loaded what it needs
 * @RB_FRAME_COMPILED: the program's places, or what is wrong with it
 * @RB_FRAME_RECORDS: records of the trace
 * @RB_FRAME_AWAIT: the program is blocked on a lookup
 * @RB_FRAME_DONE: the call is over, and so is the microtask checkpoint after it
 * @RB_FRAME_FAILED: the runner cannot start
 *
 * What Ringback (the host, which is the event loop) and ringback-runner (one process, one realm, one run) say to each
 * other. The runner only evaluates; the host decides what runs and when. The first five are the host's.
 *
 * The host makes one call at a time: it sends a COMPILE once the runner is READY, an EVALUATE once it has COMPILED
 * without a fault, then an INVOKE for each request that rings back. A WARM_UP may come before the COMPILE, and has no
 * answer. RECORDS and AWAIT come only between an EVALUATE or INVOKE and its DONE, and nothing comes between an AWAIT
 * and its ANSWER. Any other order ends the run, because no runner of ours sends it.
 *
 * | kind | payload |
 * | --- | --- |
 * | COMPILE | `source`; `setup`, which runs before it, untraced; `tables`, each one's name in its `get…ById`; `answers`, "later" or "blocking"; `replies`, what the user answers; `hasResponses`, whether the article says what `fetch` answers; `hasFiles`, whether it says what is in files; `standIns`, a boolean; `blocks`, the other programs of the article, each with its `source` and its `line`; `maxStatements`, `maxMicrotasks` (a checkpoint), `maxPending`, `maxConsole` (bytes); `seed`; `capture`, the first and the last statement whose variables are told, or absent |
 * | EVALUATE | nothing |
 * | INVOKE | an #RbFrameInvoke, and values |
 * | ANSWER | `now` and the two members of a value |
 * | WARM_UP | nothing |
 * | READY | `missing`, what of "bubblewrap", "landlock" and "seccomp" this machine does not have |
 * | COMPILED | `fault`, an #RbFault: what is wrong with the program; `word`, the text that stands in the sentence about it, or ""; `inSetup`, 1 if it is wrong in the setup, else 0; `place`, for a fault: its line and column, from 1, and where it starts and ends, in characters; `isModule`, 1 if a program without a fault has an `await` at its top, else 0; `sites`, four numbers a site: its #RbSiteKind, its start and end in the source in characters, the site of the function around it; `names`, for each site its function's name or ""; `standIns`, the names that were given a stand-in; `parts`, how many parts with names of their own the program has; `taken`, the names that were taken from other blocks of the article; `calls`, the calls that would start a program that only defines; `comments`, what comments say that a statement prints, and `commentPlaces`, four numbers a comment: its line, the first and the last line of the statement, and 1 if that is a call of the console, else 0. Site 0 is the main script |
 * | RECORDS | whole records of wire/record.h, at least one |
 * | AWAIT | `request`, the lookup that the program is blocked on; the last RECORDS start it |
 * | DONE | nothing |
 * | FAILED | `reason`, one of "node-missing", "node-old", "scripts" and "filter"; `detail`, words for a person |
 *
 * All payloads but those of INVOKE and RECORDS are JSON objects with these members, in UTF-8. A value has the members
 * `outcome`, an #RbWireOutcome, and `text`.
 */
typedef enum
{
  RB_FRAME_COMPILE = 1,
  RB_FRAME_EVALUATE = 2,
  RB_FRAME_INVOKE = 3,
  RB_FRAME_ANSWER = 4,
  RB_FRAME_WARM_UP = 5,
  RB_FRAME_READY = 16,
  RB_FRAME_COMPILED = 17,
  RB_FRAME_RECORDS = 18,
  RB_FRAME_AWAIT = 19,
  RB_FRAME_DONE = 20,
  RB_FRAME_FAILED = 21,
} RbFrameKind;

gboolean rb_frame_is_of_runner   (guint32     kind);
gsize    rb_frame_get_max_length (RbFrameKind kind);

G_END_DECLS
