/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "tests/engine/run-program.h"

/* A program prints the same with the runner's filter and without it, whatever node and its libraries initialize
 * lazily. */

static char *
run_with (const char *runner,
          const char *source)
{
  g_autoptr (RbEventLoop) event_loop = NULL;

  g_setenv ("RINGBACK_RUNNER", runner, TRUE);
  event_loop = run_source (source);
  g_assert_cmpstr (rb_event_loop_get_message (event_loop), ==, NULL);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);

  return dup_console (event_loop);
}

static void
test_same (gconstpointer path)
{
  g_autofree char *confined = g_strdup (g_getenv ("RINGBACK_RUNNER"));
  g_autofree char *unconfined = g_test_build_filename (G_TEST_BUILT, "runner", "unconfined", "ringback-runner",
                                                      NULL);
  g_autofree char *source = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *console = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &source, NULL, &error);
  g_assert_no_error (error);
  expected = run_with (unconfined, source);
  console = run_with (confined, source);
  g_test_message ("%s", console);
  g_assert_cmpuint (strlen (console), >, 10);
  g_assert_cmpstr (console, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/confined-program/same", argv[1], test_same);

  return g_test_run ();
}
