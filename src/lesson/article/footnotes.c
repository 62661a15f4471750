/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/footnotes.h"

#include <string.h>

#include "engine/text.h"

/* A footnote is a mark in the text, `[^1]`, and a line somewhere else that begins with the same mark and a colon. Lines
 * that are indented go on with it. */

#define MAX_NAME 100

typedef struct
{
  GHashTable *numbers; /* of each name that has a footnote; 0 before it is mentioned */
  guint n_numbers;
  gsize code;          /* the length of the opening fence of a code block; 0 outside of code */
  char mark;           /* its character */
  gboolean in_note;
} State;

/* Returns the length of a mark such as `[^1]`, or 0. */
static gsize
measure_mark (const char *text)
{
  gsize length;

  if (!rb_text_begins_with (text, "[^"))
    return 0;

  length = strcspn (text + 2, " \t\r\n[]");

  return length > 0 && length <= MAX_NAME && text[2 + length] == ']' ? length + 3 : 0;
}

static char *
dup_name (const char *mark,
          gsize       length)
{
  return g_strndup (mark + 2, length - 3);
}

/* Returns whether a line belongs to a code block. Code is not searched for footnotes. */
static gboolean
read_code (State      *self,
           const char *line,
           const char *start,
           gsize       length)
{
  char mark[2] = { *start, '\0' };
  gsize run = strchr ("`~", *start) != NULL && *start != '\0' ? strspn (start, mark) : 0;
  gboolean was_code = self->code > 0;

  if (run < 3 || start - line > 3)
    return was_code;

  if (!was_code)
    {
      self->code = run;
      self->mark = *start;
    }
  else if (*start == self->mark && run >= self->code && strspn (start + run, " \t\r") == length - run)
    {
      self->code = 0;
    }

  return TRUE;
}

/* Calls @read for each line, and says whether it is one of code. */
static void
for_each_line (State      *self,
               const char *text,
               void      (*read) (State      *self,
                                  const char *line,
                                  gsize       length,
                                  gboolean    is_code,
                                  GString    *out),
               GString    *out)
{
  self->code = 0;
  self->in_note = FALSE;

  for (const char *line = text; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n');
      const char *start = line + strspn (line, " ");

      read (self, line, end - line, read_code (self, line, start, end - start), out);
      line = end + (*end == '\n' ? 1 : 0);
    }
}

/* The mark at the beginning of a footnote's first line, or NULL. */
static const char *
find_definition (const char *line,
                 gsize      *length)
{
  const char *mark = line + strspn (line, " ");

  *length = mark - line < 4 ? measure_mark (mark) : 0;

  return *length > 0 && mark[*length] == ':' ? mark : NULL;
}

static void
note_definition (State      *self,
                 const char *line,
                 gsize       line_length,
                 gboolean    is_code,
                 GString    *out)
{
  gsize length;
  const char *mark = is_code ? NULL : find_definition (line, &length);

  if (mark != NULL)
    g_hash_table_insert (self->numbers, dup_name (mark, length), GUINT_TO_POINTER (0));
}

/* Appends the number of a footnote in small digits, as an author would write it. */
static void
append_number (GString *out,
               guint    number)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  char text[16];

  g_snprintf (text, sizeof text, "%u", number);
  for (const char *digit = text; *digit != '\0'; digit++)
    g_string_append (out, digits[*digit - '0']);
}

/* Footnotes are numbered in the order in which the article mentions them. Returns whether there is such a footnote. */
static gboolean
append_mark (State      *self,
             GString    *out,
             const char *mark,
             gsize       length)
{
  g_autofree char *name = dup_name (mark, length);
  gpointer number;

  if (!g_hash_table_lookup_extended (self->numbers, name, NULL, &number))
    return FALSE;

  if (GPOINTER_TO_UINT (number) == 0)
    {
      number = GUINT_TO_POINTER (++self->n_numbers);
      g_hash_table_insert (self->numbers, g_steal_pointer (&name), number);
    }
  append_number (out, GPOINTER_TO_UINT (number));

  return TRUE;
}

/* Appends a part of a line, with the marks in it as numbers. Code between backticks stays as it is. */
static void
append_prose (State      *self,
              GString    *out,
              const char *text,
              gsize       length)
{
  const char *end = text + length;
  gsize code = 0;

  for (const char *at = text; at < end;)
    {
      gsize run = *at == '`' ? strspn (at, "`") : 0;
      gsize mark = code == 0 && *at == '[' ? measure_mark (at) : 0;
      gsize step = MAX (run, 1);

      if (run > 0 && (code == 0 || code == run))
        code = code == 0 ? run : 0;
      if (*at == '\\' && code == 0 && at + 1 < end)
        step = 2;
      if (mark > 0 && append_mark (self, out, at, mark))
        step = mark;
      else
        g_string_append_len (out, at, step);
      at += step;
    }
}

static void
append_line (State      *self,
             const char *line,
             gsize       length,
             gboolean    is_code,
             GString    *out)
{
  gsize indent = strspn (line, " ");
  gsize mark_length = 0;
  const char *mark = is_code ? NULL : find_definition (line, &mark_length);
  gboolean is_empty = strspn (line, " \t\r") >= length;

  if (mark != NULL)
    {
      const char *note = mark + mark_length + 1;

      note += strspn (note, " \t");
      /* Each footnote begins a line of its own. */
      if (self->in_note && out->len > 1 && out->str[out->len - 2] != '\n')
        g_string_insert (out, out->len - 1, "\\");
      append_mark (self, out, mark, mark_length);
      g_string_append_c (out, ' ');
      append_prose (self, out, note, length - (note - line));
    }
  else if (is_code || is_empty)
    {
      g_string_append_len (out, line, length);
    }
  else
    {
      self->in_note = self->in_note && indent >= 2;
      if (self->in_note)
        append_prose (self, out, line + MIN (indent, 4), length - MIN (indent, 4));
      else
        append_prose (self, out, line, length);
    }

  self->in_note |= mark != NULL;
  if (line[length] == '\n')
    g_string_append_c (out, '\n');
}

/**
 * rb_footnotes_to_prose: (skip)
 * @text: Markdown
 *
 * Makes prose of footnotes: a mark becomes a small number, and the footnote stays where it is, with its number.
 *
 * Returns: (transfer full): Markdown with the same line numbers
 */
char *
rb_footnotes_to_prose (const char *text)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  State state = { .numbers = numbers };
  GString *out;

  if (strstr (text, "[^") == NULL)
    return g_strdup (text);

  for_each_line (&state, text, note_definition, NULL);
  if (g_hash_table_size (numbers) == 0)
    return g_strdup (text);

  out = g_string_new (NULL);
  for_each_line (&state, text, append_line, out);

  return g_string_free (out, FALSE);
}
