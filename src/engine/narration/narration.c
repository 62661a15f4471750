/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/narration/narration.h"

#include <glib/gi18n-lib.h>

#include "engine/narration/narration-private.h"
#include "engine/narration/narration-words.h"
#include "engine/trace/unrun.h"

static char *
describe_task (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_words_dup_letter (moment->record->b);

  if (moment->record->kind == RB_RECORD_MICROTASK_START)
    return rb_narration_describe_microtask (moment);
  if (letter == NULL && moment->settled != NULL)
    return g_strdup (_("The event loop takes the answer."));
  if (letter == NULL)
    return g_strdup (_("The stack is empty, so the answer for a promise leaves the task queue."));

  return g_strdup_printf (_("The stack is empty, so callback %s leaves the task queue and runs."), letter);
}

/* What did not run is the other half of what happened. */
static char *
describe_finished (RbNarrated *moment)
{
  g_autoptr (GArray) unrun = rb_unrun_find (moment->trace);
  char *finished = g_strdup (_("The program is finished."));
  char *rest = rb_narration_describe_unrun (unrun);

  return rest != NULL ? rb_narration_words_join (finished, rest) : finished;
}

static char *
describe_end (RbNarrated  *moment,
              RbEventLoop *event_loop)
{
  if (moment->record->kind == RB_RECORD_WAITING)
    return rb_narration_describe_suspended (moment->trace, moment->record, moment->n_waiting);
  if (moment->record->kind == RB_RECORD_FINISHED && moment->record->a == RB_OUTCOME_IDLE &&
      !rb_event_loop_get_had_error (event_loop))
    return describe_finished (moment);

  return rb_narration_describe_outcome (event_loop);
}

static char *
describe_moment (RbNarrated  *moment,
                 RbEventLoop *event_loop)
{
  switch (moment->topic)
    {
    case TOPIC_STATEMENT:
      return rb_narration_describe_statement (moment);

    case TOPIC_PROMISE:
      return rb_narration_describe_promises (moment);

    case TOPIC_EXIT:
      return rb_narration_describe_exit (moment);

    case TOPIC_HANDOVER:
      return moment->n_microtasks + moment->n_ticks > 0 ? rb_narration_describe_promises (moment)
                                                        : rb_narration_describe_handover (moment);

    case TOPIC_SUSPEND:
      return rb_narration_describe_suspension (moment);

    case TOPIC_ENTER:
      return rb_narration_describe_call (moment);

    case TOPIC_WAIT:
      return rb_narration_describe_wait (moment);

    case TOPIC_TASK:
      return describe_task (moment);

    case TOPIC_CLEAR:
      return g_strdup (_("A timer is cleared."));

    case TOPIC_QUEUE:
      return rb_narration_describe_queued (moment);

    case TOPIC_ANSWER:
      return rb_narration_describe_answer (moment);

    case TOPIC_START:
      return rb_narration_describe_start (moment);

    case TOPIC_CONSOLE:
      return rb_narration_describe_console (moment);

    case TOPIC_ERROR:
      return rb_narration_describe_error (moment);

    case TOPIC_END:
      return describe_end (moment, event_loop);

    case TOPIC_NONE:
    default:
      if (moment->ends_script || moment->ends_task)
        return rb_narration_describe_stack_end (moment);
      return g_strdup (_("The main script starts."));
    }
}

/* Adds what happened to promises in a moment that is about something else. */
static char *
add_promises (RbNarrated *moment,
              char       *sentence)
{
  gboolean has_promises = moment->n_settled + moment->n_microtasks + moment->n_ticks > 0;
  gboolean has_room = moment->topic >= TOPIC_EXIT && moment->topic <= TOPIC_TASK && moment->topic != TOPIC_HANDOVER;
  char *second = NULL;

  if (has_room && has_promises && !rb_narration_is_only_queued (moment))
    second = rb_narration_describe_promises (moment);
  else if (moment->topic == TOPIC_SUSPEND && moment->n_handed > 0)
    second = rb_narration_describe_handover (moment);

  return rb_narration_words_join (sentence, second);
}

/* Returns the sentences of a moment, with marks in them. */
static char *
describe (RbMachine   *machine,
          RbEventLoop *event_loop)
{
  RbNarrated moment = { 0, };
  g_autofree RbRecord *records = NULL;
  guint position;
  guint start;

  position = rb_machine_get_position (machine);
  if (position == 0)
    return g_strdup (_("Nothing has run yet."));

  moment.machine = machine;
  moment.trace = rb_machine_get_trace (machine);
  start = rb_trace_get_moment_start (moment.trace, rb_trace_find_moment (moment.trace, position - 1));
  moment.start = start;
  records = g_new (RbRecord, position - start);
  for (guint i = start; i < position; i++)
    {
      records[i - start] = rb_trace_get_record (moment.trace, i);
      rb_narration_add_record (&moment, &records[i - start]);
    }

  /* After a wait or a return, the program goes on in a statement of an earlier moment. */
  if (moment.topic != TOPIC_EXIT && moment.line == 0)
    moment.line = rb_narration_words_find_line (moment.trace, rb_machine_get_current_site (machine));

  return add_promises (&moment, describe_moment (&moment, event_loop));
}

/**
 * rb_narration_tell: (skip)
 * @machine: a machine at the end of a moment
 * @event_loop: the run of its trace
 *
 * Says what happened in a moment, in one or a few short sentences. All that they say comes from the records of the
 * moment and from the state after them.
 *
 * Returns: (transfer full): the translated sentences
 */
RbSentence *
rb_narration_tell (RbMachine   *machine,
                   RbEventLoop *event_loop)
{
  g_autofree char *marked = NULL;

  g_return_val_if_fail (RB_IS_MACHINE (machine), NULL);
  g_return_val_if_fail (RB_IS_EVENT_LOOP (event_loop), NULL);

  marked = describe (machine, event_loop);

  return rb_sentence_new (marked);
}

/**
 * rb_narration_describe:
 * @machine: a machine at the end of a moment
 * @event_loop: the run of its trace
 *
 * Says what happened in a moment, as rb_narration_tell() does.
 *
 * Returns: (transfer full): the translated sentences as plain text
 */
char *
rb_narration_describe (RbMachine   *machine,
                       RbEventLoop *event_loop)
{
  g_autoptr (RbSentence) sentence = rb_narration_tell (machine, event_loop);

  return sentence != NULL ? g_steal_pointer (&sentence->text) : NULL;
}
