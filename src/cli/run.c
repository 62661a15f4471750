/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/terminal-run.h"
#include "engine/export/export.h"
#include "engine/narration/narration.h"
#include "engine/runner-client/sandbox.h"
#include "lesson/article.h"

#define MIN_SPEED 0.25
#define MAX_SPEED 8.0
#define MAX_MEMORY (1024 * 1024)
#define MAX_TIMEOUT 86400.0

/* The options as they were given. */
typedef struct
{
  char **files;
  int exercise;
  char *version;
  char *answers;
  char *format;
  gint64 max_statements;
  int max_memory;
  double timeout;
  char *speed;
  gboolean stand_ins;
  gboolean no_stand_ins;
} Options;

static Options options;

static const GOptionEntry entries[] = {
  { "exercise", 0, 0, G_OPTION_ARG_INT, &options.exercise, N_("Which exercise of an article; 1 unless told"), "N" },
  { "version", 0, 0, G_OPTION_ARG_STRING, &options.version, N_("Which version of it; the first unless told"),
    N_("NAME") },
  { "answers", 0, 0, G_OPTION_ARG_STRING, &options.answers, N_("How the database answers without a callback"),
    "later|blocking" },
  { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("Print the console, or the whole trace"),
    "text|jsonl|perfetto" },
  { "max-statements", 0, 0, G_OPTION_ARG_INT64, &options.max_statements, N_("Stop after so many statements"), "N" },
  { "max-memory", 0, 0, G_OPTION_ARG_INT, &options.max_memory, N_("Stop at so much memory"), N_("MIB") },
  { "timeout", 0, 0, G_OPTION_ARG_DOUBLE, &options.timeout, N_("Stop after so much time"), N_("SECONDS") },
  { "speed", 0, 0, G_OPTION_ARG_STRING, &options.speed, N_("Playback speed; max unless told"), "X|max" },
  { "stand-ins", 0, 0, G_OPTION_ARG_NONE, &options.stand_ins, N_("Let lookups stand in for undeclared names"), NULL },
  { "no-stand-ins", 0, 0, G_OPTION_ARG_NONE, &options.no_stand_ins, N_("Do not"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, NULL, N_("FILE") },
  { NULL },
};

static void
clear_options (void)
{
  g_clear_pointer (&options.files, g_strfreev);
  g_clear_pointer (&options.version, g_free);
  g_clear_pointer (&options.answers, g_free);
  g_clear_pointer (&options.format, g_free);
  g_clear_pointer (&options.speed, g_free);
}

/* Whether @value, if it was given, is one of @choices; if not, that is said. */
static gboolean
check_choice (const char         *option,
              const char         *value,
              const char * const *choices)
{
  g_autofree char *joined = NULL;

  if (value == NULL || g_strv_contains (choices, value))
    return TRUE;

  joined = g_strjoinv (", ", (char **) choices);
  /* Translators: an option, what was given, and what may be */
  fprintf (stderr, _("ringback-cli: %s cannot be “%s”; it is one of: %s.\n"), option, value, joined);

  return FALSE;
}

static gboolean
check_number (const char *option,
              double      value,
              double      minimum,
              double      maximum)
{
  if (value >= minimum && value <= maximum)
    return TRUE;

  fprintf (stderr, _("ringback-cli: %s must be from %.10g to %.10g.\n"), option, minimum, maximum);

  return FALSE;
}

static gboolean
parse_speed (double *ret_speed)
{
  char *end;

  *ret_speed = 0;
  if (options.speed == NULL || g_str_equal (options.speed, "max"))
    return TRUE;

  *ret_speed = g_ascii_strtod (options.speed, &end);
  if (end == options.speed || *end != '\0')
    *ret_speed = 0;

  return check_number ("--speed", *ret_speed, MIN_SPEED, MAX_SPEED);
}

/* Reads the options and says what is wrong with them. */
static gboolean
parse_options (char   **arguments,
               double  *ret_speed)
{
  const char * const answers[] = { "later", "blocking", NULL };
  const char * const formats[] = { "text", "jsonl", "perfetto", NULL };
  g_auto (GStrv) rest = g_strdupv (arguments);

  options = (Options) { .exercise = 1, .max_statements = RB_PROGRAM_MAX_STATEMENTS,
                        .max_memory = RB_PROGRAM_MAX_MEMORY };

  if (!rb_cli_parse (&rest, entries, NULL, _("Runs a JavaScript file, or a program of a Markdown or MDX article.")))
    return FALSE;

  if (options.files == NULL || options.files[1] != NULL)
    {
      fprintf (stderr, "%s\n", _("ringback-cli: “run” takes one file."));
      return FALSE;
    }

  if (options.stand_ins && options.no_stand_ins)
    {
      fprintf (stderr, "%s\n", _("ringback-cli: --stand-ins and --no-stand-ins exclude each other."));
      return FALSE;
    }

  return check_choice ("--answers", options.answers, answers) && check_choice ("--format", options.format, formats) &&
         check_number ("--exercise", options.exercise, 1, G_MAXINT) &&
         check_number ("--max-statements", options.max_statements, 1, G_MAXUINT32) &&
         check_number ("--max-memory", options.max_memory, 1, MAX_MEMORY) &&
         check_number ("--timeout", options.timeout, 0, MAX_TIMEOUT) && parse_speed (ret_speed);
}

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
report_no_exercise (RbArticle *article)
{
  guint n_exercises = g_list_model_get_n_items (rb_article_get_exercises (article));

  /* Translators: a file, the number that was asked for, and how many there are */
  fprintf (stderr, ngettext ("%s: There is no exercise %d; the article has %u exercise.\n",
                             "%s: There is no exercise %d; the article has %u exercises.\n", n_exercises),
           rb_article_get_name (article), options.exercise, n_exercises);
}

static void
report_no_version (RbArticle  *article,
                   RbExercise *exercise)
{
  g_autofree char *versions = join_versions (exercise);

  /* Translators: a file, the name that was asked for, the number of an exercise, and the names that there are */
  fprintf (stderr, _("%s: There is no version “%s” of exercise %d; it has: %s.\n"), rb_article_get_name (article),
           options.version, options.exercise, versions);
}

/* The program of an article that the options name. */
static RbProgram *
load_exercise (GFile    *file,
               RbOrigin *origin)
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

  exercise = g_list_model_get_item (rb_article_get_exercises (article), options.exercise - 1);
  if (exercise == NULL)
    {
      report_no_exercise (article);
      return NULL;
    }

  if (options.version == NULL)
    version = g_list_model_get_item (rb_exercise_get_versions (exercise), 0);
  else
    g_set_object (&version, rb_exercise_find_version (exercise, options.version));
  if (version == NULL)
    {
      report_no_version (article, exercise);
      return NULL;
    }

  origin->name = g_strdup (rb_article_get_name (article));
  origin->line = rb_version_get_line (version);
  origin->indent = rb_version_get_indent (version);

  return rb_exercise_create_program (exercise, version, NULL);
}

