/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/runner-process.h"

#include <glib/gi18n-lib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/runner-client/payload.h"
#include "engine/runner-client/runner-error.h"
#include "engine/runner-client/sandbox.h"

/* How long one may take to start, in s: much longer than on a busy machine it does. */
#define START_PATIENCE (RB_SANITIZED ? 60 : 10)

/* More characters than this of what a runner says of itself are for nobody. */
#define LONGEST_DETAIL 200

/**
 * RbRunnerProcess:
 *
 * Starts ringback-runner with one end of a socketpair as its file descriptor, under bubblewrap where that works, and
 * waits until it says that it is ready. Whoever asks before that waits in `waiting`. Once it is ready, somebody else
 * listens to its frames.
 */
struct _RbRunnerProcess
{
  GObject parent_instance;

  GSubprocess *subprocess;
  gboolean sandboxed;
  gboolean retried;
  RbFrameSocket *socket;
  gboolean ready;
  char *node;
  char **missing;
  GError *error;
  GTask *waiting;
  guint patience;
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

  g_free (self->node);
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

  return named != NULL && *named != '\0' ? named : RB_LIBEXECDIR "/ringback-runner";
}

/* Takes the descriptor. */
static GSubprocess *
spawn (gboolean   sandboxed,
       int        fd,
       GError   **error)
{
  /* What bubblewrap and node have to say is for nobody who asked for a run. What a sanitizer reports is to be seen. */
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
  return g_subprocess_launcher_spawnv (launcher, sandboxed ? (const char *const *) wrapped : plain, error);
}

/* --- Becoming ready --- */

static void
stop_waiting (RbRunnerProcess *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->waiting);

  g_clear_handle_id (&self->patience, g_source_remove);
  if (task == NULL)
    return;
  if (self->error != NULL)
    g_task_return_error (task, g_error_copy (self->error));
  else
    g_task_return_boolean (task, TRUE);
}

/* Takes the error. */
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

/* What it says of why it cannot start, in a sentence. */
static char *
dup_failure (const char *reason,
             const char *detail)
{
  g_autofree char *shown = g_utf8_substring (detail, 0, MIN (g_utf8_strlen (detail, -1), LONGEST_DETAIL));

  if (g_str_equal (reason, "node-missing"))
    return g_strdup_printf (_("The program cannot run: Node.js is not where Ringback looks for it (%s)."), shown);
  if (g_str_equal (reason, "node-old"))
    return g_strdup_printf (_("The program cannot run: Node.js is too old (%s); version 18 or a newer one is needed."),
                            shown);
  if (g_str_equal (reason, "scripts"))
    return g_strdup_printf (_("The program cannot run: files of Ringback’s own are missing or damaged (%s)."), shown);
  if (g_str_equal (reason, "filter"))
    return g_strdup_printf (_("The program cannot run: the process for it could not be locked up (%s)."), shown);
  return NULL;
}

static void
fail_as_told (RbRunnerProcess *self,
              GBytes          *payload)
{
  GError *error = NULL;
  g_autoptr (JsonObject) object = rb_payload_parse (payload, &error);
  g_autofree char *reason = object != NULL ? rb_payload_dup_string (object, "reason", &error) : NULL;
  g_autofree char *detail = reason != NULL ? rb_payload_dup_string (object, "detail", &error) : NULL;
  g_autofree char *message = detail != NULL ? dup_failure (reason, detail) : NULL;

  if (message != NULL)
    error = g_error_new_literal (RB_RUNNER_ERROR, RB_RUNNER_ERROR_START, message);
  else if (error == NULL)
    rb_runner_error_refuse (&error, "a failure that does not exist");
  fail (self, error);
}

static void
become_ready (RbRunnerProcess *self,
              GBytes          *payload)
{
  GError *error = NULL;
  g_autoptr (JsonObject) object = rb_payload_parse (payload, &error);

  self->node = object != NULL ? rb_payload_dup_string (object, "node", &error) : NULL;
  self->missing = self->node != NULL ? rb_payload_dup_strings (object, "missing", &error) : NULL;
  for (guint i = 0; error == NULL && self->missing[i] != NULL; i++)
    if (!rb_sandbox_has_part (self->missing[i]))
      rb_runner_error_refuse (&error, "it lacks what no sandbox has");
  if (error != NULL)
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
      fail_as_told (self, payload);
    }
  else
    {
      rb_runner_error_refuse (&error, "it was not asked");
      fail (self, error);
    }
  if (self->error != NULL && self->subprocess != NULL)
    g_subprocess_force_exit (self->subprocess);
}

static void start (RbRunnerProcess *self);

/* It may be that bubblewrap ended, and not the runner. */
static void
ended_cb (const GError *error,
          gpointer      user_data)
{
  g_autoptr (RbRunnerProcess) self = g_object_ref (user_data);

  if (!self->ready && g_error_matches (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_GONE) && self->sandboxed
      && !self->retried)
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

/* It may have started, and be what it wants: it does not speak to us. */
static gboolean
give_up_cb (gpointer user_data)
{
  g_autoptr (RbRunnerProcess) self = g_object_ref (user_data);

  self->patience = 0;
  if (self->subprocess != NULL)
    g_subprocess_force_exit (self->subprocess);
  fail_to_start (self, g_strerror (ETIMEDOUT));
  return G_SOURCE_REMOVE;
}

/* --- Starting --- */

/* A socket of ours whose other end is for the runner. */
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
 * Starts it, without waiting. What goes wrong is told by rb_runner_process_wait_finish().
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
 * rb_runner_process_wait_async:
 * @self: a started process
 * @callback: called when it is ready, or will never be
 * @user_data: data for @callback
 *
 * Waits until it is ready. From then on its frames are for whoever waited.
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
 * Returns: (transfer none): where it is called, and speaks
 */
RbFrameSocket *
rb_runner_process_get_socket (RbRunnerProcess *self)
{
  g_return_val_if_fail (RB_IS_RUNNER_PROCESS (self), NULL);

  return self->socket;
}

/**
 * rb_runner_process_get_node:
 * @self: a process
 *
 * Returns: (nullable): the version of its Node.js, once it is ready
 */
const char *
rb_runner_process_get_node (RbRunnerProcess *self)
{
  g_return_val_if_fail (RB_IS_RUNNER_PROCESS (self), NULL);

  return self->node;
}

/**
 * rb_runner_process_get_missing:
 * @self: a process
 *
 * Returns: (nullable): what of "bubblewrap", "landlock" and "seccomp" does not guard it, once it is ready
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
 * Returns: whether it has been started, has not ended and has said nothing wrong, as far as the main loop has heard
 */
gboolean
rb_runner_process_is_alive (RbRunnerProcess *self)
{
  g_return_val_if_fail (RB_IS_RUNNER_PROCESS (self), FALSE);

  return self->error == NULL && self->subprocess != NULL && g_subprocess_get_identifier (self->subprocess) != NULL;
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

  if (self->ready)
    g_subprocess_force_exit (self->subprocess);
  close_socket (self);
  if (self->error == NULL)
    rb_runner_error_set_gone (&self->error);
  stop_waiting (self);
}
