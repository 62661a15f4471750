/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/runner-client/sandbox.h"
#include "tests/engine/run-program.h"
#include "wire/frame.h"

/* A program with full access to node tries to escape (escapes/js/escapes.js). Its reports are compared with what is
 * visible from outside: its folder, other processes, and the sockets that it tried to reach. */

#define SECRET "\"The secret of the folder\"\n"
#define RESPONSE "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

/* Each connection keeps a thread until it sends a request. Most attempts connect and send none. */
#define MOST_CONNECTIONS 100

/* A descriptor that was open in the host when it started the runner. */
#define STRAY_FD 50

/* Attempts that fail on some machines even without a sandbox: a resolver has no servers here, some kernels do not allow
 * looking into a process that is not a child, and some versions of node change the user only without io_uring. */
static const char *const uncertain[] = { "resolve", "read-other-memory", "set-user", "set-group",
                                         "set-effective-user", NULL };

typedef struct
{
  char *folder;
  GSocketService *service;
  guint16 port;
  GSubprocess *neighbour;
  GPtrArray *before;
  int n_connections; /* atomic */
} Fixture;

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        gpointer                user_data)
{
  Fixture *fixture = user_data;
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char request[1000];

  g_atomic_int_inc (&fixture->n_connections);
  if (g_input_stream_read (input, request, sizeof request, NULL, NULL) > 0)
    g_output_stream_write_all (output, RESPONSE, strlen (RESPONSE), NULL, NULL, NULL);

  return FALSE;
}

static char *
path_in (Fixture    *fixture,
         const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = path_in (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The contents of the folder, with the mode, size and time of each file. */
static GPtrArray *
look (Fixture *fixture)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = path_in (fixture, name);
      GStatBuf status;

      g_assert_cmpint (g_lstat (path, &status), ==, 0);
      g_ptr_array_add (found, g_strdup_printf ("%s %o %u %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, name,
                                               status.st_mode, status.st_uid, (guint) status.st_nlink,
                                               (gint64) status.st_size, (gint64) status.st_mtime));
    }
  g_ptr_array_sort (found, compare_names);
  g_ptr_array_add (found, NULL);

  return found;
}

static void
fill_folder (Fixture *fixture)
{
  g_autofree char *addon = g_test_build_filename (G_TEST_BUILT, "runner", "escapes", "filter.node", NULL);
  g_autofree char *copy = path_in (fixture, "addon.node");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  write_file (fixture, "secret", SECRET);
  write_file (fixture, "secret.json", SECRET);
  write_file (fixture, "renamed", "");
  write_file (fixture, "unlinked", "");
  write_file (fixture, "removed", "");
  write_file (fixture, "truncated", "text");
  write_file (fixture, "script.js",
              "require('fs').writeFileSync(`${__dirname}/written-script`, '');"
              "if (require.main === module) process.disconnect?.();");
  write_file (fixture, "script.mjs", "export default 1;");
  g_file_get_contents (addon, &text, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (copy, text, length, &error);
  g_assert_no_error (error);
}

/* The folder is in the home folder, which a runner never needs. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *socket = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_build_filename (g_get_home_dir (), ".ringback-escapes-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (fixture->folder));
  fill_folder (fixture);

  fixture->service = g_threaded_socket_service_new (MOST_CONNECTIONS);
  g_signal_connect (fixture->service, "run", G_CALLBACK (run_cb), fixture);
  fixture->port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (fixture->service), NULL, &error);
  g_assert_no_error (error);
  socket = path_in (fixture, "socket");
  address = g_unix_socket_address_new (socket);
  g_socket_listener_add_address (G_SOCKET_LISTENER (fixture->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error);
  g_assert_no_error (error);
  g_socket_service_start (fixture->service);

  fixture->neighbour = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                                         "sleep", "600", NULL);
  g_assert_no_error (error);
  fixture->before = look (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) left = look (fixture);

  g_socket_service_stop (fixture->service);
  g_socket_listener_close (G_SOCKET_LISTENER (fixture->service));
  g_subprocess_force_exit (fixture->neighbour);
  g_subprocess_wait (fixture->neighbour, NULL, NULL);
  for (guint i = 0; g_ptr_array_index (left, i) != NULL; i++)
    {
      char *name = g_ptr_array_index (left, i);
      g_autofree char *path = NULL;

      *strchr (name, ' ') = '\0';
      path = path_in (fixture, name);
      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_object (&fixture->neighbour);
  g_clear_object (&fixture->service);
  g_clear_pointer (&fixture->before, g_ptr_array_unref);
  g_clear_pointer (&fixture->folder, g_free);
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* The targets of the attempts; @only is an attempt with a process of its own, or NULL. */
static char *
dup_targets (Fixture    *fixture,
             const char *only)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *socket = path_in (fixture, "socket");
  g_autofree char *addon = path_in (fixture, "addon.node");

  json_builder_begin_object (builder);
  add_string (builder, "folder", fixture->folder);
  add_string (builder, "socket", socket);
  add_string (builder, "addon", addon);
  add_number (builder, "port", fixture->port);
  add_number (builder, "process", g_ascii_strtoll (g_subprocess_get_identifier (fixture->neighbour), NULL, 10));
  add_number (builder, "parent", getpid ());
  add_number (builder, "descriptor", STRAY_FD);
  if (only != NULL)
    add_string (builder, "only", only);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

typedef enum
{
  FREE,
  BARE,
  UNDER_BUBBLEWRAP,
} Manner;

static char **
dup_command (Manner      manner,
             const char *targets)
{
  g_autofree char *runner = g_test_build_filename (G_TEST_BUILT, "runner", "escapes", "ringback-runner", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_BUILT, "runner", "escapes", "js", "main.js", NULL);
  g_autofree char *word = g_strconcat ("--targets=", targets, NULL);
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_auto (GStrv) wrapped = NULL;

  if (manner == FREE)
    g_strv_builder_add_many (argv, RB_NODE, "--no-warnings", script, "--free", NULL);
  else if (manner == BARE)
    g_strv_builder_add (argv, runner);
  else
    {
      wrapped = rb_sandbox_wrap (runner);
      g_strv_builder_addv (argv, (const char **) wrapped);
    }
  g_strv_builder_add (argv, word);

  return g_strv_builder_end (argv);
}

/* Starts it like a runner: the socket is the first descriptor after the standard ones, and the environment is empty. */
static GSubprocess *
start (Fixture    *fixture,
       Manner      manner,
       const char *only)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *targets = dup_targets (fixture, only);
  g_auto (GStrv) argv = dup_command (manner, targets);
  g_autoptr (GError) error = NULL;
  GSubprocess *subprocess;
  char *nothing[] = { NULL };

  if (manner != UNDER_BUBBLEWRAP)
    g_subprocess_launcher_set_environ (launcher, nothing);
  g_subprocess_launcher_take_fd (launcher, open ("/dev/null", O_RDWR | O_CLOEXEC), RB_WIRE_FD);
  g_subprocess_launcher_take_fd (launcher, open ("/dev/null", O_RDWR | O_CLOEXEC), STRAY_FD);
  subprocess = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);

  return subprocess;
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GAsyncResult **ret_result = user_data;

  *ret_result = g_object_ref (result);
}

