/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/task-queue.h"

/* Up to this many elements before `head` are not worth removing. */
#define MIN_GONE 64

static void
remove_gone (RbTaskQueue *self)
{
  if (self->head > 0)
    g_array_remove_range (self->tasks, 0, self->head);
  self->head = 0;
}

/*
 * rb_task_queue_init:
 * @self: uninitialized memory
 *
 * Sets up an empty queue.
 */
void
rb_task_queue_init (RbTaskQueue *self)
{
  *self = (RbTaskQueue){ .tasks = g_array_new (FALSE, FALSE, sizeof (RbQueued)) };
}

/*
 * rb_task_queue_clear:
 * @self: a queue
 *
 * Frees what @self holds, but not @self.
 */
void
rb_task_queue_clear (RbTaskQueue *self)
{
  g_clear_pointer (&self->tasks, g_array_unref);
}

/*
 * rb_task_queue_reset:
 * @self: a queue
 *
 * Makes the queue empty.
 */
void
rb_task_queue_reset (RbTaskQueue *self)
{
  g_array_set_size (self->tasks, 0);
  self->head = 0;
}

/*
 * rb_task_queue_push:
 * @self: a queue
 * @task: a task
 *
 * Adds a copy of a task at the end.
 */
void
rb_task_queue_push (RbTaskQueue    *self,
                    const RbQueued *task)
{
  g_array_append_val (self->tasks, *task);
}

/*
 * rb_task_queue_remove:
 * @self: a queue
 * @request: the number of a request
 * @ret_task: (out caller-allocates): what was removed
 *
 * Removes the first task that comes from a request. This is nearly always the first task of the queue.
 *
 * Returns: whether there was one
 */
gboolean
rb_task_queue_remove (RbTaskQueue *self,
                      guint32      request,
                      RbQueued    *ret_task)
{
  guint i = self->head;

  while (i < self->tasks->len && g_array_index (self->tasks, RbQueued, i).request != request)
    i++;
  if (i == self->tasks->len)
    return FALSE;

  *ret_task = g_array_index (self->tasks, RbQueued, i);
  if (i == self->head)
    self->head++;
  else
    g_array_remove_index (self->tasks, i);

  if (self->head > MIN_GONE && self->head > self->tasks->len / 2)
    remove_gone (self);

  return TRUE;
}

/*
 * rb_task_queue_list:
 * @self: a queue
 * @ret_n: (out): how many tasks there are
 *
 * Returns: (array length=ret_n) (transfer none) (nullable): the tasks, the next one to run first; valid until the queue
 *   changes; %NULL if it is empty
 */
const RbQueued *
rb_task_queue_list (const RbTaskQueue *self,
                    guint             *ret_n)
{
  *ret_n = self->tasks->len - self->head;

  return *ret_n > 0 ? &g_array_index (self->tasks, RbQueued, self->head) : NULL;
}

/*
 * rb_task_queue_get_copy_size:
 * @self: a queue
 * @before: (nullable): an earlier copy
 *
 * Returns: how many bytes of memory rb_task_queue_save() would take
 */
gsize
rb_task_queue_get_copy_size (RbTaskQueue       *self,
                             const RbArrayCopy *before)
{
  remove_gone (self);

  return rb_array_copy_get_size (self->tasks, before);
}

/*
 * rb_task_queue_save:
 * @self: a queue
 * @before: (nullable): an earlier copy
 *
 * Returns: (transfer full): a copy of the queue
 */
RbArrayCopy *
rb_task_queue_save (RbTaskQueue       *self,
                    const RbArrayCopy *before)
{
  remove_gone (self);

  return rb_array_copy_new (self->tasks, before);
}

/*
 * rb_task_queue_restore:
 * @self: a queue
 * @copy: a copy of it, made earlier or later in the trace
 *
 * Gives the queue the contents of the copy.
 */
void
rb_task_queue_restore (RbTaskQueue       *self,
                       const RbArrayCopy *copy)
{
  self->head = 0;
  rb_array_copy_restore (copy, self->tasks);
}
