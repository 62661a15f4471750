/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace-index.h"

typedef struct
{
  guint record;
  guint callback;
} RbTurn;

/* Follows the trace as it grows: the first `n_records` have been looked at. `turns` says from which record on the loop
 * is running which callback (0 for the main script and for nobody's), in order; `waiting` on whose behalf a function
 * will go on after the `await` at which it waits, by its activation, if that is a callback's; `requests` has the record
 * that started each request, by its number; `settled` that with which each promise was settled, plus one. */
struct _RbTraceIndex
{
  GObject parent_instance;

  RbTrace *trace;
  guint n_records;
  GArray *turns;
  GArray *requests;
  GHashTable *waiting;
  GHashTable *settled;
};

G_DEFINE_FINAL_TYPE (RbTraceIndex, rb_trace_index, G_TYPE_OBJECT)

static void
rb_trace_index_finalize (GObject *object)
{
  RbTraceIndex *self = RB_TRACE_INDEX (object);

  g_clear_object (&self->trace);
  g_clear_pointer (&self->turns, g_array_unref);
  g_clear_pointer (&self->requests, g_array_unref);
  g_clear_pointer (&self->waiting, g_hash_table_unref);
  g_clear_pointer (&self->settled, g_hash_table_unref);

  G_OBJECT_CLASS (rb_trace_index_parent_class)->finalize (object);
}

static void
rb_trace_index_class_init (RbTraceIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_trace_index_finalize;
}

static void
rb_trace_index_init (RbTraceIndex *self)
{
  self->turns = g_array_new (FALSE, FALSE, sizeof (RbTurn));
  self->requests = g_array_new (FALSE, TRUE, sizeof (guint));
  self->waiting = g_hash_table_new (NULL, NULL);
  self->settled = g_hash_table_new (NULL, NULL);
}

/**
 * rb_trace_index_new:
 * @trace: a trace, which may grow
 *
 * Makes an index of @trace.
 *
 * Returns: (transfer full): a new index
 */
RbTraceIndex *
rb_trace_index_new (RbTrace *trace)
{
  RbTraceIndex *self;

  g_return_val_if_fail (RB_IS_TRACE (trace), NULL);

  self = g_object_new (RB_TYPE_TRACE_INDEX, NULL);
  self->trace = g_object_ref (trace);

  return self;
}

static guint
rb_trace_index_get_running (RbTraceIndex *self)
{
  return self->turns->len > 0 ? g_array_index (self->turns, RbTurn, self->turns->len - 1).callback : 0;
}

/* A callback that is an async function is still that callback when it goes on, and so is what it calls and waits
 * for. */
static guint
rb_trace_index_take_waiting (RbTraceIndex   *self,
                             const RbRecord *record)
{
  gpointer callback = NULL;

  if (record->c == RB_MICROTASK_AWAIT_FULFILLED || record->c == RB_MICROTASK_AWAIT_REJECTED)
    g_hash_table_steal_extended (self->waiting, GUINT_TO_POINTER (record->d), NULL, &callback);

  return GPOINTER_TO_UINT (callback);
}

/* A generator is suspended at its `yield`, too: it goes on for whoever asks it for more. */
static void
rb_trace_index_suspend (RbTraceIndex   *self,
                        const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (self->trace, record->site);
  guint callback = rb_trace_index_get_running (self);

  if (callback != 0 && site != NULL && site->kind == RB_SITE_AWAIT)
    g_hash_table_insert (self->waiting, GUINT_TO_POINTER (record->a), GUINT_TO_POINTER (callback));
  else
    g_hash_table_remove (self->waiting, GUINT_TO_POINTER (record->a));
}

static void
rb_trace_index_add (RbTraceIndex   *self,
                    guint           number,
                    const RbRecord *record)
{
  RbTurn turn = { number, 0 };

  if (record->kind == RB_RECORD_LOOKUP_START || record->kind == RB_RECORD_TIMER_SET)
    {
      /* Numbers come in order; one that a runner made up must not cost memory. */
      if (record->a == self->requests->len + 1)
        g_array_append_val (self->requests, number);
    }
  else if (record->kind == RB_RECORD_TASK_START || record->kind == RB_RECORD_MICROTASK_START)
    {
      turn.callback = record->b;
      if (record->kind == RB_RECORD_MICROTASK_START && record->b == 0)
        turn.callback = rb_trace_index_take_waiting (self, record);
      g_array_append_val (self->turns, turn);
    }
  else if (record->kind == RB_RECORD_SUSPEND)
    {
      rb_trace_index_suspend (self, record);
    }
  else if (record->kind == RB_RECORD_TASK_END || record->kind == RB_RECORD_MICROTASK_END)
    {
      g_array_append_val (self->turns, turn);
    }
  else if (record->kind == RB_RECORD_SETTLED)
    {
      g_hash_table_insert (self->settled, GUINT_TO_POINTER (record->a), GUINT_TO_POINTER (number + 1));
    }
}

static void
rb_trace_index_catch_up (RbTraceIndex *self)
{
  guint n_records = rb_trace_get_n_records (self->trace);

  for (; self->n_records < n_records; self->n_records++)
    {
      RbRecord record = rb_trace_get_record (self->trace, self->n_records);

      rb_trace_index_add (self, self->n_records, &record);
    }
}

/**
 * rb_trace_index_find_callback:
 * @self: an index
 * @record: a record's place in the trace
 *
 * Finds which callback the event loop was running.
 *
 * Returns: its number, or 0 for the main script
 */
guint
rb_trace_index_find_callback (RbTraceIndex *self,
                              guint         record)
{
  guint high;
  guint low = 0;

  g_return_val_if_fail (RB_IS_TRACE_INDEX (self), 0);

  rb_trace_index_catch_up (self);

  high = self->turns->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->turns, RbTurn, middle).record <= record)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 ? g_array_index (self->turns, RbTurn, low - 1).callback : 0;
}

/**
 * rb_trace_index_find_request: (skip)
 * @self: an index
 * @request: a request's number
 *
 * Finds with which record a lookup or a timer was asked for.
 *
 * Returns: the record; its kind is 0 if there is no such request
 */
RbRecord
rb_trace_index_find_request (RbTraceIndex *self,
                             guint         request)
{
  g_return_val_if_fail (RB_IS_TRACE_INDEX (self), (RbRecord){ 0 });

  rb_trace_index_catch_up (self);

  if (request == 0 || request > self->requests->len)
    return (RbRecord){ 0 };

  return rb_trace_get_record (self->trace, g_array_index (self->requests, guint, request - 1));
}

/**
 * rb_trace_index_find_settled: (skip)
 * @self: an index
 * @promise: a promise's number
 *
 * Finds with which record a promise was settled.
 *
 * Returns: the record; its kind is 0 if none tells of it
 */
RbRecord
rb_trace_index_find_settled (RbTraceIndex *self,
                             guint         promise)
{
  guint number;

  g_return_val_if_fail (RB_IS_TRACE_INDEX (self), (RbRecord){ 0 });

  rb_trace_index_catch_up (self);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->settled, GUINT_TO_POINTER (promise)));

  return number > 0 ? rb_trace_get_record (self->trace, number - 1) : (RbRecord){ 0 };
}
