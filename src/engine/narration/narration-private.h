/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"

G_BEGIN_DECLS

/* What a moment may be about, the most important topic last. */
typedef enum
{
  TOPIC_NONE,
  TOPIC_STATEMENT,
  TOPIC_PROMISE,
  TOPIC_EXIT,
  TOPIC_HANDOVER,
  TOPIC_SUSPEND,
  TOPIC_ENTER,
  TOPIC_WAIT,
  TOPIC_TASK,
  TOPIC_CLEAR,
  TOPIC_QUEUE,
  TOPIC_ANSWER,
  TOPIC_START,
  TOPIC_CONSOLE,
  TOPIC_ERROR,
  TOPIC_END,
} RbTopic;

/* The records of a moment, sorted by what they tell. */
typedef struct
{
  RbMachine *machine;
  RbTrace *trace;
  guint start;            /* the index of the first record */
  RbTopic topic;
  const RbRecord *record; /* the first one of the topic */
  guint n_same;           /* how many records have the topic */
  const RbRecord *left;   /* the EXIT of the last function that returns, or NULL */
  guint line;             /* the line of the moment's statement, or 0 */
  guint32 callback;       /* the callback that starts or ends, or 0 */
  gboolean is_queued;     /* a task was queued */
  gboolean is_dropped;
  gboolean is_unblocked;
  gboolean ends_script;
  gboolean ends_task;     /* a task or a microtask ends */
  const RbRecord *ended;  /* the microtask that ends, or NULL */

  const RbRecord *handed; /* the first callback that is handed over, or NULL */
  guint n_handed;
  const RbRecord *settled; /* the first promise that is settled, or NULL */
  guint n_settled;
  const RbRecord *microtask; /* the first microtask that is queued, or NULL */
  guint n_microtasks;
  const RbRecord *tick; /* the first callback of process.nextTick that is queued, or NULL */
  guint n_ticks;
  guint n_waiting; /* how many functions still wait at the end */
  const RbRecord *unneeded; /* the first callback that its promise will not call, or NULL */
  guint n_unneeded;
} RbNarrated;

/* narration-code.c */
char     *rb_narration_describe_statement  (RbNarrated     *moment);
char     *rb_narration_describe_call       (RbNarrated     *moment);
char     *rb_narration_describe_exit       (RbNarrated     *moment);
char     *rb_narration_describe_stack_end  (RbNarrated     *moment);
char     *rb_narration_describe_console    (RbNarrated     *moment);
char     *rb_narration_describe_error      (RbNarrated     *moment);

/* narration-outcome.c */
char     *rb_narration_describe_suspended  (RbTrace        *trace,
                                            const RbRecord *first,
                                            guint           n_waiting);

/* narration-promises.c */
char     *rb_narration_describe_handover   (RbNarrated     *moment);
char     *rb_narration_describe_promises   (RbNarrated     *moment);
char     *rb_narration_describe_suspension (RbNarrated     *moment);
char     *rb_narration_describe_microtask  (RbNarrated     *moment);

/* narration-records.c */
void      rb_narration_add_record          (RbNarrated     *moment,
                                            const RbRecord *record);
gboolean  rb_narration_is_only_queued      (RbNarrated     *moment);

/* narration-requests.c */
char     *rb_narration_describe_start      (RbNarrated     *moment);
char     *rb_narration_describe_queued     (RbNarrated     *moment);
char     *rb_narration_describe_answer     (RbNarrated     *moment);
char     *rb_narration_describe_wait       (RbNarrated     *moment);

G_END_DECLS
