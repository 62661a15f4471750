/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "../engine/run-program.h"

static char *
read_beside (const char *program,
             const char *extension)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  path = g_strdup_printf ("%.*s%s", (int) (strrchr (program, '.') - program), program, extension);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* A program prints what another engine printed (recorded by build-aux/record-expected) and ends as it did there. */
static void
test_conforms (gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (data);
  g_autofree char *manner = g_path_get_basename (folder);
  g_autofree char *source = read_beside (data, ".js");
  g_autofree char *expected = read_beside (data, ".out");
  g_autofree char *console = NULL;
  g_autoptr (RbEventLoop) event_loop = run_source (source);

  console = dup_console (event_loop);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpstr (console, ==, expected);
  g_assert_cmpint (rb_event_loop_get_had_error (event_loop), ==, g_str_equal (manner, "uncaught"));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  name = g_path_get_basename (argv[1]);
  path = g_strconcat ("/conformance/", name, NULL);
  g_test_add_data_func (path, argv[1], test_conforms);
  return g_test_run ();
}
