/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/suspensions.h"

/**
 * RbSuspensions:
 *
 * A queue keeps the order. A hash table finds the link of an activation in the queue without a search, because many
 * functions may wait at the same time and go on in any order.
 */
struct _RbSuspensions
{
  GQueue queue; /* (element-type RbRecord) */
  GHashTable *links;
};

/**
 * rb_suspensions_new: (skip)
 *
 * Creates an empty list.
 *
 * Returns: (transfer full): no suspensions
 */
RbSuspensions *
rb_suspensions_new (void)
{
  RbSuspensions *self = g_new0 (RbSuspensions, 1);

  g_queue_init (&self->queue);
  self->links = g_hash_table_new (NULL, NULL);

  return self;
}

/**
 * rb_suspensions_free:
 * @self: (transfer full): suspensions
 *
 * Frees the list.
 */
void
rb_suspensions_free (RbSuspensions *self)
{
  g_queue_clear_full (&self->queue, g_free);
  g_hash_table_unref (self->links);
  g_free (self);
}

/**
 * rb_suspensions_add:
 * @self: suspensions
 * @record: a SUSPEND at an `await`
 *
 * Remembers that a function waits. A function that already waits moves to the end of the list.
 */
void
rb_suspensions_add (RbSuspensions  *self,
                    const RbRecord *record)
{
  rb_suspensions_remove (self, record->a);
  g_queue_push_tail (&self->queue, g_memdup2 (record, sizeof *record));
  g_hash_table_insert (self->links, GUINT_TO_POINTER (record->a), self->queue.tail);
}

/**
 * rb_suspensions_remove:
 * @self: suspensions
 * @activation: the activation of a function; 0 for the main script
 *
 * Forgets that the function waits, if it does.
 */
void
rb_suspensions_remove (RbSuspensions *self,
                       guint32        activation)
{
  GList *link = g_hash_table_lookup (self->links, GUINT_TO_POINTER (activation));

  if (link == NULL)
    return;
  g_hash_table_remove (self->links, GUINT_TO_POINTER (activation));
  g_free (link->data);
  g_queue_delete_link (&self->queue, link);
}

/**
 * rb_suspensions_get:
 * @self: suspensions
 *
 * Gets the SUSPEND of each function that waits, the first one first.
 *
 * Returns: (transfer none) (element-type RbRecord): the SUSPEND of each function that waits, the first one first
 */
const GList *
rb_suspensions_get (RbSuspensions *self)
{
  return self->queue.head;
}
