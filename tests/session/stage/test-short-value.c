/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/short-value.h"

static void
assert_short (const char *text,
              const char *expected)
{
  g_autofree char *shown = rb_short_value_dup (text, 14);

  g_assert_cmpstr (shown, ==, expected);
}

/* A short value stays as it is; of a long object or array the first member stays. */
static void
test_short (void)
{
  assert_short ("", "");
  assert_short ("undefined", "undefined");
  assert_short ("{ id: 1 }", "{ id: 1 }");
  assert_short ("{ id: 1, name: \"wwDev\" }", "{ id: 1, … }");
  assert_short ("[ 1, 2, 3, 4, 5, 6 ]", "[ 1, … ]");
  assert_short ("{ a: [ 1, 2 ], b: 3 }", "{ a: [ 1, 2 ]…");
  assert_short ("{ a: \"x, y\", b: \"z\" }", "{ a: \"x, y\", …");
}

/* What is no object, or has only one member, is cut like any text. */
static void
test_cut (void)
{
  assert_short ("\"a long text, with a comma\"", "\"a long text,…");
  assert_short ("{ name: \"much too long\" }", "{ name: \"much…");
  assert_short ("{ \"quoted \\\", \": 1 }", "{ \"quoted \\\",…");
  assert_short ("first\nsecond", "first…");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/short-value/short", test_short);
  g_test_add_func ("/short-value/cut", test_cut);

  return g_test_run ();
}
