/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/microtask-queue.h"

#define BITS 32

/* Words that are no longer reached are dropped once there are so many, and once they are more than half. */
#define MANY_WORDS 64

static gboolean
is_tick (const RbMicrotaskQueue *queue,
         guint32                 number)
{
  guint32 word = number / BITS - queue->first_word;

  return number / BITS >= queue->first_word && word < queue->ticks->len &&
         (g_array_index (queue->ticks, guint32, word) >> number % BITS & 1) != 0;
}

static guint32
first_number (const RbMicrotaskQueue *queue)
{
  return MIN (queue->head, queue->tick_head);
}

static void
mark_tick (RbMicrotaskQueue *queue,
           guint32           number)
{
  guint32 word;

  if (queue->ticks->len == 0)
    queue->first_word = first_number (queue) / BITS;

  word = number / BITS - queue->first_word;
  if (word >= queue->ticks->len)
    g_array_set_size (queue->ticks, word + 1);
  g_array_index (queue->ticks, guint32, word) |= (guint32) 1 << number % BITS;
}

static void
drop_words (RbMicrotaskQueue *queue)
{
  guint32 n_passed;

  if (queue->ticks->len == 0)
    return;

  n_passed = first_number (queue) / BITS - queue->first_word;
  if (n_passed >= queue->ticks->len)
    {
      g_array_set_size (queue->ticks, 0);
    }
  else if (n_passed > MANY_WORDS && n_passed > queue->ticks->len / 2)
    {
      g_array_remove_range (queue->ticks, 0, n_passed);
      queue->first_word += n_passed;
    }
}

static gboolean
take_number (RbMicrotaskQueue *queue,
             guint32           number)
{
  if (number != queue->tail + 1 || number == G_MAXUINT32)
    return FALSE;

  queue->tail = number;
  return TRUE;
}

/*
 * rb_microtask_queue_init:
 * @queue: memory for a queue
 *
 * Makes it an empty queue.
 */
void
rb_microtask_queue_init (RbMicrotaskQueue *queue)
{
  queue->ticks = g_array_new (FALSE, TRUE, sizeof (guint32));
  rb_microtask_queue_reset (queue);
}

/*
 * rb_microtask_queue_clear:
 * @queue: a queue
 *
 * Frees what it holds.
 */
void
rb_microtask_queue_clear (RbMicrotaskQueue *queue)
{
  g_clear_pointer (&queue->ticks, g_array_unref);
}

/*
 * rb_microtask_queue_reset:
 * @queue: a queue
 *
 * Goes back to where nothing has ever been queued.
 */
void
rb_microtask_queue_reset (RbMicrotaskQueue *queue)
{
  queue->head = 1;
  queue->tick_head = 1;
  queue->tail = 0;
  queue->first_word = 0;
  g_array_set_size (queue->ticks, 0);
}

/*
 * rb_microtask_queue_push:
 * @queue: a queue
 * @number: the next number
 *
 * Queues a microtask.
 *
 * Returns: whether it was the next number
 */
gboolean
rb_microtask_queue_push (RbMicrotaskQueue *queue,
                         guint32           number)
{
  if (!take_number (queue, number))
    return FALSE;

  if (queue->tick_head == number)
    queue->tick_head++;
  return TRUE;
}

/*
 * rb_microtask_queue_push_tick:
 * @queue: a queue
 * @number: the next number
 *
 * Queues a tick.
 *
 * Returns: whether it was the next number
 */
gboolean
rb_microtask_queue_push_tick (RbMicrotaskQueue *queue,
                              guint32           number)
{
  if (!take_number (queue, number))
    return FALSE;

  mark_tick (queue, number);
  if (queue->head == number)
    queue->head++;
  return TRUE;
}

/*
 * rb_microtask_queue_remove:
 * @queue: a queue
 * @number: what runs
 *
 * Returns: whether it was the first of the microtasks, or of the ticks
 */
gboolean
rb_microtask_queue_remove (RbMicrotaskQueue *queue,
                           guint32           number)
{
  if (number > queue->tail || (number != queue->head && number != queue->tick_head))
    return FALSE;

  if (number == queue->head)
    do
      queue->head++;
    while (queue->head <= queue->tail && is_tick (queue, queue->head));
  else
    do
      queue->tick_head++;
    while (queue->tick_head <= queue->tail && !is_tick (queue, queue->tick_head));
  drop_words (queue);

  return TRUE;
}

/*
 * rb_microtask_queue_has_any:
 * @queue: a queue
 *
 * Returns: whether a microtask or a tick waits
 */
gboolean
rb_microtask_queue_has_any (const RbMicrotaskQueue *queue)
{
  return first_number (queue) <= queue->tail;
}

/*
 * rb_microtask_queue_list:
 * @queue: a queue
 * @numbers: (element-type guint32): where to append to
 *
 * Appends the microtasks that wait, what runs next first.
 */
void
rb_microtask_queue_list (const RbMicrotaskQueue *queue,
                         GArray                 *numbers)
{
  for (guint32 number = queue->head; number <= queue->tail; number++)
    if (!is_tick (queue, number))
      g_array_append_val (numbers, number);
}

/*
 * rb_microtask_queue_list_ticks:
 * @queue: a queue
 * @numbers: (element-type guint32): where to append to
 *
 * Appends the ticks that wait, likewise.
 */
void
rb_microtask_queue_list_ticks (const RbMicrotaskQueue *queue,
                               GArray                 *numbers)
{
  for (guint32 number = queue->tick_head; number <= queue->tail; number++)
    if (is_tick (queue, number))
      g_array_append_val (numbers, number);
}
