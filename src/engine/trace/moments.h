/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/*
 * Where the moments of a trace start, as it grows.
 *
 * Moment 0 starts at record 0, whatever that is; every other one at a record that starts one. Leaving a function, and
 * the promise that is settled by it, belong to what comes after it: so a moment shows a statement with its function
 * still on the stack, and the next one the caller. That a function starts to wait at an `await` is a moment by itself;
 * if nothing else is on the stack, with the end of the script, task or microtask. A microtask that runs no code is one
 * moment from its start to its end; what comes of a callback without code of its own shows with its end. Immediates are
 * queued in one moment, and those who still wait at the end share one with it.
 */
typedef struct
{
  GArray *starts; /* guint32: the record that each moment starts with */

  /* Moment 0 has no record yet that starts a moment: the next such record belongs to it. */
  gboolean is_fresh;

  guint n_leaving;          /* how many records at the trace's end are about functions that were left */
  gboolean has_wait;        /* one of them was left at an `await` */
  gboolean has_script_wait; /* it was the script itself */
  gboolean is_ended;        /* the script, a task or a microtask ended right there: what comes is something else */
  gboolean has_code;        /* the last moment shows code that runs */
  guint n_trailing;         /* how many records at the trace's end come of what is before them */
} RbMoments;

void rb_moments_init      (RbMoments      *self);
void rb_moments_clear     (RbMoments      *self);
void rb_moments_make_room (RbMoments      *self,
                           guint           n_records);
void rb_moments_add       (RbMoments      *self,
                           RbTrace        *trace,
                           guint32         index,
                           const RbRecord *record);

G_END_DECLS
