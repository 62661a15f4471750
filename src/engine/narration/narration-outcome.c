/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/narration/narration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "engine/narration/narration-private.h"
#include "engine/narration/narration-words.h"

#define MOST_NAMES 3

/* How a run ended, and which functions still wait then. */

static char *
describe_still_waiting (RbTrace        *trace,
                        const RbRecord *record,
                        guint           line)
{
  const RbSite *function = rb_narration_words_find_function (trace, record);
  g_autofree char *subject = NULL;

  if (record->a == 0)
    return g_strdup_printf (_("The program still waits at line %u: nothing will ever settle that promise."), line);
  if (function == NULL || *function->name == '\0')
    subject = rb_function_words_dup_subject (NULL);
  else
    subject = g_strdup_printf ("`%s`", function->name);

  /* Translators: the first is a function, as in “`main` still waits at line 7” */
  return g_strdup_printf (_("%s still waits at line %u: nothing will ever settle that promise."), subject, line);
}

/* Names only the first suspended function and counts the others, because the sentence must stay short. */
char *
rb_narration_describe_suspended (RbTrace        *trace,
                                 const RbRecord *first,
                                 guint           n_waiting)
{
  char *sentence = describe_still_waiting (trace, first, rb_narration_words_find_line (trace, first->site));
  char *more;

  if (n_waiting <= 1)
    return sentence;

  more = g_strdup_printf (ngettext ("%u more function still waits.", "%u more functions still wait.", n_waiting - 1),
                          n_waiting - 1);

  return rb_narration_words_join (sentence, more);
}

/* Each function that still waits has a record right before the last record. */
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
 * @first_line: the number of the program's first line, in its article for example
 *
 * Says which functions still wait although nothing is left to run, in the order in which they were suspended.
 *
 * Returns: (transfer full) (array zero-terminated=1): a translated sentence for each of them
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
      guint line = rb_narration_words_find_line (trace, record.site) + first_line - 1;
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

  return rb_narration_describe_suspended (trace, &first, n_waiting);
}

/* Finds the last error that nobody caught. Errors are lines of the console. */
static RbRecord
find_last_error (RbTrace *trace)
{
  for (guint i = rb_trace_get_n_console_lines (trace); i > 0; i--)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_console_line (trace, i - 1));

      if (record.kind == RB_RECORD_UNCAUGHT || record.kind == RB_RECORD_UNHANDLED)
        return record;
    }

  return (RbRecord){ 0 };
}

static char *
describe_failure (RbTrace *trace)
{
  RbRecord error = find_last_error (trace);
  g_autofree char *message = rb_narration_words_dup_text (trace, error.a, RB_NARRATION_WORDS_MAX_MESSAGE);

  if (error.kind == RB_RECORD_UNHANDLED)
    return error.b != 0
             ? g_strdup_printf (_("The program failed: nobody handled the rejection at line %u: %s"), error.b, message)
             : g_strdup_printf (_("The program failed: nobody handled a rejection: %s"), message);

  return error.b != 0
           ? g_strdup_printf (_("The program failed: nobody caught the error on line %u: %s"), error.b, message)
           : g_strdup_printf (_("The program failed: nobody caught an error: %s"), message);
}

/* What a stand-in lacks shows as a member or a function that is not there. */
static gboolean
is_of_type (RbTrace *trace)
{
  RbRecord error = find_last_error (trace);

  return g_str_has_prefix (rb_trace_get_string (trace, error.a), "TypeError");
}

/* The name in a call: "main" of "main(id)", "Stack" of "new Stack()". */
static char *
dup_called_name (const char *call)
{
  const char *name = g_str_has_prefix (call, "new ") ? call + strlen ("new ") : call;

  return g_strndup (name, strcspn (name, "("));
}

/**
 * rb_narration_describe_definitions:
 * @event_loop: a run
 *
 * Says what a program defines that does nothing else.
 *
 * Returns: (transfer full) (nullable): a translated sentence; %NULL for a program that does something
 */
