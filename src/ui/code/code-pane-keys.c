/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-pane-private.h"

/* What the Tab key does in the text: it indents, or it moves the focus if the learner wants that, or has pressed Escape
 * just before. So the focus can always leave by the keyboard. */

/* Tells the view whether Tab is a character. */
void
rb_code_pane_update_tab (RbCodePane *self)
{
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view),
                                 gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)) &&
                                   !self->tab_moves_focus && !self->escaped);
}

static void
set_escaped (RbCodePane *self,
             gboolean    escaped)
{
  self->escaped = escaped;
  rb_code_pane_update_tab (self);
}

static gboolean
key_pressed_cb (RbCodePane      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval == GDK_KEY_Escape)
    set_escaped (self, TRUE);
  else if (keyval != GDK_KEY_Tab && keyval != GDK_KEY_KP_Tab && keyval != GDK_KEY_ISO_Left_Tab &&
           keyval != GDK_KEY_Shift_L && keyval != GDK_KEY_Shift_R)
    set_escaped (self, FALSE);

  return GDK_EVENT_PROPAGATE;
}

static void
left_cb (RbCodePane *self)
{
  set_escaped (self, FALSE);
}

void
rb_code_pane_init_keys (RbCodePane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}
