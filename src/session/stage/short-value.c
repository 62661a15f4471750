/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/short-value.h"

#include "engine/text.h"

/* Finds the end of the first member of an object or of an array: the comma after it. */
static const char *
find_first_comma (const char *text)
{
  char quote = '\0';
  guint depth = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (quote != '\0' && *c == '\\' && c[1] != '\0')
        c++;
      else if (quote != '\0')
        quote = *c == quote ? '\0' : quote;
      else if (*c == '"' || *c == '\'' || *c == '`')
        quote = *c;
      else if (*c == '{' || *c == '[' || *c == '(')
        depth++;
      else if (*c == '}' || *c == ']' || *c == ')')
        depth--;
      else if (*c == ',' && depth == 1)
        return c;
    }

  return NULL;
}

/* Keeps the first member of an object or of an array, or NULL if there is only one. */
static char *
dup_first_member (const char *text)
{
  const char *comma = *text == '{' || *text == '[' ? find_first_comma (text) : NULL;

  if (comma == NULL)
    return NULL;

  return g_strdup_printf ("%.*s, … %c", (int) (comma - text), text, *text == '{' ? '}' : ']');
}

/**
 * rb_short_value_dup:
 * @text: a value as the console would print it, in UTF-8
 * @max_length: the greatest number of characters in the result, at least 1
 *
 * Shortens a value for a row that has little room. Of an object or an array it keeps the first member.
 *
 * Returns: (transfer full): the value on one line, such as `{ id: 1, … }`
 */
char *
rb_short_value_dup (const char *text,
                    guint       max_length)
{
  g_autofree char *line = NULL;
  g_autofree char *first = NULL;

  g_return_val_if_fail (text != NULL && max_length > 0, NULL);

  line = rb_text_dup_line (text, max_length);
  if (g_str_equal (line, text))
    return g_steal_pointer (&line);

  first = dup_first_member (text);
  if (first != NULL && g_utf8_strlen (first, -1) <= (glong) max_length && g_utf8_strchr (first, -1, '\n') == NULL)
    return g_steal_pointer (&first);

  return g_steal_pointer (&line);
}
