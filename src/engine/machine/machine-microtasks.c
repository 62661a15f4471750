/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine-state.h"

#define PENDING(state, i) (&g_array_index ((state)->pending, RbPending, (i)))
#define WAITING(state, i) (&g_array_index ((state)->waiting, RbWaiting, (i)))

/* --- Microtasks --------------------------------------------------------------------------------------------------- */

static void
hold (RbMachineState *state,
      guint32         callback,
      RbHolder        holder,
      int             change)
{
  rb_machine_state_hold_callback (state, callback, holder, change);
  if (rb_machine_state_is_callback (state, callback))
    rb_machine_state_settle_callback (state, callback);
}

void
rb_machine_state_add_microtask (RbMachineState *state,
                                const RbRecord *record)
{
  RbMicrotaskQueue *queue = &state->microtasks;
  gboolean is_queued = record->c == RB_MICROTASK_NEXT_TICK ? rb_microtask_queue_push_tick (queue, record->a)
                                                           : rb_microtask_queue_push (queue, record->a);

  if (is_queued)
    hold (state, record->b, RB_HOLDER_MICROTASK, 1);
}

/* One that was not seen entering the queue has no number, and is not in it. */
void
rb_machine_state_remove_microtask (RbMachineState *state,
                                   const RbRecord *record)
{
  if (rb_microtask_queue_remove (&state->microtasks, record->a))
    hold (state, record->b, RB_HOLDER_MICROTASK, -1);
}

/* --- Functions that wait ------------------------------------------------------------------------------------------ */

/* Where an activation is among those that wait, or where it would have to be. */
static guint
waiting_index (RbMachineState *state,
               guint32         activation)
{
  guint low = 0;
  guint high = state->waiting->len;

  if (high == 0 || WAITING (state, high - 1)->activation < activation)
    return high;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (WAITING (state, middle)->activation < activation)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
close_waiting_gaps (RbMachineState *state)
{
  guint n_kept = 0;

  if (state->n_waiting_gaps == 0)
    return;

  for (guint i = 0; i < state->waiting->len; i++)
    if (WAITING (state, i)->site != 0)
      *WAITING (state, n_kept++) = *WAITING (state, i);

  g_array_set_size (state->waiting, n_kept);
  state->n_waiting_gaps = 0;
}

/*
 * rb_machine_state_add_waiting:
 * @state: a state
 * @waiting: an activation that has left the stack at an `await`
 */
void
rb_machine_state_add_waiting (RbMachineState  *state,
                              const RbWaiting *waiting)
{
  guint index = waiting_index (state, waiting->activation);

  if (index == state->waiting->len || WAITING (state, index)->activation != waiting->activation)
    g_array_insert_val (state->waiting, index, *waiting);
  else if (WAITING (state, index)->site != 0)
    return;
  else
    {
      *WAITING (state, index) = *waiting;
      state->n_waiting_gaps--;
    }

  hold (state, waiting->callback, RB_HOLDER_WAITING, 1);
}

/*
 * rb_machine_state_take_waiting:
 * @state: a state
 * @activation: an activation that goes on
 * @ret_waiting: (out caller-allocates): where it waited
 *
 * Returns: whether it waited
 */
gboolean
rb_machine_state_take_waiting (RbMachineState *state,
                               guint32         activation,
                               RbWaiting      *ret_waiting)
{
  guint index = waiting_index (state, activation);

  if (index == state->waiting->len || WAITING (state, index)->activation != activation ||
      WAITING (state, index)->site == 0)
    return FALSE;

  *ret_waiting = *WAITING (state, index);
  WAITING (state, index)->site = 0;
  state->n_waiting_gaps++;
  hold (state, ret_waiting->callback, RB_HOLDER_WAITING, -1);

  if (state->n_waiting_gaps > 64 && state->n_waiting_gaps > state->waiting->len / 2)
    close_waiting_gaps (state);

  return TRUE;
}

/*
 * rb_machine_state_mark_stuck:
 * @state: a state
 * @activation: an activation that will never go on
 */
void
rb_machine_state_mark_stuck (RbMachineState *state,
                             guint32         activation)
{
  guint index = waiting_index (state, activation);

  if (index < state->waiting->len && WAITING (state, index)->activation == activation)
    WAITING (state, index)->is_stuck = TRUE;
}

/* --- Gaps --------------------------------------------------------------------------------------------------------- */

static void
close_pending_gaps (RbMachineState *state)
{
  guint n_kept = 0;

  if (state->n_gaps == 0)
    return;

  for (guint i = 0; i < state->pending->len; i++)
    if (PENDING (state, i)->padding != RB_GAP)
      *PENDING (state, n_kept++) = *PENDING (state, i);

  g_array_set_size (state->pending, n_kept);
  state->n_gaps = 0;
}

/*
 * rb_machine_state_close_gaps:
 * @state: a state
 *
 * Makes what is pending lie side by side again, and likewise what waits.
 */
void
rb_machine_state_close_gaps (RbMachineState *state)
{
  close_pending_gaps (state);
  close_waiting_gaps (state);
}
