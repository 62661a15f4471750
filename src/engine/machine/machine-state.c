/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine-state.h"

/*
 * rb_machine_state_init:
 * @self: uninitialized memory
 *
 * Sets up the state before the first record.
 */
void
rb_machine_state_init (RbMachineState *self)
{
  self->numbers = (RbMachineNumbers){ .loop_state = RB_LOOP_READY };
  rb_call_stack_init (&self->stack);
  rb_callback_table_init (&self->callbacks);
  rb_pending_list_init (&self->pending);
  rb_task_queue_init (&self->tasks);
  rb_microtask_queue_init (&self->microtasks);
  rb_gap_array_init (&self->waiting, sizeof (RbWaiting));
  rb_gap_array_init (&self->promises, sizeof (guint32));
}

/*
 * rb_machine_state_clear:
 * @self: a state
 *
 * Frees what @self holds, but not @self.
 */
void
rb_machine_state_clear (RbMachineState *self)
{
  rb_call_stack_clear (&self->stack);
  rb_callback_table_clear (&self->callbacks);
  rb_pending_list_clear (&self->pending);
  rb_task_queue_clear (&self->tasks);
  rb_microtask_queue_clear (&self->microtasks);
  rb_gap_array_clear (&self->waiting);
  rb_gap_array_clear (&self->promises);
}

/*
 * rb_machine_state_reset:
 * @self: a state
 *
 * Goes back to before the first record.
 */
void
rb_machine_state_reset (RbMachineState *self)
{
  self->numbers = (RbMachineNumbers){ .loop_state = RB_LOOP_READY };
  rb_call_stack_empty (&self->stack);
  rb_callback_table_reset (&self->callbacks);
  rb_pending_list_reset (&self->pending);
  rb_task_queue_reset (&self->tasks);
  rb_microtask_queue_reset (&self->microtasks);
  rb_gap_array_reset (&self->waiting);
  rb_gap_array_reset (&self->promises);
}
