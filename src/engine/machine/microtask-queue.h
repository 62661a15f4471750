/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/array-copy.h"

G_BEGIN_DECLS

/*
 * The microtask queue and the queue of ticks (`process.nextTick`), each first in, first out.
 *
 * Microtasks and ticks are numbered in one series, in the order in which they are queued. So the queues are a range of
 * numbers up to `tail`, and a bit for each number says whether it is a tick. A copy is small, however long the queues
 * are.
 *
 * Invariants: `head` is the number of the first microtask, and `tick_head` is the number of the first tick. Each of
 * them is tail + 1 if its queue is empty. Bit n of `ticks` says whether number first_word * 32 + n is a tick; a number
 * outside is a microtask. `ticks` is empty if there are no ticks.
 */
typedef struct
{
  guint32 head;
  guint32 tick_head;
  guint32 tail;
  guint32 first_word;
  GArray *ticks; /* guint32 */
} RbMicrotaskQueue;

/* A copy of the queues, for a keyframe. */
typedef struct
{
  guint32 head;
  guint32 tick_head;
  guint32 tail;
  guint32 first_word;
  RbArrayCopy *ticks;
} RbMicrotaskQueueCopy;

void     rb_microtask_queue_init           (RbMicrotaskQueue           *self);
void     rb_microtask_queue_clear          (RbMicrotaskQueue           *self);
void     rb_microtask_queue_reset          (RbMicrotaskQueue           *self);

gboolean rb_microtask_queue_push           (RbMicrotaskQueue           *self,
                                            guint32                     number);
gboolean rb_microtask_queue_push_tick      (RbMicrotaskQueue           *self,
                                            guint32                     number);
gboolean rb_microtask_queue_remove         (RbMicrotaskQueue           *self,
                                            guint32                     number);
gboolean rb_microtask_queue_has_any        (const RbMicrotaskQueue     *self);
gboolean rb_microtask_queue_has_microtasks (const RbMicrotaskQueue     *self);
void     rb_microtask_queue_list           (const RbMicrotaskQueue     *self,
                                            GArray                     *numbers);
void     rb_microtask_queue_list_ticks     (const RbMicrotaskQueue     *self,
                                            GArray                     *numbers);

gsize    rb_microtask_queue_get_copy_size  (RbMicrotaskQueue           *self,
                                            const RbMicrotaskQueueCopy *before);
void     rb_microtask_queue_save           (RbMicrotaskQueue           *self,
                                            const RbMicrotaskQueueCopy *before,
                                            RbMicrotaskQueueCopy       *ret_copy);
void     rb_microtask_queue_restore        (RbMicrotaskQueue           *self,
                                            const RbMicrotaskQueueCopy *copy);
void     rb_microtask_queue_copy_clear     (RbMicrotaskQueueCopy       *copy);

G_END_DECLS
