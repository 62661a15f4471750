/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "bench.h"
#include "engine/timeline/timeline-axis.h"

/* The timeline of a million records: how long it takes to make, what it takes to keep, and how fast it answers. */

#define WIDTH 1280
/* A window shows at most this many rows of a lane. */
#define MAX_ROWS 16

static const struct
{
  const char *name;
  const char *source;
  const char *shorter; /* about a tenth of it */
} programs[] = {
  { "calls", "function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(26);\n",
    "function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(21);\n" },
  { "tasks", "let n = 0;\nconst f = () => { if (++n < 200000) setImmediate(f); };\nf();\n",
    "let n = 0;\nconst f = () => { if (++n < 20000) setImmediate(f); };\nf();\n" },
  { "lookups", "let n = 0;\nconst f = (user) => { if (++n < 150000) database.getUserById(1, f); };\n"
               "for (let i = 0; i < 10; i++) f();\n",
    "let n = 0;\nconst f = (user) => { if (++n < 15000) database.getUserById(1, f); };\n"
    "for (let i = 0; i < 10; i++) f();\n" },
};

/* Seconds for each record. */
static double
measure_growth (RbTrace *trace)
{
  g_autoptr (RbTimeline) timeline = NULL;
  double start;

  rb_trace_find_callback (trace, 0); /* its index is the trace's own */
  start = bench_worked ();
  timeline = rb_timeline_new (trace);
  rb_timeline_catch_up (timeline, G_MAXUINT);

  return (bench_worked () - start) / rb_trace_get_n_records (trace);
}

/* Queries everything that a window shows of a run. */
static void
query_all (RbTimelineAxis *axis,
           guint           run,
           double          from,
           double          width,
           GArray         *spans)
{
  RbTimeline *timeline = rb_timeline_axis_get_run (axis, run);

  for (guint lane = 0; lane < RB_N_LANES; lane++)
    for (guint row = 0; row < MIN (rb_timeline_get_n_rows (timeline, lane), MAX_ROWS); row++)
      rb_timeline_axis_query (axis, run, lane, row, from, from + width, width / WIDTH, spans);
}

/* Queries at random places, from the whole run down to a few moments. */
static void
measure_queries (const char     *name,
                 RbTimelineAxis *axis,
                 guint           rounds)
{
  g_autofree char *figure = g_strdup_printf ("timeline, %s: p99 of a query of all lanes, ms", name);
  g_autofree char *spread = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GArray) seconds = bench_series_new ();
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RbTimelineSpan));
  double length = rb_timeline_axis_get_length (axis);
  guint most = 0;

  for (guint i = 0; i < rounds; i++)
    {
      double width = length / (1u << g_rand_int_range (random, 0, 16));
      double from = g_rand_double (random) * (length - width);
      double start = bench_worked ();

      g_array_set_size (spans, 0);
      for (guint run = 0; run < rb_timeline_axis_get_n_runs (axis); run++)
        query_all (axis, run, from, width, spans);
      bench_series_add (seconds, bench_worked () - start);
      most = MAX (most, spans->len);
    }
  spread = g_strdup_printf ("p50 %.3f, worst %.3f; %u spans", bench_series_median (seconds) * 1e3,
                            bench_series_at (seconds, 1) * 1e3, most);
  bench_row (bench_series_at (seconds, 0.99) <= 1e-3 ? "met" : "missed", figure, "≤ 1", spread, "%.3f",
             bench_series_at (seconds, 0.99) * 1e3);
}

static void
measure (guint program,
         guint rounds)
{
  const char *name = programs[program].name;
  g_autofree char *time_figure = g_strdup_printf ("timeline, %s: time of a record, ten times as long", name);
  g_autofree char *size_figure = g_strdup_printf ("timeline, %s: bytes a record", name);
  g_autofree char *two_figure = g_strdup_printf ("%s, two runs", name);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (GArray) longer = bench_series_new ();
  g_autoptr (GArray) shorter = bench_series_new ();
  g_auto (BenchRun) run = { NULL };
  g_auto (BenchRun) short_run = { NULL };
  g_autoptr (RbTimeline) timeline = NULL;
  g_autoptr (RbTimeline) short_timeline = NULL;
  g_autoptr (RbTimelineAxis) axis = NULL;
  g_autoptr (RbTimelineAxis) common = NULL;
  RbTrace *trace;
  RbTrace *short_trace;

  bench_run (&run, programs[program].source, pool);
  bench_run (&short_run, programs[program].shorter, pool);
  trace = rb_event_loop_get_trace (run.event_loop);
  short_trace = rb_event_loop_get_trace (short_run.event_loop);
  for (guint i = 0; i < MIN (rounds, 5); i++)
    {
      bench_series_add (longer, measure_growth (trace));
      bench_series_add (shorter, measure_growth (short_trace));
    }
  bench_row_ratio (time_figure, 1.2, TRUE, longer, shorter);

  timeline = rb_timeline_new (trace);
  short_timeline = rb_timeline_new (short_trace);
  rb_timeline_catch_up (timeline, G_MAXUINT);
  rb_timeline_catch_up (short_timeline, G_MAXUINT);
  bench_row ("", size_figure, "", "", "%.1f",
             (double) rb_timeline_get_size (timeline) / rb_trace_get_n_records (trace));
  axis = rb_timeline_axis_new (timeline, NULL);
  measure_queries (name, axis, rounds);
  common = rb_timeline_axis_new (timeline, short_timeline);
  measure_queries (two_figure, common, rounds);
}

int
main (int   argc,
      char *argv[])
{
  guint rounds = bench_parse_rounds (&argc, &argv, 2000, "");

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    measure (i, rounds);

  return 0;
}
