/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-pane-private.h"

/* Which part of the text is seen. */

/* Longer than any scrolling takes. */
#define MOST_SCROLL_FRAMES 60

/* Lines are read from their start: to the side only where the place cannot be seen otherwise. */
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
is_in_sight (RbCodePane  *self,
             GtkTextMark *mark)
{
  GdkRectangle seen, place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, mark);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &place);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &seen);

  return place.y >= seen.y && place.y + place.height <= seen.y + seen.height;
}

/* A view that has no size yet would scroll to nonsense, and stay there. One that shrinks while it is still scrolling may
 * come to rest too early, so it is asked again in the next frames. */
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
  if (++self->n_scroll_frames < MOST_SCROLL_FRAMES && !is_in_sight (self, mark))
    return G_SOURCE_CONTINUE;

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

/* What is shown must not get lost under the message that explains it, or when the window shrinks. */
void
rb_code_pane_keep_in_view (RbCodePane *self)
{
  guint start, end;

  if (rb_code_view_get_statement (self->view, &start, &end) || gtk_revealer_get_reveal_child (self->error_revealer))
    queue_scroll (self);
}

/* Bars with nothing to scroll are not seen; they keep their places, so that nothing has to be laid out again. */
void
rb_code_pane_show_bar (GtkWidget     *bar,
                       GtkAdjustment *adjustment)
{
  gboolean scrolls = gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 0.5;

  gtk_widget_set_opacity (bar, scrolls ? 1 : 0);
}
