/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/array-copy.h"
#include "engine/machine/machine-types.h"

G_BEGIN_DECLS

/*
 * The task queue.
 *
 * Invariants: the queued tasks are the elements from `head` on, the next task to run first. The elements before `head`
 * are no longer queued. They are removed when they are more than half of the array, or when the queue is saved.
 */
typedef struct
{
  GArray *tasks; /* RbQueued */
  guint head;
} RbTaskQueue;

void            rb_task_queue_init          (RbTaskQueue       *self);
void            rb_task_queue_clear         (RbTaskQueue       *self);
void            rb_task_queue_reset         (RbTaskQueue       *self);

void            rb_task_queue_push          (RbTaskQueue       *self,
                                             const RbQueued    *task);
gboolean        rb_task_queue_remove        (RbTaskQueue       *self,
                                             guint32            request,
                                             RbQueued          *ret_task);
const RbQueued *rb_task_queue_list          (const RbTaskQueue *self,
                                             guint             *ret_n);

gsize           rb_task_queue_get_copy_size (RbTaskQueue       *self,
                                             const RbArrayCopy *before);
RbArrayCopy    *rb_task_queue_save          (RbTaskQueue       *self,
                                             const RbArrayCopy *before);
void            rb_task_queue_restore       (RbTaskQueue       *self,
                                             const RbArrayCopy *copy);

G_END_DECLS
