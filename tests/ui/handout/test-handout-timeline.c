/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-timeline.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "drawn-page.h"
#include "shown-article.h"
#include "ui/common/callback-palette.h"

#define WIDTH 600

static RbHandoutBlock *
create_block (const ShownArticle *article)
{
  g_autoptr (GObject) owner = G_OBJECT (rb_handout_type_create_context ());
  PangoContext *context = PANGO_CONTEXT (owner);

  return rb_handout_timeline_new (context, 10, WIDTH, article->content.player);
}

static char *
dup_drawn (RbHandoutBlock *block)
{
  return dup_drawn_rows (block, 0, rb_handout_block_get_height (block));
}

/* Lanes have names, bars letters and words, and the axis the times at which answers came. */
static void
test_words (void)
{
  static const char *const expected[] = { "Stack", "Database", "Taskqueue", "Console", "mainscript", "Ausers·id1",
                                          "Acallback", "1.5s" };
  ShownArticle article;
  g_autoptr (RbHandoutBlock) block = NULL;
  g_autofree char *drawn = NULL;

  shown_article_open_lesson (&article, "03-ring-me-back.md", "callback");
  shown_article_run (&article);
  block = create_block (&article);
  drawn = dup_drawn (block);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (drawn, expected[i]) == NULL)
      g_error ("“%s” is not in “%s”", expected[i], drawn);
  shown_article_close (&article);
}

/* Ten lookups overlap. Each has a row and words of its own. */
static void
test_crowded (void)
{
  ShownArticle article;
  g_autoptr (RbHandoutBlock) block = NULL;
  g_autofree char *drawn = NULL;
  g_autofree char *text = NULL;

  shown_article_open_text (&article,
                           "# Lesson\n\n```js\nfor (let i = 0; i < 10; i++)\n  database.getUserById(i)\n```\n");
  shown_article_run (&article);
  block = create_block (&article);
  drawn = dup_drawn (block);
  g_assert_null (strstr (drawn, "more"));
  g_assert_cmpuint (count_text (drawn, "id"), ==, 10);
  text = rb_handout_block_dup_text (block);
  g_assert_cmpuint (count_text (text, "lookup: "), ==, 10);
  shown_article_close (&article);
}

/* The longest line in the colour of what has no callback and is not shown yet. Letters have
 * only short lines, and so has the main script at its first moment. */
static guint
find_line (const ShownArticle *article,
           const char         *words)
{
  g_autoptr (RbHandoutBlock) block = create_block (article);
  g_autofree char *drawn = dup_drawn (block);
  RbCallbackColors colors;
  guint longest;

  g_assert_nonnull (strstr (drawn, words));
  rb_callback_palette_get (0, RB_SCHEME_LIGHT, &colors);
  count_color (block, WIDTH, &colors.ink, &longest);

  return longest;
}

/* A line goes through the words of a lookup whose answer nobody gets, and not through those of another. */
static void
test_dropped (void)
{
  ShownArticle article;

  shown_article_open_text (&article, "# Lesson\n\n```js\n0;\ndatabase.getUserById(1);\n```\n");
  shown_article_run (&article);
  shown_article_seek (&article, 0);
  g_assert_cmpuint (find_line (&article, "users·id1·nobodytoringback"), >, 150);
  shown_article_close (&article);

  shown_article_open_text (&article, "# Lesson\n\n```js\n0;\ndatabase.promises.getUserById(1);\n```\n");
  shown_article_run (&article);
  shown_article_seek (&article, 0);
  g_assert_cmpuint (find_line (&article, "users·id1"), <, 100);
  shown_article_close (&article);
}

/* Before the end there is a playhead, and what comes after it is pale but known. */
static void
test_playhead (void)
{
  const GdkRGBA amber = { 0.710f, 0.459f, 0, 1 };
  ShownArticle article;
  RbCallbackColors colors;
  g_autoptr (RbHandoutBlock) at_end = NULL;
  g_autoptr (RbHandoutBlock) before = NULL;
  g_autofree char *drawn = NULL;

  rb_callback_palette_get (1, RB_SCHEME_LIGHT, &colors);
  shown_article_open_lesson (&article, "03-ring-me-back.md", "callback");
  shown_article_run (&article);
  at_end = create_block (&article);
  g_assert_cmpuint (count_color (at_end, WIDTH, &amber, NULL), ==, 0);
  g_assert_cmpuint (count_color (at_end, WIDTH, &colors.fill, NULL), >, 1000);

  shown_article_seek (&article, 1);
  before = create_block (&article);
  g_assert_cmpuint (count_color (before, WIDTH, &amber, NULL), >, 100);
  g_assert_cmpuint (count_color (before, WIDTH, &colors.fill, NULL), <,
                    count_color (at_end, WIDTH, &colors.fill, NULL) / 2);
  drawn = dup_drawn (before);
  g_assert_nonnull (strstr (drawn, "Ausers·id1"));
  shown_article_close (&article);
}

/* Whether the window is dark or not, paper is light. */
static void
test_dark (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const GdkRGBA dark = { 0.118f, 0.118f, 0.118f, 1 };
  ShownArticle article;
  g_autoptr (RbHandoutBlock) light = NULL;
  g_autoptr (RbHandoutBlock) in_dark = NULL;
  const GdkRGBA ink = { 0.1f, 0.1f, 0.12f, 1 };

  shown_article_open_lesson (&article, "03-ring-me-back.md", "callback");
  shown_article_run (&article);
  light = create_block (&article);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  in_dark = create_block (&article);
  g_assert_cmpuint (count_color (in_dark, WIDTH, &ink, NULL), ==, count_color (light, WIDTH, &ink, NULL));
  g_assert_cmpuint (count_color (in_dark, WIDTH, &dark, NULL), ==, count_color (light, WIDTH, &dark, NULL));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  shown_article_close (&article);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/handout-timeline/words", test_words);
  g_test_add_func ("/handout-timeline/crowded", test_crowded);
  g_test_add_func ("/handout-timeline/dropped", test_dropped);
  g_test_add_func ("/handout-timeline/playhead", test_playhead);
  g_test_add_func ("/handout-timeline/dark", test_dark);

  return g_test_run ();
}
