/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/program-run.h"

static RbProgram *
create_program (RbExercise *exercise,
                RbVersion  *version,
                const char *text,
                RbAnswers   answers)
{
  RbProgram *program = rb_exercise_create_program (exercise, version, text);
  RbDatabaseConfig *database = rb_program_get_database (program);
  g_autoptr (RbDatabaseConfig) config = NULL;

  config = database != NULL ? rb_database_config_copy (database) : rb_database_config_new ();
  rb_database_config_set_answers (config, answers);
  rb_program_set_database (program, config);

  return program;
}

/**
 * rb_program_run_new:
 * @pool: where the run takes its runner from
 * @exercise: an exercise
 * @version: a version of it
 * @text: (nullable): the learner's text of the program, or %NULL for the article's
 * @answers: what a lookup without a callback does
 *
 * Creates a run of a version. The player is at the start, and nothing runs yet.
 *
 * Returns: (transfer full): the player of the run
 */
RbPlayer *
rb_program_run_new (RbRunnerPool *pool,
                    RbExercise   *exercise,
                    RbVersion    *version,
                    const char   *text,
                    RbAnswers     answers)
{
  g_autoptr (RbProgram) program = NULL;
  g_autoptr (RbEventLoop) event_loop = NULL;

  g_return_val_if_fail (RB_IS_RUNNER_POOL (pool), NULL);
  g_return_val_if_fail (RB_IS_EXERCISE (exercise), NULL);
  g_return_val_if_fail (RB_IS_VERSION (version), NULL);

  program = create_program (exercise, version, text, answers);
  event_loop = rb_event_loop_new (program, pool);

  return rb_player_new (event_loop);
}

/**
 * rb_program_run_end:
 * @player: the player of a run
 *
 * Ends the run at once. The player stands still, and what has run so far stays known.
 */
void
rb_program_run_end (RbPlayer *player)
{
  RbEventLoop *event_loop;

  g_return_if_fail (RB_IS_PLAYER (player));

  rb_player_pause (player);
  event_loop = rb_player_get_event_loop (player);
  if (!rb_event_loop_get_finished (event_loop))
    rb_event_loop_stop (event_loop);
}
