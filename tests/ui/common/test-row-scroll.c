/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/row-scroll.h"

#include "tests/deadline.h"

#define ROW_HEIGHT 40

/* A list with room for exactly two rows. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *scroller;
  GtkWidget *list;
  GtkStringList *rows;
} Fixture;

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *row = gtk_label_new ("row");

  gtk_widget_set_size_request (row, 100, ROW_HEIGHT);
  gtk_list_item_set_child (item, row);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_css_provider_load_from_data (css, "listview > row { padding: 0; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  fixture->rows = gtk_string_list_new ((const char *const[]){ "1", "2", NULL });
  fixture->list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (
                                       G_LIST_MODEL (g_object_ref (fixture->rows)))),
                                     factory);
  fixture->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scroller), fixture->list);
  gtk_widget_set_size_request (fixture->scroller, 100, 2 * ROW_HEIGHT);
  gtk_widget_set_valign (fixture->scroller, GTK_ALIGN_START);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->scroller);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->rows);
}

/* How far the list is scrolled, in pixels. */
static double
get_position (Fixture *fixture)
{
  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scroller)));
}

static void
wait_for_position (Fixture *fixture,
                   double   position)
{
  gint64 deadline = deadline_from_now ();

  while (ABS (get_position (fixture) - position) > 1 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpfloat_with_epsilon (get_position (fixture), position, 1);
}

static void
present (Fixture *fixture)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_height (fixture->list) == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* A new row has no height yet when the list is told to scroll to it. */
static void
test_new_row (Fixture       *fixture,
              gconstpointer  data)
{
  present (fixture);
  for (guint n = 3; n < 8; n++)
    {
      gtk_string_list_append (fixture->rows, "new");
      rb_row_scroll_to (fixture->list, n - 1);
      wait_for_position (fixture, (n - 2) * ROW_HEIGHT);
    }
}

static void
test_last_call (Fixture       *fixture,
                gconstpointer  data)
{
  present (fixture);
  for (guint n = 3; n < 8; n++)
    gtk_string_list_append (fixture->rows, "new");
  rb_row_scroll_to (fixture->list, 6);
  rb_row_scroll_to (fixture->list, 3);
  wait_for_position (fixture, 2 * ROW_HEIGHT);
}

/* A list without a window has no frames, and must not wait for one. */
static void
test_no_window (Fixture       *fixture,
                gconstpointer  data)
{
  rb_row_scroll_to (fixture->list, 1);
  present (fixture);
  gtk_string_list_append (fixture->rows, "new");
  rb_row_scroll_to (fixture->list, 2);
  wait_for_position (fixture, ROW_HEIGHT);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/row-scroll/new-row", Fixture, NULL, set_up, test_new_row, tear_down);
  g_test_add ("/row-scroll/last-call", Fixture, NULL, set_up, test_last_call, tear_down);
  g_test_add ("/row-scroll/no-window", Fixture, NULL, set_up, test_no_window, tear_down);

  return g_test_run ();
}
