/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/array-copy.h"

#include <string.h>

/* How many elements make a part. */
#define PART 2048

struct _RbArrayCopy
{
  guint n_parts;
  GBytes *parts[];
};

static guint
count_parts (GArray *array)
{
  return (array->len + PART - 1) / PART;
}

static gsize
size_of_part (GArray *array,
              guint   part)
{
  return MIN (PART, array->len - part * PART) * (gsize) g_array_get_element_size (array);
}

static const char *
data_of_part (GArray *array,
              guint   part)
{
  return array->data + part * PART * (gsize) g_array_get_element_size (array);
}

/* Finds the part in an earlier copy, unless it has changed since. */
static GBytes *
find_part (GArray            *array,
           guint              part,
           const RbArrayCopy *before)
{
  GBytes *earlier;

  if (before == NULL || part >= before->n_parts)
    return NULL;

  earlier = before->parts[part];
  if (g_bytes_get_size (earlier) != size_of_part (array, part) ||
      memcmp (g_bytes_get_data (earlier, NULL), data_of_part (array, part), size_of_part (array, part)) != 0)
    return NULL;

  return earlier;
}

/*
 * rb_array_copy_get_size:
 * @array: an array
 * @before: (nullable): an earlier copy of it
 *
 * Returns: how many bytes of memory a copy would take, without the parts that it would share with @before
 */
gsize
rb_array_copy_get_size (GArray            *array,
                        const RbArrayCopy *before)
{
  gsize size = sizeof (RbArrayCopy) + count_parts (array) * sizeof (GBytes *);

  for (guint i = 0; i < count_parts (array); i++)
    if (find_part (array, i, before) == NULL)
      size += size_of_part (array, i);

  return size;
}

/*
 * rb_array_copy_new:
 * @array: an array
 * @before: (nullable): an earlier copy of it, to share parts with
 *
 * Returns: (transfer full): a copy of the array
 */
RbArrayCopy *
rb_array_copy_new (GArray            *array,
                   const RbArrayCopy *before)
{
  guint n_parts = count_parts (array);
  RbArrayCopy *self = g_malloc (sizeof (RbArrayCopy) + n_parts * sizeof (GBytes *));

  self->n_parts = n_parts;
  for (guint i = 0; i < n_parts; i++)
    {
      GBytes *earlier = find_part (array, i, before);

      self->parts[i] = earlier != NULL ? g_bytes_ref (earlier)
                                       : g_bytes_new (data_of_part (array, i), size_of_part (array, i));
    }

  return self;
}

/*
 * rb_array_copy_restore:
 * @self: a copy
 * @array: the array that it was made of
 *
 * Gives the array the contents of the copy.
 */
void
rb_array_copy_restore (const RbArrayCopy *self,
                       GArray            *array)
{
  g_array_set_size (array, 0);
  for (guint i = 0; i < self->n_parts; i++)
    {
      gsize size;
      const void *data = g_bytes_get_data (self->parts[i], &size);

      g_array_append_vals (array, data, size / g_array_get_element_size (array));
    }
}

/*
 * rb_array_copy_free:
 * @self: (transfer full) (nullable): a copy
 *
 * Frees a copy. Parts that other copies share stay allocated.
 */
void
rb_array_copy_free (RbArrayCopy *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_parts; i++)
    g_bytes_unref (self->parts[i]);
  g_free (self);
}
