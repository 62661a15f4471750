/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "engine/narration/narration-private.h"
#include "engine/narration/narration-words.h"

/* What is said about statements, calls, returns, the console and errors. */

char *
rb_narration_describe_statement (RbNarrated *moment)
{
  if (moment->line == 0)
    return g_strdup (_("The program runs."));
  if (moment->record->kind == RB_RECORD_LOOP)
    return g_strdup_printf (_("The loop on line %u starts another iteration."), moment->line);

  return g_strdup_printf (_("Line %u runs."), moment->line);
}

/* A function is called. */
char *
rb_narration_describe_call (RbNarrated *moment)
{
  const RbSite *function = rb_narration_words_find_function (moment->trace, moment->record);
  g_autofree char *subject = rb_function_words_dup_subject (function);
  g_autofree char *object = rb_function_words_dup_object (function);

  /* Translators: the subject is a function */
  return moment->line == 0 ? g_strdup_printf (_("%s is called."), subject)
                           : g_strdup_printf (_("Line %u calls %s."), moment->line, object);
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

/* The stack is empty again. */
char *
rb_narration_describe_stack_end (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_words_dup_letter (moment->callback);
  const RbSite *function = moment->left != NULL ? rb_narration_words_find_function (moment->trace, moment->left) : NULL;

  if (ends_script (moment))
    return g_strdup (_("The main script is done: the stack is empty."));
  if (letter == NULL && function != NULL && *function->name != '\0')
    return g_strdup_printf (_("%s is done: the stack is empty again."), function->name);
  if (letter == NULL)
    return moment->ended != NULL ? g_strdup (_("The microtask is done: the stack is empty again."))
                                  : g_strdup (_("The task is done: the stack is empty."));

  return g_strdup_printf (_("Callback %s is done: the stack is empty again."), letter);
}

/* A function returns. If the caller's statement goes on in the same moment, the sentences say that too. */
char *
rb_narration_describe_exit (RbNarrated *moment)
{
  const RbSite *function = rb_narration_words_find_function (moment->trace, moment->record);
  g_autofree char *subject = rb_function_words_dup_subject (function);
  g_autofree char *value = rb_narration_words_dup_text (moment->trace, moment->record->b, RB_NARRATION_WORDS_MAX_TEXT);

  if (moment->ends_script || moment->ends_task)
    return rb_narration_describe_stack_end (moment);
  if (function == NULL)
    return rb_narration_describe_statement (moment);
  if (moment->line != 0)
    return *value != '\0'
             ? g_strdup_printf (_("%s returned %s. Now line %u runs."), subject, value, moment->line)
             : g_strdup_printf (_("%s is done. Now line %u runs."), subject, moment->line);

  return *value != '\0' ? g_strdup_printf (_("%s returns %s."), subject, value)
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

char *
rb_narration_describe_error (RbNarrated *moment)
{
  g_autofree char *message = rb_narration_words_dup_text (moment->trace, moment->record->a,
                                                          RB_NARRATION_WORDS_MAX_TEXT);
  guint line = moment->record->b;

  if (moment->record->kind == RB_RECORD_UNHANDLED)
    return line != 0
             ? g_strdup_printf (_("A promise was rejected at line %u, and nobody handles it: %s"), line, message)
             : g_strdup_printf (_("A promise was rejected, and nobody handles it: %s"), message);

  return line != 0 ? g_strdup_printf (_("Nobody catches the error on line %u: %s"), line, message)
                   : g_strdup_printf (_("Nobody catches the error: %s"), message);
}
