/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/player-private.h"

#include "engine/player/player-search.h"

/* How long a moment lasts, and a wait of BEAT_OF_WAIT of engine time; both in µs. */
#define BEAT 600000
#define BEAT_OF_WAIT 250000
#define MIN_BEATS_OF_WAIT 2.0
#define MAX_BEATS_OF_WAIT 10.0

static RbTrace *
get_trace (RbPlayer *self)
{
  return rb_event_loop_get_trace (self->event_loop);
}

/* --- What one can see of it --------------------------------------------------------------------------------------- */

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

/* Notifies of what follows from all the rest. */
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

/* How long the current moment lasts, in µs of playback time. */
static double
get_duration (RbPlayer *self)
{
  double beats = 1;

  if (self->wait > 0)
    beats = CLAMP ((double) self->wait / BEAT_OF_WAIT, MIN_BEATS_OF_WAIT, MAX_BEATS_OF_WAIT);

  return beats * BEAT / self->speed;
}

/* How much of the current moment has gone by. */
double
rb_player_compute_progress (RbPlayer *self)
{
  if (self->since == 0)
    return self->progress;

  return MIN (self->progress + (g_get_monotonic_time () - self->since) / get_duration (self), 1);
}

/* Stops the clock of the current moment. */
void
rb_player_hold_beat (RbPlayer *self)
{
  self->progress = rb_player_compute_progress (self);
  self->since = 0;
  g_clear_handle_id (&self->beat_source, g_source_remove);
}

static gboolean
beat_cb (gpointer data)
{
  RbPlayer *self = data;

  self->beat_source = 0;
  self->since = 0;
  self->progress = 1;
  self->goal = RB_PLAYER_GOAL_MOMENT;
  self->goal_moment = self->moment + 1;
  rb_player_pursue (self);

  return G_SOURCE_REMOVE;
}

/* Starts it, with so much of the moment behind. */
void
rb_player_start_beat (RbPlayer *self,
                      double    progress)
{
  double rest;

  rb_player_hold_beat (self);
  self->progress = progress;
  self->since = g_get_monotonic_time ();
  rest = (1 - progress) * get_duration (self) / 1000;
  self->beat_source = g_timeout_add ((guint) (rest + 0.5), beat_cb, self);
}

/* Stands still at the beginning of a moment; most have nothing but that. */
static void
rest_at_moment (RbPlayer *self)
{
  rb_player_hold_beat (self);
  self->progress = self->wait > 0 ? 0 : 1;
}

/* No longer on the way to anywhere; a turn that has begun is not undone by that. */
void
rb_player_give_up_goal (RbPlayer *self)
{
  self->goal = RB_PLAYER_GOAL_NONE;
  g_clear_handle_id (&self->turn_source, g_source_remove);
}

/* --- Where one is ------------------------------------------------------------------------------------------------- */

static void
show_moment (RbPlayer *self,
             guint     moment)
{
  guint end = rb_player_find_end (get_trace (self), moment);
  gboolean moves = moment != self->moment || end != rb_machine_get_position (self->machine);

  rb_machine_seek (self->machine, end);
  self->moment = moment;
  self->wait = rb_player_find_wait (self->machine);

  if (moves)
    rb_player_notify (self, RB_PLAYER_PROP_MOMENT);
}

/* Learns what the event loop has appended. */
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

  /* The first moment shows as soon as it is there, and the last one may have grown after all. */
  is_first = rb_machine_get_position (self->machine) == 0;
  show_moment (self, self->moment);
  if (is_first)
    rest_at_moment (self);
}

/* Goes to a known moment, and does there what is to be done. */
void
rb_player_arrive (RbPlayer *self,
                  guint     moment)
{
  rb_player_give_up_goal (self);
  show_moment (self, moment);
  if (self->playing)
    rb_player_start_beat (self, 0);
  else
    rest_at_moment (self);
}

/* --- Turns -------------------------------------------------------------------------------------------------------- */

static void
turn_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GWeakRef *weak = data;
  g_autoptr (RbPlayer) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;

  g_weak_ref_clear (weak);
  g_free (weak);

  /* A failure ends the run: it is the event loop's outcome, and the last moment of the trace tells of it. */
  if (!rb_event_loop_turn_finish (RB_EVENT_LOOP (source), result, &error) && error != NULL)
    g_debug ("The run has ended: %s", error->message);

  if (self == NULL)
    return;

  self->is_in_turn = FALSE;
  rb_player_pursue (self);
}

static void
turn (RbPlayer *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  self->is_in_turn = TRUE;
  rb_event_loop_turn_async (self->event_loop, NULL, turn_cb, weak);
}

static gboolean
turn_source_cb (gpointer data)
{
  RbPlayer *self = data;

  self->turn_source = 0;
  turn (self);

  return G_SOURCE_REMOVE;
}

/* --- Goals -------------------------------------------------------------------------------------------------------- */

/* Whether the goal is known, and where it is. */
static gboolean
find_goal (RbPlayer *self,
           guint    *ret_moment)
{
  RbTrace *trace = get_trace (self);
  guint until = rb_trace_get_n_records (trace);
  guint record;

  switch (self->goal)
    {
    case RB_PLAYER_GOAL_MOMENT:
      *ret_moment = self->goal_moment;
      return self->goal_moment < self->n_moments;

    case RB_PLAYER_GOAL_FIND:
      if (self->n_moments < rb_trace_get_n_moments (trace))
        until = rb_trace_get_moment_start (trace, self->n_moments);
      if (rb_player_find_next (trace, self->goal_step, self->goal_record, until, &record))
        {
          *ret_moment = rb_trace_find_moment (trace, record);
          return TRUE;
        }
      self->goal_record = MAX (until, self->goal_record);
      return FALSE;

    case RB_PLAYER_GOAL_END:
    case RB_PLAYER_GOAL_NONE:
    default:
      return FALSE;
    }
}

/* The run is over, and the goal was not in it. */
void
rb_player_stop_at_end (RbPlayer *self)
{
  rb_player_hold_beat (self);
  rb_player_set_playing (self, FALSE);
  rb_player_give_up_goal (self);
  if (self->n_moments > 0)
    rb_player_arrive (self, self->n_moments - 1);
}

/* Comes nearer to the goal: arrives, or sees to it that the event loop turns. */
void
rb_player_pursue (RbPlayer *self)
{
  gboolean has_turned = self->busy;
  guint moment;

  g_object_freeze_notify (G_OBJECT (self));
  rb_player_update_known (self);

  if (self->goal != RB_PLAYER_GOAL_NONE)
    {
      if (find_goal (self, &moment))
        rb_player_arrive (self, moment);
      else if (rb_event_loop_get_finished (self->event_loop))
        rb_player_stop_at_end (self);
      else if (self->is_in_turn || self->turn_source != 0)
        ; /* its end pursues again */
      else if (!has_turned)
        turn (self);
      else /* after whatever the window has to do */
        self->turn_source = g_idle_add (turn_source_cb, self);
    }

  rb_player_update_flags (self);
  g_object_thaw_notify (G_OBJECT (self));
}

void
rb_player_set_goal (RbPlayer     *self,
                    RbPlayerGoal  goal)
{
  self->goal = goal;
  rb_player_pursue (self);
}

/* Plays no longer, and is no longer on the way to anywhere. */
void
rb_player_halt (RbPlayer *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  rb_player_give_up_goal (self);
  rb_player_hold_beat (self);
  if (self->wait == 0 && self->n_moments > 0)
    self->progress = 1;
  rb_player_set_playing (self, FALSE);
  rb_player_update_flags (self);
  g_object_thaw_notify (G_OBJECT (self));
}
