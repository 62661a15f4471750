/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <adwaita.h>

#include "bench.h"
#include "engine/uninstalled.h"
#include "ui/timeline/timeline-chart.h"

/*
 * Measures a timeline of a million records in a window: how much work a frame is while a person pans, zooms and drags.
 * All work between the change and the end of the painting counts.
 */

#define WIDTH 1280
#define HEIGHT 200

static const struct
{
  const char *name;
  const char *source;
} programs[] = {
  { "calls", "function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(26);\n" },
  { "tasks", "let n = 0;\nconst f = () => { if (++n < 200000) setImmediate(f); };\nf();\n" },
  { "lookups", "let n = 0;\nconst f = (user) => { if (++n < 150000) database.getUserById(1, f); };\n"
               "for (let i = 0; i < 10; i++) f();\n" },
};

typedef struct
{
  GtkWidget *window;
  RbTimelineChart *chart;
  RbPlayer *player;
  GRand *random;
  gboolean is_painted;
} Bench;

static void
painted_cb (Bench *bench)
{
  bench->is_painted = TRUE;
}

/* Returns the seconds of work until what has changed is painted. */
static double
paint (Bench  *bench,
       double  start)
{
  bench->is_painted = FALSE;
  while (!bench->is_painted)
    g_main_context_iteration (NULL, TRUE);

  return bench_worked () - start;
}

static double
pan (Bench *bench)
{
  const RbTimelineScene *scene = rb_timeline_chart_get_scene (bench->chart);
  double start = bench_worked ();

  rb_timeline_chart_pan (bench->chart, (g_rand_double (bench->random) - 0.45) * scene->viewport.length);

  return paint (bench, start);
}

/* Zooms in to a few moments and out to the whole run. */
static double
zoom (Bench *bench)
{
  const RbTimelineScene *scene = rb_timeline_chart_get_scene (bench->chart);
  double length = rb_shown_runs_get_length (&scene->runs);
  double wanted = length / (1u << g_rand_int_range (bench->random, 0, 14));
  double start = bench_worked ();

  rb_timeline_chart_zoom (bench->chart, scene->viewport.length / wanted);

  return paint (bench, start);
}

static double
drag (Bench *bench)
{
  const RbTimelineScene *scene = rb_timeline_chart_get_scene (bench->chart);
  double start = bench_worked ();

  rb_shown_runs_seek (&scene->runs, scene->viewport.from + g_rand_double (bench->random) * scene->viewport.length);
  /* The playhead may stay at its moment, and then nothing would be painted. */
  gtk_widget_queue_draw (GTK_WIDGET (bench->chart));

  return paint (bench, start);
}

static void
measure_action (Bench      *bench,
                const char *name,
                const char *action,
                double   (* act) (Bench *bench),
                guint       rounds)
{
  g_autoptr (GArray) seconds = bench_series_new ();
  g_autofree char *figure = g_strdup_printf ("timeline view, %s: p99 of the work in a frame, %s, ms", name, action);
  g_autofree char *spread = NULL;
  double worst;

  for (guint i = 0; i < rounds; i++)
    {
      if (act == pan && i % 20 == 0)
        zoom (bench);
      bench_series_add (seconds, act (bench));
    }
  worst = bench_series_at (seconds, 0.99);
  spread = g_strdup_printf ("p50 %.2f, worst %.2f", bench_series_median (seconds) * 1e3,
                            bench_series_at (seconds, 1) * 1e3);
  bench_row (worst <= 4e-3 ? "met" : "missed", figure, "≤ 4", spread, "%.2f", worst * 1e3);
}

static void
open_window (Bench *bench)
{
  GdkSurface *surface;

  bench->chart = RB_TIMELINE_CHART (rb_timeline_chart_new ());
  bench->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (bench->window), GTK_WIDGET (bench->chart));
  gtk_window_present (GTK_WINDOW (bench->window));
  surface = gtk_native_get_surface (GTK_NATIVE (bench->window));
  g_signal_connect_swapped (gdk_surface_get_frame_clock (surface), "after-paint", G_CALLBACK (painted_cb), bench);
}

static void
measure (guint program,
         guint rounds)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_auto (BenchRun) run = { NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  Bench bench = { .random = random };
  const RbTimelineScene *scene;

  bench_run (&run, programs[program].source, pool);
  bench.player = rb_player_new (run.event_loop);
  open_window (&bench);
  scene = rb_timeline_chart_get_scene (bench.chart);
  rb_timeline_chart_set_runs (bench.chart, bench.player, NULL, NULL, NULL);
  while (rb_shown_runs_is_behind (&scene->runs) || scene->width < WIDTH / 2)
    g_main_context_iteration (NULL, TRUE);

  measure_action (&bench, programs[program].name, "zooming", zoom, rounds);
  measure_action (&bench, programs[program].name, "panning", pan, rounds);
  measure_action (&bench, programs[program].name, "dragging", drag, rounds);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_object_unref (bench.player);
}

/* bench-timeline-view, to be run in tests/gui/session. */
int
main (int   argc,
      char *argv[])
{
  guint rounds = bench_parse_rounds (&argc, &argv, 400, "");

  rb_uninstalled_set_up ();
  gtk_init ();
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    measure (i, rounds);

  return 0;
}
