/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-code.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "drawn-page.h"
#include "shown-article.h"
#include "ui/common/callback-palette.h"

#define WIDTH 400

#define TWO \
  "# Lesson\n\n```js\n" \
  "setTimeout(() => {\n" \
  "  console.log('rang');\n" \
  "}, 500);\n" \
  "if (false) {\n" \
  "  console.log('never');\n" \
  "}\n" \
  "```\n"

static RbHandoutBlock *
create_block (const ShownArticle *article,
              double              width)
{
  g_autoptr (GObject) owner = G_OBJECT (rb_handout_type_create_context ());
  PangoContext *context = PANGO_CONTEXT (owner);
  RbPlayer *player = article->content.player;

  return rb_handout_code_new (context, 10, width, article->content.source,
                              player != NULL ? rb_player_get_machine (player) : NULL);
}

static void
get_ink (guint    callback,
         GdkRGBA *ret_ink)
{
  RbCallbackColors colors;

  rb_callback_palette_get (callback, RB_SCHEME_LIGHT, &colors);
  *ret_ink = colors.ink;
}

/* Each line has its number, and the end of the last line is not a line. */
static void
test_numbers (void)
{
  ShownArticle article;
  g_autoptr (RbHandoutBlock) block = NULL;
  g_autofree char *drawn = NULL;

  shown_article_open_text (&article, TWO);
  block = create_block (&article, WIDTH);
  drawn = dup_drawn_rows (block, 0, rb_handout_block_get_height (block));
  g_assert_cmpuint (rb_handout_block_get_n_rows (block), ==, 6);
  g_assert_true (g_str_has_prefix (drawn, "123456setTimeout"));
  g_assert_true (g_str_has_suffix (drawn, "}"));
  shown_article_close (&article);
}

/* Before a run there is no badge and no outline. After it the letter is beside the line, and the outline has the
 * callback's colour. */
static void
test_callback (void)
{
  ShownArticle article;
  g_autoptr (RbHandoutBlock) before = NULL;
  g_autoptr (RbHandoutBlock) after = NULL;
  g_autofree char *drawn = NULL;
  GdkRGBA ink;

  get_ink (1, &ink);
  shown_article_open_text (&article, TWO);
  before = create_block (&article, WIDTH);
  g_assert_cmpuint (count_color (before, WIDTH, &ink, NULL), ==, 0);

  shown_article_run (&article);
  after = create_block (&article, WIDTH);
  g_assert_cmpuint (count_color (after, WIDTH, &ink, NULL), >, 100);
  drawn = dup_drawn_rows (after, 0, rb_handout_block_get_height (after));
  g_assert_true (g_str_has_prefix (drawn, "1A2"));
  /* The badge moves the program to the right. */
  g_assert_cmpfloat (rb_handout_block_get_row (after, 0)->x, >, rb_handout_block_get_row (before, 0)->x + 5);
  shown_article_close (&article);
}

/* A function can be several callbacks. Paper has the letters of the first ones, and a number for the others. */
static void
test_several (void)
{
  ShownArticle article;
  g_autoptr (RbHandoutBlock) two = NULL;
  g_autoptr (RbHandoutBlock) many = NULL;
  g_autofree char *drawn = NULL;

  shown_article_open_text (&article, "# Lesson\n\n```js\nfor (const i of [1, 2])\n  setTimeout(() => i, 10);\n```\n");
  shown_article_run (&article);
  two = create_block (&article, WIDTH);
  drawn = dup_drawn_rows (two, 0, rb_handout_block_get_height (two));
  g_assert_true (g_str_has_prefix (drawn, "12ABfor"));
  shown_article_close (&article);

  shown_article_open_text (&article, "# Lesson\n\n```js\nfor (let i = 9; i > 0; i--)\n  setTimeout(() => i);\n```\n");
  shown_article_run (&article);
  many = create_block (&article, WIDTH);
  g_clear_pointer (&drawn, g_free);
  drawn = dup_drawn_rows (many, 0, rb_handout_block_get_height (many));
  g_assert_true (g_str_has_prefix (drawn, "12ABC+6for"));
  shown_article_close (&article);
}

