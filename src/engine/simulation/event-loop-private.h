/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/runner-client/record-reader.h"
#include "engine/simulation/event-loop.h"
#include "engine/simulation/record-checker.h"
#include "engine/simulation/requests.h"
#include "engine/simulation/suspensions.h"

G_BEGIN_DECLS

/* What the runner is doing, as the host sees it. */
typedef enum
{
  RUNNER_FREE,     /* none of the program's code is on its stack */
  RUNNER_WORKING,  /* it computes, and will send a frame */
  RUNNER_READ_OUT, /* it waits while the host reads its records */
  RUNNER_BLOCKED,  /* it waits for the answer to a lookup (answers: blocking) */
} RunnerState;

struct _RbEventLoop
{
  GObject parent_instance;

  RbProgram *program;
  RbRunnerPool *pool;
  RbRunner *runner;
  RbTrace *trace;
  RbRequests *requests;
  RbRecordReader *reader;
  RbRecordChecker *checker;
  RbSuspensions *suspensions;
  GQueue tasks; /* the task queue: the numbers of requests */
  char **stand_ins;
  guint n_parts;
  char **taken;
  gboolean is_lacking; /* whether the program needs what Ringback does not have */
  char **calls;
  char **comments;
  GArray *comment_places; /* of guint32: four numbers a comment */

  GTask *turn;           /* of rb_event_loop_turn_async() or rb_event_loop_run_async() */
  gboolean is_running;   /* in rb_event_loop_run_async(): the end of a turn starts the next turn */
  gboolean turn_is_over; /* the last turn has ended, and the next one has not started */
  gboolean turning;      /* in rb_event_loop_turn_again() */
  gboolean going_on;     /* in rb_event_loop_go_on() */
  gboolean has_waited;   /* the last turn was the wait for what is due next */
  RunnerState runner_state;
  guint awaited;         /* the lookup that the runner is blocked on, or 0 */
  guint current_request; /* the request whose callback runs; 0 for the main script */
  guint last_site;       /* of the last statement, or 0 */
  guint n_variables;

  RbOutcome outcome;
  char *message;
  RbPlace place;
  RbPlace setup_place;
  gboolean had_error;
  gboolean was_interrupted;
};

/* event-loop.c */
void     rb_event_loop_end_turn       (RbEventLoop  *self);
void     rb_event_loop_turn_again     (RbEventLoop  *self);

/* event-loop-outcome.c */
void     rb_event_loop_finish         (RbEventLoop  *self,
                                       RbOutcome     outcome,
                                       const char   *message);

/* event-loop-runner.c */
void     rb_event_loop_start_script   (RbEventLoop  *self);
void     rb_event_loop_run_task       (RbEventLoop  *self);
void     rb_event_loop_go_on          (RbEventLoop  *self);
void     rb_event_loop_refuse         (RbEventLoop  *self,
                                       const char   *what);

/* event-loop-blocking.c */
void     rb_event_loop_block_cb       (RbEventLoop  *self,
                                       guint         request);
void     rb_event_loop_wait_blocked   (RbEventLoop  *self);

/* event-loop-records.c */
void     rb_event_loop_append         (RbEventLoop  *self,
                                       RbRecord      record);
gboolean rb_event_loop_read_records   (RbEventLoop  *self,
                                       GError      **error);

G_END_DECLS
