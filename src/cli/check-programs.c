/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/check.h"

#include <glib/gi18n.h>

#include "cli/error-report.h"
#include "cli/print.h"
#include "cli/terminal-run.h"
#include "lesson/article/comment-check.h"
#include "lesson/article/prediction.h"

/* The limit of time for one program, in seconds. The other limits do not stop every endless program. */
#define TIMEOUT 20

/* A check of less than a second shows no progress. */
#define PROGRESS_DELAY G_USEC_PER_SEC

/* What is checked: the programs of one article. */
typedef struct
{
  RbCheck *check;
  GHashTable *printed; /* the name of each version of the last exercise → its output */
  guint n_programs;
  guint n_run;
} Programs;

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
report_uncaught (RbCheck              *check,
                 const RbProgramPlace *program_place,
                 RbTrace              *trace)
{
  for (guint i = 0; i < rb_trace_get_n_console_lines (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_console_line (trace, i));
      guint line, column;

      if (record.kind == RB_RECORD_CONSOLE)
        continue;

      rb_error_report_find_place (program_place, trace, &record, &line, &column);
      rb_check_report (check, line, column, _("This error is not caught: %s"), rb_trace_get_string (trace, record.a));
    }
}

/* Finds the place of a syntax error or a limit in the article. */
static void
find_end (const RbProgramPlace *program_place,
          RbEventLoop          *event_loop,
          guint                *ret_line,
          guint                *ret_column)
{
  const RbPlace *setup_place = rb_event_loop_get_setup_place (event_loop);
  const RbPlace *place = rb_event_loop_get_place (event_loop);

  *ret_line = program_place->first_line;
  *ret_column = 0;
  if (setup_place != NULL)
    {
      *ret_line = setup_place->line;
      *ret_column = setup_place->column;
    }
  else if (place != NULL)
    {
      *ret_line += place->line - 1;
      *ret_column = place->column + program_place->indent;
    }
}

static void
report_end (RbCheck              *check,
            RbExercise           *exercise,
            RbVersion            *version,
            const RbProgramPlace *program_place,
            RbEventLoop          *event_loop)
{
  const char *message = rb_event_loop_get_message (event_loop);
  guint line, column;

  find_end (program_place, event_loop, &line, &column);
  switch (rb_event_loop_get_outcome (event_loop))
    {
    case RB_OUTCOME_IDLE:
      if (!is_uncaught_predicted (check, exercise, version))
        report_uncaught (check, program_place, rb_event_loop_get_trace (event_loop));
      break;

    case RB_OUTCOME_SYNTAX_ERROR:
      if (!is_typescript (version))
        rb_check_report (check, line, column, "%s", message);
      break;

    case RB_OUTCOME_LIMIT:
      rb_check_report (check, line, column, "%s", message);
      break;

    case RB_OUTCOME_STOPPED:
      if (check->signal == 0)
        rb_check_report (check, line, column, _("The program was stopped after %d seconds."), TIMEOUT);
      break;

    case RB_OUTCOME_RUNNER_FAILED:
    case RB_OUTCOME_NONE:
    default:
      check->runner_failed = TRUE;
      rb_check_report (check, line, column, "%s", message != NULL ? message : _("The runner failed."));
    }
}

/* Reports the comments that say something else than the statement beside them prints. */
static void
report_comments (RbCheck              *check,
                 const RbProgramPlace *program_place,
                 RbEventLoop          *event_loop)
{
  const char *const *comments = rb_event_loop_get_comments (event_loop);

  for (guint i = 0; comments[i] != NULL; i++)
    {
      g_autofree char *printed = NULL;
      guint line = rb_comment_get_line (event_loop, i) + program_place->first_line - 1;

      if (rb_comment_judge (event_loop, NULL, i, &printed) == RB_COMMENT_DIFFERS)
        /* Translators: what a comment in a program says, and what the program prints */
        rb_check_report (check, line, 0, _("The comment says “%s”; the program prints “%s”."), comments[i], printed);
    }
}

