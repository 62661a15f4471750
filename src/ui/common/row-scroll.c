/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/row-scroll.h"

/* The name under which a list keeps the number of the row that it will scroll to. Rows count from 1 here, because 0
 * means that there is no such row. */
#define NEXT_ROW "ringback-next-row"

static void
after_paint_cb (GtkWidget     *list,
                GdkFrameClock *clock)
{
  guint next = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (list), NEXT_ROW));

  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, list);
  if (next > 0)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", next - 1);
}

/**
 * rb_row_scroll_to:
 * @list: a list view
 * @position: a row
 *
 * Brings a row into sight after the next frame. GTK must have laid out a new row before it can scroll to it: GTK 4.18
 * takes a row that has no height yet for one that is in sight. The last call before a frame counts.
 */
void
rb_row_scroll_to (GtkWidget *list,
                  guint      position)
{
  GdkFrameClock *clock;

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  clock = gtk_widget_get_frame_clock (list);
  if (clock == NULL)
    {
      gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
      return;
    }

  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, list);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_paint_cb), list, G_CONNECT_SWAPPED);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
  g_object_set_data (G_OBJECT (list), NEXT_ROW, GUINT_TO_POINTER (position + 1));
}
