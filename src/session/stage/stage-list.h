/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "session/stage/stage-item.h"

G_BEGIN_DECLS

/**
 * RbStageListFunc:
 * @element: one of the elements last given to rb_stage_list_update()
 * @user_data: what was given with the function
 *
 * Makes the item of an element, the first time that a row asks for it.
 *
 * Returns: (transfer full): its item
 */
typedef RbStageItem *(*RbStageListFunc) (gconstpointer element,
                                         gpointer      user_data);

#define RB_TYPE_STAGE_LIST (rb_stage_list_get_type ())

/* The rows of one card of the stage: a GListModel of RbStageItem over an array of the machine. An item is made when a
 * row asks for it, and an update reports only the rows that differ. */
G_DECLARE_FINAL_TYPE (RbStageList, rb_stage_list, RB, STAGE_LIST, GObject)

RbStageList *rb_stage_list_new    (gsize            element_size,
                                   RbStageListFunc  describe,
                                   gpointer         user_data);

gboolean     rb_stage_list_update (RbStageList     *self,
                                   gconstpointer    elements,
                                   guint            n_elements);
void         rb_stage_list_clear  (RbStageList     *self);

G_END_DECLS
