/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/subtitle.h"

#define WIDTH 1240
#define HEIGHT 100
#define LONG "The database answers foos · id undefined: Error: Nothing in foos has the id 7. Nobody is there to ring " \
             "back: the answer is dropped, and so is everything that came with it."

static guint
find (const char *text,
      double      em)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (""));
  guint step = rb_subtitle_find_step (label, text, em, WIDTH, HEIGHT);

  g_object_unref (label);

  return step;
}

/* A short sentence is as large as can be, and a long one smaller. */
static void
test_long (void)
{
  g_assert_cmpuint (find ("The program is finished.", 20), ==, 0);
  g_assert_cmpuint (find (LONG, 30), >, 0);
  g_assert_cmpuint (find (LONG LONG LONG, 30), ==, RB_N_SUBTITLE_STEPS - 1);
}

/* No subtitle is smaller than 32 pixels: 1.6 times 20, but not 1.4 times 20. */
static void
test_least (void)
{
  g_assert_cmpuint (find (LONG LONG LONG, 20), ==, 1);
  g_assert_cmpuint (find (LONG LONG LONG, 18), ==, 0);
}

static void
test_lines (void)
{
  g_assert_cmpuint (rb_subtitle_count_lines (0, 20, 100), ==, 2);
  g_assert_cmpuint (rb_subtitle_count_lines (1, 20, 140), ==, 3);
  g_assert_cmpuint (rb_subtitle_count_lines (0, 20, 10), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/subtitle/long", test_long);
  g_test_add_func ("/subtitle/least", test_least);
  g_test_add_func ("/subtitle/lines", test_lines);

  return g_test_run ();
}
