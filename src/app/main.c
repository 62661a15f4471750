/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "app/application.h"
#include "engine/uninstalled.h"

/* Must come before setlocale (), which reads the language from the environment. */
static void
set_language (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.ringback.Ringback");
  g_autofree char *language = g_settings_get_string (settings, "language");

  if (*language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (RbApplication) application = NULL;
  const char *localedir;

  rb_uninstalled_set_up ();
  set_language ();

  localedir = g_getenv ("RINGBACK_LOCALEDIR");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* This needs no display. */
  if (argc == 2 && (g_str_equal (argv[1], "--version") || g_str_equal (argv[1], "-V")))
    {
      g_print ("ringback " RB_PROGRAM_VERSION "\n");
      return 0;
    }

  application = rb_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