/* Meanwhile, the sockets accept connections. */
static char *
dup_output (GSubprocess *subprocess)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  g_subprocess_communicate_utf8_async (subprocess, NULL, NULL, ended_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_subprocess_communicate_utf8_finish (subprocess, result, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* The result of each reported attempt: "worked", "refused", "silent" or "absent". */
static GHashTable *
read_results (const char *text)
{
  GHashTable *results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_null (strstr (text, "The secret"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);

      g_test_message ("%s", lines[i]);
      if (g_strv_length (words) == 3)
        g_hash_table_insert (results, g_strdup (words[0]), g_strdup (words[1]));
    }

  return results;
}

static GHashTable *
try_to_escape (Fixture    *fixture,
               Manner      manner,
               const char *only,
               gboolean   *ret_ended_well)
{
  g_autoptr (GSubprocess) subprocess = start (fixture, manner, only);
  g_autofree char *text = dup_output (subprocess);

  *ret_ended_well = g_subprocess_get_if_exited (subprocess) && g_subprocess_get_exit_status (subprocess) == 0;

  return read_results (text);
}

static gboolean
skip (Manner manner)
{
  if (manner != FREE && prctl (PR_GET_SECCOMP, 0, 0, 0, 0) < 0)
    g_test_skip ("This kernel has no filters");
  else if (manner == UNDER_BUBBLEWRAP && !rb_sandbox_is_available ())
    g_test_skip ("bubblewrap does not work here");
  else
    return FALSE;

  return TRUE;
}

/* Nothing has changed outside. */
static void
assert_unharmed (Fixture *fixture)
{
  g_autoptr (GPtrArray) now = look (fixture);
  g_autofree char *secret = path_in (fixture, "secret");
  g_autofree char *text = NULL;

  g_assert_cmpstrv (now->pdata, fixture->before->pdata);
  g_assert_true (g_file_get_contents (secret, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, SECRET);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_connections), ==, 0);
  g_assert_nonnull (g_subprocess_get_identifier (fixture->neighbour));
  g_assert_cmpint (kill ((pid_t) g_ascii_strtoll (g_subprocess_get_identifier (fixture->neighbour), NULL, 10), 0), ==,
                   0);
}

/* The attempts are real: without a sandbox they succeed. */
static void
test_free (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GHashTable) results = NULL;
  GHashTableIter iter;
  gpointer name, how;
  gboolean ended_well;
  guint n_worked = 0;

  results = try_to_escape (fixture, FREE, NULL, &ended_well);
  g_assert_true (ended_well);
  g_hash_table_iter_init (&iter, results);
  while (g_hash_table_iter_next (&iter, &name, &how))
    {
      if (g_strv_contains (uncertain, name) || g_str_equal (how, "absent"))
        continue;
      g_test_message ("%s %s", (const char *) name, (const char *) how);
      g_assert_cmpstr (how, ==, "worked");
      n_worked++;
    }
  g_assert_cmpuint (n_worked, >, 90);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_connections), >, 0);
}

