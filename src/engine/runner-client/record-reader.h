/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

#define RB_TYPE_RECORD_READER (rb_record_reader_get_type ())

/* Reads a runner's packed records and checks each of them, because a runner may send anything. */
G_DECLARE_FINAL_TYPE (RbRecordReader, rb_record_reader, RB, RECORD_READER, GObject)

RbRecordReader *rb_record_reader_new           (RbTrace         *trace);

void            rb_record_reader_feed          (RbRecordReader  *self,
                                                GBytes          *records);
guint           rb_record_reader_read_code     (RbRecordReader  *self,
                                                gint64           now,
                                                gint64           due,
                                                RbRecord        *records,
                                                guint            n_records);
gboolean        rb_record_reader_next          (RbRecordReader  *self,
                                                RbRecord        *ret_record,
                                                GError         **error);
gsize           rb_record_reader_get_text_size (RbRecordReader  *self);

G_END_DECLS
