/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/text.h"

#include <string.h>

/**
 * rb_text_dup_line:
 * @text: UTF-8 of any length
 * @max_length: the greatest number of characters in the result, at least 1
 *
 * Cuts a text to its first line and to @max_length characters. A text that was cut ends in an ellipsis, which counts as
 * one of the characters.
 *
 * Returns: (transfer full): the line, without a line break
 */
char *
rb_text_dup_line (const char *text,
                  guint       max_length)
{
  const char *end;
  guint n = 0;

  g_return_val_if_fail (text != NULL && max_length > 0, NULL);

  for (end = text; n < max_length && *end != '\0' && *end != '\r' && *end != '\n'; end = g_utf8_next_char (end))
    n++;
  if (*end == '\0')
    return g_strdup (text);

  if (n == max_length)
    end = g_utf8_prev_char (end);

  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

/**
 * rb_text_begins_with:
 * @text: a text of any length, such as the rest of a file
 * @beginning: what to look for
 *
 * Gets whether a text begins with another. Newer versions of g_str_has_prefix() measure the whole text first, which
 * takes quadratic time if it is done at each line of a long text.
 *
 * Returns: whether @text begins with @beginning
 */
gboolean
rb_text_begins_with (const char *text,
                     const char *beginning)
{
  g_return_val_if_fail (text != NULL && beginning != NULL, FALSE);

  return strncmp (text, beginning, strlen (beginning)) == 0;
}
