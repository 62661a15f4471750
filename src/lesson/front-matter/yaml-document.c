/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/front-matter/yaml-document.h"

#include <glib/gi18n.h>

#include "lesson/article-error.h"
#include "lesson/front-matter/yaml-limits.h"
#include "lesson/front-matter/yaml-scalar.h"

struct _RbYaml
{
  yaml_document_t document;
  char *name;
  guint first_line;
  guint n_nodes; /* the number of nodes that were converted to JSON */
};

static void
set_error_at (RbYaml             *self,
              const yaml_mark_t  *mark,
              GError            **error,
              const char         *sentence)
{
  g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER, "%s:%u:%u: %s", self->name,
               self->first_line + (guint) mark->line, (guint) mark->column + 1, sentence);
}

static void
set_parser_error (RbYaml         *self,
                  yaml_parser_t  *parser,
                  GError        **error)
{
  yaml_mark_t mark = parser->problem_mark;

  if (parser->error == YAML_READER_ERROR)
    mark = parser->mark;

  g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER,
               /* Translators: file, line and column; then what the YAML parser says, in English */
               _("%s:%u:%u: The front matter is not valid YAML: %s."),
               self->name, self->first_line + (guint) mark.line, (guint) mark.column + 1,
               parser->problem != NULL ? parser->problem : _("it cannot be read"));
}

/**
 * rb_yaml_parse: (skip)
 * @text: YAML
 * @length: the length of @text in bytes
 * @name: the name of the article in error messages
 * @first_line: the article line on which @text begins, from 1
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Parses a document.
 *
 * Returns: (transfer full) (nullable): the document; %NULL on error
 */
RbYaml *
rb_yaml_parse (const char  *text,
               gsize        length,
               const char  *name,
               guint        first_line,
               GError     **error)
{
  g_autoptr (RbYaml) self = g_new0 (RbYaml, 1);
  yaml_parser_t parser;
  yaml_mark_t mark;
  gboolean loaded;

  self->name = g_strdup (name);
  self->first_line = first_line;
  if (!rb_yaml_limits_check (text, length, &mark))
    {
      set_error_at (self, &mark, error, _("This is too large or nested too deeply."));
      return NULL;
    }

  if (!yaml_parser_initialize (&parser))
    g_error ("out of memory");

  yaml_parser_set_input_string (&parser, (const unsigned char *) text, length);
  loaded = yaml_parser_load (&parser, &self->document);
  if (!loaded)
    set_parser_error (self, &parser, error);
  yaml_parser_delete (&parser);

  return loaded ? g_steal_pointer (&self) : NULL;
}

/**
 * rb_yaml_free: (skip)
 * @self: a document
 *
 * Frees a document.
 */
void
rb_yaml_free (RbYaml *self)
{
  yaml_document_delete (&self->document);
  g_free (self->name);
  g_free (self);
}

/**
 * rb_yaml_get_root: (skip)
 * @self: a document
 *
 * Gets the outermost node.
 *
 * Returns: (nullable): the root; %NULL if the document is empty
 */
RbYamlNode *
rb_yaml_get_root (RbYaml *self)
{
  return yaml_document_get_root_node (&self->document);
}

/**
 * rb_yaml_is_mapping: (skip)
 * @node: (nullable): a node
 *
 * Tells whether a node is a mapping.
 *
 * Returns: whether @node is a mapping
 */
gboolean
rb_yaml_is_mapping (const RbYamlNode *node)
{
  return node != NULL && node->type == YAML_MAPPING_NODE;
}

/**
 * rb_yaml_is_list: (skip)
 * @node: (nullable): a node
 *
 * Tells whether a node is a sequence.
 *
 * Returns: whether @node is a sequence
 */
gboolean
rb_yaml_is_list (const RbYamlNode *node)
{
  return node != NULL && node->type == YAML_SEQUENCE_NODE;
}

