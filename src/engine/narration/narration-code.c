/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "engine/narration/narration-private.h"
#include "engine/narration/narration-words.h"

/* What is said about statements, calls, returns, the console and errors. */

/* How many records of a call are searched for a lookup. */
#define MAX_RECORDS_OF_CALL 64

/* Whether the statement declares a variable with a function in it, and does nothing else. */
static gboolean
is_storing (RbNarrated *moment)
{
  const RbSite *site = rb_trace_get_site (moment->trace, moment->record->site);

  return site != NULL && site->kind == RB_SITE_STATEMENT && *site->name != '\0';
}

char *
rb_narration_describe_statement (RbNarrated *moment)
{
  if (moment->line == 0)
    return g_strdup (_("The program runs."));
  if (moment->record->kind == RB_RECORD_LOOP)
    return g_strdup_printf (_("The loop on line %u starts another iteration."), moment->line);
  if (is_storing (moment))
    return g_strdup_printf (_("Line %u only stores the function %s."), moment->line,
                            rb_trace_get_site (moment->trace, moment->record->site)->name);

  return g_strdup_printf (_("Line %u runs."), moment->line);
}

/* Finds the lookup that a call has started, if it was the call's last one and did not block. Only looks back over as
 * many records as a short function makes. */
static RbRecord
find_lookup (RbTrace        *trace,
             guint           record,
             const RbRecord *left)
{
  guint limit = MAX (record, MAX_RECORDS_OF_CALL) - MAX_RECORDS_OF_CALL;

  for (guint i = record; i > limit; i--)
    {
      RbRecord before = rb_trace_get_record (trace, i - 1);

      if (before.kind == RB_RECORD_LOOKUP_START && (before.flags & RB_LOOKUP_BLOCKING) == 0)
        return before;
      if (before.kind == RB_RECORD_ENTER && before.a == left->a)
        break;
    }

  return (RbRecord){ 0 };
}

/* A function returns a value. If it has started a lookup, the answer is still to come. */
static char *
describe_value_of (RbNarrated     *moment,
                   const RbRecord *left)
{
  g_autofree char *subject = rb_function_words_dup_subject (rb_narration_words_find_function (moment->trace, left));
  g_autofree char *value = rb_narration_words_dup_text (moment->trace, left->b, RB_NARRATION_WORDS_MAX_TEXT);
  RbRecord lookup = find_lookup (moment->trace, moment->start, left);
  g_autofree char *letter = rb_narration_words_dup_letter (lookup.b);

  if (lookup.kind == 0)
    return g_strdup_printf (_("%s returns %s."), subject, value);
  if (letter != NULL)
    return g_strdup_printf (_("%s returns %s at once. The answer will go to callback %s."), subject, value, letter);
  if (lookup.flags & RB_LOOKUP_PROMISE)
    return g_strdup_printf (_("%s returns %s at once, a promise of the answer."), subject, value);

  return g_strdup_printf (_("%s returns %s at once: the answer is not there yet."), subject, value);
}

/* Returns NULL if the last function that is left has told no value. What an async function returns only settles its
 * promise, which is told of promises. */
static char *
describe_value (RbNarrated *moment)
{
  if (moment->left == NULL || moment->left->b == 0 || moment->n_settled > 0)
    return NULL;

  return describe_value_of (moment, moment->left);
}

/* A function is called, perhaps with what another one has just returned. */
char *
rb_narration_describe_call (RbNarrated *moment)
{
  const RbSite *function = rb_narration_words_find_function (moment->trace, moment->record);
  g_autofree char *subject = rb_function_words_dup_subject (function);
  g_autofree char *object = rb_function_words_dup_object (function);

  if (moment->line == 0)
    /* Translators: the subject is a function */
    return rb_narration_words_join (describe_value (moment), g_strdup_printf (_("%s is called."), subject));

  return rb_narration_words_join (describe_value (moment),
                                  g_strdup_printf (_("Line %u calls %s."), moment->line, object));
}

