/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/origin.h"

static void
test_describe (void)
{
  g_auto (RbOrigin) origin = { g_strdup ("a.md"), 12, 2 };
  g_autofree char *first = rb_origin_describe (&origin, 1, 1);
  g_autofree char *later = rb_origin_describe (&origin, 5, 7);
  g_autofree char *unknown = rb_origin_describe (&origin, 0, 0);

  g_assert_cmpstr (first, ==, "a.md:12:3: ");
  g_assert_cmpstr (later, ==, "a.md:16:9: ");
  g_assert_cmpstr (unknown, ==, "a.md: ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/origin/describe", test_describe);

  return g_test_run ();
}
