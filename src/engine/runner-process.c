/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-process.h"

#include <glib/gi18n-lib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/runner-error.h"
#include "engine/sandbox.h"
#include "wire/record.h"

/* How long one may take to start, in s: much longer than on a busy machine it does. */
#define START_PATIENCE (RB_SANITIZED ? 60 : 10)

/**
 * RbRunnerProcess:
 *
 * Starts ringback-runner with one end of a socketpair as its file descriptor 3, under bubblewrap where that works, and
 * connects to it peer to peer. Whoever asks for the connection before it is there waits in `waiting`.
 */
struct _RbRunnerProcess
{
  GObject parent_instance;

  GSubprocess *subprocess;
  gboolean sandboxed;
  gboolean retried;
  GDBusConnection *connection;
  GError *error;
  GCancellable *cancellable;
  GTask *waiting;
  guint patience;
};

G_DEFINE_FINAL_TYPE (RbRunnerProcess, rb_runner_process, G_TYPE_OBJECT)

static void
rb_runner_process_dispose (GObject *object)
{
  RbRunnerProcess *self = RB_RUNNER_PROCESS (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  rb_runner_process_kill (self);
  g_clear_object (&self->subprocess);
  g_clear_object (&self->connection);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (rb_runner_process_parent_class)->dispose (object);
}

static void
rb_runner_process_class_init (RbRunnerProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rb_runner_process_dispose;
}

static void
rb_runner_process_init (RbRunnerProcess *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * rb_runner_process_new:
 *
 * Returns: (transfer full): a process that has not been started
 */
RbRunnerProcess *
rb_runner_process_new (void)
{
  return g_object_new (RB_TYPE_RUNNER_PROCESS, NULL);
}

/* Installed, the runner has one place; RINGBACK_RUNNER names it where the program runs uninstalled. */
static const char *
find_runner (void)
{
  const char *named = g_getenv ("RINGBACK_RUNNER");

  return named != NULL ? named : RB_LIBEXECDIR "/ringback-runner";
}

static GSubprocess *
spawn (gboolean   sandboxed,
       int        fd,
       GError   **error)
{
  /* Where bubblewrap cannot work it says so, to people who never asked for it; we go on without it. What a sanitizer
   * reports is to be seen. */
  gboolean silent = sandboxed && !RB_SANITIZED;
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                               | (silent ? G_SUBPROCESS_FLAGS_STDERR_SILENCE : G_SUBPROCESS_FLAGS_NONE));
  const char *runner = find_runner ();
  const char *const plain[] = { runner, NULL };
  static const char *const nothing[] = { NULL };
  g_auto (GStrv) wrapped = NULL;

  if (sandboxed)
    wrapped = rb_sandbox_wrap (runner);
  else
    g_subprocess_launcher_set_environ (launcher, (char **) nothing);
  g_subprocess_launcher_take_fd (launcher, fd, RB_WIRE_FD);
  return g_subprocess_launcher_spawnv (launcher, sandboxed ? (const char *const *) wrapped : plain, error);
}

static void
return_connection (RbRunnerProcess *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->waiting);

  if (task == NULL)
    return;
  if (self->error != NULL)
    g_task_return_error (task, g_error_copy (self->error));
  else
    g_task_return_pointer (task, g_object_ref (self->connection), g_object_unref);
}

static void
set_start_error (RbRunnerProcess *self,
                 const char      *detail)
{
  g_set_error (&self->error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_START,
               _("The process that runs the program could not be started: %s"), detail);
  g_clear_handle_id (&self->patience, g_source_remove);
  return_connection (self);
}

static void start (RbRunnerProcess *self);

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (RbRunnerProcess) self = user_data;
  g_autoptr (GError) error = NULL;

  self->connection = g_dbus_connection_new_finish (result, &error);
  if (self->error != NULL)
    return;
  if (self->connection != NULL)
    {
      g_clear_handle_id (&self->patience, g_source_remove);
      g_dbus_connection_set_exit_on_close (self->connection, FALSE);
      return_connection (self);
    }
  else if (self->sandboxed && !self->retried && !g_cancellable_is_cancelled (self->cancellable))
    {
      self->retried = TRUE;
      rb_sandbox_examine (find_runner ());
      start (self);
    }
  else
    {
      set_start_error (self, error->message);
    }
}

/* It may have started, and be what it wants: it does not speak to us. */
static gboolean
give_up_cb (gpointer user_data)
{
  RbRunnerProcess *self = user_data;

  self->patience = 0;
  g_cancellable_cancel (self->cancellable);
  if (self->subprocess != NULL)
    g_subprocess_force_exit (self->subprocess);
  set_start_error (self, g_strerror (ETIMEDOUT));
  return G_SOURCE_REMOVE;
}

static gboolean
authorize_cb (GDBusAuthObserver *observer,
              GIOStream         *stream,
              GCredentials      *credentials,
              gpointer           user_data)
{
  return TRUE;
}

