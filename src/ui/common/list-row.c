/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/list-row.h"

/**
 * rb_list_row_set_name:
 * @row: the child of a list item
 * @name: what a screen reader says
 *
 * Names the list item around @row. A screen reader focuses the list item, and GTK 4.8 does not give it a name.
 */
void
rb_list_row_set_name (GtkWidget  *row,
                      const char *name)
{
  GtkWidget *list_item = gtk_widget_get_parent (row);

  if (list_item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
