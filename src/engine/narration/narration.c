/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/narration/narration.h"

#include <glib/gi18n-lib.h>

#include "engine/narration/narration-private.h"

/* --- Words -------------------------------------------------------------------------------------------------------- */

guint
rb_narration_find_line (RbTrace *trace,
                        guint32  site)
{
  const RbSite *place = rb_trace_get_site (trace, site);

  return site != 0 && place != NULL ? place->line : 0;
}

char *
rb_narration_dup_letter (guint32 callback)
{
  return callback != 0 ? rb_machine_dup_callback_label (callback) : NULL;
}

/* A text of the program's, cut to one short line. */
char *
rb_narration_dup_text (RbNarrated *moment,
                       guint32     string,
                       guint       max_length)
{
  const char *text = rb_trace_get_string (moment->trace, string);
  g_autofree char *line = g_strndup (text, strcspn (text, "\r\n"));
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= max_length && strlen (line) == strlen (text))
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), max_length));

  return g_strconcat (start, "…", NULL);
}

/* --- Code --------------------------------------------------------------------------------------------------------- */

/* The function that a record is about; NULL for the main script. */
const RbSite *
rb_narration_find_function (RbNarrated     *moment,
                            const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (moment->trace, record->site);

  if (site != NULL && site->kind != RB_SITE_FUNCTION)
    site = site->function != 0 ? rb_trace_get_site (moment->trace, site->function) : NULL;

  return site;
}

static char *
describe_statement (RbNarrated *moment)
{
  if (moment->line == 0)
    return g_strdup (_("The program runs."));
  if (moment->record->kind == RB_RECORD_LOOP)
    return g_strdup_printf (_("The loop of line %u starts another round."), moment->line);
  return g_strdup_printf (_("Line %u runs."), moment->line);
}

static char *
describe_enter (RbNarrated *moment)
{
  const RbSite *function = rb_narration_find_function (moment, moment->record);

  if (function == NULL)
    return g_strdup (_("A function is called."));
  if (moment->line == 0 && *function->name != '\0')
    return g_strdup_printf (_("%s is called."), function->name);
  if (moment->line == 0)
    return g_strdup_printf (_("The function of line %u is called."), function->line);
  if (*function->name != '\0')
    return g_strdup_printf (_("Line %u calls %s."), moment->line, function->name);

  return g_strdup_printf (_("Line %u calls the function of line %u."), moment->line, function->line);
}

/* A function has returned, and the statement after it runs. */
static char *
describe_return_and_line (RbNarrated   *moment,
                          const RbSite *function,
                          const char   *value)
{
  if (*function->name != '\0')
    return *value != '\0'
             ? g_strdup_printf (_("%s returned %s. Now line %u runs."), function->name, value, moment->line)
             : g_strdup_printf (_("%s is done. Now line %u runs."), function->name, moment->line);

  return *value != '\0' ? g_strdup_printf (_("The function of line %u returned %s. Now line %u runs."), function->line,
                                            value, moment->line)
                        : g_strdup_printf (_("The function of line %u is done. Now line %u runs."), function->line,
                                           moment->line);
}

/* The script, or the microtask in which it went on after an `await` of its own. */
static gboolean
ends_script (RbNarrated *moment)
{
  RbRecord queued = { 0 };

  if (moment->ended != NULL)
    queued = rb_trace_get_microtask (moment->trace, moment->ended->a);

  return moment->ends_script || (queued.kind != 0 && rb_narration_is_script (moment->trace, &queued));
}

/* The last function is left, and the stack is empty. */
static char *
describe_stack_end (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_dup_letter (moment->callback);
  const RbSite *function = moment->left != NULL ? rb_narration_find_function (moment, moment->left) : NULL;

  if (ends_script (moment))
    return g_strdup (_("The main script is done: the stack is empty."));
  if (letter == NULL && function != NULL && *function->name != '\0')
    return g_strdup_printf (_("%s is done: the stack is empty again."), function->name);
  if (letter == NULL)
    return moment->ended != NULL ? g_strdup (_("The microtask is done: the stack is empty again."))
                                  : g_strdup (_("The task is done: the stack is empty."));

  return g_strdup_printf (_("Callback %s is done: the stack is empty again."), letter);
}

