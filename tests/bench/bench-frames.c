/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"
#include "bench.h"
#include "engine/uninstalled.h"
#include "tests/ui/find-type.h"
#include "ui/timeline/timeline-chart.h"

/*
 * Measures the window with ten thousand pending lookups: the work of the main loop between two frames while it plays
 * and while a person drags the playhead, including drawing, and the wake-ups while it is paused. All work of the main
 * loop is between two calls of its poll function, so it is measured there.
 */

/* In ms. */
#define PLAYING 4000
#define PLAYING_BETWEEN 500
#define SETTLING 1500
#define IDLE 5000

/* How often the playhead is dragged across the timeline and back, and in how many steps it crosses it. */
#define N_DRAGS 8
#define CROSSING 120

typedef struct
{
  RbWindow *window;
  GArray *frames; /* NULL, or seconds of work in each frame */
  double woken_at;
  double work; /* since the last frame */
  guint n_painted;
  guint n_wakeups;
} Bench;

static Bench bench;

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int ready;

  bench.work += bench_worked () - bench.woken_at;
  ready = g_poll (fds, n_fds, timeout);
  bench.woken_at = bench_worked ();
  bench.n_wakeups++;

  return ready;
}

static void
after_paint_cb (GdkFrameClock *frame_clock)
{
  double now = bench_worked ();

  if (bench.frames != NULL)
    bench_series_add (bench.frames, bench.work + now - bench.woken_at);
  bench.n_painted++;
  bench.work = 0;
  bench.woken_at = now;
}

static gboolean
waited_cb (gpointer user_data)
{
  gboolean *waiting = user_data;

  *waiting = FALSE;

  return G_SOURCE_REMOVE;
}

static void
wait_for (guint milliseconds)
{
  gboolean waiting = TRUE;

  g_timeout_add (milliseconds, waited_cb, &waiting);
  while (waiting)
    g_main_context_iteration (NULL, TRUE);
}

/* The moment in which the event loop starts to wait for the lookups. */
static guint
find_wait (RbTrace *trace)
{
  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      if (rb_trace_get_record (trace, i).kind == RB_RECORD_IDLE)
        return rb_trace_find_moment (trace, i);
    }
  g_error ("Nothing was ever waited for");
}

static RbPlayer *
run_to_end (void)
{
  RbPlayer *player;

  gtk_widget_activate_action (GTK_WIDGET (bench.window), "win.to-end", NULL);
  do
    {
      wait_for (100);
      player = rb_session_get_player (bench.window->session);
    }
  while (player == NULL || !rb_player_get_at_end (player));

  return player;
}

static void
play_for (RbPlayer *player,
          guint     milliseconds,
          GArray   *frames)
{
  rb_player_play (player);
  bench.frames = frames;
  wait_for (milliseconds);
  bench.frames = NULL;
}

static void
report_frames (guint       n_pending,
               const char *doing,
               GArray     *frames)
{
  double worst = bench_series_at (frames, 0.99);
  g_autofree char *figure = g_strdup_printf ("%u lookups under way, %s: p99 of the work in a frame, ms", n_pending,
                                             doing);
  g_autofree char *spread = g_strdup_printf ("p50 %.2f, of %u frames", bench_series_median (frames) * 1e3,
                                             frames->len);

  bench_row (worst <= 4e-3 ? "met" : "missed", figure, "≤ 4", spread, "%.2f", worst * 1e3);
}

/* Drags the playhead across the timeline and back. Each step that leads to another moment is painted. */
static void
drag (RbPlayer *player,
      GArray   *frames)
{
  GtkWidget *chart = find_type (GTK_WIDGET (bench.window), RB_TYPE_TIMELINE_CHART, 0);
  const RbTimelineScene *scene = rb_timeline_chart_get_scene (RB_TIMELINE_CHART (chart));

  bench.frames = frames;
  for (guint i = 0; i < 2 * CROSSING; i++)
    {
      double fraction = (i < CROSSING ? i : 2 * CROSSING - i) / (double) CROSSING;
      guint before = rb_player_get_moment (player);
      guint n_painted = bench.n_painted;

      rb_shown_runs_seek (&scene->runs, scene->viewport.from + fraction * scene->viewport.length);
      while (rb_player_get_moment (player) != before && bench.n_painted == n_painted)
        g_main_context_iteration (NULL, TRUE);
    }
  bench.frames = NULL;
}

/* Plays and drags by turns, so that other load affects both. */
static void
measure_drags (RbPlayer *player,
               guint     wait,
               guint     n_pending)
{
  g_autoptr (GArray) all_drags = bench_series_new ();
  g_autoptr (GArray) dragging = bench_series_new ();
  g_autoptr (GArray) playing = bench_series_new ();

  for (guint i = 0; i < N_DRAGS; i++)
    {
      g_autoptr (GArray) drags = bench_series_new ();
      g_autoptr (GArray) plays = bench_series_new ();

      rb_player_seek (player, wait);
      play_for (player, PLAYING_BETWEEN, plays);
      rb_player_pause (player);
      drag (player, drags);
      g_array_append_vals (all_drags, drags->data, drags->len);
      bench_series_add (dragging, bench_series_median (drags));
      bench_series_add (playing, bench_series_median (plays));
    }
  report_frames (n_pending, "dragging the timeline", all_drags);
  bench_row_ratio ("a frame while dragging the timeline ÷ a frame while playing", 0, TRUE, dragging, playing);
}

/* The timer that ends the waiting is one wake-up of the benchmark itself. */
static void
measure_idle (RbPlayer *player)
{
  guint n;

  rb_player_pause (player);
  wait_for (SETTLING);
  bench.n_wakeups = 0;
  wait_for (IDLE);
  n = bench.n_wakeups - 1;
  bench_row (n == 0 ? "met" : "missed", "paused: wake-ups in 5 s", "0", "", "%u", n);
}

static gboolean
measure_cb (gpointer user_data)
{
  GApplication *application = user_data;
  g_autoptr (GArray) frames = bench_series_new ();
  RbPlayer *player;
  guint n_pending, wait;

  bench.window = RB_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench.window)), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
  player = run_to_end ();
  wait = find_wait (rb_event_loop_get_trace (rb_player_get_event_loop (player)));
  rb_player_seek (player, wait);
  wait_for (SETTLING);
  rb_machine_get_pending (rb_player_get_machine (player), &n_pending);

  play_for (player, PLAYING, frames);
  report_frames (n_pending, "playing", frames);
  measure_idle (player);
  measure_drags (player, wait, n_pending);
  g_application_quit (application);

  return G_SOURCE_REMOVE;
}

static void
open_cb (GApplication *application)
{
  g_timeout_add (SETTLING, measure_cb, application);
}

/* bench-frames PROGRAM, to be run in tests/gui/session. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (RbApplication) application = NULL;

  rb_uninstalled_set_up ();
  g_main_context_set_poll_func (NULL, poll_cb);
  application = rb_application_new ();
  g_signal_connect_after (application, "open", G_CALLBACK (open_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