/* Whether the main script ends here. A main script that has waited at an `await` ends in a microtask. */
static gboolean
ends_script (RbNarrated *moment)
{
  RbRecord queued = { 0 };

  if (moment->ended != NULL)
    queued = rb_trace_get_microtask (moment->trace, moment->ended->a);

  return moment->ends_script || (queued.kind != 0 && rb_narration_words_is_script (moment->trace, &queued));
}

/* Whether nothing caught an exception right before. */
static gboolean
is_after_error (RbNarrated *moment)
{
  return moment->start > 0 && rb_trace_get_record (moment->trace, moment->start - 1).kind == RB_RECORD_UNCAUGHT;
}

static gboolean
has_failed (RbNarrated *moment)
{
  guint n;
  const RbCallback *callbacks = rb_machine_get_callbacks (moment->machine, &n);

  return moment->callback <= n && callbacks[moment->callback - 1].has_failed;
}

/* The stack is empty again. */
char *
rb_narration_describe_stack_end (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_words_dup_letter (moment->callback);
  const RbSite *function = moment->left != NULL ? rb_narration_words_find_function (moment->trace, moment->left) : NULL;

  if (ends_script (moment))
    return is_after_error (moment) ? g_strdup (_("The error ended the main script: the stack is empty."))
                                   : g_strdup (_("The main script is done: the stack is empty."));
  if (letter == NULL && function != NULL && *function->name != '\0')
    return g_strdup_printf (_("%s is done: the stack is empty again."), function->name);
  if (letter == NULL)
    return moment->ended != NULL ? g_strdup (_("The microtask is done: the stack is empty again."))
                                  : g_strdup (_("The task is done: the stack is empty."));

  return has_failed (moment)
           ? g_strdup_printf (_("The error ended callback %s: the stack is empty again."), letter)
           : g_strdup_printf (_("Callback %s is done: the stack is empty again."), letter);
}

/* Functions return; the last one to the code that goes on. If a statement of it goes on in the same moment, the
 * sentences say that too. */
char *
rb_narration_describe_exit (RbNarrated *moment)
{
  const RbSite *function = rb_narration_words_find_function (moment->trace, moment->left);
  g_autofree char *subject = rb_function_words_dup_subject (function);
  char *value = NULL;

  if (moment->ends_script || moment->ends_task)
    return rb_narration_describe_stack_end (moment);
  if (function == NULL)
    return rb_narration_describe_statement (moment);
  value = describe_value (moment);
  if (value != NULL)
    return value;

  return moment->line != 0 ? g_strdup_printf (_("%s is done. Now line %u runs."), subject, moment->line)
                           : g_strdup_printf (_("%s is done."), subject);
}

char *
rb_narration_describe_console (RbNarrated *moment)
{
  g_autofree char *text = rb_narration_words_dup_text (moment->trace, moment->record->b, RB_NARRATION_WORDS_MAX_TEXT);
  g_autofree char *letter = rb_narration_words_dup_letter (moment->callback);

  if (moment->n_same > 1 && moment->line != 0)
    /* Translators: the first number is the line, the second how many texts it prints */
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

/* Returns the callback that the event loop has called, or 0. */
static guint32
find_running (RbMachine *machine)
{
  guint n_frames;
  const RbFrame *frames = rb_machine_get_frames (machine, &n_frames);

  return n_frames > 0 ? frames[0].callback : 0;
}

char *
rb_narration_describe_error (RbNarrated *moment)
{
  g_autofree char *message = rb_narration_words_dup_text (moment->trace, moment->record->a,
                                                          RB_NARRATION_WORDS_MAX_MESSAGE);
  g_autofree char *letter = rb_narration_words_dup_letter (find_running (moment->machine));
  guint line = moment->record->b;

  if (moment->record->kind == RB_RECORD_UNHANDLED)
    return line != 0
             ? g_strdup_printf (_("A promise was rejected at line %u, and nobody handles it: %s"), line, message)
             : g_strdup_printf (_("A promise was rejected, and nobody handles it: %s"), message);
  if (letter != NULL && line != 0)
    return g_strdup_printf (_("Callback %s fails: nobody catches the error on line %u: %s"), letter, line, message);

  return line != 0 ? g_strdup_printf (_("Nobody catches the error on line %u: %s"), line, message)
                   : g_strdup_printf (_("Nobody catches the error: %s"), message);
}
