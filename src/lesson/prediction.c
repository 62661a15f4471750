/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/prediction.h"

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
 * rb_prediction_dup_printed:
 * @trace: the trace of a run
 *
 * Collects what a run has printed so far: console lines and uncaught errors. The word "Uncaught" stands before each
 * error.
 *
 * Returns: (transfer full): the lines, separated by line breaks
 */
char *
rb_prediction_dup_printed (RbTrace *trace)
{
  GString *printed;

  g_return_val_if_fail (RB_IS_TRACE (trace), NULL);

  printed = g_string_new (NULL);
  for (guint i = 0; i < rb_trace_get_n_console_lines (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_console_line (trace, i));

      if (i > 0)
        g_string_append_c (printed, '\n');

      if (record.kind == RB_RECORD_CONSOLE)
        g_string_append (printed, rb_trace_get_string (trace, record.b));
      else
        g_string_append_printf (printed, UNCAUGHT "%s", rb_trace_get_string (trace, record.a));
    }

  return g_string_free (printed, FALSE);
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
