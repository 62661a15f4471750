/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The microtask queue as a set of numbers. Microtasks are numbered as they are queued and leave in that order, so the
 * queue is all numbers from `head` to `tail`, and costs nothing to copy however long it is. The runner cannot always
 * see in which order the engine queued two of them; so one may leave before its turn, and is then marked in `left`.
 *
 * Invariants: head is at most tail + 1, and itself has not left; bit n of `left` stands for the number
 * first_word * 32 + n; numbers that it does not reach have not left; it is empty where all leave in order.
 */
typedef struct
{
  guint32 head;
  guint32 tail;
  guint32 first_word;
  GArray *left; /* guint32 */
} RbMicrotaskQueue;

void     rb_microtask_queue_init     (RbMicrotaskQueue       *queue);
void     rb_microtask_queue_clear    (RbMicrotaskQueue       *queue);
void     rb_microtask_queue_reset    (RbMicrotaskQueue       *queue);

gboolean rb_microtask_queue_push     (RbMicrotaskQueue       *queue,
                                      guint32                 number);
gboolean rb_microtask_queue_remove   (RbMicrotaskQueue       *queue,
                                      guint32                 number);
gboolean rb_microtask_queue_contains (const RbMicrotaskQueue *queue,
                                      guint32                 number);
gboolean rb_microtask_queue_has_seen (const RbMicrotaskQueue *queue,
                                      guint32                 number);

G_END_DECLS
