/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/*
 * RbTraceIndex:
 * @n_records: how many records have been looked at
 * @turns: which callback the event loop runs from which record on, sorted by record
 * @requests: guint32: the record that started request 1, 2, …
 * @waiting: activation -> callback: the callback that an async function belongs to while it waits at an `await`
 * @settled: promise -> the index of the record that says how the promise was settled, plus 1
 * @settlings: guint32: the records that say how a promise was settled, sorted
 * @followers: who started to wait for a promise, in that order
 * @last_followers: promise -> the number in @followers, from 1, of who started last to wait for it
 * @promised: promise -> the index of the record that says which call returns the promise, plus 1
 * @callbacks: guint32: the record that handed over callback 1, 2, … for the first time
 * @n_lookups: how many of @requests are lookups
 * @n_timers: how many of them are timers
 * @lookup_ends: guint32: the records of the answers, sorted
 * @timer_ends: guint32: the records with which a timer fired or was cleared, sorted
 * @ends: guint32: the index of the record that last ended request 1, 2, …, plus 1; 0 if nothing has ended it
 *
 * What can be found out only from the order of the records. A trace has an index and updates it on demand, so a run
 * that nobody inspects has no cost.
 */
typedef struct
{
  guint n_records;
  GArray *turns;
  GArray *requests;
  GHashTable *waiting;
  GHashTable *settled;
  GArray *settlings;
  GArray *followers;
  GHashTable *last_followers;
  GHashTable *promised;
  GArray *callbacks;
  guint n_lookups;
  guint n_timers;
  GArray *lookup_ends;
  GArray *timer_ends;
  GArray *ends;
} RbTraceIndex;

void     rb_trace_index_init          (RbTraceIndex       *self);
void     rb_trace_index_clear         (RbTraceIndex       *self);
void     rb_trace_index_catch_up      (RbTraceIndex       *self,
                                       RbTrace            *trace);
guint32  rb_trace_index_find_callback (const RbTraceIndex *self,
                                       guint               record);
gboolean rb_trace_index_find_request  (const RbTraceIndex *self,
                                       guint32             request,
                                       guint              *ret_record);
gboolean rb_trace_index_find_settled  (const RbTraceIndex *self,
                                       guint32             promise,
                                       guint              *ret_record);
gboolean rb_trace_index_find_promised (const RbTraceIndex *self,
                                       guint32             promise,
                                       guint              *ret_record);
void     rb_trace_index_list_followers (const RbTraceIndex *self,
                                        guint32             promise,
                                        guint               end,
                                        GArray             *records);

G_END_DECLS
