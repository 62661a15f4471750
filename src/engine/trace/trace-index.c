/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace-index.h"

#include "engine/trace/sorted-array.h"

/* From a record on, the event loop runs a callback; 0 for the main script and where it runs none. */
typedef struct
{
  guint32 record;
  guint32 callback;
} Turn;

/* Somebody starts to wait for a promise. */
typedef struct
{
  guint32 record;
  guint32 before; /* the number, from 1, of who waited for the same promise before; 0 if nobody did */
} Follower;

static guint32
get_running (const RbTraceIndex *self)
{
  return self->turns->len > 0 ? g_array_index (self->turns, Turn, self->turns->len - 1).callback : 0;
}

/* An async callback is still the same callback when it continues after an `await`. So is an async function that it
 * called. */
static guint32
take_waiting (RbTraceIndex   *self,
              const RbRecord *record)
{
  gpointer callback = NULL;

  if (record->c == RB_MICROTASK_AWAIT_FULFILLED || record->c == RB_MICROTASK_AWAIT_REJECTED)
    g_hash_table_steal_extended (self->waiting, GUINT_TO_POINTER (record->d), NULL, &callback);

  return GPOINTER_TO_UINT (callback);
}

/* A generator that is suspended at a `yield` continues for whoever asks it for the next value. */
static void
suspend (RbTraceIndex   *self,
         RbTrace        *trace,
         const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (trace, record->site);
  guint32 callback = get_running (self);

  if (callback != 0 && site != NULL && site->kind == RB_SITE_AWAIT)
    g_hash_table_insert (self->waiting, GUINT_TO_POINTER (record->a), GUINT_TO_POINTER (callback));
  else
    g_hash_table_remove (self->waiting, GUINT_TO_POINTER (record->a));
}

static void
start_turn (RbTraceIndex *self,
            guint32       callback)
{
  Turn turn = { self->n_records, callback };

  g_array_append_val (self->turns, turn);
}

/* An interval ends each time that it fires, and starts again. */
static void
end_request (RbTraceIndex   *self,
             GArray         *ends,
             const RbRecord *record)
{
  g_array_append_val (ends, self->n_records);
  if (record->a > 0 && record->a <= self->ends->len)
    g_array_index (self->ends, guint32, record->a - 1) = self->n_records + 1;
}

static void
start_request (RbTraceIndex   *self,
               const RbRecord *record)
{
  /* Numbers come in order. A number that a runner made up must not cost memory. */
  if (record->a != self->requests->len + 1)
    return;

  g_array_append_val (self->requests, self->n_records);
  g_array_set_size (self->ends, self->requests->len);
  if (record->kind == RB_RECORD_TIMER_SET)
    self->n_timers++;
  else
    self->n_lookups++;
}

static void
add_follower (RbTraceIndex   *self,
              const RbRecord *record)
{
  gpointer promise = GUINT_TO_POINTER (record->a);
  Follower follower = { self->n_records, GPOINTER_TO_UINT (g_hash_table_lookup (self->last_followers, promise)) };

  g_array_append_val (self->followers, follower);
  g_hash_table_insert (self->last_followers, promise, GUINT_TO_POINTER (self->followers->len));
}

static void
add_settled (RbTraceIndex   *self,
             const RbRecord *record)
{
  /* A promise is settled once. What a runner made up later must not change what came before. */
  if (g_hash_table_contains (self->settled, GUINT_TO_POINTER (record->a)))
    return;

  g_hash_table_insert (self->settled, GUINT_TO_POINTER (record->a), GUINT_TO_POINTER (self->n_records + 1));
  g_array_append_val (self->settlings, self->n_records);
}

static void
add (RbTraceIndex   *self,
     RbTrace        *trace,
     const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_LOOKUP_START:
    case RB_RECORD_TIMER_SET:
      start_request (self, record);
      break;

    case RB_RECORD_LOOKUP_ANSWER:
      end_request (self, self->lookup_ends, record);
      break;

    case RB_RECORD_TIMER_FIRED:
    case RB_RECORD_TIMER_CLEAR:
      end_request (self, self->timer_ends, record);
      break;

    case RB_RECORD_CALLBACK:
      if (record->a == self->callbacks->len + 1)
        g_array_append_val (self->callbacks, self->n_records);
      break;

    case RB_RECORD_TASK_START:
      start_turn (self, record->b);
      break;

    case RB_RECORD_MICROTASK_START:
      start_turn (self, record->b != 0 ? record->b : take_waiting (self, record));
      break;

    case RB_RECORD_TASK_END:
    case RB_RECORD_MICROTASK_END:
      start_turn (self, 0);
      break;

    case RB_RECORD_SUSPEND:
      suspend (self, trace, record);
      break;

    case RB_RECORD_SETTLED:
      add_settled (self, record);
      break;

    case RB_RECORD_FOLLOWED:
    case RB_RECORD_AWAITED:
      add_follower (self, record);
      break;

    case RB_RECORD_PROMISED:
      g_hash_table_insert (self->promised, GUINT_TO_POINTER (record->a), GUINT_TO_POINTER (self->n_records + 1));
      break;

    default:
      break;
    }
}

