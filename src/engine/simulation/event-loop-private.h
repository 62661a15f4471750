/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/runner-client/record-reader.h"
#include "engine/simulation/event-loop.h"
#include "engine/simulation/requests.h"

G_BEGIN_DECLS

/* Where the runner is, as seen from here. */
typedef enum
{
  RUNNER_FREE,     /* nothing of the program's is on its stack */
  RUNNER_WORKING,  /* it computes; its next word will come */
  RUNNER_READ_OUT, /* it waits while its records are read */
  RUNNER_BLOCKED,  /* it waits for the database (answers: blocking) */
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
  GQueue tasks;
  char **stand_ins;

  GTask *turn;
  gboolean is_running; /* to the end: the turn is one of many, and over when all are */
  gboolean turn_is_over;
  gboolean turning;
  RunnerState runner_state;
  gboolean going_on;
  guint awaited;
  guint current_request;
  gboolean in_task; /* or in the script: its own code, which the microtasks come after */
  gboolean has_waited;
  guint n_callbacks;
  guint32 n_microtasks; /* that have been seen entering a queue; of both sorts */
  GQueue microtasks;    /* their numbers */
  GQueue ticks;         /* likewise, of those by process.nextTick */
  gboolean in_microtask;
  guint32 microtask;          /* that runs, or 0 */
  guint32 microtask_callback; /* its callback, or 0 */
  GQueue suspended;           /* of RbRecord: functions that wait at an await, the first one first */
  GHashTable *suspensions;    /* their links in there, by activation */
  guint last_site;
  guint n_variables;

  RbOutcome outcome;
  char *message;
  RbPlace place;
  gboolean had_error;
  gboolean was_interrupted;
};

/* event-loop.c */
void     rb_event_loop_end_turn        (RbEventLoop  *self);
void     rb_event_loop_turn_again      (RbEventLoop  *self);
void     rb_event_loop_finish          (RbEventLoop  *self,
                                        RbOutcome     outcome,
                                        const char   *message);
void     rb_event_loop_finish_by_limit (RbEventLoop  *self,
                                        RbLimit       limit);

/* event-loop-runner.c */
void     rb_event_loop_start_script    (RbEventLoop  *self);
void     rb_event_loop_run_task        (RbEventLoop  *self);
void     rb_event_loop_go_on           (RbEventLoop  *self);

/* event-loop-records.c */
void     rb_event_loop_append          (RbEventLoop  *self,
                                        RbRecord      record);
void     rb_event_loop_tell_waiting    (RbEventLoop  *self);
gboolean rb_event_loop_read_records    (RbEventLoop  *self,
                                        GError      **error);

G_END_DECLS