static void
assert_refused (GHashTable *results)
{
  GHashTableIter iter;
  gpointer name, how;

  g_assert_cmpstr (g_hash_table_lookup (results, "computes"), ==, "worked");
  g_assert_cmpuint (g_hash_table_size (results), >, 95);
  g_hash_table_iter_init (&iter, results);
  while (g_hash_table_iter_next (&iter, &name, &how))
    {
      if (g_str_equal (name, "computes") || g_str_equal (how, "absent"))
        continue;
      g_test_message ("%s %s", (const char *) name, (const char *) how);
      g_assert_cmpstr (how, ==, "refused");
    }
}

static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GHashTable) results = NULL;
  gboolean ended_well;

  if (skip (GPOINTER_TO_INT (data)))
    return;
  results = try_to_escape (fixture, GPOINTER_TO_INT (data), NULL, &ended_well);
  g_assert_true (ended_well);
  assert_refused (results);
  assert_unharmed (fixture);
}

/* Node may abort if something that it relies on is refused, but it does not escape. */
static void
test_deadly (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const deadly[] = { "heap-snapshot", "inspector", "replace-itself", "trace-events" };
  gboolean ended_well;

  if (skip (GPOINTER_TO_INT (data)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (deadly); i++)
    {
      g_autoptr (GHashTable) results = try_to_escape (fixture, GPOINTER_TO_INT (data), deadly[i], &ended_well);
      const char *how = g_hash_table_lookup (results, deadly[i]);

      g_test_message ("%s: %s", deadly[i], how != NULL ? how : "died");
      if (ended_well)
        {
          g_assert_nonnull (how);
          g_assert_cmpstr (how, !=, "worked");
          g_assert_cmpstr (g_hash_table_lookup (results, "computes"), ==, "worked");
        }
      assert_unharmed (fixture);
    }
}

/* The same attempts from a program that Ringback runs. */
static RbEventLoop *
run_attempts (Fixture    *fixture,
              const char *only)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "runner", "escapes", "js", "escapes.js", NULL);
  g_autofree char *targets = dup_targets (fixture, only);
  g_autofree char *text = NULL;
  g_autofree char *source = NULL;
  g_autoptr (RbProgram) program = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  source = g_strdup_printf ("const targets = %s;\n%s", targets, text);
  program = rb_program_new (source);
  rb_program_set_max_statements (program, 10 * 1000 * 1000);

  return run_program (program);
}

/* The next run is not affected. */
static void
assert_next_is_unharmed (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source ("console.log(1 + 1); setTimeout(() => console.log('later'), 5);");
  g_autofree char *console = dup_console (event_loop);

  g_assert_cmpstr (console, ==, "2\nlater\n");
}

static void
test_program (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (RbEventLoop) event_loop = run_attempts (fixture, NULL);
  g_autofree char *console = dup_console (event_loop);
  g_autoptr (GHashTable) results = read_results (console);

  g_assert_cmpstr (rb_event_loop_get_message (event_loop), ==, NULL);
  assert_refused (results);
  assert_unharmed (fixture);
  assert_next_is_unharmed ();
}

/* A runner that exits ends its run with a message. */
static void
test_deadly_program (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (RbEventLoop) event_loop = run_attempts (fixture, data);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_RUNNER_FAILED);
  g_assert_nonnull (rb_event_loop_get_message (event_loop));
  g_test_message ("%s", rb_event_loop_get_message (event_loop));
  assert_unharmed (fixture);
  assert_next_is_unharmed ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (rb_sandbox_is_available ())
    rb_sandbox_examine (g_getenv ("RINGBACK_RUNNER"));
  g_test_add ("/escapes/free", Fixture, NULL, set_up, test_free, tear_down);
  g_test_add ("/escapes/bare", Fixture, GINT_TO_POINTER (BARE), set_up, test_locked, tear_down);
  g_test_add ("/escapes/under-bubblewrap", Fixture, GINT_TO_POINTER (UNDER_BUBBLEWRAP), set_up, test_locked, tear_down);
  g_test_add ("/escapes/deadly-bare", Fixture, GINT_TO_POINTER (BARE), set_up, test_deadly, tear_down);
  g_test_add ("/escapes/deadly-under-bubblewrap", Fixture, GINT_TO_POINTER (UNDER_BUBBLEWRAP), set_up, test_deadly,
              tear_down);
  g_test_add ("/escapes/program", Fixture, NULL, set_up, test_program, tear_down);
  g_test_add ("/escapes/deadly-program", Fixture, "inspector", set_up, test_deadly_program, tear_down);

  return g_test_run ();
}