/* Runs @version, reports its errors, and returns its output. */
static char *
run_version (Programs   *self,
             RbExercise *exercise,
             RbVersion  *version)
{
  RbCheck *check = self->check;
  g_autoptr (RbProgram) program = rb_exercise_create_program (exercise, version, NULL);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_auto (RbProgramPlace) program_place = { g_strdup (check->name), rb_version_get_article_line (version),
                                            rb_version_get_indent (version),
                                            g_strdup (rb_program_get_setup (program)) };
  /* Translators: a file, the number of a program, and how many programs the file has */
  g_autofree char *label = g_strdup_printf (_("%s, program %u of %u"), check->name, ++self->n_run, self->n_programs);
  RbTerminalRun run = { .pool = pool, .timeout = TIMEOUT, .label = label };
  g_autoptr (RbEventLoop) event_loop = NULL;

  if (g_get_monotonic_time () - check->started > PROGRESS_DELAY)
    rb_print_progress ("%s", label);

  event_loop = rb_terminal_run_to_end (&run, program);
  check->signal = run.signal;
  report_end (check, exercise, version, &program_place, event_loop);
  report_comments (check, &program_place, event_loop);

  return rb_prediction_dup_printed (rb_event_loop_get_trace (event_loop));
}

/* @printed maps the name of each version of the preceding exercise to the output of that version. Other mistakes of
 * predictions are reported by rb_check_predictions(). */
static void
check_prediction (RbCheck    *check,
                  RbBlock    *prediction,
                  GHashTable *printed)
{
  const RbOption *marked = rb_prediction_find_marked (prediction);
  guint line = rb_block_get_article_line (prediction);
  const char *name, *actual;

  if (rb_block_get_exercise (prediction) == NULL || marked == NULL)
    return;

  name = rb_prediction_get_version (prediction);
  actual = g_hash_table_lookup (printed, name);
  if (actual == NULL)
    rb_check_report (check, line, 0, _("The exercise before has no version “%s”."), name);
  else if (!rb_prediction_compare (marked, actual))
    {
      rb_check_report (check, line, 0,
                       /* Translators: a version's name, and what is printed */
                       _("The prediction says that “%s” prints “%s”; it prints “%s”."), name, marked->printed, actual);
    }
}

static void
run_exercise (Programs   *self,
              RbExercise *exercise)
{
  GListModel *versions = rb_exercise_get_versions (exercise);

  g_hash_table_remove_all (self->printed);
  for (guint i = 0; i < g_list_model_get_n_items (versions) && self->check->signal == 0; i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);

      g_hash_table_insert (self->printed, g_strdup (rb_version_get_name (version)),
                           run_version (self, exercise, version));
    }
}

static guint
count_programs (RbArticle *article)
{
  GListModel *exercises = rb_article_get_exercises (article);
  guint n_programs = 0;

  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RbExercise) exercise = g_list_model_get_item (exercises, i);

      n_programs += g_list_model_get_n_items (rb_exercise_get_versions (exercise));
    }

  return n_programs;
}

/**
 * rb_check_programs:
 * @self: a check
 *
 * Runs each version of each exercise, and compares the output with the predictions. A signal ends this early.
 */
void
rb_check_programs (RbCheck *self)
{
  GListModel *blocks = rb_article_get_blocks (self->article);
  g_autoptr (GHashTable) printed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Programs programs = { self, printed, count_programs (self->article), 0 };

  for (guint i = 0; i < g_list_model_get_n_items (blocks) && self->signal == 0; i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);

      if (rb_block_get_kind (block) == RB_BLOCK_EXERCISE)
        run_exercise (&programs, rb_block_get_exercise (block));
      else if (rb_block_get_kind (block) == RB_BLOCK_PREDICTION)
        check_prediction (self, block, printed);
    }
}
