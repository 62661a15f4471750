/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "tests/deadline.h"

G_BEGIN_DECLS

/* Waits until @widget is on the screen. */
static inline void
wait_mapped (GtkWidget *widget)
{
  gint64 deadline = deadline_from_now ();

  while (!gtk_widget_get_mapped (widget) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_widget_get_mapped (widget));
}

G_END_DECLS
