/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/commands.h"
#include "engine/uninstalled.h"

static const struct
{
  const char *name;
  RbExit (*run) (char **arguments);
  const char *summary;
} commands[] = {
  { "run", rb_cli_run, N_("Run a JavaScript file, or a program of an article") },
  { "list", rb_cli_list, N_("List the lessons, or the exercises of an article") },
  { "check", rb_cli_check, N_("Check articles for mistakes") },
};

static void
print_usage (FILE *stream)
{
  fprintf (stream, "%s\n", _("Usage: ringback-cli COMMAND [OPTION…] [FILE…]"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-6s  %s\n", commands[i].name, _(commands[i].summary));
  fprintf (stream, "%s\n", _("Use “ringback-cli COMMAND --help” for help on a command."));
}

/* If a standard stream is closed, the next opened file gets the number of the stream. Output would go into the file. */
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
