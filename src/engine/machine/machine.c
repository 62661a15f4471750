/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine.h"

#include "engine/machine/machine-state.h"

/* Keyframes are at least this many records apart … */
#define MIN_DISTANCE 4096
/* … and together with the records and the indexes take at most so many bytes for each record. */
#define MAX_BYTES 40

/**
 * RbMachine:
 *
 * The state of the event loop at a position in a trace: after its first *n* records.
 *
 * It goes forward by applying records, and back by restoring the last keyframe before the position and going forward
 * from there. A keyframe is a copy of the state; they are taken where the machine passes for the first time. Where much
 * is under way and changes, it is large, so keyframes are then farther apart: together with the trace they never take
 * more than 40 bytes a record.
 *
 * The trace may grow while the machine looks at it.
 */
struct _RbMachine
{
  GObject parent_instance;

  RbTrace *trace;
  RbMachineState state;

  GPtrArray *keyframes; /* (element-type RbKeyframe): by position */
  gsize keyframe_bytes;
  guint next_keyframe; /* where another one may be taken: always ahead of the state */

  GArray *microtasks; /* guint32: the numbers that somebody asked for last */
};

G_DEFINE_FINAL_TYPE (RbMachine, rb_machine, G_TYPE_OBJECT)

static void
rb_machine_finalize (GObject *object)
{
  RbMachine *self = RB_MACHINE (object);

  rb_machine_state_clear (&self->state);
  g_clear_pointer (&self->keyframes, g_ptr_array_unref);
  g_clear_pointer (&self->microtasks, g_array_unref);
  g_clear_object (&self->trace);

  G_OBJECT_CLASS (rb_machine_parent_class)->finalize (object);
}

static void
rb_machine_class_init (RbMachineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_machine_finalize;
}

static void
rb_machine_init (RbMachine *self)
{
  rb_machine_state_init (&self->state);
  self->keyframes = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_keyframe_free);
  self->next_keyframe = MIN_DISTANCE;
  self->microtasks = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/* Finds the last keyframe that is not after @position. */
static const RbKeyframe *
find_keyframe (RbMachine *self,
               guint      position)
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

/* Goes back if need be, and skips ahead if a keyframe saves work. */
static void
restore_before (RbMachine *self,
                guint      position)
{
  const RbKeyframe *keyframe = find_keyframe (self, position);
  guint from = keyframe != NULL ? rb_keyframe_get_position (keyframe) : 0;

  if (self->state.position <= position && self->state.position >= from)
    return;

  if (keyframe != NULL)
    rb_machine_state_restore (&self->state, keyframe);
  else
    rb_machine_state_reset (&self->state);
}

/* How much of what a trace may take is left to the keyframes up to here; they take less than the trace does. */
static gsize
get_affordable (RbMachine *self)
{
  gsize n_records = rb_trace_get_n_records (self->trace);
  gsize size = rb_trace_get_size (self->trace);
  gsize left = n_records * MAX_BYTES > size ? n_records * MAX_BYTES - size : 0;

  return MIN (left, size / 2) * self->state.position / n_records;
}

static void
take_keyframe (RbMachine *self)
{
  gsize affordable = get_affordable (self);
  const RbKeyframe *before = find_keyframe (self, self->state.position);
  gsize bytes;

  bytes = self->keyframe_bytes + rb_machine_state_get_size (&self->state, before);

  if (bytes <= affordable)
    {
      g_ptr_array_add (self->keyframes, rb_machine_state_save (&self->state, before));
      self->keyframe_bytes = bytes;
      self->next_keyframe = self->state.position + MIN_DISTANCE;
    }
  else
    {
      /* The state may shrink meanwhile, so look again before the trace has grown by all that is missing. */
      self->next_keyframe = self->state.position + CLAMP ((bytes - affordable) / MAX_BYTES, 64, MIN_DISTANCE);
    }
}

static void
apply_up_to (RbMachine *self,
             guint      position)
{
  while (self->state.position < position)
    {
      RbRecord record = rb_trace_get_record (self->trace, self->state.position);

      rb_machine_state_apply (&self->state, self->trace, &record);
    }
}

