/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/choices.h"

#include "ui/common/list-row.h"

/* Shows the tick on the selected row only. */
static void
tick_cb (GtkListItem *list_item)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *drop_down = gtk_widget_get_ancestor (box, GTK_TYPE_DROP_DOWN);
  gpointer selected = drop_down != NULL ? gtk_drop_down_get_selected_item (GTK_DROP_DOWN (drop_down)) : NULL;

  gtk_widget_set_opacity (gtk_widget_get_last_child (box), gtk_list_item_get_item (list_item) == selected ? 1 : 0);
}

static void
setup_cb (GtkDropDown *drop_down,
          GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE,
                                               "icon-name", "object-select-symbolic",
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                               NULL));
  gtk_list_item_set_child (list_item, box);
  g_signal_connect_object (drop_down, "notify::selected-item", G_CALLBACK (tick_cb), list_item, G_CONNECT_SWAPPED);
}

static void
bind_cb (GtkDropDown *drop_down,
         GtkListItem *list_item)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  const char *choice = gtk_string_object_get_string (gtk_list_item_get_item (list_item));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), choice);
  rb_list_row_set_name (box, choice);
  tick_cb (list_item);
}

/**
 * rb_choices_name_rows:
 * @drop_down: a list of strings from which one is chosen
 *
 * Gives each row of the open list its string as the name that a screen reader says. GTK 4.8 gives the rows no names.
 */
void
rb_choices_name_rows (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), drop_down, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), drop_down, G_CONNECT_SWAPPED);
  gtk_drop_down_set_list_factory (drop_down, factory);
}

/**
 * rb_choices_name:
 * @drop_down: a list of strings from which one is chosen
 * @name: what is chosen with it, and what is chosen now
 *
 * Names the closed list for a screen reader. GTK 4.8 uses the name of the button in the list. GTK 4.18 uses the name of
 * the list, which by default comes from the row in the button.
 */
void
rb_choices_name (GtkDropDown *drop_down,
                 const char  *name)
{
  GtkWidget *button;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (name != NULL);

  button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
