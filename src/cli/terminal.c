/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/terminal.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

#include "lesson/article.h"

/* Why standard output could not be written, or 0. */
static int write_error;

/**
 * rb_cli_parse:
 * @arguments: (inout): the subcommand's name and what follows it; what is no option stays
 * @entries: its options
 * @parameters: what follows the options, for the help
 * @summary: what it does, for the help
 *
 * Reads a subcommand's options.
 *
 * Returns: whether they are right; if not, that has been said
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
 * Refuses programs where an article is expected.
 *
 * Returns: whether @path may be an article; if it is a program, by its name, that has been said
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
 * Says that it is one, where an article was asked for.
 */
void
rb_cli_refuse_program (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  fprintf (stderr, _("%s: This is a program, not an article: it has no exercises and versions.\n"), name);
}

/**
 * rb_cli_flush:
 *
 * Writes out what was printed.
 *
 * Returns: whether that went well, now and before; if not, there is no use in going on
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
 * @code: what came of the subcommand
 *
 * Ends a subcommand.
 *
 * Returns: @code, or %RB_EXIT_ERROR if standard output could not be written, which is said
 */
RbExit
rb_cli_finish (RbExit code)
{
  if (rb_cli_flush ())
    return code;

  /* Who closes a pipe has read enough and needs no word about it. */
  if (write_error != EPIPE)
    fprintf (stderr, "ringback-cli: %s: %s\n", _("The output could not be written"), g_strerror (write_error));

  return code == RB_EXIT_OK ? RB_EXIT_ERROR : code;
}
