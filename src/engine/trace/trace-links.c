/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace-links.h"

#include "engine/trace/sorted-array.h"
#include "engine/trace/trace-private.h"

/* A search that reads the records backwards gives up after this many: it is made for each row that is shown. */
#define MAX_STEPS 20000

static GArray *
get_ends (RbTrace  *trace,
          gboolean  timers)
{
  const RbTraceIndex *index = rb_trace_get_index (trace);

  return timers ? index->timer_ends : index->lookup_ends;
}

/**
 * rb_trace_find_callback:
 * @self: a trace
 * @record: the index of a record
 *
 * Finds which callback the event loop was running when something happened. An async callback is still the same callback
 * when it continues after an `await`.
 *
 * Returns: the number of the callback; 0 for the main script, or if the event loop was running no callback
 */
guint32
rb_trace_find_callback (RbTrace *self,
                        guint    record)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  return rb_trace_index_find_callback (rb_trace_get_index (self), record);
}

/**
 * rb_trace_find_request: (skip)
 * @self: a trace
 * @request: the number of a request
 *
 * Finds the record that started a lookup or a timer.
 *
 * Returns: the record; its kind is 0 if there is no such request
 */
RbRecord
rb_trace_find_request (RbTrace *self,
                       guint32  request)
{
  guint record;

  g_return_val_if_fail (RB_IS_TRACE (self), (RbRecord){ 0 });

  if (!rb_trace_index_find_request (rb_trace_get_index (self), request, &record))
    return (RbRecord){ 0 };

  return rb_trace_get_record (self, record);
}

/**
 * rb_trace_find_settled: (skip)
 * @self: a trace
 * @promise: the number of a promise
 *
 * Finds the record that says how a promise was settled.
 *
 * Returns: the record; its kind is 0 if there is no such record
 */
RbRecord
rb_trace_find_settled (RbTrace *self,
                       guint32  promise)
{
  guint record;

  g_return_val_if_fail (RB_IS_TRACE (self), (RbRecord){ 0 });

  if (!rb_trace_index_find_settled (rb_trace_get_index (self), promise, &record))
    return (RbRecord){ 0 };

  return rb_trace_get_record (self, record);
}

/**
 * rb_trace_links_find_start:
 * @trace: a trace
 * @request: the number of a request
 *
 * Finds the record that started a lookup or a timer.
 *
 * Returns: the index of the record; %RB_TRACE_NO_RECORD if there is no such request
 */
guint
rb_trace_links_find_start (RbTrace *trace,
                           guint32  request)
{
  guint record;

  g_return_val_if_fail (RB_IS_TRACE (trace), RB_TRACE_NO_RECORD);

  return rb_trace_index_find_request (rb_trace_get_index (trace), request, &record) ? record : RB_TRACE_NO_RECORD;
}

/**
 * rb_trace_links_find_end:
 * @trace: a trace
 * @request: the number of a request
 *
 * Finds the record with which a lookup was answered, or with which a timer fired last or was cleared.
 *
 * Returns: the index of the record; %RB_TRACE_NO_RECORD if there is no such record
 */
guint
rb_trace_links_find_end (RbTrace *trace,
                         guint32  request)
{
  const RbTraceIndex *index;
  guint32 end;

  g_return_val_if_fail (RB_IS_TRACE (trace), RB_TRACE_NO_RECORD);

  index = rb_trace_get_index (trace);
  if (request == 0 || request > index->ends->len)
    return RB_TRACE_NO_RECORD;

  end = g_array_index (index->ends, guint32, request - 1);

  return end != 0 ? end - 1 : RB_TRACE_NO_RECORD;
}

/**
 * rb_trace_links_find_callback:
 * @trace: a trace
 * @callback: the number of a callback
 *
 * Finds the record with which a callback was handed over for the first time.
 *
 * Returns: the index of the record; %RB_TRACE_NO_RECORD if there is no such callback
 */
guint
rb_trace_links_find_callback (RbTrace *trace,
                              guint32  callback)
{
  const RbTraceIndex *index;

  g_return_val_if_fail (RB_IS_TRACE (trace), RB_TRACE_NO_RECORD);

  index = rb_trace_get_index (trace);
  if (callback == 0 || callback > index->callbacks->len)
    return RB_TRACE_NO_RECORD;

  return g_array_index (index->callbacks, guint32, callback - 1);
}

static gboolean
is_about (const RbRecord *record,
          guint32         callback)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_CALLBACK:
      return record->a == callback;
    case RB_RECORD_TASK_QUEUED:
    case RB_RECORD_TASK_START:
    case RB_RECORD_TASK_END:
    case RB_RECORD_MICROTASK_QUEUED:
    case RB_RECORD_MICROTASK_START:
    case RB_RECORD_MICROTASK_END:
      return record->b == callback;
    default:
      return FALSE;
    }
}

