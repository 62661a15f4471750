/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/event-loop.h"

#include "engine/simulation/event-loop-private.h"

/**
 * RbEventLoop:
 *
 * The event loop of one run. Each turn is one phase: run the main script, wait until something is due, deliver what is
 * due, or run a task. The runner only evaluates; the event loop decides what runs, and when.
 *
 * The runner sends its records in chunks. The event loop reads them one by one: a statement advances engine time by
 * 1 µs, and a request that is due between two records is delivered between them. The order in the trace is therefore
 * the order in engine time, whatever the main loop does. Whenever something has arrived, rb_event_loop_go_on () goes as
 * far as it can.
 *
 * The task queue holds the numbers of requests. Only the event loop changes it, and #RbRequests tells the event loop
 * which request is to enter it.
 */

enum
{
  SIGNAL_EXTENDED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Shorter waits, in µs, are skipped, because nobody could see them. For example, lookups that a program starts one
 * after the other are due a few µs apart. */
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

/* --- The phases of a turn that need no runner --- */

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

/* Immediates run when the task queue is empty and nothing else is due. */
static void
queue_immediates (RbEventLoop *self)
{
  rb_requests_queue_immediates (self->requests);
  rb_event_loop_end_turn (self);
}

/* One turn of the event loop: a blocked task goes on; else the oldest task runs; else the immediates become tasks; else
 * time passes until something is due; else the run is over. Microtasks do not appear here, because the runner drains
 * them after the main script and after each task. */
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

/* Starts the next turn of a run to the end. It waits until the last turn has returned, because otherwise each turn
 * would deepen the stack. */
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

  g_queue_clear (&self->tasks);
  rb_record_checker_free (self->checker);
  rb_suspensions_free (self->suspensions);
  g_strfreev (self->stand_ins);
  g_strfreev (self->taken);
  g_strfreev (self->calls);
  g_strfreev (self->comments);
  g_array_unref (self->comment_places);
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
   * A turn has ended, and the trace may have grown.
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
  self->checker = rb_record_checker_new ();
  self->suspensions = rb_suspensions_new ();
  self->trace = rb_trace_new ();
  self->stand_ins = g_new0 (char *, 1);
  self->taken = g_new0 (char *, 1);
  self->calls = g_new0 (char *, 1);
  self->comments = g_new0 (char *, 1);
  self->comment_places = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
queue_task_cb (const RbRequest *request,
               gpointer         user_data)
{
  RbEventLoop *self = user_data;

  g_queue_push_tail (&self->tasks, GUINT_TO_POINTER (request->number));
  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_TASK_QUEUED,
                                          .a = request->number,
                                          .b = request->callback });
}

/**
 * rb_event_loop_new:
 * @program: the program to run
 * @pool: where its runner comes from
 *
 * Makes a run of a program. It starts with the first turn.
 *
 * Returns: (transfer full): the run
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
  self->requests = rb_requests_new (program, self->trace, queue_task_cb, self);
  g_signal_connect_object (self->requests, "delivered", G_CALLBACK (rb_event_loop_go_on), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * rb_event_loop_get_program:
 * @self: an event loop
 *
 * Gets the program that it runs.
 *
 * Returns: (transfer none): the program that it runs
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
 * Gets the pool that its runner comes from.
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
 * Gets the trace of the run so far.
 *
 * Returns: (transfer none): the trace of the run so far
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
 * Gets the undeclared names that were given stand-ins.
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
 * rb_event_loop_is_lacking:
 * @self: an event loop
 *
 * Tells whether the program is right but needs what Ringback does not have, such as a web page. Then the run ends with
 * %RB_OUTCOME_SYNTAX_ERROR before it begins, and the message says what is missing.
 *
 * Returns: whether the program needs what Ringback does not have
 */
gboolean
rb_event_loop_is_lacking (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), FALSE);

  return self->is_lacking;
}

/**
 * rb_event_loop_get_n_parts:
 * @self: an event loop
 *
 * Counts the parts of the program, which have names of their own. A program of an article has more than one if it
 * declares a name again.
 *
 * Returns: the number of parts; known after the first turn
 */
guint
rb_event_loop_get_n_parts (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), 0);

  return self->n_parts;
}

/**
 * rb_event_loop_get_taken:
 * @self: an event loop
 *
 * Gets the names that the program uses and that other blocks of its article declare.
 *
 * Returns: (transfer none): the names; known after the first turn
 */
const char *const *
rb_event_loop_get_taken (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return (const char *const *) self->taken;
}

/**
 * rb_event_loop_get_comments:
 * @self: an event loop
 *
 * Gets what comments of the program say that a statement prints.
 *
 * Returns: (transfer none): the texts; known after the first turn
 */
const char *const *
rb_event_loop_get_comments (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return (const char *const *) self->comments;
}

/**
 * rb_event_loop_get_comment_places:
 * @self: an event loop
 *
 * Gets where the comments are, and what they are about.
 *
 * Returns: (transfer none) (element-type guint32): for each comment its line, the first and the last line of its
 *   statement, and 1 if that is a call of the console, else 0
 */
GArray *
rb_event_loop_get_comment_places (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return self->comment_places;
}

/**
 * rb_event_loop_get_calls:
 * @self: an event loop
 *
 * Gets the calls that would start a program that only defines, such as `main(id)`.
 *
 * Returns: (transfer none): the calls; empty for a program that does something, and before the first turn
 */
const char *const *
rb_event_loop_get_calls (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return (const char *const *) self->calls;
}

/**
 * rb_event_loop_turn_async:
 * @self: an event loop that is not in a turn
 * @cancellable: (nullable): makes the result %G_IO_ERROR_CANCELLED, and does not end the run; rb_event_loop_stop() ends
 *   it
 * @callback: called when the turn is over
 * @user_data: data for @callback
 *
 * Runs one phase: the main script, a wait, a delivery of what is due, or a task. A task that blocks on a lookup ends
 * the turn when it begins to wait, and goes on in the next one.
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
 * rb_event_loop_turn_finish:
 * @self: an event loop
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Finishes a turn of the event loop.
 *
 * Returns: whether the run goes on; if not, rb_event_loop_get_outcome() says how it ended
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
 * rb_event_loop_run_async:
 * @self: an event loop that is not in a turn
 * @cancellable: (nullable): as for rb_event_loop_turn_async()
 * @callback: called when the run has ended
 * @user_data: data for @callback
 *
 * Runs all turns to the end, without going back to the main loop between two of them. "extended" is emitted after each.
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
 * Finishes a run.
 *
 * Returns: %FALSE if @cancellable was cancelled; rb_event_loop_get_outcome() says how the run ended
 */
gboolean
rb_event_loop_run_finish (RbEventLoop   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return !g_task_had_error (G_TASK (result)) || g_task_propagate_boolean (G_TASK (result), error);
}
