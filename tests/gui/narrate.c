/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine/narration/narration.h"
#include "lesson/article/article.h"
#include "session/program-run.h"

/* Prints the sentence of each moment of an exercise, one a line: narrate LESSON.md EXERCISE [VERSION]. The exercise is
 * a number from 1, and the version is the first one by default. The window is held against this. */

static RbVersion *
find_version (RbExercise *exercise,
              const char *name)
{
  GListModel *versions = rb_exercise_get_versions (exercise);

  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);

      if (name == NULL || g_str_equal (rb_version_get_name (version), name))
        return g_steal_pointer (&version);
    }

  g_error ("There is no version %s", name);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[1]);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = rb_article_new_from_file (file, &error);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbExercise) exercise = NULL;
  g_autoptr (RbVersion) version = NULL;
  RbPlayer *player;

  g_assert_no_error (error);
  exercise = g_list_model_get_item (rb_article_get_exercises (article), (guint) atoi (argv[2]) - 1);
  version = find_version (exercise, argc > 3 ? argv[3] : NULL);
  player = rb_program_run_new (pool, exercise, version, rb_version_get_source (version), RB_ANSWERS_LATER);

  rb_player_to_end (player);
  while (!rb_player_get_at_end (player) || rb_player_get_busy (player))
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < rb_player_get_n_moments (player); i++)
    {
      g_autofree char *sentence = NULL;

      rb_player_seek (player, i);
      sentence = rb_narration_describe (rb_player_get_machine (player), rb_player_get_event_loop (player));
      puts (sentence);
    }

  rb_program_run_end (player);
  g_object_unref (player);

  return EXIT_SUCCESS;
}
