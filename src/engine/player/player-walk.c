/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/player-private.h"

#include "engine/player/turn.h"
#include "engine/timeline/pace.h"

static RbTrace *
get_trace (RbPlayer *self)
{
  return rb_event_loop_get_trace (self->event_loop);
}

/* --- Properties --------------------------------------------------------------------------------------------------- */

static void
set_flag (RbPlayer     *self,
          gboolean     *flag,
          gboolean      value,
          RbPlayerProp  prop)
{
  if (*flag == value)
    return;

  *flag = value;
  rb_player_notify (self, prop);
}

/* Updates the properties that follow from others. */
void
rb_player_update_flags (RbPlayer *self)
{
  gboolean is_last = self->n_moments == 0 || self->moment == self->n_moments - 1;

  set_flag (self, &self->at_start, self->moment == 0, RB_PLAYER_PROP_AT_START);
  set_flag (self, &self->at_end, is_last && rb_event_loop_get_finished (self->event_loop), RB_PLAYER_PROP_AT_END);
  set_flag (self, &self->busy, self->is_in_turn || self->turn_source != 0, RB_PLAYER_PROP_BUSY);
}

void
rb_player_set_playing (RbPlayer *self,
                       gboolean  playing)
{
  set_flag (self, &self->playing, playing, RB_PLAYER_PROP_PLAYING);
}

/* --- Beats -------------------------------------------------------------------------------------------------------- */

static void
beat_cb (gpointer data)
{
  RbPlayer *self = data;

  rb_player_set_goal (self, (RbGoal){ .kind = RB_GOAL_MOMENT, .moment = self->next });
}

static double
find_duration (RbPlayer *self,
               guint     moment)
{
  RbTrace *trace = get_trace (self);
  gint64 duration = rb_pace_find_duration (trace, rb_trace_get_moment_start (trace, moment),
                                           rb_trace_get_moment_start (trace, moment + 1), 0,
                                           rb_trace_get_round (trace, moment));

  return duration * self->pace / self->speed;
}

/* Whether a moment that is known is a late round of a loop, too short to be seen. There is never a wait in a round. */
static gboolean
is_too_short (RbPlayer *self,
              guint     moment)
{
  return rb_trace_get_round (get_trace (self), moment) > 0 && find_duration (self, moment) < RB_BEAT_FRAME &&
         !rb_line_set_matches_moment (&self->stops, get_trace (self), moment);
}

/* Adds the moments that nobody could see to the length of the current one, up to a frame, and finds the moment after
 * them. A stop is not passed over. */
static double
pass_over (RbPlayer *self,
           double    duration)
{
  self->next = self->moment + 1;

  while (duration < RB_BEAT_FRAME && self->next + 1 < self->n_moments && is_too_short (self, self->next))
    duration += find_duration (self, self->next++);

  return duration;
}

/*
 * rb_player_start_beat:
 * @self: a player
 * @progress: how much of the current moment has gone by already, from 0 to 1
 *
 * Plays the rest of the current moment, then goes to the next one that is long enough to be seen.
 */
void
rb_player_start_beat (RbPlayer *self,
                      double    progress)
{
  rb_beat_start (&self->beat, progress, pass_over (self, rb_player_get_duration (self)), beat_cb, self);
}

/* Stands still at the beginning of a wait, or at the end of another moment. */
static void
rest_at_moment (RbPlayer *self)
{
  rb_beat_set_progress (&self->beat, self->wait > 0 ? 0 : 1);
}

/* Forgets the goal. A turn of the event loop that has begun is not cancelled. */
void
rb_player_give_up_goal (RbPlayer *self)
{
  self->goal.kind = RB_GOAL_NONE;
  g_clear_handle_id (&self->turn_source, g_source_remove);
}

/* --- Moments ------------------------------------------------------------------------------------------------------ */

static gint64
find_wait (RbPlayer *self)
{
  guint n_pending;
  const RbPending *pending = rb_machine_get_pending (self->machine, &n_pending);
  gboolean is_blocked = rb_machine_get_loop_state (self->machine) == RB_LOOP_BLOCKED;

  return rb_pace_find_wait (get_trace (self), rb_machine_get_position (self->machine), is_blocked, pending, n_pending);
}

