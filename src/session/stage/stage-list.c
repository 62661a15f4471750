/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/stage-list.h"

#include <string.h>

/* A row may leave one place and come back at another, as an answered lookup does. An update looks so far for where the
 * other rows go on, and so often. */
#define MAX_SHIFT 8
#define MAX_SHIFTS 4

/* `elements` is a copy of the machine's array at the last update. `places` has the same length, and a place is NULL
 * until a row asks for it. Two elements with equal bytes are the same row. An update keeps the equal elements at both
 * ends of the array, and replaces the elements between them in their places; but if only a few have gone or come in
 * front, the rest is kept as well. Elements for which there is no row have one row together, after the others. */
struct _RbStageList
{
  GObject parent_instance;

  gsize element_size;
  guint max_rows;
  RbStageListFunc describe;
  gpointer user_data;

  GArray *elements;
  GPtrArray *places;

  guint n_more;
  RbStagePlace *more; /* NULL if all elements have rows */
};

static void rb_stage_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbStageList, rb_stage_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rb_stage_list_list_model_init))

static gconstpointer
get_element (RbStageList *self,
             guint        position)
{
  return self->elements->data + position * self->element_size;
}

static GType
rb_stage_list_get_item_type (GListModel *model)
{
  return RB_TYPE_STAGE_PLACE;
}

static guint
rb_stage_list_get_n_items (GListModel *model)
{
  RbStageList *self = RB_STAGE_LIST (model);

  return self->elements->len + (self->more != NULL ? 1 : 0);
}

static gpointer
rb_stage_list_get_item (GListModel *model,
                        guint       position)
{
  RbStageList *self = RB_STAGE_LIST (model);
  g_autoptr (RbStageItem) item = NULL;

  if (position == self->elements->len && self->more != NULL)
    return g_object_ref (self->more);
  if (position >= self->elements->len)
    return NULL;

  if (self->places->pdata[position] != NULL)
    return g_object_ref (self->places->pdata[position]);

  item = self->describe (get_element (self, position), self->user_data);
  self->places->pdata[position] = rb_stage_place_new (item);

  return g_object_ref (self->places->pdata[position]);
}

static void
rb_stage_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rb_stage_list_get_item_type;
  iface->get_n_items = rb_stage_list_get_n_items;
  iface->get_item = rb_stage_list_get_item;
}

static void
rb_stage_list_finalize (GObject *object)
{
  RbStageList *self = RB_STAGE_LIST (object);

  g_clear_pointer (&self->elements, g_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_object (&self->more);

  G_OBJECT_CLASS (rb_stage_list_parent_class)->finalize (object);
}

static void
rb_stage_list_class_init (RbStageListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_stage_list_finalize;
}

static void
place_free (gpointer place)
{
  if (place != NULL)
    g_object_unref (place);
}

static void
rb_stage_list_init (RbStageList *self)
{
  self->places = g_ptr_array_new_with_free_func (place_free);
}

/**
 * rb_stage_list_new:
 * @element_size: the size of an element, in bytes
 * @max_rows: how many elements have rows, at most; a last row says how many more there are
 * @describe: (scope forever): makes the item of an element
 * @user_data: for @describe; must outlive the list's last element
 *
 * Makes an empty list.
 *
 * Returns: (transfer full): a new list
 */
RbStageList *
rb_stage_list_new (gsize           element_size,
                   guint           max_rows,
                   RbStageListFunc describe,
                   gpointer        user_data)
{
  RbStageList *self;

  g_return_val_if_fail (element_size > 0, NULL);
  g_return_val_if_fail (max_rows > 0, NULL);
  g_return_val_if_fail (describe != NULL, NULL);

  self = g_object_new (RB_TYPE_STAGE_LIST, NULL);
  self->element_size = element_size;
  self->max_rows = max_rows;
  self->describe = describe;
  self->user_data = user_data;
  self->elements = g_array_new (FALSE, FALSE, element_size);

  return self;
}

static guint
count_equal_head (RbStageList  *self,
                  const guint8 *elements,
                  guint         limit)
{
  guint n = 0;

  while (n < limit &&
         memcmp (get_element (self, n), elements + n * self->element_size, self->element_size) == 0)
    n++;

  return n;
}

static guint
count_equal_tail (RbStageList  *self,
                  const guint8 *elements,
                  guint         n_elements,
                  guint         limit)
{
  guint n = 0;

  while (n < limit &&
         memcmp (get_element (self, self->elements->len - n - 1),
                    elements + (n_elements - n - 1) * self->element_size,
                    self->element_size) == 0)
    n++;

  return n;
}

/* Inserts @n places that no row has asked for yet. */
static void
insert_gap (RbStageList *self,
            guint        position,
            guint        n)
{
  guint n_after = self->places->len - position;

  g_ptr_array_set_size (self->places, self->places->len + n);
  memmove (self->places->pdata + position + n, self->places->pdata + position, n_after * sizeof (gpointer));
  memset (self->places->pdata + position, 0, n * sizeof (gpointer));
}

/* Shows other elements in the same places. */
static void
exchange (RbStageList  *self,
          guint         position,
          const guint8 *elements,
          guint         n)
{
  memcpy (self->elements->data + position * self->element_size, elements + position * self->element_size,
          n * self->element_size);

  for (guint i = position; i < position + n; i++)
    if (self->places->pdata[i] != NULL)
      {
        g_autoptr (RbStageItem) item = self->describe (get_element (self, i), self->user_data);

        rb_stage_place_set_item (self->places->pdata[i], item);
      }
}

static void
take_out (RbStageList *self,
          guint        position,
          guint        n)
{
  g_array_remove_range (self->elements, position, n);
  g_ptr_array_remove_range (self->places, position, n);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n, 0);
}

