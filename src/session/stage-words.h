/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "engine/trace/trace-index.h"
#include "session/stage-item.h"

G_BEGIN_DECLS

/**
 * RbStageFrame:
 * @frame: a frame; of a function that waits, as it will come back
 * @is_waiting: whether it is off the stack
 * @is_stuck: whether it will never come back
 * @is_chosen: whether its variables were asked for
 *
 * What the card of the call stack has a row for.
 */
typedef struct
{
  RbFrame frame;
  guint32 is_waiting;
  guint32 is_stuck;
  guint32 is_chosen;
} RbStageFrame;

const char  *rb_stage_words_get_frame_name     (RbTrace            *trace,
                                                const RbFrame      *frame);
RbStageItem *rb_stage_words_describe_frame     (RbTrace            *trace,
                                                const RbStageFrame *element);
RbStageItem *rb_stage_words_describe_pending   (RbTrace            *trace,
                                                const RbPending    *pending);
RbStageItem *rb_stage_words_describe_queued    (RbTrace            *trace,
                                                RbTraceIndex       *index,
                                                const RbQueued     *queued);
RbStageItem *rb_stage_words_describe_microtask (RbTrace            *trace,
                                                RbTraceIndex       *index,
                                                RbMachine          *machine,
                                                guint32             number);

G_END_DECLS
