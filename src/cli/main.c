/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/print.h"
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
  { "new", rb_cli_new, N_("Write a commented template of a lesson") },
};

static void
print_usage (FILE *stream)
{
  g_autofree char *exit_codes = rb_cli_dup_exit_codes ();

  rb_print (stream, RB_STYLE_PLAIN, "%s\n\n", _("Usage: ringback-cli COMMAND [OPTION…] [FILE|LESSON|-]…"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    rb_print (stream, RB_STYLE_PLAIN, "  %-6s  %s\n", commands[i].name, _(commands[i].summary));
  rb_print (stream, RB_STYLE_PLAIN, "\n%s\n", _("LESSON is the id of a lesson in the list, and - is standard input."));
  rb_print (stream, RB_STYLE_PLAIN, "%s\n",
            _("Use “ringback-cli help COMMAND” for help on a command, and --version for the version."));
  rb_print (stream, RB_STYLE_PLAIN, "\n%s\n", exit_codes);
}

static RbExit
run_command (char **arguments)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, arguments[0]))
        return commands[i].run (arguments);
    }

  rb_print (stderr, RB_STYLE_PLAIN, _("ringback-cli: There is no command “%s”.\n"), arguments[0]);
  print_usage (stderr);

  return RB_EXIT_USAGE;
}

static RbExit
run_help (char **arguments)
{
  char *of_command[] = { arguments[1], (char *) "--help", NULL };

  if (arguments[1] != NULL && !g_str_equal (arguments[1], "help"))
    return run_command (of_command);

  print_usage (stdout);

  return rb_cli_finish (RB_EXIT_OK);
}

static gboolean
is_any (const char *word,
        const char *first,
        const char *second)
{
  return g_str_equal (word, first) || g_str_equal (word, second);
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

  arguments = g_strdupv (argv + 1);
  if (is_any (argv[1], "--help", "-h") || g_str_equal (argv[1], "help"))
    return run_help (arguments);

  if (is_any (argv[1], "--version", "-V"))
    {
      puts ("ringback-cli " RB_PROGRAM_VERSION);
      return rb_cli_finish (RB_EXIT_OK);
    }

  return run_command (arguments);
}
