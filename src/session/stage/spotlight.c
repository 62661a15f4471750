/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/spotlight.h"

#include "engine/trace/trace-links.h"

/* What the loop waits for while nothing can run. */
static RbStageCardKind
find_awaited (RbMachine *machine)
{
  guint n_pending;
  const RbPending *pending = rb_machine_get_pending (machine, &n_pending);

  return n_pending > 0 && pending[0].is_timer ? RB_STAGE_CARD_TIMERS : RB_STAGE_CARD_DATABASE;
}

/* Whether somebody waits for the promise that a record settles. The others have no row. */
static gboolean
is_awaited (RbMachine      *machine,
            const RbRecord *settled)
{
  g_autoptr (GArray) followers = g_array_new (FALSE, FALSE, sizeof (guint32));

  rb_trace_links_list_followers (rb_machine_get_trace (machine), settled->a, rb_machine_get_position (machine),
                                 followers);

  return followers->len > 0;
}

/* Gets the card that shows what a record tells. */
static RbStageCardKind
find_card (RbMachine      *machine,
           const RbRecord *record)
{
  switch ((int) record->kind)
    {
    case RB_RECORD_LOOKUP_START:
    case RB_RECORD_LOOKUP_ANSWER:
    case RB_RECORD_LOOKUP_DROPPED:
    case RB_RECORD_BLOCKED_START:
    case RB_RECORD_BLOCKED_END:
      return RB_STAGE_CARD_DATABASE;

    case RB_RECORD_TIMER_SET:
    case RB_RECORD_TIMER_CLEAR:
    case RB_RECORD_TIMER_FIRED:
      return RB_STAGE_CARD_TIMERS;

    case RB_RECORD_TASK_QUEUED:
      return RB_STAGE_CARD_QUEUE;

    case RB_RECORD_MICROTASK_QUEUED:
      return RB_STAGE_CARD_MICROTASKS;

    /* A function goes on because of the promise that it has awaited. */
    case RB_RECORD_MICROTASK_START:
      return record->c == RB_MICROTASK_AWAIT_FULFILLED || record->c == RB_MICROTASK_AWAIT_REJECTED
               ? RB_STAGE_CARD_PROMISES
               : RB_STAGE_CARD_MICROTASKS;

    case RB_RECORD_FOLLOWED:
    case RB_RECORD_AWAITED:
      return RB_STAGE_CARD_PROMISES;

    case RB_RECORD_SETTLED:
      return is_awaited (machine, record) ? RB_STAGE_CARD_PROMISES : RB_STAGE_CARD_STACK;

    case RB_RECORD_IDLE:
      return find_awaited (machine);

    default:
      return RB_STAGE_CARD_STACK;
    }
}

/* How far back the end of a run looks for what came last, in records. */
#define MOST_RECORDS 1000

/* At the end, nothing runs any more. What the database or a timer did last stays in sight. */
static RbStageCardKind
find_last (RbMachine *machine)
{
  RbTrace *trace = rb_machine_get_trace (machine);
  guint position = rb_machine_get_position (machine);
  guint start = position - MIN (position, MOST_RECORDS);

  for (guint i = position; i > start; i--)
    {
      RbRecord record = rb_trace_get_record (trace, i - 1);
      RbStageCardKind card = find_card (machine, &record);

      if (card == RB_STAGE_CARD_DATABASE || card == RB_STAGE_CARD_TIMERS)
        return card;
    }

  return RB_STAGE_CARD_STACK;
}

/**
 * rb_spotlight_find:
 * @machine: the state of a run
 *
 * Finds the card of the stage that matters most in the moment that @machine is at: where something has just come or
 * gone. If nothing has, it is the call stack.
 *
 * Returns: the card
 */
RbStageCardKind
rb_spotlight_find (RbMachine *machine)
{
  RbStageCardKind found = RB_STAGE_CARD_STACK;
  RbTrace *trace;
  guint position;
  guint start;

  g_return_val_if_fail (RB_IS_MACHINE (machine), RB_STAGE_CARD_STACK);

  trace = rb_machine_get_trace (machine);
  position = rb_machine_get_position (machine);
  if (position == 0)
    return RB_STAGE_CARD_STACK;

  start = rb_trace_get_moment_start (trace, rb_trace_find_moment (trace, position - 1));
  for (guint i = position; i > start; i--)
    {
      RbRecord record = rb_trace_get_record (trace, i - 1);
      RbStageCardKind card = find_card (machine, &record);

      /* A promise that is settled queues microtasks, and is why they are queued. */
      if (card == RB_STAGE_CARD_PROMISES || (card != RB_STAGE_CARD_STACK && found == RB_STAGE_CARD_STACK))
        found = card;
    }
  if (found != RB_STAGE_CARD_STACK)
    return found;

  return rb_machine_get_loop_state (machine) == RB_LOOP_FINISHED ? find_last (machine) : RB_STAGE_CARD_STACK;
}
