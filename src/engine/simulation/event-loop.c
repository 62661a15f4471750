/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/event-loop.h"

#include "engine/simulation/event-loop-private.h"

/**
 * RbEventLoop:
 *
 * The event loop, in phases. Each turn is one of them: run the main script, wait until something is due, take what is
 * due, run a task. The runner only evaluates; here it is decided what and when.
 *
 * A runner's records come in chunks. They are read one by one, a statement moving engine time by 1 µs, and what comes
 * due between two of them is delivered between them. So the order in the trace is the order in engine time, whatever
 * the main loop does: rb_event_loop_go_on () is called whenever something has arrived and goes as far as it can.
 */

enum
{
  SIGNAL_EXTENDED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A wait that is shorter, in µs, is none that anybody could watch: lookups that were started one after the other come
 * one after the other. */
#define MIN_WAIT 1000

G_DEFINE_FINAL_TYPE (RbEventLoop, rb_event_loop, G_TYPE_OBJECT)

void
rb_event_loop_end_turn (RbEventLoop *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->is_running && self->outcome == RB_OUTCOME_NONE)
    {
      g_signal_emit (self, signals[SIGNAL_EXTENDED], 0);
      self->turn_is_over = TRUE;
      rb_event_loop_turn_again (self);
      return;
    }
  task = g_steal_pointer (&self->turn);
  g_signal_emit (self, signals[SIGNAL_EXTENDED], 0);
  if (task != NULL)
    g_task_return_boolean (task, self->outcome == RB_OUTCOME_NONE);
}

/* Whatever ended the run, it ends here, once; the trace so far stays. */
void
rb_event_loop_finish (RbEventLoop *self,
                      RbOutcome    outcome,
                      const char  *message)
{
  gboolean busy = self->runner_state == RUNNER_WORKING || self->runner_state == RUNNER_READ_OUT;

  if (self->outcome != RB_OUTCOME_NONE)
    return;

  self->outcome = outcome;
  self->was_interrupted |= outcome == RB_OUTCOME_STOPPED && busy;
  self->message = g_strdup (message);
  if (outcome == RB_OUTCOME_IDLE)
    rb_event_loop_tell_waiting (self);
  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_FINISHED,
                                          .a = outcome,
                                          .b = message != NULL ? rb_trace_intern (self->trace, message) : 0,
                                          .c = self->place.line,
                                          .d = self->place.column });
  rb_requests_cancel (self->requests);
  if (self->runner != NULL)
    rb_runner_kill (self->runner);
  rb_event_loop_end_turn (self);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

void
rb_event_loop_finish_by_limit (RbEventLoop *self,
                               RbLimit      limit)
{
  self->place = rb_outcome_find_place (self->trace, self->last_site);
  self->was_interrupted = limit > RB_LIMIT_LAST_OF_RUNNER;
  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_LIMIT,
                                          .site = self->last_site,
                                          .a = limit,
                                          .b = self->place.line,
                                          .c = self->place.column });
  rb_event_loop_finish (self, RB_OUTCOME_LIMIT, rb_outcome_get_limit_message (limit));
}

/* --- The phases that need no runner --- */

static void
wait_for (RbEventLoop *self,
          gint64       due)
{
  guint64 wait = (guint64) (due - rb_requests_get_now (self->requests));

  self->has_waited = TRUE;
  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_IDLE, .a = (guint32) wait, .b = (guint32) (wait >> 32) });
  rb_event_loop_end_turn (self);
}

static void
take_due (RbEventLoop *self,
          gint64       due)
{
  self->has_waited = FALSE;
  rb_requests_advance (self->requests, due);
  rb_event_loop_go_on (self);
}

/* Nothing is due, and no task is left: it is the immediates' turn. */
static void
queue_immediates (RbEventLoop *self)
{
  rb_requests_queue_immediates (self->requests);
  rb_event_loop_end_turn (self);
}

/* A turn of the event loop. A task that is blocked on the database goes on where it waits; else the oldest task runs;
 * else the immediates that wait become tasks; else time passes until something is due; else there is nothing left.
 * Microtasks are the runner's: it drains them after the script and after each task. */
static void
turn (RbEventLoop *self)
{
  gint64 due = rb_requests_get_next_due (self->requests);

  if (self->runner == NULL)
    rb_event_loop_start_script (self);
  else if (self->runner_state == RUNNER_BLOCKED)
    rb_event_loop_go_on (self);
  else if (!g_queue_is_empty (&self->tasks))
    rb_event_loop_run_task (self);
  else if (rb_requests_has_immediates (self->requests) && due > rb_requests_get_now (self->requests))
    queue_immediates (self);
  else if (due == G_MAXINT64)
    rb_event_loop_finish (self, RB_OUTCOME_IDLE, NULL);
  else if (!self->has_waited && due - rb_requests_get_now (self->requests) >= MIN_WAIT)
    wait_for (self, due);
  else
    take_due (self, due);
}

