/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "engine/trace/sites.h"
#include "engine/trace/trace-record.h"

G_BEGIN_DECLS

#define RB_TYPE_TRACE (rb_trace_get_type ())

G_DECLARE_FINAL_TYPE (RbTrace, rb_trace, RB, TRACE, GObject)

RbTrace      *rb_trace_new                 (void);

void          rb_trace_set_source          (RbTrace        *self,
                                            const char     *source);
const char   *rb_trace_get_source          (RbTrace        *self);
void          rb_trace_add_site            (RbTrace        *self,
                                            RbSiteKind      kind,
                                            guint           start,
                                            guint           end,
                                            guint           function,
                                            const char     *name);
guint         rb_trace_get_n_sites         (RbTrace        *self);
const RbSite *rb_trace_get_site            (RbTrace        *self,
                                            guint           site);
RbPlace       rb_trace_find_place          (RbTrace        *self,
                                            guint           site);
guint         rb_trace_find_line           (RbTrace        *self,
                                            guint           offset);
guint         rb_trace_find_function       (RbTrace        *self,
                                            guint           site);

guint32       rb_trace_intern              (RbTrace        *self,
                                            const char     *string);
const char   *rb_trace_get_string          (RbTrace        *self,
                                            guint32         number);

void          rb_trace_append              (RbTrace        *self,
                                            const RbRecord *record);
void          rb_trace_append_many         (RbTrace        *self,
                                            const RbRecord *records,
                                            guint           n_records);
guint         rb_trace_get_n_records       (RbTrace        *self);
RbRecord      rb_trace_get_record          (RbTrace        *self,
                                            guint           index);

guint         rb_trace_get_n_moments       (RbTrace        *self);
guint         rb_trace_get_moment_start    (RbTrace        *self,
                                            guint           moment);
guint         rb_trace_get_round           (RbTrace        *self,
                                            guint           moment);
guint         rb_trace_find_moment         (RbTrace        *self,
                                            guint           record);

guint         rb_trace_get_n_console_lines (RbTrace        *self);
guint         rb_trace_get_console_line    (RbTrace        *self,
                                            guint           console_line);

guint         rb_trace_get_n_microtasks    (RbTrace        *self);
RbRecord      rb_trace_get_microtask       (RbTrace        *self,
                                            guint32         number);

/* trace-links.c */
guint32       rb_trace_find_callback       (RbTrace        *self,
                                            guint           record);
RbRecord      rb_trace_find_request        (RbTrace        *self,
                                            guint32         request);
RbRecord      rb_trace_find_settled        (RbTrace        *self,
                                            guint32         promise);

/* trace.c */
gsize         rb_trace_get_size            (RbTrace        *self);
GBytes       *rb_trace_to_bytes            (RbTrace        *self);

G_END_DECLS
