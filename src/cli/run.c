/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/error-report.h"
#include "cli/input.h"
#include "cli/print.h"
#include "cli/program-place.h"
#include "cli/run-options.h"
#include "cli/terminal-run.h"
#include "engine/export/export.h"
#include "engine/narration/narration.h"
#include "engine/runner-client/sandbox.h"
#include "lesson/article/comment-check.h"

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
  rb_print (stderr, RB_STYLE_PLAIN, ngettext ("%s: There is no exercise %d; the article has %u exercise.\n",
                             "%s: There is no exercise %d; the article has %u exercises.\n", n_exercises),
           rb_article_get_name (article), MAX (options->exercise, 1), n_exercises);
}

static void
report_no_version (const RbRunOptions *options,
                   RbArticle          *article,
                   RbExercise         *exercise)
{
  g_autofree char *versions = join_versions (exercise);

  /* Translators: a file, the version in the command line, the number of an exercise, and the names of its versions */
  rb_print (stderr, RB_STYLE_PLAIN, _("%s: There is no version “%s” of exercise %d. Its versions are: %s.\n"),
           rb_article_get_name (article), options->version, MAX (options->exercise, 1), versions);
}

static RbProgram *
load_exercise (const RbRunOptions *options,
               RbInput            *input,
               RbProgramPlace     *program_place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = rb_input_read_article (input, &error);
  g_autoptr (RbExercise) exercise = NULL;
  g_autoptr (RbVersion) version = NULL;
  RbProgram *program;

  if (article == NULL)
    {
      rb_print (stderr, RB_STYLE_PLAIN, "%s\n", error->message);
      return NULL;
    }

  exercise = g_list_model_get_item (rb_article_get_exercises (article), MAX (options->exercise, 1) - 1);
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

  program = rb_exercise_create_program (exercise, version, NULL);
  program_place->setup = g_strdup (rb_program_get_setup (program));

  return program;
}

static RbProgram *
load_script (RbInput        *input,
             RbProgramPlace *program_place)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = rb_input_read_program (input, &error);

  if (source == NULL)
    {
      rb_print (stderr, RB_STYLE_PLAIN, "%s\n", error->message);
      return NULL;
    }

  program_place->name = rb_input_dup_name (input);
  program_place->first_line = 1;

  return rb_program_new (source);
}

