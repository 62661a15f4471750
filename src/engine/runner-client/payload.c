/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/payload.h"

#include "engine/runner-client/runner-error.h"

/* JSON-GLib parses nested lists by recursion, and allocates a node for each element. */
#define MAX_NESTING 16
#define MAX_ELEMENTS 2000000

/**
 * rb_payload_is_modest:
 * @json: bytes that should be JSON
 * @length: how many bytes there are
 *
 * Checks untrusted JSON before it is parsed. It may still be invalid.
 *
 * Returns: whether the parser needs only a limited amount of stack and memory for it
 */
gboolean
rb_payload_is_modest (const char *json,
                      gsize       length)
{
  gboolean in_string = FALSE;
  guint n_elements = 0;
  int depth = 0;

  for (gsize i = 0; i < length && depth <= MAX_NESTING && n_elements <= MAX_ELEMENTS; i++)
    {
      if (in_string && json[i] == '\\')
        i++;
      else if (json[i] == '"')
        in_string = !in_string;
      else if (in_string)
        continue;
      else if (json[i] == '[' || json[i] == '{')
        depth++;
      else if (json[i] == ']' || json[i] == '}')
        depth--;
      else
        n_elements += json[i] == ',';
    }

  return depth <= MAX_NESTING && n_elements <= MAX_ELEMENTS;
}

/**
 * rb_payload_parse:
 * @payload: what a runner has sent
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Parses the payload of a frame as a JSON object.
 *
 * Returns: (transfer full): the JSON object in it; %NULL on error
 */
JsonObject *
rb_payload_parse (GBytes  *payload,
                  GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (payload, &length);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (length == 0 || !g_utf8_validate_len (text, length, NULL) || !rb_payload_is_modest (text, length) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    {
      rb_runner_error_refuse (error, "invalid JSON");
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      rb_runner_error_refuse (error, "JSON that is not an object");
      return NULL;
    }

  return json_object_ref (json_node_get_object (root));
}

static gboolean
get_number (JsonNode *node,
            guint32  *ret_number)
{
  gint64 number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  number = json_node_get_int (node);
  *ret_number = (guint32) number;

  return number >= 0 && number <= G_MAXUINT32;
}

static const char *
get_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static JsonArray *
get_array (JsonObject *object,
           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * rb_payload_get_number:
 * @object: what a runner has sent
 * @member: a member's name
 * @ret_number: (out): its value
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Reads a number from a payload.
 *
 * Returns: whether the member is an integer of 32 bits without a sign
 */
gboolean
rb_payload_get_number (JsonObject  *object,
                       const char  *member,
                       guint32     *ret_number,
                       GError     **error)
{
  guint32 number;

  if (!get_number (json_object_get_member (object, member), &number))
    return rb_runner_error_refuse (error, "a member that is not a number");
  *ret_number = number;

  return TRUE;
}

/**
 * rb_payload_parse_number:
 * @payload: what a runner has sent
 * @member: a member's name
 * @ret_number: (out): its value
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Reads a payload of which only one number matters.
 *
 * Returns: whether the payload is an object, and the member an integer of 32 bits without a sign
 */
gboolean
rb_payload_parse_number (GBytes      *payload,
                         const char  *member,
                         guint32     *ret_number,
                         GError     **error)
{
  g_autoptr (JsonObject) object = rb_payload_parse (payload, error);

  return object != NULL && rb_payload_get_number (object, member, ret_number, error);
}

/**
 * rb_payload_dup_string:
 * @object: what a runner has sent
 * @member: a member's name
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Reads a string from a payload.
 *
 * Returns: (transfer full): its value, which is valid UTF-8; %NULL on error
 */
char *
rb_payload_dup_string (JsonObject  *object,
                       const char  *member,
                       GError     **error)
{
  const char *text = get_string (json_object_get_member (object, member));

  if (text == NULL)
    {
      rb_runner_error_refuse (error, "a member that is not a string");
      return NULL;
    }

  /* JSON-GLib decodes half of a surrogate pair to invalid UTF-8. */
  return g_utf8_make_valid (text, -1);
}

/**
 * rb_payload_dup_strings:
 * @object: what a runner has sent
 * @member: a member's name
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Reads a list of strings from a payload.
 *
 * Returns: (transfer full): its strings, which are valid UTF-8; %NULL on error
 */
char **
rb_payload_dup_strings (JsonObject  *object,
                        const char  *member,
                        GError     **error)
{
  JsonArray *array = get_array (object, member);
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n; i++)
    {
      const char *text = get_string (json_array_get_element (array, i));

      if (text == NULL)
        break;
      g_ptr_array_add (strings, g_utf8_make_valid (text, -1));
    }
  if (array == NULL || strings->len < n)
    {
      rb_runner_error_refuse (error, "a member that is not a list of strings");
      return NULL;
    }
  g_ptr_array_add (strings, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&strings), FALSE);
}

/**
 * rb_payload_dup_numbers:
 * @object: what a runner has sent
 * @member: a member's name
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Reads a list of integers from a payload.
 *
 * Returns: (transfer full) (element-type guint32): its integers; %NULL on error
 */
GArray *
rb_payload_dup_numbers (JsonObject  *object,
                        const char  *member,
                        GError     **error)
{
  JsonArray *array = get_array (object, member);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  g_autoptr (GArray) numbers = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  for (guint i = 0; i < n; i++)
    {
      guint32 number;

      if (!get_number (json_array_get_element (array, i), &number))
        break;
      g_array_append_val (numbers, number);
    }
  if (array == NULL || numbers->len < n)
    {
      rb_runner_error_refuse (error, "a member that is not a list of numbers");
      return NULL;
    }

  return g_steal_pointer (&numbers);
}

/**
 * rb_payload_add_value:
 * @builder: a builder inside an object
 * @outcome: what sort of value it is
 * @text: its text
 *
 * Adds the two members of a value of the wire.
 */
void
rb_payload_add_value (JsonBuilder   *builder,
                      RbWireOutcome  outcome,
                      const char    *text)
{
  json_builder_set_member_name (builder, "outcome");
  json_builder_add_int_value (builder, outcome);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, text);
}

/**
 * rb_payload_build:
 * @builder: a builder with a complete value
 *
 * Makes JSON of what was put into a builder.
 *
 * Returns: (transfer full): its JSON
 */
char *
rb_payload_build (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}
