/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/footnotes.h"

static void
assert_prose (const char *text,
              const char *expected)
{
  g_autofree char *prose = rb_footnotes_to_prose (text);

  g_assert_cmpstr (prose, ==, expected);
}

/* Footnotes have numbers in the order in which the text mentions them, whatever their names are. */
static void
test_numbers (void)
{
  assert_prose ("One[^b], two[^a], one[^b].\n\n[^a]: A `[^b]`.\n\n[^b]: B[^a].\n",
                "One¹, two², one¹.\n\n² A `[^b]`.\n\n¹ B².\n");
  assert_prose ("A[^x].\n[^x]: http://a.b\n[^never]: N", "A¹.\n¹ http://a.b\\\n² N");
}

static void
test_ten (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *prose = NULL;

  for (guint i = 1; i <= 12; i++)
    g_string_append_printf (text, "[^%u]: note\n\n", i);
  prose = rb_footnotes_to_prose (text->str);
  g_assert_true (g_str_has_suffix (prose, "¹² note\n\n"));
}

/* A footnote of several lines is prose, not a block of code. */
static void
test_lines (void)
{
  assert_prose ("a[^1]\n\n[^1]:\n    One.\n    Two[^1].\n\n    Three.\n\n    Four.\nout\n    code\n",
                "a¹\n\n¹ \nOne.\nTwo¹.\n\nThree.\n\nFour.\nout\n    code\n");
}

/* What is code, or the mark of no footnote, stays as it is. */
static void
test_others (void)
{
  static const char *const texts[] = {
    "", "[^1] without a footnote", "[^]: a\n[^a b]: c\n[^[]: d\n", "```js\n[^1]: x\n```\n[^1]\n", "    [^1]: x\n[^1]\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_prose (texts[i], texts[i]);
  assert_prose ("`/[^1]/` ``a`[^1]`` \\[^1] [^1][^2]\n~~~\n[^1]\n~~~\n[^1]: x\n",
                "`/[^1]/` ``a`[^1]`` \\[^1] ¹[^2]\n~~~\n[^1]\n~~~\n¹ x\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/footnotes/numbers", test_numbers);
  g_test_add_func ("/footnotes/ten", test_ten);
  g_test_add_func ("/footnotes/lines", test_lines);
  g_test_add_func ("/footnotes/others", test_others);

  return g_test_run ();
}
