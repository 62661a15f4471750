/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/player-private.h"
#include "engine/player/player-search.h"

static RbTrace *
get_trace (RbPlayer *self)
{
  return rb_event_loop_get_trace (self->event_loop);
}

/**
 * rb_player_play:
 * @self: a player
 *
 * Lets moments go by on their own; from the first one if there is none left.
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
      self->goal_moment = 0;
      rb_player_set_goal (self, RB_PLAYER_GOAL_MOMENT);
    }
  else if (self->at_end)
    {
      rb_player_arrive (self, 0);
    }
  else if (self->progress < 1)
    {
      rb_player_start_beat (self, self->progress);
    }
  else
    {
      self->goal_moment = self->moment + 1;
      rb_player_set_goal (self, RB_PLAYER_GOAL_MOMENT);
    }

  rb_player_update_flags (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * rb_player_pause:
 * @self: a player
 *
 * Stands still; also stops being on the way to the end, or to the goal of a step.
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
 * @speed: from 0.25 to 8
 *
 * Sets how fast moments go by, the current one from now on.
 */
void
rb_player_set_speed (RbPlayer *self,
                     double    speed)
{
  g_return_if_fail (RB_IS_PLAYER (self));

  speed = CLAMP (speed, RB_PLAYER_MIN_SPEED, RB_PLAYER_MAX_SPEED);
  if (G_APPROX_VALUE (self->speed, speed, 1e-6))
    return;

  if (self->beat_source != 0)
    {
      double progress = rb_player_compute_progress (self);

      self->speed = speed;
      rb_player_start_beat (self, progress);
    }
  self->speed = speed;

  rb_player_notify (self, RB_PLAYER_PROP_SPEED);
}

/**
 * rb_player_step_forward:
 * @self: a player
 * @step: how far
 *
 * Goes forward by one step, and stands still there. If there is nothing such left, that is at the end. Steps by moment
 * add up while the run is still on its way to them.
 */
void
rb_player_step_forward (RbPlayer *self,
                        RbStep    step)
{
  RbTrace *trace;
  guint from;

  g_return_if_fail (RB_IS_PLAYER (self));

  from = self->n_moments == 0 ? 0 : self->moment + 1;
  if (!self->playing && self->goal == RB_PLAYER_GOAL_MOMENT && step == RB_STEP_MOMENT)
    from = self->goal_moment + 1;
  rb_player_halt (self);

  if (step == RB_STEP_MOMENT)
    {
      self->goal_moment = from;
      rb_player_set_goal (self, RB_PLAYER_GOAL_MOMENT);
    }
  else
    {
      trace = get_trace (self);
      self->goal_step = step;
      self->goal_record = from < rb_trace_get_n_moments (trace) ? rb_trace_get_moment_start (trace, from)
                                                                : rb_trace_get_n_records (trace);
      rb_player_set_goal (self, RB_PLAYER_GOAL_FIND);
    }
}

/**
 * rb_player_step_back:
 * @self: a player
 * @step: how far
 *
 * Goes back by one step, and stands still there. If there is nothing such, that is at the start.
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
  else if (rb_player_find_previous (trace, step, rb_trace_get_moment_start (trace, self->moment), &record))
    moment = rb_trace_find_moment (trace, record);

  rb_player_seek (self, moment);
}

/**
 * rb_player_seek:
 * @self: a player
 * @moment: which moment
 *
 * Goes to a moment, or to the end if there are not so many. It goes on playing there if it was.
 */
void
rb_player_seek (RbPlayer *self,
                guint     moment)
{
  g_return_if_fail (RB_IS_PLAYER (self));

  rb_player_give_up_goal (self);
  rb_player_hold_beat (self);
  self->goal_moment = moment;
  rb_player_set_goal (self, RB_PLAYER_GOAL_MOMENT);
}

/**
 * rb_player_seek_console_line:
 * @self: a player
 * @line: a line of the console, from 0
 *
 * Goes to the moment that printed a line.
 */
void
rb_player_seek_console_line (RbPlayer *self,
                     guint     line)
{
  RbTrace *trace;

  g_return_if_fail (RB_IS_PLAYER (self));

  trace = get_trace (self);
  g_return_if_fail (line < rb_trace_get_n_console_lines (trace));

  rb_player_seek (self, rb_trace_find_moment (trace, rb_trace_get_console_line (trace, line)));
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
 * Lets the run come to its end, and goes there. It may never end: rb_player_pause() gives up.
 */
void
rb_player_to_end (RbPlayer *self)
{
  g_return_if_fail (RB_IS_PLAYER (self));

  rb_player_halt (self);
  rb_player_set_goal (self, RB_PLAYER_GOAL_END);
}