static char *
describe_exit (RbNarrated *moment)
{
  const RbSite *function = rb_narration_find_function (moment, moment->record);
  g_autofree char *value = rb_narration_dup_text (moment, moment->record->b, RB_NARRATION_MAX_TEXT);

  if (moment->ends_script || moment->ends_task)
    return describe_stack_end (moment);
  if (function == NULL)
    return describe_statement (moment);
  if (moment->line != 0)
    return describe_return_and_line (moment, function, value);
  if (*function->name != '\0')
    return *value != '\0' ? g_strdup_printf (_("%s returns %s."), function->name, value)
                          : g_strdup_printf (_("%s is done."), function->name);

  return *value != '\0' ? g_strdup_printf (_("The function of line %u returns %s."), function->line, value)
                        : g_strdup_printf (_("The function of line %u is done."), function->line);
}

static char *
describe_console (RbNarrated *moment)
{
  g_autofree char *text = rb_narration_dup_text (moment, moment->record->b, RB_NARRATION_MAX_TEXT);
  g_autofree char *letter = rb_narration_dup_letter (moment->callback);

  if (moment->n_same > 1 && moment->line != 0)
    /* Translators: the first number is the line's, the second how many texts it prints. */
    return g_strdup_printf (ngettext ("Line %u prints %u text.", "Line %u prints %u texts.", moment->n_same),
                            moment->line, moment->n_same);
  if (*text == '\0' && moment->line != 0)
    return g_strdup_printf (_("Line %u prints an empty line."), moment->line);
  if (moment->line != 0)
    return g_strdup_printf (_("Line %u prints: %s"), moment->line, text);
  if (letter != NULL)
    return g_strdup_printf (_("Callback %s prints: %s"), letter, text);

  return g_strdup_printf (_("The program prints: %s"), text);
}

static char *
describe_error (RbNarrated *moment)
{
  g_autofree char *message = rb_narration_dup_text (moment, moment->record->a, RB_NARRATION_MAX_TEXT);
  guint line = moment->record->b;

  if (moment->record->kind == RB_RECORD_UNHANDLED)
    return line != 0
             ? g_strdup_printf (_("A promise was rejected at line %u, and nobody handles it: %s"), line, message)
             : g_strdup_printf (_("A promise was rejected, and nobody handles it: %s"), message);

  return line != 0 ? g_strdup_printf (_("Nobody catches the error of line %u: %s"), line, message)
                   : g_strdup_printf (_("Nobody catches the error: %s"), message);
}

/* --- The loop ----------------------------------------------------------------------------------------------------- */

static char *
describe_task (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_dup_letter (moment->record->b);

  if (moment->record->kind == RB_RECORD_MICROTASK_START)
    return rb_narration_describe_microtask (moment);
  if (letter == NULL && moment->settled != NULL)
    return g_strdup (_("The event loop takes the answer."));
  if (letter == NULL)
    return g_strdup (_("The stack is empty: the event loop takes the answer for a promise from the task queue."));

  return g_strdup_printf (_("The stack is empty: the event loop takes callback %s from the task queue and runs it."),
                          letter);
}

static char *
describe_still_waiting (RbTrace        *trace,
                        const RbRecord *record,
                        guint           line)
{
  const RbSite *site = rb_trace_get_site (trace, record->site);
  const RbSite *function = site != NULL && site->function != 0 ? rb_trace_get_site (trace, site->function) : NULL;

  if (record->a == 0)
    return g_strdup_printf (_("The program still waits at line %u: nothing will ever settle that promise."), line);
  if (function == NULL || *function->name == '\0')
    return g_strdup_printf (_("An anonymous function still waits at line %u: nothing will ever settle that promise."),
                            line);

  /* Translators: the first is a function, as in “`main` still waits at line 7” */
  return g_strdup_printf (_("`%s` still waits at line %u: nothing will ever settle that promise."), function->name,
                          line);
}

