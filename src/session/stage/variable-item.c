/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/variable-item.h"

#include <glib/gi18n.h>

#include "session/stage/value-tree.h"

/* A variable keeps its item from one moment to the next, and only the content of the item changes. So the row stays in
 * its place, and a row that was open stays open. */
struct _RbVariableItem
{
  GObject parent_instance;

  RbVariableItemKind kind;
  char *key;
  char *name;
  char *text;
  gboolean dim;
  gboolean changed;
  JsonArray *tree;
  GListStore *children;
};

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RbVariableItem, rb_variable_item, G_TYPE_OBJECT)

static void
rb_variable_item_finalize (GObject *object)
{
  RbVariableItem *self = RB_VARIABLE_ITEM (object);

  g_free (self->key);
  g_free (self->name);
  g_free (self->text);
  g_clear_pointer (&self->tree, json_array_unref);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (rb_variable_item_parent_class)->finalize (object);
}

static void
rb_variable_item_class_init (RbVariableItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_variable_item_finalize;

  /**
   * RbVariableItem::updated:
   * @self: an item
   *
   * Emitted when the value or the "changed" state of the item is different.
   */
  signals[UPDATED] =
    g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rb_variable_item_init (RbVariableItem *self)
{
}

/**
 * rb_variable_item_new:
 * @key: identifies the variable or part, to find it again in the next moment
 * @name: the name to show
 * @tree: its value, from rb_value_tree_parse()
 * @changed: whether the value has changed in this moment
 *
 * Makes a row for a variable or a part of one.
 *
 * Returns: (transfer full): a new item
 */
RbVariableItem *
rb_variable_item_new (const char *key,
                      const char *name,
                      JsonArray  *tree,
                      gboolean    changed)
{
  RbVariableItem *self = g_object_new (RB_TYPE_VARIABLE_ITEM, NULL);
  gboolean is_value;

  self->key = g_strdup (key);
  self->name = g_strdup (name);
  self->text = rb_value_tree_dup_text (tree, &is_value);
  self->dim = !is_value;
  self->changed = changed;
  self->tree = json_array_ref (tree);

  return self;
}

/**
 * rb_variable_item_new_line:
 * @kind: the kind of the line
 * @text: its text
 *
 * Makes a row without a value.
 *
 * Returns: (transfer full): a new item
 */
RbVariableItem *
rb_variable_item_new_line (RbVariableItemKind  kind,
                           const char         *text)
{
  RbVariableItem *self = g_object_new (RB_TYPE_VARIABLE_ITEM, NULL);

  self->kind = kind;
  self->key = g_strdup_printf ("\n%s", text);
  self->name = g_strdup ("");
  self->text = g_strdup (text);
  self->dim = TRUE;

  return self;
}

/**
 * rb_variable_item_get_kind:
 * @self: an item
 *
 * Gets the kind of the row.
 *
 * Returns: the kind
 */
RbVariableItemKind
rb_variable_item_get_kind (RbVariableItem *self)
{
  g_return_val_if_fail (RB_IS_VARIABLE_ITEM (self), RB_VARIABLE_ITEM_VALUE);

  return self->kind;
}

/**
 * rb_variable_item_get_name:
 * @self: an item
 *
 * Gets the name of the variable or part.
 *
 * Returns: the name, or "" for a line without a value
 */
const char *
rb_variable_item_get_name (RbVariableItem *self)
{
  g_return_val_if_fail (RB_IS_VARIABLE_ITEM (self), NULL);

  return self->name;
}

/**
 * rb_variable_item_get_text:
 * @self: an item
 *
 * Gets the text of the row.
 *
 * Returns: a preview of the value, or the text of the line
 */
const char *
rb_variable_item_get_text (RbVariableItem *self)
{
  g_return_val_if_fail (RB_IS_VARIABLE_ITEM (self), NULL);

  return self->text;
}

/**
 * rb_variable_item_get_dim:
 * @self: an item
 *
 * Gets whether the text is not a value, but words in its place. Such a text is dimmed.
 *
 * Returns: whether the text is dimmed
 */
gboolean
rb_variable_item_get_dim (RbVariableItem *self)
{
  g_return_val_if_fail (RB_IS_VARIABLE_ITEM (self), FALSE);

  return self->dim;
}

/**
 * rb_variable_item_get_changed:
 * @self: an item
 *
 * Gets whether the value has changed in this moment.
 *
 * Returns: whether it has
 */
gboolean
rb_variable_item_get_changed (RbVariableItem *self)
{
  g_return_val_if_fail (RB_IS_VARIABLE_ITEM (self), FALSE);

  return self->changed;
}

/**
 * rb_variable_item_dup_label:
 * @self: an item
 *
 * Puts everything that the row shows into words, for a screen reader.
 *
 * Returns: (transfer full): such as "total = 3, changed"
 */
char *
rb_variable_item_dup_label (RbVariableItem *self)
{
  g_return_val_if_fail (RB_IS_VARIABLE_ITEM (self), NULL);

  if (self->kind != RB_VARIABLE_ITEM_VALUE)
    return g_strdup (self->text);
  if (self->changed)
    /* Translators: a variable and what it holds since this moment */
    return g_strdup_printf (_("%s = %s, changed"), self->name, self->text);

  return g_strdup_printf ("%s = %s", self->name, self->text);
}

static gboolean
is_expandable (RbVariableItem *self)
{
  return self->tree != NULL && rb_value_tree_has_parts (self->tree);
}

static void
fill_children (RbVariableItem *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_parts = rb_value_tree_get_n_parts (self->tree);
  guint rest = rb_value_tree_get_rest (self->tree);

  for (guint i = 0; i < n_parts; i++)
    {
      const char *label;
      JsonArray *part = rb_value_tree_get_part (self->tree, i, &label);

      g_ptr_array_add (items, rb_variable_item_new (label, label, part, FALSE));
    }
  if (rest > 0)
    {
      g_autofree char *text = NULL;

      if (n_parts > 0)
        /* Translators: below the first parts of an object or a list */
        text = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);
      else
        /* Translators: in place of the parts of an object or a list, where there are too many; the number of parts */
        text = g_strdup_printf (ngettext ("%u, not shown", "%u, not shown", rest), rest);
      g_ptr_array_add (items, rb_variable_item_new_line (RB_VARIABLE_ITEM_MORE, text));
    }

  rb_variable_item_merge (self->children, items);
}

