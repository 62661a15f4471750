/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/badge-drawing.h"
#include "ui/common/callback-badge.h"
#include "ui/common/callback-palette.h"

static void
test_colors (void)
{
  const RbScheme schemes[] = { RB_SCHEME_LIGHT, RB_SCHEME_DARK, RB_SCHEME_HIGH_CONTRAST,
                               RB_SCHEME_DARK | RB_SCHEME_HIGH_CONTRAST };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    for (guint callback = 0; callback <= 16; callback++)
      {
        double ratio = schemes[i] & RB_SCHEME_HIGH_CONTRAST ? 7 : 4.5;
        RbCallbackColors colors;
        GdkRGBA page;

        rb_callback_palette_get (callback, schemes[i], &colors);
        rb_scheme_get_page (schemes[i], &page);
        g_assert_cmpfloat (rb_callback_palette_compare (&colors.fill, &colors.text), >=, ratio);
        g_assert_cmpfloat (rb_callback_palette_compare (&colors.ink, &page), >=, ratio);
        g_assert_cmpfloat (colors.tint.alpha, >, 0);
        g_assert_cmpfloat (colors.tint.alpha, <, 0.3);
      }
}

/* Ordinary text can be read on the strongest tint of a callback. */
static void
test_tints (void)
{
  const GdkRGBA dark_text = { 0.2f, 0.2f, 0.2f, 1 };
  const GdkRGBA light_text = { 0.85f, 0.85f, 0.85f, 1 };

  for (guint callback = 1; callback <= 8; callback++)
    for (guint dark = 0; dark <= 1; dark++)
      {
        RbScheme scheme = dark ? RB_SCHEME_DARK : RB_SCHEME_LIGHT;
        RbCallbackColors colors;
        GdkRGBA page;

        rb_callback_palette_get (callback, scheme, &colors);
        rb_scheme_get_page (scheme, &page);
        colors.tint.alpha *= 1.6f;
        rb_callback_palette_mix (&page, &colors.tint, 1, &page);
        g_assert_cmpfloat (rb_callback_palette_compare (&page, dark ? &light_text : &dark_text), >=, 4.5);
      }
}

static void
test_neighbours_differ (void)
{
  for (guint callback = 1; callback < 8; callback++)
    {
      RbCallbackColors one, other;

      rb_callback_palette_get (callback, RB_SCHEME_LIGHT, &one);
      rb_callback_palette_get (callback + 1, RB_SCHEME_LIGHT, &other);
      g_assert_false (gdk_rgba_equal (&one.fill, &other.fill));
    }
}

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

/* Each state has its own shape or sign; a badge with a sign is wider. */
static void
test_measure (void)
{
  GtkWidget *badge = g_object_ref_sink (rb_callback_badge_new ());
  int plain = rb_badge_drawing_measure (badge, 1, TRUE, RB_CALLBACK_REGISTERED);

  g_assert_cmpint (rb_badge_drawing_measure (badge, 1, FALSE, RB_CALLBACK_RUNNING), ==, plain);
  g_assert_cmpint (rb_badge_drawing_measure (badge, 1, FALSE, RB_CALLBACK_WAITING), >, plain);
  g_assert_cmpint (rb_badge_drawing_measure (badge, 1, FALSE, RB_CALLBACK_DONE), >, plain);
  g_assert_cmpint (rb_badge_drawing_measure (badge, 30, TRUE, RB_CALLBACK_REGISTERED), >, plain);

  g_assert_finalize_object (badge);
}

static void
test_scales (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *badge = rb_callback_badge_new ();
  GtkCssProvider *provider = gtk_css_provider_new ();
  GdkDisplay *display = gtk_widget_get_display (window);
  int before;

  gtk_window_set_child (GTK_WINDOW (window), badge);
  gtk_window_present (GTK_WINDOW (window));
  before = rb_badge_drawing_get_size (badge);

  gtk_css_provider_load_from_data (provider, "callbackbadge { font-size: 300%; }", -1);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), 700);
  while (rb_badge_drawing_get_size (badge) < before * 2)
    g_main_context_iteration (NULL, TRUE);

  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
  g_object_unref (provider);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/callback-badge/colors", test_colors);
  g_test_add_func ("/callback-badge/tints", test_tints);
  g_test_add_func ("/callback-badge/neighbours-differ", test_neighbours_differ);
  g_test_add_func ("/callback-badge/properties", test_properties);
  g_test_add_func ("/callback-badge/measure", test_measure);
  g_test_add_func ("/callback-badge/scales", test_scales);

  return g_test_run ();
}
