/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine-apply.h"

#include "engine/machine/machine-code.h"
#include "engine/machine/machine-promises.h"
#include "engine/machine/machine-requests.h"

/* Nothing is left to run that could settle what the function waits for. */
static void
mark_stuck (RbMachineState *state,
            guint32         activation)
{
  RbWaiting *waiting = rb_gap_array_find (&state->waiting, activation);

  if (waiting != NULL)
    waiting->is_stuck = TRUE;
}

static void
finish (RbMachineState *state,
        const RbRecord *record)
{
  rb_call_stack_empty (&state->stack);
  state->numbers.entering_callback = 0;
  state->numbers.task = 0;
  state->numbers.is_running = FALSE;

  rb_callback_table_finish (&state->callbacks);

  /* A program that could not be parsed has never run. */
  if (record->a != RB_OUTCOME_SYNTAX_ERROR)
    state->numbers.loop_state = RB_LOOP_FINISHED;
}

/* Changes the state by a record about the console or the event loop. */
static void
apply_to_loop (RbMachineState *state,
               const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_UNCAUGHT:
      rb_callback_table_fail (&state->callbacks, state->numbers.callback);
      state->numbers.n_console_lines++;
      break;

    case RB_RECORD_CONSOLE:
    case RB_RECORD_UNHANDLED:
      state->numbers.n_console_lines++;
      break;

    case RB_RECORD_IDLE:
      state->numbers.loop_state = RB_LOOP_IDLE;
      break;

    case RB_RECORD_BLOCKED_START:
      state->numbers.loop_state = RB_LOOP_BLOCKED;
      break;

    case RB_RECORD_BLOCKED_END:
      state->numbers.loop_state = RB_LOOP_RUNNING;
      break;

    case RB_RECORD_WAITING:
      mark_stuck (state, record->a);
      break;

    case RB_RECORD_FINISHED:
      finish (state, record);
      break;

    /* A limit shows in the end of the run. */
    default:
      break;
    }
}

/*
 * rb_machine_apply:
 * @state: the state before a record
 * @trace: the trace that the record is from
 * @record: what happened next
 *
 * Changes the state by a record. A record that makes no sense in this state is ignored: no order of records makes this
 * fail.
 */
void
rb_machine_apply (RbMachineState *state,
                  RbTrace        *trace,
                  const RbRecord *record)
{
  state->numbers.time = record->time;
  if (!rb_machine_code_apply (state, trace, record) && !rb_machine_requests_apply (state, record) &&
      !rb_machine_promises_apply (state, trace, record))
    apply_to_loop (state, record);

  state->numbers.position++;
}
