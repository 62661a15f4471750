/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/prediction-card.h"

#include "tests/deadline.h"
#include "tests/ui/find-type.h"
#include "tests/ui/shown-words.h"
#include "ui/guide/option-row.h"

static RbGuideStep *
create_step (void)
{
  g_autoptr (RbBlock) block = rb_block_new (RB_BLOCK_PREDICTION, 1);

  rb_block_set_content (block, "<b>Predict</b> What does <tt>hello(1)</tt> print?",
                        "Predict What does hello(1) print?");
  rb_block_add_option (block, "<tt>{ id: 1 }</tt>", "{ id: 1 }", "{ id: 1 }", FALSE);
  rb_block_add_option (block, "<tt>undefined</tt>", "undefined", "undefined", TRUE);
  rb_block_add_option (block, "nothing", "nothing", "", FALSE);

  return rb_guide_step_new (RB_GUIDE_STEP_PREDICTION, "Title", NULL, block);
}

static RbPredictionCard *
show_card (void)
{
  RbPredictionCard *card = g_object_ref_sink (RB_PREDICTION_CARD (rb_prediction_card_new ()));
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (card));
  gtk_window_present (GTK_WINDOW (window));

  return card;
}

static void
hide_card (RbPredictionCard *card)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (card))));
  g_assert_finalize_object (card);
}

static GtkWidget *
get_row (RbPredictionCard *card,
         guint             index)
{
  return find_type (GTK_WIDGET (card), RB_TYPE_OPTION_ROW, index);
}

static void
click (RbPredictionCard *card,
       guint             index)
{
  gtk_check_button_set_active (rb_option_row_get_button (RB_OPTION_ROW (get_row (card, index))), TRUE);
}

static void
answer (RbGuideStep *step,
        const char  *printed)
{
  g_auto (GStrv) lines = g_strsplit (printed, "\n", -1);

  rb_guide_step_answer (step, lines);
}

/* The verdict comes from the run, whatever the article marks as right. After the run, the choice is fixed. */
static void
test_verdict (void)
{
  RbPredictionCard *card = show_card ();
  g_autoptr (RbGuideStep) step = create_step ();

  rb_prediction_card_set_step (card, step);
  g_assert_true (shows (card, "What does hello(1) print?"));
  g_assert_false (shows (card, "Predict"));
  g_assert_true (shows (card, "Choose an answer, then run it."));
  click (card, 0);
  g_assert_cmpint (rb_guide_step_get_chosen (step), ==, 0);
  g_assert_true (gtk_widget_has_css_class (get_row (card, 0), "chosen"));
  g_assert_true (shows (card, "Your answer waits for the run."));

  answer (step, "{ id: 1 }");
  g_assert_true (shows (card, "Right: that is what it printed."));
  g_assert_true (gtk_widget_has_css_class (get_row (card, 0), "right"));
  g_assert_false (gtk_widget_get_visible (get_row (card, 1)));
  click (card, 1);
  g_assert_cmpint (rb_guide_step_get_chosen (step), ==, 0);
  g_assert_true (gtk_check_button_get_active (rb_option_row_get_button (RB_OPTION_ROW (get_row (card, 0)))));

  hide_card (card);
}

static void
test_wrong (void)
{
  RbPredictionCard *card = show_card ();
  g_autoptr (RbGuideStep) step = create_step ();
  g_autoptr (RbGuideStep) other = create_step ();

  rb_prediction_card_set_step (card, step);
  click (card, 2);
  answer (step, "undefined");
  g_assert_true (shows (card, "Not quite: it printed something else."));
  g_assert_true (gtk_widget_has_css_class (get_row (card, 2), "wrong"));
  g_assert_true (gtk_widget_has_css_class (get_row (card, 1), "right"));
  g_assert_false (gtk_widget_has_css_class (get_row (card, 0), "right"));

  rb_prediction_card_set_step (card, other);
  answer (other, "undefined");
  g_assert_true (shows (card, "The run has answered."));
  rb_prediction_card_set_step (card, NULL);
  g_assert_null (get_row (card, 0));

  hide_card (card);
}

/* Each click counts, also on the option that was clicked last. No option is chosen by it. */
static void
test_counting (void)
{
  RbPredictionCard *card = show_card ();
  g_autoptr (RbGuideStep) step = create_step ();

  g_assert_false (rb_prediction_card_get_counting (card));
  rb_prediction_card_set_counting (card, TRUE);
  rb_prediction_card_set_step (card, step);
  click (card, 1);
  click (card, 1);
  click (card, 2);
  g_assert_cmpuint (rb_guide_step_get_hands (step, 1), ==, 2);
  g_assert_cmpuint (rb_guide_step_get_hands (step, 2), ==, 1);
  g_assert_cmpint (rb_guide_step_get_chosen (step), ==, -1);
  g_assert_true (shows (card, "2"));

  /* A row with hands stays after the run. */
  answer (step, "undefined");
  g_assert_true (gtk_widget_get_visible (get_row (card, 2)));

  hide_card (card);
}

