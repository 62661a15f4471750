/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine.h"

#include "engine/machine/keyframe-list.h"
#include "engine/machine/machine-apply.h"

/**
 * RbMachine:
 *
 * The state of a run at a position of its trace: after its first *n* records.
 *
 * The machine goes forward by applying records. It goes back by restoring the last keyframe before the position and
 * going forward from there. A keyframe is a copy of the state; keyframes are taken when the machine reaches a position
 * for the first time.
 *
 * The trace may grow while the machine is in use.
 */
struct _RbMachine
{
  GObject parent_instance;

  RbTrace *trace;
  RbMachineState state;
  RbKeyframeList keyframes;

  GArray *queued_microtasks; /* guint32: what rb_machine_get_queued_microtasks() returned last */
};

G_DEFINE_FINAL_TYPE (RbMachine, rb_machine, G_TYPE_OBJECT)

static void
rb_machine_finalize (GObject *object)
{
  RbMachine *self = RB_MACHINE (object);

  rb_machine_state_clear (&self->state);
  rb_keyframe_list_clear (&self->keyframes);
  g_clear_pointer (&self->queued_microtasks, g_array_unref);
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
  rb_keyframe_list_init (&self->keyframes);
  self->queued_microtasks = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/* Goes back if the machine is after the position, and skips ahead if that saves work. */
static void
restore_before (RbMachine *self,
                guint      position)
{
  const RbKeyframe *keyframe = rb_keyframe_list_find (&self->keyframes, position);
  guint from = keyframe != NULL ? rb_keyframe_get_position (keyframe) : 0;
  guint current = self->state.numbers.position;

  if (current <= position && current >= from)
    return;

  if (keyframe != NULL)
    rb_keyframe_restore (keyframe, &self->state);
  else
    rb_machine_state_reset (&self->state);
}

static void
apply_up_to (RbMachine *self,
             guint      position)
{
  while (self->state.numbers.position < position)
    {
      RbRecord record = rb_trace_get_record (self->trace, self->state.numbers.position);

      rb_machine_apply (&self->state, self->trace, &record);
    }
}

/**
 * rb_machine_new:
 * @trace: the trace of a run
 *
 * Creates a machine for a trace. It is at position 0, before the first record.
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
 * Gets the trace of the run.
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
 * @n_records: the position: the number of records before it
 *
 * Goes to a position of the trace, or to its end if it does not have so many records yet. Arrays that the getters
 * returned before are no longer valid.
 */
void
rb_machine_seek (RbMachine *self,
                 guint      n_records)
{
  guint position;

  g_return_if_fail (RB_IS_MACHINE (self));

  position = MIN (n_records, rb_trace_get_n_records (self->trace));
  restore_before (self, position);

  while (self->state.numbers.position < position)
    {
      apply_up_to (self, MIN (position, self->keyframes.next));
      if (self->state.numbers.position == self->keyframes.next)
        rb_keyframe_list_take (&self->keyframes, &self->state, rb_trace_get_n_records (self->trace),
                               rb_trace_get_size (self->trace));
    }
}

/**
 * rb_machine_get_position:
 * @self: a machine
 *
 * Gets where in the trace the machine is.
 *
 * Returns: how many records are before the position
 */
guint
rb_machine_get_position (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), 0);

  return self->state.numbers.position;
}

/**
 * rb_machine_get_time:
 * @self: a machine
 *
 * Gets the engine time of the last record before the position.
 *
 * Returns: the engine time, in µs
 */
gint64
rb_machine_get_time (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), 0);

  return self->state.numbers.time;
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

  return self->state.numbers.loop_state;
}

/**
 * rb_machine_get_running:
 * @self: a machine
 *
 * Gets whether the script, a task or a microtask runs. Even then the stack may be empty, because built-in functions
 * have no frames.
 *
 * Returns: whether something runs
 */
gboolean
rb_machine_get_running (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), FALSE);

  return self->state.numbers.is_running;
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

  *n_frames = self->state.stack.frames->len;

  return (const RbFrame *) (gpointer) self->state.stack.frames->data;
}

/**
 * rb_machine_get_pending:
 * @self: a machine
 * @n_pending: (out): how many there are
 *
 * Gets the lookups and timers that are pending, in the order in which they were requested.
 *
 * Returns: (array length=n_pending): what is pending; valid until the next seek
 */
const RbPending *
rb_machine_get_pending (RbMachine *self,
                        guint     *n_pending)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);
  g_return_val_if_fail (n_pending != NULL, NULL);

  return rb_pending_list_list (&self->state.pending, n_pending);
}

/**
 * rb_machine_get_queue:
 * @self: a machine
 * @n_queued: (out): how many there are
 *
 * Gets the task queue. The next task to run is the first element.
 *
 * Returns: (array length=n_queued) (nullable): the tasks; valid until the next seek
 */
const RbQueued *
rb_machine_get_queue (RbMachine *self,
                      guint     *n_queued)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);
  g_return_val_if_fail (n_queued != NULL, NULL);

  return rb_task_queue_list (&self->state.tasks, n_queued);
}

