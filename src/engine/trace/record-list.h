/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace-record.h"

G_BEGIN_DECLS

/*
 * The records of a trace, most of them packed into half the size of an RbRecord.
 *
 * Most records of a long trace are statements, calls and returns. Their words c and d and their flags are 0, and their
 * time is close to that of the records around them, so 16 bytes are enough. What does not fit is kept in a second
 * array. This saves time as well: for a long trace, the kernel spends most of the time on page faults in new memory.
 */
typedef struct
{
  GPtrArray *blocks; /* of packed records; all blocks but the last are full */
  GArray *extras;    /* what does not fit into a packed record */
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