/**
 * rb_trace_links_find_next:
 * @trace: a trace
 * @callback: the number of a callback
 * @position: a position of the trace
 *
 * Finds what happens to a callback next: it is handed over, queued, run or done. If nothing does, this finds where it
 * was handed over first.
 *
 * Returns: the index of the record; %RB_TRACE_NO_RECORD if there is no such callback
 */
guint
rb_trace_links_find_next (RbTrace *trace,
                          guint32  callback,
                          guint    position)
{
  g_return_val_if_fail (RB_IS_TRACE (trace), RB_TRACE_NO_RECORD);
  g_return_val_if_fail (callback > 0, RB_TRACE_NO_RECORD);

  for (guint i = position; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      if (is_about (&record, callback))
        return i;
    }

  return rb_trace_links_find_callback (trace, callback);
}

/**
 * rb_trace_links_find_microtask:
 * @trace: a trace
 * @number: a microtask's number, from 1
 *
 * Finds the record that queued a microtask.
 *
 * Returns: the index of the record; %RB_TRACE_NO_RECORD if there is no such microtask
 */
guint
rb_trace_links_find_microtask (RbTrace *trace,
                               guint32  number)
{
  g_return_val_if_fail (RB_IS_TRACE (trace), RB_TRACE_NO_RECORD);

  return rb_trace_get_microtask_record (trace, number);
}

static gboolean
starts_turn (const RbRecord *record)
{
  return record->kind == RB_RECORD_SCRIPT_START || record->kind == RB_RECORD_TASK_START ||
         record->kind == RB_RECORD_MICROTASK_START;
}

/* Where a call that the statement made itself began, or went on. */
static gboolean
opens (const RbRecord *record,
       guint32         activation)
{
  return (record->kind == RB_RECORD_ENTER || record->kind == RB_RECORD_RESUME) && record->a == activation;
}

/**
 * rb_trace_links_find_statement:
 * @trace: a trace
 * @record: the index of a record
 *
 * Finds the statement that was running when something happened. Calls that had already returned do not count. A search
 * that would take too long is given up.
 *
 * Returns: the index of the statement's record, or of the record with which its function was entered or resumed;
 *   %RB_TRACE_NO_RECORD if no statement was running, or none was found
 */
guint
rb_trace_links_find_statement (RbTrace *trace,
                               guint    record)
{
  guint32 skipped = 0;
  guint last;

  g_return_val_if_fail (RB_IS_TRACE (trace), RB_TRACE_NO_RECORD);
  g_return_val_if_fail (record < rb_trace_get_n_records (trace), RB_TRACE_NO_RECORD);

  last = record > MAX_STEPS ? record - MAX_STEPS : 0;
  for (guint i = record; i > last; i--)
    {
      RbRecord before = rb_trace_get_record (trace, i - 1);

      if (starts_turn (&before))
        return RB_TRACE_NO_RECORD;
      if (skipped != 0)
        skipped = opens (&before, skipped) ? 0 : skipped;
      else if (before.kind == RB_RECORD_EXIT || before.kind == RB_RECORD_SUSPEND)
        skipped = before.a;
      else if (rb_record_kind_is_statement (before.kind) || opens (&before, before.a))
        return i - 1;
    }

  return RB_TRACE_NO_RECORD;
}

/* Finds the last record of a kind that is about an activation, before a position. */
static guint
find_back (RbTrace     *trace,
           guint        position,
           RbRecordKind kind,
           guint32      activation)
{
  guint last;

  position = MIN (position, rb_trace_get_n_records (trace));
  last = position > MAX_STEPS ? position - MAX_STEPS : 0;
  for (guint i = position; i > last; i--)
    {
      RbRecord record = rb_trace_get_record (trace, i - 1);

      if (record.kind == kind && record.a == activation)
        return i - 1;
    }

  return RB_TRACE_NO_RECORD;
}

/**
 * rb_trace_links_find_suspend:
 * @trace: a trace
 * @activation: a call of a function that is suspended
 * @position: a position of the trace
 *
 * Finds where a function was last suspended before a position. A search that would take too long is given up.
 *
 * Returns: the index of the record; %RB_TRACE_NO_RECORD if none was found
 */
guint
rb_trace_links_find_suspend (RbTrace *trace,
                             guint32  activation,
                             guint    position)
{
  g_return_val_if_fail (RB_IS_TRACE (trace), RB_TRACE_NO_RECORD);

  return find_back (trace, position, RB_RECORD_SUSPEND, activation);
}

/**
 * rb_trace_links_count_starts:
 * @trace: a trace
 * @timers: whether to count timers instead of lookups
 *
 * Counts the lookups or the timers that have been started so far.
 *
 * Returns: the number
 */
