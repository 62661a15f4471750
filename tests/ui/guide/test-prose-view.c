/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <adwaita.h>

#include "tests/ui/find-type.h"
#include "ui/guide/prose-view.h"

static RbBlock *
add_block (GListStore *blocks,
           RbBlockKind kind,
           const char *markup,
           const char *text)
{
  g_autoptr (RbBlock) block = rb_block_new (kind, 1);

  rb_block_set_level (block, 1);
  rb_block_set_content (block, markup, text);
  g_list_store_append (blocks, block);

  return block;
}

/* Counts the children of the box in which the view shows its blocks. */
static guint
count_shown (RbProseView *view)
{
  GtkWidget *box = find_type (GTK_WIDGET (view), GTK_TYPE_BOX, 0);
  guint n_shown = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_shown++;

  return n_shown;
}

static void
test_blocks (void)
{
  RbProseView *view = g_object_ref_sink (RB_PROSE_VIEW (rb_prose_view_new ()));
  g_autoptr (GListStore) blocks = g_list_store_new (RB_TYPE_BLOCK);
  GtkWidget *label;

  add_block (blocks, RB_BLOCK_HEADING, "A <i>heading</i>", "A heading");
  add_block (blocks, RB_BLOCK_PARAGRAPH, "Say <tt>a &lt; b</tt>.", "Say a < b.");
  add_block (blocks, RB_BLOCK_LIST_ITEM, "item", "item");
  add_block (blocks, RB_BLOCK_QUOTE, "quote", "quote");
  add_block (blocks, RB_BLOCK_CODE, "a &amp;&amp; b", "a && b");
  add_block (blocks, RB_BLOCK_RULE, "", "");
  add_block (blocks, RB_BLOCK_EXERCISE, "", "");
  add_block (blocks, RB_BLOCK_PREDICTION, "question", "question");
  rb_prose_view_set_blocks (view, G_LIST_MODEL (blocks));
  g_assert_cmpuint (count_shown (view), ==, 6);

  label = find_type (GTK_WIDGET (view), GTK_TYPE_LABEL, 0);
  gtk_test_accessible_assert_role (label, GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "A heading");
  label = find_type (GTK_WIDGET (view), GTK_TYPE_LABEL, 1);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Say a < b.");
  g_assert_false (gtk_label_get_selectable (GTK_LABEL (label)));

  rb_prose_view_set_blocks (view, NULL);
  g_assert_cmpuint (count_shown (view), ==, 0);

  g_assert_finalize_object (view);
}

/* Lines have the same length in characters at any font size. */
static void
test_measure (void)
{
  GtkWidget *view = g_object_ref_sink (rb_prose_view_new ());
  AdwClamp *clamp = ADW_CLAMP (find_type (view, ADW_TYPE_CLAMP, 0));
  GtkCssProvider *provider = gtk_css_provider_new ();
  GtkWidget *window = gtk_window_new ();
  int before;

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  before = adw_clamp_get_maximum_size (clamp);
  gtk_css_provider_load_from_data (provider, "proseview { font-size: 200%; }", -1);
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (view), GTK_STYLE_PROVIDER (provider), 700);
  while (adw_clamp_get_maximum_size (clamp) < before * 3 / 2)
    g_main_context_iteration (NULL, TRUE);

  gtk_style_context_remove_provider_for_display (gtk_widget_get_display (view), GTK_STYLE_PROVIDER (provider));
  g_object_unref (provider);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (view);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/prose-view/blocks", test_blocks);
  g_test_add_func ("/prose-view/measure", test_measure);

  return g_test_run ();
}
