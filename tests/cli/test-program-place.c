/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/program-place.h"

static void
test_describe (void)
{
  g_auto (RbProgramPlace) place = { g_strdup ("a.md"), 12, 2 };
  g_autofree char *first = rb_program_place_describe (&place, 1, 1);
  g_autofree char *later = rb_program_place_describe (&place, 5, 7);
  g_autofree char *unknown = rb_program_place_describe (&place, 0, 0);

  g_assert_cmpstr (first, ==, "a.md:12:3: ");
  g_assert_cmpstr (later, ==, "a.md:16:9: ");
  g_assert_cmpstr (unknown, ==, "a.md: ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/program-place/describe", test_describe);

  return g_test_run ();
}
