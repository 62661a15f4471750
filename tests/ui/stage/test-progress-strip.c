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

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/progress-strip/properties", test_properties);

  return g_test_run ();
}
