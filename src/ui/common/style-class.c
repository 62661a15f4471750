/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/style-class.h"

/**
 * rb_style_class_set:
 * @widget: a widget
 * @style: the name of a CSS class
 * @on: whether @widget has the class
 *
 * Adds a CSS class to @widget, or removes it.
 */
void
rb_style_class_set (GtkWidget  *widget,
                    const char *style,
                    gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}
