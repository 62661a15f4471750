/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/prediction-card.h"

#include "tests/ui/find-type.h"

static RbBlock *
create_prediction (void)
{
  RbBlock *block = rb_block_new (RB_BLOCK_PREDICTION, 1);

  rb_block_set_content (block, "What does <tt>hello(1)</tt> print?", "What does hello(1) print?");
  rb_block_add_option (block, "<tt>{ id: 1 }</tt>", "{ id: 1 }", "{ id: 1 }", FALSE);
  rb_block_add_option (block, "<tt>undefined</tt>", "undefined", "undefined", TRUE);

  return block;
}

static const char *
get_verdict (GtkWidget *card)
{
  GtkWidget *image = find_type (card, GTK_TYPE_IMAGE, 0);

  if (gtk_widget_get_opacity (gtk_widget_get_parent (image)) < 0.5)
    return NULL;

  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (image)));
}

static void
test_reveal (void)
{
  g_autoptr (RbBlock) block = create_prediction ();
  RbPredictionCard *card = g_object_ref_sink (RB_PREDICTION_CARD (rb_prediction_card_new (block)));
  GtkWidget *wrong = find_type (GTK_WIDGET (card), GTK_TYPE_CHECK_BUTTON, 0);
  GtkWidget *right = find_type (GTK_WIDGET (card), GTK_TYPE_CHECK_BUTTON, 1);

  g_assert_cmpint (rb_prediction_card_get_chosen (card), ==, -1);
  rb_prediction_card_reveal (card, "undefined\n");
  g_assert_null (get_verdict (GTK_WIDGET (card)));
  gtk_test_accessible_assert_property (right, GTK_ACCESSIBLE_PROPERTY_LABEL, "undefined");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (right), TRUE);
  g_assert_cmpint (rb_prediction_card_get_chosen (card), ==, 1);
  g_assert_cmpstr (get_verdict (GTK_WIDGET (card)), ==, "Now run it and see.");
  rb_prediction_card_reveal (card, "undefined\n");
  g_assert_true (g_str_has_prefix (get_verdict (GTK_WIDGET (card)), "Right"));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (wrong), TRUE);
  g_assert_cmpint (rb_prediction_card_get_chosen (card), ==, 0);
  g_assert_cmpstr (get_verdict (GTK_WIDGET (card)), ==, "Now run it and see.");
  rb_prediction_card_reveal (card, "undefined");
  g_assert_true (g_str_has_prefix (get_verdict (GTK_WIDGET (card)), "Not quite"));
  /* The run decides, not the article's mark. */
  rb_prediction_card_reveal (card, "{ id: 1 }");
  g_assert_true (g_str_has_prefix (get_verdict (GTK_WIDGET (card)), "Right"));

  g_assert_finalize_object (card);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/prediction-card/reveal", test_reveal);

  return g_test_run ();
}