char *
rb_narration_describe_definitions (RbEventLoop *event_loop)
{
  const char *const *calls;
  g_autoptr (GString) names = NULL;
  guint n_calls;

  g_return_val_if_fail (RB_IS_EVENT_LOOP (event_loop), NULL);

  calls = rb_event_loop_get_calls (event_loop);
  n_calls = g_strv_length ((char **) calls);
  if (n_calls == 0)
    return NULL;

  names = g_string_new (NULL);
  for (guint i = 0; i < n_calls; i++)
    {
      g_autofree char *name = dup_called_name (calls[i]);

      g_string_append_printf (names, "%s`%s`", i > 0 ? ", " : "", name);
    }

  /* Translators: %s is one name or several, each of a function that the program defines */
  return g_strdup_printf (ngettext ("The program only defines %s; nobody calls it.",
                                    "The program only defines %s; nobody calls them.", n_calls),
                          names->str);
}

/**
 * rb_narration_describe_stand_ins:
 * @event_loop: a run
 *
 * Says what a program that failed leaves open: its stand-ins may be why it failed.
 *
 * Returns: (transfer full) (nullable): a translated sentence; %NULL for a program that leaves nothing open or did not
 *   fail
 */
char *
rb_narration_describe_stand_ins (RbEventLoop *event_loop)
{
  const char *const *stand_ins;
  g_autoptr (GString) names = NULL;
  guint n_stand_ins;

  g_return_val_if_fail (RB_IS_EVENT_LOOP (event_loop), NULL);

  stand_ins = rb_event_loop_get_stand_ins (event_loop);
  n_stand_ins = g_strv_length ((char **) stand_ins);
  if (n_stand_ins == 0 || !rb_event_loop_get_had_error (event_loop) ||
      !is_of_type (rb_event_loop_get_trace (event_loop)))
    return NULL;

  names = g_string_new (NULL);
  for (guint i = 0; i < MIN (n_stand_ins, MOST_NAMES); i++)
    g_string_append_printf (names, "%s`%s`", i > 0 ? ", " : "", stand_ins[i]);
  if (n_stand_ins > MOST_NAMES)
    g_string_append (names, ", …");

  /* Translators: %s is one name or several that the program uses and does not declare */
  return g_strdup_printf (ngettext ("The program does not say what %s is, and the stand-in may lack what it needs.",
                                    "The program does not say what %s are, and the stand-ins may lack what it needs.",
                                    n_stand_ins),
                          names->str);
}

static char *
describe_error (RbEventLoop *event_loop)
{
  g_autofree char *failure = describe_failure (rb_event_loop_get_trace (event_loop));
  g_autofree char *stand_ins = rb_narration_describe_stand_ins (event_loop);

  return stand_ins != NULL ? g_strdup_printf ("%s · %s", failure, stand_ins) : g_steal_pointer (&failure);
}

static char *
describe_end (RbEventLoop *event_loop)
{
  char *definitions = rb_narration_describe_definitions (event_loop);

  return definitions != NULL ? definitions : g_strdup (_("The program is finished."));
}

/**
 * rb_narration_describe_outcome:
 * @event_loop: a run
 *
 * Says how a run ended, and where.
 *
 * Returns: (transfer full): one or two translated sentences
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
      return rb_event_loop_get_had_error (event_loop) ? describe_error (event_loop) : describe_end (event_loop);

    case RB_OUTCOME_SYNTAX_ERROR:
      if (place == NULL)
        return g_strdup_printf (_("The program cannot run. %s"), message);
      return g_strdup_printf (_("The program cannot run. Line %u, column %u: %s"), place->line, place->column, message);

    case RB_OUTCOME_LIMIT:
      if (place == NULL)
        return g_strdup (message);
      /* Translators: %s is a sentence: which limit it was */
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
