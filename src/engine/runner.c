/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner.h"

#include <glib/gi18n-lib.h>

#include "engine/runner-guard.h"
#include "engine/runner-inbox.h"
#include "engine/runner-options.h"
#include "engine/runner-process.h"
#include "engine/runner-watch.h"
#include "wire/runner-interface.h"

/**
 * RbRunner:
 *
 * Starts a runner process and speaks the wire's interface with it. Calls come one at a time; while one is under way the
 * runner may say "records" (a chunk of its trace, and the request that it waits for, or 0) and then waits until it is
 * given rb_runner_reply() or rb_runner_reply_answer(). A runner that works for too long in silence or takes too much
 * memory is reported by "limit", one that says what it was not asked by "intruded".
 */
struct _RbRunner
{
  GObject parent_instance;

  RbRunnerProcess *process;
  RbWireRunner *proxy;
  RbWireHost *skeleton;
  RbRunnerInbox inbox;
  guint delivery; /* of the records that were kept in it */
  GVariant *delivered;

  gboolean called; /* to evaluate or to invoke: only then has it something to say */
  RbRunnerWatch watch;
};

enum
{
  SIGNAL_RECORDS,
  SIGNAL_LIMIT,
  SIGNAL_INTRUDED,
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
refuse (RbRunner              *self,
        GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED, "Not now");
  g_signal_emit (self, signals[SIGNAL_INTRUDED], 0);
}

static gboolean
hold (RbRunner              *self,
      GDBusMethodInvocation *invocation,
      gboolean               for_answer)
{
  if (!self->called || !rb_runner_inbox_take (&self->inbox, invocation, for_answer))
    {
      refuse (self, invocation);
      return FALSE;
    }
  if (for_answer)
    rb_runner_watch_stop (&self->watch);
  else
    rb_runner_watch_hush (&self->watch);
  return TRUE;
}

static void
say_records (RbRunner *self,
             GVariant *trace,
             guint     request)
{
  g_signal_emit (self, signals[SIGNAL_RECORDS], 0, trace, request);
  rb_runner_watch_measure (&self->watch);
}

static gboolean
trace_cb (RbRunner              *self,
          GDBusMethodInvocation *invocation,
          GVariant              *trace)
{
  if (rb_runner_inbox_keep (&self->inbox, invocation, trace))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (hold (self, invocation, FALSE))
    say_records (self, trace, 0);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
await_answer_cb (RbRunner              *self,
                 GDBusMethodInvocation *invocation,
                 GVariant              *trace,
                 guint                  request)
{
  /* There is no lookup of that number to wait for, so nobody would ever answer. */
  if (request == 0)
    refuse (self, invocation);
  else if (hold (self, invocation, TRUE))
    say_records (self, trace, request);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
rb_runner_dispose (GObject *object)
{
  RbRunner *self = RB_RUNNER (object);

  rb_runner_kill (self);
  g_clear_object (&self->proxy);
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
   * @trace: `ay`, packed records
   * @request: the lookup that the runner waits for, or 0 if it only hands over records
   *
   * The runner has sent records and waits for a reply.
   */
  signals[SIGNAL_RECORDS] = g_signal_new ("records", RB_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_VARIANT, G_TYPE_UINT);
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
   * RbRunner::intruded:
   * @self: a runner
   *
   * The runner has said something that is no part of the interface, or not at this time. It may be repeated.
   */
  signals[SIGNAL_INTRUDED] = g_signal_new ("intruded", RB_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
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

  return rb_runner_process_is_alive (self->process);
}

static void
intruded_cb (GObject *self)
{
  g_signal_emit (self, signals[SIGNAL_INTRUDED], 0);
}

static gboolean
export_host (RbRunner         *self,
             GDBusConnection  *connection,
             GError          **error)
{
  self->proxy = rb_wire_runner_proxy_new_sync (
    connection, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES | G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS, NULL,
    RB_WIRE_RUNNER_PATH, NULL, error);
  if (self->proxy == NULL)
    return FALSE;

  rb_runner_guard_watch (connection, G_OBJECT (self), intruded_cb);
  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (self->proxy), G_MAXINT);
  self->skeleton = rb_wire_host_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-trace", G_CALLBACK (trace_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-await-answer", G_CALLBACK (await_answer_cb), self,
                           G_CONNECT_SWAPPED);
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, RB_WIRE_HOST_PATH,
                                         error))
    return FALSE;
  g_dbus_connection_start_message_processing (connection);
  return TRUE;
}