/* Names only the first suspended function and counts the others, because the sentence must stay short. */
static char *
describe_all_waiting (RbTrace        *trace,
                      const RbRecord *first,
                      guint           n_waiting)
{
  g_autofree char *sentence = describe_still_waiting (trace, first, rb_narration_find_line (trace, first->site));
  g_autofree char *more = NULL;

  if (n_waiting <= 1)
    return g_steal_pointer (&sentence);

  more = g_strdup_printf (ngettext ("%u more function still waits.", "%u more functions still wait.", n_waiting - 1),
                          n_waiting - 1);

  /* Translators: two sentences, one after the other */
  return g_strdup_printf (_("%s %s"), sentence, more);
}

static char *
describe_end (RbNarrated  *moment,
              RbEventLoop *event_loop)
{
  if (moment->record->kind == RB_RECORD_WAITING)
    return describe_all_waiting (moment->trace, moment->record, moment->n_waiting);
  if (moment->record->kind == RB_RECORD_FINISHED && moment->record->a == RB_OUTCOME_IDLE)
    return g_strdup (_("The program is finished."));

  return rb_narration_describe_outcome (event_loop);
}

static char *
describe_moment (RbNarrated  *moment,
                 RbEventLoop *event_loop)
{
  switch (moment->topic)
    {
    case TOPIC_STATEMENT:
      return describe_statement (moment);

    case TOPIC_PROMISE:
      return rb_narration_describe_promises (moment);

    case TOPIC_EXIT:
      return describe_exit (moment);

    case TOPIC_HANDOVER:
      return moment->n_joined + moment->n_ticked > 0 ? rb_narration_describe_promises (moment)
                                                     : rb_narration_describe_handover (moment);

    case TOPIC_SUSPEND:
      return rb_narration_describe_suspension (moment);

    case TOPIC_ENTER:
      return describe_enter (moment);

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
      return describe_console (moment);

    case TOPIC_ERROR:
      return describe_error (moment);

    case TOPIC_END:
      return describe_end (moment, event_loop);

    case TOPIC_NONE:
    default:
      if (moment->ends_script || moment->ends_task)
        return describe_stack_end (moment);
      return g_strdup (_("The main script starts."));
    }
}

/* Where promises are not what a moment is about, they may still be what came of it. */
static char *
add_promises (RbNarrated *moment,
              char       *sentence)
{
  gboolean has_room = moment->topic >= TOPIC_EXIT && moment->topic <= TOPIC_TASK && moment->topic != TOPIC_HANDOVER;
  g_autofree char *first = sentence;
  g_autofree char *second = NULL;

  if (has_room && moment->n_settled + moment->n_joined + moment->n_ticked > 0 && !rb_narration_joins_itself (moment))
    second = rb_narration_describe_promises (moment);
  else if (moment->topic == TOPIC_SUSPEND && moment->n_handed > 0)
    second = rb_narration_describe_handover (moment);

  /* Translators: two sentences, one after the other */
  return second != NULL ? g_strdup_printf (_("%s %s"), first, second) : g_steal_pointer (&first);
}

/**
 * rb_narration_describe:
 * @machine: a machine at the end of a moment
 * @event_loop: the run that it looks at
 *
 * Says what has happened in a moment, in one plain sentence or a few short ones. It tells what the records of the
 * moment say and the state after them, nothing else.
 *
 * Returns: (transfer full): the sentence
 */