static gboolean
is_plain (const RbYamlNode *node)
{
  return node->type == YAML_SCALAR_NODE && node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

/**
 * rb_yaml_get_string: (skip)
 * @node: (nullable): a node
 *
 * Gets the text of a scalar.
 *
 * Returns: (nullable): the text; %NULL if @node is null or not a scalar
 */
const char *
rb_yaml_get_string (const RbYamlNode *node)
{
  const char *text;

  if (node == NULL || node->type != YAML_SCALAR_NODE)
    return NULL;

  text = (const char *) node->data.scalar.value;

  return is_plain (node) && rb_yaml_scalar_is_null (text) ? NULL : text;
}

/**
 * rb_yaml_get_int: (skip)
 * @node: (nullable): a node
 * @ret_value: (out): the value
 *
 * Reads an integer.
 *
 * Returns: whether @node is an integer
 */
gboolean
rb_yaml_get_int (const RbYamlNode *node,
                 gint64           *ret_value)
{
  gint64 value;

  if (node == NULL || !is_plain (node) || !rb_yaml_scalar_parse_int ((const char *) node->data.scalar.value, &value))
    return FALSE;

  *ret_value = value;

  return TRUE;
}

/**
 * rb_yaml_read_int: (skip)
 * @self: a document
 * @node: a node in the document
 * @key: the key of @node, for the error message
 * @minimum: the smallest valid value
 * @maximum: the largest valid value
 * @ret_value: (out): the value
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Reads an integer and checks its range.
 *
 * Returns: whether @node is an integer in that range
 */
gboolean
rb_yaml_read_int (RbYaml            *self,
                  const RbYamlNode  *node,
                  const char        *key,
                  guint              minimum,
                  guint              maximum,
                  gint64            *ret_value,
                  GError           **error)
{
  gint64 value;

  if (!rb_yaml_get_int (node, &value) || value < minimum || value > maximum)
    {
      rb_yaml_set_error (self, node, error,
                         /* Translators: a key of the front matter, as “position”, and two numbers */
                         _("“%s” must be a whole number from %u to %u."), key, minimum, maximum);
      return FALSE;
    }

  *ret_value = value;

  return TRUE;
}

/**
 * rb_yaml_get_pair: (skip)
 * @self: a document
 * @mapping: a mapping in the document
 * @index: the index of the pair, from 0
 * @ret_key: (out): the key of the pair
 * @ret_value: (out): the value of the pair
 *
 * Gets a pair of a mapping.
 *
 * Returns: whether there is a pair at @index
 */
gboolean
rb_yaml_get_pair (RbYaml            *self,
                  const RbYamlNode  *mapping,
                  guint              index,
                  RbYamlNode       **ret_key,
                  RbYamlNode       **ret_value)
{
  const yaml_node_pair_t *pair;

  g_return_val_if_fail (rb_yaml_is_mapping (mapping), FALSE);

  pair = mapping->data.mapping.pairs.start + index;
  if (pair >= mapping->data.mapping.pairs.top)
    return FALSE;

  *ret_key = yaml_document_get_node (&self->document, pair->key);
  *ret_value = yaml_document_get_node (&self->document, pair->value);

  return TRUE;
}

/**
 * rb_yaml_get_item: (skip)
 * @self: a document
 * @list: a sequence in the document
 * @index: the index of the item, from 0
 *
 * Gets an item of a sequence.
 *
 * Returns: (nullable): the item; %NULL after the last one
 */
RbYamlNode *
rb_yaml_get_item (RbYaml           *self,
                  const RbYamlNode *list,
                  guint             index)
{
  const yaml_node_item_t *item;

  g_return_val_if_fail (rb_yaml_is_list (list), NULL);

  item = list->data.sequence.items.start + index;

  return item < list->data.sequence.items.top ? yaml_document_get_node (&self->document, *item) : NULL;
}

/**
 * rb_yaml_get_member: (skip)
 * @self: a document
 * @mapping: a mapping in the document
 * @key: a key
 *
 * Gets the value of a key of a mapping.
 *
 * Returns: (nullable): the value of @key; %NULL if there is none
 */
RbYamlNode *
rb_yaml_get_member (RbYaml           *self,
                    const RbYamlNode *mapping,
                    const char       *key)
{
  RbYamlNode *name, *value;

  for (guint i = 0; rb_yaml_get_pair (self, mapping, i, &name, &value); i++)
    {
      if (g_strcmp0 (rb_yaml_get_string (name), key) == 0)
        return value;
    }

  return NULL;
}

/**
 * rb_yaml_check_keys: (skip)
 * @self: a document
 * @mapping: a mapping in the document
 * @known: (nullable) (array zero-terminated=1): the keys to check; %NULL for all keys
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Refuses a mapping that has a key twice, because nobody could tell which value counts.
 *
 * Returns: whether each key is there at most once
 */
gboolean
rb_yaml_check_keys (RbYaml              *self,
                    const RbYamlNode    *mapping,
                    const char * const  *known,
                    GError             **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  RbYamlNode *key, *value;

  for (guint i = 0; rb_yaml_get_pair (self, mapping, i, &key, &value); i++)
    {
      const char *name = rb_yaml_get_string (key);

      if (name == NULL || (known != NULL && !g_strv_contains (known, name)))
        continue;

      if (!g_hash_table_add (keys, (char *) name))
        {
          rb_yaml_set_error (self, key, error, _("“%s” is here twice."), name);
          return FALSE;
        }
    }

  return TRUE;
}

static JsonNode *
scalar_to_json (const RbYamlNode *node)
{
  const char *text = (const char *) node->data.scalar.value;

  return is_plain (node) ? rb_yaml_scalar_to_json (text) : json_node_init_string (json_node_alloc (), text);
}

static JsonNode *to_json (RbYaml            *self,
                          const RbYamlNode  *node,
                          guint              depth,
                          GError           **error);

static JsonNode *
list_to_json (RbYaml            *self,
              const RbYamlNode  *node,
              guint              depth,
              GError           **error)
{
  g_autoptr (JsonArray) array = json_array_new ();
  RbYamlNode *item;

  for (guint i = 0; (item = rb_yaml_get_item (self, node, i)) != NULL; i++)
    {
      JsonNode *json = to_json (self, item, depth + 1, error);

      if (json == NULL)
        return NULL;

      json_array_add_element (array, json);
    }

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
mapping_to_json (RbYaml            *self,
                 const RbYamlNode  *node,
                 guint              depth,
                 GError           **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  RbYamlNode *key, *value;

  if (!rb_yaml_check_keys (self, node, NULL, error))
    return NULL;

  for (guint i = 0; rb_yaml_get_pair (self, node, i, &key, &value); i++)
    {
      JsonNode *json;

      if (key->type != YAML_SCALAR_NODE)
        {
          rb_yaml_set_error (self, key, error, _("A name must be text."));
          return NULL;
        }

      json = to_json (self, value, depth + 1, error);
      if (json == NULL)
        return NULL;

      json_object_set_member (object, (const char *) key->data.scalar.value, json);
    }

  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
to_json (RbYaml            *self,
         const RbYamlNode  *node,
         guint              depth,
         GError           **error)
{
  if (depth > RB_YAML_MAX_DEPTH || ++self->n_nodes > RB_YAML_MAX_NODES)
    {
      rb_yaml_set_error (self, node, error, _("This is too large or nested too deeply."));
      return NULL;
    }

  switch (node->type)
    {
    case YAML_SCALAR_NODE:
      return scalar_to_json (node);

    case YAML_SEQUENCE_NODE:
      return list_to_json (self, node, depth, error);

    case YAML_MAPPING_NODE:
      return mapping_to_json (self, node, depth, error);

    case YAML_NO_NODE:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rb_yaml_to_json: (skip)
 * @self: a document
 * @node: a node in the document
 * @error: return location for an error
 *
 * Converts a node to JSON. Quoted scalars become strings. For plain scalars, see rb_yaml_scalar_to_json().
 *
 * Returns: (transfer full) (nullable): the JSON; %NULL on error
 */
JsonNode *
rb_yaml_to_json (RbYaml            *self,
                 const RbYamlNode  *node,
                 GError           **error)
{
  return to_json (self, node, 0, error);
}

/**
 * rb_yaml_set_error: (skip)
 * @self: a document
 * @node: the node with the error
 * @error: return location for an error
 * @format: a sentence, in the format of printf()
 * @...: the arguments of @format
 *
 * Sets an error of %RB_ARTICLE_ERROR, with the place of the node.
 */
void
rb_yaml_set_error (RbYaml            *self,
                   const RbYamlNode  *node,
                   GError           **error,
                   const char        *format,
                   ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  set_error_at (self, &node->start_mark, error, sentence);
}
