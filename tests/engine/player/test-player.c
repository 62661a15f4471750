/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "player-fixture.h"

/* The machine is at the end of the moment. */
static void
check_position (Fixture *fixture)
{
  RbTrace *trace = get_trace (fixture);
  guint moment = rb_player_get_moment (fixture->player);
  guint end = moment + 1 < rb_trace_get_n_moments (trace) ? rb_trace_get_moment_start (trace, moment + 1)
                                                          : rb_trace_get_n_records (trace);

  g_assert_cmpuint (rb_machine_get_position (rb_player_get_machine (fixture->player)), ==, end);
  g_assert_cmpint (rb_player_get_at_start (fixture->player), ==, moment == 0);
}

static void
test_before (Fixture       *fixture,
             gconstpointer  data)
{
  run_for (50);
  g_assert_true (rb_player_get_event_loop (fixture->player) == fixture->event_loop);
  g_assert_cmpuint (rb_player_get_n_moments (fixture->player), ==, 0);
  g_assert_cmpuint (rb_trace_get_n_records (get_trace (fixture)), ==, 0);
  g_assert_true (rb_player_get_at_start (fixture->player));
  g_assert_false (rb_player_get_at_end (fixture->player));
  g_assert_false (rb_player_get_busy (fixture->player));
  g_assert_cmpint (rb_machine_get_loop_state (rb_player_get_machine (fixture->player)), ==, RB_LOOP_READY);

  rb_player_step_back (fixture->player, RB_STEP_MOMENT);
  rb_player_rewind (fixture->player);
  rb_player_pause (fixture->player);
  g_assert_cmpuint (rb_trace_get_n_records (get_trace (fixture)), ==, 0);
  g_assert_cmpuint (fixture->n_moves, ==, 0);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  guint n_moments = 0;

  while (!rb_player_get_at_end (fixture->player))
    {
      guint n_records;

      rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
      wait_until_idle (fixture);
      g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, n_moments);
      g_assert_cmpuint (fixture->n_moves, ==, ++n_moments);
      check_position (fixture);

      /* The program does not run further than the user wants to see. */
      n_records = rb_trace_get_n_records (get_trace (fixture));
      run_for (5);
      g_assert_cmpuint (rb_trace_get_n_records (get_trace (fixture)), ==, n_records);
      if (moment_has (fixture, RB_RECORD_IDLE))
        g_assert_cmpint (rb_machine_get_loop_state (rb_player_get_machine (fixture->player)), ==, RB_LOOP_IDLE);
    }

  g_assert_cmpint (rb_event_loop_get_outcome (fixture->event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpuint (rb_trace_get_n_moments (get_trace (fixture)), ==, n_moments);
  before = rb_trace_to_bytes (get_trace (fixture));

  rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, n_moments - 1);

  for (guint i = n_moments - 1; i > 0; i--)
    {
      rb_player_step_back (fixture->player, RB_STEP_MOMENT);
      g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, i - 1);
      g_assert_false (rb_player_get_busy (fixture->player));
      check_position (fixture);
    }

  rb_player_step_back (fixture->player, RB_STEP_MOMENT);
  g_assert_true (rb_player_get_at_start (fixture->player));
  run_for (20);
  after = rb_trace_to_bytes (get_trace (fixture));
  g_assert_true (g_bytes_equal (before, after));
}

/* Three key presses during the first turn. */
static void
test_steps_add_up (Fixture       *fixture,
                   gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
  g_assert_true (rb_player_get_busy (fixture->player));
  wait_until_idle (fixture);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 2);
}

static void
test_bigger_steps (Fixture       *fixture,
                   gconstpointer  data)
{
  guint task;

  rb_player_step_forward (fixture->player, RB_STEP_CALLBACK);
  wait_until_idle (fixture);
  g_assert_true (moment_has (fixture, RB_RECORD_LOOKUP_START));

  rb_player_step_forward (fixture->player, RB_STEP_CALLBACK);
  wait_until_idle (fixture);
  g_assert_true (moment_has (fixture, RB_RECORD_TASK_QUEUED));

  rb_player_step_back (fixture->player, RB_STEP_CALLBACK);
  g_assert_true (moment_has (fixture, RB_RECORD_LOOKUP_START));
  rb_player_step_back (fixture->player, RB_STEP_CALLBACK);
  g_assert_true (rb_player_get_at_start (fixture->player));

  rb_player_step_forward (fixture->player, RB_STEP_TASK);
  wait_until_idle (fixture);
  g_assert_true (moment_has (fixture, RB_RECORD_TASK_START));
  task = rb_player_get_moment (fixture->player);

  /* There is no other task, so this moves to the end. */
  rb_player_step_forward (fixture->player, RB_STEP_TASK);
  wait_until_idle (fixture);
  g_assert_true (rb_player_get_at_end (fixture->player));
  rb_player_step_back (fixture->player, RB_STEP_TASK);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, task);
}

