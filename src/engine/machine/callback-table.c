/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/callback-table.h"

typedef struct
{
  guint32 n[RB_N_HOLDERS];
} Holders;

/*
 * After the struct come three arrays:
 *
 * - for each callback, the record with which a call of it last ended: a guint32;
 * - for each callback that MANY or more microtasks hold, the number of these microtasks: a guint32;
 * - for each callback, a byte: the state in the low bits, then whether it has failed, and above that the number of
 *   microtasks that hold the callback, at most MANY.
 *
 * The other holders are not kept: they follow from what is pending, queued and waiting.
 */
struct _RbCallbackTableCopy
{
  guint n_callbacks;
  guint n_many;
};

#define STATE_BITS 3
#define STATE_MASK ((1 << STATE_BITS) - 1)
#define FAILED_BIT (1 << STATE_BITS)
#define COUNT_SHIFT (STATE_BITS + 1)

/* The byte has no room for a larger number of microtasks. */
#define MANY (G_MAXUINT8 >> COUNT_SHIFT)

G_STATIC_ASSERT (RB_CALLBACK_LAST <= STATE_MASK);

static gboolean
has_callback (RbCallbackTable *self,
              guint32          callback)
{
  return callback != 0 && callback <= self->callbacks->len;
}

static RbCallback *
get_callback (RbCallbackTable *self,
              guint32          callback)
{
  return &g_array_index (self->callbacks, RbCallback, callback - 1);
}

static Holders *
get_holders (RbCallbackTable *self,
             guint32          callback)
{
  return &g_array_index (self->holders, Holders, callback - 1);
}

/*
 * rb_callback_table_init:
 * @self: uninitialized memory
 *
 * Sets up an empty table.
 */
void
rb_callback_table_init (RbCallbackTable *self)
{
  *self = (RbCallbackTable){
    .callbacks = g_array_new (FALSE, FALSE, sizeof (RbCallback)),
    .holders = g_array_new (FALSE, TRUE, sizeof (Holders)),
    .known = g_array_new (FALSE, FALSE, sizeof (RbCallback)),
  };
}

/*
 * rb_callback_table_clear:
 * @self: a table
 *
 * Frees what @self holds, but not @self.
 */
void
rb_callback_table_clear (RbCallbackTable *self)
{
  g_clear_pointer (&self->callbacks, g_array_unref);
  g_clear_pointer (&self->holders, g_array_unref);
  g_clear_pointer (&self->known, g_array_unref);
}

/*
 * rb_callback_table_reset:
 * @self: a table
 *
 * Removes all callbacks, but keeps what is known of them.
 */
void
rb_callback_table_reset (RbCallbackTable *self)
{
  g_array_set_size (self->callbacks, 0);
  g_array_set_size (self->holders, 0);
}

/*
 * rb_callback_table_add:
 * @self: a table
 * @callback: the next number, or the number of a callback in the table
 * @function: the site of its function; 0 for one without source
 * @name: the number of a text: the function's name; 0 if it has none
 *
 * Adds a callback that was handed over. A callback that is in the table already, and done, becomes registered again.
 * Numbers out of order are ignored.
 */
void
rb_callback_table_add (RbCallbackTable *self,
                       guint32          callback,
                       guint32          function,
                       guint32          name)
{
  RbCallback added = { callback, function, name, RB_CALLBACK_REGISTERED, FALSE, 0 };

  if (has_callback (self, callback))
    {
      if (get_callback (self, callback)->state >= RB_CALLBACK_DONE)
        get_callback (self, callback)->state = RB_CALLBACK_REGISTERED;
    }
  else if (callback == self->callbacks->len + 1)
    {
      g_array_append_val (self->callbacks, added);
      g_array_set_size (self->holders, callback);
      if (self->known->len < callback)
        g_array_append_val (self->known, added);
    }
}

/*
 * rb_callback_table_get:
 * @self: a table
 * @callback: a number
 *
 * Returns: (transfer none) (nullable): the callback, valid until the table changes; %NULL if there is none
 */
const RbCallback *
rb_callback_table_get (RbCallbackTable *self,
                       guint32          callback)
{
  return has_callback (self, callback) ? get_callback (self, callback) : NULL;
}

