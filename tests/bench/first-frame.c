/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include <gtk/gtk.h>
#include <stdio.h>
#include <unistd.h>

/*
 * A library for LD_PRELOAD: it ends any GTK program after the first frame of a window, and writes the monotonic time to
 * the file descriptor in BENCH_FIRST_FRAME. It replaces no function of the program.
 */

static void
after_paint_cb (GtkWidget *window)
{
  int fd = (int) g_ascii_strtoll (g_getenv ("BENCH_FIRST_FRAME"), NULL, 10);

  if (!gtk_widget_get_mapped (window))
    return;
  dprintf (fd, "%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  _exit (0);
}

static gboolean
map_cb (GSignalInvocationHint *hint,
        guint                  n_values,
        const GValue          *values,
        gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_WINDOW (widget))
    g_signal_connect_swapped (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (after_paint_cb), widget);

  return TRUE;
}

/* The signal exists only after the class exists, and this reference keeps the class. */
__attribute__ ((constructor)) static void
wait_for_window (void)
{
  g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_cb, NULL, NULL);
}
