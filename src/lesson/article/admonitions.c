/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/admonitions.h"

#include <string.h>

#include "engine/text.h"

/* An admonition is a box around prose. Articles write it between lines of colons (`:::tip Title` … `:::`), or as a code
 * block of a language such as `smart`, whose fence is longer than those of the code within it. */

#define MAX_DEPTH 8

/* What is open while the lines are read. */
typedef struct
{
  gsize code;               /* the length of the opening fence of a code block; 0 outside of code */
  char mark;                /* its character */
  gsize boxes[MAX_DEPTH];   /* the lengths of the fences of admonitions, the innermost last */
  guint n_boxes;
} State;

static gboolean
is_box (const char *word)
{
  static const char *const boxes[] = { "smart", "warn",   "note",    "tip",    "info",      "warning",
                                       "danger", "caution", "online", "offline", "important", NULL };
  gsize length = strspn (word, "abcdefghijklmnopqrstuvwxyz");
  g_autofree char *name = g_strndup (word, length);

  return strchr (" \t\r\n", word[length]) != NULL && g_strv_contains (boxes, name);
}

/* The title in `header="Title"`, or "". */
static char *
dup_header (const char *rest,
            gsize       length)
{
  g_autofree char *line = g_strndup (rest, length);
  const char *start = strstr (line, "header=\"");
  const char *end = strrchr (line, '"');

  if (start == NULL || end < start + strlen ("header=\""))
    return g_strdup ("");

  start += strlen ("header=\"");

  return g_strndup (start, end - start);
}

/* The title after `:::tip`, which may stand in brackets. */
static char *
dup_title (const char *rest,
           gsize       length)
{
  g_autofree char *line = g_strndup (rest, length);
  char *title = line + strcspn (line, " \t[");

  g_strdelimit (title, "[]", ' ');

  return g_strdup (g_strstrip (title));
}

static void
append_title (GString    *out,
              const char *title)
{
  if (*title != '\0')
    g_string_append_printf (out, "**%s**", title);
}

/* Handles a fence. Returns whether the line was one of an admonition. */
static gboolean
read_fence (State      *self,
            GString    *out,
            const char *fence,
            gsize       length)
{
  char mark[2] = { *fence, '\0' };
  gsize run = strspn (fence, mark);
  const char *rest = fence + run;
  gboolean is_end = strspn (rest, " \t\r") == length - run;

  if (run < 3)
    return FALSE;

  if (self->code > 0)
    {
      if (*fence == self->mark && run >= self->code && is_end)
        self->code = 0;
      return FALSE;
    }

  if (is_end && self->n_boxes > 0 && self->boxes[self->n_boxes - 1] == run)
    {
      self->n_boxes--;
      return TRUE;
    }

  if (*fence == '`' && is_box (rest) && self->n_boxes < MAX_DEPTH)
    {
      g_autofree char *header = dup_header (rest, length - run);

      self->boxes[self->n_boxes++] = run;
      append_title (out, header);
      return TRUE;
    }

  self->code = run;
  self->mark = *fence;

  return FALSE;
}

/**
 * rb_admonitions_to_prose: (skip)
 * @text: Markdown
 *
 * Takes admonitions apart: their first line becomes their title, their last line is empty, and what is between them
 * becomes prose of the article.
 *
 * Returns: (transfer full): Markdown with the same line numbers
 */
char *
rb_admonitions_to_prose (const char *text)
{
  GString *out = g_string_new (NULL);
  State state = { 0, };

  for (const char *line = text; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n');
      const char *start = line + strspn (line, " ");
      gboolean is_box_line = FALSE;

      if (start - line < 4 && (*start == '`' || *start == '~'))
        is_box_line = read_fence (&state, out, start, end - start);
      else if (start - line < 4 && state.code == 0 && rb_text_begins_with (start, ":::"))
        {
          const char *word = start + strspn (start, ":");
          g_autofree char *title = dup_title (word, end - word);

          append_title (out, title);
          is_box_line = TRUE;
        }

      if (!is_box_line)
        g_string_append_len (out, line, end - line);
      if (*end == '\n')
        g_string_append_c (out, '\n');
      line = end + (*end == '\n' ? 1 : 0);
    }

  return g_string_free (out, FALSE);
}
