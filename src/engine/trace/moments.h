/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/sites.h"
#include "engine/trace/trace-record.h"

G_BEGIN_DECLS

/*
 * Where the moments of a trace start. A moment is the unit of stepping.
 *
 * Moment 0 starts at record 0, whatever the kind of that record. Every other moment starts at a record that begins
 * something new: a statement, an answer, a task. There are special cases:
 *
 * - Leaving a function, and settling its promise, belong to the moment that follows. So a moment shows a statement with
 *   its function still on the stack, and the next moment shows the caller.
 * - What a statement does, such as printing, belongs to the moment of the statement. It has a moment of its own if an
 *   answer or a timer came first.
 * - A return with a value that the caller's code then uses has a moment of its own: first the value is seen, then what
 *   is done with it.
 * - A function that suspends at an `await` has a moment for the suspension. If nothing else is on the stack, the end of
 *   the script, task or microtask belongs to the same moment.
 * - A microtask that runs no code of the program is one moment, from its start to its end. If its callback is a
 *   built-in function, the promises that this function settles and the microtasks that it queues belong to the moment
 *   at which the microtask ends.
 * - Immediates that are queued together share a moment. Functions that wait for ever share a moment with the end of the
 *   run.
 */
typedef struct
{
  GArray *starts;    /* guint32: the record that each moment starts with, sorted */
  guint32 n_records; /* how many records were added */
  RbRecord previous; /* the last record that was added; its kind is 0 before the first record */

  /* Only moment 0 has started. The first record that would start a moment still belongs to moment 0. */
  gboolean is_fresh;

  guint n_leaving;          /* how many of the last records are about leaving functions */
  gboolean has_value;       /* one of these functions returns a value */
  gboolean has_early_value; /* it does so right after the start of a lookup without a callback */
  gboolean has_wait;        /* one of these functions has suspended at an `await` */
  gboolean has_script_wait; /* the main script has suspended at an `await` */
  gboolean is_ended;        /* the script, a task or a microtask has just ended */
  gboolean has_code;        /* code of the program runs in the last moment */
  guint n_trailing;         /* how many of the last records are consequences of an earlier record */
} RbMoments;

void  rb_moments_init      (RbMoments       *self);
void  rb_moments_clear     (RbMoments       *self);
void  rb_moments_make_room (RbMoments       *self,
                            guint            n_records);
void  rb_moments_add       (RbMoments       *self,
                            const RbSites   *sites,
                            const RbRecord  *record);
guint rb_moments_get_n     (const RbMoments *self);
guint rb_moments_get_start (const RbMoments *self,
                            guint            moment);
guint rb_moments_find      (const RbMoments *self,
                            guint            record);

G_END_DECLS
