/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/runner-process.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/runner-client/process-memory.h"
#include "engine/runner-client/ready.h"
#include "engine/runner-client/runner-error.h"
#include "engine/runner-client/sandbox.h"

/* How long a runner may take to start, in seconds: much longer than it needs on a busy machine. */
#define START_TIMEOUT (RB_SANITIZED ? 60 : 10)

/**
 * RbRunnerProcess:
 *
 * Starts ringback-runner with one end of a socketpair, under bubblewrap where that works, and waits for its READY.
 * `waiting` is the task of a caller that came before READY. After READY, the caller sets its own handler for the
 * socket's frames.
 */
struct _RbRunnerProcess
{
  GObject parent_instance;

  GSubprocess *subprocess;
  gboolean sandboxed;
  gboolean retried;
  RbFrameSocket *socket;
  gboolean ready;
  char **missing;
  GError *error;
  GTask *waiting;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (RbRunnerProcess, rb_runner_process, G_TYPE_OBJECT)

static void
close_socket (RbRunnerProcess *self)
{
  if (self->socket != NULL)
    rb_frame_socket_close (self->socket);
}

static void
rb_runner_process_dispose (GObject *object)
{
  RbRunnerProcess *self = RB_RUNNER_PROCESS (object);

  rb_runner_process_kill (self);
  g_clear_object (&self->subprocess);
  g_clear_object (&self->socket);

  G_OBJECT_CLASS (rb_runner_process_parent_class)->dispose (object);
}

static void
rb_runner_process_finalize (GObject *object)
{
  RbRunnerProcess *self = RB_RUNNER_PROCESS (object);

  g_strfreev (self->missing);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (rb_runner_process_parent_class)->finalize (object);
}

static void
rb_runner_process_class_init (RbRunnerProcessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rb_runner_process_dispose;
  object_class->finalize = rb_runner_process_finalize;
}

static void
rb_runner_process_init (RbRunnerProcess *self)
{
}

/**
 * rb_runner_process_new:
 *
 * Creates a process that has not been started.
 *
 * Returns: (transfer full): a process that has not been started
 */
RbRunnerProcess *
rb_runner_process_new (void)
{
  return g_object_new (RB_TYPE_RUNNER_PROCESS, NULL);
}

/* RINGBACK_RUNNER names the runner of an uninstalled program. */
static const char *
find_runner (void)
{
  const char *named = g_getenv ("RINGBACK_RUNNER");

  return named != NULL && *named != '\0' ? named : RB_LIBEXECDIR "/ringback-runner";
}

/* Ctrl+C in a terminal goes to each process of the group. The processes of the runner are started with this signal
 * blocked, so that the host can end the run itself and keep its trace. */
static GSubprocess *
spawn_deaf (GSubprocessLauncher  *launcher,
            const char * const   *argv,
            GError              **error)
{
  GSubprocess *process;
  sigset_t interrupt, before;

  sigemptyset (&interrupt);
  sigaddset (&interrupt, SIGINT);
  pthread_sigmask (SIG_BLOCK, &interrupt, &before);
  process = g_subprocess_launcher_spawnv (launcher, argv, error);
  pthread_sigmask (SIG_SETMASK, &before, NULL);

  return process;
}

/* Takes ownership of the descriptor. */
static GSubprocess *
spawn (gboolean   sandboxed,
       int        fd,
       GError   **error)
{
  /* The output of bubblewrap and node would confuse a learner, but the report of a sanitizer must be seen. */
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                               | (RB_SANITIZED ? G_SUBPROCESS_FLAGS_NONE : G_SUBPROCESS_FLAGS_STDERR_SILENCE));
  const char *runner = find_runner ();
  const char *const plain[] = { runner, "--missing=bubblewrap", NULL };
  static const char *const nothing[] = { NULL };
  g_auto (GStrv) wrapped = NULL;

  if (sandboxed)
    wrapped = rb_sandbox_wrap (runner);
  else
    g_subprocess_launcher_set_environ (launcher, (char **) nothing);
  g_subprocess_launcher_take_fd (launcher, fd, RB_WIRE_FD);