/* To the learner it does not matter which way a runner ended; GDBus' own words stay in the debug log. */
static void
return_gone (GTask  *task,
             GError *cause)
{
  g_debug ("The runner is gone: %s", cause->message);
  g_task_return_new_error (task, RB_RUNNER_ERROR, RB_RUNNER_ERROR_GONE, "%s",
                           _("The process that runs the program has ended unexpectedly."));
  g_error_free (cause);
}

static void
compiled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RbRunner *self = g_task_get_source_object (task);
  g_autofree char *message = NULL;
  g_autoptr (GVariant) place = NULL;
  g_autoptr (GVariant) sites = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) stand_ins = NULL;
  GError *error = NULL;

  rb_runner_watch_stop (&self->watch);
  if (!rb_wire_runner_call_compile_finish (RB_WIRE_RUNNER (source), &message, &place, &sites, &names, &stand_ins,
                                           result, &error))
    return_gone (task, error);
  else
    g_task_return_pointer (task, rb_compiled_new (message, place, sites, names, stand_ins),
                           (GDestroyNotify) rb_compiled_free);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RbRunner *self = g_task_get_source_object (task);
  RbProgram *program = g_task_get_task_data (task);
  const char *setup = rb_program_get_setup (program);
  GError *error = NULL;
  g_autoptr (GDBusConnection) connection = rb_runner_process_connect_finish (RB_RUNNER_PROCESS (source), result,
                                                                             &error);

  if (connection == NULL || !export_host (self, connection, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  rb_runner_watch_start (&self->watch);
  rb_wire_runner_call_compile (self->proxy, rb_program_get_source (program), setup != NULL ? setup : "",
                               rb_runner_options_new (program), NULL, compiled_cb, g_object_ref (task));
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
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (RB_IS_RUNNER (self));
  g_return_if_fail (self->proxy == NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, rb_runner_compile_async);
  g_task_set_task_data (task, g_object_ref (program), g_object_unref);
  self->watch.max_memory = rb_program_get_max_memory (program);
  rb_runner_process_connect_async (self->process, connected_cb, g_object_ref (task));
}

/**
 * rb_runner_compile_finish:
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

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RbRunner *self = g_task_get_source_object (task);
  RbWireRunner *proxy = RB_WIRE_RUNNER (source);
  GVariant *trace = NULL;
  GError *error = NULL;
  gboolean done;

  self->called = FALSE;
  rb_runner_watch_stop (&self->watch);
  if (g_task_get_source_tag (task) == rb_runner_evaluate_async)
    done = rb_wire_runner_call_evaluate_finish (proxy, &trace, result, &error);
  else
    done = rb_wire_runner_call_invoke_finish (proxy, &trace, result, &error);

  /* It waits until what it sent before has been read, so it cannot be done by now. */
  if (done && self->inbox.reading != NULL)
    g_signal_emit (self, signals[SIGNAL_INTRUDED], 0);
  if (done)
    g_task_return_pointer (task, trace, (GDestroyNotify) g_variant_unref);
  else
    return_gone (task, error);
  rb_runner_watch_measure (&self->watch);
}

/**
 * rb_runner_evaluate_async:
 * @self: a runner that has compiled
 * @callback: called when the main script and its microtasks have run
 * @user_data: data for @callback
 *
 * Runs the program. Finish with rb_runner_call_finish().
 */
