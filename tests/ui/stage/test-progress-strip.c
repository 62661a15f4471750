/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/progress-strip.h"

#include <adwaita.h>

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_properties (void)
{
  RbProgressStrip *strip = g_object_ref_sink (RB_PROGRESS_STRIP (rb_progress_strip_new ()));
  guint n_callback = 0;
  guint n_fraction = 0;

  g_signal_connect_swapped (strip, "notify::callback", G_CALLBACK (count_cb), &n_callback);
  g_signal_connect_swapped (strip, "notify::fraction", G_CALLBACK (count_cb), &n_fraction);

  rb_progress_strip_set_callback (strip, 2);
  rb_progress_strip_set_callback (strip, 2);
  g_assert_cmpuint (n_callback, ==, 1);
  g_assert_cmpuint (rb_progress_strip_get_callback (strip), ==, 2);

  rb_progress_strip_set_fraction (strip, 0.5);
  rb_progress_strip_set_fraction (strip, 0.5);
  g_assert_cmpuint (n_fraction, ==, 1);
  g_assert_cmpfloat_with_epsilon (rb_progress_strip_get_fraction (strip), 0.5, 0.001);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.5);

  g_object_set (strip, "callback", 3, "fraction", 1.0, NULL);
  g_assert_cmpuint (n_callback, ==, 2);
  g_assert_cmpuint (n_fraction, ==, 2);

  g_assert_finalize_object (strip);
}

static GBytes *
draw (RbProgressStrip *strip)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  GTK_WIDGET_GET_CLASS (strip)->snapshot (GTK_WIDGET (strip), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);

  return gsk_render_node_serialize (node);
}

/* The bar looks different only once another pixel is full, and then it is drawn again. */
static void
test_pixels (void)
{
  GtkWidget *window = gtk_window_new ();
  RbProgressStrip *strip = RB_PROGRESS_STRIP (rb_progress_strip_new ());
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (strip));
  g_autoptr (GBytes) half = NULL;
  g_autoptr (GBytes) same = NULL;
  g_autoptr (GBytes) more = NULL;
  guint n_drawn = 0;
  double pixel;

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 100);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (strip));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (strip));
  pixel = 1.0 / gtk_widget_get_width (GTK_WIDGET (strip));

  rb_progress_strip_set_fraction (strip, 0.5);
  half = draw (strip);
  rb_progress_strip_set_fraction (strip, 0.5 + 0.3 * pixel);
  same = draw (strip);
  g_assert_true (g_bytes_equal (half, same));

  gtk_test_widget_wait_for_draw (GTK_WIDGET (strip));
  g_signal_connect_swapped (picture, "invalidate-contents", G_CALLBACK (count_cb), &n_drawn);
  rb_progress_strip_set_fraction (strip, 0.5 + 1.3 * pixel);
  more = draw (strip);
  g_assert_false (g_bytes_equal (half, more));
  while (n_drawn == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/progress-strip/properties", test_properties);
  g_test_add_func ("/progress-strip/pixels", test_pixels);

  return g_test_run ();
}
