/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "player-fixture.h"

/* Tests what the player does over time. */

static void
test_play (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 start;

  rb_player_set_speed (fixture->player, 8);
  rb_player_play (fixture->player);
  g_assert_true (rb_player_get_playing (fixture->player));
  wait_until (fixture->n_moves == 1);
  start = g_get_monotonic_time ();
  g_assert_cmpfloat (rb_player_get_progress (fixture->player), <, 1);
  wait_until (rb_player_get_at_end (fixture->player));
  g_assert_true (rb_player_get_playing (fixture->player));
  wait_until_idle (fixture);

  /* Each moment was shown for as long as a plain one, at least. */
  g_assert_cmpuint (fixture->n_moves, ==, rb_player_get_n_moments (fixture->player));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, (fixture->n_moves * 100 - 20) * 1000);
  g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), 1, 1e-9);

  /* Again, from the start. */
  rb_player_play (fixture->player);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 0);
  wait_until (rb_player_get_moment (fixture->player) == 2);
  rb_player_step_back (fixture->player, RB_STEP_MOMENT);
  g_assert_false (rb_player_get_playing (fixture->player));
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 1);

  /* After a pause, the next moment comes at once. */
  rb_player_play (fixture->player);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 2);
}

static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  RbMachine *machine = rb_player_get_machine (fixture->player);
  double progress;
  gint64 start;
  gint64 due;
  gint64 time;
  guint n;

  do
    {
      rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
      wait_until_idle (fixture);
      if (!moment_has (fixture, RB_RECORD_IDLE))
        g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), 1, 1e-9);
    }
  while (!moment_has (fixture, RB_RECORD_IDLE));

  start = rb_machine_get_time (machine);
  due = rb_machine_get_pending (machine, &n)->due;
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), 0, 1e-9);
  g_assert_cmpint (rb_player_get_engine_time (fixture->player), ==, start);

  /* 1.5 s are six beats, each of 75 ms at this speed. */
  rb_player_set_speed (fixture->player, 8);
  rb_player_play (fixture->player);
  wait_until (rb_player_get_progress (fixture->player) > 0.3);
  rb_player_pause (fixture->player);
  progress = rb_player_get_progress (fixture->player);
  time = rb_player_get_engine_time (fixture->player);
  g_assert_cmpfloat (progress, <, 1);
  g_assert_cmpint (time, >=, start + (due - start) * 3 / 10);
  g_assert_cmpint (time, <, due);

  run_for (30);
  g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), progress, 1e-9);
  g_assert_cmpint (rb_player_get_engine_time (fixture->player), ==, time);

  /* A change of speed does not jump. */
  rb_player_set_speed (fixture->player, 0.25);
  rb_player_play (fixture->player);
  run_for (20);
  g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), progress, 0.05);
  rb_player_set_speed (fixture->player, 8);
  g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), progress, 0.1);

  wait_until (moment_has (fixture, RB_RECORD_LOOKUP_ANSWER));
  g_assert_cmpint (rb_machine_get_time (machine), ==, due);
}

static void
test_blocked (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 time = 0;

  rb_database_config_set_answers (rb_program_get_database (fixture->program), RB_ANSWERS_BLOCKING);

  do
    {
      rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
      wait_until_idle (fixture);
    }
  while (!moment_has (fixture, RB_RECORD_BLOCKED_START));

  g_assert_cmpint (rb_machine_get_loop_state (rb_player_get_machine (fixture->player)), ==, RB_LOOP_BLOCKED);
  g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), 0, 1e-9);
  g_assert_false (rb_player_get_at_end (fixture->player));

  /* A timer fires meanwhile. The time that is shown never goes back. */
  rb_player_set_speed (fixture->player, 8);
  rb_player_play (fixture->player);
  while (!moment_has (fixture, RB_RECORD_BLOCKED_END))
    {
      gint64 now = rb_player_get_engine_time (fixture->player);

      g_assert_cmpint (now, >=, time);
      time = now;
      run_for (2);
    }

  rb_player_pause (fixture->player);
  g_assert_cmpint (time, >, 1000000);
}

static void
test_speed (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_notified = 0;

  g_signal_connect_data (fixture->player, "notify::speed", G_CALLBACK (count_move), fixture, NULL, G_CONNECT_SWAPPED);
  g_assert_cmpfloat_with_epsilon (rb_player_get_speed (fixture->player), 1, 1e-9);
  rb_player_set_speed (fixture->player, 1);
  g_assert_cmpuint (fixture->n_moves, ==, n_notified);
  rb_player_set_speed (fixture->player, 100);
  g_assert_cmpuint (fixture->n_moves, ==, ++n_notified);
  g_assert_cmpfloat_with_epsilon (rb_player_get_speed (fixture->player), 8, 1e-9);
  rb_player_set_speed (fixture->player, 0);
  g_assert_cmpfloat_with_epsilon (rb_player_get_speed (fixture->player), 0.25, 1e-9);
}

