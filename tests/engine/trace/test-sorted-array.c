/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/sorted-array.h"

typedef struct
{
  guint32 key;
  guint32 value;
} Element;

static void
test_numbers (void)
{
  static const guint32 numbers[] = { 0, 3, 3, 7, G_MAXUINT32 };
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_assert_cmpuint (rb_sorted_array_count_below (array, 5), ==, 0);
  g_assert_cmpuint (rb_sorted_array_count_up_to (array, G_MAXUINT32), ==, 0);

  g_array_append_vals (array, numbers, G_N_ELEMENTS (numbers));
  g_assert_cmpuint (rb_sorted_array_count_below (array, 0), ==, 0);
  g_assert_cmpuint (rb_sorted_array_count_up_to (array, 0), ==, 1);
  g_assert_cmpuint (rb_sorted_array_count_below (array, 3), ==, 1);
  g_assert_cmpuint (rb_sorted_array_count_up_to (array, 3), ==, 3);
  g_assert_cmpuint (rb_sorted_array_count_below (array, 5), ==, 3);
  g_assert_cmpuint (rb_sorted_array_count_below (array, G_MAXUINT32), ==, 4);
  g_assert_cmpuint (rb_sorted_array_count_up_to (array, G_MAXUINT32), ==, 5);
}

static void
test_elements (void)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (Element));

  for (guint i = 0; i < 1000; i++)
    {
      Element element = { 10 * i, G_MAXUINT32 - i };

      g_array_append_val (array, element);
    }
  for (guint i = 0; i < 1000; i++)
    {
      g_assert_cmpuint (rb_sorted_array_count_below (array, 10 * i), ==, i);
      g_assert_cmpuint (rb_sorted_array_count_up_to (array, 10 * i + 5), ==, i + 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sorted-array/numbers", test_numbers);
  g_test_add_func ("/sorted-array/elements", test_elements);

  return g_test_run ();
}