/* The current statement is marked at a moment within the run, and not at its end. */
static void
test_statement (void)
{
  const GdkRGBA amber = { 0.710f, 0.459f, 0, 1 };
  ShownArticle article;
  g_autoptr (RbHandoutBlock) at_end = NULL;
  g_autoptr (RbHandoutBlock) before = NULL;

  shown_article_open_text (&article, TWO);
  shown_article_run (&article);
  at_end = create_block (&article, WIDTH);
  g_assert_cmpuint (count_color (at_end, WIDTH, &amber, NULL), ==, 0);

  shown_article_seek (&article, 1);
  before = create_block (&article, WIDTH);
  g_assert_cmpuint (count_color (before, WIDTH, &amber, NULL), >, 20);
  shown_article_close (&article);
}

static gboolean
is_pale (const RbHandoutRow *row)
{
  PangoAttrIterator *iter = pango_attr_list_get_iterator (pango_layout_get_attributes (row->layout));
  gboolean pale = FALSE;

  do
    pale |= pango_attr_iterator_get (iter, PANGO_ATTR_FOREGROUND_ALPHA) != NULL;
  while (pango_attr_iterator_next (iter));
  pango_attr_iterator_destroy (iter);

  return pale;
}

/* Code that did not run is pale once the run is over. */
static void
test_unrun (void)
{
  ShownArticle article;
  g_autoptr (RbHandoutBlock) at_end = NULL;
  g_autoptr (RbHandoutBlock) before = NULL;

  shown_article_open_text (&article, TWO);
  shown_article_run (&article);
  at_end = create_block (&article, WIDTH);
  g_assert_false (is_pale (rb_handout_block_get_row (at_end, 1)));
  g_assert_true (is_pale (rb_handout_block_get_row (at_end, 4)));

  shown_article_seek (&article, 1);
  before = create_block (&article, WIDTH);
  g_assert_false (is_pale (rb_handout_block_get_row (before, 4)));
  shown_article_close (&article);
}

/* A line that is too long goes on farther to the right than it begins. */
static void
test_hanging (void)
{
  ShownArticle article;
  g_autoptr (RbHandoutBlock) block = NULL;

  shown_article_open_text (&article, TWO);
  block = create_block (&article, 110);
  g_assert_cmpuint (rb_handout_block_get_n_rows (block), >, 6);
  g_assert_cmpint (rb_handout_block_get_row (block, 1)->index, ==, 1);
  g_assert_cmpfloat (rb_handout_block_get_row (block, 1)->x, >, rb_handout_block_get_row (block, 0)->x + 10);
  for (guint i = 0; i < rb_handout_block_get_n_rows (block); i++)
    {
      const RbHandoutRow *row = rb_handout_block_get_row (block, i);

      g_assert_cmpfloat (row->x + row->width, <=, 110.5);
    }
  shown_article_close (&article);
}

/* A program may be empty. */
static void
test_empty (void)
{
  g_autoptr (GObject) owner = G_OBJECT (rb_handout_type_create_context ());
  PangoContext *context = PANGO_CONTEXT (owner);
  g_autoptr (RbHandoutBlock) block = rb_handout_code_new (context, 10, WIDTH, "", NULL);

  g_assert_cmpuint (rb_handout_block_get_n_rows (block), ==, 1);
  g_assert_cmpfloat (rb_handout_block_get_height (block), >, 10);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/handout-code/numbers", test_numbers);
  g_test_add_func ("/handout-code/callback", test_callback);
  g_test_add_func ("/handout-code/several", test_several);
  g_test_add_func ("/handout-code/statement", test_statement);
  g_test_add_func ("/handout-code/unrun", test_unrun);
  g_test_add_func ("/handout-code/hanging", test_hanging);
  g_test_add_func ("/handout-code/empty", test_empty);

  return g_test_run ();
}
