/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-wrap.h"

#include <adwaita.h>

#include "tests/deadline.h"
#include "ui/code/code-pane.h"

/* The second line has no room, and is indented. */
static const char source[] = "f();\n"
                             "  const user = database.getUserById(someone, another, third, fourth, fifth, sixth);\n"
                             "g();";

typedef struct
{
  GtkWidget *window;
  RbCodePane *pane;
  GtkTextView *view;
} Fixture;

static int
get_height (Fixture *fixture,
            int      line)
{
  GtkTextIter iter;
  int y, height;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (fixture->view), &iter, line);
  gtk_text_view_get_line_yrange (fixture->view, &iter, &y, &height);

  return height;
}

static void
wait_for_height (Fixture *fixture,
                 gboolean is_wrapped)
{
  gint64 deadline = deadline_from_now ();

  while (gtk_widget_get_width (GTK_WIDGET (fixture->view)) == 0 ||
         (get_height (fixture, 1) > get_height (fixture, 0)) != is_wrapped)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = gtk_window_new ();
  fixture->pane = RB_CODE_PANE (rb_code_pane_new ());
  fixture->view = GTK_TEXT_VIEW (rb_code_pane_get_view (fixture->pane));
  rb_code_pane_set_source (fixture->pane, source);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* All of a program that nobody edits is seen. */
static void
test_wraps (Fixture       *fixture,
            gconstpointer  data)
{
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->view));
  GtkTextIter iter;
  GdkRectangle place;
  double before = -1;
  double top, bottom;
  guint n_rows = 0;

  wait_for_height (fixture, FALSE);
  rb_code_pane_set_editable (fixture->pane, FALSE);
  wait_for_height (fixture, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=, gtk_adjustment_get_page_size (across));

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (fixture->view), &iter);
  do
    {
      rb_code_wrap_get_row (fixture->view, &iter, &top, &bottom);
      g_assert_cmpfloat (top, >, before);
      g_assert_cmpfloat (bottom - top, <=, get_height (fixture, 0) + 1);
      before = top;
      gtk_text_view_get_iter_location (fixture->view, &iter, &place);
      /* A row that goes on is farther to the right than the line that it belongs to. */
      if (gtk_text_iter_get_line (&iter) == 1 && !gtk_text_iter_starts_line (&iter))
        g_assert_cmpint (place.x, >, place.height);
      n_rows++;
    }
  while (rb_code_wrap_forward (fixture->view, &iter));
  g_assert_cmpuint (n_rows, >, 3);

  rb_code_pane_set_editable (fixture->pane, TRUE);
  wait_for_height (fixture, FALSE);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/code-wrap/wraps", Fixture, NULL, set_up, test_wraps, tear_down);

  return g_test_run ();
}
