/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/prediction.h"

#include <string.h>

/* What stands before an uncaught error in the output of a run. */
#define UNCAUGHT "Uncaught "

/**
 * rb_prediction_get_version:
 * @prediction: a block of the kind %RB_BLOCK_PREDICTION
 *
 * Gets the version that a prediction asks about. If the question names no version, it is the first version of the
 * exercise.
 *
 * Returns: (nullable): the name of the version; %NULL if there is no exercise before the prediction
 */
const char *
rb_prediction_get_version (RbBlock *prediction)
{
  g_autoptr (RbVersion) first = NULL;
  RbExercise *exercise;

  g_return_val_if_fail (RB_IS_BLOCK (prediction), NULL);

  exercise = rb_block_get_exercise (prediction);
  if (exercise == NULL)
    return NULL;
  if (rb_block_get_version (prediction) != NULL)
    return rb_block_get_version (prediction);

  /* The exercise keeps the version, so its name stays valid. */
  first = g_list_model_get_item (rb_exercise_get_versions (exercise), 0);

  return rb_version_get_name (first);
}

/**
 * rb_prediction_is_about:
 * @prediction: a block of the kind %RB_BLOCK_PREDICTION
 * @exercise: an exercise that has run
 * @version: the name of the version that has run
 *
 * Tells whether a run can answer a prediction.
 *
 * Returns: whether the prediction asks about this version of this exercise
 */
gboolean
rb_prediction_is_about (RbBlock    *prediction,
                        RbExercise *exercise,
                        const char *version)
{
  g_return_val_if_fail (RB_IS_BLOCK (prediction), FALSE);

  return exercise != NULL &&
         rb_block_get_exercise (prediction) == exercise &&
         g_strcmp0 (rb_prediction_get_version (prediction), version) == 0;
}

/**
 * rb_prediction_find_marked:
 * @prediction: a block of the kind %RB_BLOCK_PREDICTION
 *
 * Finds the option that the article marks as right.
 *
 * Returns: (transfer none) (nullable): the option; %NULL unless exactly one option is marked
 */
const RbOption *
rb_prediction_find_marked (RbBlock *prediction)
{
  const RbOption *marked = NULL;

  g_return_val_if_fail (RB_IS_BLOCK (prediction), NULL);

  for (guint i = 0; i < rb_block_get_n_options (prediction); i++)
    {
      const RbOption *option = rb_block_get_option (prediction, i);

      if (option->correct && marked != NULL)
        return NULL;
      if (option->correct)
        marked = option;
    }

  return marked;
}

/**
 * rb_prediction_dup_lines:
 * @trace: the trace of a run
 *
 * Collects what a run has printed so far: console lines and uncaught errors. The word "Uncaught" stands before each
 * error.
 *
 * Returns: (transfer full): one string for each line of the console, which may itself contain line breaks
 */
char **
rb_prediction_dup_lines (RbTrace *trace)
{
  GPtrArray *lines;

  g_return_val_if_fail (RB_IS_TRACE (trace), NULL);

  lines = g_ptr_array_new ();
  for (guint i = 0; i < rb_trace_get_n_console_lines (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_console_line (trace, i));

      if (record.kind == RB_RECORD_CONSOLE)
        g_ptr_array_add (lines, g_strdup (rb_trace_get_string (trace, record.b)));
      else
        g_ptr_array_add (lines, g_strdup_printf (UNCAUGHT "%s", rb_trace_get_string (trace, record.a)));
    }
  g_ptr_array_add (lines, NULL);

  return (char **) g_ptr_array_free (lines, FALSE);
}

/**
 * rb_prediction_dup_printed:
 * @trace: the trace of a run
 *
 * Collects what a run has printed so far, as one text.
 *
 * Returns: (transfer full): the lines of rb_prediction_dup_lines(), separated by line breaks
 */
char *
rb_prediction_dup_printed (RbTrace *trace)
{
  g_auto (GStrv) lines = rb_prediction_dup_lines (trace);

  return lines != NULL ? g_strjoinv ("\n", lines) : NULL;
}

/**
 * rb_prediction_compare:
 * @option: an option of a prediction
 * @printed: the output of a finished run, from rb_prediction_dup_printed()
 *
 * Compares an option with a run. White space at the end is ignored, because an article cannot show it.
 *
 * Returns: whether the run has printed the text of the option
 */
gboolean
rb_prediction_compare (const RbOption *option,
                       const char     *printed)
{
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;

  g_return_val_if_fail (option != NULL, FALSE);
  g_return_val_if_fail (printed != NULL, FALSE);

  expected = g_strchomp (g_strdup (option->printed));
  actual = g_strchomp (g_strdup (printed));

  return strcmp (expected, actual) == 0;
}

/**
 * rb_prediction_has_uncaught:
 * @option: an option of a prediction
 *
 * Tells whether an option says that the program ends in an uncaught error.
 *
 * Returns: whether a line of the option is an uncaught error
 */
gboolean
rb_prediction_has_uncaught (const RbOption *option)
{
  g_return_val_if_fail (option != NULL, FALSE);

  return g_str_has_prefix (option->printed, UNCAUGHT) || strstr (option->printed, "\n" UNCAUGHT) != NULL;
}

/* Finds the first line of the console that differs from what @option says. If the option says more than was printed,
 * this is the last line. Returns -1 if the option is right, or if nothing was printed. */
static int
find_difference (const RbOption *option,
                 char          **lines)
{
  g_autofree char *expected = g_strchomp (g_strdup (option->printed));
  g_autoptr (GString) printed = g_string_new (NULL);
  int i;

  for (i = 0; lines[i] != NULL; i++)
    {
      g_string_append_printf (printed, "%s%s", i > 0 ? "\n" : "", lines[i]);
      if (!g_str_has_prefix (expected, printed->str) || !strchr ("\n", expected[printed->len]))
        return rb_prediction_compare (option, printed->str) && lines[i + 1] == NULL ? -1 : i;
    }

  return rb_prediction_compare (option, printed->str) ? -1 : i - 1;
}

/**
 * rb_prediction_find_line:
 * @prediction: a block of the kind %RB_BLOCK_PREDICTION
 * @chosen: the index of the option that was chosen, or -1
 * @lines: the output of a finished run, from rb_prediction_dup_lines()
 *
 * Finds the line of the console that decides the prediction. If the chosen option is wrong, this is the first line that
 * differs from the option. Otherwise, it is the line that rules out the last of the other options.
 *
 * Returns: the number of the line, from 0; -1 if nothing was printed
 */
int
rb_prediction_find_line (RbBlock *prediction,
                         int      chosen,
                         char   **lines)
{
  int line = -1;

  g_return_val_if_fail (RB_IS_BLOCK (prediction), -1);
  g_return_val_if_fail (lines != NULL, -1);

  if (chosen >= 0)
    line = find_difference (rb_block_get_option (prediction, (guint) chosen), lines);
  if (line >= 0)
    return line;

  for (guint i = 0; i < rb_block_get_n_options (prediction); i++)
    line = MAX (line, find_difference (rb_block_get_option (prediction, i), lines));

  return line;
}
