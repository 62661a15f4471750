/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/narration/narration-private.h"
#include "engine/narration/narration-words.h"

/* Finds out from its records what a moment is about. */

static RbTopic
get_topic (const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_WAITING:
    case RB_RECORD_FINISHED:
    case RB_RECORD_LIMIT:
      return TOPIC_END;

    case RB_RECORD_UNCAUGHT:
    case RB_RECORD_UNHANDLED:
      return TOPIC_ERROR;

    case RB_RECORD_CONSOLE:
      return TOPIC_CONSOLE;

    case RB_RECORD_LOOKUP_START:
    case RB_RECORD_TIMER_SET:
      return TOPIC_START;

    case RB_RECORD_TIMER_CLEAR:
      return TOPIC_CLEAR;

    case RB_RECORD_TASK_QUEUED:
      return TOPIC_QUEUE;

    case RB_RECORD_LOOKUP_ANSWER:
    case RB_RECORD_TIMER_FIRED:
      return TOPIC_ANSWER;

    case RB_RECORD_TASK_START:
    case RB_RECORD_MICROTASK_START:
      return TOPIC_TASK;

    case RB_RECORD_IDLE:
    case RB_RECORD_BLOCKED_START:
      return TOPIC_WAIT;

    case RB_RECORD_ENTER:
      return TOPIC_ENTER;

    case RB_RECORD_SUSPEND:
    case RB_RECORD_RESUME:
      return TOPIC_SUSPEND;

    case RB_RECORD_EXIT:
      return TOPIC_EXIT;

    case RB_RECORD_SETTLED:
    case RB_RECORD_MICROTASK_QUEUED:
      return TOPIC_PROMISE;

    case RB_RECORD_CALLBACK:
      return TOPIC_HANDOVER;

    case RB_RECORD_STATEMENT:
    case RB_RECORD_LOOP:
      return TOPIC_STATEMENT;

    default:
      return TOPIC_NONE;
    }
}

/* Whether nothing can call a callback any more. If its promise does not need it, a timer or a lookup may still call
 * it. */
static gboolean
is_done (RbNarrated *moment,
         guint32     callback)
{
  guint n;
  const RbCallback *callbacks = rb_machine_get_callbacks (moment->machine, &n);

  return callback <= n && callbacks[callback - 1].state >= RB_CALLBACK_DONE;
}

static void
add_queued (RbNarrated     *moment,
            const RbRecord *record)
{
  if (record->c == RB_MICROTASK_NEXT_TICK && moment->n_ticks++ == 0)
    moment->tick = record;
  else if (record->c != RB_MICROTASK_NEXT_TICK && moment->n_microtasks++ == 0)
    moment->microtask = record;
}

static void
add_to_flags (RbNarrated     *moment,
              const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_TASK_END:
    case RB_RECORD_MICROTASK_END:
      moment->ends_task = TRUE;
      moment->ended = record->kind == RB_RECORD_MICROTASK_END ? record : NULL;
      moment->callback = record->b;
      break;

    case RB_RECORD_TASK_START:
    case RB_RECORD_MICROTASK_START:
      moment->callback = record->b;
      break;

    case RB_RECORD_CALLBACK:
      if (moment->n_handed++ == 0)
        moment->handed = record;
      break;

    case RB_RECORD_SETTLED:
      if (moment->n_settled++ == 0)
        moment->settled = record;
      break;

    case RB_RECORD_MICROTASK_QUEUED:
      add_queued (moment, record);
      break;

    case RB_RECORD_UNNEEDED:
      if (is_done (moment, record->a) && moment->n_unneeded++ == 0)
        moment->unneeded = record;
      break;

    case RB_RECORD_EXIT:
      moment->left = record;
      break;

    default:
      moment->is_queued |= record->kind == RB_RECORD_TASK_QUEUED;
      moment->is_dropped |= record->kind == RB_RECORD_LOOKUP_DROPPED;
      moment->is_unblocked |= record->kind == RB_RECORD_BLOCKED_END;
      moment->ends_script |= record->kind == RB_RECORD_SCRIPT_END;
      moment->n_waiting += record->kind == RB_RECORD_WAITING;
      break;
    }
}

/* Adds a record of the moment. Called for all of them, in their order. */
void
rb_narration_add_record (RbNarrated     *moment,
                         const RbRecord *record)
{
  RbTopic topic = get_topic (record);

  if (topic == TOPIC_STATEMENT)
    moment->line = rb_narration_words_find_line (moment->trace, record->site);
  add_to_flags (moment, record);

  if (topic > moment->topic)
    {
      moment->topic = topic;
      moment->record = record;
      moment->n_same = 1;
    }
  else if (topic == moment->topic)
    {
      moment->n_same++;
    }
}

/* Whether a function suspends only until its microtask runs, because the awaited promise is settled already. If the
 * awaited value is not a promise, JavaScript makes a settled promise of it, and the sentence leaves that promise
 * out. */
gboolean
rb_narration_is_only_queued (RbNarrated *moment)
{
  return moment->topic == TOPIC_SUSPEND && moment->n_settled <= 1 && moment->n_microtasks == 1 &&
         moment->microtask->c == RB_MICROTASK_AWAIT_FULFILLED && moment->microtask->d == moment->record->a;
}
