/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/uninstalled.h"

#if RB_DEVELOPMENT
/* Sets a variable to a search path of two parts. */
static void
add_to_path (const char *name,
             const char *first,
             const char *rest)
{
  g_autofree char *path = g_strjoin (G_SEARCHPATH_SEPARATOR_S, first, rest, NULL);

  g_setenv (name, path, TRUE);
}
#endif

/**
 * rb_uninstalled_set_up:
 *
 * Lets a program that runs from its build folder find the runner, lessons, settings, translations and icons of the same
 * build. Does nothing for an installed program. Call it first in `main()`, because it sets environment variables, which
 * is safe only while there is one thread.
 */
void
rb_uninstalled_set_up (void)
{
#if RB_DEVELOPMENT
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *data_dirs = g_getenv ("XDG_DATA_DIRS");

  if (program == NULL || !g_str_has_prefix (program, RB_BUILD_ROOT "/"))
    return;

  g_setenv ("RINGBACK_RUNNER", RB_BUILD_ROOT "/src/runner/ringback-runner", FALSE);
  g_setenv ("RINGBACK_LOCALEDIR", RB_BUILD_ROOT "/po", FALSE);
  g_setenv ("GSETTINGS_SCHEMA_DIR", RB_BUILD_ROOT "/data", FALSE);
  if (g_getenv ("RINGBACK_LESSONS") == NULL)
    {
      g_autofree char *own = g_build_filename (g_get_user_data_dir (), "ringback", "lessons", NULL);

      add_to_path ("RINGBACK_LESSONS", own, RB_BUILD_ROOT "/data/lessons");
    }
  add_to_path ("XDG_DATA_DIRS", RB_SOURCE_ROOT "/data",
               data_dirs != NULL && *data_dirs != '\0' ? data_dirs : "/usr/local/share:/usr/share");
#endif
}
