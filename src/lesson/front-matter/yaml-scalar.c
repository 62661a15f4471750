/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/front-matter/yaml-scalar.h"

#include <errno.h>
#include <math.h>
#include <string.h>

/**
 * rb_yaml_scalar_is_null: (skip)
 * @text: a plain scalar
 *
 * Tells whether a scalar is null.
 *
 * Returns: whether @text is null
 */
gboolean
rb_yaml_scalar_is_null (const char *text)
{
  return *text == '\0' || g_str_equal (text, "~") || g_str_equal (text, "null") || g_str_equal (text, "Null") ||
         g_str_equal (text, "NULL");
}

/**
 * rb_yaml_scalar_parse_int: (skip)
 * @text: a plain scalar
 * @ret_value: (out): the value
 *
 * Parses a decimal, octal (`0o17`) or hexadecimal (`0xff`) integer.
 *
 * Returns: whether @text is an integer that fits into 64 bits
 */
gboolean
rb_yaml_scalar_parse_int (const char *text,
                          gint64     *ret_value)
{
  const char *digits = text;
  guint base = 10;
  gint64 value;
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
  value = g_ascii_strtoll (base == 10 ? text : digits, &end, base);
  if (*end != '\0' || end == digits || errno != 0)
    return FALSE;

  *ret_value = value;

  return TRUE;
}

/* Refuses .inf and .nan, which JSON does not have. */
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
 * rb_yaml_scalar_to_json: (skip)
 * @text: a plain scalar
 *
 * Converts a scalar to JSON.
 *
 * Returns: (transfer full): null, a boolean or a number; a string if @text is none of these
 */
JsonNode *
rb_yaml_scalar_to_json (const char *text)
{
  JsonNode *json = json_node_alloc ();
  gint64 integer;
  double number;

  if (rb_yaml_scalar_is_null (text))
    return json_node_init_null (json);
  if (g_str_equal (text, "true") || g_str_equal (text, "True") || g_str_equal (text, "TRUE"))
    return json_node_init_boolean (json, TRUE);
  if (g_str_equal (text, "false") || g_str_equal (text, "False") || g_str_equal (text, "FALSE"))
    return json_node_init_boolean (json, FALSE);
  if (rb_yaml_scalar_parse_int (text, &integer))
    return json_node_init_int (json, integer);
  if (parse_double (text, &number))
    return json_node_init_double (json, number);

  return json_node_init_string (json, text);
}
