/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "ui/common/callback-palette.h"
#include "ui/common/style-class.h"

/**
 * rb_window_update_contrast:
 * @self: a window
 *
 * Switches high contrast on if the settings, the desktop or projection ask for it, else off. Follows the dark style,
 * too.
 */
void
rb_window_update_contrast (RbWindow *self)
{
  gboolean wanted = self->projecting || g_settings_get_boolean (self->settings, "high-contrast");

  rb_scheme_force_high_contrast (wanted);
  rb_style_class_set (GTK_WIDGET (self), "high-contrast",
                      wanted || adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
  rb_style_class_set (GTK_WIDGET (self), "dark", adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

/**
 * rb_window_update_zoom:
 * @self: a window
 *
 * Shows the zoom in the menu.
 */
void
rb_window_update_zoom (RbWindow *self)
{
  g_autofree char *label = NULL;

  /* Translators: how large the type is, in percent */
  label = g_strdup_printf (_("%.0f %%"), g_settings_get_double (self->settings, "zoom") * 100);
  gtk_label_set_text (self->zoom_label, label);
}

/**
 * rb_window_set_projecting:
 * @self: a window
 * @projecting: whether to project
 *
 * Starts or ends projection: full screen, large type, without header and lesson list, and with the code read-only.
 */
void
rb_window_set_projecting (RbWindow *self,
                          gboolean  projecting)
{
  if (self->projecting == projecting)
    return;

  self->projecting = projecting;
  rb_workspace_set_projecting (self->workspace, projecting);
  if (self->compare_view != NULL)
    rb_compare_view_set_projecting (self->compare_view, projecting);
  gtk_widget_set_visible (self->header_bar, !projecting);

  if (projecting)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "projection");
      rb_workspace_grab_run (self->workspace);
      gtk_window_fullscreen (GTK_WINDOW (self));
    }
  else
    {
      gtk_window_unfullscreen (GTK_WINDOW (self));
      gtk_widget_remove_css_class (GTK_WIDGET (self), "projection");
    }

  /* A window that fills the screen already keeps its size. */
  rb_window_queue_resized (self);
  rb_window_fit_lessons (self);
  rb_window_update_actions (self);
  rb_window_update_contrast (self);
}

/**
 * rb_window_get_blank:
 * @self: a window
 *
 * Gets whether the screen is blanked.
 *
 * Returns: whether it is
 */
gboolean
rb_window_get_blank (RbWindow *self)
{
  return gtk_widget_get_visible (self->blank);
}

/**
 * rb_window_set_blank:
 * @self: a window
 * @blank: whether to show nothing
 *
 * Hides what the window shows, or shows it again. A teacher hides it to get the attention of the class.
 */
void
rb_window_set_blank (RbWindow *self,
                     gboolean  blank)
{
  gtk_widget_set_visible (self->blank, blank);
}

static gboolean
is_typing (RbWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (focus));

  return GTK_IS_EDITABLE (focus);
}

/* Compares keys independently of the keyboard layout: a teacher's clicker sends the key of "b", even if the layout is
 * Thai. */
static gboolean
matches (GtkEventController *controller,
         guint               keyval)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  return gdk_key_event_matches (event, keyval, 0) == GDK_KEY_MATCH_EXACT ||
         gdk_key_event_matches (event, keyval, 0) == GDK_KEY_MATCH_PARTIAL;
}

/* An open menu or list handles the keys itself. */
static gboolean
has_popover (RbWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_get_native (focus) != GTK_NATIVE (self);
}

/* Called before the key reaches the widget that has the focus. */
static gboolean
key_captured_cb (RbWindow           *self,
                 guint               keyval,
                 guint               keycode,
                 GdkModifierType     state,
                 GtkEventController *controller)
{
  if (rb_window_get_blank (self))
    {
      if (!gdk_key_event_is_modifier (gtk_event_controller_get_current_event (controller)))
        rb_window_set_blank (self, FALSE);

      return GDK_EVENT_STOP;
    }

  if (has_popover (self))
    return GDK_EVENT_PROPAGATE;

  if (self->projecting && keyval == GDK_KEY_Escape)
    {
      g_action_group_change_action_state (G_ACTION_GROUP (self), "projection", g_variant_new_boolean (FALSE));
      return GDK_EVENT_STOP;
    }

  if (!is_typing (self) &&
      (matches (controller, GDK_KEY_b) || matches (controller, GDK_KEY_period)))
    {
      rb_window_set_blank (self, TRUE);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/* Called if the widget that has the focus has not handled the key, so that Space still activates a button. */
static gboolean
key_left_cb (RbWindow           *self,
             guint               keyval,
             guint               keycode,
             GdkModifierType     state,
             GtkEventController *controller)
{
  if (is_typing (self) || has_popover (self) || !matches (controller, GDK_KEY_space))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.play", NULL);

  return GDK_EVENT_STOP;
}

/**
 * rb_window_add_keys:
 * @self: a window
 *
 * Handles B, the period and Space. They cannot be accelerators, because they type a character where text has the focus.
 */
void
rb_window_add_keys (RbWindow *self)
{
  GtkEventController *captured = gtk_event_controller_key_new ();
  GtkEventController *left = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (captured, GTK_PHASE_CAPTURE);
  g_signal_connect_object (captured, "key-pressed", G_CALLBACK (key_captured_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), captured);

  g_signal_connect_object (left, "key-pressed", G_CALLBACK (key_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), left);
}