/*
 * rb_trace_index_init:
 * @self: (out): an index
 *
 * Makes the index of an empty trace.
 */
void
rb_trace_index_init (RbTraceIndex *self)
{
  *self = (RbTraceIndex){
    .turns = g_array_new (FALSE, FALSE, sizeof (Turn)),
    .requests = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .waiting = g_hash_table_new (NULL, NULL),
    .settled = g_hash_table_new (NULL, NULL),
    .settlings = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .followers = g_array_new (FALSE, FALSE, sizeof (Follower)),
    .last_followers = g_hash_table_new (NULL, NULL),
    .promised = g_hash_table_new (NULL, NULL),
    .callbacks = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .lookup_ends = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .timer_ends = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .ends = g_array_new (FALSE, TRUE, sizeof (guint32)),
  };
}

/*
 * rb_trace_index_clear:
 * @self: an index
 *
 * Frees what @self holds.
 */
void
rb_trace_index_clear (RbTraceIndex *self)
{
  g_clear_pointer (&self->turns, g_array_unref);
  g_clear_pointer (&self->requests, g_array_unref);
  g_clear_pointer (&self->waiting, g_hash_table_unref);
  g_clear_pointer (&self->settled, g_hash_table_unref);
  g_clear_pointer (&self->settlings, g_array_unref);
  g_clear_pointer (&self->followers, g_array_unref);
  g_clear_pointer (&self->last_followers, g_hash_table_unref);
  g_clear_pointer (&self->promised, g_hash_table_unref);
  g_clear_pointer (&self->callbacks, g_array_unref);
  g_clear_pointer (&self->lookup_ends, g_array_unref);
  g_clear_pointer (&self->timer_ends, g_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
}

/*
 * rb_trace_index_catch_up:
 * @self: an index
 * @trace: its trace
 *
 * Looks at the records that have come since the last time.
 */
void
rb_trace_index_catch_up (RbTraceIndex *self,
                         RbTrace      *trace)
{
  guint n_records = rb_trace_get_n_records (trace);

  for (; self->n_records < n_records; self->n_records++)
    {
      RbRecord record = rb_trace_get_record (trace, self->n_records);

      add (self, trace, &record);
    }
}

/*
 * rb_trace_index_find_callback:
 * @self: an index
 * @record: a record
 *
 * Returns: the callback that the event loop was running, or 0
 */
guint32
rb_trace_index_find_callback (const RbTraceIndex *self,
                              guint               record)
{
  guint n = rb_sorted_array_count_up_to (self->turns, record);

  return n > 0 ? g_array_index (self->turns, Turn, n - 1).callback : 0;
}

/*
 * rb_trace_index_find_request:
 * @self: an index
 * @request: the number of a request
 * @ret_record: (out): the record that started it
 *
 * Returns: whether there is such a request
 */
gboolean
rb_trace_index_find_request (const RbTraceIndex *self,
                             guint32             request,
                             guint              *ret_record)
{
  if (request == 0 || request > self->requests->len)
    return FALSE;

  *ret_record = g_array_index (self->requests, guint32, request - 1);

  return TRUE;
}

/* Looks up the record of a promise in a table of indices, to each of which 1 was added. */
static gboolean
find_record (GHashTable *table,
             guint32     promise,
             guint      *ret_record)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (table, GUINT_TO_POINTER (promise)));

  if (number == 0)
    return FALSE;

  *ret_record = number - 1;

  return TRUE;
}

/*
 * rb_trace_index_find_settled:
 * @self: an index
 * @promise: the number of a promise
 * @ret_record: (out): the record that tells how it was settled
 *
 * Returns: whether a record tells it
 */
gboolean
rb_trace_index_find_settled (const RbTraceIndex *self,
                             guint32             promise,
                             guint              *ret_record)
{
  return find_record (self->settled, promise, ret_record);
}

/*
 * rb_trace_index_find_promised:
 * @self: an index
 * @promise: the number of a promise
 * @ret_record: (out): the record that tells which call returns the promise
 *
 * Returns: whether a record tells it
 */
gboolean
rb_trace_index_find_promised (const RbTraceIndex *self,
                              guint32             promise,
                              guint              *ret_record)
{
  return find_record (self->promised, promise, ret_record);
}

/*
 * rb_trace_index_list_followers:
 * @self: an index
 * @promise: the number of a promise
 * @end: how many records to look at
 * @records: (element-type guint32): an array to append to
 *
 * Appends the records with which somebody started to wait for the promise, in their order.
 */
void
rb_trace_index_list_followers (const RbTraceIndex *self,
                               guint32             promise,
                               guint               end,
                               GArray             *records)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (self->last_followers, GUINT_TO_POINTER (promise)));
  guint first = records->len;

  while (number != 0)
    {
      const Follower *follower = &g_array_index (self->followers, Follower, number - 1);

      if (follower->record < end)
        g_array_append_val (records, follower->record);
      number = follower->before;
    }

  for (guint i = first, j = records->len; i + 1 < j; i++, j--)
    {
      guint32 record = g_array_index (records, guint32, i);

      g_array_index (records, guint32, i) = g_array_index (records, guint32, j - 1);
      g_array_index (records, guint32, j - 1) = record;
    }
}
