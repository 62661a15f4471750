/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/article-page.h"

static const char article_text[] =
  "# Title\n\n"
  "Before.\n\n"
  "```js\n1;\n```\n\n"
  "> **Predict** First?\n>\n> - [x] `1`\n\n"
  "> **Predict** Second?\n>\n> - [x] `1`\n\n"
  "## Other\n\n"
  "Between.\n\n"
  "```js\n2;\n```\n\n"
  "After.\n\n"
  "> **Predict** Third?\n>\n> - [x] `2`\n";

static void
assert_page (RbArticle  *article,
             guint       position,
             const char *expected)
{
  GListModel *exercises = rb_article_get_exercises (article);
  g_autoptr (RbExercise) exercise = g_list_model_get_item (exercises, position);
  g_autoptr (GListModel) page = rb_article_page_new (article, exercise);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (page); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (page, i);

      g_assert_cmpint (rb_block_get_kind (block), !=, RB_BLOCK_EXERCISE);
      g_string_append_printf (text, "%s|", rb_block_get_text (block));
    }

  g_assert_cmpstr (text->str, ==, expected);
}

/* A prediction belongs to the exercise that it follows directly; the last page has the rest of the article. */
static void
test_pages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = rb_article_new_from_text (article_text, "article.md", &error);

  g_assert_no_error (error);
  assert_page (article, 0, "Title|Before.|Predict First?|Predict Second?|");
  assert_page (article, 1, "Other|Between.|After.|Predict Third?|");
}

static void
test_without_exercises (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = rb_article_new_from_text ("# Title\n\nOnly prose.\n", "article.md", &error);

  g_assert_no_error (error);
  assert_page (article, 0, "Title|Only prose.|");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article-page/pages", test_pages);
  g_test_add_func ("/article-page/without-exercises", test_without_exercises);

  return g_test_run ();
}
