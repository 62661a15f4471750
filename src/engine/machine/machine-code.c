/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine-code.h"

#include "engine/machine/machine-suspension.h"

/* Records about code that runs change the call stack, and which callback runs. */

/* --- Frames ------------------------------------------------------------------------------------------------------- */

/* Gets the frame of the activation whose probe made a record. If the activation is not on the stack, it has resumed. */
static RbFrame *
frame_of (RbMachineState *state,
          RbTrace        *trace,
          const RbRecord *record)
{
  RbFrame resumed = { record->a, 0, 0, 0 };
  RbFrame *frame = rb_call_stack_unwind_to (&state->stack, record->a);

  if (frame == NULL)
    frame = rb_machine_suspension_resume (state, trace, record->a);
  if (frame != NULL)
    return frame;

  if (record->a != 0)
    resumed.function = rb_trace_find_function (trace, record->site);
  rb_call_stack_push (&state->stack, &resumed);

  return rb_call_stack_get_top (&state->stack);
}

static void
enter (RbMachineState *state,
       const RbRecord *record)
{
  RbFrame frame = { record->a, record->site, 0, 0 };
  const RbCallback *callback = rb_callback_table_get (&state->callbacks, state->numbers.entering_callback);

  if (rb_call_stack_contains (&state->stack, record->a))
    return;

  /* A callback without source, such as a bound function, is taken to be the first function that is entered. */
  if (callback != NULL && (callback->function == record->site || callback->function == 0))
    {
      frame.callback = callback->callback;
      state->numbers.entering_callback = 0;
    }

  rb_call_stack_push (&state->stack, &frame);
}

static void
leave (RbMachineState *state,
       const RbRecord *record)
{
  if (rb_call_stack_unwind_to (&state->stack, record->a) != NULL)
    rb_call_stack_pop (&state->stack);
}

/* --- The script, tasks and microtasks ----------------------------------------------------------------------------- */

static void
empty_stack (RbMachineState *state)
{
  rb_call_stack_empty (&state->stack);
  state->numbers.entering_callback = 0;
}

static void
start_script (RbMachineState *state,
              const RbRecord *record)
{
  RbFrame frame = { 0, 0, 0, 0 };

  empty_stack (state);
  rb_call_stack_push (&state->stack, &frame);
  state->numbers.loop_state = RB_LOOP_RUNNING;
  state->numbers.is_running = TRUE;
  /* A module is a microtask, so the other microtasks run before ticks. */
  state->numbers.is_draining = record->a != 0;
}

static void
start_callback (RbMachineState *state,
                guint32         callback)
{
  empty_stack (state);
  state->numbers.loop_state = RB_LOOP_RUNNING;
  state->numbers.is_running = TRUE;

  if (rb_callback_table_start (&state->callbacks, callback))
    {
      state->numbers.callback = callback;
      state->numbers.entering_callback = callback;
    }
}

static void
start_task (RbMachineState *state,
            const RbRecord *record)
{
  RbQueued task;

  if (rb_task_queue_remove (&state->tasks, record->a, &task))
    rb_callback_table_remove_holder (&state->callbacks, task.callback, RB_HOLDER_QUEUED);
  start_callback (state, record->b);
  state->numbers.task = record->a;
}

/* A microtask whose queueing was not recorded has number 0, and is not in the queue. All ticks run before the first
 * microtask, and all microtasks before the next tick. */
static void
start_microtask (RbMachineState *state,
                 const RbRecord *record)
{
  if (rb_microtask_queue_remove (&state->microtasks, record->a))
    {
      rb_callback_table_remove_holder (&state->callbacks, record->b, RB_HOLDER_MICROTASK);
      rb_callback_table_update_state (&state->callbacks, record->b);
    }
  start_callback (state, record->b);
  state->numbers.microtask_position = state->numbers.position + 1;
  state->numbers.is_draining = record->c != RB_MICROTASK_NEXT_TICK;
}

static gboolean
has_next (RbMachineState *state)
{
  guint n_tasks;

  rb_task_queue_list (&state->tasks, &n_tasks);

  return n_tasks > 0 || rb_pending_list_has_immediates (&state->pending) ||
         rb_microtask_queue_has_any (&state->microtasks);
}

/* Ends the script, a task or a microtask. */
static void
end_running (RbMachineState *state)
{
  empty_stack (state);
  rb_callback_table_end (&state->callbacks, state->numbers.callback, state->numbers.position);
  state->numbers.callback = 0;
  state->numbers.task = 0;
  state->numbers.microtask_position = 0;
  state->numbers.is_running = FALSE;
  state->numbers.is_draining &= rb_microtask_queue_has_microtasks (&state->microtasks);
  state->numbers.loop_state = has_next (state) ? RB_LOOP_RUNNING : RB_LOOP_IDLE;
}

/*
 * rb_machine_code_apply:
 * @state: the state before a record
 * @trace: the trace that the record is from
 * @record: what happened next
 *
 * Changes the state by a record about code that runs.
 *
 * Returns: whether the record is about code that runs; if not, the state has not changed
 */
gboolean
rb_machine_code_apply (RbMachineState *state,
                       RbTrace        *trace,
                       const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_STATEMENT:
    case RB_RECORD_LOOP:
      state->numbers.n_statements++;
      frame_of (state, trace, record)->site = record->site;
      return TRUE;

    case RB_RECORD_ENTER:
      enter (state, record);
      return TRUE;

    case RB_RECORD_EXIT:
      leave (state, record);
      return TRUE;

    case RB_RECORD_SUSPEND:
      rb_machine_suspension_suspend (state, trace, record);
      return TRUE;

    case RB_RECORD_RESUME:
      frame_of (state, trace, record);
      return TRUE;

    case RB_RECORD_SCRIPT_START:
      start_script (state, record);
      return TRUE;

    case RB_RECORD_TASK_START:
      start_task (state, record);
      return TRUE;

    case RB_RECORD_MICROTASK_START:
      start_microtask (state, record);
      return TRUE;

    case RB_RECORD_SCRIPT_END:
    case RB_RECORD_TASK_END:
    case RB_RECORD_MICROTASK_END:
      end_running (state);
      return TRUE;

    default:
      return FALSE;
    }
}
