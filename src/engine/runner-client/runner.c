/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/runner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "engine/runner-client/payload.h"
#include "engine/runner-client/runner-calls.h"
#include "engine/runner-client/runner-process.h"
#include "engine/runner-client/runner-state.h"
#include "engine/runner-client/runner-watch.h"

/**
 * RbRunner:
 *
 * Starts a runner process and exchanges the frames of wire/frame.h with it. The host makes one call at a time. During a
 * call, "records" and "awaits" are emitted for what the runner sends; after "records" the host calls
 * rb_runner_read_on(), after "awaits" rb_runner_answer(). "done" ends the call. "limit" reports a runner that computes
 * for too long in silence or uses too much memory; "failed" reports one that has ended or has sent something invalid.
 */
struct _RbRunner
{
  GObject parent_instance;

  RbRunnerProcess *process;
  RbRunnerWatch watch;
  RbRunnerState state;
  GTask *compiling;
};

enum
{
  SIGNAL_RECORDS,
  SIGNAL_AWAITS,
  SIGNAL_DONE,
  SIGNAL_LIMIT,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RbRunner, rb_runner, G_TYPE_OBJECT)

static void
passed_limit_cb (RbLimit  limit,
                 gpointer self)
{
  g_signal_emit (self, signals[SIGNAL_LIMIT], 0, limit);
}

static void
rb_runner_dispose (GObject *object)
{
  RbRunner *self = RB_RUNNER (object);

  rb_runner_kill (self);
  g_clear_object (&self->process);

  G_OBJECT_CLASS (rb_runner_parent_class)->dispose (object);
}

