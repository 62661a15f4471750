/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/admonitions.h"

static void
assert_prose (const char *text,
              const char *expected)
{
  g_autofree char *prose = rb_admonitions_to_prose (text);

  g_assert_cmpstr (prose, ==, expected);
}

static void
test_colons (void)
{
  assert_prose (":::tip\nText.\n:::\n", "\nText.\n\n");
  assert_prose (":::note Read this\nText.\n:::", "**Read this**\nText.\n");
  assert_prose ("::::info[Read this]\n:::tip\nText.\n:::\n::::\n", "**Read this**\n\nText.\n\n\n");
}

static void
test_fences (void)
{
  assert_prose ("```smart header=\"A `b`\"\nText.\n```\nMore.\n", "**A `b`**\nText.\n\nMore.\n");
  assert_prose ("````warn\n```js\n1;\n```\n````\n", "\n```js\n1;\n```\n\n");
}

/* Code stays as it is. */
static void
test_code (void)
{
  static const char *const texts[] = {
    "",
    "```js\n:::tip\n```smart\n```\n",
    "```smarter\n```\n",
    "~~~\n```smart\n~~~\n",
    "    :::tip\n",
    "a ::: b\n``smart``\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_prose (texts[i], texts[i]);
}

/* More admonitions than are counted do no harm. */
static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *prose = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "```smart\n");
  prose = rb_admonitions_to_prose (text->str);
  g_assert_true (g_str_has_suffix (prose, "```smart\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/admonitions/colons", test_colons);
  g_test_add_func ("/admonitions/fences", test_fences);
  g_test_add_func ("/admonitions/code", test_code);
  g_test_add_func ("/admonitions/deep", test_deep);

  return g_test_run ();
}
