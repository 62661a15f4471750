/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/keyframe-list.h"

/* Keyframes are at least this many records apart. */
#define MIN_DISTANCE 4096

/* After a keyframe was too large to be taken, at least this many records pass before the next attempt. */
#define MIN_RETRY 64

/* The trace and its keyframes take at most this many bytes a record. */
#define MAX_BYTES 40

/*
 * rb_keyframe_list_init:
 * @self: uninitialized memory
 *
 * Sets up an empty list.
 */
void
rb_keyframe_list_init (RbKeyframeList *self)
{
  *self = (RbKeyframeList){
    .keyframes = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_keyframe_free),
    .next = MIN_DISTANCE,
  };
}

/*
 * rb_keyframe_list_clear:
 * @self: a list
 *
 * Frees what @self holds, but not @self.
 */
void
rb_keyframe_list_clear (RbKeyframeList *self)
{
  g_clear_pointer (&self->keyframes, g_ptr_array_unref);
}

/*
 * rb_keyframe_list_find:
 * @self: a list
 * @position: a position of the trace
 *
 * Returns: (transfer none) (nullable): the last keyframe that is not after the position
 */
const RbKeyframe *
rb_keyframe_list_find (RbKeyframeList *self,
                       guint           position)
{
  guint low = 0;
  guint high = self->keyframes->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (rb_keyframe_get_position (g_ptr_array_index (self->keyframes, middle)) <= position)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 ? g_ptr_array_index (self->keyframes, low - 1) : NULL;
}

/* How many bytes the keyframes up to a position may take. */
static gsize
get_affordable (guint position,
                gsize n_records,
                gsize trace_size)
{
  gsize left = n_records * MAX_BYTES > trace_size ? n_records * MAX_BYTES - trace_size : 0;

  return MIN (left, trace_size / 2) * position / n_records;
}

/*
 * rb_keyframe_list_take:
 * @self: a list
 * @state: a state at the position where another keyframe may be taken
 * @n_records: how many records the trace has
 * @trace_size: how many bytes of memory they take
 *
 * Takes a keyframe if it is not too large, and decides where the next one may be taken.
 */
void
rb_keyframe_list_take (RbKeyframeList *self,
                       RbMachineState *state,
                       guint           n_records,
                       gsize           trace_size)
{
  guint position = state->numbers.position;
  gsize affordable = get_affordable (position, n_records, trace_size);
  const RbKeyframe *before = rb_keyframe_list_find (self, position);
  gsize bytes = self->bytes + rb_keyframe_compute_size (state, before);

  if (bytes <= affordable)
    {
      g_ptr_array_add (self->keyframes, rb_keyframe_new (state, before));
      self->bytes = bytes;
      self->next = position + MIN_DISTANCE;
    }
  else
    {
      /* The state may become smaller soon, so the next attempt does not wait until the trace is large enough. */
      self->next = position + CLAMP ((bytes - affordable) / MAX_BYTES, MIN_RETRY, MIN_DISTANCE);
    }
}
