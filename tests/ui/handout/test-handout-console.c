/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-console.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "drawn-page.h"
#include "shown-article.h"

#define WIDTH 250

static const GdkRGBA red = { 0.753f, 0.11f, 0.157f, 1 };

static RbHandoutBlock *
create_block (const ShownArticle *article)
{
  g_autoptr (GObject) owner = G_OBJECT (rb_handout_type_create_context ());
  PangoContext *context = PANGO_CONTEXT (owner);

  return rb_handout_console_new (context, 10, WIDTH, rb_player_get_machine (article->content.player));
}

static char *
dup_drawn (RbHandoutBlock *block)
{
  return dup_drawn_rows (block, 0, rb_handout_block_get_height (block));
}

static void
run (ShownArticle *article,
     const char   *program)
{
  g_autofree char *text = g_strdup_printf ("# Lesson\n\n```js\n%s\n```\n", program);

  shown_article_open_text (article, text);
  shown_article_run (article);
}

/* The badges of who printed the lines come first, then the lines. */
static void
test_badges (void)
{
  ShownArticle article;
  g_autoptr (RbHandoutBlock) block = NULL;
  g_autofree char *drawn = NULL;

  run (&article, "setTimeout(() => console.log('rang'), 10);\nconsole.log('script');");
  block = create_block (&article);
  drawn = dup_drawn (block);
  g_assert_cmpstr (drawn, ==, "AConsolescriptrang");
  g_assert_cmpuint (count_color (block, WIDTH, &red, NULL), ==, 0);
  shown_article_close (&article);
}

/* An error has a sign beside its colour. */
static void
test_error (void)
{
  ShownArticle article;
  g_autoptr (RbHandoutBlock) block = NULL;
  g_autofree char *drawn = NULL;

  run (&article, "console.error('bad');\nthrow new Error('worse');");
  block = create_block (&article);
  drawn = dup_drawn (block);
  g_assert_true (g_str_has_prefix (drawn, "!!Consolebad"));
  g_assert_nonnull (strstr (drawn, "worse"));
  g_assert_cmpuint (count_color (block, WIDTH, &red, NULL), >, 50);
  shown_article_close (&article);
}

/* What is printed only later is there, and pale. */
static void
test_later (void)
{
  const GdkRGBA ink = { 0.1f, 0.1f, 0.12f, 1 };
  ShownArticle article;
  g_autoptr (RbHandoutBlock) at_end = NULL;
  g_autoptr (RbHandoutBlock) before = NULL;
  g_autofree char *drawn = NULL;

  run (&article, "let nothing;\nconsole.log('a long line that is printed');");
  at_end = create_block (&article);
  shown_article_seek (&article, 0);
  before = create_block (&article);
  drawn = dup_drawn (before);
  g_assert_cmpstr (drawn, ==, "Consolealonglinethatisprinted");
  g_assert_cmpuint (count_color (before, WIDTH, &ink, NULL), <, count_color (at_end, WIDTH, &ink, NULL));
  shown_article_close (&article);
}

/* A long line is wrapped. Of very many lines only the first are shown, and it says so. */
static void
test_long (void)
{
  ShownArticle article;
  g_autoptr (RbHandoutBlock) block = NULL;
  g_autofree char *drawn = NULL;

  run (&article, "for (let i = 0; i < 310; i++) console.log('line ' + i + '.');\nconsole.log('x'.repeat(200));");
  block = create_block (&article);
  drawn = dup_drawn (block);
  g_assert_nonnull (strstr (drawn, "line299."));
  g_assert_null (strstr (drawn, "line300."));
  g_assert_true (g_str_has_suffix (drawn, "and11morelines"));
  shown_article_close (&article);

  g_clear_object (&block);
  run (&article, "console.log('x'.repeat(200));");
  block = create_block (&article);
  g_assert_cmpuint (rb_handout_block_get_n_rows (block), >, 4);
  for (guint i = 0; i < rb_handout_block_get_n_rows (block); i++)
    g_assert_cmpfloat (rb_handout_block_get_row (block, i)->x + rb_handout_block_get_row (block, i)->width, <=, WIDTH);
  shown_article_close (&article);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/handout-console/badges", test_badges);
  g_test_add_func ("/handout-console/error", test_error);
  g_test_add_func ("/handout-console/later", test_later);
  g_test_add_func ("/handout-console/long", test_long);

  return g_test_run ();
}
