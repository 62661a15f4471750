/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "spawn.h"

#include <string.h>

#include "tests/lesson/remove-tree.h"

#define MISSING "ringback-cli: This machine lacks "

char *
take_missing (char *errors)
{
  char *end = strchr (errors, '\n');
  char *missing;

  if (!g_str_has_prefix (errors, MISSING) || end == NULL)
    return NULL;

  missing = g_strndup (errors, end - errors);
  memmove (errors, end + 1, strlen (end + 1) + 1);

  return missing;
}

Result *
call_in (const char *folder,
         const char *variable,
         const char *value,
         const char *arguments,
         ...)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  Result *result = g_new0 (Result, 1);
  va_list rest;

  g_ptr_array_add (argv, (char *) g_getenv ("RINGBACK_CLI"));
  va_start (rest, arguments);
  for (const char *argument = arguments; argument != NULL; argument = va_arg (rest, const char *))
    g_ptr_array_add (argv, (char *) argument);
  va_end (rest);
  g_ptr_array_add (argv, NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  if (folder != NULL)
    g_subprocess_launcher_set_cwd (launcher, folder);
  if (variable != NULL)
    g_subprocess_launcher_setenv (launcher, variable, value, TRUE);

  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &result->output, &result->errors, &error);
  g_assert_no_error (error);
  result->missing = take_missing (result->errors);
  result->code = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;

  return result;
}

void
result_free (Result *result)
{
  g_free (result->output);
  g_free (result->errors);
  g_free (result->missing);
  g_free (result);
}

void
assert_exits (Result *result,
              int     code)
{
  if (result->code != code)
    g_test_message ("output: %s\nerrors: %s", result->output, result->errors);

  g_assert_cmpint (result->code, ==, code);
}

void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-cli-XXXXXX", &error);
  g_assert_no_error (error);
}

void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}
