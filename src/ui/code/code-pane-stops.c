/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-pane-private.h"

/* Where playing stops: the lines that a program has for it, and the marks that move with the text while it is edited. A
 * mark has right gravity, so that a line that is inserted before a stop moves the stop down. */

static guint
get_line (RbCodePane  *self,
          GtkTextMark *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, mark);

  return (guint) gtk_text_iter_get_line (&iter) + 1;
}

/* Puts the marks to where the program has its stops. */
void
rb_code_pane_place_stops (RbCodePane *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  guint n_lines = 0;
  const guint *lines = self->stops != NULL ? rb_stops_get_lines (self->stops, &n_lines) : NULL;

  for (guint i = 0; i < self->stop_marks->len; i++)
    gtk_text_buffer_delete_mark (buffer, g_ptr_array_index (self->stop_marks, i));
  g_ptr_array_set_size (self->stop_marks, 0);

  for (guint i = 0; i < n_lines; i++)
    {
      GtkTextIter iter;

      /* A line that does not exist has no place until the text that has it is shown. */
      if (gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) lines[i] - 1))
        g_ptr_array_add (self->stop_marks, gtk_text_buffer_create_mark (buffer, NULL, &iter, FALSE));
    }

  rb_callback_gutter_set_stops (self->gutter, lines, n_lines);
}

/* Tells the program's stops where the marks have moved to. */
void
rb_code_pane_move_stops (RbCodePane *self)
{
  g_autoptr (GArray) lines = NULL;

  if (self->stop_marks->len == 0)
    return;

  lines = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->stop_marks->len);
  for (guint i = 0; i < self->stop_marks->len; i++)
    {
      guint line = get_line (self, g_ptr_array_index (self->stop_marks, i));

      g_array_append_val (lines, line);
    }

  rb_stops_set_lines (self->stops, (const guint *) lines->data, lines->len);
}

static void
gutter_pressed_cb (RbCodePane      *self,
                   int              n_press,
                   double           x,
                   double           y,
                   GtkGestureClick *gesture)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;
  guint line;
  int buffer_y;

  if (self->stops == NULL)
    return;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_LEFT, 0, (int) y, NULL, &buffer_y);
  gtk_text_view_get_line_at_y (view, &iter, buffer_y, NULL);
  line = (guint) gtk_text_iter_get_line (&iter) + 1;
  if (rb_callback_gutter_has_badge_at (self->gutter, line, x))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      rb_code_pane_follow_badge (self, line);
      return;
    }

  /* The line must not be selected. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (n_press == 1)
    rb_stops_toggle (self->stops, line);
}

/* The context menu is about the line under the pointer. */
static void
secondary_pressed_cb (RbCodePane      *self,
                      int              n_press,
                      double           x,
                      double           y,
                      GtkGestureClick *gesture)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (gtk_text_buffer_get_has_selection (buffer))
    return;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, buffer_x, buffer_y);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

static GtkEventController *
create_click (guint button)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);

  return GTK_EVENT_CONTROLLER (click);
}

/* The gutter remembers where the pointer was, to light up that line. If the pane then gets lower, GtkSourceView 5.6 to
 * 5.16 complain that the line is not in sight. No mark of ours lights up, so the gutter does not follow the pointer. */
static void
ignore_pointer (GtkWidget *gutter)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (gutter);

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        gtk_widget_remove_controller (gutter, controller);
    }
}

void
rb_code_pane_init_stops (RbCodePane *self)
{
  GtkWidget *gutter = GTK_WIDGET (gtk_source_view_get_gutter (GTK_SOURCE_VIEW (self->view), GTK_TEXT_WINDOW_LEFT));
  GtkEventController *primary = create_click (GDK_BUTTON_PRIMARY);
  GtkEventController *secondary = create_click (GDK_BUTTON_SECONDARY);

  self->stop_marks = g_ptr_array_new ();
  self->stop_signals = g_signal_group_new (RB_TYPE_STOPS);
  g_signal_group_connect_swapped (self->stop_signals, "changed", G_CALLBACK (rb_code_pane_place_stops), self);

  g_signal_connect_object (primary, "pressed", G_CALLBACK (gutter_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (gutter, primary);
  gtk_widget_set_cursor_from_name (gutter, "pointer");
  ignore_pointer (gutter);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), secondary);
}

void
rb_code_pane_dispose_stops (RbCodePane *self)
{
  if (self->stop_signals != NULL)
    g_signal_group_set_target (self->stop_signals, NULL);
  g_clear_object (&self->stop_signals);
  g_clear_object (&self->stops);
  g_clear_pointer (&self->stop_marks, g_ptr_array_unref);
}

/**
 * rb_code_pane_set_stops:
 * @self: a code pane
 * @stops: (nullable): the stops of the program that is shown, or %NULL
 *
 * Shows stops, lets the learner set them by a click on a line number, and moves them with the text.
 */
void
rb_code_pane_set_stops (RbCodePane *self,
                        RbStops    *stops)
{
  g_return_if_fail (RB_IS_CODE_PANE (self));
  g_return_if_fail (stops == NULL || RB_IS_STOPS (stops));

  if (!g_set_object (&self->stops, stops))
    return;

  g_signal_group_set_target (self->stop_signals, stops);
  rb_code_pane_place_stops (self);
}

/**
 * rb_code_pane_get_cursor_line:
 * @self: a code pane
 *
 * Gets the line that the cursor is in.
 *
 * Returns: from 1
 */
guint
rb_code_pane_get_cursor_line (RbCodePane *self)
{
  g_return_val_if_fail (RB_IS_CODE_PANE (self), 1);

  return get_line (self, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
}
