/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/session-private.h"

#include <glib/gi18n.h>

#include "session/program-run.h"

/* How a session starts, moves, stops and discards the run of its program. */

/* Whether the run is one of the article's own program with the database that the article describes. */
static gboolean
runs_as_written (RbSession *self)
{
  RbArticle *article = rb_document_get_article (self->document);

  return article != NULL && !rb_draft_get_edited (self->draft) &&
         self->answers == rb_database_config_get_answers (rb_article_get_database (article));
}

/* The comments of an article are about a database that answers as they show. */
static void
judge_comments (RbSession *self)
{
  const char *text = rb_draft_get_edited (self->draft) ? rb_draft_get_text (self->draft) : NULL;
  g_autoptr (RbPlayer) blocking = NULL;

  if (self->answers == RB_ANSWERS_LATER)
    blocking = rb_program_run_new (self->pool, rb_document_get_exercise (self->document),
                                   rb_document_get_version (self->document), text, RB_ANSWERS_BLOCKING);

  rb_comments_judge (self->comments, self->player, blocking);
}

static void
player_at_end_cb (RbSession *self)
{
  g_autoptr (GError) error = NULL;
  RbLesson *lesson = rb_document_get_lesson (self->document);

  if (rb_player_get_at_end (self->player) &&
      rb_event_loop_get_outcome (rb_player_get_event_loop (self->player)) == RB_OUTCOME_IDLE)
    {
      rb_guide_end_run (self->guide, rb_machine_get_trace (rb_player_get_machine (self->player)),
                        runs_as_written (self));
      judge_comments (self);
    }

  if (lesson == NULL || !rb_session_get_completed (self))
    return;

  if (!rb_completion_add (self->completion, lesson, rb_document_get_exercise (self->document),
                          rb_document_get_version (self->document), &error))
    rb_session_say_progress (self, error);
}

static void
set_hurrying (RbSession *self,
              gboolean   hurrying)
{
  if (self->hurrying == hurrying)
    return;

  self->hurrying = hurrying;
  rb_session_notify (self, RB_SESSION_PROP_HURRYING);
}

static void
player_busy_cb (RbSession *self)
{
  if (!rb_player_get_busy (self->player))
    set_hurrying (self, FALSE);
}

static void
player_missed_cb (RbSession *self,
                  guint      line)
{
  g_autofree char *message = g_strdup_printf (_("The program did not come to line %u."), line);

  rb_session_say (self, message);
}

/* Makes a player for the program. The player is at the start, and nothing runs yet. */
static void
prepare (RbSession *self)
{
  const char *text = rb_draft_get_edited (self->draft) ? rb_draft_get_text (self->draft) : NULL;

  rb_session_discard_run (self);
  rb_guide_begin_run (self->guide);

  self->player = rb_program_run_new (self->pool, rb_document_get_exercise (self->document),
                                     rb_document_get_version (self->document), text, self->answers);
  rb_player_set_speed (self->player, self->speed);
  rb_player_set_pace (self->player, self->pace);
  rb_session_update_stops (self);
  g_signal_group_set_target (self->player_signals, self->player);
  rb_session_notify (self, RB_SESSION_PROP_PLAYER);
}

/* Connects to the player of the current run, and later to the player of each new run. */
GSignalGroup *
rb_session_create_player_signals (RbSession *self)
{
  GSignalGroup *player_signals = g_signal_group_new (RB_TYPE_PLAYER);

  g_signal_group_connect_swapped (player_signals, "notify::at-end",
                                  G_CALLBACK (player_at_end_cb), self);
  g_signal_group_connect_swapped (player_signals, "notify::busy",
                                  G_CALLBACK (player_busy_cb), self);
  g_signal_group_connect_swapped (player_signals, "missed",
                                  G_CALLBACK (player_missed_cb), self);

  return player_signals;
}

