/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/sandbox.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/wait.h>

/* Where the runner's folder is mounted in the sandbox. */
#define INSIDE "/ringback"

/* How long to wait for the probe. The host blocks meanwhile; a working bubblewrap needs a few tens of ms. */
#define PROBE_TIMEOUT (3 * G_TIME_SPAN_SECOND)
#define PROBE_INTERVAL (2 * G_TIME_SPAN_MILLISECOND)

/* The parts of the sandbox that a machine may lack, each with its name on the wire and its name for people. "seccomp"
 * is the system-call filter of src/runner/filter-rules.c. */
static const struct
{
  const char *name;
  const char *shown;
} parts[] = {
  { "bubblewrap", "bubblewrap" },
  { "landlock", "Landlock" },
  { "seccomp", "seccomp" },
};

/* Set once bubblewrap has been found not to work on this machine. */
static gboolean given_up;

/**
 * rb_sandbox_is_available:
 *
 * Tells whether runners are started under bubblewrap: it is installed and has not failed so far.
 *
 * Returns: whether runners are started under bubblewrap: it is installed and has not failed so far
 */
gboolean
rb_sandbox_is_available (void)
{
  static char *path;
  static gsize looked;

  if (g_once_init_enter (&looked))
    {
      path = g_find_program_in_path ("bwrap");
      g_once_init_leave (&looked, 1);
    }

  return path != NULL && !given_up;
}

/* Libraries are in /usr/lib. On a distribution where /lib is not a link to /usr/lib, they are also in /lib*. */
static void
add_libraries (GStrvBuilder *argv)
{
  static const char *const links[] = { "/lib", "/lib64", "/lib32", "/libx32" };

  g_strv_builder_add_many (argv, "--ro-bind", "/usr/lib", "/usr/lib", NULL);
  g_strv_builder_add_many (argv, "--ro-bind-try", "/usr/lib64", "/usr/lib64", NULL);
  g_strv_builder_add_many (argv, "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *target = g_file_read_link (links[i], NULL);

      if (target != NULL)
        g_strv_builder_add_many (argv, "--symlink", target, links[i], NULL);
      else
        g_strv_builder_add_many (argv, "--ro-bind-try", links[i], links[i], NULL);
    }
}

/* Node.js and the files that it opens when it starts. Debian's package keeps some of its scripts in a folder of their
 * own. */
static void
add_node (GStrvBuilder *argv)
{
  static const char *const files[] = { "/usr/share/nodejs", "/etc/ssl/openssl.cnf" };

  g_strv_builder_add_many (argv, "--ro-bind-try", RB_NODE, RB_NODE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_strv_builder_add_many (argv, "--ro-bind-try", files[i], files[i], NULL);
  /* node reads its limits and its memory in /proc, and random numbers from a device. */
  g_strv_builder_add_many (argv, "--proc", "/proc", "--dev", "/dev", NULL);
}

/**
 * rb_sandbox_wrap:
 * @program: the runner's path
 *
 * Makes the command that starts the runner under bubblewrap: without network, other processes and environment, and
 * with no files but Node.js, libraries and the runner's own folder, all read-only. The runner ends when this process
 * does.
 *
 * Returns: (transfer full): arguments for bubblewrap
 */
char **
rb_sandbox_wrap (const char *program)
{
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *name = g_path_get_basename (program);
  g_autofree char *inside = g_build_filename (INSIDE, name, NULL);

  g_strv_builder_add_many (argv, "bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv", NULL);
  g_strv_builder_add_many (argv, "--cap-drop", "ALL", "--hostname", "ringback", NULL);
  add_libraries (argv);
  add_node (argv);
  g_strv_builder_add_many (argv, "--ro-bind", folder, INSIDE, "--chdir", "/", "--", inside, NULL);

  return g_strv_builder_end (argv);
}

/* Whether a process ends successfully and in time. */
static gboolean
ends_well (GPid pid)
{
  gint64 end = g_get_monotonic_time () + PROBE_TIMEOUT;
  int status = -1;
  pid_t ended;

  while ((ended = waitpid (pid, &status, WNOHANG)) == 0 && g_get_monotonic_time () < end)
    g_usleep (PROBE_INTERVAL);
  if (ended == 0)
    {
      kill (pid, SIGKILL);
      while (waitpid (pid, &status, 0) < 0 && errno == EINTR)
        continue;
    }
  g_spawn_close_pid (pid);

  return ended == pid && g_spawn_check_wait_status (status, NULL);
}

/**
 * rb_sandbox_examine:
 * @program: the runner's path
 *
 * Call this after a runner has failed to start. It finds out whether bubblewrap is the cause, for example on a machine
 * that forbids user namespaces: it starts a runner under bubblewrap that exits at once. If this fails, runners are
 * started without bubblewrap from now on. These runners still have no standard input and no environment, and install
 * Landlock and the system-call filter themselves.
 */
void
rb_sandbox_examine (const char *program)
{
  g_auto (GStrv) wrapped = rb_sandbox_wrap (program);
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;
  GPid pid;

  g_strv_builder_addv (argv, (const char **) wrapped);
  g_strv_builder_add (argv, "--probe");
  command = g_strv_builder_end (argv);
  if (g_spawn_async (NULL, command, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL
                     | G_SPAWN_DO_NOT_REAP_CHILD,
                     NULL, NULL, &pid, NULL) &&
      ends_well (pid))
    return;

  g_debug ("bubblewrap does not work here; runners are started without it");
  given_up = TRUE;
}

/**
 * rb_sandbox_has_part:
 * @name: any text
 *
 * Tells whether @name is a part of the sandbox, by its name on the wire.
 *
 * Returns: whether @name is a part of the sandbox, by its name on the wire
 */
gboolean
rb_sandbox_has_part (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].name, name))
      return TRUE;

  return FALSE;
}

/**
 * rb_sandbox_describe_missing:
 * @missing: the parts of the sandbox that are missing, by their names on the wire
 *
 * Says which parts of the sandbox this machine lacks.
 *
 * Returns: (transfer full): a sentence
 */
char *
rb_sandbox_describe_missing (const char *const *missing)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strv_contains (missing, parts[i].name))
      g_strv_builder_add (builder, parts[i].shown);
  shown = g_strv_builder_end (builder);
  joined = g_strjoinv (", ", shown);

  /* Translators: %s is a list of names, such as “bubblewrap, Landlock” */
  return g_strdup_printf (_("This machine lacks %s: a program that breaks out of Node.js is less confined."), joined);
}
