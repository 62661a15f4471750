/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player.h"
#include "run-program.h"

/* A bit of everything that could come in another order: equal due times, blocking, microtasks, random latencies. */
static const char source[] =
  "const log = (text) => console.log(text, Date.now(), Math.random());\n"
  "for (let i = 0; i < 4; i++) database.getUserById(1, () => log(`lookup ${i}`));\n"
  "const id = setInterval(() => { log('interval'); if (Date.now() % 3 === 0) clearInterval(id); }, 40);\n"
  "(async () => { for (let i = 0; i < 3; i++) { await database.promises.getUserById(i); log('await'); } })().catch(log);\n"
  "setTimeout(() => { log(database.getUserById(1)); queueMicrotask(() => log('microtask')); }, 90);\n"
  "setTimeout(() => { clearInterval(id); throw 1; }, 130);\n";

static RbEventLoop *
new_event_loop (gboolean keep_spare)
{
  g_autoptr (RbProgram) program = rb_program_new (source);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (keep_spare);

  rb_database_config_set_answers (rb_program_get_database (program), RB_ANSWERS_BLOCKING);
  rb_database_config_set_latency (rb_program_get_database (program), 5, 60, 7);
  return rb_event_loop_new (program, pool);
}

static GBytes *
run_headless (void)
{
  g_autoptr (RbEventLoop) event_loop = new_event_loop (FALSE);

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

/* Forwards by moments, and now and then back. */
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

static GBytes *
run_played (void (*start) (RbPlayer *player))
{
  g_autoptr (RbEventLoop) event_loop = new_event_loop (TRUE);
  g_autoptr (RbPlayer) player = rb_player_new (event_loop);

  start (player);
  while (!rb_player_get_at_end (player))
    g_main_context_iteration (NULL, TRUE);
  return rb_trace_to_bytes (rb_event_loop_get_trace (event_loop));
}

static void
assert_same_trace (void (*start) (RbPlayer *player))
{
  g_autoptr (GBytes) headless = run_headless ();
  g_autoptr (GBytes) played = run_played (start);

  g_assert_cmpuint (g_bytes_get_size (headless), >, 100 * sizeof (RbRecord));
  g_assert_true (g_bytes_equal (headless, played));
}

static void
test_played (void)
{
  assert_same_trace (start_playing);
}

static void
test_to_end (void)
{
  assert_same_trace (start_to_end);
}

static void
test_stepped (void)
{
  assert_same_trace (start_stepping);
}

static void
test_repeated (void)
{
  g_autoptr (GBytes) first = run_headless ();

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GBytes) again = run_headless ();

      g_assert_true (g_bytes_equal (first, again));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/determinism/repeated", test_repeated);
  g_test_add_func ("/determinism/stepped", test_stepped);
  g_test_add_func ("/determinism/to-end", test_to_end);
  g_test_add_func ("/determinism/played", test_played);
  return g_test_run ();
}
