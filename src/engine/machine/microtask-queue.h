/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The microtasks that wait, and the ticks (`process.nextTick`): two queues, each first in, first out. Both are numbered
 * in one series as they are queued, so they are all numbers up to `tail`, told apart by a bit, and cost next to nothing
 * to copy however long they are.
 *
 * Invariants: head is the number of a microtask, tick_head that of a tick, or one above tail if none waits; bit n of
 * `ticks` says that the number first_word * 32 + n is a tick's; numbers that it does not reach are microtasks'; it is
 * empty where there are no ticks.
 */
typedef struct
{
  guint32 head;
  guint32 tick_head;
  guint32 tail;
  guint32 first_word;
  GArray *ticks; /* guint32 */
} RbMicrotaskQueue;

void     rb_microtask_queue_init        (RbMicrotaskQueue       *queue);
void     rb_microtask_queue_clear       (RbMicrotaskQueue       *queue);
void     rb_microtask_queue_reset       (RbMicrotaskQueue       *queue);

gboolean rb_microtask_queue_push        (RbMicrotaskQueue       *queue,
                                         guint32                 number);
gboolean rb_microtask_queue_push_tick   (RbMicrotaskQueue       *queue,
                                         guint32                 number);
gboolean rb_microtask_queue_remove      (RbMicrotaskQueue       *queue,
                                         guint32                 number);
gboolean rb_microtask_queue_has_any     (const RbMicrotaskQueue *queue);
void     rb_microtask_queue_list        (const RbMicrotaskQueue *queue,
                                         GArray                 *numbers);
void     rb_microtask_queue_list_ticks  (const RbMicrotaskQueue *queue,
                                         GArray                 *numbers);

G_END_DECLS
