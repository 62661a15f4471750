/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/runner-client/runner.h"
#include "engine/runner-client/sandbox.h"
#include "tests/deadline.h"
#include "tests/engine/processes.h"
#include "tests/engine/run-program.h"

/* Looks at the real runner from outside. With the argument "--bare", bubblewrap is not found. */

#define ENDLESS "console.log('here'); eval('for (;;);')"

static const char *this_program;
static gboolean bare;

/* The innermost descendant of this process, because bubblewrap is above the runner. */
static int
find_runner (int host)
{
  g_autoptr (GArray) pids = find_descendants (host);

  return pids->len > 1 ? g_array_index (pids, int, pids->len - 1) : 0;
}

static gboolean
has (int         pid,
     int         thread,
     const char *field,
     const char *value)
{
  g_autofree char *text = dup_status (pid, thread, field);

  return text == NULL || g_str_equal (text, value);
}

static gboolean
is_confined (int pid)
{
  g_autoptr (GArray) threads = find_threads (pid);

  for (guint i = 0; i < threads->len; i++)
    {
      int thread = g_array_index (threads, int, i);

      if (!has (pid, thread, "NoNewPrivs", "1") || (!RB_SANITIZED && !has (pid, thread, "Seccomp", "2")))
        return FALSE;
    }

  return threads->len > 0;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* The runner has become node. */
static gboolean
is_runner (int pid)
{
  g_autofree char *name = dup_status (pid, pid, "Name");

  return g_strcmp0 (name, "node") == 0;
}

/* A runner that waits for a program is already confined. */
static void
test_spare (void)
{
  g_autoptr (RbRunner) runner G_GNUC_UNUSED = rb_runner_new ();
  gint64 end = deadline_from_now ();
  guint ticks = g_timeout_add (10, wake_cb, NULL);
  int pid = 0;

  while (!(pid > 0 && is_runner (pid) && is_confined (pid)) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, TRUE);
      pid = find_runner (getpid ());
    }
  g_source_remove (ticks);
  g_assert_cmpint (pid, >, 0);
  g_assert_true (is_runner (pid));
  g_assert_true (is_confined (pid));
}

/* The runner is confined before it can read the first byte of its program, so the test does not wait. */
static gboolean
look_cb (gpointer user_data)
{
  RbEventLoop *event_loop = user_data;
  int pid = find_runner (getpid ());

  if (count_records (event_loop, RB_RECORD_CONSOLE) == 0)
    return G_SOURCE_CONTINUE;
  g_assert_true (is_runner (pid));
  g_assert_true (is_confined (pid));
  rb_event_loop_stop (event_loop);

  return G_SOURCE_REMOVE;
}

static void
test_running (void)
{
  g_autoptr (RbProgram) program = rb_program_new (ENDLESS);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);

  g_timeout_add (5, look_cb, event_loop);
  turn_to_end (event_loop);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_STOPPED);
}

/* --- The host dies --- */

static gboolean
say_cb (gpointer user_data)
{
  if (count_records (user_data, RB_RECORD_CONSOLE) == 0)
    return G_SOURCE_CONTINUE;
  puts ("runs");
  fflush (stdout);

  return G_SOURCE_REMOVE;
}

static int
be_host (void)
{
  g_autoptr (RbProgram) program = rb_program_new (ENDLESS);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);

  g_timeout_add (5, say_cb, event_loop);
  turn_to_end (event_loop);

  return EXIT_SUCCESS;
}

/* The runner ends even in the middle of a computation without system calls. */
static void
test_host_dies (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) host = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, this_program, "--host",
                                                   bare ? "--bare" : NULL, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  gboolean gone;
  gint64 end;
  int pid;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (host));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "runs");
  pid = find_runner (atoi (g_subprocess_get_identifier (host)));
  g_assert_true (is_runner (pid));

  g_subprocess_force_exit (host);
  g_subprocess_wait (host, NULL, NULL);
  for (end = deadline_from_now ();
       !process_is_gone (pid) && g_get_monotonic_time () < end;)
    g_usleep (10000);
  gone = process_is_gone (pid);
  if (!gone)
    kill (pid, SIGKILL);
  g_assert_true (gone);
}

int
main (int    argc,
      char **argv)
{
  gboolean host = argc > 1 && g_str_equal (argv[1], "--host");

  this_program = argv[0];
  bare = argc > 1 && g_str_equal (argv[argc - 1], "--bare");
  if (bare)
    g_setenv ("PATH", "/nonexistent", TRUE);
  if (host)
    return be_host ();

  g_test_init (&argc, &argv, NULL);
  if (!bare && !rb_sandbox_is_available ())
    {
      g_test_skip ("bubblewrap is not installed, or does not work here");
      return g_test_run ();
    }
  g_test_add_func ("/sandbox/spare", test_spare);
  g_test_add_func ("/sandbox/running", test_running);
  g_test_add_func ("/sandbox/host-dies", test_host_dies);

  return g_test_run ();
}
