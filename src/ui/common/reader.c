/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/reader.h"

static void
update_hidden (GtkWidget *widget)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, !gtk_widget_get_mapped (widget),
                               -1);
}

/**
 * rb_reader_skip_while_unmapped:
 * @widget: a widget that is shown at times, such as the page of a stack
 *
 * Lets screen readers skip @widget while it is not shown. GTK 4.8 hides from them only what is made invisible.
 */
void
rb_reader_skip_while_unmapped (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_connect_after (widget, "map", G_CALLBACK (update_hidden), NULL);
  g_signal_connect_after (widget, "unmap", G_CALLBACK (update_hidden), NULL);
  update_hidden (widget);
}

/**
 * rb_reader_skip_unmapped:
 * @parent: a widget that shows some of its children at a time
 *
 * Lets screen readers skip the children that @parent has now, while they are not shown.
 */
void
rb_reader_skip_unmapped (GtkWidget *parent)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    rb_reader_skip_while_unmapped (child);
}
