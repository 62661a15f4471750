/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine-types.h"

G_BEGIN_DECLS

/*
 * Who may still call a callback: its holders. Whether it is registered, waiting or done follows from how many holders
 * of each kind it has.
 */
typedef enum
{
  RB_HOLDER_PENDING,   /* a lookup or a timer that is pending */
  RB_HOLDER_QUEUED,    /* a task in the task queue */
  RB_HOLDER_MICROTASK, /* a microtask in its queue */
  RB_HOLDER_WAITING,   /* a call of the callback that waits at an `await` */
  RB_N_HOLDERS,
} RbHolder;

/*
 * All callbacks up to a position of the trace.
 *
 * Invariants: callback n is callbacks[n - 1], the numbers of its holders are holders[n - 1]. `known` starts with the
 * same callbacks; it has those after the position, too, if the machine has been there. What a callback is never
 * changes, so keyframes need not keep it.
 */
typedef struct
{
  GArray *callbacks; /* RbCallback */
  GArray *holders;   /* of each callback, RB_N_HOLDERS numbers */
  GArray *known;     /* RbCallback; its state and end mean nothing */
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

gsize                rb_callback_table_get_copy_size (RbCallbackTable           *self);
RbCallbackTableCopy *rb_callback_table_save          (RbCallbackTable           *self);
void                 rb_callback_table_restore       (RbCallbackTable           *self,
                                                      const RbCallbackTableCopy *copy);
void                 rb_callback_table_copy_free     (RbCallbackTableCopy       *copy);

G_END_DECLS