char *
rb_narration_describe (RbMachine   *machine,
                       RbEventLoop *event_loop)
{
  RbNarrated moment = { 0, };
  g_autofree RbRecord *records = NULL;
  guint position;
  guint start;

  g_return_val_if_fail (RB_IS_MACHINE (machine), NULL);
  g_return_val_if_fail (RB_IS_EVENT_LOOP (event_loop), NULL);

  position = rb_machine_get_position (machine);
  if (position == 0)
    return g_strdup (_("Nothing has run yet."));

  moment.machine = machine;
  moment.trace = rb_machine_get_trace (machine);
  start = rb_trace_get_moment_start (moment.trace, rb_trace_find_moment (moment.trace, position - 1));
  records = g_new (RbRecord, position - start);
  for (guint i = start; i < position; i++)
    {
      records[i - start] = rb_trace_get_record (moment.trace, i);
      rb_narration_add_record (&moment, &records[i - start]);
    }

  /* What was blocked, or has got a value back, goes on in the statement that it stood in. */
  if (moment.topic != TOPIC_EXIT && moment.line == 0)
    moment.line = rb_narration_find_line (moment.trace, rb_machine_get_current_site (machine));

  return add_promises (&moment, describe_moment (&moment, event_loop));
}

/* Those who still wait are told right before the end. */
static guint
count_waiting (RbTrace *trace)
{
  guint n_records = rb_trace_get_n_records (trace);
  guint n = 0;

  while (n + 2 <= n_records && rb_trace_get_record (trace, n_records - 2 - n).kind == RB_RECORD_WAITING)
    n++;

  return n;
}

/**
 * rb_narration_describe_waiting:
 * @trace: the trace of a run that is over
 * @first_line: what the program's first line is counted as
 *
 * Says which functions still wait though nothing is left to run, in the order in which they were suspended.
 *
 * Returns: (transfer full) (array zero-terminated=1): a sentence for each of them
 */
char **
rb_narration_describe_waiting (RbTrace *trace,
                               guint    first_line)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (RB_IS_TRACE (trace), NULL);

  for (guint n = count_waiting (trace); n > 0; n--)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_n_records (trace) - 1 - n);
      guint line = rb_narration_find_line (trace, record.site) + first_line - 1;
      g_autofree char *sentence = describe_still_waiting (trace, &record, line);

      g_strv_builder_add (builder, sentence);
    }

  return g_strv_builder_end (builder);
}

static char *
describe_outcome_of_waiting (RbTrace *trace)
{
  guint n_waiting = count_waiting (trace);
  RbRecord first = rb_trace_get_record (trace, rb_trace_get_n_records (trace) - 1 - n_waiting);

  return describe_all_waiting (trace, &first, n_waiting);
}

/**
 * rb_narration_describe_outcome:
 * @event_loop: a run
 *
 * Says how a run ended, and where.
 *
 * Returns: (transfer full): one sentence, or two
 */
char *
rb_narration_describe_outcome (RbEventLoop *event_loop)
{
  const RbPlace *place;
  const char *message;
  RbTrace *trace;

  g_return_val_if_fail (RB_IS_EVENT_LOOP (event_loop), NULL);

  trace = rb_event_loop_get_trace (event_loop);
  place = rb_event_loop_get_place (event_loop);
  message = rb_event_loop_get_message (event_loop);

  switch (rb_event_loop_get_outcome (event_loop))
    {
    case RB_OUTCOME_IDLE:
      if (count_waiting (trace) > 0)
        return describe_outcome_of_waiting (trace);
      return rb_event_loop_get_had_error (event_loop)
               ? g_strdup (_("The program is finished. There was an error that nobody caught."))
               : g_strdup (_("The program is finished."));

    case RB_OUTCOME_SYNTAX_ERROR:
      if (place == NULL)
        return g_strdup_printf (_("The program cannot run. %s"), message);
      return g_strdup_printf (_("The program cannot run. Line %u, column %u: %s"), place->line, place->column, message);

    case RB_OUTCOME_LIMIT:
      if (place == NULL)
        return g_strdup (message);
      /* Translators: %s is a sentence of its own: which limit it was. */
      return g_strdup_printf (_("%s It was at line %u, column %u."), message, place->line, place->column);

    case RB_OUTCOME_STOPPED:
      return g_strdup (_("The program was stopped."));

    case RB_OUTCOME_RUNNER_FAILED:
      return g_strdup_printf (_("The program could not go on. %s"), message);

    case RB_OUTCOME_NONE:
    default:
      return g_strdup (_("The program is not finished yet."));
    }
}