static RbProgram *
load_script (GFile    *file,
             RbOrigin *origin)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = rb_article_read_text (file, RB_ARTICLE_MAX_SIZE, &error);

  if (source == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return NULL;
    }

  if (options.exercise != 1 || options.version != NULL)
    {
      rb_cli_refuse_program (options.files[0]);
      return NULL;
    }

  origin->name = g_filename_display_name (options.files[0]);
  origin->line = 1;

  return rb_program_new (source);
}

static RbProgram *
load (RbOrigin *origin)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options.files[0]);
  gboolean is_article = rb_article_is_name (options.files[0]);
  RbProgram *program = is_article ? load_exercise (file, origin) : load_script (file, origin);

  if (program == NULL)
    return NULL;

  if (options.stand_ins || options.no_stand_ins)
    rb_program_set_stand_ins (program, options.stand_ins);
  if (options.answers != NULL)
    rb_database_config_set_answers (rb_program_get_database (program),
                                    g_str_equal (options.answers, "blocking") ? RB_ANSWERS_BLOCKING
                                                                              : RB_ANSWERS_LATER);
  rb_program_set_max_statements (program, options.max_statements);
  rb_program_set_max_memory (program, options.max_memory);

  return program;
}

/* A line of the console goes where a terminal has it; what was printed before it, first. */
static void
print_line_cb (RbTrace        *trace,
               const RbRecord *record,
               gpointer        data)
{
  const RbOrigin *origin = data;
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
  place = rb_origin_describe (origin, record->b, record->c);
  fprintf (stderr, "%s%s %s\n", place, record->kind == RB_RECORD_UNHANDLED ? "Uncaught (in promise)" : "Uncaught",
           rb_trace_get_string (trace, record->a));
}

