/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/process-memory.h"

#include <unistd.h>

/* bubblewrap starts a second process of bubblewrap, which starts the runner. */
#define MAX_DEPTH 3

static guint64
measure_one (const char *pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/statm", pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  fields = g_strsplit (text, " ", 3);

  return g_strv_length (fields) < 2 ? 0 : g_ascii_strtoull (fields[1], NULL, 10) * (guint64) sysconf (_SC_PAGESIZE);
}

static guint64
measure_tree (const char *pid,
              guint       depth)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/task/%s/children", pid, pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) children = NULL;
  guint64 bytes = measure_one (pid);

  if (depth == 0 || !g_file_get_contents (path, &text, NULL, NULL))
    return bytes;
  children = g_strsplit (g_strstrip (text), " ", -1);
  for (guint i = 0; children[i] != NULL; i++)
    if (*children[i] != '\0')
      bytes += measure_tree (children[i], depth - 1);

  return bytes;
}

/**
 * rb_process_memory_measure:
 * @pid: the number of a process
 *
 * Measures the memory of a process and its descendants.
 *
 * Returns: how much memory the process and its descendants have resident, in bytes; 0 if it has ended
 */
guint64
rb_process_memory_measure (const char *pid)
{
  return measure_tree (pid, MAX_DEPTH);
}
