/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/yaml-document.h"

#include <glib/gi18n.h>
#include <math.h>
#include <yaml.h>

#include "lesson/article-error.h"

/* Aliases make a graph of the document's tree, maybe with cycles; what is copied out of it is bounded by these. */
#define MAX_DEPTH 32
#define MAX_NODES 50000

struct _RbYaml
{
  yaml_document_t document;
  char *name;
  guint first_line;
  guint n_nodes; /* copied out so far */
};

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
 * @length: its length in bytes
 * @name: what errors call the file
 * @first_line: the line of the file on which @text begins
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the document
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
  gboolean loaded;

  self->name = g_strdup (name);
  self->first_line = first_line;

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
 * Returns: (nullable): its root; %NULL if it is empty
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
 * Returns: whether it is a mapping
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
 * Returns: whether it is a sequence
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

static gboolean
is_null (const char *text)
{
  return *text == '\0' || g_str_equal (text, "~") || g_str_equal (text, "null") || g_str_equal (text, "Null") ||
         g_str_equal (text, "NULL");
}

/**
 * rb_yaml_get_string: (skip)
 * @node: (nullable): a node
 *
 * Returns: (nullable): the text of a scalar, if it is not a plain null
 */
const char *
rb_yaml_get_string (const RbYamlNode *node)
{
  const char *text;

  if (node == NULL || node->type != YAML_SCALAR_NODE)
    return NULL;

  text = (const char *) node->data.scalar.value;

  return is_plain (node) && is_null (text) ? NULL : text;
}

/* The core schema's decimal, octal and hexadecimal integers, as far as they fit. */
static gboolean
parse_int (const char *text,
           gint64     *ret_value)
{
  const char *digits = text;
  guint base = 10;
  char *end;

  if (g_str_has_prefix (text, "0x") || g_str_has_prefix (text, "0o"))
    {
      base = text[1] == 'x' ? 16 : 8;
      digits = text + 2;
    }
  else if (*text == '-' || *text == '+')
    digits = text + 1;

  if (!g_ascii_isxdigit (*digits))
    return FALSE;

  errno = 0;
  *ret_value = g_ascii_strtoll (base == 10 ? text : digits, &end, base);

  return *end == '\0' && end != digits && errno == 0;
}

/* The core schema's floating-point numbers without .inf and .nan, which JSON does not have. */
static gboolean
parse_double (const char *text,
              double     *ret_value)
{
  char *end;

  if (strspn (text, "+-.0123456789eE") != strlen (text) || strpbrk (text, "0123456789") == NULL)
    return FALSE;

  *ret_value = g_ascii_strtod (text, &end);

  return *end == '\0' && isfinite (*ret_value);
}

/**
 * rb_yaml_get_int: (skip)
 * @node: (nullable): a node
 * @ret_value: (out): its value
 *
 * Returns: whether it is a plain scalar that is an integer
 */
gboolean
rb_yaml_get_int (const RbYamlNode *node,
                 gint64           *ret_value)
{
  gint64 value;

  if (node == NULL || !is_plain (node) || !parse_int ((const char *) node->data.scalar.value, &value))
    return FALSE;

  *ret_value = value;

  return TRUE;
}

/**
 * rb_yaml_get_pair: (skip)
 * @self: a document
 * @mapping: a mapping in it
 * @index: which pair, from 0
 * @ret_key: (out): its key
 * @ret_value: (out): its value
 *
 * Returns: whether there is such a pair
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
 * @list: a sequence in it
 * @index: which item, from 0
 *
 * Returns: (nullable): the item
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
 * @mapping: a mapping in it
 * @key: a key
 *
 * Returns: (nullable): the value of @key
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

static JsonNode *
scalar_to_json (const RbYamlNode *node)
{
  const char *text = (const char *) node->data.scalar.value;
  JsonNode *json = json_node_alloc ();
  gint64 integer;
  double number;

  if (!is_plain (node))
    return json_node_init_string (json, text);
  if (is_null (text))
    return json_node_init_null (json);
  if (g_str_equal (text, "true") || g_str_equal (text, "True") || g_str_equal (text, "TRUE"))
    return json_node_init_boolean (json, TRUE);
  if (g_str_equal (text, "false") || g_str_equal (text, "False") || g_str_equal (text, "FALSE"))
    return json_node_init_boolean (json, FALSE);
  if (parse_int (text, &integer))
    return json_node_init_int (json, integer);
  if (parse_double (text, &number))
    return json_node_init_double (json, number);

  return json_node_init_string (json, text);
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
  if (depth > MAX_DEPTH || ++self->n_nodes > MAX_NODES)
    {
      rb_yaml_set_error (self, node, error, _("This is nested too deeply or too large."));
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
 * @node: a node in it
 * @error: return location for an error
 *
 * Plain scalars are read by YAML's core schema, quoted ones are strings.
 *
 * Returns: (transfer full) (nullable): the same as JSON
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
 * @node: a node in it, where the error is
 * @error: return location for an error
 * @format: a sentence, as for printf()
 * @...: what goes into it
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

  g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER, "%s:%u:%u: %s", self->name,
               self->first_line + (guint) node->start_mark.line, (guint) node->start_mark.column + 1, sentence);
}
