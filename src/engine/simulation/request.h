/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/database-config.h"
#include "wire/record.h"

G_BEGIN_DECLS

/**
 * RbRequest:
 * @number: as the runner counts them, from 1
 * @callback: who is rung back, or 0
 * @flags: for a lookup, how it was asked for
 * @interval: for a timer that rings again and again, its period in ms; else 0
 * @is_timer: whether it is a timer
 * @is_immediate: whether it is a timer that rings when all that is due has run
 * @cancellable: ends its wait
 *
 * A lookup or a timer that the program has asked for, until its callback has run.
 */
typedef struct
{
  guint number;
  guint callback;
  RbLookupFlags flags;
  guint interval;
  gboolean is_timer;
  gboolean is_immediate;
  GCancellable *cancellable;
} RbRequest;

/**
 * RbAnswer:
 * @outcome: what it is
 * @text: JSON, a message, or ""
 *
 * What a lookup brings.
 */
typedef struct
{
  RbWireOutcome outcome;
  char *text;
} RbAnswer;

/**
 * RbTask:
 * @request: the lookup or timer that it comes from
 * @callback: what will run, or 0 for a promise's own
 * @arguments: JSON of an array of values, what the callback is called with; %NULL for a timer, which has its own
 *
 * A task of the task queue.
 */
typedef struct
{
  guint request;
  guint callback;
  char *arguments;
} RbTask;

RbRequest *rb_request_new             (guint              number,
                                       guint              callback);
void       rb_request_free            (RbRequest         *request);
char      *rb_request_build_arguments (const RbRequest   *request,
                                       const RbAnswer    *answer,
                                       RbConvention       convention);

RbAnswer  *rb_answer_new              (char              *text,
                                       const GError      *error,
                                       gboolean           has_error_channel);
char      *rb_answer_dup_preview      (const RbAnswer    *answer);
void       rb_answer_free             (RbAnswer          *answer);

RbTask    *rb_task_new                (const RbRequest   *request,
                                       char              *arguments);
void       rb_task_free               (RbTask            *task);

char      *rb_request_dup_label       (const char        *table,
                                       const char        *key,
                                       gboolean           stand_in);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbAnswer, rb_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbTask, rb_task_free)

G_END_DECLS
