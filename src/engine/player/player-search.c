/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/player-search.h"

/*
 * rb_player_find_end:
 * @trace: a trace
 * @moment: which moment
 *
 * Returns: the number of records up to the end of the moment
 */
guint
rb_player_find_end (RbTrace *trace,
                    guint    moment)
{
  return moment + 1 < rb_trace_get_n_moments (trace) ? rb_trace_get_moment_start (trace, moment + 1)
                                                     : rb_trace_get_n_records (trace);
}

/*
 * rb_player_find_wait:
 * @machine: a machine at the end of a moment
 *
 * The loop waits when it is idle, and when it is blocked; then other lookups may be answered before that which it is
 * blocked by.
 *
 * Returns: how much engine time passes before anything else happens, in µs; 0 if the loop does not wait
 */
gint64
rb_player_find_wait (RbMachine *machine)
{
  guint position = rb_machine_get_position (machine);
  guint n_pending;
  const RbPending *pending;
  RbRecord last;
  gint64 next = G_MAXINT64;

  if (position == 0)
    return 0;

  last = rb_trace_get_record (rb_machine_get_trace (machine), position - 1);
  if (last.kind == RB_RECORD_IDLE)
    return last.a | (gint64) last.b << 32;
  if (rb_machine_get_loop_state (machine) != RB_LOOP_BLOCKED)
    return 0;

  pending = rb_machine_get_pending (machine, &n_pending);
  for (guint i = 0; i < n_pending; i++)
    if (pending[i].timer != RB_TIMER_IMMEDIATE)
      next = MIN (next, pending[i].due);

  return next < G_MAXINT64 ? MAX (next - rb_machine_get_time (machine), 0) : 0;
}

/* What runs no code of the program's is nothing to go to. */
static gboolean
is_visible_microtask (const RbRecord *record)
{
  return record->b != 0 || record->c == RB_MICROTASK_AWAIT_FULFILLED || record->c == RB_MICROTASK_AWAIT_REJECTED;
}

static gboolean
matches (const RbRecord *record,
         RbStep          step)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_TASK_START:
      return step == RB_STEP_TASK || record->b != 0;

    case RB_RECORD_MICROTASK_START:
      return is_visible_microtask (record);

    case RB_RECORD_CALLBACK:
      return step == RB_STEP_CALLBACK;

    case RB_RECORD_MICROTASK_QUEUED:
      return step == RB_STEP_CALLBACK && is_visible_microtask (record);

    case RB_RECORD_LOOKUP_START:
    case RB_RECORD_TIMER_SET:
    case RB_RECORD_TASK_QUEUED:
    case RB_RECORD_TASK_END:
    case RB_RECORD_MICROTASK_END:
      return step == RB_STEP_CALLBACK && record->b != 0;

    default:
      return FALSE;
    }
}

/*
 * rb_player_find_next:
 * @trace: a trace
 * @step: to a task, or to a callback
 * @from: the first record to look at
 * @until: the record after the last one to look at
 * @ret_record: (out): what was found
 *
 * Returns: whether there is one
 */
gboolean
rb_player_find_next (RbTrace *trace,
                     RbStep   step,
                     guint    from,
                     guint    until,
                     guint   *ret_record)
{
  for (guint i = from; i < until; i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      if (matches (&record, step))
        {
          *ret_record = i;
          return TRUE;
        }
    }

  return FALSE;
}

/*
 * rb_player_find_previous:
 * @trace: a trace
 * @step: to a task, or to a callback
 * @before: the record after the first one to look at
 * @ret_record: (out): what was found
 *
 * Returns: whether there is one
 */
gboolean
rb_player_find_previous (RbTrace *trace,
                         RbStep   step,
                         guint    before,
                         guint   *ret_record)
{
  for (guint i = before; i > 0; i--)
    {
      RbRecord record = rb_trace_get_record (trace, i - 1);

      if (matches (&record, step))
        {
          *ret_record = i - 1;
          return TRUE;
        }
    }

  return FALSE;
}
