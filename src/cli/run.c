/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/program-place.h"
#include "cli/run-options.h"
#include "cli/terminal-run.h"
#include "engine/export/export.h"
#include "engine/narration/narration.h"
#include "engine/runner-client/sandbox.h"
#include "lesson/article.h"
#include "lesson/text-file.h"

static char *
join_versions (RbExercise *exercise)
{
  GListModel *versions = rb_exercise_get_versions (exercise);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);

      g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", rb_version_get_name (version));
    }

  return g_string_free (joined, FALSE);
}

static void
report_no_exercise (const RbRunOptions *options,
                    RbArticle          *article)
{
  guint n_exercises = g_list_model_get_n_items (rb_article_get_exercises (article));

  /* Translators: a file, the number of the exercise in the command line, and how many exercises the file has */
  fprintf (stderr, ngettext ("%s: There is no exercise %d; the article has %u exercise.\n",
                             "%s: There is no exercise %d; the article has %u exercises.\n", n_exercises),
           rb_article_get_name (article), options->exercise, n_exercises);
}

static void
report_no_version (const RbRunOptions *options,
                   RbArticle          *article,
                   RbExercise         *exercise)
{
  g_autofree char *versions = join_versions (exercise);

  /* Translators: a file, the version in the command line, the number of an exercise, and the names of its versions */
  fprintf (stderr, _("%s: There is no version “%s” of exercise %d. Its versions are: %s.\n"),
           rb_article_get_name (article), options->version, options->exercise, versions);
}

static RbProgram *
load_exercise (const RbRunOptions *options,
               GFile              *file,
               RbProgramPlace     *program_place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = rb_article_new_from_file (file, &error);
  g_autoptr (RbExercise) exercise = NULL;
  g_autoptr (RbVersion) version = NULL;

  if (article == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return NULL;
    }

  exercise = g_list_model_get_item (rb_article_get_exercises (article), options->exercise - 1);
  if (exercise == NULL)
    {
      report_no_exercise (options, article);
      return NULL;
    }

  if (options->version == NULL)
    version = g_list_model_get_item (rb_exercise_get_versions (exercise), 0);
  else
    g_set_object (&version, rb_exercise_find_version (exercise, options->version));
  if (version == NULL)
    {
      report_no_version (options, article, exercise);
      return NULL;
    }

  program_place->name = g_strdup (rb_article_get_name (article));
  program_place->first_line = rb_version_get_article_line (version);
  program_place->indent = rb_version_get_indent (version);

  return rb_exercise_create_program (exercise, version, NULL);
}

static RbProgram *
load_script (const RbRunOptions *options,
             GFile              *file,
             RbProgramPlace     *program_place)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = rb_text_file_read (file, RB_ARTICLE_MAX_SIZE, &error);

  if (source == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return NULL;
    }

  if (options->exercise != 1 || options->version != NULL)
    {
      rb_cli_refuse_program (options->files[0]);
      return NULL;
    }

  program_place->name = g_filename_display_name (options->files[0]);
  program_place->first_line = 1;

  return rb_program_new (source);
}

static RbProgram *
load_program (const RbRunOptions *options,
              RbProgramPlace     *program_place)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->files[0]);
  gboolean is_article = rb_article_is_name (options->files[0]);
  RbProgram *program = NULL;

  if (is_article)
    program = load_exercise (options, file, program_place);
  else
    program = load_script (options, file, program_place);

  if (program == NULL)
    return NULL;

  if (options->stand_ins || options->no_stand_ins)
    rb_program_set_stand_ins (program, options->stand_ins);
  if (options->answers != NULL)
    rb_database_config_set_answers (rb_program_get_database (program),
                                    g_str_equal (options->answers, "blocking") ? RB_ANSWERS_BLOCKING
                                                                              : RB_ANSWERS_LATER);
  rb_program_set_max_statements (program, options->max_statements);
  rb_program_set_max_memory (program, options->max_memory);

  return program;
}

/* Standard output is flushed before a line goes to standard error, so that a terminal shows the lines in order. */
static void
print_console_line_cb (RbTrace        *trace,
                       const RbRecord *record,
                       gpointer        data)
{
  const RbProgramPlace *program_place = data;
  g_autofree char *place = NULL;

  if (record->kind == RB_RECORD_CONSOLE)
    {
      gboolean is_error = record->a == RB_CONSOLE_WARN || record->a == RB_CONSOLE_ERROR;

      if (is_error)
        fflush (stdout);
      fprintf (is_error ? stderr : stdout, "%s\n", rb_trace_get_string (trace, record->b));
      return;
    }

  fflush (stdout);
  place = rb_program_place_describe (program_place, record->b, record->c);
  fprintf (stderr, "%s%s %s\n", place, record->kind == RB_RECORD_UNHANDLED ? "Uncaught (in promise)" : "Uncaught",
           rb_trace_get_string (trace, record->a));
}