/*
 * rb_callback_table_start:
 * @self: a table
 * @callback: a number
 *
 * Notes that a call of the callback starts, or resumes.
 *
 * Returns: whether there is such a callback
 */
gboolean
rb_callback_table_start (RbCallbackTable *self,
                         guint32          callback)
{
  if (!has_callback (self, callback))
    return FALSE;

  get_callback (self, callback)->state = RB_CALLBACK_RUNNING;
  get_callback (self, callback)->has_failed = FALSE;

  return TRUE;
}

/*
 * rb_callback_table_fail:
 * @self: a table
 * @callback: a number; nothing happens if there is no such callback
 *
 * Notes that nothing catches an exception of the call that runs. The callback runs until rb_callback_table_end().
 */
void
rb_callback_table_fail (RbCallbackTable *self,
                        guint32          callback)
{
  if (has_callback (self, callback))
    get_callback (self, callback)->has_failed = TRUE;
}

/*
 * rb_callback_table_end:
 * @self: a table
 * @callback: a number; nothing happens if there is no such callback
 * @record: the index of the current record
 *
 * Notes that a call of the callback is no longer on the stack. A call that waits at an `await` has not ended.
 */
void
rb_callback_table_end (RbCallbackTable *self,
                       guint32          callback,
                       guint32          record)
{
  if (!has_callback (self, callback))
    return;

  get_callback (self, callback)->state = RB_CALLBACK_DONE;
  if (get_holders (self, callback)->n[RB_HOLDER_WAITING] == 0)
    get_callback (self, callback)->finished_at = record;
  rb_callback_table_update_state (self, callback);
}

/*
 * rb_callback_table_add_holder:
 * @self: a table
 * @callback: a number; nothing happens if there is no such callback
 * @holder: what holds the callback
 *
 * Counts one more holder. The state stays as it is until rb_callback_table_update_state().
 */
void
rb_callback_table_add_holder (RbCallbackTable *self,
                              guint32          callback,
                              RbHolder         holder)
{
  if (has_callback (self, callback))
    get_holders (self, callback)->n[holder]++;
}

/*
 * rb_callback_table_remove_holder:
 * @self: a table
 * @callback: a number; nothing happens if there is no such callback
 * @holder: what held the callback
 *
 * Counts one holder fewer. The state stays as it is until rb_callback_table_update_state(): usually the callback passes
 * to another holder, or runs, with a later record of the same moment.
 */
void
rb_callback_table_remove_holder (RbCallbackTable *self,
                                 guint32          callback,
                                 RbHolder         holder)
{
  if (has_callback (self, callback) && get_holders (self, callback)->n[holder] > 0)
    get_holders (self, callback)->n[holder]--;
}

/*
 * rb_callback_table_update_state:
 * @self: a table
 * @callback: a number; nothing happens if there is no such callback
 *
 * Sets the state of a callback by its holders. A callback that runs stays running until rb_callback_table_end().
 */
void
rb_callback_table_update_state (RbCallbackTable *self,
                                guint32          callback)
{
  RbCallback *changed;
  const Holders *holders;

  if (!has_callback (self, callback))
    return;

  changed = get_callback (self, callback);
  holders = get_holders (self, callback);
  if (changed->state == RB_CALLBACK_RUNNING)
    return;

  if (holders->n[RB_HOLDER_QUEUED] > 0 || holders->n[RB_HOLDER_MICROTASK] > 0 || holders->n[RB_HOLDER_WAITING] > 0)
    changed->state = RB_CALLBACK_WAITING;
  else if (holders->n[RB_HOLDER_PENDING] > 0)
    changed->state = RB_CALLBACK_REGISTERED;
  else if (changed->has_failed)
    changed->state = RB_CALLBACK_FAILED;
  else
    changed->state = changed->finished_at > 0 ? RB_CALLBACK_DONE : RB_CALLBACK_UNCALLED;
}

/*
 * rb_callback_table_finish:
 * @self: a table
 *
 * Marks each callback that was never called, because the run is over and nothing will call it.
 */