void
rb_runner_evaluate_async (RbRunner            *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (RB_IS_RUNNER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, rb_runner_evaluate_async);
  self->called = TRUE;
  rb_runner_watch_start (&self->watch);
  rb_wire_runner_call_evaluate (self->proxy, NULL, called_cb, task);
}

/**
 * rb_runner_invoke_async:
 * @self: a runner that has evaluated
 * @request: whose callback is called
 * @now: engine time, in µs
 * @arguments: `a(us)`; floating
 * @keep: whether the request may ring again
 * @callback: called when the callback and its microtasks have run
 * @user_data: data for @callback
 *
 * Calls a callback of the program. Finish with rb_runner_call_finish().
 */
void
rb_runner_invoke_async (RbRunner            *self,
                        guint                request,
                        gint64               now,
                        GVariant            *arguments,
                        gboolean             keep,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (RB_IS_RUNNER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, rb_runner_invoke_async);
  self->called = TRUE;
  rb_runner_watch_start (&self->watch);
  rb_wire_runner_call_invoke (self->proxy, request, now, arguments, keep, NULL, called_cb, task);
}

/**
 * rb_runner_call_finish:
 * @self: a runner
 * @result: what the callback was given
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Returns: (transfer full): the last records of the call, `ay`
 */
GVariant *
rb_runner_call_finish (RbRunner      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* As if it came just now: whoever reads records is done with those before when it is told. */
static gboolean
deliver_cb (gpointer user_data)
{
  RbRunner *self = user_data;
  g_autoptr (GVariant) trace = g_steal_pointer (&self->delivered);

  self->delivery = 0;
  say_records (self, trace, 0);
  return G_SOURCE_REMOVE;
}

/**
 * rb_runner_reply:
 * @self: a runner that said "records"
 *
 * Says that the records have been read, so that the runner goes on.
 */
void
rb_runner_reply (RbRunner *self)
{
  g_return_if_fail (RB_IS_RUNNER (self));
  g_return_if_fail (self->inbox.reading != NULL && !self->inbox.for_answer);

  rb_wire_host_complete_trace (self->skeleton, g_steal_pointer (&self->inbox.reading));
  self->delivered = rb_runner_inbox_go_on (&self->inbox);
  if (self->delivered != NULL)
    self->delivery = g_idle_add_full (G_PRIORITY_DEFAULT, deliver_cb, self, NULL);
  else
    rb_runner_watch_start (&self->watch);
}

/**
 * rb_runner_reply_answer:
 * @self: a runner that waits for a lookup
 * @now: engine time, in µs
 * @outcome: what sort of answer
 * @text: its text
 *
 * Gives the answer to a blocked runner.
 */
void
rb_runner_reply_answer (RbRunner      *self,
                        gint64         now,
                        RbWireOutcome  outcome,
                        const char    *text)
{
  g_return_if_fail (RB_IS_RUNNER (self));
  g_return_if_fail (self->inbox.reading != NULL && self->inbox.for_answer);

  rb_runner_watch_start (&self->watch);
  rb_wire_host_complete_await_answer (self->skeleton, g_steal_pointer (&self->inbox.reading), now,
                                      g_variant_new ("(us)", outcome, text));
}

/**
 * rb_runner_kill:
 * @self: a runner
 *
 * Ends the process at once. A call under way fails with %RB_RUNNER_ERROR_GONE.
 */
void
rb_runner_kill (RbRunner *self)
{
  g_return_if_fail (RB_IS_RUNNER (self));

  self->called = FALSE;
  rb_runner_watch_stop (&self->watch);
  self->watch.process = NULL;
  g_clear_handle_id (&self->delivery, g_source_remove);
  g_clear_pointer (&self->delivered, g_variant_unref);
  rb_runner_inbox_clear (&self->inbox);
  if (self->skeleton != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
  g_clear_object (&self->skeleton);
  if (self->process != NULL)
    rb_runner_process_kill (self->process);
}
