/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/em.h"

#include <adwaita.h>

#include "tests/deadline.h"

static void
load (GtkCssProvider *provider,
      const char     *size)
{
  g_autofree char *css = g_strdup_printf ("label { font-size: %s; }", size);

  gtk_css_provider_load_from_data (provider, css, -1);
}

/* Waits for a style that has just been loaded. */
static void
wait_for_em (GtkWidget *widget,
             double     expected)
{
  gint64 deadline = deadline_from_now ();

  while (ABS (rb_em_get (widget) - expected) > 0.1 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpfloat_with_epsilon (rb_em_get (widget), expected, 0.1);
}

/* An em is the font size in pixels, whether that is set in pixels or in points. */
static void
test_units (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new ("text");
  GtkCssProvider *provider = gtk_css_provider_new ();
  GdkDisplay *display = gtk_widget_get_display (window);
  double resolution;

  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), 700);

  load (provider, "20px");
  wait_for_em (label, 20);

  resolution = pango_cairo_context_get_resolution (gtk_widget_get_pango_context (label));
  load (provider, "36pt");
  wait_for_em (label, resolution / 2);

  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
  g_object_unref (provider);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/em/units", test_units);

  return g_test_run ();
}
