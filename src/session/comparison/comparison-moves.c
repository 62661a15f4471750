/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/comparison/comparison-private.h"

/* How a comparison moves both runs along their common axis. */

static guint
get_n_moments (RbComparison *self,
               guint         side)
{
  return rb_timeline_get_n_moments (self->sides[side].timeline);
}

static guint
get_moment (RbComparison *self,
            guint         side)
{
  return rb_player_get_moment (self->sides[side].player);
}

/* Shows the moments at a place. */
static void
move_sides (RbComparison *self,
            double        x)
{
  self->moving = TRUE;
  for (guint i = 0; i < RB_N_SIDES; i++)
    {
      guint moment = rb_timeline_axis_find_moment (self->axis, i, x);

      if (moment != get_moment (self, i))
        rb_player_seek (self->sides[i].player, moment);
    }
  self->moving = FALSE;
}

/* Finds the stretch around the moments that are shown. */
static void
find_stretch (RbComparison *self)
{
  self->from = 0;
  self->to = rb_timeline_axis_get_length (self->axis);

  for (guint i = 0; i < RB_N_SIDES; i++)
    {
      guint moment = get_moment (self, i);

      self->from = MAX (self->from, rb_timeline_axis_get_x (self->axis, i, moment));
      if (moment + 1 < get_n_moments (self, i))
        self->to = MIN (self->to, rb_timeline_axis_get_x (self->axis, i, moment + 1));
    }

  for (guint i = 0; i < RB_N_SIDES; i++)
    self->sides[i].begins = get_n_moments (self, i) > 0 &&
                            rb_timeline_axis_get_x (self->axis, i, get_moment (self, i)) >= self->from;
}

/* Returns how much of the stretch lies before a place, from 0 to 1. */
static double
find_progress (RbComparison *self,
               double        x)
{
  return self->to > self->from ? CLAMP ((x - self->from) / (self->to - self->from), 0, 1) : 1;
}

static void
update_flags (RbComparison *self)
{
  gboolean at_start = TRUE;
  gboolean at_end = TRUE;

  for (guint i = 0; i < RB_N_SIDES; i++)
    {
      at_start = at_start && get_moment (self, i) == 0;
      at_end = at_end && get_moment (self, i) + 1 >= get_n_moments (self, i);
    }

  rb_comparison_set_flag (self, &self->at_start, at_start, RB_COMPARISON_PROP_AT_START);
  rb_comparison_set_flag (self, &self->at_end, at_end, RB_COMPARISON_PROP_AT_END);
}

static void
beat_cb (gpointer data)
{
  RbComparison *self = data;

  if (self->at_end)
    rb_comparison_set_flag (self, &self->playing, FALSE, RB_COMPARISON_PROP_PLAYING);
  else
    rb_comparison_go (self, self->to);
}

/* Late rounds of a loop are shorter than a frame of the screen, so a stretch is a frame long at least. */
static void
start_beat (RbComparison *self,
            double        progress)
{
  double factor = rb_session_get_pace (self->session) / rb_session_get_speed (self->session);

  if (!self->at_end)
    self->to = MAX (self->to, self->from + RB_BEAT_FRAME / factor);
  rb_beat_start (&self->beat, progress, (self->to - self->from) * factor, beat_cb, self);
}

/*
 * rb_comparison_go:
 * @self: a comparison that is ready
 * @x: a place on the axis
 *
 * Shows what happens at a place on both sides. A comparison that plays goes on playing there.
 */
void
rb_comparison_go (RbComparison *self,
                  double        x)
{
  double progress;

  x = CLAMP (x, 0, rb_timeline_axis_get_length (self->axis));
  g_object_freeze_notify (G_OBJECT (self));
  move_sides (self, x);
  find_stretch (self);
  update_flags (self);

  progress = find_progress (self, x);
  if (self->playing)
    start_beat (self, progress);
  else
    rb_beat_set_progress (&self->beat, progress);

  g_object_thaw_notify (G_OBJECT (self));
  rb_comparison_say_moved (self);
}

/*
 * rb_comparison_hold:
 * @self: a comparison
 *
 * Stops playing, and stands still.
 */
void
rb_comparison_hold (RbComparison *self)
{
  double x = rb_comparison_get_x (self);

  /* The stretch that was played may be longer than the moments that are shown. */
  if (self->axis != NULL)
    find_stretch (self);
  rb_beat_set_progress (&self->beat, find_progress (self, x));
  rb_comparison_set_flag (self, &self->playing, FALSE, RB_COMPARISON_PROP_PLAYING);
}

/*
 * rb_comparison_follow_side:
 * @self: a comparison
 * @side: a side whose player was moved by somebody else, who has chosen a line of the console for example
 *
 * Moves the other side to the same place.
 */
void
rb_comparison_follow_side (RbComparison *self,
                           RbSide        side)
{
  if (self->axis != NULL && !self->moving)
    rb_comparison_seek (self, rb_timeline_axis_get_x (self->axis, side, get_moment (self, side)));
}

/**
 * rb_comparison_toggle:
 * @self: a comparison
 *
 * Pauses if it plays, else plays. At the end, it plays from the start again.
 */
