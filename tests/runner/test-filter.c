/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <linux/landlock.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "engine/runner-client/sandbox.h"
#include "wire/frame.h"

/* Tests the confinement from inside: attempts.c is started like a runner, tries everything, and reports the results. */

/* These work in any process; otherwise the attempts would prove nothing. */
static const char *const possible[] = {
  "open", "creat", "unlink", "stat", "stat-empty-path", "statx", "pread", "readlink", "memfd_create", "socket-unix",
  "socketpair", "connect", "sendmsg-elsewhere", "recvmsg-elsewhere", "sendmsg-wire", "recvmsg-wire",
  "send-elsewhere", "accept", "fork", "fork-raw", "vfork", "posix_spawn", "execve", "kill", "kill-itself",
  "tgkill-itself", "tkill-itself", "process_vm_readv", "unshare", "prctl", "setrlimit", "setpriority", "fcntl-dup",
  "open-in-early-thread", "fork-in-early-thread",
};

static void
append_words (GPtrArray  *argv,
              char      **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, g_strdup (words[i]));
}

/* Starts it as the engine starts a runner: the socket is descriptor 3, and the environment is empty. */
static GSubprocess *
start (const char *manner,
       gboolean    sandboxed,
       int         fd)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "runner", "attempts", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GSubprocess *subprocess;
  char *nothing[] = { NULL };

  if (sandboxed)
    {
      g_auto (GStrv) wrapped = rb_sandbox_wrap (program);

      append_words (argv, wrapped);
    }
  else
    {
      g_ptr_array_add (argv, g_strdup (program));
      g_subprocess_launcher_set_environ (launcher, nothing);
    }
  g_ptr_array_add (argv, g_strdup (manner));
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_take_fd (launcher, fd, RB_WIRE_FD);
  subprocess = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);

  return subprocess;
}

/* The name and the errno of each attempt. */
static GHashTable *
attempt (const char *manner,
         gboolean    sandboxed)
{
  GHashTable *results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GSubprocess) subprocess = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  int fds[2];

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds), ==, 0);
  g_assert_cmpint (write (fds[0], "yy", 2), ==, 2);
  subprocess = start (manner, sandboxed, fds[1]);
  g_subprocess_communicate_utf8 (subprocess, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (subprocess));
  close (fds[0]);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *space = strchr (lines[i], ' ');

      g_assert_nonnull (space);
      *space = '\0';
      g_hash_table_insert (results, g_strdup (lines[i]), GINT_TO_POINTER (atoi (space + 1)));
    }

  return results;
}

static int
result_of (GHashTable *results,
           const char *name)
{
  gpointer value = NULL;

  if (!g_hash_table_lookup_extended (results, name, NULL, &value))
    g_error ("%s was not tried", name);

  return GPOINTER_TO_INT (value);
}

static gboolean
skip (gboolean sandboxed)
{
  if (prctl (PR_GET_SECCOMP, 0, 0, 0, 0) < 0)
    g_test_skip ("This kernel has no filters");
  else if (sandboxed && !rb_sandbox_is_available ())
    g_test_skip ("bubblewrap does not work here");
  else
    return FALSE;

  return TRUE;
}

/* The attempts are real: without confinement they succeed. */
static void
test_free (void)
{
  g_autoptr (GHashTable) results = attempt ("free", FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (possible); i++)
    {
      g_test_message ("%s: %s", possible[i], g_strerror (result_of (results, possible[i])));
      g_assert_cmpint (result_of (results, possible[i]), ==, 0);
    }
}

static void
test_confined (gconstpointer data)
{
  gboolean sandboxed = GPOINTER_TO_INT (data);
  g_autoptr (GHashTable) results = NULL;
  GHashTableIter iter;
  gpointer name, value;
  guint n_refused = 0;

  if (skip (sandboxed))
    return;
  results = attempt ("confined", sandboxed);
  g_hash_table_iter_init (&iter, results);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      int result = GPOINTER_TO_INT (value);

      g_test_message ("%s: %d", (const char *) name, result);
      if (g_str_has_prefix (name, "needs-"))
        {
          g_assert_cmpint (result, ==, 0);
          continue;
        }
      n_refused++;
      if (result != EBADF || !g_str_has_prefix (name, "stat"))
        g_assert_cmpint (result, ==, EPERM);
    }
  g_assert_cmpuint (n_refused, >=, G_N_ELEMENTS (possible));
  for (guint i = 0; i < G_N_ELEMENTS (possible); i++)
    g_assert_cmpint (result_of (results, possible[i]), !=, 0);
}

/* The version of Landlock in the kernel, or 0 if there is none. */
static long
get_landlock_version (void)
{
  return MAX (syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION), 0);
}

/* The confinement before node starts, without the filter. */
static void
test_landlocked (gconstpointer data)
{
  gboolean sandboxed = GPOINTER_TO_INT (data);
  long version = get_landlock_version ();
  g_autoptr (GHashTable) results = NULL;
  GHashTableIter iter;
  gpointer name, value;

  if (version == 0)
    {
      g_test_skip ("This kernel has no Landlock");
      return;
    }
  if (skip (sandboxed))
    return;
  results = attempt ("landlocked", sandboxed);
  g_assert_cmpuint (g_hash_table_size (results), ==, 10);
  g_hash_table_iter_init (&iter, results);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      int since = 1;

      g_test_message ("%s: %d", (const char *) name, GPOINTER_TO_INT (value));
      sscanf (name, "version-%d", &since);
      if (g_str_has_prefix (name, "needs-"))
        g_assert_cmpint (GPOINTER_TO_INT (value), ==, 0);
      else if (version >= since)
        g_assert_cmpint (GPOINTER_TO_INT (value), !=, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (rb_sandbox_is_available ())
    rb_sandbox_examine (g_getenv ("RINGBACK_RUNNER"));
  g_test_add_func ("/filter/free", test_free);
  g_test_add_data_func ("/filter/bare", GINT_TO_POINTER (FALSE), test_confined);
  g_test_add_data_func ("/filter/under-bubblewrap", GINT_TO_POINTER (TRUE), test_confined);
  g_test_add_data_func ("/filter/landlocked-bare", GINT_TO_POINTER (FALSE), test_landlocked);
  g_test_add_data_func ("/filter/landlocked-under-bubblewrap", GINT_TO_POINTER (TRUE), test_landlocked);

  return g_test_run ();
}
