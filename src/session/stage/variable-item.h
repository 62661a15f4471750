/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RbVariableItemKind:
 * @RB_VARIABLE_ITEM_VALUE: a name and a value
 * @RB_VARIABLE_ITEM_HEADING: says where the variables below it come from
 * @RB_VARIABLE_ITEM_MORE: says how many more there are
 *
 * The kind of a row of the variables card.
 */
typedef enum
{
  RB_VARIABLE_ITEM_VALUE,
  RB_VARIABLE_ITEM_HEADING,
  RB_VARIABLE_ITEM_MORE,
} RbVariableItemKind;

#define RB_TYPE_VARIABLE_ITEM (rb_variable_item_get_type ())

/* A row of the variables card: a variable, a part of a value, or a line without a value. Signal: "updated". */
G_DECLARE_FINAL_TYPE (RbVariableItem, rb_variable_item, RB, VARIABLE_ITEM, GObject)

RbVariableItem     *rb_variable_item_new          (const char         *key,
                                                   const char         *name,
                                                   JsonArray          *tree,
                                                   gboolean            changed);
RbVariableItem     *rb_variable_item_new_line     (RbVariableItemKind  kind,
                                                   const char         *text);

RbVariableItemKind  rb_variable_item_get_kind     (RbVariableItem     *self);
const char         *rb_variable_item_get_name     (RbVariableItem     *self);
const char         *rb_variable_item_get_text     (RbVariableItem     *self);
gboolean            rb_variable_item_get_dim      (RbVariableItem     *self);
gboolean            rb_variable_item_get_changed  (RbVariableItem     *self);
char               *rb_variable_item_dup_label    (RbVariableItem     *self);
GListModel         *rb_variable_item_get_children (RbVariableItem     *self);

void                rb_variable_item_merge        (GListStore         *store,
                                                   GPtrArray          *items);

G_END_DECLS
