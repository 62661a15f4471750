/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/run-options.h"

#include <glib/gi18n.h>

#include "cli/print.h"
#include "cli/terminal.h"
#include "engine/player/player.h"
#include "engine/program/program.h"

#define MAX_MEMORY (1024 * 1024)
#define MAX_TIMEOUT 86400.0

/* Reports an option whose value is out of range. */
static gboolean
check_number (const char *option,
              double      value,
              double      minimum,
              double      maximum)
{
  if (value >= minimum && value <= maximum)
    return TRUE;

  rb_print (stderr, RB_STYLE_PLAIN, _("ringback-cli: %s must be from %.10g to %.10g.\n"), option, minimum, maximum);

  return FALSE;
}

static gboolean
parse_speed (RbRunOptions *self,
             const char   *speed)
{
  char *end;

  if (speed == NULL || g_str_equal (speed, "max"))
    return TRUE;

  self->speed = g_ascii_strtod (speed, &end);
  if (end == speed || *end != '\0')
    self->speed = 0;

  return check_number ("--speed", self->speed, RB_PLAYER_MIN_SPEED, RB_PLAYER_MAX_SPEED);
}

static gboolean
check_options (RbRunOptions *self)
{
  const char * const answers[] = { "later", "blocking", NULL };
  const char * const formats[] = { "text", "jsonl", "perfetto", NULL };

  if (self->files == NULL || self->files[1] != NULL)
    {
      rb_print (stderr, RB_STYLE_PLAIN, "%s\n", _("ringback-cli: “run” takes exactly one file."));
      return FALSE;
    }

  if (self->stand_ins && self->no_stand_ins)
    {
      rb_print (stderr, RB_STYLE_PLAIN, "%s\n",
                _("ringback-cli: --stand-ins and --no-stand-ins cannot be used together."));
      return FALSE;
    }

  return rb_cli_check_choice ("--answers", self->answers, answers) &&
         rb_cli_check_choice ("--format", self->format, formats) &&
         (self->exercise == RB_RUN_NO_EXERCISE || check_number ("--exercise", self->exercise, 1, G_MAXINT)) &&
         check_number ("--max-statements", self->max_statements, 1, G_MAXUINT32) &&
         check_number ("--max-memory", self->max_memory, 1, MAX_MEMORY) &&
         check_number ("--timeout", self->timeout, 0, MAX_TIMEOUT);
}

/**
 * rb_run_options_parse:
 * @self: (out): the options
 * @arguments: the name of the subcommand and the words after it
 *
 * Parses the options of `run`. An invalid option is reported on standard error.
 *
 * Returns: whether the options are valid; the caller clears them in either case
 */
gboolean
rb_run_options_parse (RbRunOptions  *self,
                      char         **arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *speed = NULL;
  const GOptionEntry entries[] = {
    { "exercise", 0, 0, G_OPTION_ARG_INT, &self->exercise, N_("Number of the exercise (default: 1)"), "N" },
    { "version", 0, 0, G_OPTION_ARG_STRING, &self->version, N_("Version of the exercise (default: the first)"),
      N_("NAME") },
    { "answers", 0, 0, G_OPTION_ARG_STRING, &self->answers, N_("How the database answers a lookup without a callback"),
      "later|blocking" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &self->format, N_("What to print: the console or the trace"),
      "text|jsonl|perfetto" },
    { "max-statements", 0, 0, G_OPTION_ARG_INT64, &self->max_statements, N_("Limit of statements"), "N" },
    { "max-memory", 0, 0, G_OPTION_ARG_INT, &self->max_memory, N_("Limit of memory, in MiB"), N_("MIB") },
    { "timeout", 0, 0, G_OPTION_ARG_DOUBLE, &self->timeout, N_("Limit of time, in seconds"), N_("SECONDS") },
    { "speed", 0, 0, G_OPTION_ARG_STRING, &speed, N_("Playback speed (default: max)"), "X|max" },
    { "stand-ins", 0, 0, G_OPTION_ARG_NONE, &self->stand_ins, N_("Use stand-ins for undeclared names"), NULL },
    { "no-stand-ins", 0, 0, G_OPTION_ARG_NONE, &self->no_stand_ins, N_("Do not use stand-ins"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->files, NULL, N_("FILE|LESSON|-") },
    { NULL },
  };

  *self = (RbRunOptions) { .exercise = RB_RUN_NO_EXERCISE, .max_statements = RB_LIMITS_MAX_STATEMENTS,
                           .max_memory = RB_LIMITS_MAX_MEMORY };

  return rb_cli_parse (&rest, entries, NULL, _("Runs a JavaScript file, or a program of a Markdown or MDX article.")) &&
         check_options (self) && parse_speed (self, speed);
}

/**
 * rb_run_options_clear:
 * @self: the options
 *
 * Frees the strings of the options.
 */
void
rb_run_options_clear (RbRunOptions *self)
{
  g_clear_pointer (&self->files, g_strfreev);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->answers, g_free);
  g_clear_pointer (&self->format, g_free);
}
