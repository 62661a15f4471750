/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "tests/engine/run-program.h"

/* An invalid program. The expected fault, with its place, is in the file that ends in .fault, which is empty if the
 * program is valid after all. */

static char *
describe (RbEventLoop *event_loop)
{
  const RbPlace *place = rb_event_loop_get_place (event_loop);

  if (rb_event_loop_get_outcome (event_loop) == RB_OUTCOME_IDLE)
    return g_strdup ("");

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_SYNTAX_ERROR);
  g_assert_nonnull (place);
  g_assert_cmpuint (place->start, <=, place->end);

  return g_strdup_printf ("%u:%u: %s\n", place->line, place->column, rb_event_loop_get_message (event_loop));
}

static void
test_says (gconstpointer data)
{
  g_autofree char *stem = NULL;
  g_autofree char *expected_path = NULL;
  g_autofree char *source = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *said = NULL;
  g_autoptr (RbEventLoop) event_loop = NULL;
  g_autoptr (GError) error = NULL;

  stem = g_strndup (data, (gsize) (strrchr (data, '.') - (const char *) data));
  expected_path = g_strconcat (stem, ".fault", NULL);
  g_file_get_contents (data, &source, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);

  event_loop = run_source (source);
  said = describe (event_loop);
  g_assert_cmpstr (said, ==, expected);
  g_assert_false (rb_event_loop_get_had_error (event_loop));
}

int
main (int    argc,
      char **argv)
{
  return run_test_of_file (argc, argv, "/syntax/", test_says);
}
