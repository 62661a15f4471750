/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/popovers.h"

static GtkWidget *
find_popover (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;
}

/* GTK can leave the focus in a popover that is closed, where it takes all keys. */
static void
leave_closed (GtkWindow *window)
{
  GtkWidget *popover = find_popover (window);
  GtkWidget *owner = popover != NULL ? gtk_widget_get_parent (popover) : NULL;

  if (owner != NULL && !gtk_widget_get_visible (popover) && gtk_widget_get_mapped (owner))
    gtk_widget_grab_focus (owner);
}

static void
last_free (gpointer  data,
           GClosure *closure)
{
  GWeakRef *last = data;

  g_weak_ref_clear (last);
  g_free (last);
}

/* A popover takes the focus when it opens. */
static void
focus_cb (GtkWindow  *window,
          GParamSpec *pspec,
          GWeakRef   *last)
{
  GtkWidget *popover = find_popover (window);
  g_autoptr (GtkWidget) closing = g_weak_ref_get (last);
  GtkWidget *focus;

  if (popover == NULL)
    return;

  leave_closed (window);
  if (popover == closing || !gtk_widget_get_visible (popover))
    return;

  if (closing != NULL)
    g_signal_handlers_disconnect_by_func (closing, leave_closed, window);
  g_weak_ref_set (last, popover);
  g_signal_connect_object (popover, "hide", G_CALLBACK (leave_closed), window, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  if (closing == NULL || gtk_widget_is_ancestor (popover, closing))
    return;

  /* GTK 4.18 gives the focus to the widget that had it before the closing popover opened. */
  focus = gtk_window_get_focus (window);
  gtk_popover_popdown (GTK_POPOVER (closing));
  gtk_window_set_focus (window, focus);
}

/**
 * rb_popovers_watch:
 * @window: a window
 *
 * Closes the open menu or list of @window when another one opens beside it, and takes the focus out of a closed one. A
 * screen reader can open two at a time, and GTK then gives the keys to a closed one.
 */
void
rb_popovers_watch (GtkWindow *window)
{
  GWeakRef *last;

  g_return_if_fail (GTK_IS_WINDOW (window));

  last = g_new0 (GWeakRef, 1);
  g_weak_ref_init (last, NULL);
  g_signal_connect_data (window, "notify::focus-widget", G_CALLBACK (focus_cb), last, last_free, 0);
}
