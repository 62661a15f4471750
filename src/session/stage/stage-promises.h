/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "session/stage/stage-item.h"

G_BEGIN_DECLS

/**
 * RbStagePromise:
 * @promise: the number of a promise
 * @follower: the index of the record with which somebody started to wait for it
 * @settled: the index of the record with which it was settled, or %RB_TRACE_NO_RECORD while it is pending
 * @depth: how many promises above in the list it comes from, one from the other
 * @n_more: if this is not 0, the row stands for so many others
 *
 * What one row of the promises card is about: a promise, and one that waits for it.
 */
typedef struct
{
  guint32 promise;
  guint32 follower;
  guint32 settled;
  guint32 depth;
  guint32 n_more;
} RbStagePromise;

GArray      *rb_stage_promises_list     (RbMachine            *machine);
guint        rb_stage_promises_find_now (GArray               *promises);
RbStageItem *rb_stage_promises_describe (RbTrace              *trace,
                                         const RbStagePromise *element);

G_END_DECLS
