/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine-state.h"

#include "engine/trace/outcome.h"

#define FRAME(state, i) (&g_array_index ((state)->frames, RbFrame, (i)))
#define CALLBACK(state, number) (&g_array_index ((state)->callbacks, RbCallback, (number) - 1))
#define HOLDERS(state, number) (&g_array_index ((state)->holders, RbHolders, (number) - 1))

/* --- The stack ---------------------------------------------------------------------------------------------------- */

/* The function that a site stands in; a function's own site is that function. */
static guint32
function_of (RbTrace *trace,
             guint32  site)
{
  const RbSite *place = rb_trace_get_site (trace, site);

  if (place == NULL)
    return 0;

  return place->kind == RB_SITE_FUNCTION ? site : place->function;
}

/* Gets the frame of an activation to the top: those above it returned, or an exception unwound them. */
static gboolean
unwind_to (RbMachineState *state,
           guint32         activation)
{
  guint i;

  if (!rb_machine_state_find_frame (state, activation, &i))
    return FALSE;

  if (i + 1 < state->frames->len)
    g_array_set_size (state->frames, i + 1);
  return TRUE;
}

/* A function that waited at an `await` is on the stack again. */
static gboolean
go_on (RbMachineState *state,
       RbTrace        *trace,
       guint32         activation)
{
  RbWaiting waiting;
  RbFrame frame = { activation, 0, 0, 0 };

  if (!rb_machine_state_take_waiting (state, activation, &waiting))
    return FALSE;

  frame.function = function_of (trace, waiting.site);
  frame.site = waiting.site;
  frame.callback = waiting.callback;
  rb_machine_state_push_frame (state, &frame);

  if (rb_machine_state_is_callback (state, waiting.callback))
    {
      CALLBACK (state, waiting.callback)->state = RB_CALLBACK_RUNNING;
      state->callback = waiting.callback;
    }

  return TRUE;
}

/* Gets the frame of the activation that a probe spoke for. If it is not on the stack, then it has resumed. */
static RbFrame *
frame_of (RbMachineState *state,
          RbTrace        *trace,
          const RbRecord *record)
{
  if (!unwind_to (state, record->a) && !go_on (state, trace, record->a))
    {
      RbFrame frame = { record->a, 0, 0, 0 };

      if (record->a != 0)
        frame.function = function_of (trace, record->site);
      rb_machine_state_push_frame (state, &frame);
    }

  return FRAME (state, state->frames->len - 1);
}

static void
enter (RbMachineState *state,
       const RbRecord *record)
{
  RbFrame frame = { record->a, record->site, 0, 0 };
  guint32 callback = state->task_callback;
  guint i;

  if (rb_machine_state_find_frame (state, record->a, &i))
    return;

  /* A callback without a source of its own, say a bound function, shows itself by what it calls first. */
  if (callback != 0 &&
      (CALLBACK (state, callback)->function == record->site || CALLBACK (state, callback)->function == 0))
    {
      frame.callback = callback;
      state->task_callback = 0;
    }

  rb_machine_state_push_frame (state, &frame);
}

static void
leave (RbMachineState *state,
       const RbRecord *record)
{
  if (unwind_to (state, record->a))
    g_array_set_size (state->frames, state->frames->len - 1);
}

/* At a `yield` a function only pauses: it goes on when somebody asks it for more, not by itself. */
static void
suspend (RbMachineState *state,
         RbTrace        *trace,
         const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (trace, record->site);
  RbWaiting waiting = { record->a, record->site, 0, FALSE };

  if (!unwind_to (state, record->a))
    return;

  waiting.callback = FRAME (state, state->frames->len - 1)->callback;
  g_array_set_size (state->frames, state->frames->len - 1);
  if (site != NULL && site->kind == RB_SITE_AWAIT)
    rb_machine_state_add_waiting (state, &waiting);
}

static void
empty_stack (RbMachineState *state)
{
  g_array_set_size (state->frames, 0);
  state->task_callback = 0;
}

/* --- Records ------------------------------------------------------------------------------------------------------ */

static void
start_callback (RbMachineState *state,
                guint32         callback)
{
  empty_stack (state);
  state->loop_state = RB_LOOP_RUNNING;
  state->is_running = TRUE;

  if (rb_machine_state_is_callback (state, callback))
    {
      CALLBACK (state, callback)->state = RB_CALLBACK_RUNNING;
      state->callback = callback;
      state->task_callback = callback;
    }
}

