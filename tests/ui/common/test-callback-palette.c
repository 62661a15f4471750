/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/callback-palette.h"

#include <adwaita.h>

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
test_again (void)
{
  RbCallbackColors first, ninth;

  rb_callback_palette_get (1, RB_SCHEME_DARK, &first);
  rb_callback_palette_get (9, RB_SCHEME_DARK, &ninth);
  g_assert_true (gdk_rgba_equal (&first.fill, &ninth.fill));
  g_assert_true (gdk_rgba_equal (&first.ink, &ninth.ink));
}

static void
test_mix (void)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA half = { 1, 1, 1, 0.5f };
  GdkRGBA mixed;

  g_assert_cmpfloat_with_epsilon (rb_callback_palette_compare (&black, &white), 21, 0.01);
  g_assert_cmpfloat_with_epsilon (rb_callback_palette_compare (&white, &white), 1, 0.01);

  rb_callback_palette_mix (&black, &half, 0.5, &mixed);
  g_assert_cmpfloat_with_epsilon (mixed.red, 0.25, 0.001);
  g_assert_cmpfloat_with_epsilon (mixed.alpha, 1, 0.001);
  rb_callback_palette_mix (&black, &white, 0, &mixed);
  g_assert_true (gdk_rgba_equal (&mixed, &black));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Widgets that follow the desktop's contrast are told when the program forces its own. */
static void
test_forced (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gulong handler;
  guint notified = 0;

  handler = g_signal_connect_swapped (manager, "notify::high-contrast", G_CALLBACK (count_cb), &notified);
  g_assert_cmpuint (rb_scheme_get_current () & RB_SCHEME_HIGH_CONTRAST, ==, 0);
  rb_scheme_force_high_contrast (TRUE);
  rb_scheme_force_high_contrast (TRUE);
  g_assert_cmpuint (rb_scheme_get_current () & RB_SCHEME_HIGH_CONTRAST, !=, 0);
  rb_scheme_force_high_contrast (FALSE);
  g_assert_cmpuint (rb_scheme_get_current () & RB_SCHEME_HIGH_CONTRAST, ==, 0);
  g_assert_cmpuint (notified, ==, 2);

  g_signal_handler_disconnect (manager, handler);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/callback-palette/colors", test_colors);
  g_test_add_func ("/callback-palette/tints", test_tints);
  g_test_add_func ("/callback-palette/neighbours-differ", test_neighbours_differ);
  g_test_add_func ("/callback-palette/again", test_again);
  g_test_add_func ("/callback-palette/mix", test_mix);
  g_test_add_func ("/callback-palette/forced", test_forced);

  return g_test_run ();
}
