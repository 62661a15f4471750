/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/front-matter/front-matter-edit.h"

#include <string.h>

#include "engine/text.h"

/* Changes the front matter of an article as text, so that comments and unknown keys stay as they are. */

/* The lines of one key, from the start of its line to the start of the line after its value. */
typedef struct
{
  const char *start;
  const char *end;
} Section;

static const char *
next_line (const char *line)
{
  const char *end = strchrnul (line, '\n');

  return *end == '\n' ? end + 1 : end;
}

static gboolean
is_fence (const char *line)
{
  return rb_text_begins_with (line, "---") && strspn (line + 3, " \t\r") == strcspn (line + 3, "\n");
}

/* Finds the YAML between the lines of dashes. */
static gboolean
find_front_matter (const char *text,
                   Section    *ret_front)
{
  const char *start = text + (rb_text_begins_with (text, "\xef\xbb\xbf") ? 3 : 0);

  if (!is_fence (start))
    return FALSE;

  ret_front->start = next_line (start);
  for (const char *line = ret_front->start; *line != '\0'; line = next_line (line))
    {
      if (is_fence (line))
        {
          ret_front->end = line;
          return TRUE;
        }
    }

  return FALSE;
}

/* Finds a key of the first level. Its value goes on as long as lines are indented, are empty or are comments. */
static gboolean
find_key (const Section *front,
          const char    *key,
          Section       *ret_section)
{
  gsize length = strlen (key);

  for (const char *line = front->start; line < front->end; line = next_line (line))
    {
      if (strncmp (line, key, length) != 0 || line[length] != ':')
        continue;

      ret_section->start = line;
      ret_section->end = next_line (line);
      while (ret_section->end < front->end && strchr (" \t\r\n#", *ret_section->end) != NULL)
        ret_section->end = next_line (ret_section->end);

      return TRUE;
    }

  return FALSE;
}

/**
 * rb_front_matter_dup_title: (skip)
 * @title: any text
 *
 * Writes a title as YAML.
 *
 * Returns: (transfer full): the text in quotes
 */
char *
rb_front_matter_dup_title (const char *title)
{
  g_autoptr (GString) quoted = g_string_new (" \"");

  for (const char *p = title; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, g_ascii_iscntrl (*p) ? ' ' : *p);
    }
  g_string_append (quoted, "\"\n");

  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

static gsize
count_spaces (const char *line)
{
  return strspn (line, " ");
}

/* Appends lines without the spaces that all of them begin with. */
static void
append_dedented (GString    *result,
                 const char *start,
                 const char *end)
{
  gsize indent = G_MAXSIZE;

  for (const char *line = start; line < end; line = next_line (line))
    {
      gsize n_spaces = count_spaces (line);

      if (strchr ("\r\n#", line[n_spaces]) == NULL)
        indent = MIN (indent, n_spaces);
    }

  for (const char *line = start; line < end; line = next_line (line))
    {
      const char *rest = line + MIN (indent, count_spaces (line));

      g_string_append_len (result, rest, next_line (line) - rest);
    }
}

/**
 * rb_front_matter_dup_database: (skip)
 * @text: an article
 *
 * Gets the settings of the database as the article has them.
 *
 * Returns: (transfer full): YAML, not indented; "" if the article has none
 */
char *
rb_front_matter_dup_database (const char *text)
{
  g_autoptr (GString) result = g_string_new (NULL);
  Section front, section;
  const char *value;

  if (!find_front_matter (text, &front) || !find_key (&front, "database", &section))
    return g_strdup ("");

  value = section.start + strlen ("database:");
  value += strspn (value, " \t\r");
  if (*value != '\n' && *value != '#')
    g_string_append_len (result, value, next_line (value) - value);
  append_dedented (result, next_line (value), section.end);

  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * rb_front_matter_dup_indented: (skip)
 * @value: YAML of several lines
 *
 * Writes YAML as the value of a key.
 *
 * Returns: (transfer full): the lines, indented, below the line of the key; "" if there are none
 */
char *
rb_front_matter_dup_indented (const char *value)
{
  g_autoptr (GString) result = g_string_new ("\n");

  if (value[strspn (value, " \t\r\n")] == '\0')
    return g_strdup ("");

  for (const char *line = value; *line != '\0'; line = next_line (line))
    {
      const char *end = next_line (line);

      if (*line != '\n')
        g_string_append (result, "  ");
      g_string_append_len (result, line, end - line);
    }
  if (result->str[result->len - 1] != '\n')
    g_string_append_c (result, '\n');

  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * rb_front_matter_set_key: (skip)
 * @text: an article
 * @key: a key of the first level
 * @value: what stands after the colon, with a line break at its end; "" to remove the key
 *
 * Replaces a value in the front matter, or adds the key at its end.
 *
 * Returns: (transfer full): the article with the new value
 */
char *
rb_front_matter_set_key (const char *text,
                         const char *key,
                         const char *value)
{
  g_autoptr (GString) result = g_string_new (NULL);
  gboolean is_new = FALSE;
  Section front, section;

  if (!find_front_matter (text, &front))
    is_new = TRUE;
  else if (!find_key (&front, key, &section))
    section.start = section.end = front.end;

  if (is_new)
    g_string_append (result, "---\n");
  else
    g_string_append_len (result, text, section.start - text);
  if (*value != '\0')
    g_string_append_printf (result, "%s:%s", key, value);
  if (is_new)
    g_string_append (result, "---\n\n");
  g_string_append (result, is_new ? text : section.end);

  return g_string_free (g_steal_pointer (&result), FALSE);
}