/* Only an article has exercises and versions, so a file or standard input with these options must be one. */
static RbProgram *
load_program (const RbRunOptions *options,
              RbProgramPlace     *program_place)
{
  g_auto (RbInput) input = { NULL, };
  RbProgram *program;

  rb_input_find (&input, options->files[0]);
  if (input.is_article || options->exercise != RB_RUN_NO_EXERCISE || options->version != NULL)
    program = load_exercise (options, &input, program_place);
  else
    program = load_script (&input, program_place);

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

static void
print_console_line_cb (RbTrace        *trace,
                       const RbRecord *record,
                       gpointer        data)
{
  gboolean is_error = record->a == RB_CONSOLE_WARN || record->a == RB_CONSOLE_ERROR;

  if (record->kind == RB_RECORD_CONSOLE)
    rb_print_console_line (is_error ? stderr : stdout, rb_trace_get_string (trace, record->b));
  else
    rb_error_report_uncaught (data, trace, record);
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
    rb_print (stderr, RB_STYLE_PLAIN, "ringback-cli: %s: %s\n", _("The output could not be written"), error->message);

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
    rb_print (stderr, RB_STYLE_PLAIN, "%s\n", sentences[i]);
}

static void
report_sentence (const RbProgramPlace *program_place,
                 guint                 line,
                 const char           *sentence)
{
  if (sentence != NULL)
    rb_print (stderr, RB_STYLE_PLAIN, "%s:%u: %s\n", program_place->name, program_place->first_line + line - 1,
              sentence);
}

/* A program that only defines prints nothing, so this says why. What a program leaves open may be why it failed. */
static void
report_what_is_missing (RbEventLoop          *event_loop,
                        const RbProgramPlace *program_place)
{
  g_autofree char *definitions = rb_narration_describe_definitions (event_loop);
  g_autofree char *stand_ins = rb_narration_describe_stand_ins (event_loop);

  report_sentence (program_place, 1, definitions);
  report_sentence (program_place, 1, stand_ins);
}

/* Runs the program once more, with a database that blocks. */
static RbEventLoop *
run_blocking (RbRunnerPool *pool,
              RbProgram    *program,
              double        timeout)
{
  g_autoptr (RbProgram) copy = rb_program_copy (program);
  g_autoptr (RbDatabaseConfig) database = rb_database_config_copy (rb_program_get_database (program));
  RbTerminalRun run = { .pool = pool, .timeout = timeout };

  rb_database_config_set_answers (database, RB_ANSWERS_BLOCKING);
  rb_program_set_database (copy, database);

  return rb_terminal_run_to_end (&run, copy);
}

/* Reports the comments of the program that say something else than the run. Some are right only if the database
 * blocks, as in articles that leave out how the answer comes. */
static void
report_comments (const RbTerminalRun  *run,
                 RbProgram            *program,
                 RbEventLoop          *event_loop,
                 const RbProgramPlace *program_place)
{
  const char *const *comments = rb_event_loop_get_comments (event_loop);
  gboolean is_later = rb_database_config_get_answers (rb_program_get_database (program)) == RB_ANSWERS_LATER;
  g_autoptr (RbEventLoop) blocking = NULL;

  if (is_later && !rb_comment_all_agree (event_loop))
    blocking = run_blocking (run->pool, program, run->timeout);
  if (rb_comment_run_needs_blocking (event_loop, blocking))
    report_sentence (program_place, 1, _("The program runs without an error only if the database blocks."));

  for (guint i = 0; comments[i] != NULL; i++)
    {
      g_autofree char *printed = NULL;
      g_autofree char *sentence = NULL;
      RbCommentVerdict verdict = rb_comment_judge (event_loop, blocking, i, &printed);

      if (verdict == RB_COMMENT_NEEDS_BLOCKING)
        /* Translators: what a comment in a program says */
        sentence = g_strdup_printf (_("The comment “%s” is true only if the database blocks."), comments[i]);
      else if (verdict == RB_COMMENT_DIFFERS)
        /* Translators: what a comment in a program says, and what the program prints */
        sentence = g_strdup_printf (_("The comment says “%s”; the program prints “%s”."), comments[i], printed);

      report_sentence (program_place, rb_comment_get_line (event_loop, i), sentence);
    }
}

/* What belongs to a web page is no mistake in the language. */
static char *
dup_refusal (RbEventLoop *event_loop)
{
  const char *prefix = rb_event_loop_is_lacking (event_loop) ? "" : "SyntaxError: ";

  return g_strconcat (prefix, rb_event_loop_get_message (event_loop), NULL);
}

/* Reports why the run ended. If nothing was left to run, only suspended functions are reported. */
static RbExit
report_outcome (RbEventLoop          *event_loop,
                const RbTerminalRun  *run,
                const RbProgramPlace *program_place)
{
  const char *message = rb_event_loop_get_message (event_loop);
  g_autofree char *sentence = NULL;

  /* If the playback is slow, the program may have finished before the timeout. */
  switch (run->timed_out ? RB_OUTCOME_STOPPED : rb_event_loop_get_outcome (event_loop))
    {
    case RB_OUTCOME_IDLE:
      report_waiting (event_loop, program_place);
      report_what_is_missing (event_loop, program_place);
      return rb_event_loop_get_had_error (event_loop) ? RB_EXIT_ERROR : RB_EXIT_OK;

    case RB_OUTCOME_SYNTAX_ERROR:
      sentence = dup_refusal (event_loop);
      rb_error_report_end (program_place, event_loop, sentence);
      return RB_EXIT_SYNTAX;

    case RB_OUTCOME_LIMIT:
      rb_error_report_end (program_place, event_loop, message);
      return RB_EXIT_LIMIT;

    case RB_OUTCOME_STOPPED:
      rb_print (stderr, RB_STYLE_PLAIN, _("%s: The program was stopped after %g seconds.\n"), program_place->name,
                run->timeout);
      return RB_EXIT_LIMIT;

    case RB_OUTCOME_RUNNER_FAILED:
    case RB_OUTCOME_NONE:
    default:
      rb_print (stderr, RB_STYLE_PLAIN, "ringback-cli: %s\n", message != NULL ? message : _("The runner failed."));
      return RB_EXIT_RUNNER;
    }
}

static void
missing_cb (RbRunnerPool       *pool,
            const char * const *missing,
            gpointer            data)
{
  g_autofree char *sentence = rb_sandbox_describe_missing (missing);

  rb_print (stderr, RB_STYLE_PLAIN, "ringback-cli: %s\n", sentence);
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

  run.label = program_place.name;
  event_loop = rb_terminal_run_to_end (&run, program);
  if (!rb_cli_flush ())
    return RB_EXIT_ERROR;

  if (!is_text && !write_trace (options, rb_event_loop_get_trace (event_loop)))
    return RB_EXIT_ERROR;

  if (run.signal != 0)
    rb_cli_end_by_signal (run.signal);

  if (is_text && rb_event_loop_get_outcome (event_loop) == RB_OUTCOME_IDLE)
    report_comments (&run, program, event_loop, &program_place);

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
