/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-text.h"

/* Positions in a buffer are in characters from its start. A position after the end means the end. */

/**
 * rb_code_text_get_iters:
 * @buffer: a buffer
 * @start: where a range starts
 * @end: where it ends
 * @ret_start: (out): the start of the range
 * @ret_end: (out): the end of the range
 *
 * Converts a range of positions.
 */
void
rb_code_text_get_iters (GtkTextBuffer *buffer,
                        guint          start,
                        guint          end,
                        GtkTextIter   *ret_start,
                        GtkTextIter   *ret_end)
{
  gtk_text_buffer_get_iter_at_offset (buffer, ret_start, (int) MIN (start, G_MAXINT));
  gtk_text_buffer_get_iter_at_offset (buffer, ret_end, (int) MIN (end, G_MAXINT));
}

/**
 * rb_code_text_go_to_line_end:
 * @iter: a place in a line
 *
 * Moves @iter to the end of its line. Unlike gtk_text_iter_forward_to_line_end(), it does not go on to the next line if
 * @iter is at the end already.
 */
void
rb_code_text_go_to_line_end (GtkTextIter *iter)
{
  if (!gtk_text_iter_ends_line (iter))
    gtk_text_iter_forward_to_line_end (iter);
}

/**
 * rb_code_text_dup:
 * @buffer: a buffer
 *
 * Gets all the text.
 *
 * Returns: (transfer full): the text
 */
char *
rb_code_text_dup (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/**
 * rb_code_text_dup_first_line:
 * @buffer: a buffer
 * @start: where a statement starts
 * @end: where it ends
 *
 * Gets the part of a statement that is on its first line.
 *
 * Returns: (transfer full): the text
 */
char *
rb_code_text_dup_first_line (GtkTextBuffer *buffer,
                             guint          start,
                             guint          end)
{
  GtkTextIter from, to, line_end;

  rb_code_text_get_iters (buffer, start, end, &from, &to);
  line_end = from;
  rb_code_text_go_to_line_end (&line_end);
  if (gtk_text_iter_compare (&line_end, &to) < 0)
    to = line_end;

  return gtk_text_buffer_get_text (buffer, &from, &to, FALSE);
}

/**
 * rb_code_text_replace:
 * @buffer: a buffer
 * @text: the new text
 *
 * Replaces the whole text and moves the cursor to the start. The user cannot undo this, because it is another program.
 */
void
rb_code_text_replace (GtkTextBuffer *buffer,
                      const char    *text)
{
  GtkTextIter start;

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

/**
 * rb_code_text_forget:
 * @buffer: a buffer
 * @text: its text
 *
 * Forgets what the user could undo.
 */
void
rb_code_text_forget (GtkTextBuffer *buffer,
                     const char    *text)
{
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_end_irreversible_action (buffer);
}

/**
 * rb_code_text_rewrite:
 * @buffer: a buffer
 * @text: the new text
 *
 * Replaces the whole text in one step that the user can undo.
 */
void
rb_code_text_rewrite (GtkTextBuffer *buffer,
                      const char    *text)
{
  GtkTextIter start, end, cursor;
  int line;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  line = gtk_text_iter_get_line (&cursor);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);

  gtk_text_buffer_get_iter_at_line (buffer, &cursor, line);
  gtk_text_buffer_place_cursor (buffer, &cursor);
}

/**
 * rb_code_text_underline:
 * @buffer: a buffer
 * @tag: the tag to apply
 * @start: where it starts
 * @end: where it ends
 *
 * Applies a tag to a range. If the range is empty, the tag covers the character after it or, at the end of a line, the
 * one before it.
 */
void
rb_code_text_underline (GtkTextBuffer *buffer,
                        GtkTextTag    *tag,
                        guint          start,
                        guint          end)
{
  GtkTextIter from, to;

  rb_code_text_get_iters (buffer, start, end, &from, &to);
  if (gtk_text_iter_compare (&from, &to) >= 0)
    {
      to = from;
      if (gtk_text_iter_ends_line (&to))
        gtk_text_iter_backward_char (&from);
      else
        gtk_text_iter_forward_char (&to);
    }
  gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
}
