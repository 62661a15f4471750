/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/deadline.h"
#include "tests/ui/find-type.h"
#include "ui/common/badge-drawing.h"
#include "ui/common/sentence-view.h"

static RbSentence *
make_sentence (const char *format)
{
  g_autofree char *mark = rb_sentence_dup_mark (1);
  g_autofree char *second = rb_sentence_dup_mark (28);
  g_autoptr (GString) marked = g_string_new (format);

  g_string_replace (marked, "{1}", mark, 0);
  g_string_replace (marked, "{28}", second, 0);

  return rb_sentence_new (marked->str);
}

static RbSentenceView *
show (GtkWindow  *window,
      const char *format,
      int         width)
{
  RbSentenceView *view = RB_SENTENCE_VIEW (rb_sentence_view_new ());
  g_autoptr (RbSentence) sentence = make_sentence (format);
  gint64 deadline = deadline_from_now ();

  rb_sentence_view_set_sentence (view, sentence);
  gtk_widget_set_valign (GTK_WIDGET (view), GTK_ALIGN_START);
  gtk_window_set_child (window, GTK_WIDGET (view));
  gtk_window_set_default_size (window, width, 300);
  gtk_window_present (window);
  while (gtk_widget_get_width (GTK_WIDGET (view)) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }

  return view;
}

/* The sentence is plain text for a screen reader. */
static void
test_words (void)
{
  RbSentenceView *view = g_object_ref_sink (RB_SENTENCE_VIEW (rb_sentence_view_new ()));
  g_autoptr (RbSentence) sentence = make_sentence ("callback {1} waits for {28}.");
  GtkWidget *label = find_type (GTK_WIDGET (view), GTK_TYPE_LABEL, 0);
  graphene_rect_t bounds;

  g_assert_cmpstr (rb_sentence_view_get_text (view), ==, "");
  rb_sentence_view_set_sentence (view, sentence);
  g_assert_cmpstr (rb_sentence_view_get_text (view), ==, "callback A waits for AB.");
  gtk_test_accessible_assert_role (label, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL, "callback A waits for AB.");

  rb_sentence_view_set_text (view, "Line 1 runs.");
  g_assert_cmpstr (rb_sentence_view_get_text (view), ==, "Line 1 runs.");
  g_assert_false (rb_sentence_view_find_badge (view, 0, &bounds));

  g_assert_false (rb_sentence_view_get_centered (view));
  g_object_set (view, "centered", TRUE, NULL);
  g_assert_true (rb_sentence_view_get_centered (view));
  g_assert_finalize_object (view);
}

/* The badges have the places and sizes of their letters, also those with two letters. */
static void
test_places (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  RbSentenceView *view = show (window, "callback {1} waits for {28}.", 600);
  graphene_rect_t first;
  graphene_rect_t second;

  g_assert_true (rb_sentence_view_find_badge (view, 0, &first));
  g_assert_true (rb_sentence_view_find_badge (view, 1, &second));
  g_assert_false (rb_sentence_view_find_badge (view, 2, &second));
  g_assert_cmpfloat (first.origin.x, >, 0);
  g_assert_cmpfloat (second.origin.x, >, first.origin.x + first.size.width);
  g_assert_cmpfloat (second.size.width, >, first.size.width);
  g_assert_cmpfloat_with_epsilon (first.size.height, rb_badge_drawing_get_size (GTK_WIDGET (view)), 0.1);
  g_assert_cmpfloat_with_epsilon (first.origin.y, second.origin.y, 0.1);
  g_assert_cmpfloat (first.origin.y, >=, -1);
  g_assert_cmpfloat (first.origin.y + first.size.height, <=, gtk_widget_get_height (GTK_WIDGET (view)) + 1);

  gtk_window_destroy (window);
}

/* In a narrow window the badge goes to another line with its word, and a badge that is cut off is not drawn. */
static void
test_wraps (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  RbSentenceView *view = show (window, "The stack is empty, so callback {1} leaves the task queue and runs.", 220);
  graphene_rect_t bounds;

  g_assert_true (rb_sentence_view_find_badge (view, 0, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >, bounds.size.height / 2);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (GTK_WIDGET (view)));

  view = show (window, "A long sentence that needs more room than there is in three lines of a narrow window, so that "
                       "its end is cut off: callback {1}", 220);
  g_assert_false (rb_sentence_view_find_badge (view, 0, &bounds));

  gtk_window_destroy (window);
}

/* Badges are as large as the text, when CSS makes the text larger. */
static void
test_scales (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  RbSentenceView *view = show (window, "callback {1}", 600);
  GtkCssProvider *provider = gtk_css_provider_new ();
  gint64 deadline = deadline_from_now ();
  graphene_rect_t before;
  graphene_rect_t after;

  g_assert_true (rb_sentence_view_find_badge (view, 0, &before));
  gtk_css_provider_load_from_data (provider, "sentence { font-size: 300%; }", -1);
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (view)),
                                              GTK_STYLE_PROVIDER (provider), 700);
  after = before;
  while (after.size.width < before.size.width * 2)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
      g_assert_true (rb_sentence_view_find_badge (view, 0, &after));
    }
  g_assert_cmpfloat (after.origin.x, >, before.origin.x * 2);

  g_object_unref (provider);
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sentence-view/words", test_words);
  g_test_add_func ("/sentence-view/places", test_places);
  g_test_add_func ("/sentence-view/wraps", test_wraps);
  g_test_add_func ("/sentence-view/scales", test_scales);

  return g_test_run ();
}
