/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine-state.h"

/*
 * The numbers of a state, and after them its arrays: those that are kept as they are, widest alignment first, then when
 * each callback was done last, then how many microtasks have each of those that many have, then a byte for each: its
 * state, and above that how many microtasks have it. What a callback is, and who else has it, need not be kept: the
 * former never changes, the latter follows from what is pending, queued and waiting.
 */
struct _RbKeyframe
{
  RbMachineState numbers;
  guint n_pending;
  guint n_frames;
  guint n_queued;
  guint n_waiting;
  guint n_left;
  guint n_callbacks;
  guint n_many;
};

#define STATE_BITS 2
#define STATE_MASK ((1 << STATE_BITS) - 1)

/* So many or more microtasks do not fit into the byte. */
#define MANY (G_MAXUINT8 >> STATE_BITS)

G_STATIC_ASSERT (RB_CALLBACK_DONE <= STATE_MASK);

#define CALLBACK(state, i) (&g_array_index ((state)->callbacks, RbCallback, (i)))
#define HOLDERS(state, i) (&g_array_index ((state)->holders, RbHolders, (i)))

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

static guint
count_many (RbMachineState *state)
{
  guint n = 0;

  for (guint i = 0; i < state->holders->len; i++)
    n += HOLDERS (state, i)->n[RB_HOLDER_MICROTASK] >= MANY ? 1 : 0;

  return n;
}

static void
save_callbacks (RbMachineState *state,
                guint32        *finished_at,
                guint32        *many,
                guint8         *bytes)
{
  for (guint i = 0; i < state->callbacks->len; i++)
    {
      guint32 n_microtasks = HOLDERS (state, i)->n[RB_HOLDER_MICROTASK];

      finished_at[i] = CALLBACK (state, i)->finished_at;
      bytes[i] = CALLBACK (state, i)->state | MIN (n_microtasks, MANY) << STATE_BITS;
      if (n_microtasks >= MANY)
        *many++ = n_microtasks;
    }
}

static void
restore_callbacks (RbMachineState *state,
                   const guint32  *finished_at,
                   const guint32  *many,
                   const guint8   *bytes)
{
  g_array_set_size (state->holders, 0);
  g_array_set_size (state->holders, state->callbacks->len);

  for (guint i = 0; i < state->callbacks->len; i++)
    {
      guint32 n_microtasks = bytes[i] >> STATE_BITS;

      *CALLBACK (state, i) = g_array_index (state->known, RbCallback, i);
      CALLBACK (state, i)->finished_at = finished_at[i];
      CALLBACK (state, i)->state = bytes[i] & STATE_MASK;
      HOLDERS (state, i)->n[RB_HOLDER_MICROTASK] = n_microtasks >= MANY ? *many++ : n_microtasks;
    }
}

static void
restore_holders (RbMachineState *state)
{
  for (guint i = 0; i < state->pending->len; i++)
    rb_machine_state_hold_callback (state, g_array_index (state->pending, RbPending, i).callback, RB_HOLDER_PENDING, 1);
  for (guint i = 0; i < state->queue->len; i++)
    rb_machine_state_hold_callback (state, g_array_index (state->queue, RbQueued, i).callback, RB_HOLDER_QUEUED, 1);
  for (guint i = 0; i < state->waiting->len; i++)
    rb_machine_state_hold_callback (state, g_array_index (state->waiting, RbWaiting, i).callback, RB_HOLDER_WAITING, 1);
}

static gsize
size_of_keyframe (RbMachineState *state,
                  guint           n_many)
{
  return sizeof (RbKeyframe) + size_of (state->pending) + size_of (state->frames) + size_of (state->queue) +
         size_of (state->waiting) + size_of (state->microtasks.left) + n_many * sizeof (guint32) +
         state->callbacks->len * (sizeof (guint32) + sizeof (guint8));
}

/*
 * rb_machine_state_get_size:
 * @state: a state
 *
 * Returns: how many bytes a keyframe of it takes
 */
gsize
rb_machine_state_get_size (RbMachineState *state)
{
  return size_of_keyframe (state, count_many (state));
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
  guint n_many = count_many (state);
  RbKeyframe *keyframe;
  guint32 *finished_at;
  guint8 *bytes;

  rb_machine_state_close_gaps (state);
  g_array_remove_range (state->queue, 0, state->queue_head);
  state->queue_head = 0;

  keyframe = g_malloc0 (size_of_keyframe (state, n_many));
  keyframe->numbers = *state;
  keyframe->n_pending = state->pending->len;
  keyframe->n_frames = state->frames->len;
  keyframe->n_queued = state->queue->len;
  keyframe->n_waiting = state->waiting->len;
  keyframe->n_left = state->microtasks.left->len;
  keyframe->n_callbacks = state->callbacks->len;
  keyframe->n_many = n_many;

  bytes = put ((guint8 *) (keyframe + 1), state->pending);
  bytes = put (bytes, state->frames);
  bytes = put (bytes, state->queue);
  bytes = put (bytes, state->waiting);
  bytes = put (bytes, state->microtasks.left);

  finished_at = (gpointer) bytes;
  save_callbacks (state, finished_at, finished_at + keyframe->n_callbacks,
                  (guint8 *) (finished_at + keyframe->n_callbacks + n_many));

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
  bytes = get (bytes, state->waiting, keyframe->n_waiting);
  bytes = get (bytes, state->microtasks.left, keyframe->n_left);

  finished_at = (gconstpointer) bytes;
  g_array_set_size (state->callbacks, keyframe->n_callbacks);
  restore_callbacks (state, finished_at, finished_at + keyframe->n_callbacks,
                     (const guint8 *) (finished_at + keyframe->n_callbacks + keyframe->n_many));
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
