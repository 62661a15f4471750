/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/player-private.h"

static RbTrace *
get_trace (RbPlayer *self)
{
  return rb_event_loop_get_trace (self->event_loop);
}

/* Plays what is left of the current moment in its new length. */
static void
change_beat (RbPlayer *self)
{
  if (rb_beat_is_running (&self->beat))
    rb_player_start_beat (self, rb_beat_get_progress (&self->beat));
}

/**
 * rb_player_play:
 * @self: a player
 *
 * Plays one moment after another. At the end of the run, the player starts again from the first moment.
 */
void
rb_player_play (RbPlayer *self)
{
  g_return_if_fail (RB_IS_PLAYER (self));

  if (self->playing)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  rb_player_give_up_goal (self);
  rb_player_set_playing (self, TRUE);

  if (self->n_moments == 0)
    {
      rb_player_set_goal (self, (RbGoal){ .kind = RB_GOAL_MOMENT, .moment = 0 });
    }
  else if (self->at_end)
    {
      rb_player_arrive (self, 0);
    }
  else if (rb_beat_get_progress (&self->beat) < 1)
    {
      rb_player_start_beat (self, rb_beat_get_progress (&self->beat));
    }
  else
    {
      rb_player_set_goal (self, (RbGoal){ .kind = RB_GOAL_MOMENT, .moment = self->moment + 1 });
    }

  rb_player_update_flags (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * rb_player_pause:
 * @self: a player
 *
 * Stops playing, and stands still in the current moment. If the player is on its way to somewhere, it gives up.
 */
void
rb_player_pause (RbPlayer *self)
{
  g_return_if_fail (RB_IS_PLAYER (self));

  rb_player_halt (self);
}

/**
 * rb_player_set_speed:
 * @self: a player
 * @speed: the speed; it is clamped to %RB_PLAYER_MIN_SPEED and %RB_PLAYER_MAX_SPEED
 *
 * Sets how fast moments follow one another. What is left of the current one is played at the new speed.
 */
void
rb_player_set_speed (RbPlayer *self,
                     double    speed)
{
  g_return_if_fail (RB_IS_PLAYER (self));

  speed = CLAMP (speed, RB_PLAYER_MIN_SPEED, RB_PLAYER_MAX_SPEED);
  if (G_APPROX_VALUE (self->speed, speed, 1e-6))
    return;

  self->speed = speed;
  change_beat (self);
  rb_player_notify (self, RB_PLAYER_PROP_SPEED);
}

/**
 * rb_player_set_pace:
 * @self: a player
 * @pace: the pace; it is clamped to %RB_PLAYER_MIN_PACE and %RB_PLAYER_MAX_PACE
 *
 * Sets how much time a person has for a sentence. What is left of the current moment is played at the new pace.
 */
void
rb_player_set_pace (RbPlayer *self,
                    double    pace)
{
  g_return_if_fail (RB_IS_PLAYER (self));

  pace = CLAMP (pace, RB_PLAYER_MIN_PACE, RB_PLAYER_MAX_PACE);
  if (G_APPROX_VALUE (self->pace, pace, 1e-6))
    return;

  self->pace = pace;
  change_beat (self);
  rb_player_notify (self, RB_PLAYER_PROP_PACE);
}

/**
 * rb_player_step_forward:
 * @self: a player
 * @step: how far
 *
 * Goes forward by one step, and stands still there. If the step leads nowhere, the player goes to the end. Steps by
 * moment add up: a step that is asked for before the last one has arrived goes one moment further.
 */
void
rb_player_step_forward (RbPlayer *self,
                        RbStep    step)
{
  guint from;
  guint record;

  g_return_if_fail (RB_IS_PLAYER (self));

  from = self->n_moments == 0 ? 0 : self->moment + 1;
  if (!self->playing && self->goal.kind == RB_GOAL_MOMENT && step == RB_STEP_MOMENT)
    from = self->goal.moment + 1;
  rb_player_halt (self);

  if (step == RB_STEP_MOMENT)
    {
      rb_player_set_goal (self, (RbGoal){ .kind = RB_GOAL_MOMENT, .moment = from });
    }
  else
    {
      record = rb_trace_get_moment_start (get_trace (self), from);
      rb_player_set_goal (self, (RbGoal){ .kind = RB_GOAL_STEP, .step = step, .record = record });
    }
}

/**
 * rb_player_run_to_line:
 * @self: a player
 * @line: a line of the source, from 1
 *
 * Goes forward to the next moment in which the code of a line begins, and stands still there. From the end of the run,
 * it searches from the start. If there is no such moment, the player goes to the end and emits "missed".
 */
void
rb_player_run_to_line (RbPlayer *self,
                       guint     line)
{
  guint from;

  g_return_if_fail (RB_IS_PLAYER (self));
  g_return_if_fail (line > 0);

  from = self->n_moments == 0 || self->at_end ? 0 : self->moment + 1;
  rb_player_halt (self);
  rb_player_set_goal (self, (RbGoal){ .kind = RB_GOAL_LINE,
                                      .line = line,
                                      .record = rb_trace_get_moment_start (get_trace (self), from) });
}

/**
 * rb_player_set_stops:
 * @self: a player
 * @lines: (array length=n_lines) (nullable): lines of the source, from 1
 * @n_lines: how many
 *
 * Sets the lines at which playing stops. Steps and rb_player_to_end() do not.
 */
void
rb_player_set_stops (RbPlayer    *self,
                     const guint *lines,
                     guint        n_lines)
{
  g_return_if_fail (RB_IS_PLAYER (self));

  rb_line_set_set (&self->stops, lines, n_lines);
}

/**
 * rb_player_step_back:
 * @self: a player
 * @step: how far
 *
 * Goes back by one step, and stands still there. If the step leads nowhere, the player goes to the start.
 */
void
rb_player_step_back (RbPlayer *self,
                     RbStep    step)
{
  RbTrace *trace;
  guint moment = 0;
  guint record;

  g_return_if_fail (RB_IS_PLAYER (self));

  rb_player_halt (self);
  if (self->n_moments == 0)
    return;

  trace = get_trace (self);
  if (step == RB_STEP_MOMENT)
    moment = MAX (self->moment, 1) - 1;
  else if (rb_step_find_previous (step, trace, rb_trace_get_moment_start (trace, self->moment), &record))
    moment = rb_trace_find_moment (trace, record);

  rb_player_seek (self, moment);
}

/**
 * rb_player_seek:
 * @self: a player
 * @moment: which, from 0
 *
 * Goes to a moment, or to the end if there are not so many. A player that plays goes on playing there.
 */
void
rb_player_seek (RbPlayer *self,
                guint     moment)
{
  g_return_if_fail (RB_IS_PLAYER (self));

  rb_player_give_up_goal (self);
  rb_beat_hold (&self->beat);
  rb_player_set_goal (self, (RbGoal){ .kind = RB_GOAL_MOMENT, .moment = moment });
}

/**
 * rb_player_seek_console_line:
 * @self: a player
 * @console_line: a line of the console, from 0; there must be such a line
 *
 * Goes to the moment that printed a line of the console.
 */
void
rb_player_seek_console_line (RbPlayer *self,
                             guint     console_line)
{
  RbTrace *trace;

  g_return_if_fail (RB_IS_PLAYER (self));

  trace = get_trace (self);
  g_return_if_fail (console_line < rb_trace_get_n_console_lines (trace));

  rb_player_seek (self, rb_trace_find_moment (trace, rb_trace_get_console_line (trace, console_line)));
}

/**
 * rb_player_rewind:
 * @self: a player
 *
 * Goes to the first moment, if anything has run yet.
 */
void
rb_player_rewind (RbPlayer *self)
{
  g_return_if_fail (RB_IS_PLAYER (self));

  if (self->n_moments > 0)
    rb_player_seek (self, 0);
}

/**
 * rb_player_to_end:
 * @self: a player
 *
 * Lets the program run to its end, and goes there. A program may never end; rb_player_pause() gives up.
 */
void
rb_player_to_end (RbPlayer *self)
{
  g_return_if_fail (RB_IS_PLAYER (self));

  rb_player_halt (self);
  rb_player_set_goal (self, (RbGoal){ .kind = RB_GOAL_END });
}
