/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/runner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "engine/runner-client/payload.h"
#include "engine/runner-client/runner-options.h"
#include "engine/runner-client/runner-process.h"
#include "engine/runner-client/runner-watch.h"

/* Where a runner is, and with it what it may say. */
typedef enum
{
  STATE_NEW,       /* nothing: what comes before it is ready is the process' matter */
  STATE_COMPILING, /* COMPILED */
  STATE_IDLE,      /* nothing */
  STATE_CALLED,    /* RECORDS, AWAIT or DONE */
  STATE_READ,      /* the same, once its records have been read */
  STATE_AWAITING,  /* nothing, before it has its answer */
  STATE_ENDED,     /* it is not heard any more */
} State;

/**
 * RbRunner:
 *
 * Starts a runner process and speaks with it, in the frames of wire/frame.h. Calls come one at a time; while one is
 * under way the runner may say "records", which are followed by nothing before rb_runner_read_on(), and "awaits", which
 * is followed by nothing before rb_runner_answer(); then it says "done". A runner that works for too long in silence or
 * takes too much memory is reported by "limit", one that has ended or says what it was not asked by "failed".
 */
struct _RbRunner
{
  GObject parent_instance;

  RbRunnerProcess *process;
  RbRunnerWatch watch;
  State state;
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
passed_limit_cb (GObject *self,
                 RbLimit  limit)
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
   * The runner has sent records; nothing more of it is read until rb_runner_read_on().
   */
  signals[SIGNAL_RECORDS] = g_signal_new ("records", RB_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_BYTES);
  /**
   * RbRunner::awaits:
   * @self: a runner
   * @request: a lookup's number
   *
   * The program is blocked on a lookup, until rb_runner_answer().
   */
  signals[SIGNAL_AWAITS] = g_signal_new ("awaits", RB_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         1, G_TYPE_UINT);
  /**
   * RbRunner::done:
   * @self: a runner
   *
   * What the runner was called for is over.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", RB_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RbRunner::limit:
   * @self: a runner
   * @limit: the #RbLimit that it has passed
   *
   * The runner has been silent for too long or takes too much memory.
   */
  signals[SIGNAL_LIMIT] = g_signal_new ("limit", RB_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_UINT);
  /**
   * RbRunner::failed:
   * @self: a runner
   * @error: an error of %RB_RUNNER_ERROR
   *
   * The runner has ended, or has said something that is no part of the wire, or not at this time. Nothing of it is
   * listened to any more. While it compiles, rb_runner_compile_finish() says so instead.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", RB_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         1, G_TYPE_ERROR);
}

static void
rb_runner_init (RbRunner *self)
{
  self->process = rb_runner_process_new ();
  self->watch.process = self->process;
  self->watch.object = G_OBJECT (self);
  self->watch.passed = passed_limit_cb;
  self->watch.max_memory = RB_PROGRAM_MAX_MEMORY;
  rb_runner_process_start (self->process);
}

/**
 * rb_runner_new:
 *
 * Starts a runner process; it is ready when the first call is.
 *
 * Returns: (transfer full): a new runner
 */
RbRunner *
rb_runner_new (void)
{
  return g_object_new (RB_TYPE_RUNNER, NULL);
}

/**
 * rb_runner_is_alive:
 * @self: a runner
 *
 * Returns: whether its process is there, as far as the main loop has heard
 */
gboolean
rb_runner_is_alive (RbRunner *self)
{
  g_return_val_if_fail (RB_IS_RUNNER (self), FALSE);

  return self->state != STATE_ENDED && rb_runner_process_is_alive (self->process);
}

/**
 * rb_runner_get_node:
 * @self: a runner
 *
 * Returns: (nullable): the version of its Node.js, known once it has compiled
 */
const char *
rb_runner_get_node (RbRunner *self)
{
  g_return_val_if_fail (RB_IS_RUNNER (self), NULL);

  return rb_runner_process_get_node (self->process);
}

/**
 * rb_runner_get_missing:
 * @self: a runner
 *
 * Returns: (nullable): what of "bubblewrap", "landlock" and "seccomp" does not guard it, known once it has compiled
 */
const char *const *
rb_runner_get_missing (RbRunner *self)
{
  g_return_val_if_fail (RB_IS_RUNNER (self), NULL);

  return rb_runner_process_get_missing (self->process);
}

/* --- What it says --- */

static void
stop_listening (RbRunner *self)
{
  RbFrameSocket *socket = rb_runner_process_get_socket (self->process);

  rb_runner_watch_stop (&self->watch);
  if (self->state != STATE_NEW && socket != NULL)
    rb_frame_socket_set_handler (socket, NULL, NULL, NULL);
  self->state = STATE_ENDED;
}

static void
fail (RbRunner     *self,
      const GError *error)
{
  g_autoptr (GTask) compiling = g_steal_pointer (&self->compiling);

  stop_listening (self);
  if (compiling != NULL)
    g_task_return_error (compiling, g_error_copy (error));
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
refuse (RbRunner   *self,
        const char *what)
{
  g_autoptr (GError) error = NULL;

  rb_runner_error_refuse (&error, what);
  fail (self, error);
}

static void
say_compiled (RbRunner *self,
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
  self->state = STATE_IDLE;
  rb_runner_watch_stop (&self->watch);
  task = g_steal_pointer (&self->compiling);
  g_task_return_pointer (task, compiled, (GDestroyNotify) rb_compiled_free);
}

static void
say_records (RbRunner *self,
             GBytes   *payload)
{
  /* A runner that has nothing to say could go on saying it. */
  if (g_bytes_get_size (payload) == 0)
    {
      refuse (self, "records that are none");
      return;
    }
  self->state = STATE_READ;
  rb_runner_watch_hush (&self->watch);
  rb_frame_socket_pause (rb_runner_process_get_socket (self->process));
  g_signal_emit (self, signals[SIGNAL_RECORDS], 0, payload);
}

static void
say_awaits (RbRunner *self,
            GBytes   *payload)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = rb_payload_parse (payload, &error);
  guint32 request;

  if (object == NULL || !rb_payload_get_number (object, "request", &request, &error))
    {
      fail (self, error);
      return;
    }
  self->state = STATE_AWAITING;
  rb_runner_watch_stop (&self->watch);
  g_signal_emit (self, signals[SIGNAL_AWAITS], 0, request);
}

static void
say_done (RbRunner *self)
{
  self->state = STATE_IDLE;
  rb_runner_watch_stop (&self->watch);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* Only records may be followed by something before the host has spoken. */
static gboolean
is_welcome (RbRunner    *self,
            RbFrameKind  kind)
{
  if (kind == RB_FRAME_RECORDS)
    return self->state == STATE_CALLED;
  if (rb_frame_socket_has_more (rb_runner_process_get_socket (self->process)))
    return FALSE;
  if (kind == RB_FRAME_COMPILED)
    return self->state == STATE_COMPILING;
  return (kind == RB_FRAME_AWAIT || kind == RB_FRAME_DONE) && self->state == STATE_CALLED;
}

static void
frame_cb (RbFrameKind  kind,
          GBytes      *payload,
          gpointer     user_data)
{
  g_autoptr (RbRunner) self = g_object_ref (user_data);

  if (!is_welcome (self, kind))
    refuse (self, "it was not asked");
  else if (kind == RB_FRAME_COMPILED)
    say_compiled (self, payload);
  else if (kind == RB_FRAME_RECORDS)
    say_records (self, payload);
  else if (kind == RB_FRAME_AWAIT)
    say_awaits (self, payload);
  else
    say_done (self);
  rb_runner_watch_measure (&self->watch);
}

static void
ended_cb (const GError *error,
          gpointer      user_data)
{
  g_autoptr (RbRunner) self = g_object_ref (user_data);

  fail (self, error);
}

/* --- What it is asked --- */

/* It is the runner's turn. */
static void
call (RbRunner    *self,
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
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RbRunner) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *payload = NULL;

  /* It may have been killed. */
  if (!rb_runner_process_wait_finish (RB_RUNNER_PROCESS (source), result, &error) && self->compiling != NULL)
    fail (self, error);
  if (self->compiling == NULL)
    return;

  payload = rb_runner_options_dup_json (g_task_get_task_data (self->compiling));
  self->state = STATE_COMPILING;
  rb_frame_socket_set_handler (rb_runner_process_get_socket (self->process), frame_cb, ended_cb, self);
  call (self, RB_FRAME_COMPILE, payload, strlen (payload));
}

/**
 * rb_runner_compile_async:
 * @self: a fresh runner
 * @program: what to run
 * @callback: called when the program is known to be right or wrong
 * @user_data: data for @callback
 *
 * Has the runner parse and instrument a program. A runner takes one program in its life.
 */
void
rb_runner_compile_async (RbRunner            *self,
                         RbProgram           *program,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (RB_IS_RUNNER (self));
  g_return_if_fail (self->state == STATE_NEW && self->compiling == NULL);

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
 * Returns: (transfer full): what the runner says of the program; a syntax error is no #GError
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
 * Runs the program and the microtasks that it leaves, until "done".
 */
void
rb_runner_evaluate (RbRunner *self)
{
  g_return_if_fail (RB_IS_RUNNER (self));

  if (self->state == STATE_ENDED)
    return;

  g_return_if_fail (self->state == STATE_IDLE);

  self->state = STATE_CALLED;
  call (self, RB_FRAME_EVALUATE, NULL, 0);
}

/**
 * rb_runner_invoke:
 * @self: a runner that has evaluated
 * @request: whose callback is called
 * @now: engine time, in µs
 * @arguments: (nullable): JSON of an array of values; %NULL for a timer
 * @keep: whether the request may ring again
 *
 * Calls a callback of the program, and runs the microtasks that it leaves, until "done".
 */
void
rb_runner_invoke (RbRunner   *self,
                  guint       request,
                  gint64      now,
                  const char *arguments,
                  gboolean    keep)
{
  RbFrameInvoke invoke = { request, keep ? 1 : 0, (guint32) now, (guint32) ((guint64) now >> 32) };
  gsize length = arguments != NULL ? strlen (arguments) : 0;
  g_autofree char *payload = NULL;

  g_return_if_fail (RB_IS_RUNNER (self));

  if (self->state == STATE_ENDED)
    return;

  g_return_if_fail (self->state == STATE_IDLE);

  payload = g_malloc (sizeof invoke + length);
  memcpy (payload, &invoke, sizeof invoke);
  if (length > 0)
    memcpy (payload + sizeof invoke, arguments, length);
  self->state = STATE_CALLED;
  call (self, RB_FRAME_INVOKE, payload, sizeof invoke + length);
}

/**
 * rb_runner_read_on:
 * @self: a runner that said "records"
 *
 * Says that the records have been read, so that the runner is listened to again.
 */
void
rb_runner_read_on (RbRunner *self)
{
  g_return_if_fail (RB_IS_RUNNER (self));
  g_return_if_fail (self->state == STATE_READ);

  self->state = STATE_CALLED;
  rb_runner_watch_start (&self->watch);
  rb_frame_socket_resume (rb_runner_process_get_socket (self->process));
}

/**
 * rb_runner_answer:
 * @self: a runner that said "awaits"
 * @now: engine time, in µs
 * @outcome: what sort of answer
 * @text: its text
 *
 * Gives the answer to a blocked runner.
 */
void
rb_runner_answer (RbRunner      *self,
                  gint64         now,
                  RbWireOutcome  outcome,
                  const char    *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *payload = NULL;

  g_return_if_fail (RB_IS_RUNNER (self));
  g_return_if_fail (self->state == STATE_AWAITING);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "now");
  json_builder_add_int_value (builder, now);
  rb_payload_add_value (builder, outcome, text);
  json_builder_end_object (builder);
  payload = rb_payload_build (builder);
  self->state = STATE_CALLED;
  call (self, RB_FRAME_ANSWER, payload, strlen (payload));
}

/**
 * rb_runner_kill:
 * @self: a runner
 *
 * Ends the process at once, and says nothing any more. If it compiles, that fails with %RB_RUNNER_ERROR_GONE.
 */
void
rb_runner_kill (RbRunner *self)
{
  g_autoptr (GTask) compiling = NULL;

  g_return_if_fail (RB_IS_RUNNER (self));

  compiling = g_steal_pointer (&self->compiling);
  if (self->process != NULL)
    {
      stop_listening (self);
      rb_runner_watch_clear (&self->watch);
      rb_runner_process_kill (self->process);
    }
  if (compiling != NULL)
    {
      g_autoptr (GError) error = NULL;

      rb_runner_error_set_gone (&error);
      g_task_return_error (compiling, g_steal_pointer (&error));
    }
}
