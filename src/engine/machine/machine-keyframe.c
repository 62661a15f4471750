/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine-state.h"

/* The arrays of a state that are kept as they are. */
enum
{
  PENDING,
  FRAMES,
  QUEUED,
  WAITING,
  TICKS,
  N_ARRAYS
};

/*
 * The numbers of a state, and copies of its arrays, in parts: a part that is as it was in the keyframe before is shared
 * with that, for much that waits does so for long. At the end, when each callback was done last, then how many
 * microtasks have each of those that many have, then a byte for each: its state, and above that how many microtasks
 * have it. What a callback is, and who else has it, need not be kept: the former never changes, the latter follows from
 * what is pending, queued and waiting.
 */
struct _RbKeyframe
{
  RbMachineState numbers;
  GPtrArray *arrays[N_ARRAYS]; /* (element-type GBytes) */
  guint n_callbacks;
  guint n_many;
};

/* How many elements of an array make a part. */
#define PART 2048

#define STATE_BITS 2
#define STATE_MASK ((1 << STATE_BITS) - 1)

/* So many or more microtasks do not fit into the byte. */
#define MANY (G_MAXUINT8 >> STATE_BITS)

G_STATIC_ASSERT (RB_CALLBACK_DONE <= STATE_MASK);

#define CALLBACK(state, i) (&g_array_index ((state)->callbacks, RbCallback, (i)))
#define HOLDERS(state, i) (&g_array_index ((state)->holders, RbHolders, (i)))

static GArray *
array_of (RbMachineState *state,
          guint           which)
{
  switch (which)
    {
    case PENDING:
      return state->pending;
    case FRAMES:
      return state->frames;
    case QUEUED:
      return state->queue;
    case WAITING:
      return state->waiting;
    case TICKS:
    default:
      return state->microtasks.ticks;
    }
}

static void
close_up (RbMachineState *state)
{
  rb_machine_state_close_gaps (state);
  g_array_remove_range (state->queue, 0, state->queue_head);
  state->queue_head = 0;
}

static gsize
size_of_part (GArray *array,
              guint   part)
{
  return MIN (PART, array->len - part * PART) * (gsize) g_array_get_element_size (array);
}

static const char *
data_of_part (GArray *array,
              guint   part)
{
  return array->data + part * PART * (gsize) g_array_get_element_size (array);
}

static guint
count_parts (GArray *array)
{
  return (array->len + PART - 1) / PART;
}

/* The copy of a part that a keyframe has, if it is the same. */
static GBytes *
find_copy (GArray           *array,
           guint             which,
           guint             part,
           const RbKeyframe *keyframe)
{
  GBytes *copy;

  if (keyframe == NULL || part >= keyframe->arrays[which]->len)
    return NULL;

  copy = g_ptr_array_index (keyframe->arrays[which], part);
  if (g_bytes_get_size (copy) != size_of_part (array, part) ||
      memcmp (g_bytes_get_data (copy, NULL), data_of_part (array, part), size_of_part (array, part)) != 0)
    return NULL;

  return copy;
}

static gsize
size_of_copy (GArray           *array,
              guint             which,
              const RbKeyframe *before)
{
  gsize size = 0;

  for (guint i = 0; i < count_parts (array); i++)
    if (find_copy (array, which, i, before) == NULL)
      size += size_of_part (array, i);

  return size + count_parts (array) * sizeof (GBytes *);
}

static GPtrArray *
copy_array (GArray           *array,
            guint             which,
            const RbKeyframe *before)
{
  GPtrArray *parts = g_ptr_array_new_full (count_parts (array), (GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < count_parts (array); i++)
    {
      GBytes *copy = find_copy (array, which, i, before);

      g_ptr_array_add (parts, copy != NULL ? g_bytes_ref (copy)
                                           : g_bytes_new (data_of_part (array, i), size_of_part (array, i)));
    }

  return parts;
}

static void
restore_array (GArray    *array,
               GPtrArray *parts)
{
  g_array_set_size (array, 0);
  for (guint i = 0; i < parts->len; i++)
    {
      gsize size;
      const void *data = g_bytes_get_data (g_ptr_array_index (parts, i), &size);

      g_array_append_vals (array, data, size / g_array_get_element_size (array));
    }
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

/* Most of what waits, or is queued, has no callback. */
#define RESTORE_HOLDERS(state, array, Type, holder) \
  for (guint i = 0; i < (array)->len; i++) \
    if (g_array_index ((array), Type, i).callback != 0) \
      rb_machine_state_hold_callback ((state), g_array_index ((array), Type, i).callback, (holder), 1)

static void
restore_holders (RbMachineState *state)
{
  RESTORE_HOLDERS (state, state->pending, RbPending, RB_HOLDER_PENDING);
  RESTORE_HOLDERS (state, state->queue, RbQueued, RB_HOLDER_QUEUED);
  RESTORE_HOLDERS (state, state->waiting, RbWaiting, RB_HOLDER_WAITING);
}

static gsize
size_of_callbacks (RbMachineState *state,
                   guint           n_many)
{
  return n_many * sizeof (guint32) + state->callbacks->len * (sizeof (guint32) + sizeof (guint8));
}

/*
 * rb_machine_state_get_size:
 * @state: a state
 * @before: (nullable): the keyframe before
 *
 * Returns: how many bytes a keyframe of it takes
 */
gsize
rb_machine_state_get_size (RbMachineState   *state,
                           const RbKeyframe *before)
{
  gsize size = sizeof (RbKeyframe) + size_of_callbacks (state, count_many (state));

  close_up (state);
  for (guint i = 0; i < N_ARRAYS; i++)
    size += size_of_copy (array_of (state, i), i, before);

  return size;
}

/*
 * rb_machine_state_save:
 * @state: a state
 * @before: (nullable): the keyframe before
 *
 * Returns: (transfer full): a copy to come back to
 */
RbKeyframe *
rb_machine_state_save (RbMachineState   *state,
                       const RbKeyframe *before)
{
  guint n_many = count_many (state);
  RbKeyframe *keyframe = g_malloc0 (sizeof (RbKeyframe) + size_of_callbacks (state, n_many));
  guint32 *finished_at = (gpointer) (keyframe + 1);

  close_up (state);
  keyframe->numbers = *state;
  keyframe->n_callbacks = state->callbacks->len;
  keyframe->n_many = n_many;
  for (guint i = 0; i < N_ARRAYS; i++)
    keyframe->arrays[i] = copy_array (array_of (state, i), i, before);
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
  const guint32 *finished_at = (gconstpointer) (keyframe + 1);

  rb_machine_state_copy_numbers (state, &keyframe->numbers);
  for (guint i = 0; i < N_ARRAYS; i++)
    restore_array (array_of (state, i), keyframe->arrays[i]);
  rb_machine_state_note_frames (state);

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
  for (guint i = 0; i < N_ARRAYS; i++)
    g_ptr_array_unref (keyframe->arrays[i]);
  g_free (keyframe);
}
