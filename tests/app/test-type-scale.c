/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/type-scale.h"

/* Ctrl++ and Ctrl+− go through the same steps, and stop at the last one. */
static void
test_steps (void)
{
  double zoom = 0.5;
  guint n_steps = 0;

  g_assert_cmpfloat_with_epsilon (rb_type_scale_get_smaller (0.5), 0.5, 0.001);
  while (rb_type_scale_get_larger (zoom) > zoom)
    {
      double larger = rb_type_scale_get_larger (zoom);

      g_assert_cmpfloat_with_epsilon (rb_type_scale_get_smaller (larger), zoom, 0.001);
      zoom = larger;
      n_steps++;
    }
  g_assert_cmpfloat_with_epsilon (zoom, 3, 0.001);
  g_assert_cmpuint (n_steps, ==, 11);
}

/* A zoom between two steps, as dconf-editor may set it, goes to the nearest one in that direction. */
static void
test_between (void)
{
  g_assert_cmpfloat_with_epsilon (rb_type_scale_get_larger (1.3), 1.5, 0.001);
  g_assert_cmpfloat_with_epsilon (rb_type_scale_get_smaller (1.3), 1.25, 0.001);
  g_assert_cmpfloat_with_epsilon (rb_type_scale_get_larger (7), 3, 0.001);
  g_assert_cmpfloat_with_epsilon (rb_type_scale_get_smaller (0.1), 0.5, 0.001);
}

/* Nothing is too small to be read in a classroom, and no zoom takes the room of the code. */
static void
test_projected (void)
{
  g_assert_cmpfloat_with_epsilon (rb_type_scale_find_projected (24, 1280, 720), 24, 0.001);
  g_assert_cmpfloat_with_epsilon (rb_type_scale_find_projected (10, 1280, 720), 20, 0.001);
  g_assert_cmpfloat_with_epsilon (rb_type_scale_find_projected (60, 1280, 720), 30, 0.001);
  g_assert_cmpfloat_with_epsilon (rb_type_scale_find_projected (60, 1024, 768), 25.6, 0.001);
  g_assert_cmpfloat_with_epsilon (rb_type_scale_find_projected (60, 400, 300), 20, 0.001);
  g_assert_cmpfloat_with_epsilon (rb_type_scale_find_projected (60, 0, 0), 60, 0.001);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/type-scale/steps", test_steps);
  g_test_add_func ("/type-scale/between", test_between);
  g_test_add_func ("/type-scale/projected", test_projected);

  return g_test_run ();
}
