/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program.h"
#include "engine/runner-pool.h"
#include "engine/trace.h"

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

#define RB_TYPE_EVENT_LOOP (rb_event_loop_get_type ())

/* One run of one program. Signals: "extended" (the trace has grown), "finished". */
G_DECLARE_FINAL_TYPE (RbEventLoop, rb_event_loop, RB, EVENT_LOOP, GObject)

RbEventLoop        *rb_event_loop_new                (RbProgram            *program,
                                                      RbRunnerPool         *pool);

RbProgram          *rb_event_loop_get_program        (RbEventLoop          *self);
RbTrace            *rb_event_loop_get_trace          (RbEventLoop          *self);
const char * const *rb_event_loop_get_stand_ins      (RbEventLoop          *self);

void                rb_event_loop_turn_async         (RbEventLoop          *self,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean            rb_event_loop_turn_finish        (RbEventLoop          *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void                rb_event_loop_stop               (RbEventLoop          *self);

gboolean            rb_event_loop_get_finished       (RbEventLoop          *self);
RbOutcome           rb_event_loop_get_outcome        (RbEventLoop          *self);
const char         *rb_event_loop_get_message        (RbEventLoop          *self);
const RbPlace      *rb_event_loop_get_place          (RbEventLoop          *self);
gboolean            rb_event_loop_get_had_error      (RbEventLoop          *self);

G_END_DECLS
