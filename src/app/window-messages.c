/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

static void
toast_dismissed_cb (RbWindow *self,
                    AdwToast *toast)
{
  g_hash_table_remove (self->said, gtk_label_get_text (GTK_LABEL (adw_toast_get_custom_title (toast))));
}

/* A toast cuts its own title to one line. The end of a message must be visible, because it often says the reason of an
 * error. */
static AdwToast *
new_toast (const char *message)
{
  GtkWidget *label = gtk_label_new (message);
  AdwToast *toast = adw_toast_new ("");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);

  return toast;
}

/**
 * rb_window_say:
 * @self: a window
 * @message: a sentence
 *
 * Shows a message for a few seconds. A message that is already shown or waiting is not added again: an error at every
 * key press would fill the queue.
 */
void
rb_window_say (RbWindow   *self,
               const char *message)
{
  AdwToast *toast;

  if (!g_hash_table_add (self->said, g_strdup (message)))
    return;

  toast = new_toast (message);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* Forgets a toast that the window could still take back. */
static void
forget_toast_cb (RbWindow *self,
                 AdwToast *toast)
{
  if (self->loss_toast == toast)
    self->loss_toast = NULL;
  if (self->undo_toast == toast)
    self->undo_toast = NULL;
}

/**
 * rb_window_warn_of_loss:
 * @self: a window
 *
 * Says that closing the window would lose changes. The message stays until the person removes it or edits again,
 * because it says what the next close does.
 */
void
rb_window_warn_of_loss (RbWindow *self)
{
  self->loss_toast =
    new_toast (_("Your changes could not be saved and would be lost. Close the window again to discard them."));
  adw_toast_set_priority (self->loss_toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (self->loss_toast, 0);
  g_signal_connect_object (self->loss_toast, "dismissed", G_CALLBACK (forget_toast_cb), self, G_CONNECT_SWAPPED);
  self->warned_of_loss = TRUE;
  adw_toast_overlay_add_toast (self->toast_overlay, self->loss_toast);
}

/**
 * rb_window_withdraw_warning:
 * @self: a window
 *
 * Removes the warning, because the person has edited since: the new changes have not been warned about.
 */
void
rb_window_withdraw_warning (RbWindow *self)
{
  self->warned_of_loss = FALSE;
  if (self->loss_toast != NULL)
    adw_toast_dismiss (self->loss_toast);
}

/**
 * rb_window_offer_undo:
 * @self: a window
 * @message: what was done
 * @action: the action that undoes it
 *
 * Says what was done, with a button that undoes it. Only the last thing that was done is offered.
 */
void
rb_window_offer_undo (RbWindow   *self,
                      const char *message,
                      const char *action)
{
  AdwToast *toast = adw_toast_new (message);

  rb_window_withdraw_undo (self);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, action);
  /* It answers what the person has just done, so it does not wait until other messages were read. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (forget_toast_cb), self, G_CONNECT_SWAPPED);
  self->undo_toast = toast;
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * rb_window_withdraw_undo:
 * @self: a window
 *
 * Removes the offer to undo something, because the window shows something else now.
 */
void
rb_window_withdraw_undo (RbWindow *self)
{
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
}
