/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/microtask-queue.h"

#define BITS 32

/* Words that are no longer reached are dropped once there are so many, and once they are more than half. */
#define MANY_WORDS 64

static gboolean
has_left (const RbMicrotaskQueue *queue,
          guint32                 number)
{
  guint32 word = number / BITS - queue->first_word;

  return number / BITS >= queue->first_word && word < queue->left->len &&
         (g_array_index (queue->left, guint32, word) >> number % BITS & 1) != 0;
}

static void
mark_left (RbMicrotaskQueue *queue,
           guint32           number)
{
  guint32 word;

  if (queue->left->len == 0)
    queue->first_word = queue->head / BITS;

  word = number / BITS - queue->first_word;
  if (word >= queue->left->len)
    g_array_set_size (queue->left, word + 1);
  g_array_index (queue->left, guint32, word) |= (guint32) 1 << number % BITS;
}

static void
drop_words (RbMicrotaskQueue *queue)
{
  guint32 n_passed;

  if (queue->left->len == 0)
    return;

  n_passed = queue->head / BITS - queue->first_word;
  if (n_passed >= queue->left->len)
    {
      g_array_set_size (queue->left, 0);
    }
  else if (n_passed > MANY_WORDS && n_passed > queue->left->len / 2)
    {
      g_array_remove_range (queue->left, 0, n_passed);
      queue->first_word += n_passed;
    }
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
  queue->left = g_array_new (FALSE, TRUE, sizeof (guint32));
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
  g_clear_pointer (&queue->left, g_array_unref);
}

/*
 * rb_microtask_queue_reset:
 * @queue: a queue
 *
 * Goes back to where no microtask has ever been queued.
 */
void
rb_microtask_queue_reset (RbMicrotaskQueue *queue)
{
  queue->head = 1;
  queue->tail = 0;
  queue->first_word = 0;
  g_array_set_size (queue->left, 0);
}

/*
 * rb_microtask_queue_push:
 * @queue: a queue
 * @number: the next number
 *
 * Returns: whether it was the next number
 */
gboolean
rb_microtask_queue_push (RbMicrotaskQueue *queue,
                         guint32           number)
{
  if (number != queue->tail + 1 || number == G_MAXUINT32)
    return FALSE;

  queue->tail = number;

  return TRUE;
}

/*
 * rb_microtask_queue_remove:
 * @queue: a queue
 * @number: whose turn it is
 *
 * Returns: whether it was in the queue
 */
gboolean
rb_microtask_queue_remove (RbMicrotaskQueue *queue,
                           guint32           number)
{
  if (!rb_microtask_queue_contains (queue, number))
    return FALSE;

  if (number != queue->head)
    {
      mark_left (queue, number);
      return TRUE;
    }

  do
    queue->head++;
  while (queue->head <= queue->tail && has_left (queue, queue->head));
  drop_words (queue);

  return TRUE;
}

/*
 * rb_microtask_queue_contains:
 * @queue: a queue
 * @number: any number
 *
 * Returns: whether it waits in the queue
 */
gboolean
rb_microtask_queue_contains (const RbMicrotaskQueue *queue,
                             guint32                 number)
{
  return number >= queue->head && number <= queue->tail && !has_left (queue, number);
}

/*
 * rb_microtask_queue_has_seen:
 * @queue: a queue
 * @number: any number
 *
 * Returns: whether it is in the queue, or was
 */
gboolean
rb_microtask_queue_has_seen (const RbMicrotaskQueue *queue,
                             guint32                 number)
{
  return number >= 1 && number <= queue->tail;
}
