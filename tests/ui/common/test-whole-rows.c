/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/whole-rows.h"

#include "tests/deadline.h"

/* A list of ten rows with no room for all of them. */
typedef struct
{
  int height;
  int row_height;
} Heights;

typedef struct
{
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *scroller;
  GtkWidget *list;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const Heights *heights = data;

  fixture->window = gtk_window_new ();
  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  fixture->scroller = gtk_scrolled_window_new ();
  fixture->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; i < 10; i++)
    {
      GtkWidget *row = gtk_label_new ("row");

      gtk_widget_set_size_request (row, 100, heights->row_height);
      gtk_box_append (GTK_BOX (fixture->list), row);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scroller), fixture->list);
  gtk_widget_set_size_request (fixture->scroller, 100, heights->height);
  gtk_box_append (GTK_BOX (fixture->box), fixture->scroller);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_height (fixture->list) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
assert_whole (Fixture *fixture,
              double   top,
              double   bottom)
{
  double found_top, found_bottom;

  rb_whole_rows_find (fixture->box, fixture->scroller, fixture->list, &found_top, &found_bottom);
  g_assert_cmpfloat_with_epsilon (found_top, top, 1.5);
  g_assert_cmpfloat_with_epsilon (found_bottom, bottom, 1.5);
}

static void
scroll (Fixture *fixture,
        double   position)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scroller));
  GtkWidget *first = gtk_widget_get_first_child (fixture->list);
  gint64 deadline = deadline_from_now ();
  graphene_rect_t bounds;

  gtk_adjustment_set_value (adjustment, position);
  while (gtk_widget_compute_bounds (first, fixture->box, &bounds) && ABS (bounds.origin.y + position) > 1 &&
         g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
}

/* Of 150 pixels, three rows of 40 are whole; after scrolling, those that are in sight with both their edges. */
static void
test_cut (Fixture       *fixture,
          gconstpointer  data)
{
  assert_whole (fixture, 0, 120);
  scroll (fixture, 30);
  assert_whole (fixture, 10, 130);
}

/* A row that has no room is better than nothing. */
static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  assert_whole (fixture, 0, 60);
}

int
main (int   argc,
      char *argv[])
{
  static const Heights cut = { 150, 40 };
  static const Heights none = { 60, 200 };

  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/whole-rows/cut", Fixture, &cut, set_up, test_cut, tear_down);
  g_test_add ("/whole-rows/none", Fixture, &none, set_up, test_none, tear_down);

  return g_test_run ();
}
