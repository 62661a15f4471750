/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/text.h"

static const struct
{
  const char *text;
  guint max_length;
  const char *line;
} cases[] = {
  { "", 4, "" },
  { "abcd", 4, "abcd" },
  { "abcde", 4, "abc…" },
  { "ab\ncd", 4, "ab…" },
  { "abcd\r\ne", 4, "abc…" },
  { "abc\re", 4, "abc…" },
  { "\n", 4, "…" },
  { "ก่อนไป", 6, "ก่อนไป" },
  { "ก่อนไป", 5, "ก่อน…" },
  { "𝒳𝒴𝒵", 2, "𝒳…" },
  { "ab", 1, "…" },
};

static void
test_line (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = rb_text_dup_line (cases[i].text, cases[i].max_length);

      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

static void
test_beginning (void)
{
  g_assert_true (rb_text_begins_with ("```js", "```"));
  g_assert_true (rb_text_begins_with ("```", "```"));
  g_assert_true (rb_text_begins_with ("a", ""));
  g_assert_false (rb_text_begins_with ("``", "```"));
  g_assert_false (rb_text_begins_with ("", "a"));
  g_assert_false (rb_text_begins_with ("ba", "a"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/line", test_line);
  g_test_add_func ("/text/beginning", test_beginning);

  return g_test_run ();
}