static void
rb_runner_class_init (RbRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rb_runner_dispose;

  /**
   * RbRunner::records:
   * @self: a runner
   * @records: packed records, at least one
   *
   * The runner has sent records. Nothing more is read from it until rb_runner_read_on().
   */
  signals[SIGNAL_RECORDS] = g_signal_new ("records", RB_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_BYTES);
  /**
   * RbRunner::awaits:
   * @self: a runner
   * @request: a lookup's number
   *
   * The program is blocked on a lookup until rb_runner_answer().
   */
  signals[SIGNAL_AWAITS] = g_signal_new ("awaits", RB_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         1, G_TYPE_UINT);
  /**
   * RbRunner::done:
   * @self: a runner
   *
   * The call is over, and so is the microtask checkpoint after it.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", RB_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RbRunner::limit:
   * @self: a runner
   * @limit: the #RbLimit that it has passed
   *
   * The runner has sent nothing for too long, or uses too much memory.
   */
  signals[SIGNAL_LIMIT] = g_signal_new ("limit", RB_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_UINT);
  /**
   * RbRunner::failed:
   * @self: a runner
   * @error: an error of %RB_RUNNER_ERROR
   *
   * The runner has ended, or has sent something that is invalid or out of turn. Whatever else it sends is ignored.
   * During rb_runner_compile_async(), the error is returned by rb_runner_compile_finish() instead.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", RB_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         1, G_TYPE_ERROR);
}

static void
rb_runner_init (RbRunner *self)
{
  self->process = rb_runner_process_new ();
  rb_runner_watch_init (&self->watch, self->process, passed_limit_cb, self);
  rb_runner_process_start (self->process);
}

/**
 * rb_runner_new:
 *
 * Starts a runner process. The first call waits until it is ready.
 *
 * Returns: (transfer full): a new runner
 */
RbRunner *
rb_runner_new (void)
{
  return g_object_new (RB_TYPE_RUNNER, NULL);
}

/**
 * rb_runner_warm_up:
 * @self: a new runner
 *
 * Lets a runner that waits for a program compile it faster later. A runner that gets its program at once would only
 * lose time.
 */
void
rb_runner_warm_up (RbRunner *self)
{
  RbFrameSocket *socket;

  g_return_if_fail (RB_IS_RUNNER (self));

  /* There is no socket if the process could not be started; whoever compiles learns why. */
  socket = rb_runner_process_get_socket (self->process);
  if (socket != NULL)
    rb_frame_socket_send (socket, RB_FRAME_WARM_UP, NULL, 0);
}

/**
 * rb_runner_is_alive:
 * @self: a runner
 *
 * Tells whether its process is running, as far as the main loop has noticed.
 *
 * Returns: whether its process is running, as far as the main loop has noticed
 */
gboolean
rb_runner_is_alive (RbRunner *self)
{
  g_return_val_if_fail (RB_IS_RUNNER (self), FALSE);

  return self->state != RB_RUNNER_ENDED && rb_runner_process_is_alive (self->process);
}

/**
 * rb_runner_get_missing:
 * @self: a runner
 *
 * Gets which of "bubblewrap", "landlock" and "seccomp" do not protect this machine from the program.
 *
 * Returns: (nullable): which of "bubblewrap", "landlock" and "seccomp" do not protect this machine from the program;
 *   known once the runner has compiled
 */
const char *const *
rb_runner_get_missing (RbRunner *self)
{
  g_return_val_if_fail (RB_IS_RUNNER (self), NULL);

  return rb_runner_process_get_missing (self->process);
}

/* --- What the runner sends --- */

static void
stop_listening (RbRunner *self)
{
  RbFrameSocket *socket = rb_runner_process_get_socket (self->process);

  rb_runner_watch_stop (&self->watch);
  if (self->state != RB_RUNNER_NEW && socket != NULL)
    rb_frame_socket_set_handler (socket, NULL, NULL, NULL);
  self->state = RB_RUNNER_ENDED;
}

/* Makes the current compilation fail, if there is one. Returns whether there was one. */
static gboolean
fail_to_compile (RbRunner     *self,
                 const GError *error)
{
  g_autoptr (GTask) compiling = g_steal_pointer (&self->compiling);

  if (compiling != NULL)
    g_task_return_error (compiling, g_error_copy (error));

  return compiling != NULL;
}

static void
fail (RbRunner     *self,
      const GError *error)
{
  stop_listening (self);
  if (!fail_to_compile (self, error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
read_compiled (RbRunner *self,
               GBytes   *payload)
{
  g_autoptr (GError) error = NULL;
  RbCompiled *compiled = rb_compiled_parse (payload, &error);
  g_autoptr (GTask) task = NULL;

  if (compiled == NULL)
    {
      fail (self, error);
      return;
    }
  self->state = RB_RUNNER_IDLE;
  rb_runner_watch_stop (&self->watch);
  task = g_steal_pointer (&self->compiling);
  g_task_return_pointer (task, compiled, (GDestroyNotify) rb_compiled_free);
}

static void
read_records (RbRunner *self,
              GBytes   *payload)
{
  self->state = RB_RUNNER_READ;
  rb_runner_watch_pause (&self->watch);
  rb_frame_socket_pause (rb_runner_process_get_socket (self->process));
  g_signal_emit (self, signals[SIGNAL_RECORDS], 0, payload);
}

static void
read_awaits (RbRunner *self,
             GBytes   *payload)
{
  g_autoptr (GError) error = NULL;
  guint32 request;

  if (!rb_payload_parse_number (payload, "request", &request, &error))
    {
      fail (self, error);
      return;
    }
  self->state = RB_RUNNER_AWAITING;
  rb_runner_watch_stop (&self->watch);
  g_signal_emit (self, signals[SIGNAL_AWAITS], 0, request);
}

static void
read_done (RbRunner *self)
{
  self->state = RB_RUNNER_IDLE;
  rb_runner_watch_stop (&self->watch);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
frame_cb (RbFrameKind  kind,
          GBytes      *payload,
          gpointer     user_data)
{
  g_autoptr (RbRunner) self = g_object_ref (user_data);
  gboolean has_more = rb_frame_socket_has_more (rb_runner_process_get_socket (self->process));
  g_autoptr (GError) error = NULL;

  if (!rb_runner_state_check (self->state, kind, g_bytes_get_size (payload), has_more, &error))
    fail (self, error);
  else if (kind == RB_FRAME_COMPILED)
    read_compiled (self, payload);
  else if (kind == RB_FRAME_RECORDS)
    read_records (self, payload);
  else if (kind == RB_FRAME_AWAIT)
    read_awaits (self, payload);
  else
    read_done (self);
  rb_runner_watch_measure (&self->watch);
}

static void
ended_cb (const GError *error,
          gpointer      user_data)
{
  g_autoptr (RbRunner) self = g_object_ref (user_data);

  fail (self, error);
}

/* --- What the host asks --- */

/* Sends a frame, and watches the runner, which computes from now on. */
static void
send_frame (RbRunner    *self,
            RbFrameKind  kind,
            const char  *payload,
            gsize        length)
{
  g_autoptr (GError) error = NULL;

  if (length > rb_frame_get_max_length (kind))
    {
      g_set_error_literal (&error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_START,
                           _("The program or its data is too long to be run."));
      fail (self, error);
      return;
    }
  rb_runner_watch_start (&self->watch);
  rb_frame_socket_send (rb_runner_process_get_socket (self->process), kind, payload, length);
}

static void
start_call (RbRunner    *self,
            RbFrameKind  kind,
            const char  *payload,
            gsize        length)
{
  if (self->state == RB_RUNNER_ENDED)
    return;

  g_return_if_fail (self->state == RB_RUNNER_IDLE);

  self->state = RB_RUNNER_CALLED;
  send_frame (self, kind, payload, length);
}

static void
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RbRunner) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *payload = NULL;

  /* Without a task, the runner was killed meanwhile. */
  if (!rb_runner_process_wait_finish (RB_RUNNER_PROCESS (source), result, &error) && self->compiling != NULL)
    fail (self, error);
  if (self->compiling == NULL)
    return;

  payload = rb_runner_calls_dup_compile (g_task_get_task_data (self->compiling));
  self->state = RB_RUNNER_COMPILING;
  rb_frame_socket_set_handler (rb_runner_process_get_socket (self->process), frame_cb, ended_cb, self);
  send_frame (self, RB_FRAME_COMPILE, payload, strlen (payload));
}

/**
 * rb_runner_compile_async:
 * @self: a fresh runner
 * @program: the program to run
 * @callback: called when the program is compiled, or cannot be
 * @user_data: data for @callback
 *
 * Makes the runner parse and instrument a program. A runner is used for one program only.
 */
void
rb_runner_compile_async (RbRunner            *self,
                         RbProgram           *program,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (RB_IS_RUNNER (self));
  g_return_if_fail (self->state == RB_RUNNER_NEW && self->compiling == NULL);

  self->compiling = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->compiling, rb_runner_compile_async);
  g_task_set_task_data (self->compiling, g_object_ref (program), g_object_unref);
  self->watch.max_memory = rb_program_get_max_memory (program);
  rb_runner_process_wait_async (self->process, ready_cb, g_object_ref (self));
}

/**
 * rb_runner_compile_finish: (skip)
 * @self: a runner
 * @result: what the callback was given
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Finishes compiling a program.
 *
 * Returns: (transfer full): what the runner says about the program, which may be a syntax error
 */
RbCompiled *
rb_runner_compile_finish (RbRunner      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rb_runner_evaluate:
 * @self: a runner that has compiled
 *
 * Runs the main script and the microtask checkpoint after it, until "done".
 */
void
rb_runner_evaluate (RbRunner *self)
{
  g_return_if_fail (RB_IS_RUNNER (self));

  start_call (self, RB_FRAME_EVALUATE, NULL, 0);
}

/**
 * rb_runner_invoke:
 * @self: a runner that has evaluated
 * @request: the request whose callback is called
 * @now: engine time, in µs
 * @arguments: (nullable): JSON of an array of values; %NULL for a timer
 * @keep: whether the callback may be called again
 *
 * Calls a callback of the program and runs the microtask checkpoint after it, until "done".
 */
void
rb_runner_invoke (RbRunner   *self,
                  guint       request,
                  gint64      now,
                  const char *arguments,
                  gboolean    keep)
{
  g_autofree char *payload = NULL;
  gsize length;

  g_return_if_fail (RB_IS_RUNNER (self));

  payload = rb_runner_calls_dup_invoke (request, now, arguments, keep, &length);
  start_call (self, RB_FRAME_INVOKE, payload, length);
}

/**
 * rb_runner_read_on:
 * @self: a runner that has emitted "records"
 *
 * Goes on reading from the runner.
 */
void
rb_runner_read_on (RbRunner *self)
{
  g_return_if_fail (RB_IS_RUNNER (self));
  g_return_if_fail (self->state == RB_RUNNER_READ);

  self->state = RB_RUNNER_CALLED;
  rb_runner_watch_start (&self->watch);
  rb_frame_socket_resume (rb_runner_process_get_socket (self->process));
}

/**
 * rb_runner_answer:
 * @self: a runner that has emitted "awaits"
 * @now: engine time, in µs
 * @outcome: what sort of value the answer is
 * @text: its text
 *
 * Sends the answer to a blocked runner.
 */
void
rb_runner_answer (RbRunner      *self,
                  gint64         now,
                  RbWireOutcome  outcome,
                  const char    *text)
{
  g_autofree char *payload = NULL;

  g_return_if_fail (RB_IS_RUNNER (self));
  g_return_if_fail (self->state == RB_RUNNER_AWAITING);

  payload = rb_runner_calls_dup_answer (now, outcome, text);
  self->state = RB_RUNNER_CALLED;
  send_frame (self, RB_FRAME_ANSWER, payload, strlen (payload));
}

/**
 * rb_runner_kill:
 * @self: a runner
 *
 * Ends the process at once. No signal is emitted after this; a compilation that is under way fails with
 * %RB_RUNNER_ERROR_GONE.
 */
void
rb_runner_kill (RbRunner *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (RB_IS_RUNNER (self));

  if (self->process != NULL)
    {
      stop_listening (self);
      rb_runner_watch_clear (&self->watch);
      rb_runner_process_kill (self->process);
    }
  rb_runner_error_set_gone (&error);
  fail_to_compile (self, error);
}
