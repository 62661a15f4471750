/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/microtask-queue.h"

#define BITS 32

/* Words of ticks that have run are dropped when they are more than this number, and more than half of all words. */
#define MIN_WORDS 64

static gboolean
is_tick (const RbMicrotaskQueue *self,
         guint32                 number)
{
  guint32 word = number / BITS - self->first_word;

  return number / BITS >= self->first_word && word < self->ticks->len &&
         (g_array_index (self->ticks, guint32, word) >> number % BITS & 1) != 0;
}

static guint32
first_number (const RbMicrotaskQueue *self)
{
  return MIN (self->head, self->tick_head);
}

static void
mark_tick (RbMicrotaskQueue *self,
           guint32           number)
{
  guint32 word;

  if (self->ticks->len == 0)
    self->first_word = first_number (self) / BITS;

  word = number / BITS - self->first_word;
  if (word >= self->ticks->len)
    g_array_set_size (self->ticks, word + 1);
  g_array_index (self->ticks, guint32, word) |= (guint32) 1 << number % BITS;
}

static void
drop_words (RbMicrotaskQueue *self)
{
  guint32 n_passed;

  if (self->ticks->len == 0)
    return;

  n_passed = first_number (self) / BITS - self->first_word;
  if (n_passed >= self->ticks->len)
    {
      g_array_set_size (self->ticks, 0);
    }
  else if (n_passed > MIN_WORDS && n_passed > self->ticks->len / 2)
    {
      g_array_remove_range (self->ticks, 0, n_passed);
      self->first_word += n_passed;
    }
}

static gboolean
take_number (RbMicrotaskQueue *self,
             guint32           number)
{
  if (number != self->tail + 1 || number == G_MAXUINT32)
    return FALSE;

  self->tail = number;

  return TRUE;
}

/*
 * rb_microtask_queue_init:
 * @self: uninitialized memory
 *
 * Sets up empty queues.
 */
void
rb_microtask_queue_init (RbMicrotaskQueue *self)
{
  self->ticks = g_array_new (FALSE, TRUE, sizeof (guint32));
  rb_microtask_queue_reset (self);
}

/*
 * rb_microtask_queue_clear:
 * @self: queues
 *
 * Frees what @self holds, but not @self.
 */
void
rb_microtask_queue_clear (RbMicrotaskQueue *self)
{
  g_clear_pointer (&self->ticks, g_array_unref);
}

/*
 * rb_microtask_queue_reset:
 * @self: queues
 *
 * Goes back to before anything was queued.
 */
void
rb_microtask_queue_reset (RbMicrotaskQueue *self)
{
  self->head = 1;
  self->tick_head = 1;
  self->tail = 0;
  self->first_word = 0;
  g_array_set_size (self->ticks, 0);
}

/*
 * rb_microtask_queue_push:
 * @self: queues
 * @number: the next number
 *
 * Adds a microtask to its queue.
 *
 * Returns: whether it was added: not if the number is out of order
 */
gboolean
rb_microtask_queue_push (RbMicrotaskQueue *self,
                         guint32           number)
{
  if (!take_number (self, number))
    return FALSE;

  if (self->tick_head == number)
    self->tick_head++;

  return TRUE;
}

/*
 * rb_microtask_queue_push_tick:
 * @self: queues
 * @number: the next number
 *
 * Adds a tick to its queue.
 *
 * Returns: whether it was added: not if the number is out of order
 */
gboolean
rb_microtask_queue_push_tick (RbMicrotaskQueue *self,
                              guint32           number)
{
  if (!take_number (self, number))
    return FALSE;

  mark_tick (self, number);
  if (self->head == number)
    self->head++;

  return TRUE;
}

/*
 * rb_microtask_queue_remove:
 * @self: queues
 * @number: the number of a microtask or a tick that starts to run
 *
 * Removes it from its queue.
 *
 * Returns: whether it was removed: not if it is not the first of its queue
 */
