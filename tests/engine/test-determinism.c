/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "determinism.h"
#include "engine/player/player.h"
#include "run-program.h"

/* The number of rounds in each test, and with -m slow. */
#define FEW 10
#define MANY 100

static RbEventLoop *
new_event_loop (const DeterminismProgram *data,
                gboolean                  keep_spare)
{
  g_autoptr (RbProgram) program = rb_program_new (data->source);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (keep_spare);

  rb_database_config_set_answers (rb_program_get_database (program), RB_ANSWERS_BLOCKING);
  rb_database_config_set_latency (rb_program_get_database (program), DETERMINISM_LATENCY_MIN, DETERMINISM_LATENCY_MAX,
                                  DETERMINISM_SEED);

  return rb_event_loop_new (program, pool);
}

static GBytes *
run_headless (const DeterminismProgram *program,
              gboolean                  keep_spare)
{
  g_autoptr (RbEventLoop) event_loop = new_event_loop (program, keep_spare);

  turn_to_end (event_loop);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);

  return rb_trace_to_bytes (rb_event_loop_get_trace (event_loop));
}

static void
start_playing (RbPlayer *player)
{
  rb_player_set_speed (player, 8);
  rb_player_play (player);
}

static void
start_to_end (RbPlayer *player)
{
  rb_player_to_end (player);
}

/* Moves forward by moments, and sometimes back. */
static void
start_stepping (RbPlayer *player)
{
  while (!rb_player_get_at_end (player))
    {
      guint moment = rb_player_get_moment (player);

      if (moment % 7 == 6)
        rb_player_seek (player, moment / 2);
      rb_player_seek (player, moment);
      rb_player_step_forward (player, RB_STEP_MOMENT);
      while (rb_player_get_busy (player))
        g_main_context_iteration (NULL, TRUE);
    }
}

/* The speed changes during a moment, and while the event loop waits. */
static void
start_changing_speed (RbPlayer *player)
{
  static const double speeds[] = { 8, 2, 4 };

  rb_player_set_speed (player, 8);
  rb_player_play (player);
  for (guint i = 0; !rb_player_get_at_end (player); i++)
    {
      if (i < 10)
        rb_player_set_speed (player, speeds[i % G_N_ELEMENTS (speeds)]);
      if (i == 10)
        rb_player_to_end (player);
      g_main_context_iteration (NULL, TRUE);
    }
}

static GBytes *
run_played (const DeterminismProgram *program,
            void (*start) (RbPlayer *player))
{
  g_autoptr (RbEventLoop) event_loop = new_event_loop (program, TRUE);
  g_autoptr (RbPlayer) player = rb_player_new (event_loop);

  start (player);
  while (!rb_player_get_at_end (player))
    g_main_context_iteration (NULL, TRUE);

  return rb_trace_to_bytes (rb_event_loop_get_trace (event_loop));
}

static void
assert_same_trace (const DeterminismProgram *program,
                   void (*start) (RbPlayer *player))
{
  g_autoptr (GBytes) headless = run_headless (program, FALSE);
  g_autoptr (GBytes) played = run_played (program, start);

  g_assert_cmpuint (g_bytes_get_size (headless), >, 20 * sizeof (RbRecord));
  g_assert_true (g_bytes_equal (headless, played));
}

static void
test_played (gconstpointer data)
{
  assert_same_trace (data, start_playing);
}

static void
test_speed_changes (gconstpointer data)
{
  assert_same_trace (data, start_changing_speed);
}

static void
test_to_end (gconstpointer data)
{
  assert_same_trace (data, start_to_end);
}

static void
test_stepped (gconstpointer data)
{
  assert_same_trace (data, start_stepping);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_assert_true (rb_event_loop_run_finish (RB_EVENT_LOOP (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Turn after turn, without anybody who requests the next one. */
static void
test_run (gconstpointer data)
{
  const DeterminismProgram *program = data;
  g_autoptr (GBytes) headless = run_headless (program, FALSE);
  RbEventLoop *event_loop = new_event_loop (program, FALSE);
  g_autoptr (GBytes) bytes = NULL;
  gboolean ran = FALSE;
  guint n_turns = 0;

  g_signal_connect_swapped (event_loop, "extended", G_CALLBACK (count_cb), &n_turns);
  rb_event_loop_run_async (event_loop, NULL, ran_cb, &ran);
  while (!ran)
    g_main_context_iteration (NULL, TRUE);
  bytes = rb_trace_to_bytes (rb_event_loop_get_trace (event_loop));
  g_assert_true (g_bytes_equal (headless, bytes));
  g_assert_cmpuint (n_turns, >, 5);
  g_assert_finalize_object (event_loop);
}

/* A listener may stop the run in the signal of a turn. */
static void
test_run_stopped (gconstpointer data)
{
  RbEventLoop *event_loop = new_event_loop (data, FALSE);
  gboolean ran = FALSE;

  g_signal_connect (event_loop, "extended", G_CALLBACK (rb_event_loop_stop), NULL);
  rb_event_loop_run_async (event_loop, NULL, ran_cb, &ran);
  while (!ran)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_STOPPED);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_FINISHED), ==, 1);
  g_assert_finalize_object (event_loop);
}

/* All speeds that the window offers; the slowest takes a minute. */
static void
test_every_speed (gconstpointer data)
{
  static const double speeds[] = { 4, 2, 1, 0.5, 0.25 };
  const DeterminismProgram *program = data;
  g_autoptr (GBytes) headless = run_headless (program, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      g_autoptr (RbEventLoop) event_loop = new_event_loop (program, TRUE);
      g_autoptr (RbPlayer) player = rb_player_new (event_loop);
      g_autoptr (GBytes) played = NULL;

      rb_player_set_speed (player, speeds[i]);
      rb_player_play (player);
      while (!rb_player_get_at_end (player))
        g_main_context_iteration (NULL, TRUE);
      played = rb_trace_to_bytes (rb_event_loop_get_trace (event_loop));
      g_assert_true (g_bytes_equal (headless, played));
    }
}

/* In a new runner, and in a warmed-up spare runner. */
static void
test_repeated (gconstpointer data)
{
  g_autoptr (GBytes) first = run_headless (data, FALSE);
  guint n = g_test_slow () ? MANY : FEW;

  for (guint i = 1; i < n; i++)
    {
      g_autoptr (GBytes) again = run_headless (data, i % 2 == 0);

      g_assert_true (g_bytes_equal (first, again));
    }
}

static void
add (const char               *name,
     const DeterminismProgram *program,
     GTestDataFunc             test)
{
  g_autofree char *path = g_strdup_printf ("/determinism/%s/%s", program->name, name);

  g_test_add_data_func (path, program, test);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (determinism_programs); i++)
    {
      const DeterminismProgram *program = &determinism_programs[i];

      add ("repeated", program, test_repeated);
      add ("to-end", program, test_to_end);
      add ("run", program, test_run);
      add ("run-stopped", program, test_run_stopped);
      if (i == 0)
        add ("played", program, test_played);
      if (i == 0 && g_test_slow ())
        add ("every-speed", program, test_every_speed);
      if (i <= 1 || g_test_slow ())
        add ("stepped", program, test_stepped);
      if (i > 0 && g_test_slow ())
        add ("played", program, test_played);
      add ("speed-changes", program, test_speed_changes);
    }

  return g_test_run ();
}
