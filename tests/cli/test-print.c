/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/print.h"

static void
assert_escape (const char *text,
               gboolean    keep_colours,
               const char *expected)
{
  g_autofree char *escaped = rb_print_escape (text, keep_colours);

  g_assert_cmpstr (escaped, ==, expected);
}

static void
test_plain (void)
{
  assert_escape ("", FALSE, "");
  assert_escape ("ง่าย 💥\n\tab", FALSE, "ง่าย 💥\n\tab");
}

static void
test_control (void)
{
  assert_escape ("\033]0;title\007", FALSE, "\\x1b]0;title\\x07");
  assert_escape ("a\rb\177", TRUE, "a\\x0db\\x7f");
  /* one character that means the same as ESC [ to some terminals */
  assert_escape ("\302\2332J", FALSE, "\\x9b2J");
  assert_escape ("a\342\200\256b", FALSE, "a\\u202eb");
}

static void
test_colours (void)
{
  assert_escape ("\033[1;31mred\033[0m", TRUE, "\033[1;31mred\033[0m");
  assert_escape ("\033[31mred", FALSE, "\\x1b[31mred");
  assert_escape ("\033[2J\033[", TRUE, "\\x1b[2J\\x1b[");
}

static void
test_invalid (void)
{
  assert_escape ("caf\351", FALSE, "caf\357\277\275");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/plain", test_plain);
  g_test_add_func ("/print/control", test_control);
  g_test_add_func ("/print/colours", test_colours);
  g_test_add_func ("/print/invalid", test_invalid);

  return g_test_run ();
}
