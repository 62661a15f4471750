/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/terminal.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

#include "lesson/article.h"

/* The errno of the first failed write to standard output; 0 if no write has failed. */
static int write_error;

/**
 * rb_cli_parse:
 * @arguments: (inout): the name of the subcommand and the words after it; the options are removed
 * @entries: the options
 * @parameters: (nullable): the words after the options, for the help
 * @summary: what the subcommand does, for the help
 *
 * Parses the options of a subcommand. An error is reported on standard error.
 *
 * Returns: whether the options are valid
 */
gboolean
rb_cli_parse (char               ***arguments,
              const GOptionEntry   *entries,
              const char           *parameters,
              const char           *summary)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autofree char *old_name = g_strdup (g_get_prgname ());
  g_autofree char *name = g_strdup_printf ("%s %s", old_name, (*arguments)[0]);
  g_autoptr (GError) error = NULL;

  g_set_prgname (name);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);

  if (!g_option_context_parse_strv (context, arguments, &error))
    {
      fprintf (stderr, "%s: %s\n", name, error->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * rb_cli_expect_article:
 * @path: a file
 *
 * Reports a file whose name is not the name of an article. A file that does not exist passes, because opening it gives
 * a better error.
 *
 * Returns: whether @path may be an article
 */
gboolean
rb_cli_expect_article (const char *path)
{
  if (rb_article_is_name (path) || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;

  rb_cli_refuse_program (path);

  return FALSE;
}

/**
 * rb_cli_refuse_program:
 * @path: a program
 *
 * Reports that @path is not an article.
 */
void
rb_cli_refuse_program (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  fprintf (stderr, _("%s: This is a program, not an article, so it has no exercises or versions.\n"), name);
}

/**
 * rb_cli_flush:
 *
 * Flushes standard output.
 *
 * Returns: whether all output could be written so far
 */
gboolean
rb_cli_flush (void)
{
  if (write_error == 0 && (fflush (stdout) != 0 || ferror (stdout)))
    write_error = errno;

  return write_error == 0;
}

/**
 * rb_cli_finish:
 * @code: the exit code of the subcommand
 *
 * Flushes standard output at the end of a subcommand, and reports a failure.
 *
 * Returns: @code; %RB_EXIT_ERROR if @code is %RB_EXIT_OK but output could not be written
 */
RbExit
rb_cli_finish (RbExit code)
{
  if (rb_cli_flush ())
    return code;

  /* A closed pipe is not an error: the reader, such as head, has read enough. */
  if (write_error != EPIPE)
    fprintf (stderr, "ringback-cli: %s: %s\n", _("The output could not be written"), g_strerror (write_error));

  return code == RB_EXIT_OK ? RB_EXIT_ERROR : code;
}
