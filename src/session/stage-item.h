/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RB_TYPE_STAGE_ITEM (rb_stage_item_get_type ())

/* One row of a card of the stage: a frame, a function suspended at an `await`, a lookup or a timer in progress, a
 * queued task or microtask. The functions of stage-words.h make them. Read-only. */
G_DECLARE_FINAL_TYPE (RbStageItem, rb_stage_item, RB, STAGE_ITEM, GObject)

RbStageItem *rb_stage_item_new           (guint        callback,
                                          const char  *label,
                                          const char  *detail);
RbStageItem *rb_stage_item_new_pending   (guint        callback,
                                          const char  *label,
                                          const char  *detail,
                                          gint64       start,
                                          gint64       due);
RbStageItem *rb_stage_item_new_waiting   (guint        callback,
                                          const char  *label);
RbStageItem *rb_stage_item_new_stuck     (guint        callback,
                                          const char  *label);
RbStageItem *rb_stage_item_new_immediate (guint        callback);

guint        rb_stage_item_get_callback  (RbStageItem *self);
const char  *rb_stage_item_get_label     (RbStageItem *self);
const char  *rb_stage_item_get_detail    (RbStageItem *self);
gboolean     rb_stage_item_get_pending   (RbStageItem *self);
gboolean     rb_stage_item_get_waiting   (RbStageItem *self);
double       rb_stage_item_get_fraction  (RbStageItem *self,
                                          gint64       engine_time);
char        *rb_stage_item_dup_rest      (RbStageItem *self,
                                          gint64       engine_time);
char        *rb_stage_item_dup_name      (RbStageItem *self,
                                          gint64       engine_time);

G_END_DECLS
