/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "../engine/run-program.h"

/* A program, as a probe could disturb it, and what another engine printed (recorded by build-aux/record-expected). */
static void
test_prints (gconstpointer data)
{
  g_autofree char *expected_path = NULL;
  g_autofree char *source = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *console = NULL;
  g_autoptr (RbEventLoop) event_loop = NULL;
  g_autoptr (GError) error = NULL;

  expected_path = g_strdup_printf ("%.*s.out", (int) (strrchr (data, '.') - (const char *) data), (const char *) data);
  g_file_get_contents (data, &source, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);

  event_loop = run_source (source);
  console = dup_console (event_loop);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_false (rb_event_loop_get_had_error (event_loop));
  g_assert_cmpstr (console, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  return run_test_of_file (argc, argv, "/program/", test_prints);
}
