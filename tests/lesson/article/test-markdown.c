/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article-error.h"
#include "lesson/article/block.h"
#include "lesson/article/markdown.h"

#define FIRST_LINE 11

static gboolean
parse (const char  *text,
       gboolean     mdx,
       GListStore  *blocks,
       GListStore  *exercises,
       GError     **error)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  g_autoptr (RbExerciseBuilder) builder = rb_exercise_builder_new ("a.md", "Title", database, exercises);

  return rb_markdown_parse (text, FIRST_LINE, mdx, builder, blocks, error);
}

/* Describes the blocks of @text, one per line: kind, article line, level, number and markup. */
static char *
describe (const char *text,
          gboolean    mdx)
{
  static const char * const kinds[] = { "heading", "paragraph", "item", "quote", "code", "exercise", "prediction",
                                        "rule" };
  g_autoptr (GListStore) blocks = g_list_store_new (RB_TYPE_BLOCK);
  g_autoptr (GListStore) exercises = g_list_store_new (RB_TYPE_EXERCISE);
  g_autoptr (GError) error = NULL;
  GString *description = g_string_new (NULL);

  g_assert_true (parse (text, mdx, blocks, exercises, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (blocks)); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (G_LIST_MODEL (blocks), i);

      g_string_append_printf (description, "%s %u %u %u %s\n", kinds[rb_block_get_kind (block)],
                              rb_block_get_article_line (block), rb_block_get_level (block),
                              rb_block_get_number (block), rb_block_get_markup (block));
    }

  return g_string_free (description, FALSE);
}

static const struct
{
  const char *name;
  const char *text;
  const char *blocks;
} samples[] = {
  { "prose", "# One\n\nText *two*\nthree\n\n---\n",
    "heading 11 1 0 One\nparagraph 13 0 0 Text <i>two</i> three\nrule 13 0 0 \n" },
  { "lists", "3. a\n   - b\n\n     c\n4. d\n",
    "item 11 1 3 a\nitem 12 2 0 b\nparagraph 14 2 0 c\nitem 15 1 4 d\n" },
  { "tasks", "- [x] done\n- [ ] open\n", "item 11 1 0 ☑ done\nitem 12 1 0 ☐ open\n" },
  { "quotes", "> a\n>\n> > b\n", "quote 11 1 0 a\nquote 13 2 0 b\n" },
  { "table", "| a | b |\n|---|---|\n| c | d |\n", "paragraph 11 0 0 a | b\nparagraph 13 0 0 c | d\n" },
  { "code", "```sh\nls <a>\n```\n", "code 12 0 0 ls &lt;a&gt;\n" },
  { "exercise", "```js version=sync\n1;\n```\n\nText\n\n```js version=callback\n2;\n```\n",
    "exercise 12 0 0 \nparagraph 15 0 0 Text\n" },
  { "prediction", "```js\n1;\n```\n\n> What?\n>\n> - [ ] `1`\n> - [x] `2`\n",
    "exercise 12 0 0 \nprediction 15 0 0 What?\n" },
  { "footnotes", "A[^x], *b*[^1].\n\n[^x]: One.\n[^1]: http://a.b\n", "paragraph 11 0 0 A¹, <i>b</i>².\n"
    "paragraph 13 0 0 ¹ One.\n² <a href=\"http://a.b\">http://a.b</a>\n" },
  { "html", "<div>\na <b>b</b>\n</div>\n", "paragraph 11 0 0 a b\n" },
};

static void
test_blocks (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *blocks = describe (samples[i].text, FALSE);

  g_assert_cmpstr (blocks, ==, samples[i].blocks);
}

static void
test_mdx (void)
{
  g_autofree char *blocks = describe ("import A from './a'\n\n<A title=\"x\" />\n\nText {1 + 1} end\n", TRUE);

  g_assert_cmpstr (blocks, ==, "paragraph 15 0 0 Text end\n");
}

/* Columns of errors count in the article, so the code keeps its tabs, and its indentation is known. */
static void
test_code_columns (void)
{
  g_autoptr (GListStore) blocks = g_list_store_new (RB_TYPE_BLOCK);
  g_autoptr (GListStore) exercises = g_list_store_new (RB_TYPE_EXERCISE);
  g_autoptr (RbExercise) tabs = NULL;
  g_autoptr (RbExercise) indented = NULL;
  g_autoptr (GError) error = NULL;
  RbVersion *version;

  g_assert_true (parse ("```js\nif (1)\n\t2;\n```\n\n- a\n\n  ```js\n  3;\n    4;\n  ```\n", FALSE, blocks, exercises,
                        &error));
  g_assert_no_error (error);

  tabs = g_list_model_get_item (G_LIST_MODEL (exercises), 0);
  version = rb_exercise_find_version (tabs, RB_VERSION_PROGRAM);
  g_assert_cmpstr (rb_version_get_source (version), ==, "if (1)\n\t2;");
  g_assert_cmpuint (rb_version_get_indent (version), ==, 0);

  indented = g_list_model_get_item (G_LIST_MODEL (exercises), 1);
  version = rb_exercise_find_version (indented, RB_VERSION_PROGRAM);
  g_assert_cmpstr (rb_version_get_source (version), ==, "3;\n  4;");
  g_assert_cmpuint (rb_version_get_indent (version), ==, 2);
  g_assert_cmpuint (rb_version_get_article_line (version), ==, 19);
}

static void
test_invalid (void)
{
  g_autoptr (GListStore) blocks = g_list_store_new (RB_TYPE_BLOCK);
  g_autoptr (GListStore) exercises = g_list_store_new (RB_TYPE_EXERCISE);
  g_autoptr (GError) error = NULL;

  g_assert_false (parse ("Text\n\n```js version=fast\n1;\n```\n", FALSE, blocks, exercises, &error));
  g_assert_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_STRUCTURE);
  g_assert_true (g_str_has_prefix (error->message, "a.md:13:1: "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *name = g_strconcat ("/markdown/blocks/", samples[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_blocks);
    }
  g_test_add_func ("/markdown/mdx", test_mdx);
  g_test_add_func ("/markdown/code-columns", test_code_columns);
  g_test_add_func ("/markdown/invalid", test_invalid);

  return g_test_run ();
}