static void
show_moment (RbPlayer *self,
             guint     moment)
{
  guint end = rb_trace_get_moment_start (get_trace (self), moment + 1);
  gboolean moves = moment != self->moment || end != rb_machine_get_position (self->machine);

  rb_machine_seek (self->machine, end);
  self->moment = moment;
  self->wait = find_wait (self);
  self->duration = rb_pace_find_duration (get_trace (self), rb_trace_get_moment_start (get_trace (self), moment), end,
                                          self->wait, rb_trace_get_round (get_trace (self), moment));

  if (moves)
    rb_player_notify (self, RB_PLAYER_PROP_MOMENT);
}

/* Takes in what the event loop has added to the trace. */
void
rb_player_update_known (RbPlayer *self)
{
  guint n_moments = rb_trace_get_n_moments (get_trace (self));
  gboolean is_first;

  if (self->is_in_turn && n_moments > 0 && !rb_event_loop_get_finished (self->event_loop))
    n_moments--;

  if (n_moments > self->n_moments)
    {
      self->n_moments = n_moments;
      rb_player_notify (self, RB_PLAYER_PROP_N_MOMENTS);
    }

  if (self->n_moments == 0)
    return;

  /* The first moment is shown as soon as it is known. The moment that is shown may have grown. */
  is_first = rb_machine_get_position (self->machine) == 0;
  show_moment (self, self->moment);
  if (is_first)
    rest_at_moment (self);
}

/* Goes to a known moment, and plays it or stands still there. A player that plays stands still at a stop. */
void
rb_player_arrive (RbPlayer *self,
                  guint     moment)
{
  rb_player_give_up_goal (self);
  show_moment (self, moment);
  if (self->playing && rb_line_set_matches_moment (&self->stops, get_trace (self), moment))
    rb_player_set_playing (self, FALSE);

  if (self->playing)
    rb_player_start_beat (self, 0);
  else
    rest_at_moment (self);
}

/* --- Turns -------------------------------------------------------------------------------------------------------- */

static void
turned (gpointer     owner,
        RbEventLoop *event_loop)
{
  RbPlayer *self = owner;

  self->is_in_turn = FALSE;
  rb_player_pursue (self);
}

static void
turn (RbPlayer *self)
{
  self->is_in_turn = TRUE;
  rb_turn_start (self->event_loop, self, turned);
}

static void
turn_source_cb (gpointer data)
{
  RbPlayer *self = data;

  self->turn_source = 0;
  turn (self);
}

/* --- Goals -------------------------------------------------------------------------------------------------------- */

/* Goes to the last moment: the run is over, and does not contain the goal. */
void
rb_player_stop_at_end (RbPlayer *self)
{
  guint missed_line = self->goal.kind == RB_GOAL_LINE ? self->goal.line : 0;

  rb_beat_hold (&self->beat);
  rb_player_set_playing (self, FALSE);
  rb_player_give_up_goal (self);
  if (self->n_moments > 0)
    rb_player_arrive (self, self->n_moments - 1);
  if (missed_line != 0)
    rb_player_emit_missed (self, missed_line);
}

/* Goes to the goal if it is known; otherwise lets the event loop take a turn. */
void
rb_player_pursue (RbPlayer *self)
{
  gboolean has_turned = self->busy;
  guint moment;

  g_object_freeze_notify (G_OBJECT (self));
  rb_player_update_known (self);

  if (self->goal.kind != RB_GOAL_NONE)
    {
      if (rb_goal_find (&self->goal, get_trace (self), self->n_moments, &moment))
        rb_player_arrive (self, moment);
      else if (rb_event_loop_get_finished (self->event_loop))
        rb_player_stop_at_end (self);
      else if (self->is_in_turn || self->turn_source != 0)
        ; /* this is called again at the end of the turn */
      else if (!has_turned)
        turn (self);
      else /* lets the window do its work before the next turn */
        self->turn_source = g_idle_add_once (turn_source_cb, self);
    }

  rb_player_update_flags (self);
  g_object_thaw_notify (G_OBJECT (self));
}

void
rb_player_set_goal (RbPlayer *self,
                    RbGoal    goal)
{
  self->goal = goal;
  rb_player_pursue (self);
}

/* Stops playing, and forgets the goal. */
void
rb_player_halt (RbPlayer *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  rb_player_give_up_goal (self);
  rb_beat_hold (&self->beat);
  if (self->wait == 0 && self->n_moments > 0)
    rb_beat_set_progress (&self->beat, 1);
  rb_player_set_playing (self, FALSE);
  rb_player_update_flags (self);
  g_object_thaw_notify (G_OBJECT (self));
}
