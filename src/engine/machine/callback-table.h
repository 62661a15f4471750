/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine-types.h"

G_BEGIN_DECLS

/*
 * A holder is something that may still call a callback. The number of holders of each kind decides whether the callback
 * is registered, waiting, or done or failed.
 */
typedef enum
{
  RB_HOLDER_PENDING,   /* a lookup or a timer that is pending */
  RB_HOLDER_QUEUED,    /* a task in the task queue */
  RB_HOLDER_MICROTASK, /* a microtask in the microtask queue */
  RB_HOLDER_WAITING,   /* a call of the callback that waits at an `await` */
  RB_N_HOLDERS,
} RbHolder;

/*
 * All callbacks up to a position of the trace.
 *
 * Invariants: callback n is callbacks[n - 1], and holders[n - 1] counts its holders. `known` starts with the same
 * callbacks. It also has the callbacks of later positions that the machine has reached before. The function and the
 * name of a callback never change, so keyframes do not keep them.
 */
typedef struct
{
  GArray *callbacks; /* RbCallback */
  GArray *holders;   /* of each callback, RB_N_HOLDERS numbers */
  GArray *known;     /* RbCallback; state, has_failed and finished_at are not used */
} RbCallbackTable;

/* What a keyframe keeps of the table. */
typedef struct _RbCallbackTableCopy RbCallbackTableCopy;

void                 rb_callback_table_init          (RbCallbackTable           *self);
void                 rb_callback_table_clear         (RbCallbackTable           *self);
void                 rb_callback_table_reset         (RbCallbackTable           *self);

void                 rb_callback_table_add           (RbCallbackTable           *self,
                                                      guint32                    callback,
                                                      guint32                    function,
                                                      guint32                    name);
const RbCallback    *rb_callback_table_get           (RbCallbackTable           *self,
                                                      guint32                    callback);
gboolean             rb_callback_table_start         (RbCallbackTable           *self,
                                                      guint32                    callback);
void                 rb_callback_table_fail          (RbCallbackTable           *self,
                                                      guint32                    callback);
void                 rb_callback_table_end           (RbCallbackTable           *self,
                                                      guint32                    callback,
                                                      guint32                    record);
void                 rb_callback_table_add_holder    (RbCallbackTable           *self,
                                                      guint32                    callback,
                                                      RbHolder                   holder);
void                 rb_callback_table_remove_holder (RbCallbackTable           *self,
                                                      guint32                    callback,
                                                      RbHolder                   holder);
void                 rb_callback_table_update_state  (RbCallbackTable           *self,
                                                      guint32                    callback);
void                 rb_callback_table_finish        (RbCallbackTable           *self);

gsize                rb_callback_table_get_copy_size (RbCallbackTable           *self);
RbCallbackTableCopy *rb_callback_table_save          (RbCallbackTable           *self);
void                 rb_callback_table_restore       (RbCallbackTable           *self,
                                                      const RbCallbackTableCopy *copy);
void                 rb_callback_table_copy_free     (RbCallbackTableCopy       *copy);

G_END_DECLS