/**
 * rb_machine_new:
 * @trace: the trace of a run
 *
 * Creates a machine that looks at a trace, from before its first record.
 *
 * Returns: (transfer full): a new machine
 */
RbMachine *
rb_machine_new (RbTrace *trace)
{
  RbMachine *self;

  g_return_val_if_fail (RB_IS_TRACE (trace), NULL);

  self = g_object_new (RB_TYPE_MACHINE, NULL);
  self->trace = g_object_ref (trace);

  return self;
}

/**
 * rb_machine_get_trace:
 * @self: a machine
 *
 * Gets the trace that it looks at.
 *
 * Returns: (transfer none): the trace
 */
RbTrace *
rb_machine_get_trace (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);

  return self->trace;
}

/**
 * rb_machine_seek:
 * @self: a machine
 * @n_records: how many records are to have happened
 *
 * Goes to a position in the trace; to its end if there is not so much of it yet. What the getters gave before is no
 * longer valid.
 */
void
rb_machine_seek (RbMachine *self,
                 guint      n_records)
{
  guint position;

  g_return_if_fail (RB_IS_MACHINE (self));

  position = MIN (n_records, rb_trace_get_n_records (self->trace));
  restore_before (self, position);

  while (self->state.position < position)
    {
      apply_up_to (self, MIN (position, self->next_keyframe));
      if (self->state.position == self->next_keyframe)
        take_keyframe (self);
    }
}

/**
 * rb_machine_get_position:
 * @self: a machine
 *
 * Gets where in the trace the machine is.
 *
 * Returns: how many records have happened
 */
guint
rb_machine_get_position (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), 0);

  return self->state.position;
}

/**
 * rb_machine_get_time:
 * @self: a machine
 *
 * Gets the engine time: that of the record that happened last.
 *
 * Returns: the engine time, in µs
 */
gint64
rb_machine_get_time (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), 0);

  return self->state.time;
}

/**
 * rb_machine_get_loop_state:
 * @self: a machine
 *
 * Gets what the event loop is doing.
 *
 * Returns: the state of the loop
 */
RbLoopState
rb_machine_get_loop_state (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), RB_LOOP_READY);

  return self->state.loop_state;
}

/**
 * rb_machine_get_running:
 * @self: a machine
 *
 * Gets whether the script, a task or a microtask has begun and not come to its end. Its stack may be empty, where a
 * function of the engine's own is what runs.
 *
 * Returns: whether something runs
 */
gboolean
rb_machine_get_running (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), FALSE);

  return self->state.is_running;
}

/**
 * rb_machine_get_frames:
 * @self: a machine
 * @n_frames: (out): how many there are
 *
 * Gets the call stack, its top last.
 *
 * Returns: (array length=n_frames): the frames; valid until the next seek
 */
const RbFrame *
rb_machine_get_frames (RbMachine *self,
                       guint     *n_frames)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);
  g_return_val_if_fail (n_frames != NULL, NULL);

  *n_frames = self->state.frames->len;

  return (const RbFrame *) (gpointer) self->state.frames->data;
}

/**
 * rb_machine_get_pending:
 * @self: a machine
 * @n_pending: (out): how many there are
 *
 * Gets the lookups and timers under way, in the order in which they were asked for.
 *
 * Returns: (array length=n_pending): what is pending; valid until the next seek
 */
const RbPending *
rb_machine_get_pending (RbMachine *self,
                        guint     *n_pending)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);
  g_return_val_if_fail (n_pending != NULL, NULL);

  rb_machine_state_close_gaps (&self->state);
  *n_pending = self->state.pending->len;

  return (const RbPending *) (gpointer) self->state.pending->data;
}

/**
 * rb_machine_get_queue:
 * @self: a machine
 * @n_queued: (out): how many there are
 *
 * Gets the task queue, what runs next first.
 *
 * Returns: (array length=n_queued): the queue; valid until the next seek
 */