void
rb_comparison_toggle (RbComparison *self)
{
  g_return_if_fail (RB_IS_COMPARISON (self));

  if (self->axis == NULL)
    return;

  if (self->playing)
    {
      rb_comparison_hold (self);
      return;
    }

  rb_comparison_set_flag (self, &self->playing, TRUE, RB_COMPARISON_PROP_PLAYING);
  if (self->at_end)
    rb_comparison_go (self, 0);
  else
    start_beat (self, rb_beat_get_progress (&self->beat));
}

/**
 * rb_comparison_restart:
 * @self: a comparison
 *
 * Plays from the start.
 */
void
rb_comparison_restart (RbComparison *self)
{
  g_return_if_fail (RB_IS_COMPARISON (self));

  if (self->axis == NULL)
    return;

  rb_comparison_set_flag (self, &self->playing, TRUE, RB_COMPARISON_PROP_PLAYING);
  rb_comparison_go (self, 0);
}

/**
 * rb_comparison_step_forward:
 * @self: a comparison
 *
 * Goes to the next place at which another moment begins on either side, and stands still there.
 */
void
rb_comparison_step_forward (RbComparison *self)
{
  g_return_if_fail (RB_IS_COMPARISON (self));

  if (self->axis == NULL)
    return;

  rb_comparison_hold (self);
  if (!self->at_end)
    rb_comparison_go (self, self->to);
}

/**
 * rb_comparison_step_back:
 * @self: a comparison
 *
 * Goes to the last place at which a moment began on either side before the moments that are shown, and stands still
 * there.
 */
void
rb_comparison_step_back (RbComparison *self)
{
  double x = 0;

  g_return_if_fail (RB_IS_COMPARISON (self));

  if (self->axis == NULL)
    return;

  rb_comparison_hold (self);
  for (guint i = 0; i < RB_N_SIDES; i++)
    {
      guint moment = get_moment (self, i);

      while (moment > 0 && rb_timeline_axis_get_x (self->axis, i, moment) >= self->from)
        moment--;
      if (rb_timeline_axis_get_x (self->axis, i, moment) < self->from)
        x = MAX (x, rb_timeline_axis_get_x (self->axis, i, moment));
    }

  rb_comparison_go (self, x);
}

/**
 * rb_comparison_rewind:
 * @self: a comparison
 *
 * Goes to the start, and stands still there.
 */
void
rb_comparison_rewind (RbComparison *self)
{
  g_return_if_fail (RB_IS_COMPARISON (self));

  rb_comparison_hold (self);
  rb_comparison_seek (self, 0);
}

/**
 * rb_comparison_to_end:
 * @self: a comparison
 *
 * Goes to the end of both runs, and stands still there.
 */
void
rb_comparison_to_end (RbComparison *self)
{
  g_return_if_fail (RB_IS_COMPARISON (self));

  rb_comparison_hold (self);
  rb_comparison_seek (self, G_MAXDOUBLE);
}

/**
 * rb_comparison_seek:
 * @self: a comparison
 * @x: a place on the axis, in µs of playback time; it is clamped to the axis
 *
 * Goes to a place. A comparison that plays goes on playing there.
 */
void
rb_comparison_seek (RbComparison *self,
                    double        x)
{
  g_return_if_fail (RB_IS_COMPARISON (self));

  if (self->axis != NULL)
    rb_comparison_go (self, x);
}

/**
 * rb_comparison_get_x:
 * @self: a comparison
 *
 * Gets the place that is shown. It grows with time while the comparison plays.
 *
 * Returns: the place on the axis, in µs of playback time
 */
double
rb_comparison_get_x (RbComparison *self)
{
  g_return_val_if_fail (RB_IS_COMPARISON (self), 0);

  return self->from + (self->to - self->from) * rb_beat_get_progress (&self->beat);
}

/**
 * rb_comparison_get_engine_time:
 * @self: a comparison
 * @side: a side
 *
 * Gets the engine time of a side. Both sides show the same time until one of them is over.
 *
 * Returns: the engine time, in µs
 */
gint64
rb_comparison_get_engine_time (RbComparison *self,
                               RbSide        side)
{
  g_return_val_if_fail (RB_IS_COMPARISON (self), 0);
  g_return_val_if_fail (side < RB_N_SIDES, 0);

  if (self->axis == NULL)
    return 0;

  return MIN (rb_timeline_axis_get_time (self->axis, rb_comparison_get_x (self)),
              rb_timeline_get_time (self->sides[side].timeline, get_n_moments (self, side)));
}

/**
 * rb_comparison_get_begins:
 * @self: a comparison
 * @side: a side
 *
 * Gets whether the moment of a side is news: it began no earlier than the moment of the other side.
 *
 * Returns: whether it has just begun
 */
gboolean
rb_comparison_get_begins (RbComparison *self,
                          RbSide        side)
{
  g_return_val_if_fail (RB_IS_COMPARISON (self), FALSE);
  g_return_val_if_fail (side < RB_N_SIDES, FALSE);

  return self->sides[side].begins;
}
