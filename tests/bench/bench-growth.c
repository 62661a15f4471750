/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

/*
 * Measures how time and memory grow with the length of a program. Each measurement uses a process of its own, and
 * subtracts the cost of an empty program. Short programs cost more per event, because the engine interprets before it
 * compiles, and because the buffers of one message are as large as the trace. So the targets apply from 100,000
 * statements on, where the first message is full, and the time is that of each further event.
 */
static const guint sizes[] = { 0, 1000, 10000, 100000, 1000000, 10000000 };

#define FIRST_JUDGED 3
#define TOLERANCE 1.2

typedef struct
{
  guint n_events;
  GArray *seconds;
  GArray *bytes;
} Size;

/* The private memory of the process, in bytes. */
static double
get_anonymous_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  malloc_trim (0);
  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nAnonymous:");

  return line != NULL ? g_ascii_strtod (line + strlen ("\nAnonymous:"), NULL) * 1024 : 0;
}

/* One iteration of the loop has two statements: its head and its body. */
static int
measure_once (guint n_statements)
{
  g_autofree char *source = g_strdup_printf ("let x = 0;\nfor (let i = 0; i < %u; i++) {\n  x += i;\n}\n",
                                             n_statements / 2);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_auto (BenchRun) run = { NULL };
  double before = get_anonymous_memory ();

  bench_run (&run, source, pool);
  printf ("%u %.9f %.0f\n", rb_trace_get_n_records (rb_event_loop_get_trace (run.event_loop)), run.evaluation,
          get_anonymous_memory () - before);

  return 0;
}

static void
measure (const char *program,
         guint       n_statements,
         Size       *size)
{
  g_autofree char *number = g_strdup_printf ("%u", n_statements);
  const char *const argv[] = { program, "--once", number, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  char *end;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
  size->n_events = (guint) g_ascii_strtoull (output, &end, 10);
  bench_series_add (size->seconds, g_ascii_strtod (end, &end));
  bench_series_add (size->bytes, g_ascii_strtod (end, &end));
}

/* The ratio of the largest value to the smallest. */
static double
range_of (const double *values,
          guint         from,
          guint         to)
{
  double low = values[from];
  double high = values[from];

  for (guint i = from; i < to; i++)
    {
      low = MIN (low, values[i]);
      high = MAX (high, values[i]);
    }

  return high / low;
}

static void
report (Size *measured)
{
  double time[G_N_ELEMENTS (sizes)];
  double further[G_N_ELEMENTS (sizes)];
  double memory[G_N_ELEMENTS (sizes)];
  guint n = G_N_ELEMENTS (sizes);
  double fixed_time = bench_series_median (measured[0].seconds);
  double fixed_memory = bench_series_median (measured[0].bytes);
  double ratio;

  for (guint i = 1; i < n; i++)
    {
      g_autofree char *figure = g_strdup_printf ("%u statements: ns an event; bytes an event", sizes[i]);
      g_autofree char *spread = NULL;
      guint n_events = measured[i].n_events - measured[0].n_events;

      time[i] = (bench_series_median (measured[i].seconds) - fixed_time) / n_events * 1e9;
      further[i] = (bench_series_median (measured[i].seconds) - bench_series_median (measured[i - 1].seconds)) /
                   (measured[i].n_events - measured[i - 1].n_events);
      memory[i] = (bench_series_median (measured[i].bytes) - fixed_memory) / n_events;
      spread = g_strdup_printf ("%.3g to %.3g",
                                (bench_series_at (measured[i].seconds, 0.25) - fixed_time) / n_events * 1e9,
                                (bench_series_at (measured[i].seconds, 0.75) - fixed_time) / n_events * 1e9);
      bench_row ("", figure, "", spread, "%.1f; %.1f", time[i], memory[i]);
    }

  ratio = range_of (further, FIRST_JUDGED + 1, n);
  bench_row (ratio <= TOLERANCE ? "met" : "missed",
             "time of a further event from 100,000 and from 1,000,000 statements, larger ÷ smaller", "≤ 1.2×", "",
             "%.2f×", ratio);
  ratio = range_of (memory, FIRST_JUDGED, n);
  bench_row (ratio <= TOLERANCE ? "met" : "missed",
             "memory an event, largest ÷ smallest, 100,000 to 10,000,000 statements", "≤ 1.2×", "", "%.2f×", ratio);
}

int
main (int   argc,
      char *argv[])
{
  Size measured[G_N_ELEMENTS (sizes)];
  guint rounds;

  if (argc == 3 && g_str_equal (argv[1], "--once"))
    return measure_once ((guint) g_ascii_strtoull (argv[2], NULL, 10));

  rounds = bench_parse_rounds (&argc, &argv, 5, "");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    measured[i] = (Size){ 0, bench_series_new (), bench_series_new () };
  /* Short programs need more rounds, and take less time. */
  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      for (guint again = 0; again < (sizes[i] <= 10000 ? 5 : 1); again++)
        measure (argv[0], sizes[i], &measured[i]);
  report (measured);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_array_unref (measured[i].seconds);
      g_array_unref (measured[i].bytes);
    }

  return 0;
}