/* Only our child has the other end of the socketpair, so there is nobody to tell apart. */
static void
connect_to (RbRunnerProcess *self,
            GSocket         *socket)
{
  g_autoptr (GSocketConnection) stream = g_socket_connection_factory_create_connection (socket);
  g_autoptr (GDBusAuthObserver) observer = g_dbus_auth_observer_new ();
  g_autofree char *guid = g_dbus_generate_guid ();

  g_signal_connect (observer, "authorize-authenticated-peer", G_CALLBACK (authorize_cb), NULL);
  g_dbus_connection_new (G_IO_STREAM (stream), guid,
                         G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_SERVER
                           | G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_ALLOW_ANONYMOUS
                           | G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING,
                         observer, self->cancellable, connected_cb, g_object_ref (self));
}

static void
start (RbRunnerProcess *self)
{
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GError) error = NULL;
  int fds[2];

  self->sandboxed = rb_sandbox_is_available () && g_file_test (find_runner (), G_FILE_TEST_IS_EXECUTABLE);
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) < 0)
    {
      set_start_error (self, g_strerror (errno));
      return;
    }
  socket = g_socket_new_from_fd (fds[0], &error);
  if (socket == NULL)
    {
      close (fds[0]);
      close (fds[1]);
      set_start_error (self, error->message);
      return;
    }

  g_clear_object (&self->subprocess);
  self->subprocess = spawn (self->sandboxed, fds[1], &error);
  if (self->subprocess == NULL)
    {
      set_start_error (self, error->message);
      return;
    }
  connect_to (self, socket);
}

/**
 * rb_runner_process_start:
 * @self: a new process
 *
 * Starts it, without waiting. What goes wrong is told by rb_runner_process_connect_finish().
 */
void
rb_runner_process_start (RbRunnerProcess *self)
{
  g_return_if_fail (RB_IS_RUNNER_PROCESS (self));
  g_return_if_fail (self->subprocess == NULL);

  self->patience = g_timeout_add_seconds (START_PATIENCE, give_up_cb, self);
  start (self);
}

/**
 * rb_runner_process_connect_async:
 * @self: a started process
 * @callback: called when there is a connection, or will be none
 * @user_data: data for @callback
 *
 * Waits for the connection. Messages are held back until g_dbus_connection_start_message_processing().
 */
void
rb_runner_process_connect_async (RbRunnerProcess     *self,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (RB_IS_RUNNER_PROCESS (self));
  g_return_if_fail (self->waiting == NULL);

  self->waiting = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->waiting, rb_runner_process_connect_async);
  if (self->connection != NULL || self->error != NULL)
    return_connection (self);
}

/**
 * rb_runner_process_connect_finish:
 * @self: a process
 * @result: what the callback was given
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Returns: (transfer full): the connection
 */
GDBusConnection *
rb_runner_process_connect_finish (RbRunnerProcess  *self,
                                  GAsyncResult     *result,
                                  GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rb_runner_process_is_alive:
 * @self: a process
 *
 * Returns: whether it has been started and has not ended, as far as the main loop has heard
 */
gboolean
rb_runner_process_is_alive (RbRunnerProcess *self)
{
  g_return_val_if_fail (RB_IS_RUNNER_PROCESS (self), FALSE);

  return self->subprocess != NULL && g_subprocess_get_identifier (self->subprocess) != NULL;
}

static guint64
resident_bytes (const char *pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/statm", pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  fields = g_strsplit (text, " ", 3);
  return g_strv_length (fields) < 2 ? 0 : g_ascii_strtoull (fields[1], NULL, 10) * (guint64) sysconf (_SC_PAGESIZE);
}

/* bubblewrap stands between us and the runner, so children count. */
static guint64
resident_bytes_of_tree (const char *pid,
                        guint       depth)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/task/%s/children", pid, pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) children = NULL;
  guint64 bytes = resident_bytes (pid);

  if (depth == 0 || !g_file_get_contents (path, &text, NULL, NULL))
    return bytes;
  children = g_strsplit (g_strstrip (text), " ", -1);
  for (guint i = 0; children[i] != NULL; i++)
    if (*children[i] != '\0')
      bytes += resident_bytes_of_tree (children[i], depth - 1);
  return bytes;
}

/**
 * rb_runner_process_get_memory:
 * @self: a process
 *
 * Returns: how much memory it has resident, in bytes; 0 if it has ended
 */
guint64
rb_runner_process_get_memory (RbRunnerProcess *self)
{
  const char *pid;

  g_return_val_if_fail (RB_IS_RUNNER_PROCESS (self), 0);

  pid = self->subprocess != NULL ? g_subprocess_get_identifier (self->subprocess) : NULL;
  return pid != NULL ? resident_bytes_of_tree (pid, 3) : 0;
}

/**
 * rb_runner_process_kill:
 * @self: a process
 *
 * Ends it at once. One that is still starting ends when it finds the socket closed: bubblewrap, killed before it has
 * told the kernel that its child is to die with it, would leave that child behind.
 */
void
rb_runner_process_kill (RbRunnerProcess *self)
{
  g_return_if_fail (RB_IS_RUNNER_PROCESS (self));

  g_cancellable_cancel (self->cancellable);
  if (self->connection != NULL)
    g_subprocess_force_exit (self->subprocess);
}
