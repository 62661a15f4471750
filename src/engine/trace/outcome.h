/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/**
 * RbOutcome:
 * @RB_OUTCOME_NONE: not finished yet
 * @RB_OUTCOME_IDLE: nothing is left to run or to wait for
 * @RB_OUTCOME_SYNTAX_ERROR: the program could not be parsed; nothing ran
 * @RB_OUTCOME_LIMIT: a limit ended the run
 * @RB_OUTCOME_STOPPED: rb_event_loop_stop() ended it
 * @RB_OUTCOME_RUNNER_FAILED: the runner could not start, died, or said something it may not say
 *
 * How a run ended.
 */
typedef enum
{
  RB_OUTCOME_NONE,
  RB_OUTCOME_IDLE,
  RB_OUTCOME_SYNTAX_ERROR,
  RB_OUTCOME_LIMIT,
  RB_OUTCOME_STOPPED,
  RB_OUTCOME_RUNNER_FAILED,
} RbOutcome;

/**
 * RbPlace:
 * @line: from 1; 0 if there is no place to name
 * @column: from 1
 * @start: in characters from the start of the source
 * @end: likewise
 *
 * A place in a program's source.
 */
typedef struct
{
  guint line;
  guint column;
  guint start;
  guint end;
} RbPlace;

RbPlace     rb_outcome_find_place        (RbTrace *trace,
                                          guint    site);
const char *rb_outcome_get_limit_message (RbLimit  limit);

G_END_DECLS
