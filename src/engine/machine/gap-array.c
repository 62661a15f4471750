/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/gap-array.h"

#include <string.h>

#include "engine/trace/sorted-array.h"

/* So few gaps are never worth closing. */
#define MIN_GAPS 64

static gpointer
get_element (RbGapArray *self,
             guint       i)
{
  return self->elements->data + i * (gsize) g_array_get_element_size (self->elements);
}

static guint32
get_key (RbGapArray *self,
         guint       i)
{
  return *(const guint32 *) get_element (self, i);
}

/* Finds where the element with a key is, or where it would have to be inserted. */
static guint
find_index (RbGapArray *self,
            guint32     key)
{
  guint n = self->elements->len;

  if (n == 0 || get_key (self, n - 1) < key)
    return n;
  if (self->hint < n && get_key (self, self->hint) == key)
    return self->hint;

  return rb_sorted_array_count_below (self->elements, key);
}

static gboolean
find_element (RbGapArray *self,
              guint32     key,
              guint      *ret_i)
{
  *ret_i = find_index (self, key);

  return *ret_i < self->elements->len && get_key (self, *ret_i) == key && !self->is_gap->data[*ret_i];
}

static void
close_gaps (RbGapArray *self)
{
  gsize size = g_array_get_element_size (self->elements);
  guint n_kept = 0;

  if (self->n_gaps == 0)
    return;

  for (guint i = 0; i < self->elements->len; i++)
    if (!self->is_gap->data[i])
      memmove (get_element (self, n_kept++), get_element (self, i), size);

  g_array_set_size (self->elements, n_kept);
  g_byte_array_set_size (self->is_gap, n_kept);
  if (n_kept > 0)
    memset (self->is_gap->data, 0, n_kept);
  self->n_gaps = 0;
}

/* GByteArray cannot insert, so the bytes behind the new one are moved here. */
static void
insert (RbGapArray    *self,
        guint          i,
        gconstpointer  element)
{
  guint n = self->elements->len;

  g_array_insert_vals (self->elements, i, element, 1);
  g_byte_array_set_size (self->is_gap, n + 1);
  memmove (self->is_gap->data + i + 1, self->is_gap->data + i, n - i);
  self->is_gap->data[i] = FALSE;
}

/*
 * rb_gap_array_init:
 * @self: uninitialized memory
 * @element_size: the size of an element, in bytes
 *
 * Sets up an empty array.
 */
void
rb_gap_array_init (RbGapArray *self,
                   guint       element_size)
{
  *self = (RbGapArray){
    .elements = g_array_new (FALSE, FALSE, element_size),
    .is_gap = g_byte_array_new (),
  };
}

/*
 * rb_gap_array_clear:
 * @self: an array
 *
 * Frees what @self holds, but not @self.
 */
void
rb_gap_array_clear (RbGapArray *self)
{
  g_clear_pointer (&self->elements, g_array_unref);
  g_clear_pointer (&self->is_gap, g_byte_array_unref);
}

/*
 * rb_gap_array_reset:
 * @self: an array
 *
 * Makes the array empty.
 */
void
rb_gap_array_reset (RbGapArray *self)
{
  g_array_set_size (self->elements, 0);
  g_byte_array_set_size (self->is_gap, 0);
  self->n_gaps = 0;
  self->hint = 0;
}

/*
 * rb_gap_array_add:
 * @self: an array
 * @element: an element
 *
 * Adds a copy of an element.
 *
 * Returns: whether it was added: not if the array has its key already
 */
gboolean
rb_gap_array_add (RbGapArray    *self,
                  gconstpointer  element)
{
  guint32 key = *(const guint32 *) element;
  guint i = find_index (self, key);

  if (i == self->elements->len || get_key (self, i) != key)
    {
      insert (self, i, element);
    }
  else if (self->is_gap->data[i])
    {
      memcpy (get_element (self, i), element, g_array_get_element_size (self->elements));
      self->is_gap->data[i] = FALSE;
      self->n_gaps--;
    }
  else
    {
      return FALSE;
    }

  return TRUE;
}

/*
 * rb_gap_array_remove:
 * @self: an array
 * @key: a key
 * @ret_element: (out caller-allocates): what was removed
 *
 * Removes an element.
 *
 * Returns: whether there was one
 */
gboolean
rb_gap_array_remove (RbGapArray *self,
                     guint32     key,
                     gpointer    ret_element)
{
  guint i;

  if (!find_element (self, key, &i))
    return FALSE;

  memcpy (ret_element, get_element (self, i), g_array_get_element_size (self->elements));
  self->is_gap->data[i] = TRUE;
  self->n_gaps++;

  /* Lookups of equal latency are answered in order, so the next removal is probably the next element. */
  self->hint = i + 1;

  if (self->n_gaps > MIN_GAPS && self->n_gaps > self->elements->len / 2)
    close_gaps (self);

  return TRUE;
}

/*
 * rb_gap_array_find:
 * @self: an array
 * @key: a key
 *
 * Returns: (transfer none) (nullable): the element with that key, valid until the array changes
 */
gpointer
rb_gap_array_find (RbGapArray *self,
                   guint32     key)
{
  guint i;

  return find_element (self, key, &i) ? get_element (self, i) : NULL;
}

/*
 * rb_gap_array_list:
 * @self: an array
 * @ret_n: (out): how many elements there are
 *
 * Returns: (array length=ret_n) (transfer none): the elements in the order of their keys, valid until the array changes
 */
gconstpointer
rb_gap_array_list (RbGapArray *self,
                   guint      *ret_n)
{
  close_gaps (self);
  *ret_n = self->elements->len;

  return self->elements->data;
}

/*
 * rb_gap_array_get_copy_size:
 * @self: an array
 * @before: (nullable): an earlier copy
 *
 * Returns: how many bytes of memory rb_gap_array_save() would take
 */
gsize
rb_gap_array_get_copy_size (RbGapArray        *self,
                            const RbArrayCopy *before)
{
  close_gaps (self);

  return rb_array_copy_get_size (self->elements, before);
}

/*
 * rb_gap_array_save:
 * @self: an array
 * @before: (nullable): an earlier copy
 *
 * Returns: (transfer full): a copy of the array
 */
RbArrayCopy *
rb_gap_array_save (RbGapArray        *self,
                   const RbArrayCopy *before)
{
  close_gaps (self);

  return rb_array_copy_new (self->elements, before);
}

/*
 * rb_gap_array_restore:
 * @self: an array
 * @copy: a copy of it, made earlier or later in the trace
 *
 * Makes the array as it was then.
 */
void
rb_gap_array_restore (RbGapArray        *self,
                      const RbArrayCopy *copy)
{
  rb_gap_array_reset (self);
  rb_array_copy_restore (copy, self->elements);
  g_byte_array_set_size (self->is_gap, self->elements->len);
  if (self->elements->len > 0)
    memset (self->is_gap->data, 0, self->elements->len);
}
