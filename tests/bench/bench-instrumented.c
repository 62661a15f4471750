/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "bench.h"

/*
 * Measures the cost of tracing: the same program in bare node, with records that are dropped inside the runner, and
 * with records in the host's trace. Each run has a process of its own; starting, instrumenting and compiling do not
 * count. Runs in one process are measured by the CPU time of the main thread, runs in two processes by elapsed time.
 */
static const struct
{
  const char *name;
  double whole_limit;
} programs[] = {
  { "fib", 15 }, { "loops", 15 }, { "sort", 8 }, { "objects", 8 }, { "closures", 8 },
};

#define DROPPED_LIMIT 4
#define RATE_WANTED 20

typedef struct
{
  double passed;
  double worked;
} Times;

/* What in-engine.js measures; @scripts is NULL for bare node. */
static Times
time_in_engine (const char *script,
                const char *program,
                const char *scripts)
{
  const char *const argv[] = { RB_NODE, script, scripts != NULL ? "dropped" : "bare", program, scripts, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  char *end;
  Times times;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
  times.passed = g_ascii_strtod (output, &end);
  times.worked = g_ascii_strtod (end, NULL);
  g_assert (times.passed > 0 && times.worked > 0);

  return times;
}

static void
report (const char *name,
        double      whole_limit,
        GArray     *series[5])
{
  g_autofree char *dropped_figure = g_strdup_printf ("%s: records made and dropped ÷ bare engine", name);
  g_autofree char *whole_figure = g_strdup_printf ("%s: records in the host's trace ÷ bare engine", name);
  g_autofree char *events_figure = g_strdup_printf ("%s: million events a second, probe to trace", name);
  g_autofree char *spread = g_strdup_printf ("%.3g to %.3g", bench_series_at (series[4], 0.25),
                                             bench_series_at (series[4], 0.75));
  g_autofree char *target = g_strdup_printf ("≥ %d", RATE_WANTED);
  double rate = bench_series_median (series[4]);

  bench_row_ratio (dropped_figure, DROPPED_LIMIT, TRUE, series[1], series[0]);
  bench_row_ratio (whole_figure, whole_limit, TRUE, series[3], series[2]);
  bench_row (rate >= RATE_WANTED ? "met" : "missed", events_figure, target, spread, "%.1f", rate);
}

/* @arguments are those of main(). */
static void
measure (char       **arguments,
         const char  *name,
         double       whole_limit,
         guint        rounds)
{
  g_autofree char *file = g_strconcat (name, ".js", NULL);
  g_autofree char *path = g_build_filename (arguments[3], file, NULL);
  g_autofree char *source = bench_load (path);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  GArray *series[5];

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    series[i] = bench_series_new ();
  for (guint i = 0; i < rounds; i++)
    {
      g_auto (BenchRun) run = { NULL };
      Times bare = time_in_engine (arguments[1], path, NULL);
      Times dropped = time_in_engine (arguments[1], path, arguments[2]);

      bench_run (&run, source, pool);
      bench_series_add (series[0], bare.worked);
      bench_series_add (series[1], dropped.worked);
      bench_series_add (series[2], bare.passed);
      bench_series_add (series[3], run.evaluation);
      bench_series_add (series[4],
                        rb_trace_get_n_records (rb_event_loop_get_trace (run.event_loop)) / run.evaluation / 1e6);
    }
  report (name, whole_limit, series);
  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    g_array_unref (series[i]);
}

int
main (int   argc,
      char *argv[])
{
  guint rounds = bench_parse_rounds (&argc, &argv, 9, "<in-engine.js> <the runner's scripts> <the programs>");

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    measure (argv, programs[i].name, programs[i].whole_limit, rounds);

  return 0;
}
