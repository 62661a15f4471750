/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine-state.h"

/*
 * Where on the stack an activation is. No activation is there twice. Where each was put is noted, and stays noted when
 * its frame is gone; it is believed only if the frame is still there. So the stack is never searched, which every
 * function that resumes would have done to all of it.
 */

#define FRAME(state, i) (&g_array_index ((state)->frames, RbFrame, (i)))

/* Activations from here on are searched for all the same: no run has that many. */
#define MAX_NOTED (1 << 24)

static void
note (RbMachineState *state,
      guint           i)
{
  guint32 activation = FRAME (state, i)->activation;

  if (activation >= MAX_NOTED)
    return;
  if (activation >= state->noted->len)
    g_array_set_size (state->noted, activation + 1);
  g_array_index (state->noted, guint32, activation) = i;
}

/*
 * rb_machine_state_push_frame:
 * @state: a state
 * @frame: a frame of an activation that is not on the stack
 */
void
rb_machine_state_push_frame (RbMachineState *state,
                             const RbFrame  *frame)
{
  g_array_append_val (state->frames, *frame);
  note (state, state->frames->len - 1);
}

/*
 * rb_machine_state_note_frames:
 * @state: a state whose frames have been put there from elsewhere
 */
void
rb_machine_state_note_frames (RbMachineState *state)
{
  for (guint i = 0; i < state->frames->len; i++)
    note (state, i);
}

/*
 * rb_machine_state_find_frame:
 * @state: a state
 * @activation: an activation
 * @ret_i: (out): where in its frames it is
 *
 * Returns: whether it is on the stack
 */
gboolean
rb_machine_state_find_frame (RbMachineState *state,
                             guint32         activation,
                             guint          *ret_i)
{
  guint i = 0;

  if (activation < state->noted->len)
    i = g_array_index (state->noted, guint32, activation);
  else if (activation < MAX_NOTED)
    return FALSE;
  else
    while (i < state->frames->len && FRAME (state, i)->activation != activation)
      i++;

  if (i >= state->frames->len || FRAME (state, i)->activation != activation)
    return FALSE;
  *ret_i = i;
  return TRUE;
}
