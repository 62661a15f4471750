/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/keyframe.h"

/* Each part of the state makes its own copy. The copy shares what has not changed with the previous keyframe. */
struct _RbKeyframe
{
  RbMachineNumbers numbers;
  RbArrayCopy *stack;
  RbCallbackTableCopy *callbacks;
  RbArrayCopy *pending;
  RbArrayCopy *tasks;
  RbMicrotaskQueueCopy microtasks;
  RbArrayCopy *waiting;
  RbArrayCopy *promises;
};

/* Stands for the keyframe before the first one. */
static const RbKeyframe none;

/*
 * rb_keyframe_compute_size:
 * @state: a state
 * @before: (nullable): the keyframe before
 *
 * Returns: how many bytes of memory a keyframe of the state would take, beyond what it would share with @before
 */
gsize
rb_keyframe_compute_size (RbMachineState   *state,
                          const RbKeyframe *before)
{
  if (before == NULL)
    before = &none;

  return sizeof (RbKeyframe) + rb_call_stack_get_copy_size (&state->stack, before->stack) +
         rb_callback_table_get_copy_size (&state->callbacks) +
         rb_pending_list_get_copy_size (&state->pending, before->pending) +
         rb_task_queue_get_copy_size (&state->tasks, before->tasks) +
         rb_microtask_queue_get_copy_size (&state->microtasks, &before->microtasks) +
         rb_gap_array_get_copy_size (&state->waiting, before->waiting) +
         rb_gap_array_get_copy_size (&state->promises, before->promises);
}

/*
 * rb_keyframe_new:
 * @state: a state
 * @before: (nullable): the keyframe before, to share memory with
 *
 * Returns: (transfer full): a copy of the state; free with rb_keyframe_free()
 */
RbKeyframe *
rb_keyframe_new (RbMachineState   *state,
                 const RbKeyframe *before)
{
  RbKeyframe *self = g_new0 (RbKeyframe, 1);

  if (before == NULL)
    before = &none;

  self->numbers = state->numbers;
  self->stack = rb_call_stack_save (&state->stack, before->stack);
  self->callbacks = rb_callback_table_save (&state->callbacks);
  self->pending = rb_pending_list_save (&state->pending, before->pending);
  self->tasks = rb_task_queue_save (&state->tasks, before->tasks);
  rb_microtask_queue_save (&state->microtasks, &before->microtasks, &self->microtasks);
  self->waiting = rb_gap_array_save (&state->waiting, before->waiting);
  self->promises = rb_gap_array_save (&state->promises, before->promises);

  return self;
}

/* There may be very many elements, and most have no callback, so this avoids a call for each of them. */
static void
add_holder (RbMachineState *state,
            guint32         callback,
            RbHolder        holder)
{
  if (callback != 0)
    rb_callback_table_add_holder (&state->callbacks, callback, holder);
}

static void
restore_holders (RbMachineState *state)
{
  guint n_pending, n_tasks, n_waiting;
  const RbPending *pending = rb_pending_list_list (&state->pending, &n_pending);
  const RbQueued *tasks = rb_task_queue_list (&state->tasks, &n_tasks);
  const RbWaiting *waiting = rb_gap_array_list (&state->waiting, &n_waiting);

  for (guint i = 0; i < n_pending; i++)
    add_holder (state, pending[i].callback, RB_HOLDER_PENDING);
  for (guint i = 0; i < n_tasks; i++)
    add_holder (state, tasks[i].callback, RB_HOLDER_QUEUED);
  for (guint i = 0; i < n_waiting; i++)
    add_holder (state, waiting[i].callback, RB_HOLDER_WAITING);
}

/*
 * rb_keyframe_restore:
 * @self: a keyframe
 * @state: the state that it was made of, earlier or later in the trace
 *
 * Gives the state the contents of the keyframe.
 */
void
rb_keyframe_restore (const RbKeyframe *self,
                     RbMachineState   *state)
{
  state->numbers = self->numbers;
  rb_call_stack_restore (&state->stack, self->stack);
  rb_callback_table_restore (&state->callbacks, self->callbacks);
  rb_pending_list_restore (&state->pending, self->pending);
  rb_task_queue_restore (&state->tasks, self->tasks);
  rb_microtask_queue_restore (&state->microtasks, &self->microtasks);
  rb_gap_array_restore (&state->waiting, self->waiting);
  rb_gap_array_restore (&state->promises, self->promises);
  restore_holders (state);
}

/*
 * rb_keyframe_get_position:
 * @self: a keyframe
 *
 * Returns: how many records had been applied
 */
guint
rb_keyframe_get_position (const RbKeyframe *self)
{
  return self->numbers.position;
}

/*
 * rb_keyframe_free:
 * @self: (transfer full): a keyframe
 *
 * Frees a keyframe.
 */
void
rb_keyframe_free (RbKeyframe *self)
{
  rb_array_copy_free (self->stack);
  rb_callback_table_copy_free (self->callbacks);
  rb_array_copy_free (self->pending);
  rb_array_copy_free (self->tasks);
  rb_microtask_queue_copy_clear (&self->microtasks);
  rb_array_copy_free (self->waiting);
  rb_array_copy_free (self->promises);
  g_free (self);
}
