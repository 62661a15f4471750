/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/sign.h"

#include <math.h>

/**
 * rb_sign_draw:
 * @widget: the widget that the sign is drawn on
 * @snapshot: a snapshot of @widget
 * @name: the name of an icon, such as %RB_SIGN_DONE
 * @x: the left edge
 * @y: the upper edge
 * @size: the size of the square that the sign fills
 * @color: the colour of the sign
 * @error_color: (nullable): the colour of the part that marks an error; %NULL if the sign has no such part
 *
 * Draws a sign where there can be no GtkImage: in a gutter or a badge.
 *
 * Position and size are rounded to whole pixels, because an icon between two pixels is blurred.
 */
void
rb_sign_draw (GtkWidget     *widget,
              GtkSnapshot   *snapshot,
              const char    *name,
              double         x,
              double         y,
              double         size,
              const GdkRGBA *color,
              const GdkRGBA *error_color)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  int pixels = MAX ((int) round (size), 1);
  /* GTK expects this order: foreground, error, warning, success. */
  GdkRGBA colors[] = { *color, error_color != NULL ? *error_color : *color, *color, *color };
  g_autoptr (GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (theme, name, NULL, pixels, gtk_widget_get_scale_factor (widget), GTK_TEXT_DIR_NONE, 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (round (x), round (y)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, pixels, pixels,
                                            colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (snapshot);
}
