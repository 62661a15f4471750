/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/check.h"

#include <glib/gi18n.h>

#include "cli/terminal-run.h"
#include "lesson/prediction.h"

/* The limit of time for one program, in seconds. The other limits do not stop every endless program. */
#define TIMEOUT 60

static gboolean
is_typescript (RbVersion *version)
{
  return g_str_equal (rb_version_get_code_language (version), "ts") ||
         g_str_equal (rb_version_get_code_language (version), "typescript");
}

/* Whether a prediction says that a version ends in an uncaught error. The comparison with the run decides whether that
 * is the right error. */
static gboolean
is_uncaught_predicted (RbCheck    *check,
                       RbExercise *exercise,
                       RbVersion  *version)
{
  GListModel *blocks = rb_article_get_blocks (check->article);

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);
      const RbOption *marked;

      if (rb_block_get_kind (block) != RB_BLOCK_PREDICTION ||
          !rb_prediction_is_about (block, exercise, rb_version_get_name (version)))
        continue;

      marked = rb_prediction_find_marked (block);
      if (marked != NULL && rb_prediction_has_uncaught (marked))
        return TRUE;
    }

  return FALSE;
}

static void
report_uncaught (RbCheck   *check,
                 RbVersion *version,
                 RbTrace   *trace)
{
  for (guint i = 0; i < rb_trace_get_n_console_lines (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_console_line (trace, i));

      if (record.kind != RB_RECORD_CONSOLE)
        rb_check_report (check, rb_version_get_article_line (version) + MAX (record.b, 1) - 1,
                         _("This error is not caught: %s"), rb_trace_get_string (trace, record.a));
    }
}

static void
report_end (RbCheck     *check,
            RbExercise  *exercise,
            RbVersion   *version,
            RbEventLoop *event_loop)
{
  const RbPlace *place = rb_event_loop_get_place (event_loop);
  guint line = rb_version_get_article_line (version) + (place != NULL ? MAX (place->line, 1) - 1 : 0);
  const char *message = rb_event_loop_get_message (event_loop);

  switch (rb_event_loop_get_outcome (event_loop))
    {
    case RB_OUTCOME_IDLE:
      if (!is_uncaught_predicted (check, exercise, version))
        report_uncaught (check, version, rb_event_loop_get_trace (event_loop));
      break;

    case RB_OUTCOME_SYNTAX_ERROR:
      if (!is_typescript (version))
        rb_check_report (check, line, "%s", message);
      break;

    case RB_OUTCOME_LIMIT:
      rb_check_report (check, line, "%s", message);
      break;

    case RB_OUTCOME_STOPPED:
      rb_check_report (check, line, _("The program was stopped after %d seconds."), TIMEOUT);
      break;

    case RB_OUTCOME_RUNNER_FAILED:
    case RB_OUTCOME_NONE:
    default:
      check->runner_failed = TRUE;
      rb_check_report (check, line, "%s", message != NULL ? message : _("The runner failed."));
    }
}

/* Runs @version, reports its errors, and returns its output. */
static char *
run_version (RbCheck    *check,
             RbExercise *exercise,
             RbVersion  *version)
{
  g_autoptr (RbProgram) program = rb_exercise_create_program (exercise, version, NULL);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  RbTerminalRun run = { .pool = pool, .timeout = TIMEOUT };
  g_autoptr (RbEventLoop) event_loop = rb_terminal_run_to_end (&run, program);

  report_end (check, exercise, version, event_loop);

  return rb_prediction_dup_printed (rb_event_loop_get_trace (event_loop));
}

static char *
show_line_breaks (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv (" ⏎ ", lines);
}

/* @printed maps the name of each version of the preceding exercise to the output of that version. */
static void
check_prediction (RbCheck    *check,
                  RbBlock    *prediction,
                  GHashTable *printed)
{
  const RbOption *marked = rb_prediction_find_marked (prediction);
  const char *name, *actual;

  if (rb_block_get_exercise (prediction) == NULL)
    {
      rb_check_report (check, rb_block_get_article_line (prediction),
                       _("There is no exercise before this prediction."));
      return;
    }

  if (marked == NULL)
    {
      rb_check_report (check, rb_block_get_article_line (prediction), _("A prediction needs one marked option."));
      return;
    }

  name = rb_prediction_get_version (prediction);
  actual = g_hash_table_lookup (printed, name);
  if (actual == NULL)
    rb_check_report (check, rb_block_get_article_line (prediction), _("The exercise before has no version “%s”."),
                     name);
  else if (!rb_prediction_compare (marked, actual))
    {
      g_autofree char *expected_line = show_line_breaks (marked->printed);
      g_autofree char *actual_line = show_line_breaks (actual);

      rb_check_report (check, rb_block_get_article_line (prediction),
                       /* Translators: a version's name, and what is printed */
                       _("The prediction says that “%s” prints “%s”; it prints “%s”."), name, expected_line,
                       actual_line);
    }
}

static void
run_exercise (RbCheck    *check,
              RbExercise *exercise,
              GHashTable *printed)
{
  GListModel *versions = rb_exercise_get_versions (exercise);

  g_hash_table_remove_all (printed);
  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);

      g_hash_table_insert (printed, g_strdup (rb_version_get_name (version)), run_version (check, exercise, version));
    }
}

/**
 * rb_check_programs:
 * @self: a check
 *
 * Runs each version of each exercise, and compares the output with the predictions.
 */
void
rb_check_programs (RbCheck *self)
{
  GListModel *blocks = rb_article_get_blocks (self->article);
  g_autoptr (GHashTable) printed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);

      if (rb_block_get_kind (block) == RB_BLOCK_EXERCISE)
        run_exercise (self, rb_block_get_exercise (block), printed);
      else if (rb_block_get_kind (block) == RB_BLOCK_PREDICTION)
        check_prediction (self, block, printed);
    }
}
