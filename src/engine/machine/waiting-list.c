/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/waiting-list.h"

#include "engine/trace/sorted-array.h"

/* So few gaps are never worth closing. */
#define MIN_GAPS 64

static RbWaiting *
get_element (RbWaitingList *self,
             guint          i)
{
  return &g_array_index (self->waiting, RbWaiting, i);
}

/* Where the element of an activation is, or where it would have to be inserted. */
static guint
find_index (RbWaitingList *self,
            guint32        activation)
{
  guint n = self->waiting->len;

  if (n == 0 || get_element (self, n - 1)->activation < activation)
    return n;

  return rb_sorted_array_count_below (self->waiting, activation);
}

static RbWaiting *
find_element (RbWaitingList *self,
              guint32        activation)
{
  guint i = find_index (self, activation);

  if (i == self->waiting->len || get_element (self, i)->activation != activation)
    return NULL;

  return get_element (self, i);
}

static void
close_gaps (RbWaitingList *self)
{
  guint n_kept = 0;

  if (self->n_gaps == 0)
    return;

  for (guint i = 0; i < self->waiting->len; i++)
    if (get_element (self, i)->site != 0)
      *get_element (self, n_kept++) = *get_element (self, i);

  g_array_set_size (self->waiting, n_kept);
  self->n_gaps = 0;
}

/*
 * rb_waiting_list_init:
 * @self: uninitialized memory
 *
 * Sets up an empty list.
 */
void
rb_waiting_list_init (RbWaitingList *self)
{
  *self = (RbWaitingList){ .waiting = g_array_new (FALSE, FALSE, sizeof (RbWaiting)) };
}

/*
 * rb_waiting_list_clear:
 * @self: a list
 *
 * Frees what it holds, but not @self.
 */
void
rb_waiting_list_clear (RbWaitingList *self)
{
  g_clear_pointer (&self->waiting, g_array_unref);
}

/*
 * rb_waiting_list_reset:
 * @self: a list
 *
 * Makes the list empty.
 */
void
rb_waiting_list_reset (RbWaitingList *self)
{
  g_array_set_size (self->waiting, 0);
  self->n_gaps = 0;
}

/*
 * rb_waiting_list_add:
 * @self: a list
 * @waiting: a function that has left the stack at an `await`; its site is not 0
 *
 * Adds a copy.
 *
 * Returns: whether it was added: not if its activation waits already
 */
gboolean
rb_waiting_list_add (RbWaitingList   *self,
                     const RbWaiting *waiting)
{
  guint i = find_index (self, waiting->activation);

  if (i == self->waiting->len || get_element (self, i)->activation != waiting->activation)
    {
      g_array_insert_val (self->waiting, i, *waiting);
    }
  else if (get_element (self, i)->site == 0)
    {
      *get_element (self, i) = *waiting;
      self->n_gaps--;
    }
  else
    {
      return FALSE;
    }

  return TRUE;
}

/*
 * rb_waiting_list_remove:
 * @self: a list
 * @activation: an activation that resumes
 * @ret_waiting: (out caller-allocates): what was removed
 *
 * Removes a function from the list.
 *
 * Returns: whether it was waiting
 */
gboolean
rb_waiting_list_remove (RbWaitingList *self,
                        guint32        activation,
                        RbWaiting     *ret_waiting)
{
  RbWaiting *waiting = find_element (self, activation);

  if (waiting == NULL || waiting->site == 0)
    return FALSE;

  *ret_waiting = *waiting;
  waiting->site = 0;
  self->n_gaps++;

  if (self->n_gaps > MIN_GAPS && self->n_gaps > self->waiting->len / 2)
    close_gaps (self);

  return TRUE;
}

/*
 * rb_waiting_list_mark_stuck:
 * @self: a list
 * @activation: an activation that waits for ever; nothing happens if it does not wait
 *
 * Notes that nothing will settle what a function waits for.
 */
void
rb_waiting_list_mark_stuck (RbWaitingList *self,
                            guint32        activation)
{
  RbWaiting *waiting = find_element (self, activation);

  if (waiting != NULL)
    waiting->is_stuck = TRUE;
}

/*
 * rb_waiting_list_list:
 * @self: a list
 * @ret_n: (out): how many there are
 *
 * Returns: (array length=ret_n) (transfer none): the functions that wait, in the order of their activations; valid
 *   until the list changes
 */
const RbWaiting *
rb_waiting_list_list (RbWaitingList *self,
                      guint         *ret_n)
{
  close_gaps (self);
  *ret_n = self->waiting->len;

  return (const RbWaiting *) (gpointer) self->waiting->data;
}

/*
 * rb_waiting_list_get_copy_size:
 * @self: a list
 * @before: (nullable): an earlier copy
 *
 * Returns: how many bytes of memory rb_waiting_list_save() would take
 */
gsize
rb_waiting_list_get_copy_size (RbWaitingList     *self,
                               const RbArrayCopy *before)
{
  close_gaps (self);

  return rb_array_copy_get_size (self->waiting, before);
}

/*
 * rb_waiting_list_save:
 * @self: a list
 * @before: (nullable): an earlier copy
 *
 * Returns: (transfer full): a copy of the list
 */
RbArrayCopy *
rb_waiting_list_save (RbWaitingList     *self,
                      const RbArrayCopy *before)
{
  close_gaps (self);

  return rb_array_copy_new (self->waiting, before);
}

/*
 * rb_waiting_list_restore:
 * @self: a list
 * @copy: a copy of it, made earlier or later in the trace
 *
 * Makes the list as it was then.
 */
void
rb_waiting_list_restore (RbWaitingList     *self,
                         const RbArrayCopy *copy)
{
  self->n_gaps = 0;
  rb_array_copy_restore (copy, self->waiting);
}