/**
 * rb_machine_get_queued_microtasks:
 * @self: a machine
 * @n_microtasks: (out): how many there are
 *
 * Gets the microtasks and the ticks that are queued. The next one to run is the first element. Ticks come before
 * microtasks, unless the microtask queue is being drained. rb_trace_get_microtask() says what each of them is for.
 *
 * Returns: (array length=n_microtasks): their numbers; valid until the next seek or call
 */
const guint32 *
rb_machine_get_queued_microtasks (RbMachine *self,
                                  guint     *n_microtasks)
{
  const RbMicrotaskQueue *queue;
  GArray *numbers;

  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);
  g_return_val_if_fail (n_microtasks != NULL, NULL);

  queue = &self->state.microtasks;
  numbers = self->queued_microtasks;
  g_array_set_size (numbers, 0);
  if (self->state.numbers.is_draining)
    rb_microtask_queue_list (queue, numbers);
  rb_microtask_queue_list_ticks (queue, numbers);
  if (!self->state.numbers.is_draining)
    rb_microtask_queue_list (queue, numbers);

  *n_microtasks = numbers->len;

  return (const guint32 *) (gpointer) numbers->data;
}

/**
 * rb_machine_get_running_microtask: (skip)
 * @self: a machine
 *
 * Gets the microtask that runs.
 *
 * Returns: the record with which it started; its kind is 0 if none runs
 */
RbRecord
rb_machine_get_running_microtask (RbMachine *self)
{
  guint position;

  g_return_val_if_fail (RB_IS_MACHINE (self), (RbRecord){ 0 });

  position = self->state.numbers.microtask_position;

  return position > 0 ? rb_trace_get_record (self->trace, position - 1) : (RbRecord){ 0 };
}

/**
 * rb_machine_get_running_task:
 * @self: a machine
 *
 * Gets the task that has left the task queue and runs.
 *
 * Returns: the lookup or timer that the task comes from; 0 if no task runs
 */
guint32
rb_machine_get_running_task (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), 0);

  return self->state.numbers.task;
}

/**
 * rb_machine_get_waiting:
 * @self: a machine
 * @n_waiting: (out): how many there are
 *
 * Gets the functions that wait at an `await`. They are not on the stack.
 *
 * Returns: (array length=n_waiting): the functions, in the order in which they were called; valid until the next seek
 */
const RbWaiting *
rb_machine_get_waiting (RbMachine *self,
                        guint     *n_waiting)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);
  g_return_val_if_fail (n_waiting != NULL, NULL);

  return rb_gap_array_list (&self->state.waiting, n_waiting);
}

/**
 * rb_machine_get_promises:
 * @self: a machine
 * @n_promises: (out): how many there are
 *
 * Gets the promises that somebody waits for and that are not settled. rb_trace_links_list_followers() says who waits.
 *
 * Returns: (array length=n_promises): their numbers, in order; valid until the next seek
 */
const guint32 *
rb_machine_get_promises (RbMachine *self,
                         guint     *n_promises)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);
  g_return_val_if_fail (n_promises != NULL, NULL);

  return rb_gap_array_list (&self->state.promises, n_promises);
}

/**
 * rb_machine_get_callbacks:
 * @self: a machine
 * @n_callbacks: (out): how many there are
 *
 * Gets all callbacks that were handed over before the position, callback 1 first.
 *
 * Returns: (array length=n_callbacks): the callbacks; valid until the next seek
 */
const RbCallback *
rb_machine_get_callbacks (RbMachine *self,
                          guint     *n_callbacks)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), NULL);
  g_return_val_if_fail (n_callbacks != NULL, NULL);

  *n_callbacks = self->state.callbacks.callbacks->len;

  return (const RbCallback *) (gpointer) self->state.callbacks.callbacks->data;
}

/**
 * rb_machine_get_n_console_lines:
 * @self: a machine
 *
 * Gets how many lines the console has. Uncaught errors and unhandled rejections count as lines, too.
 *
 * Returns: the number of lines of the console
 */
guint
rb_machine_get_n_console_lines (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), 0);

  return self->state.numbers.n_console_lines;
}

/**
 * rb_machine_get_n_statements:
 * @self: a machine
 *
 * Gets how many statements have started; each iteration of a loop counts as one. As a program always executes the same
 * statements in the same order, this number identifies the statement that runs, even in another run.
 *
 * Returns: the number of statements
 */
guint
rb_machine_get_n_statements (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), 0);

  return self->state.numbers.n_statements;
}

/**
 * rb_machine_get_current_site:
 * @self: a machine
 *
 * Gets the statement that runs in the top frame. If the top frame has not started a statement yet, this is the
 * statement of its caller.
 *
 * Returns: the site of the statement or loop; 0 if there is none
 */
guint
rb_machine_get_current_site (RbMachine *self)
{
  g_return_val_if_fail (RB_IS_MACHINE (self), 0);

  for (guint i = self->state.stack.frames->len; i > 0; i--)
    {
      const RbFrame *frame = &g_array_index (self->state.stack.frames, RbFrame, i - 1);

      if (frame->site != 0)
        return frame->site;
    }

  return 0;
}
