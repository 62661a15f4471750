/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/check.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/commands.h"

/**
 * rb_check_report:
 * @self: a check
 * @article_line: a line of the article, from 1
 * @format: a sentence, in the format of printf()
 * @...: the arguments of @format
 *
 * Prints a problem with the name and the line of the article, and counts the problem.
 */
void
rb_check_report (RbCheck    *self,
                 guint       article_line,
                 const char *format,
                 ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  printf ("%s:%u: %s\n", rb_article_get_name (self->article), article_line, sentence);
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

static RbExit
check_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = NULL;
  RbCheck check = { NULL, };

  if (!rb_cli_expect_article (path))
    return RB_EXIT_USAGE;

  article = rb_article_new_from_file (file, &error);
  if (article == NULL)
    {
      fprintf (is_mistake (error) ? stdout : stderr, "%s\n", error->message);
      return is_mistake (error) ? RB_EXIT_ERROR : RB_EXIT_USAGE;
    }

  check.article = article;
  rb_check_programs (&check);
  rb_check_translation (&check);

  if (check.runner_failed)
    return RB_EXIT_RUNNER;

  return check.n_problems > 0 ? RB_EXIT_ERROR : RB_EXIT_OK;
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
  RbExit code = RB_EXIT_OK;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, N_("FILE…") },
    { NULL },
  };

  if (!rb_cli_parse (&rest, entries, NULL,
                     _("Checks articles: runs their programs, compares the output with the predictions, and compares "
                       "translations with their originals.")))
    return RB_EXIT_USAGE;

  if (files == NULL)
    {
      fprintf (stderr, "%s\n", _("ringback-cli: “check” takes at least one file."));
      return RB_EXIT_USAGE;
    }

  /* Exit codes are sorted by severity, so the largest one is the worst. */
  for (gsize i = 0; files[i] != NULL; i++)
    {
      RbExit code_of_file = check_file (files[i]);

      code = MAX (code, code_of_file);
    }

  return rb_cli_finish (code);
}
