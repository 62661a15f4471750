/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/main-row.h"

#include <adwaita.h>

#include "tests/ui/row-children.h"

#include "ui/common/em.h"

typedef struct
{
  GtkWidget *row;
  GtkWidget *program;
  GtkWidget *stage;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->row = g_object_ref_sink (g_object_new (RB_TYPE_MAIN_ROW, NULL));
  fixture->program = add_child (fixture->row, 300, 100);
  fixture->stage = add_child (fixture->row, 120, 80);
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
  GtkAllocation place = { 0, 0, width, 200 };
  int minimum;

  gtk_widget_measure (fixture->row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, width);
  gtk_widget_size_allocate (fixture->row, &place, -1);
}

/* In a wide window the stage's width follows the font size; in a narrow one the program gets most of the width. */
static void
test_share (Fixture       *fixture,
            gconstpointer  data)
{
  int wanted = (int) (21.2 * rb_em_get (fixture->row));

  give (fixture, 4000);
  g_assert_cmpint (gtk_widget_get_width (fixture->stage), ==, wanted);
  g_assert_cmpint (gtk_widget_get_width (fixture->program), ==, 4000 - wanted);
  g_assert_cmpint (gtk_widget_get_height (fixture->program), ==, 200);

  give (fixture, 500);
  g_assert_cmpint (gtk_widget_get_width (fixture->stage), ==, MIN (wanted, 210));
  g_assert_cmpint (gtk_widget_get_width (fixture->program), ==, 500 - MIN (wanted, 210));
}

static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  int minimum;

  gtk_widget_set_visible (fixture->stage, FALSE);
  gtk_widget_measure (fixture->row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 300);
  give (fixture, 500);
  g_assert_cmpint (gtk_widget_get_width (fixture->program), ==, 500);
}

static void
test_measure (Fixture       *fixture,
              gconstpointer  data)
{
  int minimum;

  gtk_widget_measure (fixture->row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 420);
  gtk_widget_measure (fixture->row, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/main-row/share", Fixture, NULL, set_up, test_share, tear_down);
  g_test_add ("/main-row/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/main-row/measure", Fixture, NULL, set_up, test_measure, tear_down);

  return g_test_run ();
}
