/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/subtitle.h"

#define WIDTH 1240
#define HEIGHT 100
#define LONG "The database answers foos · id undefined: Error: Nothing in foos has the id 7. Nobody is there to ring " \
             "back: the answer is dropped, and so is everything that came with it."

/* Finds the step in a room of so many pixels, and the lines that have room there. */
static guint
find_in (const char *text,
         double      em,
         int         height,
         guint      *ret_n_lines)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (""));
  guint step = rb_subtitle_find_step (label, text, em, WIDTH, height, ret_n_lines);

  g_object_unref (label);

  return step;
}

static guint
find (const char *text,
      double      em)
{
  guint n_lines;

  return find_in (text, em, HEIGHT, &n_lines);
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

static guint
count_lines (const char *text,
             double      em,
             int         height)
{
  guint n_lines;

  find_in (text, em, height, &n_lines);

  return n_lines;
}

/* A line of 35.6 pixels is 48 or 49 pixels high. */
static void
test_lines (void)
{
  g_assert_cmpuint (count_lines ("Short.", 20, 110), ==, 2);
  g_assert_cmpuint (count_lines (LONG, 20, 140), ==, 3);
  g_assert_cmpuint (count_lines ("Short.", 20, 10), ==, 1);
}

/* How many lines a sentence has in the largest type. */
static guint
count_large_lines (GtkWidget  *label,
                   const char *text,
                   double      em)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (1.78 * em * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, WIDTH * PANGO_SCALE);

  return (guint) pango_layout_get_line_count (layout);
}

/* A sentence in a room that is just as high as its lines keeps all of them. */
static void
test_just_enough (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (""));
  guint n_large = 0;

  for (int height = 40; height < 320; height++)
    {
      guint n_lines;

      if (find_in (LONG, 26, height, &n_lines) > 0)
        continue;

      n_large++;
      g_assert_cmpuint (n_lines, >=, count_large_lines (label, LONG, 26));
    }
  g_assert_cmpuint (n_large, >, 0);

  g_object_unref (label);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/subtitle/long", test_long);
  g_test_add_func ("/subtitle/least", test_least);
  g_test_add_func ("/subtitle/lines", test_lines);
  g_test_add_func ("/subtitle/just-enough", test_just_enough);

  return g_test_run ();
}