/* Tells the player where to stop. */
void
rb_session_update_stops (RbSession *self)
{
  guint n_lines;
  const guint *lines = rb_stops_get_lines (self->stops, &n_lines);

  if (self->player != NULL)
    rb_player_set_stops (self->player, lines, n_lines);
}

/**
 * rb_session_get_must_run:
 * @self: a session
 *
 * Gets whether "play" has to start a new run. This is so if nothing has run, or if the player is at the end of a run
 * that was stopped or failed.
 *
 * Returns: whether the next play starts a new run
 */
gboolean
rb_session_get_must_run (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), TRUE);

  if (self->player == NULL)
    return TRUE;

  return rb_player_get_at_end (self->player) &&
         rb_event_loop_get_outcome (rb_player_get_event_loop (self->player)) != RB_OUTCOME_IDLE;
}

/**
 * rb_session_get_completed:
 * @self: a session
 *
 * Gets whether the player is at the end of a run of the article's own program, and the run ended by itself. A program
 * that the learner has edited is another program, which proves no prediction and completes no lesson.
 *
 * Returns: whether it is
 */
gboolean
rb_session_get_completed (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), FALSE);

  return self->player != NULL && rb_player_get_at_end (self->player) &&
         rb_event_loop_get_outcome (rb_player_get_event_loop (self->player)) == RB_OUTCOME_IDLE &&
         !rb_draft_get_edited (self->draft);
}

/**
 * rb_session_run:
 * @self: a session
 *
 * Runs the program from the start. An earlier run is discarded first.
 */
void
rb_session_run (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (rb_document_get_exercise (self->document) == NULL)
    return;

  prepare (self);
  rb_player_play (self->player);
}

static void
pause_run (RbSession *self)
{
  set_hurrying (self, FALSE);
  rb_player_pause (self->player);
}

/**
 * rb_session_toggle:
 * @self: a session
 *
 * Starts a run if "play" has to start one. Else, it pauses a player that plays, and resumes a player that is paused. At
 * the end of the run, the player plays from the start again.
 */
void
rb_session_toggle (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (rb_session_get_must_run (self))
    rb_session_run (self);
  else if (rb_player_get_playing (self->player) || self->hurrying)
    pause_run (self);
  else if (rb_player_get_at_end (self->player))
    rb_session_restart (self);
  else
    rb_player_play (self->player);
}

/**
 * rb_session_restart:
 * @self: a session
 *
 * Plays from the start. The player shows the recorded run again, and the program does not run again.
 */
void
rb_session_restart (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (rb_session_get_must_run (self))
    {
      rb_session_run (self);
      return;
    }

  /* A player that plays stops at the first moment, too, if there is a stop. */
  set_hurrying (self, FALSE);
  rb_player_play (self->player);
  rb_player_rewind (self->player);
}

/**
 * rb_session_step_forward:
 * @self: a session
 *
 * Steps forward by one moment. If nothing has run, it starts a run and shows the first moment.
 */
void
rb_session_step_forward (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (rb_document_get_exercise (self->document) == NULL)
    return;

  if (self->player == NULL)
    prepare (self);

  set_hurrying (self, FALSE);
  rb_player_step_forward (self->player, RB_STEP_MOMENT);
}

/**
 * rb_session_to_end:
 * @self: a session
 *
 * Goes to the end of the run.
 */
void
rb_session_to_end (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (rb_document_get_exercise (self->document) == NULL)
    return;

  if (self->player == NULL)
    prepare (self);

  rb_player_to_end (self->player);
  set_hurrying (self, rb_player_get_busy (self->player));
}

/**
 * rb_session_run_to_line:
 * @self: a session
 * @line: a line of the program, from 1
 *
 * Goes forward to where the code of a line begins. If nothing has run, it starts a run.
 */
void
rb_session_run_to_line (RbSession *self,
                        guint      line)
{
  g_return_if_fail (RB_IS_SESSION (self));
  g_return_if_fail (line > 0);

  if (rb_document_get_exercise (self->document) == NULL)
    return;

  if (rb_session_get_must_run (self))
    prepare (self);

  rb_player_run_to_line (self->player, line);
  set_hurrying (self, rb_player_get_busy (self->player));
}

