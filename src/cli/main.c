/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/commands.h"
#include "engine/uninstalled.h"
#include "lesson/article.h"

static const struct
{
  const char *name;
  RbExit (*run) (char **arguments);
  const char *summary;
} commands[] = {
  { "run", rb_cli_run, N_("Run a program, or a program of an article") },
  { "list", rb_cli_list, N_("List the lessons, or what is in an article") },
  { "check", rb_cli_check, N_("Look for mistakes in articles") },
};

/* Why standard output could not be written, or 0. */
static int write_error;

static void
print_usage (FILE *stream)
{
  fprintf (stream, "%s\n", _("Usage: ringback-cli COMMAND [OPTION…] [FILE…]"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-6s  %s\n", commands[i].name, _(commands[i].summary));
  fprintf (stream, "%s\n", _("“ringback-cli COMMAND --help” tells more of a command."));
}

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

/* Lest a file or socket that is opened later gets the number, and with it what the program prints. */
static void
fill_standard_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    {
      if (fcntl (fd, F_GETFD) == -1 && open ("/dev/null", O_RDONLY) == -1)
        exit (RB_EXIT_USAGE);
    }
}

int
main (int   argc,
      char *argv[])
{
  const char *localedir;
  g_auto (GStrv) arguments = NULL;

  fill_standard_streams ();
  rb_uninstalled_set_up ();

  localedir = g_getenv ("RINGBACK_LOCALEDIR");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("ringback-cli");

  if (argc < 2)
    {
      print_usage (stderr);
      return RB_EXIT_USAGE;
    }

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_usage (stdout);
      return rb_cli_finish (RB_EXIT_OK);
    }

  if (g_str_equal (argv[1], "--version"))
    {
      puts ("ringback-cli " RB_PROGRAM_VERSION);
      return rb_cli_finish (RB_EXIT_OK);
    }

  arguments = g_strdupv (argv + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, argv[1]))
        return commands[i].run (arguments);
    }

  fprintf (stderr, _("ringback-cli: There is no command “%s”.\n"), argv[1]);
  print_usage (stderr);

  return RB_EXIT_USAGE;
}
