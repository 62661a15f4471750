/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/variable-row.h"

#include "session/stage/variable-item.h"
#include "ui/common/list-row.h"
#include "ui/common/style-class.h"

struct _RbVariableRow
{
  GtkBox parent_instance;

  GtkTreeExpander *expander;
  GtkLabel *name;
  GtkWidget *equals;
  GtkLabel *text;
  GtkWidget *mark;

  RbVariableItem *item;
  GtkTreeListRow *tree_row;
};

G_DEFINE_FINAL_TYPE (RbVariableRow, rb_variable_row, GTK_TYPE_BOX)

static void
expanded_cb (RbVariableRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL && gtk_tree_list_row_is_expandable (self->tree_row))
    gtk_accessible_update_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 gtk_tree_list_row_get_expanded (self->tree_row), -1);
  else if (parent != NULL)
    gtk_accessible_reset_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
update_cb (RbVariableRow *self)
{
  RbVariableItemKind kind = rb_variable_item_get_kind (self->item);
  gboolean changed = rb_variable_item_get_changed (self->item);
  gboolean value = kind == RB_VARIABLE_ITEM_VALUE;
  g_autofree char *label = rb_variable_item_dup_label (self->item);

  gtk_label_set_text (self->name, rb_variable_item_get_name (self->item));
  gtk_widget_set_visible (GTK_WIDGET (self->name), value);
  gtk_widget_set_visible (self->equals, value);
  gtk_label_set_text (self->text, rb_variable_item_get_text (self->item));
  gtk_widget_set_visible (self->mark, changed);
  rb_style_class_set (GTK_WIDGET (self->text), "dim", rb_variable_item_get_dim (self->item));
  rb_style_class_set (GTK_WIDGET (self->text), "variable-value", value && !rb_variable_item_get_dim (self->item));
  rb_style_class_set (GTK_WIDGET (self), "changed", changed);
  rb_style_class_set (GTK_WIDGET (self), "heading", kind == RB_VARIABLE_ITEM_HEADING);
  gtk_tree_expander_set_indent_for_icon (self->expander, kind != RB_VARIABLE_ITEM_HEADING);
  rb_list_row_set_name (GTK_WIDGET (self), label);
}

/* A tooltip shows a value that is cut off. A row that can be expanded needs none. */
static gboolean
query_tooltip_cb (RbVariableRow *self,
                  int            x,
                  int            y,
                  gboolean       keyboard_mode,
                  GtkTooltip    *tooltip)
{
  if (self->item == NULL || gtk_tree_list_row_is_expandable (self->tree_row) ||
      !pango_layout_is_ellipsized (gtk_label_get_layout (self->text)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, rb_variable_item_get_text (self->item));

  return TRUE;
}

static void
let_go (RbVariableRow *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  if (self->tree_row != NULL)
    g_signal_handlers_disconnect_by_data (self->tree_row, self);
  g_clear_object (&self->item);
  g_clear_object (&self->tree_row);
}

static void
rb_variable_row_dispose (GObject *object)
{
  let_go (RB_VARIABLE_ROW (object));

  G_OBJECT_CLASS (rb_variable_row_parent_class)->dispose (object);
}

static void
rb_variable_row_class_init (RbVariableRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rb_variable_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/stage/variable-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RbVariableRow, expander);
  gtk_widget_class_bind_template_child (widget_class, RbVariableRow, name);
  gtk_widget_class_bind_template_child (widget_class, RbVariableRow, equals);
  gtk_widget_class_bind_template_child (widget_class, RbVariableRow, text);
  gtk_widget_class_bind_template_child (widget_class, RbVariableRow, mark);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
rb_variable_row_init (RbVariableRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rb_variable_row_new:
 *
 * Makes an empty row.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
rb_variable_row_new (void)
{
  return g_object_new (RB_TYPE_VARIABLE_ROW, NULL);
}

/**
 * rb_variable_row_set_tree_row:
 * @self: a row
 * @tree_row: (nullable): the position of a [class@VariableItem] in the tree, or %NULL for nothing
 *
 * Makes the row show an item, and follow its changes.
 */
void
rb_variable_row_set_tree_row (RbVariableRow  *self,
                              GtkTreeListRow *tree_row)
{
  g_return_if_fail (RB_IS_VARIABLE_ROW (self));

  let_go (self);
  gtk_tree_expander_set_list_row (self->expander, tree_row);
  if (tree_row == NULL)
    return;

  self->tree_row = g_object_ref (tree_row);
  self->item = gtk_tree_list_row_get_item (tree_row);
  g_signal_connect_swapped (self->item, "updated", G_CALLBACK (update_cb), self);
  g_signal_connect_swapped (self->tree_row, "notify::expanded", G_CALLBACK (expanded_cb), self);
  update_cb (self);
  expanded_cb (self);
}

/**
 * rb_variable_row_get_tree_row:
 * @self: a row
 *
 * Gets the row's position in the tree.
 *
 * Returns: (transfer none) (nullable): the position, or %NULL if it shows nothing
 */
GtkTreeListRow *
rb_variable_row_get_tree_row (RbVariableRow *self)
{
  g_return_val_if_fail (RB_IS_VARIABLE_ROW (self), NULL);

  return self->tree_row;
}