static gboolean
write_trace (const RbRunOptions *options,
             RbTrace            *trace)
{
  g_autoptr (GOutputStream) raw = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GOutputStream) stream = g_buffered_output_stream_new (raw);
  g_autoptr (GError) error = NULL;
  gboolean written;

  if (g_str_equal (options->format, "jsonl"))
    written = rb_export_write_jsonl (trace, stream, NULL, &error);
  else
    written = rb_export_write_perfetto (trace, stream, NULL, &error);

  if (written && g_output_stream_flush (stream, NULL, &error))
    return TRUE;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    fprintf (stderr, "ringback-cli: %s: %s\n", _("The output could not be written"), error->message);

  return FALSE;
}

/* Reports the functions that are still suspended at an await. */
static void
report_waiting (RbEventLoop          *event_loop,
                const RbProgramPlace *program_place)
{
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  g_auto (GStrv) sentences = rb_narration_describe_waiting (trace, program_place->first_line);

  for (guint i = 0; sentences[i] != NULL; i++)
    fprintf (stderr, "%s\n", sentences[i]);
}

/* Reports why the run ended. If nothing was left to run, only suspended functions are reported. */
static RbExit
report_outcome (RbEventLoop          *event_loop,
                const RbTerminalRun  *run,
                const RbProgramPlace *program_place)
{
  const RbPlace *place = rb_event_loop_get_place (event_loop);
  const char *message = rb_event_loop_get_message (event_loop);
  g_autofree char *where =
    rb_program_place_describe (program_place, place != NULL ? place->line : 0, place != NULL ? place->column : 0);

  /* If the playback is slow, the program may have finished before the timeout. */
  switch (run->timed_out ? RB_OUTCOME_STOPPED : rb_event_loop_get_outcome (event_loop))
    {
    case RB_OUTCOME_IDLE:
      report_waiting (event_loop, program_place);
      return rb_event_loop_get_had_error (event_loop) ? RB_EXIT_ERROR : RB_EXIT_OK;

    case RB_OUTCOME_SYNTAX_ERROR:
      fprintf (stderr, "%s%s\n", where, message);
      return RB_EXIT_SYNTAX;

    case RB_OUTCOME_LIMIT:
      fprintf (stderr, "%s%s\n", where, message);
      return RB_EXIT_LIMIT;

    case RB_OUTCOME_STOPPED:
      fprintf (stderr, _("%sThe program was stopped after %g seconds.\n"), where, run->timeout);
      return RB_EXIT_LIMIT;

    case RB_OUTCOME_RUNNER_FAILED:
    case RB_OUTCOME_NONE:
    default:
      fprintf (stderr, "ringback-cli: %s\n", message != NULL ? message : _("The runner failed."));
      return RB_EXIT_RUNNER;
    }
}

static void
missing_cb (RbRunnerPool       *pool,
            const char * const *missing,
            gpointer            data)
{
  g_autofree char *sentence = rb_sandbox_describe_missing (missing);

  fprintf (stderr, "ringback-cli: %s\n", sentence);
}

static RbExit
run_program (const RbRunOptions *options)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_auto (RbProgramPlace) program_place = { NULL, };
  g_autoptr (RbProgram) program = NULL;
  g_autoptr (RbEventLoop) event_loop = NULL;
  gboolean is_text = options->format == NULL || g_str_equal (options->format, "text");
  RbTerminalRun run = {
    .pool = pool,
    .speed = options->speed,
    .timeout = options->timeout,
    .console_func = is_text ? print_console_line_cb : NULL,
    .data = &program_place,
  };

  g_signal_connect (pool, "missing", G_CALLBACK (missing_cb), NULL);
  /* The runner starts while the program is read. */
  rb_runner_pool_prepare (pool);
  program = load_program (options, &program_place);
  if (program == NULL)
    return RB_EXIT_USAGE;

  event_loop = rb_terminal_run_to_end (&run, program);
  if (!rb_cli_flush ())
    return RB_EXIT_ERROR;

  if (!is_text && !write_trace (options, rb_event_loop_get_trace (event_loop)))
    return RB_EXIT_ERROR;

  return report_outcome (event_loop, &run, &program_place);
}

/**
 * rb_cli_run:
 * @arguments: the name of the subcommand and the words after it
 *
 * Runs a program and prints its output.
 *
 * Returns: the exit code
 */
RbExit
rb_cli_run (char **arguments)
{
  g_auto (RbRunOptions) options = { NULL, };

  return rb_cli_finish (rb_run_options_parse (&options, arguments) ? run_program (&options) : RB_EXIT_USAGE);
}
