/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

#define RB_TYPE_TRACE_INDEX (rb_trace_index_get_type ())

/* Answers, for a trace, what its records say only by their order. */
G_DECLARE_FINAL_TYPE (RbTraceIndex, rb_trace_index, RB, TRACE_INDEX, GObject)

RbTraceIndex   *rb_trace_index_new           (RbTrace      *trace);

guint           rb_trace_index_find_callback (RbTraceIndex *self,
                                              guint         record);
RbRecord        rb_trace_index_find_request  (RbTraceIndex *self,
                                              guint         request);
RbRecord        rb_trace_index_find_settled  (RbTraceIndex *self,
                                              guint         promise);

G_END_DECLS
