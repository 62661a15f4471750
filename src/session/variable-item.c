/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/variable-item.h"

#include <glib/gi18n.h>

/* No tree nests as deeply. */
#define MAX_NESTING 32

/* `tree` is what src/runner/values.js makes: [kind, text, [[label, tree], …], rest]. An item that goes on from one
 * moment to the next takes over what the next says, so that its row stays where it is, opened or not. */
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
   * It holds something else, or is no longer what has changed.
   */
  signals[UPDATED] =
    g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rb_variable_item_init (RbVariableItem *self)
{
}

static const char *
get_string (JsonArray *tree,
            guint      index)
{
  return index < json_array_get_length (tree) ? json_array_get_string_element (tree, index) : NULL;
}

static JsonArray *
get_parts (JsonArray *tree)
{
  return tree != NULL && json_array_get_length (tree) > 2 ? json_array_get_array_element (tree, 2) : NULL;
}

static guint
get_rest (JsonArray *tree)
{
  return json_array_get_length (tree) > 3 ? (guint) json_array_get_int_element (tree, 3) : 0;
}

static gboolean
is_string (JsonArray *tree)
{
  return g_strcmp0 (get_string (tree, 0), "string") == 0;
}

static char *
dup_text (JsonArray *tree,
          gboolean  *ret_dim)
{
  const char *kind = get_string (tree, 0);
  const char *text = get_string (tree, 1);
  guint rest = get_rest (tree);

  *ret_dim = TRUE;
  if (g_strcmp0 (kind, "missing") == 0)
    /* Translators: in place of a variable's value: its declaration has not run */
    return g_strdup (_("not yet declared"));
  if (g_strcmp0 (kind, "getter") == 0)
    /* Translators: in place of a property's value: reading it would run code of the program, so it is not read */
    return g_strdup (_("a getter, not run"));
  if (g_strcmp0 (kind, "empty") == 0)
    /* Translators: in place of an array's element that is not there */
    return g_strdup (_("empty"));

  *ret_dim = FALSE;
  if (is_string (tree) && rest > 0)
    /* Translators: a long text, cut; then how long it is */
    return g_strdup_printf (ngettext ("%s… (%u character)", "%s… (%u characters)", rest), text, rest);
  return g_strdup (text != NULL ? text : "");
}

static gboolean is_tree (JsonNode *node);

static gboolean
is_text_at (JsonArray *array,
            guint      index)
{
  return json_node_get_value_type (json_array_get_element (array, index)) == G_TYPE_STRING;
}

static gboolean
is_part (JsonNode *node)
{
  JsonArray *part = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return part != NULL && json_array_get_length (part) == 2 && is_text_at (part, 0)
         && is_tree (json_array_get_element (part, 1));
}

static gboolean
is_tree (JsonNode *node)
{
  JsonArray *tree = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint length = tree != NULL ? json_array_get_length (tree) : 0;
  JsonArray *parts;

  if ((length != 2 && length != 4) || !is_text_at (tree, 0) || !is_text_at (tree, 1))
    return FALSE;
  if (length == 2)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (json_array_get_element (tree, 2))
      || json_node_get_value_type (json_array_get_element (tree, 3)) != G_TYPE_INT64)
    return FALSE;

  parts = json_array_get_array_element (tree, 2);
  for (guint i = 0; i < json_array_get_length (parts); i++)
    if (!is_part (json_array_get_element (parts, i)))
      return FALSE;

  return TRUE;
}

/* Whether a parser that calls itself may read it. */
static gboolean
is_shallow (const char *json)
{
  gboolean in_string = FALSE;
  int depth = 0;

  for (; *json != '\0' && depth <= MAX_NESTING; json++)
    {
      if (in_string && *json == '\\' && json[1] != '\0')
        json++;
      else if (*json == '"')
        in_string = !in_string;
      else if (!in_string)
        depth += *json == '[' || *json == '{' ? 1 : *json == ']' || *json == '}' ? -1 : 0;
    }

  return depth <= MAX_NESTING;
}

/**
 * rb_variable_item_parse:
 * @value: what a runner sent, who may be anybody
 *
 * Returns: (transfer full) (nullable): the tree, or %NULL if it is none
 */
JsonNode *
rb_variable_item_parse (const char *value)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  node = is_shallow (value) ? json_from_string (value, NULL) : NULL;

  return node != NULL && is_tree (node) ? g_steal_pointer (&node) : NULL;
}

/**
 * rb_variable_item_new:
 * @key: what makes it the same one in the next moment
 * @name: what the row calls it
 * @tree: what it holds
 * @changed: whether it was something else before this moment
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

  self->key = g_strdup (key);
  self->name = g_strdup (name);
  self->text = dup_text (tree, &self->dim);
  self->changed = changed;
  self->tree = json_array_ref (tree);

  return self;
}

/**
 * rb_variable_item_new_line:
 * @kind: what the line is
 * @text: what it says
 *
 * Makes a row that holds nothing.
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
 * Returns: what the row is
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
 * Returns: what the row calls it, or ""
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
 * Returns: what it holds, or what the line says
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
 * Returns: whether its text is ours, not a value
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
 * Returns: whether it was something else before this moment
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
 * Tells all that the row shows, as a screen reader says it.
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
  JsonArray *parts = get_parts (self->tree);

  return parts != NULL && (json_array_get_length (parts) > 0 || (!is_string (self->tree) && get_rest (self->tree) > 0));
}

static void
fill_children (RbVariableItem *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *parts = get_parts (self->tree);
  guint n_parts = json_array_get_length (parts);
  guint rest = get_rest (self->tree);

  for (guint i = 0; i < n_parts; i++)
    {
      JsonArray *part = json_array_get_array_element (parts, i);
      const char *label = json_array_get_string_element (part, 0);

      g_ptr_array_add (items, rb_variable_item_new (label, label, json_array_get_array_element (part, 1), FALSE));
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
 * Gets what it is made of.
 *
 * Returns: (transfer none) (nullable): a list of [class@VariableItem]; %NULL for what has no parts
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

/* Takes over what @next says, if it is the same thing a moment later. */
static gboolean
go_on_as (RbVariableItem *self,
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
go_on_at (GListStore     *store,
          guint           position,
          RbVariableItem *next)
{
  g_autoptr (RbVariableItem) item = g_list_model_get_item (G_LIST_MODEL (store), position);

  return go_on_as (item, next);
}

/**
 * rb_variable_item_merge:
 * @store: a list of [class@VariableItem]
 * @items: (element-type RbVariableItem): what it is to hold
 *
 * Makes the list hold what @items say; an item that is there already stays, and says that it holds something else.
 */
void
rb_variable_item_merge (GListStore *store,
                        GPtrArray  *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n_old, items->len) && go_on_at (store, head, g_ptr_array_index (items, head)))
    head++;
  while (tail < MIN (n_old, items->len) - head
         && go_on_at (store, n_old - tail - 1, g_ptr_array_index (items, items->len - tail - 1)))
    tail++;

  if (n_old > head + tail || items->len > head + tail)
    g_list_store_splice (store, head, n_old - head - tail, items->pdata + head, items->len - head - tail);
}