const RbQueued *
rb_machine_get_queue (RbMachine *self,
                      guint     *n_queued)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);
  g_return_val_if_fail (n_queued != NULL, NULL);

  *n_queued = self->state.queue->len - self->state.queue_head;

  return *n_queued > 0 ? &g_array_index (self->state.queue, RbQueued, self->state.queue_head) : NULL;
}

/**
 * rb_machine_get_microtasks:
 * @self: a machine
 * @n_microtasks: (out): how many there are
 *
 * Gets the microtasks and the ticks that wait, what runs next first: ticks, unless the microtasks are being drained.
 * What they are is told by rb_trace_get_microtask().
 *
 * Returns: (array length=n_microtasks): their numbers; valid until the next seek
 */
const guint32 *
rb_machine_get_microtasks (RbMachine *self,
                           guint     *n_microtasks)
{
  const RbMicrotaskQueue *queue;

  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);
  g_return_val_if_fail (n_microtasks != NULL, NULL);

  queue = &self->state.microtasks;
  g_array_set_size (self->microtasks, 0);
  if (self->state.is_draining)
    rb_microtask_queue_list (queue, self->microtasks);
  rb_microtask_queue_list_ticks (queue, self->microtasks);
  if (!self->state.is_draining)
    rb_microtask_queue_list (queue, self->microtasks);

  *n_microtasks = self->microtasks->len;

  return (const guint32 *) (gpointer) self->microtasks->data;
}

/**
 * rb_machine_get_microtask: (skip)
 * @self: a machine
 *
 * Gets the microtask that runs.
 *
 * Returns: the record with which it started; its kind is 0 if none runs
 */
RbRecord
rb_machine_get_microtask (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), (RbRecord){ 0 });

  return self->state.microtask > 0 ? rb_trace_get_record (self->trace, self->state.microtask - 1) : (RbRecord){ 0 };
}

/**
 * rb_machine_get_waiting:
 * @self: a machine
 * @n_waiting: (out): how many there are
 *
 * Gets the functions that wait at an `await`: they are off the stack and will come back to it.
 *
 * Returns: (array length=n_waiting): what waits, in the order of the calls; valid until the next seek
 */
const RbWaiting *
rb_machine_get_waiting (RbMachine *self,
                        guint     *n_waiting)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);
  g_return_val_if_fail (n_waiting != NULL, NULL);

  rb_machine_state_close_gaps (&self->state);
  *n_waiting = self->state.waiting->len;

  return (const RbWaiting *) (gpointer) self->state.waiting->data;
}

/**
 * rb_machine_get_callbacks:
 * @self: a machine
 * @n_callbacks: (out): how many there are
 *
 * Gets all functions that were handed over up to here, callback 1 first.
 *
 * Returns: (array length=n_callbacks): the callbacks; valid until the next seek
 */
const RbCallback *
rb_machine_get_callbacks (RbMachine *self,
                          guint     *n_callbacks)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);
  g_return_val_if_fail (n_callbacks != NULL, NULL);

  *n_callbacks = self->state.callbacks->len;

  return (const RbCallback *) (gpointer) self->state.callbacks->data;
}

/**
 * rb_machine_get_n_lines:
 * @self: a machine
 *
 * Gets how many lines of the console are there already.
 *
 * Returns: the number of lines
 */
guint
rb_machine_get_n_lines (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), 0);

  return self->state.n_lines;
}

/**
 * rb_machine_get_n_statements:
 * @self: a machine
 *
 * Gets how many statements and rounds of loops were begun. The same program always begins the same ones, so their
 * number says which one it is at.
 *
 * Returns: the number of statements
 */
guint
rb_machine_get_n_statements (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), 0);

  return self->state.n_statements;
}

/**
 * rb_machine_get_current_site:
 * @self: a machine
 *
 * Gets the statement that the program is at: that of the top frame, or of the one that calls it if it has none yet.
 *
 * Returns: the site of a statement or loop; 0 if nothing is on the stack
 */
guint
rb_machine_get_current_site (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), 0);

  for (guint i = self->state.frames->len; i > 0; i--)
    {
      const RbFrame *frame = &g_array_index (self->state.frames, RbFrame, i - 1);

      if (frame->site != 0)
        return frame->site;
    }

  return 0;
}
