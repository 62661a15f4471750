/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/transport/run-row.h"

#include <adwaita.h>

#include "tests/ui/row-children.h"

typedef struct
{
  GtkWidget *row;
  GtkWidget *first;
  GtkWidget *second;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->row = g_object_ref_sink (g_object_new (RB_TYPE_RUN_ROW, NULL));
  fixture->first = add_child (fixture->row, 200, 40);
  fixture->second = add_child (fixture->row, 100, 60);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->row);
}

static void
give (Fixture *fixture,
      int      width)
{
  GtkAllocation place = { 0, 0, width, 0 };

  gtk_widget_measure (fixture->row, GTK_ORIENTATION_VERTICAL, width, &place.height, NULL, NULL, NULL);
  gtk_widget_size_allocate (fixture->row, &place, -1);
}

static void
assert_place (GtkWidget *child,
              int        x,
              int        y,
              int        width,
              int        height)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x, x, 0.5);
  g_assert_cmpfloat_with_epsilon (bounds.origin.y, y, 0.5);
  g_assert_cmpfloat_with_epsilon (bounds.size.width, width, 0.5);
  g_assert_cmpfloat_with_epsilon (bounds.size.height, height, 0.5);
}

static void
test_beside (Fixture       *fixture,
             gconstpointer  data)
{
  give (fixture, 600);
  assert_place (fixture->first, 0, 0, 200, 60);
  assert_place (fixture->second, 200, 0, 400, 60);

  gtk_widget_set_direction (fixture->row, GTK_TEXT_DIR_RTL);
  give (fixture, 600);
  assert_place (fixture->first, 400, 0, 200, 60);
  assert_place (fixture->second, 0, 0, 400, 60);
}

static void
test_below (Fixture       *fixture,
            gconstpointer  data)
{
  give (fixture, 399);
  assert_place (fixture->first, 0, 0, 399, 40);
  assert_place (fixture->second, 0, 40, 399, 60);

  /* As soon as it can be as wide as the first child, it stands beside it. */
  give (fixture, 400);
  assert_place (fixture->second, 200, 0, 200, 60);
}

static void
test_measure (Fixture       *fixture,
              gconstpointer  data)
{
  int minimum;
  int natural;

  gtk_widget_measure (fixture->row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 200);
  g_assert_cmpint (natural, ==, 400);
  g_assert_cmpint (gtk_widget_get_request_mode (fixture->row), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/run-row/beside", Fixture, NULL, set_up, test_beside, tear_down);
  g_test_add ("/run-row/below", Fixture, NULL, set_up, test_below, tear_down);
  g_test_add ("/run-row/measure", Fixture, NULL, set_up, test_measure, tear_down);

  return g_test_run ();
}
