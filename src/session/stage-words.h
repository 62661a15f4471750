/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "session/stage-item.h"

G_BEGIN_DECLS

/**
 * RbStageFrame:
 * @frame: a frame; for a suspended function, the frame that it will have when it resumes
 * @is_waiting: whether the function is suspended at an `await`, and therefore not on the stack
 * @is_stuck: whether it will never resume
 * @is_chosen: whether the person has chosen to see its variables
 *
 * What one row of the call stack card is about.
 */
typedef struct
{
  RbFrame frame;
  guint32 is_waiting;
  guint32 is_stuck;
  guint32 is_chosen;
} RbStageFrame;

/* The text of the stage's rows, with one function for each card. For example, rb_stage_words_describe_pending()
 * describes a lookup without a callback, whose answer will be dropped. */

const char  *rb_stage_words_get_frame_name     (RbTrace            *trace,
                                                const RbFrame      *frame);
RbStageItem *rb_stage_words_describe_frame     (RbTrace            *trace,
                                                const RbStageFrame *element);
RbStageItem *rb_stage_words_describe_pending   (RbTrace            *trace,
                                                const RbPending    *pending);
RbStageItem *rb_stage_words_describe_queued    (RbTrace            *trace,
                                                const RbQueued     *queued);
RbStageItem *rb_stage_words_describe_microtask (RbTrace            *trace,
                                                RbMachine          *machine,
                                                guint32             number);

G_END_DECLS
