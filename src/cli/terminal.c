/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/terminal.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/print.h"

/* The errno of the first failed write to standard output; 0 if no write has failed. */
static int write_error;

/**
 * rb_cli_dup_exit_codes:
 *
 * Explains the exit codes for the help.
 *
 * Returns: (transfer full): several lines
 */
char *
rb_cli_dup_exit_codes (void)
{
  static const char * const meanings[] = {
    [RB_EXIT_OK] = N_("the program ran to its end, or nothing is wrong"),
    [RB_EXIT_ERROR] = N_("an uncaught error, a mistake in an article, or output that could not be written"),
    [RB_EXIT_USAGE] = N_("a wrong command line, or input that cannot be read"),
    [RB_EXIT_SYNTAX] = N_("a syntax error in the program"),
    [RB_EXIT_LIMIT] = N_("a limit stopped the program"),
    [RB_EXIT_RUNNER] = N_("the process that runs the program failed"),
  };
  GString *text = g_string_new (_("Exit codes:"));

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    g_string_append_printf (text, "\n  %d  %s", (int) i, _(meanings[i]));

  return g_string_free (text, FALSE);
}

/**
 * rb_cli_end_by_signal:
 * @number: a signal, such as SIGINT
 *
 * Ends the process as the signal would have ended it, so that the shell knows. Standard output is flushed before.
 */
void
rb_cli_end_by_signal (int number)
{
  fflush (stdout);
  signal (number, SIG_DFL);
  raise (number);
}

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
  g_autofree char *exit_codes = NULL;
  g_autoptr (GError) error = NULL;

  g_set_prgname (name);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  exit_codes = rb_cli_dup_exit_codes ();
  g_option_context_set_description (context, exit_codes);

  if (!g_option_context_parse_strv (context, arguments, &error))
    {
      rb_print (stderr, RB_STYLE_PLAIN, "%s: %s\n", name, error->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * rb_cli_check_choice:
 * @option: an option of the command line
 * @value: (nullable): its value
 * @choices: (array zero-terminated=1): the valid values
 *
 * Reports an option whose value is not valid.
 *
 * Returns: whether @value is %NULL or one of @choices
 */
gboolean
rb_cli_check_choice (const char         *option,
                     const char         *value,
                     const char * const *choices)
{
  g_autofree char *joined = NULL;

  if (value == NULL || g_strv_contains (choices, value))
    return TRUE;

  joined = g_strjoinv (", ", (char **) choices);
  /* Translators: an option, its value, and the valid values */
  rb_print (stderr, RB_STYLE_PLAIN, _("ringback-cli: %s cannot be “%s”. It must be one of: %s.\n"), option, value,
            joined);

  return FALSE;
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
    rb_print (stderr, RB_STYLE_PLAIN, "ringback-cli: %s: %s\n", _("The output could not be written"),
              g_strerror (write_error));

  return code == RB_EXIT_OK ? RB_EXIT_ERROR : code;
}
