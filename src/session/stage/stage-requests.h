/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "session/stage/stage-item.h"

G_BEGIN_DECLS

/**
 * RbStageRequest:
 * @pending: a lookup or a timer; of one that is over, only what is known from its start
 * @end: the index of the record with which it ended, or %RB_TRACE_NO_RECORD while it is under way
 * @n_more: if this is not 0, the row stands for so many others; @end is that of the newest of them
 *
 * What one row of the database card or the timers card is about.
 */
typedef struct
{
  RbPending pending;
  guint32 end;
  guint32 n_more;
} RbStageRequest;

/* The rows of the lookups or of the timers of a run at a position: those under way, and those that are over. */

GArray      *rb_stage_requests_list     (RbMachine            *machine,
                                         gboolean              timers,
                                         guint                *ret_n_pending);
guint        rb_stage_requests_find_now (GArray               *requests);
RbStageItem *rb_stage_requests_describe (RbTrace              *trace,
                                         const RbStageRequest *element);

G_END_DECLS
