/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* In seconds. */
double
bench_now (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

/* The CPU time of this thread in seconds, for work that waits for nothing. */
double
bench_worked (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

GArray *
bench_series_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_series_add (GArray *series,
                  double  value)
{
  g_array_append_val (series, value);
}

static int
compare_doubles (gconstpointer one,
                 gconstpointer other)
{
  double a = *(const double *) one;
  double b = *(const double *) other;

  return (a > b) - (a < b);
}

/* The smallest value that is at least as large as this fraction of the series. */
double
bench_series_at (GArray *series,
                 double  fraction)
{
  g_autoptr (GArray) sorted = g_array_copy (series);

  g_assert (series->len > 0);
  g_array_sort (sorted, compare_doubles);

  return g_array_index (sorted, double, (guint) (fraction * (series->len - 1) + 0.5));
}

double
bench_series_median (GArray *series)
{
  return bench_series_at (series, 0.5);
}

void
bench_row (const char *verdict,
           const char *figure,
           const char *target,
           const char *spread,
           const char *measured,
           ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, measured);
  text = g_strdup_vprintf (measured, arguments);
  va_end (arguments);
  printf ("%s\t%s\t%s\t%s\t%s\n", figure, target, text, spread, verdict);
  fflush (stdout);
}

/* The ratio of the medians of two series. Its spread is given by the quartiles of the ratios of single rounds. A limit
 * of 0 is no target. */
void
bench_row_ratio (const char *figure,
                 double      limit,
                 gboolean    is_upper,
                 GArray     *numerators,
                 GArray     *denominators)
{
  g_autoptr (GArray) ratios = bench_series_new ();
  double ratio = bench_series_median (numerators) / bench_series_median (denominators);
  gboolean is_met = is_upper ? ratio <= limit : ratio >= limit;
  g_autofree char *target = limit > 0 ? g_strdup_printf ("%s %g×", is_upper ? "≤" : "≥", limit) : g_strdup ("");
  g_autofree char *spread = NULL;

  for (guint i = 0; i < MIN (numerators->len, denominators->len); i++)
    bench_series_add (ratios, g_array_index (numerators, double, i) / g_array_index (denominators, double, i));
  spread = g_strdup_printf ("%.3g to %.3g", bench_series_at (ratios, 0.25), bench_series_at (ratios, 0.75));
  bench_row (limit > 0 ? is_met ? "met" : "missed" : "", figure, target, spread, "%.2f×", ratio);
}

static void
turned_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  gboolean *waiting = user_data;

  rb_event_loop_turn_finish (RB_EVENT_LOOP (source), result, NULL);
  *waiting = FALSE;
}

/* Record 0 is the start of the script; all others come from the runner. */
void
bench_run (BenchRun     *run,
           const char   *source,
           RbRunnerPool *pool)
{
  g_autoptr (RbProgram) program = rb_program_new (source);
  RbTrace *trace;
  double called = bench_now ();
  double started = 0;

  rb_program_set_max_statements (program, G_MAXINT32);
  rb_program_set_max_memory (program, 4096);
  *run = (BenchRun){ .event_loop = rb_event_loop_new (program, pool) };
  trace = rb_event_loop_get_trace (run->event_loop);
  while (!rb_event_loop_get_finished (run->event_loop))
    {
      gboolean waiting = TRUE;

      rb_event_loop_turn_async (run->event_loop, NULL, turned_cb, &waiting);
      while (waiting)
        {
          g_main_context_iteration (NULL, TRUE);
          if (started <= 0 && rb_trace_get_n_records (trace) > 0)
            started = bench_now ();
          if (run->first_record <= 0 && rb_trace_get_n_records (trace) > 1)
            run->first_record = bench_now () - called;
        }
    }
  run->evaluation = bench_now () - started;
  if (rb_event_loop_get_outcome (run->event_loop) != RB_OUTCOME_IDLE)
    g_error ("The program did not run to its end: %s", rb_event_loop_get_message (run->event_loop));
}

void
bench_run_clear (BenchRun *run)
{
  g_clear_object (&run->event_loop);
}

char *
bench_load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (EXIT_FAILURE);
    }

  return text;
}

/* Removes --rounds N from the command line; the arguments after it must be @parameters. */
guint
bench_parse_rounds (int          *argc,
                    char       ***argv,
                    guint         rounds,
                    const char   *parameters)
{
  int wanted = (int) rounds;
  const GOptionEntry entries[] = {
    { "rounds", 0, 0, G_OPTION_ARG_INT, &wanted, "How often each is measured", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;
  guint n_parameters = 0;

  for (const char *p = parameters; (p = strchr (p, '<')) != NULL; p++)
    n_parameters++;
  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, argc, argv, &error) && wanted > 0 && (guint) *argc == n_parameters + 1)
    return (guint) wanted;

  g_printerr ("Usage: %s [--rounds N] %s\n", g_get_prgname (), parameters);
  exit (EXIT_FAILURE);
}