static void
put_in (RbStageList  *self,
        guint         position,
        const guint8 *elements,
        guint         n)
{
  g_array_insert_vals (self->elements, position, elements + position * self->element_size, n);
  insert_gap (self, position, n);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n);
}

/* Finds how many elements stand before the one that is equal to @wanted; 0 if there is none so near. */
static guint
find_shift (RbStageList  *self,
            const guint8 *wanted,
            const guint8 *elements,
            guint         n_elements)
{
  for (guint i = 1; i < MIN (n_elements, MAX_SHIFT + 1); i++)
    if (memcmp (wanted, elements + i * self->element_size, self->element_size) == 0)
      return i;

  return 0;
}

static void
replace (RbStageList  *self,
         guint         position,
         guint         n_removed,
         const guint8 *elements,
         guint         n_added)
{
  guint n_kept = MIN (n_removed, n_added);

  exchange (self, position, elements, n_kept);
  if (n_removed > n_kept)
    take_out (self, position + n_kept, n_removed - n_kept);
  if (n_added > n_kept)
    put_in (self, position + n_kept, elements, n_added - n_kept);
}

/* Makes the first part of the list that differs equal to the elements. If @may_shift, this may be only what has gone or
 * come in front of the rest. Returns where that part starts, or RB_STAGE_LIST_UNCHANGED. */
static guint
update_first (RbStageList  *self,
              const guint8 *elements,
              guint         n_elements,
              gboolean      may_shift)
{
  guint limit = MIN (self->elements->len, n_elements);
  guint head = count_equal_head (self, elements, limit);
  guint tail = count_equal_tail (self, elements, n_elements, limit - head);
  guint n_removed = self->elements->len - head - tail;
  guint n_added = n_elements - head - tail;
  guint n_gone = 0;
  guint n_come = 0;

  if (n_removed == 0 && n_added == 0)
    return RB_STAGE_LIST_UNCHANGED;

  if (may_shift && n_removed > 0 && n_added > 0)
    {
      n_gone = find_shift (self, elements + head * self->element_size, get_element (self, head), n_removed);
      n_come = find_shift (self, get_element (self, head), elements + head * self->element_size, n_added);
    }

  if (n_gone > 0)
    take_out (self, head, n_gone);
  else if (n_come > 0)
    put_in (self, head, elements, n_come);
  else
    replace (self, head, n_removed, elements, n_added);

  return head;
}

/* Shows how many elements have no row. Returns whether that has changed. */
static gboolean
update_more (RbStageList *self,
             guint        n_more)
{
  g_autoptr (RbStageItem) item = NULL;

  if (self->n_more == n_more)
    return FALSE;

  self->n_more = n_more;
  if (n_more == 0)
    {
      g_clear_object (&self->more);
      g_list_model_items_changed (G_LIST_MODEL (self), self->elements->len, 1, 0);
      return TRUE;
    }

  item = rb_stage_item_new_more (n_more);
  if (self->more != NULL)
    {
      rb_stage_place_set_item (self->more, item);
      return TRUE;
    }

  self->more = rb_stage_place_new (item);
  g_list_model_items_changed (G_LIST_MODEL (self), self->elements->len, 0, 1);

  return TRUE;
}

/**
 * rb_stage_list_update:
 * @self: a list
 * @elements: (nullable): all elements, one after the other
 * @n_elements: how many there are
 *
 * Makes the list show @elements.
 *
 * Returns: the first row that differs from before, or %RB_STAGE_LIST_UNCHANGED
 */
guint
rb_stage_list_update (RbStageList   *self,
                      gconstpointer  elements,
                      guint          n_elements)
{
  const guint8 *bytes = elements;
  guint first = RB_STAGE_LIST_UNCHANGED;
  guint n_shown;

  g_return_val_if_fail (RB_IS_STAGE_LIST (self), RB_STAGE_LIST_UNCHANGED);
  g_return_val_if_fail (elements != NULL || n_elements == 0, RB_STAGE_LIST_UNCHANGED);

  n_shown = MIN (n_elements, self->max_rows);
  for (guint n_shifts = 0; n_shifts <= MAX_SHIFTS; n_shifts++)
    {
      guint changed = update_first (self, bytes, n_shown, n_shifts < MAX_SHIFTS);

      if (changed == RB_STAGE_LIST_UNCHANGED)
        break;
      first = MIN (first, changed);
    }
  if (update_more (self, n_elements - n_shown))
    first = MIN (first, n_shown);

  return first;
}

/**
 * rb_stage_list_clear:
 * @self: a list
 *
 * Empties the list.
 */
void
rb_stage_list_clear (RbStageList *self)
{
  rb_stage_list_update (self, NULL, 0);
}
