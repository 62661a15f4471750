/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/whole-lines.h"

#include "tests/deadline.h"

/* A text of ten lines and a button, with no room for all of them. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *scroller;
  GtkWidget *content;
  GtkWidget *label;
  GtkWidget *button;
  double line_height;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  gint64 deadline = deadline_from_now ();

  fixture->window = gtk_window_new ();
  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  fixture->scroller = gtk_scrolled_window_new ();
  fixture->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  fixture->label = gtk_label_new ("1g\n2g\n3g\n4g\n5g\n6g\n7g\n8g\n9g\n0g");
  fixture->button = gtk_button_new_with_label ("Run");
  gtk_widget_set_size_request (fixture->button, -1, 200);
  gtk_box_append (GTK_BOX (fixture->content), fixture->label);
  gtk_box_append (GTK_BOX (fixture->content), fixture->button);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scroller), fixture->content);
  gtk_widget_set_size_request (fixture->scroller, 100, GPOINTER_TO_INT (data));
  gtk_box_append (GTK_BOX (fixture->box), fixture->scroller);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_height (fixture->content) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  fixture->line_height = gtk_widget_get_height (fixture->label) / 10.0;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
scroll_to (Fixture *fixture,
           double   value)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scroller));
  gint64 deadline = deadline_from_now ();
  graphene_rect_t bounds;

  gtk_adjustment_set_value (adjustment, value);
  do
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
      g_assert_true (gtk_widget_compute_bounds (fixture->label, fixture->box, &bounds));
    }
  while (ABS (bounds.origin.y + value) > 1);
}

/* How many lines of the text are seen. */
static double
count (Fixture *fixture)
{
  double top, bottom;

  rb_whole_lines_find (fixture->box, fixture->scroller, fixture->content, &top, &bottom);

  return (bottom - top) / fixture->line_height;
}

static void
test_bottom (Fixture       *fixture,
             gconstpointer  data)
{
  double n_lines = count (fixture);

  g_assert_cmpfloat (n_lines, <, GPOINTER_TO_INT (data) / fixture->line_height);
  g_assert_cmpfloat_with_epsilon (n_lines, (int) (n_lines + 0.3), 0.15);
}

static void
test_top (Fixture       *fixture,
          gconstpointer  data)
{
  double top, bottom;

  scroll_to (fixture, (int) (fixture->line_height * 1.5));
  rb_whole_lines_find (fixture->box, fixture->scroller, fixture->content, &top, &bottom);
  g_assert_cmpfloat_with_epsilon (top, fixture->line_height / 2, 2);
}

/* A button is seen whole or not at all. */
static void
test_button (Fixture       *fixture,
             gconstpointer  data)
{
  double top, bottom;

  scroll_to (fixture, gtk_widget_get_height (fixture->label) - 40);
  rb_whole_lines_find (fixture->box, fixture->scroller, fixture->content, &top, &bottom);
  g_assert_cmpfloat_with_epsilon (bottom, 40, 2);
}

/* There is always something to be seen. */
static void
test_low (Fixture       *fixture,
          gconstpointer  data)
{
  double top, bottom;

  scroll_to (fixture, gtk_widget_get_height (fixture->label) + 20);
  rb_whole_lines_find (fixture->box, fixture->scroller, fixture->content, &top, &bottom);
  g_assert_cmpfloat (bottom - top, >=, GPOINTER_TO_INT (data));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/whole-lines/bottom", Fixture, GINT_TO_POINTER (95), set_up, test_bottom, tear_down);
  g_test_add ("/whole-lines/top", Fixture, GINT_TO_POINTER (95), set_up, test_top, tear_down);
  g_test_add ("/whole-lines/button", Fixture, GINT_TO_POINTER (95), set_up, test_button, tear_down);
  g_test_add ("/whole-lines/low", Fixture, GINT_TO_POINTER (95), set_up, test_low, tear_down);

  return g_test_run ();
}