static void
test_seek (Fixture       *fixture,
           gconstpointer  data)
{
  guint last;

  rb_player_seek (fixture->player, 1);
  wait_until_idle (fixture);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 1);
  g_assert_false (rb_event_loop_get_finished (fixture->event_loop));

  rb_player_seek (fixture->player, G_MAXUINT);
  wait_until (rb_player_get_at_end (fixture->player));
  last = rb_player_get_moment (fixture->player);
  g_assert_cmpuint (last, ==, rb_player_get_n_moments (fixture->player) - 1);

  for (guint i = 0; i < 50; i++)
    {
      guint moment = g_test_rand_int_range (0, last + 1);

      rb_player_seek (fixture->player, moment);
      g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, moment);
      check_position (fixture);
    }

  rb_player_rewind (fixture->player);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 0);

  g_assert_cmpuint (rb_trace_get_n_console_lines (get_trace (fixture)), ==, 2);
  rb_player_seek_console_line (fixture->player, 1);
  g_assert_true (moment_has (fixture, RB_RECORD_CONSOLE));
  g_assert_cmpuint (rb_machine_get_n_console_lines (rb_player_get_machine (fixture->player)), ==, 2);
  rb_player_seek_console_line (fixture->player, 0);
  g_assert_cmpuint (rb_machine_get_n_console_lines (rb_player_get_machine (fixture->player)), ==, 1);
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  rb_player_play (fixture->player);
  wait_until (fixture->n_moves == 1);
  rb_event_loop_stop (fixture->event_loop);
  g_assert_false (rb_player_get_playing (fixture->player));
  g_assert_true (rb_player_get_at_end (fixture->player));
  g_assert_true (moment_has (fixture, RB_RECORD_FINISHED));
}

static void
test_stop_standing_still (Fixture       *fixture,
                          gconstpointer  data)
{
  rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
  wait_until_idle (fixture);
  rb_event_loop_stop (fixture->event_loop);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 0);
  g_assert_false (rb_player_get_at_end (fixture->player));
  rb_player_to_end (fixture->player);
  g_assert_true (moment_has (fixture, RB_RECORD_FINISHED));
  g_assert_true (rb_player_get_at_end (fixture->player));
}

static void
test_syntax_error (Fixture       *fixture,
                   gconstpointer  data)
{
  rb_player_set_speed (fixture->player, 8);
  rb_player_play (fixture->player);
  wait_until (rb_player_get_at_end (fixture->player));
  wait_until_idle (fixture);
  g_assert_cmpuint (rb_player_get_n_moments (fixture->player), ==, 1);
  g_assert_cmpint (rb_event_loop_get_outcome (fixture->event_loop), ==, RB_OUTCOME_SYNTAX_ERROR);
  g_assert_cmpint (rb_machine_get_loop_state (rb_player_get_machine (fixture->player)), ==, RB_LOOP_READY);
}

/* Moving to the end of an endless program can be cancelled. */
static void
test_endless (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_known;

  rb_player_to_end (fixture->player);
  wait_until (rb_player_get_n_moments (fixture->player) > 20);
  g_assert_true (rb_player_get_busy (fixture->player));
  rb_player_pause (fixture->player);
  wait_until_idle (fixture);
  n_known = rb_player_get_n_moments (fixture->player);
  run_for (30);
  g_assert_cmpuint (rb_player_get_n_moments (fixture->player), ==, n_known);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 0);
}

/* The player is disposed while the event loop turns; tear_down() checks that it is finalized. */
static void
test_let_go (Fixture       *fixture,
             gconstpointer  data)
{
  rb_player_play (fixture->player);
  g_assert_true (rb_player_get_busy (fixture->player));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/player/before", STATEMENTS, test_before);
  add ("/player/steps", CALLBACK_PROGRAM, test_steps);
  add ("/player/steps-add-up", STATEMENTS, test_steps_add_up);
  add ("/player/bigger-steps", CALLBACK_PROGRAM, test_bigger_steps);
  add ("/player/seek", CALLBACK_PROGRAM, test_seek);
  add ("/player/stop", CALLBACK_PROGRAM, test_stop);
  add ("/player/stop-standing-still", CALLBACK_PROGRAM, test_stop_standing_still);
  add ("/player/syntax-error", "let = ;", test_syntax_error);
  add ("/player/endless", "setInterval(() => 0, 10);", test_endless);
  add ("/player/let-go", CALLBACK_PROGRAM, test_let_go);

  return g_test_run ();
}
