/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine-requests.h"

/* Records about requests change the callbacks, the lookups, the timers and the queues. */

/* A callback that was not handed over counts as none, even if a callback with that number is handed over later. */
static guint32
callback_or_none (RbMachineState *state,
                  guint32         callback)
{
  return rb_callback_table_get (&state->callbacks, callback) != NULL ? callback : 0;
}

static void
hold (RbMachineState *state,
      guint32         callback,
      RbHolder        holder)
{
  rb_callback_table_add_holder (&state->callbacks, callback, holder);
  rb_callback_table_update_state (&state->callbacks, callback);
}

static void
add_pending (RbMachineState  *state,
             const RbPending *pending)
{
  if (rb_pending_list_add (&state->pending, pending))
    hold (state, pending->callback, RB_HOLDER_PENDING);
}

static void
start_lookup (RbMachineState *state,
              const RbRecord *record)
{
  RbPending pending = {
    .request = record->a,
    .callback = callback_or_none (state, record->b),
    .label = record->c,
    .flags = record->flags,
    .start = record->time,
    .due = record->time + record->d,
  };

  add_pending (state, &pending);
}

static void
set_timer (RbMachineState *state,
           const RbRecord *record)
{
  RbPending pending = {
    .request = record->a,
    .callback = callback_or_none (state, record->b),
    .is_timer = TRUE,
    .timer = MIN (record->d, RB_TIMER_LAST),
    .start = record->time,
    .due = record->time + (gint64) record->c * 1000,
  };

  add_pending (state, &pending);
}

/* Removes a request, and returns its callback. The state of the callback stays, because the callback is about to be
 * queued. */
static guint32
remove_pending (RbMachineState *state,
                guint32         request)
{
  RbPending pending;

  if (!rb_pending_list_remove (&state->pending, request, &pending))
    return 0;

  rb_callback_table_remove_holder (&state->callbacks, pending.callback, RB_HOLDER_PENDING);

  return pending.callback;
}

/* An immediate never fires: it stops being pending when its task is queued. */
static void
add_task (RbMachineState *state,
          const RbRecord *record)
{
  RbQueued task = { record->a, callback_or_none (state, record->b) };

  if (rb_pending_list_has_immediate (&state->pending, record->a))
    remove_pending (state, record->a);
  rb_task_queue_push (&state->tasks, &task);
  hold (state, task.callback, RB_HOLDER_QUEUED);
}

/* Clears a timer, and removes its tasks from the task queue. */
static void
clear_timer (RbMachineState *state,
             const RbRecord *record)
{
  guint32 callback = remove_pending (state, record->a);
  RbQueued task;

  while (rb_task_queue_remove (&state->tasks, record->a, &task))
    {
      rb_callback_table_remove_holder (&state->callbacks, task.callback, RB_HOLDER_QUEUED);
      if (callback == 0)
        callback = task.callback;
    }

  rb_callback_table_update_state (&state->callbacks, callback);
}

static void
add_microtask (RbMachineState *state,
               const RbRecord *record)
{
  gboolean is_added = record->c == RB_MICROTASK_NEXT_TICK
                        ? rb_microtask_queue_push_tick (&state->microtasks, record->a)
                        : rb_microtask_queue_push (&state->microtasks, record->a);

  if (is_added)
    hold (state, record->b, RB_HOLDER_MICROTASK);
}

/*
 * rb_machine_requests_apply:
 * @state: the state before a record
 * @record: what happened next
 *
 * Changes the state by a record about requests or queues.
 *
 * Returns: whether the record is about requests or queues; if not, the state has not changed
 */
gboolean
rb_machine_requests_apply (RbMachineState *state,
                           const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_CALLBACK:
      rb_callback_table_add (&state->callbacks, record->a, record->site, record->b);
      return TRUE;

    case RB_RECORD_LOOKUP_START:
      start_lookup (state, record);
      return TRUE;

    case RB_RECORD_TIMER_SET:
      set_timer (state, record);
      return TRUE;

    case RB_RECORD_TIMER_CLEAR:
      clear_timer (state, record);
      return TRUE;

    case RB_RECORD_LOOKUP_ANSWER:
    case RB_RECORD_TIMER_FIRED:
      remove_pending (state, record->a);
      return TRUE;

    case RB_RECORD_TASK_QUEUED:
      add_task (state, record);
      return TRUE;

    case RB_RECORD_MICROTASK_QUEUED:
      add_microtask (state, record);
      return TRUE;

    case RB_RECORD_UNNEEDED:
      rb_callback_table_update_state (&state->callbacks, record->a);
      return TRUE;

    default:
      return FALSE;
    }
}
