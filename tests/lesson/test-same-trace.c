/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/player.h"
#include "lesson/library/library.h"
#include "tests/engine/run-program.h"

/* Each version of each shipped lesson gives the same trace, byte for byte, in a new runner and in a spare one, and if
 * somebody steps through it forward and back. */

/* Stepping through more moments than this takes long, and shows nothing new. */
#define MAX_STEPPED 2000

static RbEventLoop *
new_event_loop (RbExercise *exercise,
                RbVersion  *version,
                RbAnswers   answers,
                gboolean    keep_spare)
{
  g_autoptr (RbProgram) program = rb_exercise_create_program (exercise, version, NULL);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (keep_spare);

  rb_database_config_set_answers (rb_program_get_database (program), answers);

  return rb_event_loop_new (program, pool);
}

static void
step_and_seek (RbPlayer *player)
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

static void
assert_same_trace (RbExercise *exercise,
                   RbVersion  *version,
                   RbAnswers   answers)
{
  g_autoptr (RbEventLoop) headless = new_event_loop (exercise, version, answers, FALSE);
  g_autoptr (RbEventLoop) watched = new_event_loop (exercise, version, answers, TRUE);
  g_autoptr (RbPlayer) player = rb_player_new (watched);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  turn_to_end (headless);
  g_assert_cmpint (rb_event_loop_get_outcome (headless), ==, RB_OUTCOME_IDLE);

  if (rb_trace_get_n_moments (rb_event_loop_get_trace (headless)) <= MAX_STEPPED)
    step_and_seek (player);
  else
    rb_player_to_end (player);
  while (!rb_player_get_at_end (player))
    g_main_context_iteration (NULL, TRUE);

  first = rb_trace_to_bytes (rb_event_loop_get_trace (headless));
  second = rb_trace_to_bytes (rb_event_loop_get_trace (watched));
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_lesson (gconstpointer data)
{
  GListModel *exercises = rb_article_get_exercises (rb_lesson_get_article ((RbLesson *) data));

  g_assert_cmpuint (g_list_model_get_n_items (exercises), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RbExercise) exercise = g_list_model_get_item (exercises, i);
      GListModel *versions = rb_exercise_get_versions (exercise);

      for (guint j = 0; j < g_list_model_get_n_items (versions); j++)
        {
          g_autoptr (RbVersion) version = g_list_model_get_item (versions, j);

          assert_same_trace (exercise, version, RB_ANSWERS_LATER);
          assert_same_trace (exercise, version, RB_ANSWERS_BLOCKING);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  const char *folders[] = { g_getenv ("RINGBACK_LESSONS"), NULL };
  const char *languages[] = { "en", NULL };
  g_autoptr (RbLibrary) library = NULL;

  g_test_init (&argc, &argv, NULL);

  /* `check` says that the programs of a translation are the same. */
  library = rb_library_new_for_folders (folders, languages, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (RbLesson) lesson = g_list_model_get_item (G_LIST_MODEL (library), i);
      g_autofree char *path = g_strconcat ("/same-trace/", rb_lesson_get_id (lesson), NULL);

      g_test_add_data_func_full (path, g_steal_pointer (&lesson), test_lesson, g_object_unref);
    }

  return g_test_run ();
}
