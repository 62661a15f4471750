/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/*
 * A trace's records, half the size of an RbRecord where that is enough.
 *
 * A long trace is statements, calls and returns: their words c and d and their flags are zero, and their time is not
 * far from that of the records around. What is more in others lies in a list beside. This is for speed as well: of all
 * that a long trace costs, most is the kernel's work for each page of fresh memory.
 */
typedef struct
{
  GPtrArray *blocks; /* of packed records */
  GArray *extras;    /* what does not fit in there */
  guint n_records;
} RbRecordList;

void     rb_record_list_init     (RbRecordList       *self);
void     rb_record_list_clear    (RbRecordList       *self);
void     rb_record_list_add      (RbRecordList       *self,
                                  const RbRecord     *record);
RbRecord rb_record_list_get      (const RbRecordList *self,
                                  guint               index);
gsize    rb_record_list_get_size (const RbRecordList *self);

G_END_DECLS