guint
rb_trace_links_count_starts (RbTrace  *trace,
                             gboolean  timers)
{
  const RbTraceIndex *index;

  g_return_val_if_fail (RB_IS_TRACE (trace), 0);

  index = rb_trace_get_index (trace);

  return timers ? index->n_timers : index->n_lookups;
}

/**
 * rb_trace_links_count_ends:
 * @trace: a trace
 * @timers: whether to count timers instead of lookups
 * @position: a position of the trace: the number of records before it
 *
 * Counts the answers of the database before a position or, for timers, how often one fired or was cleared.
 *
 * Returns: the number
 */
guint
rb_trace_links_count_ends (RbTrace  *trace,
                           gboolean  timers,
                           guint     position)
{
  g_return_val_if_fail (RB_IS_TRACE (trace), 0);

  return rb_sorted_array_count_below (get_ends (trace, timers), position);
}

/**
 * rb_trace_links_get_end:
 * @trace: a trace
 * @timers: whether to get a timer's instead of a lookup's
 * @end: which one, from 0; there must be such an end
 *
 * Gets the record with which a lookup was answered or, for timers, one fired or was cleared.
 *
 * Returns: the index of the record
 */
guint
rb_trace_links_get_end (RbTrace  *trace,
                        gboolean  timers,
                        guint     end)
{
  GArray *ends;

  g_return_val_if_fail (RB_IS_TRACE (trace), RB_TRACE_NO_RECORD);

  ends = get_ends (trace, timers);
  g_return_val_if_fail (end < ends->len, RB_TRACE_NO_RECORD);

  return g_array_index (ends, guint32, end);
}

/**
 * rb_trace_links_find_settled:
 * @trace: a trace
 * @promise: the number of a promise
 *
 * Finds the record that says how a promise was settled.
 *
 * Returns: the index of the record; %RB_TRACE_NO_RECORD if there is no such record
 */
guint
rb_trace_links_find_settled (RbTrace *trace,
                             guint32  promise)
{
  guint record;

  g_return_val_if_fail (RB_IS_TRACE (trace), RB_TRACE_NO_RECORD);

  return rb_trace_index_find_settled (rb_trace_get_index (trace), promise, &record) ? record : RB_TRACE_NO_RECORD;
}

/**
 * rb_trace_links_find_call:
 * @trace: a trace
 * @promise: the number of a promise
 *
 * Finds the call of an async function that returned a promise. A search that would take too long is given up.
 *
 * Returns: the index of the record with which the function was entered; %RB_TRACE_NO_RECORD if it is another promise
 */
guint
rb_trace_links_find_call (RbTrace *trace,
                          guint32  promise)
{
  guint record;

  g_return_val_if_fail (RB_IS_TRACE (trace), RB_TRACE_NO_RECORD);

  if (!rb_trace_index_find_promised (rb_trace_get_index (trace), promise, &record))
    return RB_TRACE_NO_RECORD;

  return find_back (trace, record, RB_RECORD_ENTER, rb_trace_get_record (trace, record).b);
}

/**
 * rb_trace_links_list_followers:
 * @trace: a trace
 * @promise: the number of a promise
 * @position: a position of the trace: the number of records before it
 * @records: (element-type guint32): an array to append to
 *
 * Appends the indexes of the records before a position with which somebody started to wait for a promise, in their
 * order.
 */
void
rb_trace_links_list_followers (RbTrace *trace,
                               guint32  promise,
                               guint    position,
                               GArray  *records)
{
  g_return_if_fail (RB_IS_TRACE (trace));
  g_return_if_fail (records != NULL);

  rb_trace_index_list_followers (rb_trace_get_index (trace), promise, position, records);
}

/**
 * rb_trace_links_count_settled:
 * @trace: a trace
 * @position: a position of the trace: the number of records before it
 *
 * Counts the promises that were settled before a position.
 *
 * Returns: the number
 */
guint
rb_trace_links_count_settled (RbTrace *trace,
                              guint    position)
{
  g_return_val_if_fail (RB_IS_TRACE (trace), 0);

  return rb_sorted_array_count_below (rb_trace_get_index (trace)->settlings, position);
}

/**
 * rb_trace_links_get_settled:
 * @trace: a trace
 * @number: which promise, in the order in which they were settled, from 0; there must be such a promise
 *
 * Gets the record that says how a promise was settled.
 *
 * Returns: the index of the record
 */
guint
rb_trace_links_get_settled (RbTrace *trace,
                            guint    number)
{
  GArray *settlings;

  g_return_val_if_fail (RB_IS_TRACE (trace), RB_TRACE_NO_RECORD);

  settlings = rb_trace_get_index (trace)->settlings;
  g_return_val_if_fail (number < settlings->len, RB_TRACE_NO_RECORD);

  return g_array_index (settlings, guint32, number);
}