/* Ticks run until there are none, then microtasks until there are none, and so on. */
static void
start_microtask (RbMachineState *state,
                 const RbRecord *record)
{
  rb_machine_state_remove_microtask (state, record);
  start_callback (state, record->b);
  state->microtask = state->position + 1;
  state->is_draining = record->c != RB_MICROTASK_NEXT_TICK;
}

/* One that is async may have left the stack to wait, and come back. */
static void
end_callback (RbMachineState *state)
{
  guint32 callback = state->callback;

  state->callback = 0;
  if (!rb_machine_state_is_callback (state, callback))
    return;

  CALLBACK (state, callback)->state = RB_CALLBACK_DONE;
  if (HOLDERS (state, callback)->n[RB_HOLDER_WAITING] == 0)
    CALLBACK (state, callback)->finished_at = state->position;
  rb_machine_state_settle_callback (state, callback);
}

/* Of the script, a task, or a microtask. */
static void
end_task (RbMachineState *state)
{
  gboolean has_next = state->queue->len > state->queue_head || state->n_immediates > 0 ||
                      rb_microtask_queue_has_any (&state->microtasks);

  empty_stack (state);
  end_callback (state);
  state->microtask = 0;
  state->is_running = FALSE;
  state->is_draining &= state->microtasks.head <= state->microtasks.tail;
  state->loop_state = has_next ? RB_LOOP_RUNNING : RB_LOOP_IDLE;
}

static void
start_script (RbMachineState *state,
              const RbRecord *record)
{
  RbFrame frame = { 0, 0, 0, 0 };

  empty_stack (state);
  rb_machine_state_push_frame (state, &frame);
  state->loop_state = RB_LOOP_RUNNING;
  state->is_running = TRUE;
  state->is_draining = record->a != 0;
}

/* Records that are about code that runs; FALSE if it is another one. */
static gboolean
apply_to_stack (RbMachineState *state,
                RbTrace        *trace,
                const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_STATEMENT:
    case RB_RECORD_LOOP:
      state->n_statements++;
      frame_of (state, trace, record)->site = record->site;
      return TRUE;

    case RB_RECORD_ENTER:
      enter (state, record);
      return TRUE;

    case RB_RECORD_EXIT:
      leave (state, record);
      return TRUE;

    case RB_RECORD_SUSPEND:
      suspend (state, trace, record);
      return TRUE;

    case RB_RECORD_RESUME:
      frame_of (state, trace, record);
      return TRUE;

    case RB_RECORD_SCRIPT_START:
      start_script (state, record);
      return TRUE;

    case RB_RECORD_MICROTASK_START:
      start_microtask (state, record);
      return TRUE;

    case RB_RECORD_TASK_START:
      rb_machine_state_remove_task (state, record->a);
      start_callback (state, record->b);
      return TRUE;

    case RB_RECORD_SCRIPT_END:
    case RB_RECORD_TASK_END:
    case RB_RECORD_MICROTASK_END:
      end_task (state);
      return TRUE;

    default:
      return FALSE;
    }
}

/* Records that are about callbacks and what rings them back, likewise. */
static gboolean
apply_to_requests (RbMachineState *state,
                   const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_CALLBACK:
      rb_machine_state_add_callback (state, record);
      return TRUE;

    case RB_RECORD_LOOKUP_START:
      rb_machine_state_start_lookup (state, record);
      return TRUE;

    case RB_RECORD_TIMER_SET:
      rb_machine_state_set_timer (state, record);
      return TRUE;

    case RB_RECORD_TIMER_CLEAR:
      rb_machine_state_clear_timer (state, record);
      return TRUE;

    case RB_RECORD_LOOKUP_ANSWER:
    case RB_RECORD_TIMER_FIRED:
      rb_machine_state_end_wait (state, record);
      return TRUE;

    case RB_RECORD_TASK_QUEUED:
      rb_machine_state_add_task (state, record);
      return TRUE;

    case RB_RECORD_MICROTASK_QUEUED:
      rb_machine_state_add_microtask (state, record);
      return TRUE;

    case RB_RECORD_UNNEEDED:
      if (rb_machine_state_is_callback (state, record->a))
        rb_machine_state_settle_callback (state, record->a);
      return TRUE;

    default:
      return FALSE;
    }
}

