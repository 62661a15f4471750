/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/sorted-array.h"

/*
 * rb_sorted_array_count_below:
 * @array: an array, sorted by key
 * @key: a key
 *
 * Counts the elements with a smaller key. This number is also the index of the element with that key, or the index at
 * which to insert such an element.
 *
 * Returns: the number of elements
 */
guint
rb_sorted_array_count_below (GArray  *array,
                             guint32  key)
{
  gsize element_size = g_array_get_element_size (array);
  guint low = 0;
  guint high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (*(const guint32 *) (gconstpointer) (array->data + middle * element_size) < key)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/*
 * rb_sorted_array_count_up_to:
 * @array: an array, sorted by key
 * @key: a key
 *
 * Counts the elements with that key or a smaller one.
 *
 * Returns: the number of elements
 */
guint
rb_sorted_array_count_up_to (GArray  *array,
                             guint32  key)
{
  return key < G_MAXUINT32 ? rb_sorted_array_count_below (array, key + 1) : array->len;
}
