/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/sites.h"
#include "engine/trace/trace-record.h"

G_BEGIN_DECLS

/*
 * Where the moments of a trace start. A moment is the unit of stepping.
 *
 * Moment 0 starts at record 0, of whatever kind that is. Every other moment starts at a record that begins something
 * new: a statement, an answer, a task. These are the special cases:
 *
 * - Leaving a function, and settling its promise, belong to the moment that follows. So a moment shows a statement with
 *   its function still on the stack, and the next moment shows the caller.
 * - A function that suspends at an `await` has a moment for that. If nothing else is on the stack, the end of the
 *   script, task or microtask belongs to the same moment.
 * - A microtask that runs no code of the program is one moment, from its start to its end. If it runs a function of the
 *   engine's own, what this settles and queues belongs to the moment of the microtask's end.
 * - Immediates that are queued together share a moment, and functions that wait for ever share one with the run's end.
 */
typedef struct
{
  GArray *starts;    /* guint32: the record that each moment starts with, sorted */
  guint32 n_records; /* how many records were added */
  RbRecord previous; /* the last of them; its kind is 0 if there is none */

  /* Only moment 0 has started, and no record of it could have started a moment: the first that can belongs to it. */
  gboolean is_fresh;

  guint n_leaving;          /* how many records at the end are about leaving functions */
  gboolean has_wait;        /* one of these functions suspended at an `await` */
  gboolean has_script_wait; /* the script itself did */
  gboolean is_ended;        /* the script, a task or a microtask has just ended */
  gboolean has_code;        /* code of the program runs in the last moment */
  guint n_trailing;         /* how many records at the end are consequences of what is before them */
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
