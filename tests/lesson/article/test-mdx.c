/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/mdx.h"

static void
assert_markdown (const char *mdx,
                 const char *expected)
{
  g_autofree char *markdown = rb_mdx_to_markdown (mdx);

  g_assert_cmpstr (markdown, ==, expected);
}

static void
test_prose (void)
{
  assert_markdown ("", "");
  assert_markdown ("plain", "plain");
  assert_markdown ("a < b and c > d\n", "a < b and c > d\n");
  assert_markdown ("<https://example.org> <me@example.org>\n", "<https://example.org> <me@example.org>\n");
  assert_markdown ("an \\<escaped> tag, \\{braces}\n", "an \\<escaped> tag, \\{braces}\n");
}

static void
test_tags (void)
{
  assert_markdown ("<div className=\"a\">\ntext\n</div>\n", "\ntext\n\n");
  assert_markdown ("a <br /> b <></>c\n", "a  b c\n");
  assert_markdown ("<Card\n  title=\"a > b\"\n  onOpen={() => { return {}; }}\n/>after", "\n\n\nafter");
  assert_markdown ("<style>{`a > b`}</style>x", "x");
  assert_markdown ("a <!-- two\n\nlines --> b", "a \n\n b");
  assert_markdown ("unclosed <div title=\"", "unclosed <div title=\"");
}

static void
test_expressions (void)
{
  assert_markdown ("a {/* comment */} b {props.c} d\n", "a  b  d\n");
  assert_markdown ("{\n  [1].map((n) => { return n; })\n}\nx\n", "\n\n\nx\n");
  assert_markdown ("an open { brace\n", "an open { brace\n");
}

static void
test_modules (void)
{
  assert_markdown ("import A from \"a\";\nimport B from \"b\";\n\ntext\n", "\n\n\ntext\n");
  assert_markdown ("export const a = {\n  b: 1,\n};\n\ntext\n", "\n\n\n\ntext\n");
  assert_markdown ("You can\nimport things.\n", "You can\nimport things.\n");
}

static void
test_code (void)
{
  assert_markdown ("```jsx\nimport A from \"a\";\n\n<A b={1} />\n```\n<br />\n",
                   "```jsx\nimport A from \"a\";\n\n<A b={1} />\n```\n\n");
  assert_markdown ("~~~~\n```\n<b>\n~~~\n<i>\n~~~~\n<u>\n", "~~~~\n```\n<b>\n~~~\n<i>\n~~~~\n\n");
  assert_markdown ("> ```\n> <b>\n> ```\n> <i>\n", "> ```\n> <b>\n> ```\n> \n");
  assert_markdown ("`<b>` and ``a ` <i>`` <u>\n", "`<b>` and ``a ` <i>`` \n");
  assert_markdown ("a ` lonely <b>\n", "a ` lonely \n");
  assert_markdown ("```js\nnever closed <b>\n", "```js\nnever closed <b>\n");
}

static void
test_html (void)
{
  g_autofree char *text = rb_mdx_strip_tags ("<p align=center>In <b>HTML</b> {x}</p><script>if (a < b) {}</script>");

  g_assert_cmpstr (text, ==, "In HTML {x}");
}

/* Hostile input costs only linear time. */
static void
test_hostile (void)
{
  const char *pieces[] = { "<a {", "<a \"", "`", "``` `", "{", "<!--", "<script>", "<a", "\\" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) mdx = g_string_new ("x");
      g_autofree char *markdown = NULL;

      for (guint j = 0; j < 20000; j++)
        g_string_append (mdx, pieces[i]);

      markdown = rb_mdx_to_markdown (mdx->str);
      g_assert_true (g_str_has_prefix (markdown, "x"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mdx/prose", test_prose);
  g_test_add_func ("/mdx/tags", test_tags);
  g_test_add_func ("/mdx/expressions", test_expressions);
  g_test_add_func ("/mdx/modules", test_modules);
  g_test_add_func ("/mdx/code", test_code);
  g_test_add_func ("/mdx/html", test_html);
  g_test_add_func ("/mdx/hostile", test_hostile);

  return g_test_run ();
}