  return spawn_deaf (launcher, sandboxed ? (const char * const *) wrapped : plain, error);
}

/* --- Becoming ready --- */

static void
stop_waiting (RbRunnerProcess *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->waiting);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (task == NULL)
    return;
  if (self->error != NULL)
    g_task_return_error (task, g_error_copy (self->error));
  else
    g_task_return_boolean (task, TRUE);
}

/* Takes ownership of the error. */
static void
fail (RbRunnerProcess *self,
      GError          *error)
{
  g_clear_error (&self->error);
  self->error = error;
  close_socket (self);
  stop_waiting (self);
}

static void
fail_to_start (RbRunnerProcess *self,
               const char      *detail)
{
  fail (self, g_error_new (RB_RUNNER_ERROR, RB_RUNNER_ERROR_START,
                           _("The process that runs the program could not be started: %s"), detail));
}

static void
become_ready (RbRunnerProcess *self,
              GBytes          *payload)
{
  GError *error = NULL;

  self->missing = rb_ready_parse (payload, &error);
  if (self->missing == NULL)
    {
      fail (self, error);
      return;
    }
  self->ready = TRUE;
  stop_waiting (self);
}

static void
frame_cb (RbFrameKind  kind,
          GBytes      *payload,
          gpointer     user_data)
{
  g_autoptr (RbRunnerProcess) self = g_object_ref (user_data);
  GError *error = NULL;

  if (!self->ready && kind == RB_FRAME_READY)
    {
      become_ready (self, payload);
    }
  else if (!self->ready && kind == RB_FRAME_FAILED)
    {
      rb_ready_parse_failure (payload, &error);
      fail (self, error);
    }
  else
    {
      rb_runner_error_refuse (&error, "a message out of turn");
      fail (self, error);
    }
  if (self->error != NULL && self->subprocess != NULL)
    g_subprocess_force_exit (self->subprocess);
}

static void start (RbRunnerProcess *self);

/* The process may be bubblewrap, which has failed before it could start the runner. */
static void
ended_cb (const GError *error,
          gpointer      user_data)
{
  g_autoptr (RbRunnerProcess) self = g_object_ref (user_data);

  if (!self->ready && g_error_matches (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_GONE) && self->sandboxed &&
      !self->retried)
    {
      self->retried = TRUE;
      rb_sandbox_examine (find_runner ());
      start (self);
    }
  else
    {
      fail (self, g_error_copy (error));
    }
}

/* The process may have started, but it has not sent READY in time, so it is of no use. */
static gboolean
timed_out_cb (gpointer user_data)
{
  g_autoptr (RbRunnerProcess) self = g_object_ref (user_data);

  self->timeout = 0;
  if (self->subprocess != NULL)
    g_subprocess_force_exit (self->subprocess);
  fail_to_start (self, g_strerror (ETIMEDOUT));

  return G_SOURCE_REMOVE;
}

/* --- Starting --- */

/* Makes a socketpair and a socket for our end of it. */
static RbFrameSocket *
new_socket (int     *ret_fd,
            GError **error)
{
  RbFrameSocket *socket;
  int fds[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  socket = rb_frame_socket_new (fds[0], error);
  if (socket == NULL)
    {
      close (fds[0]);
      close (fds[1]);
      return NULL;
    }
  *ret_fd = fds[1];

  return socket;
}

static gboolean
try_to_start (RbRunnerProcess  *self,
              GError          **error)
{
  int fd;

  self->sandboxed = rb_sandbox_is_available () && g_file_test (find_runner (), G_FILE_TEST_IS_EXECUTABLE);
  close_socket (self);
  g_clear_object (&self->socket);
  g_clear_object (&self->subprocess);

  self->socket = new_socket (&fd, error);
  if (self->socket == NULL)
    return FALSE;
  self->subprocess = spawn (self->sandboxed, fd, error);
  if (self->subprocess == NULL)
    return FALSE;

  rb_frame_socket_set_handler (self->socket, frame_cb, ended_cb, self);

  return TRUE;
}

static void
start (RbRunnerProcess *self)
{
  g_autoptr (GError) error = NULL;

  if (!try_to_start (self, &error))
    fail_to_start (self, error->message);
}

/**
 * rb_runner_process_start:
 * @self: a new process
 *
 * Starts the process and returns at once. rb_runner_process_wait_finish() reports a failure.
 */
void
rb_runner_process_start (RbRunnerProcess *self)
{
  g_return_if_fail (RB_IS_RUNNER_PROCESS (self));
  g_return_if_fail (self->subprocess == NULL);

  self->timeout = g_timeout_add_seconds (START_TIMEOUT, timed_out_cb, self);
  start (self);
}

/**
 * rb_runner_process_wait_async:
 * @self: a started process
 * @callback: called when the runner is ready, or cannot start
 * @user_data: data for @callback
 *
 * Waits until the runner is ready. The caller may then set a handler on rb_runner_process_get_socket().
 */
void
rb_runner_process_wait_async (RbRunnerProcess     *self,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (RB_IS_RUNNER_PROCESS (self));
  g_return_if_fail (self->waiting == NULL);

  self->waiting = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->waiting, rb_runner_process_wait_async);
  if (self->ready || self->error != NULL)
    stop_waiting (self);
}

