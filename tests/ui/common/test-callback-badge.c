/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/deadline.h"
#include "ui/common/badge-drawing.h"
#include "ui/common/callback-badge.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_properties (void)
{
  RbCallbackBadge *badge = g_object_ref_sink (RB_CALLBACK_BADGE (rb_callback_badge_new ()));
  guint notified = 0;

  g_signal_connect_swapped (badge, "notify", G_CALLBACK (count_cb), &notified);
  g_assert_true (rb_callback_badge_get_plain (badge));
  gtk_test_accessible_assert_role (badge, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (badge, GTK_ACCESSIBLE_PROPERTY_LABEL, "Main script");

  rb_callback_badge_set_callback (badge, 27);
  rb_callback_badge_set_callback (badge, 27);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpuint (rb_callback_badge_get_callback (badge), ==, 27);
  gtk_test_accessible_assert_property (badge, GTK_ACCESSIBLE_PROPERTY_LABEL, "Callback AA");

  rb_callback_badge_set_state (badge, RB_CALLBACK_WAITING);
  rb_callback_badge_set_state (badge, RB_CALLBACK_WAITING);
  g_assert_cmpuint (notified, ==, 3);
  g_assert_false (rb_callback_badge_get_plain (badge));
  gtk_test_accessible_assert_property (badge, GTK_ACCESSIBLE_PROPERTY_LABEL, "Callback AA, waiting");

  g_assert_finalize_object (badge);
}

static void
test_scales (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *badge = rb_callback_badge_new ();
  GtkCssProvider *provider = gtk_css_provider_new ();
  GdkDisplay *display = gtk_widget_get_display (window);
  gint64 deadline;
  int before;

  gtk_window_set_child (GTK_WINDOW (window), badge);
  gtk_window_present (GTK_WINDOW (window));
  before = rb_badge_drawing_get_size (badge);

  gtk_css_provider_load_from_data (provider, "callbackbadge { font-size: 300%; }", -1);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), 700);
  deadline = deadline_from_now ();
  while (rb_badge_drawing_get_size (badge) < before * 2 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (rb_badge_drawing_get_size (badge), >=, before * 2);

  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
  g_object_unref (provider);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/callback-badge/properties", test_properties);
  g_test_add_func ("/callback-badge/scales", test_scales);

  return g_test_run ();
}