void
rb_callback_table_finish (RbCallbackTable *self)
{
  for (guint32 callback = 1; callback <= self->callbacks->len; callback++)
    {
      RbCallback *left = get_callback (self, callback);

      if (left->state == RB_CALLBACK_REGISTERED && left->finished_at == 0)
        left->state = RB_CALLBACK_UNCALLED;
    }
}

/* --- Keyframes ---------------------------------------------------------------------------------------------------- */

static guint
count_many (RbCallbackTable *self)
{
  guint n = 0;

  for (guint32 callback = 1; callback <= self->callbacks->len; callback++)
    n += get_holders (self, callback)->n[RB_HOLDER_MICROTASK] >= MANY ? 1 : 0;

  return n;
}

static gsize
size_of_copy (RbCallbackTable *self,
              guint            n_many)
{
  return sizeof (RbCallbackTableCopy) + n_many * sizeof (guint32) +
         self->callbacks->len * (sizeof (guint32) + sizeof (guint8));
}

/*
 * rb_callback_table_get_copy_size:
 * @self: a table
 *
 * Returns: how many bytes of memory rb_callback_table_save() would take
 */
gsize
rb_callback_table_get_copy_size (RbCallbackTable *self)
{
  return size_of_copy (self, count_many (self));
}

/*
 * rb_callback_table_save:
 * @self: a table
 *
 * Returns: (transfer full): what a keyframe keeps of the table; free with rb_callback_table_copy_free()
 */
RbCallbackTableCopy *
rb_callback_table_save (RbCallbackTable *self)
{
  guint n_many = count_many (self);
  RbCallbackTableCopy *copy = g_malloc (size_of_copy (self, n_many));
  guint32 *finished_at = (gpointer) (copy + 1);
  guint32 *many = finished_at + self->callbacks->len;
  guint8 *bytes = (guint8 *) (many + n_many);

  copy->n_callbacks = self->callbacks->len;
  copy->n_many = n_many;
  for (guint i = 0; i < self->callbacks->len; i++)
    {
      const RbCallback *callback = get_callback (self, i + 1);
      guint32 n_microtasks = get_holders (self, i + 1)->n[RB_HOLDER_MICROTASK];

      finished_at[i] = callback->finished_at;
      bytes[i] = callback->state | (callback->has_failed ? FAILED_BIT : 0) | MIN (n_microtasks, MANY) << COUNT_SHIFT;
      if (n_microtasks >= MANY)
        *many++ = n_microtasks;
    }

  return copy;
}

/*
 * rb_callback_table_restore:
 * @self: a table
 * @copy: a copy of it, made earlier or later in the trace
 *
 * Gives the table the contents of the copy. The copy counts only microtasks as holders; the caller adds the other
 * holders with rb_callback_table_add_holder().
 */
void
rb_callback_table_restore (RbCallbackTable           *self,
                           const RbCallbackTableCopy *copy)
{
  const guint32 *finished_at = (gconstpointer) (copy + 1);
  const guint32 *many = finished_at + copy->n_callbacks;
  const guint8 *bytes = (const guint8 *) (many + copy->n_many);

  g_array_set_size (self->callbacks, copy->n_callbacks);
  g_array_set_size (self->holders, 0);
  g_array_set_size (self->holders, copy->n_callbacks);
  for (guint i = 0; i < copy->n_callbacks; i++)
    {
      RbCallback *callback = get_callback (self, i + 1);
      guint32 n_microtasks = bytes[i] >> COUNT_SHIFT;

      *callback = g_array_index (self->known, RbCallback, i);
      callback->finished_at = finished_at[i];
      callback->state = bytes[i] & STATE_MASK;
      callback->has_failed = (bytes[i] & FAILED_BIT) != 0;
      get_holders (self, i + 1)->n[RB_HOLDER_MICROTASK] = n_microtasks >= MANY ? *many++ : n_microtasks;
    }
}

/*
 * rb_callback_table_copy_free:
 * @copy: (transfer full) (nullable): what rb_callback_table_save() returned
 */
void
rb_callback_table_copy_free (RbCallbackTableCopy *copy)
{
  g_free (copy);
}
