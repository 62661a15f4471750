/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <adwaita.h>

#include "tests/ui/own-icons.h"
#include "ui/common/sign.h"

#define SIZE 32
#define FOLDER "/io/github/ringback/Ringback/icons/scalable/actions"

static const char *const names[] = {
  RB_SIGN_CURRENT, RB_SIGN_DONE, RB_SIGN_ERROR, RB_SIGN_HAND, RB_SIGN_HOURGLASS, RB_SIGN_SCRIPT,
  RB_SIGN_UNCALLED, RB_SIGN_WAITING,
};
static const GdkRGBA blue = { 0, 0, 1, 1 };
static const GdkRGBA red = { 1, 0, 0, 1 };

/* Counts the pixels of exactly one colour, 0xAARRGGBB, in a sign of SIZE pixels. */
static guint
count_pixels_of_sign (const char *name,
                      guint32     argb)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GdkTexture) texture = NULL;
  guint32 pixels[SIZE * SIZE] = { 0, };
  g_autoptr (GError) error = NULL;
  guint n_found = 0;

  rb_sign_draw (widget, snapshot, name, 0.4, -0.4, SIZE - 0.3, &blue, &red);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  g_assert_true (gsk_renderer_realize (renderer, NULL, &error));
  g_assert_no_error (error);
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE));
  gdk_texture_download (texture, (guchar *) pixels, SIZE * 4);
  gsk_renderer_unrealize (renderer);
  for (guint i = 0; i < G_N_ELEMENTS (pixels); i++)
    n_found += pixels[i] == argb;

  g_object_unref (widget);

  return n_found;
}

/* The name is one of the program's own icons, not the theme's picture of a missing one. */
static void
test_found (gconstpointer data)
{
  const char *name = data;
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GtkIconPaintable) icon = NULL;

  g_assert_true (gtk_icon_theme_has_icon (theme, name));
  icon = gtk_icon_theme_lookup_icon (theme, name, NULL, SIZE, 1, GTK_TEXT_DIR_NONE, 0);
  g_assert_cmpstr (gtk_icon_paintable_get_icon_name (icon), ==, name);
  g_assert_true (gtk_icon_paintable_is_symbolic (icon));
}

static void
test_takes_color (gconstpointer data)
{
  g_assert_cmpuint (count_pixels_of_sign (data, 0xff0000ff), >, SIZE);
  g_assert_cmpuint (count_pixels_of_sign (data, 0), >, SIZE);
}

/* The sign of an error is a mark on a disc of another colour. Other signs have no part in this colour. */
static void
test_error_color (void)
{
  g_assert_cmpuint (count_pixels_of_sign (RB_SIGN_ERROR, 0xffff0000), >, SIZE * SIZE / 2);
  g_assert_cmpuint (count_pixels_of_sign (RB_SIGN_WAITING, 0xffff0000), ==, 0);
}

/* Each icon that is shipped has a name here, and each name an icon. */
static void
test_all_named (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (files), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_strconcat (names[i], ".svg", NULL);

      g_assert_true (g_strv_contains ((const char *const *) files, file));
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add_own_icons ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *found = g_strconcat ("/sign/found/", names[i], NULL);
      g_autofree char *takes_color = g_strconcat ("/sign/takes-color/", names[i], NULL);

      g_test_add_data_func (found, names[i], test_found);
      g_test_add_data_func (takes_color, names[i], test_takes_color);
    }
  g_test_add_func ("/sign/error-color", test_error_color);
  g_test_add_func ("/sign/all-named", test_all_named);

  return g_test_run ();
}
