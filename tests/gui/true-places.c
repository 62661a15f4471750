/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <gtk/gtk.h>

/* A library to preload into a program with GTK 4.10 or later. It corrects the positions of widgets in the accessibility
 * tree, so that a test can point at them: GTK adds up each widget's position in its parent, but forgets the parent's
 * border and padding. */

static gboolean
get_bounds (GtkAccessible *accessible,
            int           *x,
            int           *y,
            int           *width,
            int           *height)
{
  GtkWidget *widget = GTK_WIDGET (accessible);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t place, outside;

  if (!gtk_widget_get_realized (widget))
    return FALSE;
  if (parent == NULL)
    parent = widget;

  if (!gtk_widget_compute_bounds (widget, parent, &place))
    graphene_rect_init (&place, 0, 0, 0, 0);
  /* A widget's own coordinates begin inside its border and padding. */
  if (widget != parent && gtk_widget_compute_bounds (parent, parent, &outside))
    graphene_rect_offset (&place, -outside.origin.x, -outside.origin.y);

  *x = place.origin.x;
  *y = place.origin.y;
  *width = place.size.width;
  *height = place.size.height;

  return TRUE;
}

/* Changes GtkWidgetClass before any other widget class is made, because classes copy its functions when they are made.
 * */
__attribute__ ((constructor)) static void
tell_true_places (void)
{
  GtkWidgetClass *all = g_type_class_ref (GTK_TYPE_WIDGET);
  GtkAccessibleInterface *interface = g_type_interface_peek (all, GTK_TYPE_ACCESSIBLE);

  g_unsetenv ("LD_PRELOAD");
  interface->get_bounds = get_bounds;
}