/* A class is not to see what its teacher has chosen, which may have been days before. */
static void
test_counting_hides (void)
{
  RbPredictionCard *card = show_card ();
  g_autoptr (RbGuideStep) step = create_step ();

  rb_guide_step_set_chosen (step, 2);
  rb_prediction_card_set_step (card, step);
  g_assert_true (gtk_widget_has_css_class (get_row (card, 2), "chosen"));
  rb_prediction_card_set_counting (card, TRUE);
  g_assert_false (gtk_widget_has_css_class (get_row (card, 2), "chosen"));
  answer (step, "undefined");
  g_assert_true (shows (card, "The run has answered."));
  g_assert_false (gtk_widget_has_css_class (get_row (card, 2), "wrong"));

  rb_prediction_card_set_counting (card, FALSE);
  g_assert_true (shows (card, "Not quite: it printed something else."));
  g_assert_true (gtk_widget_has_css_class (get_row (card, 2), "wrong"));
  g_assert_cmpint (rb_guide_step_get_chosen (step), ==, 2);

  hide_card (card);
}

static void
press (const char *key)
{
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { "xdotool", "key", key, NULL };

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
wait_for_hands (RbGuideStep *step,
                guint        option,
                guint        hands)
{
  gint64 deadline = deadline_from_now ();

  while (rb_guide_step_get_hands (step, option) != hands)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
    }
}

/* The keys work wherever the focus is, but a text that is being edited takes them first. */
static void
test_keys (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  RbPredictionCard *card = RB_PREDICTION_CARD (rb_prediction_card_new ());
  g_autoptr (RbGuideStep) step = create_step ();
  gint64 deadline = deadline_from_now ();

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (card));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_window_set_child (GTK_WINDOW (window), box);
  rb_prediction_card_set_step (card, step);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (entry);
  while (!gtk_window_is_active (GTK_WINDOW (window)))
    g_main_context_iteration (NULL, TRUE);

  press ("2");
  while (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpint (rb_guide_step_get_chosen (step), ==, -1);

  gtk_widget_grab_focus (GTK_WIDGET (rb_option_row_get_button (RB_OPTION_ROW (get_row (card, 0)))));
  press ("2");
  while (rb_guide_step_get_chosen (step) != 1)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
    }

  rb_prediction_card_set_counting (card, TRUE);
  press ("3");
  wait_for_hands (step, 2, 1);
  press ("3");
  wait_for_hands (step, 2, 2);
  press ("shift+3");
  wait_for_hands (step, 2, 1);

  gtk_window_destroy (GTK_WINDOW (window));
}

static int
get_least_width (RbPredictionCard *card)
{
  int width;

  gtk_widget_measure (GTK_WIDGET (card), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);

  return width;
}

static int
get_height (RbPredictionCard *card,
            int               width)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (card), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);

  return height;
}

/* Options that stand next to one another go on below if there is no room, and none is cut off. */
static void
test_compact (void)
{
  RbPredictionCard *card = show_card ();
  g_autoptr (RbGuideStep) step = create_step ();
  int least;

  rb_prediction_card_set_step (card, step);
  least = get_least_width (card);
  rb_prediction_card_set_compact (card, TRUE);
  g_assert_cmpint (get_least_width (card), <=, least);
  g_assert_cmpint (get_height (card, 1200), <, get_height (card, get_least_width (card)));

  rb_prediction_card_set_step (card, NULL);
  hide_card (card);
}

static void
move_cursor (GtkWidget      *options,
             GtkMovementStep step)
{
  gboolean moved = FALSE;

  g_signal_emit_by_name (options, "move-cursor", step, 1, FALSE, FALSE, &moved);
}

/* A flow box keeps its cursor on an option that was removed, and an arrow key reads the freed memory then. So the next
 * question has another flow box. */
static void
test_arrows (void)
{
  RbPredictionCard *card = show_card ();
  g_autoptr (RbGuideStep) step = create_step ();
  g_autoptr (RbGuideStep) next = create_step ();
  g_autoptr (GtkWidget) before = NULL;
  GtkWidget *options;

  rb_prediction_card_set_step (card, step);
  before = g_object_ref (find_type (GTK_WIDGET (card), GTK_TYPE_FLOW_BOX, 0));
  move_cursor (before, GTK_MOVEMENT_BUFFER_ENDS);

  rb_prediction_card_set_step (card, next);
  options = find_type (GTK_WIDGET (card), GTK_TYPE_FLOW_BOX, 0);
  g_assert_true (options != before);
  move_cursor (options, GTK_MOVEMENT_VISUAL_POSITIONS);
  g_assert_nonnull (get_row (card, 2));
  hide_card (card);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/prediction-card/verdict", test_verdict);
  g_test_add_func ("/prediction-card/wrong", test_wrong);
  g_test_add_func ("/prediction-card/counting", test_counting);
  g_test_add_func ("/prediction-card/counting-hides", test_counting_hides);
  g_test_add_func ("/prediction-card/keys", test_keys);
  g_test_add_func ("/prediction-card/compact", test_compact);
  g_test_add_func ("/prediction-card/arrows", test_arrows);

  return g_test_run ();
}
