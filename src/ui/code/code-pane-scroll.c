/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-pane-private.h"
#include "ui/code/code-wrap.h"

/* Scrolling, so that the current statement or an error stays visible. */

/* The longest that scrolling may take, in frames. */
#define MOST_SCROLL_FRAMES 60

/* Scrolls back to the start of the lines, unless this would hide the target. */
static void
scroll_home (RbCodePane  *self,
             GtkTextMark *mark)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));
  GdkRectangle place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, mark);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &place);
  if (place.x + 4 * place.height < gtk_adjustment_get_page_size (adjustment))
    gtk_adjustment_set_value (adjustment, 0);
}

static gboolean
is_visible (RbCodePane  *self,
             GtkTextMark *mark)
{
  GdkRectangle seen, place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, mark);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &place);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &seen);

  return place.y >= seen.y && place.y + place.height <= seen.y + seen.height;
}

/* Moves the view by less than a line, so that no line is cut in half at its top. The view then shows this line, or
 * hides it if the target would not be visible otherwise. */
static void
align (RbCodePane  *self,
       GtkTextMark *mark)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GdkRectangle seen, place;
  GtkTextIter iter;
  int top, height;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, mark);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &seen);
  gtk_text_view_get_line_at_y (view, &iter, seen.y, NULL);
  gtk_text_view_get_line_yrange (view, &iter, &top, &height);

  if (place.y + place.height > top + seen.height)
    top += height;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + top - seen.y);
}

/* A view without a size would scroll to a wrong position, so the callback waits until the view has a size. A view that
 * shrinks while it scrolls may stop too early, so the callback scrolls again until the target is visible. */
static gboolean
scroll_tick_cb (GtkWidget     *view,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  RbCodePane *self = user_data;
  GtkTextMark *mark = gtk_text_buffer_get_mark (GTK_TEXT_BUFFER (self->buffer), "current");

  if (gtk_widget_get_height (view) == 0)
    return G_SOURCE_CONTINUE;

  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (view), mark, 0.08, FALSE, 0, 0);
  scroll_home (self, mark);
  if (++self->n_scroll_frames < MOST_SCROLL_FRAMES && !is_visible (self, mark))
    return G_SOURCE_CONTINUE;

  align (self, mark);
  self->scroll_tick = 0;

  return G_SOURCE_REMOVE;
}

static void
queue_scroll (RbCodePane *self)
{
  self->n_scroll_frames = 0;
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), scroll_tick_cb, self, NULL);
}

void
rb_code_pane_scroll_to (RbCodePane *self,
                        guint       offset)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_mark (buffer, "current"), &iter);
  queue_scroll (self);
}

/* Keeps the target visible when an error message appears or the window shrinks. */
void
rb_code_pane_keep_in_view (RbCodePane *self)
{
  guint start, end;

  if (rb_code_view_get_statement (self->view, &start, &end) || gtk_revealer_get_reveal_child (self->error_revealer))
    queue_scroll (self);
}

/* Finds the rows at the upper and the lower edge that are cut in two, and where they end and begin. */
static void
find_whole (RbCodePane         *self,
            const GdkRectangle *seen,
            double             *ret_top,
            double             *ret_bottom)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;
  double top, bottom;

  *ret_top = seen->y;
  *ret_bottom = seen->y + seen->height;

  gtk_text_view_get_iter_at_location (view, &iter, 0, seen->y);
  rb_code_wrap_get_row (view, &iter, &top, &bottom);
  if (top + gtk_text_view_get_pixels_above_lines (view) < *ret_top)
    *ret_top = bottom;

  gtk_text_view_get_iter_at_location (view, &iter, 0, seen->y + seen->height - 1);
  rb_code_wrap_get_row (view, &iter, &top, &bottom);
  if (bottom - gtk_text_view_get_pixels_below_lines (view) > *ret_bottom)
    *ret_bottom = top;
}

/* Draws the program by itself. It must be drawn before the places of its rows are asked for: the answer may make GTK
 * measure lines, and a text that has just been measured has no place to be drawn in until the next frame. */
static GskRenderNode *
draw_program (RbCodePane *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_widget_snapshot_child (GTK_WIDGET (self), self->scroller, snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}

/* Draws the program, but no row of which only the upper or the lower half is seen. */
void
rb_code_pane_snapshot_program (RbCodePane  *self,
                               GtkSnapshot *snapshot)
{
  GskRenderNode *program = draw_program (self);
  float width = (float) gtk_widget_get_width (self->scroller);
  float height = (float) gtk_widget_get_height (self->scroller);
  GdkRectangle seen;
  double top, bottom;

  if (program == NULL)
    return;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &seen);
  find_whole (self, &seen, &top, &bottom);
  /* In a pane that is lower than two rows, they are drawn as they are. */
  if (top >= bottom)
    top = seen.y, bottom = seen.y + seen.height;

  /* The scroller is at the start and the top of the pane. What is not text, like a margin, is drawn in any case. */
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, (float) top - (float) seen.y, width,
                                               bottom < seen.y + seen.height ? (float) (bottom - top) : height));
  gtk_snapshot_append_node (snapshot, program);
  gtk_snapshot_pop (snapshot);
  gsk_render_node_unref (program);
}

/* A scrollbar with nothing to scroll is transparent, not hidden, so that no new layout is needed. */
void
rb_code_pane_show_bar (GtkWidget     *bar,
                       GtkAdjustment *adjustment)
{
  gboolean scrolls = gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 0.5;

  gtk_widget_set_opacity (bar, scrolls ? 1 : 0);
}