gboolean
rb_microtask_queue_remove (RbMicrotaskQueue *self,
                           guint32           number)
{
  if (number > self->tail || (number != self->head && number != self->tick_head))
    return FALSE;

  if (number == self->head)
    do
      self->head++;
    while (self->head <= self->tail && is_tick (self, self->head));
  else
    do
      self->tick_head++;
    while (self->tick_head <= self->tail && !is_tick (self, self->tick_head));
  drop_words (self);

  return TRUE;
}

/*
 * rb_microtask_queue_has_any:
 * @self: queues
 *
 * Returns: whether a microtask or a tick is queued
 */
gboolean
rb_microtask_queue_has_any (const RbMicrotaskQueue *self)
{
  return first_number (self) <= self->tail;
}

/*
 * rb_microtask_queue_has_microtasks:
 * @self: queues
 *
 * Returns: whether a microtask is queued; ticks do not count
 */
gboolean
rb_microtask_queue_has_microtasks (const RbMicrotaskQueue *self)
{
  return self->head <= self->tail;
}

/*
 * rb_microtask_queue_list:
 * @self: queues
 * @numbers: (element-type guint32): an array to append to
 *
 * Appends the numbers of the microtasks, the next one to run first.
 */
void
rb_microtask_queue_list (const RbMicrotaskQueue *self,
                         GArray                 *numbers)
{
  for (guint32 number = self->head; number <= self->tail; number++)
    if (!is_tick (self, number))
      g_array_append_val (numbers, number);
}

/*
 * rb_microtask_queue_list_ticks:
 * @self: queues
 * @numbers: (element-type guint32): an array to append to
 *
 * Appends the numbers of the ticks, the next one to run first.
 */
void
rb_microtask_queue_list_ticks (const RbMicrotaskQueue *self,
                               GArray                 *numbers)
{
  for (guint32 number = self->tick_head; number <= self->tail; number++)
    if (is_tick (self, number))
      g_array_append_val (numbers, number);
}

/*
 * rb_microtask_queue_get_copy_size:
 * @self: queues
 * @before: an earlier copy; all zeros if there is none
 *
 * Returns: how many bytes of memory rb_microtask_queue_save() would take, beyond the struct
 */
gsize
rb_microtask_queue_get_copy_size (RbMicrotaskQueue           *self,
                                  const RbMicrotaskQueueCopy *before)
{
  return rb_array_copy_get_size (self->ticks, before->ticks);
}

/*
 * rb_microtask_queue_save:
 * @self: queues
 * @before: an earlier copy; all zeros if there is none
 * @ret_copy: (out caller-allocates): a copy of the queues; free what it holds with rb_microtask_queue_copy_clear()
 */
void
rb_microtask_queue_save (RbMicrotaskQueue           *self,
                         const RbMicrotaskQueueCopy *before,
                         RbMicrotaskQueueCopy       *ret_copy)
{
  *ret_copy = (RbMicrotaskQueueCopy){
    .head = self->head,
    .tick_head = self->tick_head,
    .tail = self->tail,
    .first_word = self->first_word,
    .ticks = rb_array_copy_new (self->ticks, before->ticks),
  };
}

/*
 * rb_microtask_queue_restore:
 * @self: queues
 * @copy: a copy of them, made earlier or later in the trace
 *
 * Gives the queues the contents of the copy.
 */
void
rb_microtask_queue_restore (RbMicrotaskQueue           *self,
                            const RbMicrotaskQueueCopy *copy)
{
  self->head = copy->head;
  self->tick_head = copy->tick_head;
  self->tail = copy->tail;
  self->first_word = copy->first_word;
  rb_array_copy_restore (copy->ticks, self->ticks);
}

/*
 * rb_microtask_queue_copy_clear:
 * @copy: what rb_microtask_queue_save() has filled
 *
 * Frees what @copy holds, but not @copy.
 */
void
rb_microtask_queue_copy_clear (RbMicrotaskQueueCopy *copy)
{
  g_clear_pointer (&copy->ticks, rb_array_copy_free);
}
