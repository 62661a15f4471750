/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/pending-list.h"

/*
 * rb_pending_list_init:
 * @self: uninitialized memory
 *
 * Sets up an empty list.
 */
void
rb_pending_list_init (RbPendingList *self)
{
  rb_gap_array_init (&self->pending, sizeof (RbPending));
  self->n_immediates = 0;
}

/*
 * rb_pending_list_clear:
 * @self: a list
 *
 * Frees what @self holds, but not @self.
 */
void
rb_pending_list_clear (RbPendingList *self)
{
  rb_gap_array_clear (&self->pending);
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
  rb_gap_array_reset (&self->pending);
  self->n_immediates = 0;
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
  if (!rb_gap_array_add (&self->pending, pending))
    return FALSE;

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
  if (!rb_gap_array_remove (&self->pending, request, ret_pending))
    return FALSE;

  self->n_immediates -= ret_pending->timer == RB_TIMER_IMMEDIATE;

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
  const RbPending *pending = self->n_immediates > 0 ? rb_gap_array_find (&self->pending, request) : NULL;

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
  return rb_gap_array_list (&self->pending, ret_n);
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
  return rb_gap_array_get_copy_size (&self->pending, before);
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
  return rb_gap_array_save (&self->pending, before);
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
  guint n;
  const RbPending *pending;

  rb_gap_array_restore (&self->pending, copy);
  pending = rb_gap_array_list (&self->pending, &n);
  self->n_immediates = 0;
  for (guint i = 0; i < n; i++)
    self->n_immediates += pending[i].timer == RB_TIMER_IMMEDIATE;
}
