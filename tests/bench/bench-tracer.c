/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <stdlib.h>

#include "bench.h"

/* Compares events per second in the host's trace with a tracer that sends one message per event
 * (message-per-event.js). */

static double
measure_messages (const char *script,
                  const char *acorn,
                  const char *program)
{
  const char *const argv[] = { RB_NODE, script, acorn, program, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  char *end;
  double events;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
  events = g_ascii_strtod (output, &end);

  return events / g_ascii_strtod (end, NULL);
}

int
main (int   argc,
      char *argv[])
{
  guint rounds = bench_parse_rounds (&argc, &argv, 7, "<message-per-event.js> <acorn.js> <program>");
  g_autofree char *source = bench_load (argv[3]);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (GArray) ours = bench_series_new ();
  g_autoptr (GArray) theirs = bench_series_new ();

  for (guint i = 0; i < rounds; i++)
    {
      g_auto (BenchRun) run = { NULL };

      bench_run (&run, source, pool);
      bench_series_add (ours, rb_trace_get_n_records (rb_event_loop_get_trace (run.event_loop)) / run.evaluation);
      bench_series_add (theirs, measure_messages (argv[1], argv[2], argv[3]));
    }
  bench_row_ratio ("events a second ÷ JavaScript Visualizer 9000's way", 60, FALSE, ours, theirs);

  return 0;
}
