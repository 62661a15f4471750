/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/value-tree.h"

#include <glib/gi18n.h>

/* The runner never nests deeper than this. */
#define MAX_NESTING 32

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

  return part != NULL && json_array_get_length (part) == 2 && is_text_at (part, 0) &&
         is_tree (json_array_get_element (part, 1));
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
  if (!JSON_NODE_HOLDS_ARRAY (json_array_get_element (tree, 2)) ||
      json_node_get_value_type (json_array_get_element (tree, 3)) != G_TYPE_INT64)
    return FALSE;

  parts = json_array_get_array_element (tree, 2);
  for (guint i = 0; i < json_array_get_length (parts); i++)
    if (!is_part (json_array_get_element (parts, i)))
      return FALSE;

  return TRUE;
}

/* Checks that the nesting is limited. json-glib's parser is recursive, so deep nesting would overflow the stack. */
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
 * rb_value_tree_parse:
 * @json: what a runner sent; it is not trusted
 *
 * Parses and checks a tree. The other functions take only checked trees.
 *
 * Returns: (transfer full) (nullable): a node with the tree's array, or %NULL if @json is not a tree
 */
JsonNode *
rb_value_tree_parse (const char *json)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  node = is_shallow (json) ? json_from_string (json, NULL) : NULL;

  return node != NULL && is_tree (node) ? g_steal_pointer (&node) : NULL;
}

static const char *
get_kind (JsonArray *tree)
{
  return json_array_get_string_element (tree, 0);
}

static gboolean
is_string (JsonArray *tree)
{
  return g_str_equal (get_kind (tree), "string");
}

/**
 * rb_value_tree_dup_text:
 * @tree: a tree
 * @ret_is_value: (out): whether the text is a preview of the value, and not words in its place
 *
 * Gets a value's preview, or words that say why there is no value to show.
 *
 * Returns: (transfer full): such as "{ id: 1 }" or "not yet declared"
 */
char *
rb_value_tree_dup_text (JsonArray *tree,
                        gboolean  *ret_is_value)
{
  const char *kind = get_kind (tree);
  const char *text = json_array_get_string_element (tree, 1);
  guint rest = rb_value_tree_get_rest (tree);

  *ret_is_value = FALSE;
  if (g_str_equal (kind, "missing"))
    /* Translators: in place of a variable's value: its declaration has not run */
    return g_strdup (_("not yet declared"));
  if (g_str_equal (kind, "getter"))
    /* Translators: in place of a property's value: reading it would run code of the program, so it is not read */
    return g_strdup (_("a getter, not run"));
  if (g_str_equal (kind, "empty"))
    /* Translators: in place of an array's element that is not there */
    return g_strdup (_("empty"));

  *ret_is_value = TRUE;
  if (is_string (tree) && rest > 0)
    /* Translators: a long text, cut; then how long it is */
    return g_strdup_printf (ngettext ("%s… (%u character)", "%s… (%u characters)", rest), text, rest);

  return g_strdup (text);
}

static JsonArray *
get_parts (JsonArray *tree)
{
  return json_array_get_length (tree) > 2 ? json_array_get_array_element (tree, 2) : NULL;
}

/**
 * rb_value_tree_has_parts:
 * @tree: a tree
 *
 * Gets whether the value has parts. They may be missing in the tree, if they were too many to be sent.
 *
 * Returns: whether it has
 */
gboolean
rb_value_tree_has_parts (JsonArray *tree)
{
  return rb_value_tree_get_n_parts (tree) > 0 || (!is_string (tree) && rb_value_tree_get_rest (tree) > 0);
}

/**
 * rb_value_tree_get_n_parts:
 * @tree: a tree
 *
 * Gets how many parts there are in the tree.
 *
 * Returns: the number of parts
 */
guint
rb_value_tree_get_n_parts (JsonArray *tree)
{
  JsonArray *parts = get_parts (tree);

  return parts != NULL ? json_array_get_length (parts) : 0;
}

/**
 * rb_value_tree_get_part:
 * @tree: a tree
 * @index: below rb_value_tree_get_n_parts()
 * @ret_label: (out) (transfer none): the part's name or index
 *
 * Gets one part of the value.
 *
 * Returns: (transfer none): the tree of the part
 */
JsonArray *
rb_value_tree_get_part (JsonArray   *tree,
                        guint        index,
                        const char **ret_label)
{
  JsonArray *part;

  g_return_val_if_fail (index < rb_value_tree_get_n_parts (tree), NULL);

  part = json_array_get_array_element (get_parts (tree), index);
  *ret_label = json_array_get_string_element (part, 0);

  return json_array_get_array_element (part, 1);
}

/**
 * rb_value_tree_get_rest:
 * @tree: a tree
 *
 * Gets how many parts were left out or, for a string that was cut, how many characters it has.
 *
 * Returns: a number, 0 if nothing is missing
 */
guint
rb_value_tree_get_rest (JsonArray *tree)
{
  return json_array_get_length (tree) > 3 ? (guint) json_array_get_int_element (tree, 3) : 0;
}
