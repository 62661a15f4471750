/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/program-run.h"

static RbExercise *
create_exercise (void)
{
  const char *source = "console.log(database.getUserById(1));";
  g_autoptr (RbVersion) version = rb_version_new (RB_VERSION_PROGRAM, "js", source, 1, 0);
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  RbExercise *exercise = rb_exercise_new (1, "Exercise", NULL, database, FALSE);

  rb_exercise_add_version (exercise, version);

  return exercise;
}

static void
assert_prints (const char *text,
               RbAnswers   answers,
               const char *expected)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbExercise) exercise = create_exercise ();
  RbVersion *version = rb_exercise_find_version (exercise, RB_VERSION_PROGRAM);
  RbPlayer *player = rb_program_run_new (pool, exercise, version, text, answers);
  RbTrace *trace = rb_machine_get_trace (rb_player_get_machine (player));

  g_assert_cmpuint (rb_player_get_n_moments (player), ==, 0);
  rb_player_to_end (player);
  while (!rb_player_get_at_end (player))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (rb_trace_get_n_console_lines (trace), ==, 1);
  g_assert_cmpstr (
    rb_trace_get_string (trace, rb_trace_get_record (trace, rb_trace_get_console_line (trace, 0)).b), ==, expected);
  rb_program_run_end (player);
  g_assert_finalize_object (player);
}

/* The text and the kind of database are those that are asked for. */
static void
test_program (void)
{
  assert_prints (NULL, RB_ANSWERS_LATER, "undefined");
  assert_prints (NULL, RB_ANSWERS_BLOCKING, "{ id: 1, name: \"wwDev\" }");
  assert_prints ("console.log(1);", RB_ANSWERS_LATER, "1");
}

/* A run can be ended at any time. */
static void
test_end (void)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbExercise) exercise = create_exercise ();
  RbVersion *version = rb_exercise_find_version (exercise, RB_VERSION_PROGRAM);
  RbPlayer *player = rb_program_run_new (pool, exercise, version, "for (;;);", RB_ANSWERS_LATER);

  rb_player_play (player);
  rb_program_run_end (player);
  g_assert_false (rb_player_get_playing (player));
  g_assert_true (rb_event_loop_get_finished (rb_player_get_event_loop (player)));
  g_assert_cmpint (rb_event_loop_get_outcome (rb_player_get_event_loop (player)), ==, RB_OUTCOME_STOPPED);
  g_object_unref (player);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/program-run/program", test_program);
  g_test_add_func ("/program-run/end", test_end);

  return g_test_run ();
}
