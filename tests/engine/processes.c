/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "processes.h"

#include <stdlib.h>
#include <string.h>

/* Reads about other processes from /proc. */

/* A process and all its descendants. */
GArray *
find_descendants (int pid)
{
  GArray *pids = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_val (pids, pid);
  for (guint i = 0; i < pids->len; i++)
    {
      int parent = g_array_index (pids, int, i);
      g_autofree char *path = g_strdup_printf ("/proc/%d/task/%d/children", parent, parent);
      g_autofree char *text = NULL;
      g_auto (GStrv) children = NULL;

      if (!g_file_get_contents (path, &text, NULL, NULL))
        continue;
      children = g_strsplit (g_strstrip (text), " ", -1);
      for (guint child = 0; children[child] != NULL; child++)
        {
          int number = atoi (children[child]);

          if (number > 0)
            g_array_append_val (pids, number);
        }
    }

  return pids;
}

GArray *
find_threads (int pid)
{
  GArray *threads = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *path = g_strdup_printf ("/proc/%d/task", pid);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      int number = atoi (name);

      g_array_append_val (threads, number);
    }

  return threads;
}

/* A field of a thread's status; NULL if the thread has ended. */
char *
dup_status (int         pid,
            int         thread,
            const char *field)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task/%d/status", pid, thread);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], field) && lines[i][strlen (field)] == ':')
      return g_strdup (g_strstrip (lines[i] + strlen (field) + 1));

  return NULL;
}

/* Whether the process is a zombie or gone. */
gboolean
process_is_gone (int pid)
{
  g_autofree char *state = dup_status (pid, pid, "State");

  return state == NULL || *state == 'Z' || *state == 'X';
}
