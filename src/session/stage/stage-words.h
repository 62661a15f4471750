/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "session/stage/stage-item.h"

G_BEGIN_DECLS

/**
 * RbStageFrame:
 * @frame: a frame; for a suspended function, the frame that it will have when it resumes
 * @is_waiting: whether the function is suspended at an `await`, and therefore not on the stack
 * @is_stuck: whether it will never resume
 * @is_chosen: whether the person has chosen to see its variables
 * @handed_over: for a callback, where it was handed over, or %RB_TRACE_NO_RECORD
 *
 * What one row of the call stack card is about.
 */
typedef struct
{
  RbFrame frame;
  guint32 is_waiting;
  guint32 is_stuck;
  guint32 is_chosen;
  guint32 handed_over;
} RbStageFrame;

/* The text of the stage's rows, with one function for each card. Those of lookups and timers are
 * in stage-requests.h. */

const char  *rb_stage_words_get_frame_name     (RbTrace            *trace,
                                                const RbFrame      *frame);
char        *rb_stage_words_dup_owner          (RbTrace            *trace,
                                                const RbFrame      *frame);
RbStageItem *rb_stage_words_describe_frame     (RbMachine          *machine,
                                                const RbStageFrame *element);
guint        rb_stage_words_find_hand_over     (RbMachine          *machine,
                                                guint32             callback);
RbStageItem *rb_stage_words_describe_queued    (RbTrace            *trace,
                                                const RbQueued     *queued);
char        *rb_stage_words_dup_left           (RbMachine          *machine);
RbStageItem *rb_stage_words_describe_microtask (RbTrace            *trace,
                                                RbMachine          *machine,
                                                guint32             number);

G_END_DECLS
