/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <malloc.h>

#include "bench.h"
#include "engine/machine/machine.h"

/* Measures random access in a trace of a million records, and the memory of its keyframes, for four kinds of state. */
static const struct
{
  const char *name;
  const char *source;
} programs[] = {
  { "calls", "function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(26);\n" },
  { "a stack 4,000 deep", "function down(n) { if (n > 0) down(n - 1); }\nfor (let i = 0; i < 65; i++) down(4000);\n" },
  { "9,000 lookups under way", "const f = (user) => {};\nfor (let i = 0; i < 9000; i++) database.getUserById(1, f);\n"
                               "let x = 0;\nfor (let i = 0; i < 480000; i++) x += i;\n" },
  { "100,000 functions that wait", "const never = new Promise(() => {});\nconst f = async () => { await never; };\n"
                                   "for (let i = 0; i < 100000; i++) f();\n"
                                   "let x = 0;\nfor (let i = 0; i < 480000; i++) x += i;\n" },
};

static gsize
get_allocated (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static void
measure (const char *name,
         const char *source,
         guint       rounds)
{
  g_autofree char *figure = g_strdup_printf ("seek, %s: p99 of the work, ms", name);
  g_autofree char *memory_figure = g_strdup_printf ("seek, %s: keyframes' memory ÷ trace's", name);
  g_autofree char *spread = NULL;
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GArray) seconds = bench_series_new ();
  g_autoptr (RbMachine) machine = NULL;
  g_auto (BenchRun) run = { NULL };
  RbTrace *trace;
  gsize keyframes;
  double ratio;
  guint n;

  bench_run (&run, source, pool);
  trace = rb_event_loop_get_trace (run.event_loop);
  n = rb_trace_get_n_records (trace);
  g_assert (n >= 1000000);
  machine = rb_machine_new (trace);
  keyframes = get_allocated ();
  rb_machine_seek (machine, n);
  rb_machine_seek (machine, 0);
  keyframes = get_allocated () - keyframes;
  ratio = (double) keyframes / rb_trace_get_size (trace);

  for (guint i = 0; i < rounds; i++)
    {
      guint position = (guint) g_rand_int_range (random, 0, 1000000);
      double start = bench_worked ();

      rb_machine_seek (machine, position);
      bench_series_add (seconds, bench_worked () - start);
    }
  spread = g_strdup_printf ("p50 %.3f, worst %.3f", bench_series_median (seconds) * 1e3,
                            bench_series_at (seconds, 1) * 1e3);
  bench_row (bench_series_at (seconds, 0.99) <= 1e-3 ? "met" : "missed", figure, "≤ 1", spread, "%.3f",
             bench_series_at (seconds, 0.99) * 1e3);
  bench_row (ratio < 1 ? "met" : "missed", memory_figure, "< 1", "", "%.2f", ratio);
}

int
main (int   argc,
      char *argv[])
{
  guint rounds = bench_parse_rounds (&argc, &argv, 5000, "");

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    measure (programs[i].name, programs[i].source, rounds);

  return 0;
}