static gboolean
write_trace (RbTrace *trace)
{
  g_autoptr (GOutputStream) raw = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GOutputStream) stream = g_buffered_output_stream_new (raw);
  g_autoptr (GError) error = NULL;
  gboolean written;

  if (g_str_equal (options.format, "jsonl"))
    written = rb_export_write_jsonl (trace, stream, NULL, &error);
  else
    written = rb_export_write_perfetto (trace, stream, NULL, &error);

  if (written && g_output_stream_flush (stream, NULL, &error))
    return TRUE;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    fprintf (stderr, "ringback-cli: %s: %s\n", _("The output could not be written"), error->message);

  return FALSE;
}

/* Says who still waits though nothing is left to run. */
static void
report_waiting (RbEventLoop    *event_loop,
                const RbOrigin *origin)
{
  g_auto (GStrv) sentences = rb_narration_describe_waiting (rb_event_loop_get_trace (event_loop), origin->line);

  for (guint i = 0; sentences[i] != NULL; i++)
    fprintf (stderr, "%s\n", sentences[i]);
}

/* Says how the run ended, if that is not by itself. */
static RbExit
report (RbEventLoop     *event_loop,
        const RbTerminalRun *run,
        const RbOrigin  *origin)
{
  const RbPlace *place = rb_event_loop_get_place (event_loop);
  const char *message = rb_event_loop_get_message (event_loop);
  g_autofree char *where =
    rb_origin_describe (origin, place != NULL ? place->line : 0, place != NULL ? place->column : 0);

  /* A slow playback may be behind a program that has finished. */
  switch (run->timed_out ? RB_OUTCOME_STOPPED : rb_event_loop_get_outcome (event_loop))
    {
    case RB_OUTCOME_IDLE:
      report_waiting (event_loop, origin);
      return rb_event_loop_get_had_error (event_loop) ? RB_EXIT_ERROR : RB_EXIT_OK;

    case RB_OUTCOME_SYNTAX_ERROR:
      fprintf (stderr, "%s%s\n", where, message);
      return RB_EXIT_SYNTAX;

    case RB_OUTCOME_LIMIT:
      fprintf (stderr, "%s%s\n", where, message);
      return RB_EXIT_LIMIT;

    case RB_OUTCOME_STOPPED:
      fprintf (stderr, _("%sThe program was stopped: it was given %g seconds.\n"), where, run->timeout);
      return RB_EXIT_LIMIT;

    case RB_OUTCOME_RUNNER_FAILED:
    case RB_OUTCOME_NONE:
    default:
      fprintf (stderr, "ringback-cli: %s\n", message != NULL ? message : _("The runner failed."));
      return RB_EXIT_RUNNER;
    }
}

static void
missing_cb (RbRunnerPool      *pool,
            const char *const *missing,
            gpointer           data)
{
  g_autofree char *sentence = rb_sandbox_describe_missing (missing);

  fprintf (stderr, "ringback-cli: %s\n", sentence);
}

/* The runner starts while the program is read. */
static RbExit
run (double speed)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_auto (RbOrigin) origin = { NULL, };
  g_autoptr (RbProgram) program = NULL;
  g_autoptr (RbEventLoop) event_loop = NULL;
  gboolean is_text = options.format == NULL || g_str_equal (options.format, "text");
  RbTerminalRun run = {
    .pool = pool,
    .speed = speed,
    .timeout = options.timeout,
    .line_func = is_text ? print_line_cb : NULL,
    .data = &origin,
  };

  g_signal_connect (pool, "missing", G_CALLBACK (missing_cb), NULL);
  rb_runner_pool_prepare (pool);
  program = load (&origin);
  if (program == NULL)
    return RB_EXIT_USAGE;

  event_loop = rb_terminal_run_to_end (&run, program);
  if (!rb_cli_flush ())
    return RB_EXIT_ERROR;

  if (!is_text && !write_trace (rb_event_loop_get_trace (event_loop)))
    return RB_EXIT_ERROR;

  return report (event_loop, &run, &origin);
}

/**
 * rb_cli_run:
 * @arguments: the subcommand's own name, and what follows it
 *
 * Runs a program, and prints what it prints.
 *
 * Returns: what the program returns to its shell
 */
RbExit
rb_cli_run (char **arguments)
{
  double speed;
  RbExit code = RB_EXIT_USAGE;

  if (parse_options (arguments, &speed))
    code = run (speed);

  clear_options ();

  return rb_cli_finish (code);
}
