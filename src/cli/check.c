/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/check.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/input.h"
#include "cli/print.h"

static void
print_json (RbCheck    *self,
            guint       line,
            guint       column,
            const char *sentence)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) problem = json_object_new ();
  g_autofree char *text = NULL;

  json_object_set_string_member (problem, "file", self->name);
  if (line > 0)
    json_object_set_int_member (problem, "line", line);
  if (column > 0)
    json_object_set_int_member (problem, "column", column);
  json_object_set_string_member (problem, "message", sentence);
  json_node_set_object (node, problem);
  text = json_to_string (node, FALSE);
  rb_print (stdout, RB_STYLE_PLAIN, "%s%s", self->n_problems > 0 ? ",\n" : "", text);
}

static void
print_line (RbCheck    *self,
            guint       line,
            guint       column,
            const char *sentence)
{
  rb_print (stdout, RB_STYLE_NAME, "%s:", self->name);
  if (line > 0)
    rb_print (stdout, RB_STYLE_NAME, "%u:", line);
  if (column > 0)
    rb_print (stdout, RB_STYLE_NAME, "%u:", column);
  rb_print (stdout, RB_STYLE_PLAIN, " %s\n", sentence);
}

/**
 * rb_check_report:
 * @self: a check
 * @article_line: a line of the article, from 1; 0 if the problem has no line
 * @article_column: a column of that line, from 1; 0 if the problem is the whole line
 * @format: a sentence, in the format of printf()
 * @...: the arguments of @format
 *
 * Prints a problem on one line, with the name of the article and the place, and counts the problem.
 */
void
rb_check_report (RbCheck    *self,
                 guint       article_line,
                 guint       article_column,
                 const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  lines = g_strsplit (text, "\n", -1);
  sentence = g_strjoinv (" ⏎ ", lines);

  if (self->json)
    print_json (self, article_line, article_column, sentence);
  else
    print_line (self, article_line, article_column, sentence);
  rb_cli_flush ();
  self->n_problems++;
}

/* Whether the article can be read but is invalid. Such an error is a result of the check, not a failure of the
 * command. */
static gboolean
is_mistake (const GError *error)
{
  return g_error_matches (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER) ||
         g_error_matches (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_STRUCTURE);
}

/* The message of an error begins with "name:line:column: ", so this takes the place out of it. */
static void
report_mistake (RbCheck      *self,
                const GError *error)
{
  gsize length = strlen (self->name);
  const char *place = error->message + length + 1;
  guint line = 0, column = 0;
  int end = 0;

  if (!g_str_has_prefix (error->message, self->name) || error->message[length] != ':' ||
      sscanf (place, "%u:%u: %n", &line, &column, &end) < 2 || end == 0)
    rb_check_report (self, 0, 0, "%s", error->message);
  else
    rb_check_report (self, line, column, "%s", place + end);
}

static RbExit
check_article (RbCheck *self)
{
  guint n_before = self->n_problems;

  rb_check_predictions (self);
  rb_check_programs (self);
  rb_check_translation (self);

  if (self->runner_failed)
    return RB_EXIT_RUNNER;

  return self->n_problems > n_before ? RB_EXIT_ERROR : RB_EXIT_OK;
}

static RbExit
check_input (RbCheck    *self,
             const char *argument)
{
  g_auto (RbInput) input = { NULL, };
  g_autoptr (GError) error = NULL;
  RbExit code;

  rb_input_find (&input, argument);
  self->name = rb_input_dup_name (&input);
  self->article = rb_input_read_article (&input, &error);

  if (self->article != NULL)
    code = check_article (self);
  else if (is_mistake (error))
    {
      report_mistake (self, error);
      code = RB_EXIT_ERROR;
    }
  else
    {
      rb_print (stderr, RB_STYLE_PLAIN, "%s\n", error->message);
      code = RB_EXIT_USAGE;
    }

  g_clear_object (&self->article);
  g_clear_pointer (&self->name, g_free);

  return code;
}

/* Exit codes are sorted by severity, so the largest one is the worst. */
static RbExit
check_all (RbCheck  *self,
           char    **arguments)
{
  RbExit code = RB_EXIT_OK;

  if (self->json)
    rb_print (stdout, RB_STYLE_PLAIN, "[");

  for (gsize i = 0; arguments[i] != NULL && self->signal == 0; i++)
    {
      RbExit code_of_input = check_input (self, arguments[i]);

      code = MAX (code, code_of_input);
    }

  if (self->json)
    rb_print (stdout, RB_STYLE_PLAIN, "]\n");
  if (self->signal != 0)
    rb_cli_end_by_signal (self->signal);

  return code;
}

/**
 * rb_cli_check:
 * @arguments: the name of the subcommand and the words after it
 *
 * Checks articles, and prints the problems.
 *
 * Returns: the exit code
 */
RbExit
rb_cli_check (char **arguments)
{
  g_auto (GStrv) files = NULL;
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *format = NULL;
  RbCheck check = { .started = g_get_monotonic_time () };
  const char * const formats[] = { "text", "json", NULL };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("How to print the problems"), "text|json" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, N_("FILE|LESSON|-…") },
    { NULL },
  };

  if (!rb_cli_parse (&rest, entries, NULL,
                     _("Checks articles: runs their programs, compares the output with the predictions, and compares "
                       "translations with their originals.")) ||
      !rb_cli_check_choice ("--format", format, formats))
    return RB_EXIT_USAGE;

  if (files == NULL)
    {
      rb_print (stderr, RB_STYLE_PLAIN, "%s\n", _("ringback-cli: “check” takes at least one file."));
      return RB_EXIT_USAGE;
    }

  check.json = g_strcmp0 (format, "json") == 0;

  return rb_cli_finish (check_all (&check, files));
}
