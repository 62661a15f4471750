/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"

G_BEGIN_DECLS

/* What a moment may be about, the most important last. */
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
  RbTopic topic;
  const RbRecord *record; /* the first one of the topic */
  guint n_same;           /* how many there are of it */
  const RbRecord *left;   /* the last function that returns in it, or NULL */
  guint line;             /* of the moment's statement, or 0 */
  guint32 callback;       /* that starts or ends in it, or 0 */
  gboolean is_queued;
  gboolean is_dropped;
  gboolean is_unblocked;
  gboolean ends_script;
  gboolean ends_task; /* or a microtask */
  const RbRecord *ended; /* the microtask that ends in it, or NULL */

  const RbRecord *handed; /* the first callback that is handed over in it, or NULL */
  guint n_handed;
  const RbRecord *settled; /* the first promise that is settled in it, or NULL */
  guint n_settled;
  const RbRecord *joined; /* the first microtask that is queued in it, or NULL */
  guint n_joined;
  const RbRecord *ticked; /* likewise, by process.nextTick */
  guint n_ticked;
  guint n_waiting; /* how many still wait at the end */
  const RbRecord *unneeded; /* the first callback in it that a promise will not call, or NULL */
  guint n_unneeded;
} RbNarrated;

/* Texts that a program made are shown up to here. */
#define RB_NARRATION_MAX_TEXT 60

/* narration.c */
char         *rb_narration_dup_letter          (guint32           callback);
char         *rb_narration_dup_text            (RbNarrated       *moment,
                                                guint32           string,
                                                guint             max_length);
guint         rb_narration_find_line           (RbTrace          *trace,
                                                guint32           site);
const RbSite *rb_narration_find_function       (RbNarrated       *moment,
                                                const RbRecord   *record);

/* narration-promises.c */
char         *rb_narration_describe_handover   (RbNarrated       *moment);
char         *rb_narration_describe_promises   (RbNarrated       *moment);
char         *rb_narration_describe_suspension (RbNarrated       *moment);
gboolean      rb_narration_joins_itself        (RbNarrated       *moment);
char         *rb_narration_describe_microtask  (RbNarrated       *moment);
gboolean      rb_narration_is_script           (RbTrace          *trace,
                                                const RbRecord   *record);

/* narration-records.c */
void          rb_narration_add_record          (RbNarrated       *moment,
                                                const RbRecord   *record);

/* narration-requests.c */
char         *rb_narration_describe_start      (RbNarrated       *moment);
char         *rb_narration_describe_queued     (RbNarrated       *moment);
char         *rb_narration_describe_answer     (RbNarrated       *moment);
char         *rb_narration_describe_wait       (RbNarrated       *moment);

G_END_DECLS
