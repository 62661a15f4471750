/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "player-fixture.h"

static void
set_stops (Fixture *fixture,
           guint    line)
{
  rb_player_set_speed (fixture->player, RB_PLAYER_MAX_SPEED);
  rb_player_set_stops (fixture->player, &line, 1);
}

static guint
get_n_printed (Fixture *fixture)
{
  return rb_machine_get_n_console_lines (rb_player_get_machine (fixture->player));
}

static void
test_play (Fixture       *fixture,
           gconstpointer  data)
{
  guint stop;

  /* Line 5 is inside the callback. */
  set_stops (fixture, 5);
  rb_player_play (fixture->player);
  wait_until_idle (fixture);
  g_assert_false (rb_player_get_at_end (fixture->player));
  g_assert_cmpuint (get_n_printed (fixture), ==, 2);
  stop = rb_player_get_moment (fixture->player);

  /* From a stop, playing goes on. */
  rb_player_play (fixture->player);
  wait_until_idle (fixture);
  g_assert_true (rb_player_get_at_end (fixture->player));

  /* The run that is known already stops at the same moment. */
  rb_player_play (fixture->player);
  wait_until_idle (fixture);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, stop);
}

/* The first moment of a run can be a stop, too. */
static void
test_first (Fixture       *fixture,
            gconstpointer  data)
{
  set_stops (fixture, 1);
  rb_player_play (fixture->player);
  wait_until_idle (fixture);
  g_assert_true (rb_player_get_at_start (fixture->player));
}

static void
test_steps_pass (Fixture       *fixture,
                 gconstpointer  data)
{
  set_stops (fixture, 2);
  rb_player_to_end (fixture->player);
  wait_until_idle (fixture);
  g_assert_true (rb_player_get_at_end (fixture->player));

  rb_player_seek (fixture->player, 0);
  rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
  rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 2);
}

static void
missed_cb (guint *missed,
           guint  line)
{
  *missed = line;
}

static void
test_run_to_line (Fixture       *fixture,
                  gconstpointer  data)
{
  guint missed = 0;

  g_signal_connect_swapped (fixture->player, "missed", G_CALLBACK (missed_cb), &missed);
  rb_player_run_to_line (fixture->player, 3);
  wait_until_idle (fixture);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 2);
  g_assert_cmpuint (missed, ==, 0);

  /* The line does not come again. */
  rb_player_run_to_line (fixture->player, 3);
  wait_until_idle (fixture);
  g_assert_true (rb_player_get_at_end (fixture->player));
  g_assert_cmpuint (missed, ==, 3);

  /* From the end, the search begins at the start. */
  rb_player_run_to_line (fixture->player, 2);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 1);
}

static void
test_endless (Fixture       *fixture,
              gconstpointer  data)
{
  rb_player_run_to_line (fixture->player, 9);
  run_for (50);
  g_assert_true (rb_player_get_busy (fixture->player));
  rb_player_pause (fixture->player);
  wait_until_idle (fixture);
  g_assert_false (rb_player_get_at_end (fixture->player));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/player-stops/play", CALLBACK_PROGRAM, test_play);
  add ("/player-stops/first", STATEMENTS, test_first);
  add ("/player-stops/steps-pass", STATEMENTS, test_steps_pass);
  add ("/player-stops/run-to-line", STATEMENTS, test_run_to_line);
  add ("/player-stops/endless", "setInterval(() => 0, 10);", test_endless);

  return g_test_run ();
}
