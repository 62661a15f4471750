/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-wrap.h"

#include "ui/code/code-text.h"

/* Lines that are too long for the view go on in another row, which begins farther to the right than the line itself.
 * GTK can only indent the rows of a tag, so each depth of indentation has a tag. */

/* How much farther to the right, in characters, and at most how far: a row must have room for words. */
#define HANG 2
#define MOST_HANG 14

static gboolean
wraps (GtkTextView *view)
{
  return gtk_text_view_get_wrap_mode (view) != GTK_WRAP_NONE;
}

static guint
count_spaces (const GtkTextIter *line)
{
  GtkTextIter iter = *line;
  guint n_spaces = 0;

  while (gtk_text_iter_get_char (&iter) == ' ' && gtk_text_iter_forward_char (&iter))
    n_spaces++;

  return n_spaces;
}

static int
get_column_width (GtkTextView *view)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_digit_width (metrics);

  pango_font_metrics_unref (metrics);

  return width;
}

static GtkTextTag *
find_tag (GtkTextBuffer *buffer,
          guint          n_columns)
{
  g_autofree char *name = g_strdup_printf ("hang-%u", n_columns);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);

  /* A hyphen would look like a part of the program. */
  return tag != NULL ? tag : gtk_text_buffer_create_tag (buffer, name, "insert-hyphens", FALSE, NULL);
}

/**
 * rb_code_wrap_update:
 * @view: a view
 *
 * Indents the rows that long lines are wrapped into. Called after a change of the text or of the type.
 */
void
rb_code_wrap_update (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  int column = get_column_width (view);
  GtkTextIter start, end;

  if (!wraps (view))
    return;

  gtk_text_buffer_get_start_iter (buffer, &start);
  do
    {
      guint n_columns = MIN (count_spaces (&start) + HANG, MOST_HANG);
      GtkTextTag *tag = find_tag (buffer, n_columns);

      end = start;
      rb_code_text_go_to_line_end (&end);
      g_object_set (tag, "indent", -PANGO_PIXELS ((int) n_columns * column), NULL);
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
  while (gtk_text_iter_forward_line (&start));
}

/**
 * rb_code_wrap_set:
 * @view: a view
 * @wraps: whether long lines are wrapped
 *
 * Sets whether a line that is too long for the view goes on in another row, or leaves the view at the right.
 */
void
rb_code_wrap_set (GtkTextView *view,
                  gboolean     wraps)
{
  gtk_text_view_set_pixels_inside_wrap (view, wraps ? gtk_text_view_get_pixels_above_lines (view) +
                                                      gtk_text_view_get_pixels_below_lines (view) : 0);
  gtk_text_view_set_wrap_mode (view, wraps ? GTK_WRAP_WORD_CHAR : GTK_WRAP_NONE);
  rb_code_wrap_update (view);
}

/**
 * rb_code_wrap_get_row:
 * @view: a view
 * @iter: a place in its text
 * @ret_top: (out): where the row of this place begins, in buffer coordinates
 * @ret_bottom: (out): where it ends
 *
 * Gets the height of a row: of a line, or of a part of a line that is wrapped.
 */
void
rb_code_wrap_get_row (GtkTextView       *view,
                      const GtkTextIter *iter,
                      double            *ret_top,
                      double            *ret_bottom)
{
  GdkRectangle place;
  int y, height;

  gtk_text_view_get_line_yrange (view, iter, &y, &height);
  *ret_top = y;
  *ret_bottom = y + height;
  if (!wraps (view))
    return;

  gtk_text_view_get_iter_location (view, iter, &place);
  *ret_top = MAX (*ret_top, place.y - gtk_text_view_get_pixels_above_lines (view));
  *ret_bottom = MIN (*ret_bottom, place.y + place.height + gtk_text_view_get_pixels_below_lines (view));
}

/**
 * rb_code_wrap_forward:
 * @view: a view
 * @iter: (inout): a place in its text
 *
 * Moves to the start of the next row.
 *
 * Returns: whether there is one
 */
gboolean
rb_code_wrap_forward (GtkTextView *view,
                      GtkTextIter *iter)
{
  return wraps (view) ? gtk_text_view_forward_display_line (view, iter) : gtk_text_iter_forward_line (iter);
}

/**
 * rb_code_wrap_to_end:
 * @view: a view
 * @iter: (inout): a place in its text
 *
 * Moves to the end of the row.
 */
void
rb_code_wrap_to_end (GtkTextView *view,
                     GtkTextIter *iter)
{
  if (wraps (view))
    gtk_text_view_forward_display_line_end (view, iter);
  else
    rb_code_text_go_to_line_end (iter);
}