/* A run to the end starts each turn after the last has returned, so that the stack does not grow. */
void
rb_event_loop_turn_again (RbEventLoop *self)
{
  g_autoptr (RbEventLoop) kept = NULL;

  if (!self->turn_is_over || self->turning || self->going_on)
    return;

  kept = g_object_ref (self);
  self->turning = TRUE;
  while (self->turn_is_over && self->outcome == RB_OUTCOME_NONE)
    {
      self->turn_is_over = FALSE;
      turn (self);
    }
  self->turning = FALSE;
}

/* --- The object --- */

static void
rb_event_loop_dispose (GObject *object)
{
  RbEventLoop *self = RB_EVENT_LOOP (object);

  if (self->runner != NULL)
    rb_runner_kill (self->runner);
  if (self->requests != NULL)
    rb_requests_cancel (self->requests);
  g_clear_object (&self->runner);
  g_clear_object (&self->reader);
  g_clear_object (&self->requests);
  g_clear_object (&self->trace);
  g_clear_object (&self->pool);
  g_clear_object (&self->program);

  G_OBJECT_CLASS (rb_event_loop_parent_class)->dispose (object);
}

static void
rb_event_loop_finalize (GObject *object)
{
  RbEventLoop *self = RB_EVENT_LOOP (object);

  g_queue_clear_full (&self->tasks, (GDestroyNotify) rb_task_free);
  g_queue_clear (&self->microtasks);
  g_queue_clear (&self->ticks);
  g_queue_clear_full (&self->suspended, g_free);
  g_hash_table_unref (self->suspensions);
  g_strfreev (self->stand_ins);
  g_free (self->message);

  G_OBJECT_CLASS (rb_event_loop_parent_class)->finalize (object);
}

