/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib-unix.h>
#include <unistd.h>

#include "bench.h"

/* Measures the time from the start of a process to its first frame, for Ringback and for another GTK program. */
#define OTHER "gnome-text-editor"
#define FIGURE "window, start → first frame ÷ " OTHER
#define LIMIT 1.1

/* The descriptor to which first-frame.c writes the time. */
#define TELLING_FD 5

static double
measure (const char *shim,
         const char *program)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char text[32] = { 0 };
  gint64 start;
  int fds[2];

  if (!g_unix_open_pipe (fds, FD_CLOEXEC, &error))
    g_error ("%s", error->message);
  g_subprocess_launcher_take_fd (launcher, fds[1], TELLING_FD);
  g_subprocess_launcher_setenv (launcher, "BENCH_FIRST_FRAME", G_STRINGIFY (TELLING_FD), TRUE);
  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", shim, TRUE);
  start = g_get_monotonic_time ();
  process = g_subprocess_launcher_spawn (launcher, &error, program, NULL);
  if (process == NULL)
    g_error ("%s", error->message);
  /* Closes our copy of the write end, so that the read ends if the program ends without a frame. */
  g_clear_object (&launcher);
  if (read (fds[0], text, sizeof text - 1) <= 0)
    g_error ("%s ended before its first frame", program);
  close (fds[0]);
  g_subprocess_wait (process, NULL, NULL);

  return (double) (g_ascii_strtoll (text, NULL, 10) - start) / G_TIME_SPAN_SECOND;
}

static void
compare (const char *shim,
         const char *ringback,
         const char *other,
         guint       rounds)
{
  g_autoptr (GArray) ours = bench_series_new ();
  g_autoptr (GArray) theirs = bench_series_new ();

  for (guint i = 0; i < rounds; i++)
    {
      bench_series_add (ours, measure (shim, ringback));
      bench_series_add (theirs, measure (shim, other));
    }
  bench_row_ratio (FIGURE, LIMIT, TRUE, ours, theirs);
}

int
main (int   argc,
      char *argv[])
{
  guint rounds = bench_parse_rounds (&argc, &argv, 9, "<first-frame.so> <ringback>");
  g_autofree char *other = g_find_program_in_path (OTHER);
  g_autofree char *target = g_strdup_printf ("≤ %g×", LIMIT);

  if (other != NULL)
    compare (argv[1], argv[2], other, rounds);
  else
    bench_row ("", FIGURE, target, "", "skipped: it is not installed");

  return 0;
}
