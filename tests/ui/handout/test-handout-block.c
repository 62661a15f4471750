/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-block.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "drawn-page.h"

static RbHandoutBlock *
create_block (void)
{
  return g_object_new (RB_TYPE_HANDOUT_BLOCK, NULL);
}

static double
add_words (RbHandoutBlock *block,
           const char     *words,
           double          width,
           double          top)
{
  g_autoptr (GObject) owner = G_OBJECT (rb_handout_type_create_context ());
  PangoContext *context = PANGO_CONTEXT (owner);
  g_autoptr (PangoLayout) layout = rb_handout_type_create_layout (context, RB_HANDOUT_FACE_TEXT, 10, words);

  if (width > 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));

  return rb_handout_block_add_layout (block, layout, 20, top);
}

/* Each line of a layout is a row. The rows follow one another without overlap. */
static void
test_rows (void)
{
  g_autoptr (RbHandoutBlock) block = create_block ();
  double bottom;

  g_assert_cmpfloat_with_epsilon (rb_handout_block_get_height (block), 0, 0.01);
  bottom = add_words (block, "one two three four five six", 60, 5);
  g_assert_cmpuint (rb_handout_block_get_n_rows (block), >, 1);
  g_assert_cmpfloat_with_epsilon (rb_handout_block_get_height (block), bottom, 0.01);
  for (guint i = 0; i < rb_handout_block_get_n_rows (block); i++)
    {
      const RbHandoutRow *row = rb_handout_block_get_row (block, i);

      g_assert_cmpint (row->index, ==, (int) i);
      g_assert_cmpfloat_with_epsilon (row->x, 20, 0.01);
      g_assert_cmpfloat (row->width, <=, 60);
      g_assert_cmpfloat (row->top, <, row->baseline);
      g_assert_cmpfloat (row->baseline, <, row->bottom);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (row->top, rb_handout_block_get_row (block, i - 1)->bottom, 0.01);
    }

  rb_handout_block_set_height (block, 200);
  g_assert_cmpfloat_with_epsilon (rb_handout_block_get_height (block), 200, 0.01);
}

/* A page ends after a whole row. What does not fit at all stays on no page. */
static void
test_break (void)
{
  g_autoptr (RbHandoutBlock) block = create_block ();
  double first = add_words (block, "first", 0, 0);
  double second = add_words (block, "second", 0, first);
  double third = add_words (block, "third", 0, second);

  g_assert_cmpfloat_with_epsilon (rb_handout_block_find_break (block, 0, 1000), third, 0.01);
  g_assert_cmpfloat_with_epsilon (rb_handout_block_find_break (block, 0, third), third, 0.01);
  g_assert_cmpfloat_with_epsilon (rb_handout_block_find_break (block, 0, third - 1), second, 0.01);
  g_assert_cmpfloat_with_epsilon (rb_handout_block_find_break (block, 0, first), first, 0.01);
  g_assert_cmpfloat_with_epsilon (rb_handout_block_find_break (block, 0, first - 1), 0, 0.01);
  g_assert_cmpfloat_with_epsilon (rb_handout_block_find_break (block, first, second - first), second, 0.01);
  g_assert_cmpfloat_with_epsilon (rb_handout_block_find_break (block, second, 1000), third, 0.01);
}

/* A block without rows is on one page. */
static void
test_whole (void)
{
  g_autoptr (RbHandoutBlock) block = create_block ();

  rb_handout_block_set_height (block, 100);
  g_assert_cmpfloat_with_epsilon (rb_handout_block_find_break (block, 0, 99), 0, 0.01);
  g_assert_cmpfloat_with_epsilon (rb_handout_block_find_break (block, 0, 100), 100, 0.01);
}

/* A page has its own text and nothing of the pages before and after it. */
static void
test_draw (void)
{
  g_autoptr (RbHandoutBlock) block = create_block ();
  double first = add_words (block, "first", 0, 0);
  double second = add_words (block, "second", 0, first);
  double third = add_words (block, "third", 0, second);
  g_autofree char *all = dup_drawn_rows (block, 0, third);
  g_autofree char *middle = dup_drawn_rows (block, first, second);
  g_autofree char *nothing = dup_drawn_rows (block, first + 1, second);

  g_assert_cmpstr (all, ==, "firstsecondthird");
  g_assert_cmpstr (middle, ==, "second");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_text (void)
{
  g_autoptr (RbHandoutBlock) block = create_block ();
  g_autofree char *text = NULL;

  add_words (block, "one line that is too long", 40, 0);
  add_words (block, "another", 0, 100);
  text = rb_handout_block_dup_text (block);
  g_assert_cmpstr (text, ==, "one line that is too long\nanother\n");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/handout-block/rows", test_rows);
  g_test_add_func ("/handout-block/break", test_break);
  g_test_add_func ("/handout-block/whole", test_whole);
  g_test_add_func ("/handout-block/draw", test_draw);
  g_test_add_func ("/handout-block/text", test_text);

  return g_test_run ();
}