/**
 * rb_session_get_hurrying:
 * @self: a session
 *
 * Gets whether the player is going straight to the end of the run, or to a line. It may never get there.
 *
 * Returns: whether it is
 */
gboolean
rb_session_get_hurrying (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), FALSE);

  return self->hurrying;
}

/**
 * rb_session_discard_run:
 * @self: a session
 *
 * Ends the run and forgets it.
 */
void
rb_session_discard_run (RbSession *self)
{
  g_autoptr (RbPlayer) player = NULL;

  g_return_if_fail (RB_IS_SESSION (self));

  if (self->player == NULL)
    return;

  player = g_steal_pointer (&self->player);
  rb_comments_clear (self->comments);
  g_signal_group_set_target (self->player_signals, NULL);
  set_hurrying (self, FALSE);
  rb_session_notify (self, RB_SESSION_PROP_PLAYER);
  rb_program_run_end (player);
}

/**
 * rb_session_stop:
 * @self: a session
 *
 * Ends the run at once, and keeps what has run so far. If the player was going to the end of the run, it goes to the
 * new end.
 */
void
rb_session_stop (RbSession *self)
{
  gboolean hurrying;

  g_return_if_fail (RB_IS_SESSION (self));

  if (self->player == NULL)
    return;

  hurrying = self->hurrying;
  set_hurrying (self, FALSE);
  rb_program_run_end (self->player);
  if (hurrying)
    rb_player_to_end (self->player);
}

/**
 * rb_session_get_player:
 * @self: a session
 *
 * Gets the player of the run.
 *
 * Returns: (transfer none) (nullable): the player, or %NULL if nothing has run
 */
RbPlayer *
rb_session_get_player (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), NULL);

  return self->player;
}

/**
 * rb_session_get_speed:
 * @self: a session
 *
 * Gets how fast runs play.
 *
 * Returns: the speed; 1 is the usual one
 */
double
rb_session_get_speed (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), 1);

  return self->speed;
}

/**
 * rb_session_set_speed:
 * @self: a session
 * @speed: from %RB_PLAYER_MIN_SPEED to %RB_PLAYER_MAX_SPEED
 *
 * Sets how fast runs play, the current one included.
 */
void
rb_session_set_speed (RbSession *self,
                      double     speed)
{
  g_return_if_fail (RB_IS_SESSION (self));
  g_return_if_fail (speed >= RB_PLAYER_MIN_SPEED && speed <= RB_PLAYER_MAX_SPEED);

  if (G_APPROX_VALUE (self->speed, speed, 0.001))
    return;

  self->speed = speed;
  if (self->player != NULL)
    rb_player_set_speed (self->player, speed);

  rb_session_notify (self, RB_SESSION_PROP_SPEED);
}

/**
 * rb_session_get_pace:
 * @self: a session
 *
 * Gets how much time a person has for the sentence of a moment.
 *
 * Returns: the pace; at 2, twice as much as usual
 */
double
rb_session_get_pace (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), 1);

  return self->pace;
}

/**
 * rb_session_set_pace:
 * @self: a session
 * @pace: from %RB_PLAYER_MIN_PACE to %RB_PLAYER_MAX_PACE
 *
 * Sets how much time a person has for the sentence of a moment, in the current run too.
 */
void
rb_session_set_pace (RbSession *self,
                     double     pace)
{
  g_return_if_fail (RB_IS_SESSION (self));
  g_return_if_fail (pace >= RB_PLAYER_MIN_PACE && pace <= RB_PLAYER_MAX_PACE);

  if (G_APPROX_VALUE (self->pace, pace, 0.001))
    return;

  self->pace = pace;
  if (self->player != NULL)
    rb_player_set_pace (self->player, pace);

  rb_session_notify (self, RB_SESSION_PROP_PACE);
}
