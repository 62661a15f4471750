/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine-state.h"

/*
 * The numbers of a state, and after them its arrays: those that are kept as they are, widest alignment first, then when
 * each callback was done last, then the state of each. What a callback is, and who has it, need not be kept: the former
 * never changes, the latter follows from what is pending and queued.
 */
struct _RbKeyframe
{
  RbMachineState numbers;
  guint n_pending;
  guint n_frames;
  guint n_queued;
  guint n_callbacks;
};

static gsize
size_of (GArray *array)
{
  return (gsize) array->len * g_array_get_element_size (array);
}

static guint8 *
put (guint8 *bytes,
     GArray *array)
{
  gsize size = size_of (array);

  if (size > 0)
    memcpy (bytes, array->data, size);

  return bytes + size;
}

static const guint8 *
get (const guint8 *bytes,
     GArray       *array,
     guint         length)
{
  g_array_set_size (array, length);
  if (length > 0)
    memcpy (array->data, bytes, size_of (array));

  return bytes + size_of (array);
}

static void
restore_callbacks (RbMachineState *state,
                   const guint32  *finished_at,
                   const guint8   *states,
                   guint           n_callbacks)
{
  g_array_set_size (state->callbacks, n_callbacks);
  for (guint i = 0; i < n_callbacks; i++)
    {
      RbCallback *callback = &g_array_index (state->callbacks, RbCallback, i);

      *callback = g_array_index (state->known, RbCallback, i);
      callback->finished_at = finished_at[i];
      callback->state = states[i];
    }
}

static void
restore_holders (RbMachineState *state)
{
  g_array_set_size (state->holders, 0);
  g_array_set_size (state->holders, state->callbacks->len);

  for (guint i = 0; i < state->pending->len; i++)
    rb_machine_state_hold_callback (state, g_array_index (state->pending, RbPending, i).callback, 1, 0);
  for (guint i = 0; i < state->queue->len; i++)
    rb_machine_state_hold_callback (state, g_array_index (state->queue, RbQueued, i).callback, 0, 1);
}

/*
 * rb_machine_state_get_size:
 * @state: a state
 *
 * Returns: how many bytes a keyframe of it takes at most
 */
gsize
rb_machine_state_get_size (RbMachineState *state)
{
  return sizeof (RbKeyframe) + size_of (state->pending) + size_of (state->frames) + size_of (state->queue) +
         state->callbacks->len * (sizeof (guint32) + sizeof (guint8));
}

/*
 * rb_machine_state_save:
 * @state: a state; its gaps are closed
 *
 * Returns: (transfer full): a copy to come back to
 */
RbKeyframe *
rb_machine_state_save (RbMachineState *state)
{
  RbKeyframe *keyframe;
  guint32 *finished_at;
  guint8 *bytes;

  rb_machine_state_close_gaps (state);
  g_array_remove_range (state->queue, 0, state->queue_head);
  state->queue_head = 0;

  keyframe = g_malloc0 (rb_machine_state_get_size (state));
  keyframe->numbers = *state;
  keyframe->n_pending = state->pending->len;
  keyframe->n_frames = state->frames->len;
  keyframe->n_queued = state->queue->len;
  keyframe->n_callbacks = state->callbacks->len;

  bytes = put ((guint8 *) (keyframe + 1), state->pending);
  bytes = put (bytes, state->frames);
  bytes = put (bytes, state->queue);

  finished_at = (gpointer) bytes;
  bytes += keyframe->n_callbacks * sizeof *finished_at;
  for (guint i = 0; i < keyframe->n_callbacks; i++)
    {
      finished_at[i] = g_array_index (state->callbacks, RbCallback, i).finished_at;
      bytes[i] = g_array_index (state->callbacks, RbCallback, i).state;
    }

  return keyframe;
}

/*
 * rb_machine_state_restore:
 * @state: a state
 * @keyframe: what rb_machine_state_save() made of the same one, earlier or later in the trace
 */
void
rb_machine_state_restore (RbMachineState   *state,
                          const RbKeyframe *keyframe)
{
  const guint8 *bytes = (const guint8 *) (keyframe + 1);
  const guint32 *finished_at;

  rb_machine_state_copy_numbers (state, &keyframe->numbers);
  bytes = get (bytes, state->pending, keyframe->n_pending);
  bytes = get (bytes, state->frames, keyframe->n_frames);
  bytes = get (bytes, state->queue, keyframe->n_queued);

  finished_at = (gconstpointer) bytes;
  bytes += keyframe->n_callbacks * sizeof *finished_at;
  restore_callbacks (state, finished_at, bytes, keyframe->n_callbacks);
  restore_holders (state);
}

/*
 * rb_keyframe_get_position:
 * @keyframe: a keyframe
 *
 * Returns: how many records had been applied
 */
guint
rb_keyframe_get_position (const RbKeyframe *keyframe)
{
  return keyframe->numbers.position;
}

/*
 * rb_keyframe_free:
 * @keyframe: (transfer full): a keyframe
 */
void
rb_keyframe_free (RbKeyframe *keyframe)
{
  g_free (keyframe);
}
