/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/pending-list.h"

#include "engine/trace/sorted-array.h"

/* The padding of an element that is a gap. */
#define GAP 1

/* So few gaps are never worth closing. */
#define MIN_GAPS 64

static RbPending *
get_element (RbPendingList *self,
             guint          i)
{
  return &g_array_index (self->pending, RbPending, i);
}

/* Where the element of a request is, or where it would have to be inserted. */
static guint
find_index (RbPendingList *self,
            guint32        request)
{
  guint n = self->pending->len;

  if (n == 0 || get_element (self, n - 1)->request < request)
    return n;
  if (self->hint < n && get_element (self, self->hint)->request == request)
    return self->hint;

  return rb_sorted_array_count_below (self->pending, request);
}

static RbPending *
find_pending (RbPendingList *self,
              guint32        request)
{
  guint i = find_index (self, request);

  if (i == self->pending->len || get_element (self, i)->request != request || get_element (self, i)->padding == GAP)
    return NULL;

  return get_element (self, i);
}

static void
close_gaps (RbPendingList *self)
{
  guint n_kept = 0;

  if (self->n_gaps == 0)
    return;

  for (guint i = 0; i < self->pending->len; i++)
    if (get_element (self, i)->padding != GAP)
      *get_element (self, n_kept++) = *get_element (self, i);

  g_array_set_size (self->pending, n_kept);
  self->n_gaps = 0;
}

/*
 * rb_pending_list_init:
 * @self: uninitialized memory
 *
 * Sets up an empty list.
 */
void
rb_pending_list_init (RbPendingList *self)
{
  *self = (RbPendingList){ .pending = g_array_new (FALSE, FALSE, sizeof (RbPending)) };
}

/*
 * rb_pending_list_clear:
 * @self: a list
 *
 * Frees what it holds, but not @self.
 */
void
rb_pending_list_clear (RbPendingList *self)
{
  g_clear_pointer (&self->pending, g_array_unref);
}

/*
 * rb_pending_list_reset:
 * @self: a list
 *
 * Makes the list empty.
 */
void
rb_pending_list_reset (RbPendingList *self)
{
  g_array_set_size (self->pending, 0);
  self->n_gaps = 0;
  self->n_immediates = 0;
  self->hint = 0;
}

/*
 * rb_pending_list_add:
 * @self: a list
 * @pending: a lookup or a timer
 *
 * Adds a copy.
 *
 * Returns: whether it was added: not if its request is pending already
 */
gboolean
rb_pending_list_add (RbPendingList   *self,
                     const RbPending *pending)
{
  guint i = find_index (self, pending->request);

  if (i == self->pending->len || get_element (self, i)->request != pending->request)
    {
      g_array_insert_val (self->pending, i, *pending);
    }
  else if (get_element (self, i)->padding == GAP)
    {
      *get_element (self, i) = *pending;
      self->n_gaps--;
    }
  else
    {
      return FALSE;
    }

  self->n_immediates += pending->timer == RB_TIMER_IMMEDIATE;

  return TRUE;
}

/*
 * rb_pending_list_remove:
 * @self: a list
 * @request: the number of a request
 * @ret_pending: (out caller-allocates): what was removed
 *
 * Removes a lookup or a timer.
 *
 * Returns: whether it was pending
 */
gboolean
rb_pending_list_remove (RbPendingList *self,
                        guint32        request,
                        RbPending     *ret_pending)
{
  RbPending *pending = find_pending (self, request);

  if (pending == NULL)
    return FALSE;

  *ret_pending = *pending;
  pending->padding = GAP;
  self->n_gaps++;
  self->n_immediates -= pending->timer == RB_TIMER_IMMEDIATE;

  /* With the same latency for all, the next one to be removed is the next one in line. */
  self->hint = pending - get_element (self, 0) + 1;

  if (self->n_gaps > MIN_GAPS && self->n_gaps > self->pending->len / 2)
    close_gaps (self);

  return TRUE;
}

/*
 * rb_pending_list_has_immediate:
 * @self: a list
 * @request: the number of a request
 *
 * Returns: whether the request is pending and an immediate
 */
gboolean
rb_pending_list_has_immediate (RbPendingList *self,
                               guint32        request)
{
  const RbPending *pending = self->n_immediates > 0 ? find_pending (self, request) : NULL;

  return pending != NULL && pending->timer == RB_TIMER_IMMEDIATE;
}

/*
 * rb_pending_list_has_immediates:
 * @self: a list
 *
 * Returns: whether any immediate is pending
 */
gboolean
rb_pending_list_has_immediates (const RbPendingList *self)
{
  return self->n_immediates > 0;
}

/*
 * rb_pending_list_list:
 * @self: a list
 * @ret_n: (out): how many there are
 *
 * Returns: (array length=ret_n) (transfer none): what is pending, in the order of the requests; valid until the list
 *   changes
 */
const RbPending *
rb_pending_list_list (RbPendingList *self,
                      guint         *ret_n)
{
  close_gaps (self);
  *ret_n = self->pending->len;

  return (const RbPending *) (gpointer) self->pending->data;
}

/*
 * rb_pending_list_get_copy_size:
 * @self: a list
 * @before: (nullable): an earlier copy
 *
 * Returns: how many bytes of memory rb_pending_list_save() would take
 */
gsize
rb_pending_list_get_copy_size (RbPendingList     *self,
                               const RbArrayCopy *before)
{
  close_gaps (self);

  return rb_array_copy_get_size (self->pending, before);
}

/*
 * rb_pending_list_save:
 * @self: a list
 * @before: (nullable): an earlier copy
 *
 * Returns: (transfer full): a copy of the list
 */
RbArrayCopy *
rb_pending_list_save (RbPendingList     *self,
                      const RbArrayCopy *before)
{
  close_gaps (self);

  return rb_array_copy_new (self->pending, before);
}

/*
 * rb_pending_list_restore:
 * @self: a list
 * @copy: a copy of it, made earlier or later in the trace
 *
 * Makes the list as it was then.
 */
void
rb_pending_list_restore (RbPendingList     *self,
                         const RbArrayCopy *copy)
{
  rb_pending_list_reset (self);
  rb_array_copy_restore (copy, self->pending);
  for (guint i = 0; i < self->pending->len; i++)
    self->n_immediates += get_element (self, i)->timer == RB_TIMER_IMMEDIATE;
}