static void
rb_event_loop_class_init (RbEventLoopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rb_event_loop_dispose;
  object_class->finalize = rb_event_loop_finalize;

  /**
   * RbEventLoop::extended:
   * @self: an event loop
   *
   * A turn has ended; the trace may have grown.
   */
  signals[SIGNAL_EXTENDED] = g_signal_new ("extended", RB_TYPE_EVENT_LOOP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  /**
   * RbEventLoop::finished:
   * @self: an event loop
   *
   * The run has ended; rb_event_loop_get_outcome() says how.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", RB_TYPE_EVENT_LOOP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
rb_event_loop_init (RbEventLoop *self)
{
  g_queue_init (&self->tasks);
  g_queue_init (&self->microtasks);
  g_queue_init (&self->ticks);
  g_queue_init (&self->suspended);
  self->suspensions = g_hash_table_new (NULL, NULL);
  self->trace = rb_trace_new ();
  self->stand_ins = g_new0 (char *, 1);
}

/**
 * rb_event_loop_new:
 * @program: what to run
 * @pool: where its runner comes from
 *
 * Nothing runs before the first turn.
 *
 * Returns: (transfer full): a run of @program
 */
RbEventLoop *
rb_event_loop_new (RbProgram    *program,
                   RbRunnerPool *pool)
{
  RbEventLoop *self = g_object_new (RB_TYPE_EVENT_LOOP, NULL);

  self->program = g_object_ref (program);
  self->pool = g_object_ref (pool);
  rb_trace_set_source (self->trace, rb_program_get_source (program));
  self->reader = rb_record_reader_new (self->trace);
  self->requests = rb_requests_new (program, self->trace, &self->tasks);
  g_signal_connect_object (self->requests, "delivered", G_CALLBACK (rb_event_loop_go_on), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rb_event_loop_get_program:
 * @self: an event loop
 *
 * Returns: (transfer none): what it runs
 */
RbProgram *
rb_event_loop_get_program (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return self->program;
}

/**
 * rb_event_loop_get_pool:
 * @self: an event loop
 *
 * Returns: (transfer none): where its runner comes from
 */
RbRunnerPool *
rb_event_loop_get_pool (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return self->pool;
}

/**
 * rb_event_loop_get_trace:
 * @self: an event loop
 *
 * Returns: (transfer none): what has happened so far
 */
RbTrace *
rb_event_loop_get_trace (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return self->trace;
}

/**
 * rb_event_loop_get_stand_ins:
 * @self: an event loop
 *
 * Returns: (transfer none): the undeclared names that were given stand-ins; known after the first turn
 */
const char *const *
rb_event_loop_get_stand_ins (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return (const char *const *) self->stand_ins;
}

/**
 * rb_event_loop_turn_async:
 * @self: an event loop that is not in a turn
 * @cancellable: (nullable): a run is not cancelled but stopped, so this only keeps @callback from hearing of success
 * @callback: called when the turn is over
 * @user_data: data for @callback
 *
 * Runs one phase: the main script, a wait, what is due, or a task. A task that blocks ends the turn as it starts to
 * wait, and goes on in the next.
 */
void
rb_event_loop_turn_async (RbEventLoop         *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (RB_IS_EVENT_LOOP (self));
  g_return_if_fail (self->turn == NULL);

  self->turn = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->turn, rb_event_loop_turn_async);
  if (self->outcome != RB_OUTCOME_NONE)
    rb_event_loop_end_turn (self);
  else
    turn (self);
}

/**
 * rb_event_loop_run_async:
 * @self: an event loop that is not in a turn
 * @cancellable: (nullable): as for rb_event_loop_turn_async()
 * @callback: called when the run has ended
 * @user_data: data for @callback
 *
 * Runs turn after turn to the end, without waiting for the main loop between two of them. "extended" is emitted after
 * each.
 */
void
rb_event_loop_run_async (RbEventLoop         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (RB_IS_EVENT_LOOP (self));
  g_return_if_fail (self->turn == NULL);

  self->is_running = TRUE;
  self->turn_is_over = TRUE;
  self->turn = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->turn, rb_event_loop_run_async);
  if (self->outcome != RB_OUTCOME_NONE)
    rb_event_loop_end_turn (self);
  else
    rb_event_loop_turn_again (self);
}

/**
 * rb_event_loop_run_finish:
 * @self: an event loop
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the run was not cancelled; how it ended is told by rb_event_loop_get_outcome()
 */
gboolean
rb_event_loop_run_finish (RbEventLoop   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (GError) own_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_task_propagate_boolean (G_TASK (result), &own_error);
  if (own_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}

/**
 * rb_event_loop_turn_finish:
 * @self: an event loop
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: whether there may be another turn; how the run ended is told by rb_event_loop_get_outcome()
 */
gboolean
rb_event_loop_turn_finish (RbEventLoop   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rb_event_loop_stop:
 * @self: an event loop
 *
 * Ends the run at once, whatever the program does. The trace so far stays.
 */
void
rb_event_loop_stop (RbEventLoop *self)
{
  g_return_if_fail (RB_IS_EVENT_LOOP (self));

  rb_event_loop_finish (self, RB_OUTCOME_STOPPED, NULL);
}

/**
 * rb_event_loop_stop_by_limit:
 * @self: an event loop
 * @limit: the limit that was passed
 *
 * Ends the run at once, for a limit that whoever asked for the run watches himself.
 */
void
rb_event_loop_stop_by_limit (RbEventLoop *self,
                             RbLimit      limit)
{
  g_return_if_fail (RB_IS_EVENT_LOOP (self));

  if (self->outcome == RB_OUTCOME_NONE)
    rb_event_loop_finish_by_limit (self, limit);
}

/**
 * rb_event_loop_get_finished:
 * @self: an event loop
 *
 * Returns: whether the run has ended
 */
gboolean
rb_event_loop_get_finished (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), FALSE);

  return self->outcome != RB_OUTCOME_NONE;
}

/**
 * rb_event_loop_get_outcome:
 * @self: an event loop
 *
 * Returns: how the run ended
 */
RbOutcome
rb_event_loop_get_outcome (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), RB_OUTCOME_NONE);

  return self->outcome;
}

/**
 * rb_event_loop_get_message:
 * @self: an event loop
 *
 * Returns: (nullable): a sentence about why it ended: a syntax error's is acorn's own, the others are translated
 */
const char *
rb_event_loop_get_message (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return self->message;
}

/**
 * rb_event_loop_get_place:
 * @self: an event loop
 *
 * Returns: (nullable): where a syntax error is, or where a limit was passed
 */
const RbPlace *
rb_event_loop_get_place (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return self->place.line > 0 ? &self->place : NULL;
}

/**
 * rb_event_loop_get_had_error:
 * @self: an event loop
 *
 * Returns: whether an error of the program's was not caught
 */
gboolean
rb_event_loop_get_had_error (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), FALSE);

  return self->had_error;
}

/**
 * rb_event_loop_get_interrupted:
 * @self: an event loop
 *
 * Returns: whether the run was ended from outside while its program computed, or for what that took: who runs it again
 *   may have to do the same
 */
gboolean
rb_event_loop_get_interrupted (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), FALSE);

  return self->was_interrupted;
}