/**
 * rb_variable_item_get_children:
 * @self: an item
 *
 * Gets the parts of the value. The list is made at the first call.
 *
 * Returns: (transfer none) (nullable): a list of [class@VariableItem]; %NULL for a value without parts
 */
GListModel *
rb_variable_item_get_children (RbVariableItem *self)
{
  g_return_val_if_fail (RB_IS_VARIABLE_ITEM (self), NULL);

  if (self->children == NULL && is_expandable (self))
    {
      self->children = g_list_store_new (RB_TYPE_VARIABLE_ITEM);
      fill_children (self);
    }

  return G_LIST_MODEL (self->children);
}

/* Takes over the content of @next, if @next is the same variable a moment later. */
static gboolean
update_from (RbVariableItem *self,
             RbVariableItem *next)
{
  gboolean differs;

  if (self->kind != next->kind || g_strcmp0 (self->key, next->key) != 0 || is_expandable (self) != is_expandable (next))
    return FALSE;

  differs = self->changed != next->changed || g_strcmp0 (self->text, next->text) != 0;
  self->changed = next->changed;
  self->dim = next->dim;
  g_free (self->text);
  self->text = g_strdup (next->text);
  g_clear_pointer (&self->tree, json_array_unref);
  self->tree = next->tree != NULL ? json_array_ref (next->tree) : NULL;
  if (self->children != NULL)
    fill_children (self);
  if (differs)
    g_signal_emit (self, signals[UPDATED], 0);

  return TRUE;
}

static gboolean
update_at (GListStore     *store,
           guint           position,
           RbVariableItem *next)
{
  g_autoptr (RbVariableItem) item = g_list_model_get_item (G_LIST_MODEL (store), position);

  return update_from (item, next);
}

/**
 * rb_variable_item_merge:
 * @store: a list of [class@VariableItem]
 * @items: (element-type RbVariableItem): the new content
 *
 * Makes the list show @items. An item that is in the list already stays there, takes over the new value and emits
 * "updated".
 */
void
rb_variable_item_merge (GListStore *store,
                        GPtrArray  *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n_old, items->len) && update_at (store, head, g_ptr_array_index (items, head)))
    head++;
  while (tail < MIN (n_old, items->len) - head &&
         update_at (store, n_old - tail - 1, g_ptr_array_index (items, items->len - tail - 1)))
    tail++;

  if (n_old > head + tail || items->len > head + tail)
    g_list_store_splice (store, head, n_old - head - tail, items->pdata + head, items->len - head - tail);
}
