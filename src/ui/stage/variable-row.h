/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_VARIABLE_ROW (rb_variable_row_get_type ())

/* A row of the variables card: a name and its value, or a heading. */
G_DECLARE_FINAL_TYPE (RbVariableRow, rb_variable_row, RB, VARIABLE_ROW, GtkBox)

GtkWidget *rb_variable_row_new          (void);

void       rb_variable_row_set_tree_row (RbVariableRow  *self,
                                         GtkTreeListRow *tree_row);
GtkTreeListRow *
           rb_variable_row_get_tree_row (RbVariableRow  *self);

G_END_DECLS
