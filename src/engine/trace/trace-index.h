/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/*
 * RbTraceIndex:
 * @n_records: how many records have been looked at
 * @turns: from which record on the event loop runs which callback, in order
 * @requests: guint32: the record that started request 1, 2, …
 * @waiting: activation -> callback: on behalf of which callback a function that waits at an `await` will go on
 * @settled: promise -> the record that tells how it was settled, plus 1
 *
 * What the records of a trace tell only by their order. The trace has one and brings it up to date when somebody asks,
 * so runs that nobody looks at do not pay for it.
 */
typedef struct
{
  guint n_records;
  GArray *turns;
  GArray *requests;
  GHashTable *waiting;
  GHashTable *settled;
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

G_END_DECLS