/* The pace changes how long a sentence is shown, but no wait. */
static void
test_pace (Fixture       *fixture,
           gconstpointer  data)
{
  double duration;

  g_assert_cmpfloat_with_epsilon (rb_player_get_duration (fixture->player), 0, 1e-9);
  rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
  wait_until_idle (fixture);
  duration = rb_player_get_duration (fixture->player);
  g_assert_cmpfloat (duration, >=, 800000);

  rb_player_set_pace (fixture->player, 2);
  g_assert_cmpfloat_with_epsilon (rb_player_get_pace (fixture->player), 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (rb_player_get_duration (fixture->player), 2 * duration, 1);
  rb_player_set_speed (fixture->player, 8);
  g_assert_cmpfloat_with_epsilon (rb_player_get_duration (fixture->player), duration / 4, 1);
  rb_player_set_pace (fixture->player, 100);
  g_assert_cmpfloat_with_epsilon (rb_player_get_pace (fixture->player), 2, 1e-9);

  while (!moment_has (fixture, RB_RECORD_IDLE))
    {
      rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
      wait_until_idle (fixture);
    }
  g_assert_cmpfloat_with_epsilon (rb_player_get_duration (fixture->player), 3600000 / 8, 10);
}

static guint n_polls;

static gint
count_poll (GPollFD *fds,
            guint    n_fds,
            gint     timeout)
{
  n_polls++;

  return g_poll (fds, n_fds, timeout);
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);

  return G_SOURCE_REMOVE;
}

/* A paused player does not wake up the main loop: the two iterations are those of the test's own timeout. */
static void
check_sleeps (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  run_for (50);
  g_timeout_add (300, quit_cb, loop);
  n_polls = 0;
  g_main_context_set_poll_func (NULL, count_poll);
  g_main_loop_run (loop);
  g_main_context_set_poll_func (NULL, NULL);
  g_assert_cmpuint (n_polls, <=, 2);
}

static void
test_sleeps (Fixture       *fixture,
             gconstpointer  data)
{
  check_sleeps ();

  rb_player_set_speed (fixture->player, 8);
  rb_player_play (fixture->player);
  wait_until (moment_has (fixture, RB_RECORD_IDLE));
  rb_player_pause (fixture->player);
  check_sleeps ();

  go_to_end (fixture);
  check_sleeps ();
}

static void
count_round (RbPlayer   *player,
             GParamSpec *pspec,
             guint      *n_rounds)
{
  *n_rounds += rb_trace_get_round (rb_event_loop_get_trace (rb_player_get_event_loop (player)),
                                   rb_player_get_moment (player)) > 0;
}

/* The late rounds of a loop are too short to be shown one by one. A stop in them is not passed over. */
static void
test_rounds (Fixture       *fixture,
             gconstpointer  data)
{
  const guint stop = 3;
  guint n_rounds = 0;
  guint n_moments;

  rb_player_set_speed (fixture->player, 8);
  g_signal_connect (fixture->player, "notify::moment", G_CALLBACK (count_round), &n_rounds);
  rb_player_play (fixture->player);
  wait_until (rb_player_get_at_end (fixture->player));
  wait_until_idle (fixture);

  n_moments = rb_player_get_n_moments (fixture->player);
  g_assert_cmpuint (n_moments, >, 4000);
  g_assert_cmpuint (n_rounds, >, 20);
  g_assert_cmpuint (n_rounds, <, n_moments / 4);

  rb_player_set_stops (fixture->player, &stop, 1);
  rb_player_play (fixture->player);
  wait_until_idle (fixture);
  g_assert_false (rb_player_get_at_end (fixture->player));
  g_assert_true (moment_has (fixture, RB_RECORD_CONSOLE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/player-time/play", STATEMENTS, test_play);
  add ("/player-time/waiting", CALLBACK_PROGRAM, test_waiting);
  add ("/player-time/blocked", "setTimeout(() => 0, 500);\nconsole.log(database.getUserById(1));\n", test_blocked);
  add ("/player-time/speed", STATEMENTS, test_speed);
  add ("/player-time/rounds",
       "for (let i = 0; i < 2000; i++)\n  if (i === 1500)\n    console.log(i);\n", test_rounds);
  add ("/player-time/pace", CALLBACK_PROGRAM, test_pace);
  add ("/player-time/sleeps", CALLBACK_PROGRAM, test_sleeps);

  return g_test_run ();
}
