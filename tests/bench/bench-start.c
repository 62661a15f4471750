/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "bench.h"

/* Measures the time from Run to the first records, with the spare runner that the window keeps, and without one. */

#define FRAME (1 / 60.0)

/* The time that it takes to start and warm up a new spare runner. */
#define REST 1000

static gboolean
rested_cb (gpointer user_data)
{
  gboolean *resting = user_data;

  *resting = FALSE;

  return G_SOURCE_REMOVE;
}

static void
rest (void)
{
  gboolean resting = TRUE;

  g_timeout_add (REST, rested_cb, &resting);
  while (resting)
    g_main_context_iteration (NULL, TRUE);
}

static double
measure (const char   *source,
         RbRunnerPool *pool)
{
  g_auto (BenchRun) run = { NULL };

  bench_run (&run, source, pool);

  return run.first_record / FRAME;
}

int
main (int   argc,
      char *argv[])
{
  guint rounds = bench_parse_rounds (&argc, &argv, 9, "<program>");
  g_autofree char *source = bench_load (argv[1]);
  g_autoptr (RbRunnerPool) spare = rb_runner_pool_new (TRUE);
  g_autoptr (RbRunnerPool) none = rb_runner_pool_new (FALSE);
  g_autoptr (GArray) with_spare = bench_series_new ();
  g_autoptr (GArray) without = bench_series_new ();
  g_autofree char *spread = NULL;
  g_autofree char *spread_without = NULL;
  double frames;

  for (guint i = 0; i < rounds; i++)
    {
      rest ();
      bench_series_add (with_spare, measure (source, spare));
      rest ();
      bench_series_add (without, measure (source, none));
    }
  frames = bench_series_median (with_spare);
  spread = g_strdup_printf ("%.2f to %.2f", bench_series_at (with_spare, 0.25), bench_series_at (with_spare, 0.75));
  spread_without = g_strdup_printf ("%.2f to %.2f", bench_series_at (without, 0.25), bench_series_at (without, 0.75));
  bench_row (frames <= 1 ? "met" : "missed", "Run → first records, spare runner ÷ frame", "≤ 1×", spread, "%.2f×",
             frames);
  bench_row ("", "Run → first records, no spare runner ÷ frame", "", spread_without, "%.2f×",
             bench_series_median (without));

  return 0;
}