/* All other records. */
static void
apply_to_loop (RbMachineState *state,
               const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_CONSOLE:
    case RB_RECORD_UNCAUGHT:
    case RB_RECORD_UNHANDLED:
      state->n_lines++;
      break;

    case RB_RECORD_IDLE:
      state->loop_state = RB_LOOP_IDLE;
      break;

    case RB_RECORD_BLOCKED_START:
      state->loop_state = RB_LOOP_BLOCKED;
      break;

    case RB_RECORD_BLOCKED_END:
      state->loop_state = RB_LOOP_RUNNING;
      break;

    case RB_RECORD_WAITING:
      rb_machine_state_mark_stuck (state, record->a);
      break;

    /* What could not be parsed has never run. */
    case RB_RECORD_FINISHED:
      empty_stack (state);
      state->is_running = FALSE;
      if (record->a != RB_OUTCOME_SYNTAX_ERROR)
        state->loop_state = RB_LOOP_FINISHED;
      break;

    /* A promise that is settled shows in what it queues; a limit changes nothing by itself. */
    default:
      break;
    }
}

/*
 * rb_machine_state_apply:
 * @state: the state after all records before @record
 * @trace: where @record is from
 * @record: what happened next
 *
 * Whatever the order of the records, this does not fail: what makes no sense changes nothing.
 */
void
rb_machine_state_apply (RbMachineState *state,
                        RbTrace        *trace,
                        const RbRecord *record)
{
  state->time = record->time;
  if (!apply_to_stack (state, trace, record) && !apply_to_requests (state, record))
    apply_to_loop (state, record);

  state->position++;
}

/*
 * rb_machine_state_init:
 * @state: a state that holds nothing
 *
 * Makes a state, that of before the first record.
 */
void
rb_machine_state_init (RbMachineState *state)
{
  memset (state, 0, sizeof *state);
  state->frames = g_array_new (FALSE, FALSE, sizeof (RbFrame));
  state->pending = g_array_new (FALSE, FALSE, sizeof (RbPending));
  state->queue = g_array_new (FALSE, FALSE, sizeof (RbQueued));
  state->waiting = g_array_new (FALSE, FALSE, sizeof (RbWaiting));
  rb_microtask_queue_init (&state->microtasks);
  state->callbacks = g_array_new (FALSE, FALSE, sizeof (RbCallback));
  state->holders = g_array_new (FALSE, TRUE, sizeof (RbHolders));
  state->known = g_array_new (FALSE, FALSE, sizeof (RbCallback));
  state->noted = g_array_new (FALSE, TRUE, sizeof (guint32));
  rb_machine_state_reset (state);
}

/*
 * rb_machine_state_clear:
 * @state: a state
 *
 * Frees what a state holds.
 */
void
rb_machine_state_clear (RbMachineState *state)
{
  g_array_unref (state->frames);
  g_array_unref (state->pending);
  g_array_unref (state->queue);
  g_array_unref (state->waiting);
  rb_microtask_queue_clear (&state->microtasks);
  g_array_unref (state->callbacks);
  g_array_unref (state->holders);
  g_array_unref (state->known);
  g_array_unref (state->noted);
  memset (state, 0, sizeof *state);
}

/*
 * rb_machine_state_copy_numbers:
 * @state: a state
 * @from: another one
 *
 * Copies all of a state but its arrays.
 */
void
rb_machine_state_copy_numbers (RbMachineState       *state,
                               const RbMachineState *from)
{
  RbMachineState copy = *from;

  copy.frames = state->frames;
  copy.pending = state->pending;
  copy.queue = state->queue;
  copy.waiting = state->waiting;
  copy.microtasks.ticks = state->microtasks.ticks;
  copy.callbacks = state->callbacks;
  copy.holders = state->holders;
  copy.known = state->known;
  copy.noted = state->noted;
  copy.hint = 0;
  *state = copy;
}

/*
 * rb_machine_state_reset:
 * @state: a state
 *
 * Goes back to before the first record.
 */
void
rb_machine_state_reset (RbMachineState *state)
{
  static const RbMachineState before = { .loop_state = RB_LOOP_READY };

  g_array_set_size (state->frames, 0);
  g_array_set_size (state->pending, 0);
  g_array_set_size (state->queue, 0);
  g_array_set_size (state->waiting, 0);
  g_array_set_size (state->callbacks, 0);
  g_array_set_size (state->holders, 0);
  rb_machine_state_copy_numbers (state, &before);
  rb_microtask_queue_reset (&state->microtasks);
}
