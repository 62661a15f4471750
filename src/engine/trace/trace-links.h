/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/**
 * RB_TRACE_NO_RECORD:
 *
 * Stands for the index of a record where there is no such record.
 */
#define RB_TRACE_NO_RECORD G_MAXUINT

/* What the records of a trace have to do with one another: where a request began, where it ended, where a callback was
 * handed over, and by which statement. All of them are indexes of records. */

guint rb_trace_links_find_start     (RbTrace  *trace,
                                     guint32   request);
guint rb_trace_links_find_end       (RbTrace  *trace,
                                     guint32   request);
guint rb_trace_links_find_callback  (RbTrace  *trace,
                                     guint32   callback);
guint rb_trace_links_find_next      (RbTrace  *trace,
                                     guint32   callback,
                                     guint     position);
guint rb_trace_links_find_microtask (RbTrace  *trace,
                                     guint32   number);
guint rb_trace_links_find_statement (RbTrace  *trace,
                                     guint     record);
guint rb_trace_links_find_suspend   (RbTrace  *trace,
                                     guint32   activation,
                                     guint     position);

guint rb_trace_links_find_call      (RbTrace  *trace,
                                     guint32   promise);

guint rb_trace_links_count_starts   (RbTrace  *trace,
                                     gboolean  timers);
guint rb_trace_links_count_ends     (RbTrace  *trace,
                                     gboolean  timers,
                                     guint     position);
guint rb_trace_links_get_end        (RbTrace  *trace,
                                     gboolean  timers,
                                     guint     end);

guint rb_trace_links_find_settled   (RbTrace  *trace,
                                     guint32   promise);
void  rb_trace_links_list_followers (RbTrace  *trace,
                                     guint32   promise,
                                     guint     position,
                                     GArray   *records);
guint rb_trace_links_count_settled  (RbTrace  *trace,
                                     guint     position);
guint rb_trace_links_get_settled    (RbTrace  *trace,
                                     guint     number);

G_END_DECLS
