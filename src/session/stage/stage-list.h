/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "session/stage/stage-place.h"

G_BEGIN_DECLS

/**
 * RbStageListFunc:
 * @element: one of the elements last given to rb_stage_list_update()
 * @user_data: what was given with the function
 *
 * Makes the item of an element, once a row asks for it.
 *
 * Returns: (transfer full): its item
 */
typedef RbStageItem *(*RbStageListFunc) (gconstpointer element,
                                         gpointer      user_data);

#define RB_TYPE_STAGE_LIST (rb_stage_list_get_type ())

/* What rb_stage_list_update() returns if all rows are as before. */
#define RB_STAGE_LIST_UNCHANGED G_MAXUINT

/* The rows of one card of the stage: a GListModel of RbStagePlace over an array of the machine. An item is made when a
 * row asks for it, and an update changes only the rows that differ. */
G_DECLARE_FINAL_TYPE (RbStageList, rb_stage_list, RB, STAGE_LIST, GObject)

RbStageList *rb_stage_list_new    (gsize            element_size,
                                   guint            max_rows,
                                   RbStageListFunc  describe,
                                   gpointer         user_data);

guint        rb_stage_list_update (RbStageList     *self,
                                   gconstpointer    elements,
                                   guint            n_elements);
void         rb_stage_list_clear  (RbStageList     *self);

G_END_DECLS