/**
 * rb_runner_process_wait_finish:
 * @self: a process
 * @result: what the callback was given
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Finishes waiting for a runner.
 *
 * Returns: whether it is ready
 */
gboolean
rb_runner_process_wait_finish (RbRunnerProcess  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rb_runner_process_get_socket:
 * @self: a process that is ready
 *
 * Gets the socket to the runner.
 *
 * Returns: (transfer none): the socket to the runner
 */
RbFrameSocket *
rb_runner_process_get_socket (RbRunnerProcess *self)
{
  g_return_val_if_fail (RB_IS_RUNNER_PROCESS (self), NULL);

  return self->socket;
}

/**
 * rb_runner_process_get_missing:
 * @self: a process
 *
 * Gets which of "bubblewrap", "landlock" and "seccomp" the runner does without, once it is ready.
 *
 * Returns: (nullable): which of "bubblewrap", "landlock" and "seccomp" the runner does without, once it is ready
 */
const char *const *
rb_runner_process_get_missing (RbRunnerProcess *self)
{
  g_return_val_if_fail (RB_IS_RUNNER_PROCESS (self), NULL);

  return (const char *const *) self->missing;
}

/**
 * rb_runner_process_is_alive:
 * @self: a process
 *
 * Tells whether the process is running and has sent nothing invalid, as far as the main loop has noticed.
 *
 * Returns: whether the process is running and has sent nothing invalid, as far as the main loop has noticed
 */
gboolean
rb_runner_process_is_alive (RbRunnerProcess *self)
{
  g_return_val_if_fail (RB_IS_RUNNER_PROCESS (self), FALSE);

  return self->error == NULL && self->subprocess != NULL && g_subprocess_get_identifier (self->subprocess) != NULL;
}

/**
 * rb_runner_process_get_memory:
 * @self: a process
 *
 * Gets how much memory the process has resident, in bytes.
 *
 * Returns: how much memory the process has resident, in bytes; 0 if it has ended
 */
guint64
rb_runner_process_get_memory (RbRunnerProcess *self)
{
  const char *pid;

  g_return_val_if_fail (RB_IS_RUNNER_PROCESS (self), 0);

  pid = self->subprocess != NULL ? g_subprocess_get_identifier (self->subprocess) : NULL;

  return pid != NULL ? rb_process_memory_measure (pid) : 0;
}

/**
 * rb_runner_process_kill:
 * @self: a process
 *
 * Ends the process at once. If it is still starting, this function only closes the socket, and the runner ends when it
 * notices that. The reason is that bubblewrap asks the kernel to end its child together with it. If bubblewrap is
 * killed before that, the child lives on.
 */
void
rb_runner_process_kill (RbRunnerProcess *self)
{
  g_return_if_fail (RB_IS_RUNNER_PROCESS (self));

  if (self->ready)
    g_subprocess_force_exit (self->subprocess);
  close_socket (self);
  if (self->error == NULL)
    rb_runner_error_set_gone (&self->error);
  stop_waiting (self);
}
