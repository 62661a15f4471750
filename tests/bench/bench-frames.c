/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"
#include "bench.h"
#include "engine/uninstalled.h"

/*
 * Measures the window with ten thousand pending lookups: the work of the main loop between two frames while it plays,
 * including drawing, and the wake-ups while it is paused. All work of the main loop is between two calls of its poll
 * function, so it is measured there.
 */

/* In ms. */
#define PLAYING 4000
#define SETTLING 1500
#define IDLE 5000

typedef struct
{
  RbWindow *window;
  GArray *frames; /* seconds of work in each frame */
  double woken_at;
  double work; /* since the last frame */
  gboolean counting;
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

  if (bench.counting)
    bench_series_add (bench.frames, bench.work + now - bench.woken_at);
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
report_frames (guint n_pending)
{
  double worst = bench_series_at (bench.frames, 0.99);
  g_autofree char *figure = g_strdup_printf ("%u lookups under way, playing: p99 of the work in a frame, ms",
                                             n_pending);
  g_autofree char *spread = g_strdup_printf ("p50 %.2f, of %u frames", bench_series_median (bench.frames) * 1e3,
                                             bench.frames->len);

  bench_row (worst <= 4e-3 ? "met" : "missed", figure, "≤ 4", spread, "%.2f", worst * 1e3);
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
  RbPlayer *player;
  guint n_pending;

  bench.window = RB_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench.window)), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
  player = run_to_end ();
  rb_player_seek (player, find_wait (rb_event_loop_get_trace (rb_player_get_event_loop (player))));
  wait_for (SETTLING);
  rb_machine_get_pending (rb_player_get_machine (player), &n_pending);

  rb_player_play (player);
  bench.counting = TRUE;
  wait_for (PLAYING);
  bench.counting = FALSE;
  report_frames (n_pending);
  measure_idle (player);
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
  int status;

  rb_uninstalled_set_up ();
  bench.frames = bench_series_new ();
  g_main_context_set_poll_func (NULL, poll_cb);
  application = rb_application_new ();
  g_signal_connect_after (application, "open", G_CALLBACK (open_cb), NULL);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_array_unref (bench.frames);

  return status;
}
