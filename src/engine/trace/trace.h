/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "wire/record.h"

G_BEGIN_DECLS

/**
 * RbRecord:
 * @time: engine time, in µs
 * @site: a place in the source, as [enum@RecordKind] says
 * @a: first word, likewise
 * @b: second word
 * @c: third word
 * @d: fourth word
 * @kind: an [enum@RecordKind]
 * @flags: for a lookup's start its [flags@LookupFlags]
 * @padding: zero, so that equal traces have equal bytes
 *
 * One thing that happened in a run: 32 bytes, the same for the same program at any speed.
 */
typedef struct
{
  gint64 time;
  guint32 site;
  guint32 a;
  guint32 b;
  guint32 c;
  guint32 d;
  guint8 kind;
  guint8 flags;
  guint16 padding;
} RbRecord;

G_STATIC_ASSERT (sizeof (RbRecord) == 32);

/**
 * RbSite:
 * @kind: what is there
 * @start: where it starts in the source, in characters
 * @end: where it ends, in characters
 * @function: the site of the function around it; 0 for the main script
 * @line: the line it starts on, from 1
 * @name: for a function its name, or ""
 *
 * A place in the source that a probe knows.
 */
typedef struct
{
  RbSiteKind kind;
  guint start;
  guint end;
  guint function;
  guint line;
  const char *name;
} RbSite;

#define RB_TYPE_TRACE (rb_trace_get_type ())

G_DECLARE_FINAL_TYPE (RbTrace, rb_trace, RB, TRACE, GObject)

RbTrace        *rb_trace_new              (void);

void            rb_trace_set_source       (RbTrace        *self,
                                           const char     *source);
const char     *rb_trace_get_source       (RbTrace        *self);
void            rb_trace_add_site         (RbTrace        *self,
                                           RbSiteKind      kind,
                                           guint           start,
                                           guint           end,
                                           guint           function,
                                           const char     *name);
guint           rb_trace_get_n_sites      (RbTrace        *self);
const RbSite   *rb_trace_get_site         (RbTrace        *self,
                                           guint           site);

guint32         rb_trace_intern           (RbTrace        *self,
                                           const char     *string);
const char     *rb_trace_get_string       (RbTrace        *self,
                                           guint32         number);

void            rb_trace_append           (RbTrace        *self,
                                           const RbRecord *record);
void            rb_trace_append_many      (RbTrace        *self,
                                           const RbRecord *records,
                                           guint           n_records);
guint           rb_trace_get_n_records    (RbTrace        *self);
RbRecord        rb_trace_get_record       (RbTrace        *self,
                                           guint           index);

guint           rb_trace_get_n_moments    (RbTrace        *self);
guint           rb_trace_get_moment       (RbTrace        *self,
                                           guint           moment);
guint           rb_trace_find_moment      (RbTrace        *self,
                                           guint           record);

guint           rb_trace_get_n_lines      (RbTrace        *self);
guint           rb_trace_get_line         (RbTrace        *self,
                                           guint           line);

guint           rb_trace_get_n_microtasks (RbTrace        *self);
RbRecord        rb_trace_get_microtask    (RbTrace        *self,
                                           guint32         number);

gsize           rb_trace_get_size         (RbTrace        *self);
GBytes         *rb_trace_to_bytes         (RbTrace        *self);

G_END_DECLS
