/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RbStageMark:
 * @RB_STAGE_MARK_NONE: no mark
 * @RB_STAGE_MARK_DONE: it is over, and went well
 * @RB_STAGE_MARK_FAILED: it is over, and went wrong
 * @RB_STAGE_MARK_DROPPED: it is over, and nobody got the answer
 * @RB_STAGE_MARK_CLEARED: the program gave it up before its time
 *
 * What became of what a row is about.
 */
typedef enum
{
  RB_STAGE_MARK_NONE,
  RB_STAGE_MARK_DONE,
  RB_STAGE_MARK_FAILED,
  RB_STAGE_MARK_DROPPED,
  RB_STAGE_MARK_CLEARED,
} RbStageMark;

#define RB_TYPE_STAGE_ITEM (rb_stage_item_get_type ())

/* One row of a card of the stage: a frame, a function suspended at an `await`, a lookup or a timer in progress or over,
 * a queued task or microtask, a promise. The functions of stage-words.h make them; only they call the setters. */
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
RbStageItem *rb_stage_item_new_promise   (guint        callback,
                                          const char  *label,
                                          const char  *detail,
                                          gboolean     is_pending,
                                          guint        depth);
RbStageItem *rb_stage_item_new_more      (guint        n);

void         rb_stage_item_set_mark      (RbStageItem *self,
                                          RbStageMark  mark);
void         rb_stage_item_set_value     (RbStageItem *self,
                                          const char  *value);
void         rb_stage_item_set_record    (RbStageItem *self,
                                          guint        record);
void         rb_stage_item_set_link      (RbStageItem *self,
                                          const char  *text,
                                          guint        record);

guint        rb_stage_item_get_callback  (RbStageItem *self);
guint        rb_stage_item_get_depth     (RbStageItem *self);
const char  *rb_stage_item_get_label     (RbStageItem *self);
const char  *rb_stage_item_get_detail    (RbStageItem *self);
gboolean     rb_stage_item_get_pending   (RbStageItem *self);
gboolean     rb_stage_item_get_waiting   (RbStageItem *self);
RbStageMark  rb_stage_item_get_mark      (RbStageItem *self);
const char  *rb_stage_item_get_value     (RbStageItem *self);
guint        rb_stage_item_get_record    (RbStageItem *self);
const char  *rb_stage_item_get_link      (RbStageItem *self,
                                          guint       *ret_record);
double       rb_stage_item_get_fraction  (RbStageItem *self,
                                          gint64       engine_time);
char        *rb_stage_item_dup_rest      (RbStageItem *self,
                                          gint64       engine_time);
char        *rb_stage_item_dup_name      (RbStageItem *self,
                                          gint64       engine_time);

G_END_DECLS
