/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/shown-runs.h"

#include "session/comparison/comparison-words.h"

/* How many records are added before the time is looked at. */
#define CHUNK 500

static RbTrace *
get_trace (const RbShownRun *run)
{
  return rb_timeline_get_trace (run->timeline);
}

static void
add_run (RbShownRuns *self,
         RbPlayer    *player,
         RbTimeline  *timeline,
         const char  *title)
{
  RbShownRun *run = &self->runs[self->n_runs++];

  run->player = g_object_ref (player);
  run->timeline = timeline != NULL ? g_object_ref (timeline)
                                   : rb_timeline_new (rb_event_loop_get_trace (rb_player_get_event_loop (player)));
  run->title = g_strdup (title);
}

/*
 * rb_shown_runs_set:
 * @self: runs
 * @player: (nullable): a run
 * @title: (nullable): its title
 * @other: (nullable): another run, for a common axis
 * @other_title: (nullable): its title
 *
 * Replaces the runs. The new ones have no bars before rb_shown_runs_catch_up().
 */
void
rb_shown_runs_set (RbShownRuns *self,
                   RbPlayer    *player,
                   const char  *title,
                   RbPlayer    *other,
                   const char  *other_title)
{
  rb_shown_runs_clear (self);
  if (player == NULL)
    return;

  add_run (self, player, NULL, title);
  if (other != NULL)
    add_run (self, other, NULL, other_title);
  self->axis = rb_timeline_axis_new (self->runs[0].timeline, other != NULL ? self->runs[1].timeline : NULL);
}

/*
 * rb_shown_runs_compare:
 * @self: runs
 * @comparison: a comparison
 *
 * Replaces the runs by those of a comparison, once it is ready.
 */
void
rb_shown_runs_compare (RbShownRuns  *self,
                       RbComparison *comparison)
{
  rb_shown_runs_clear (self);
  if (!rb_comparison_get_ready (comparison))
    return;

  self->comparison = g_object_ref (comparison);
  self->axis = g_object_ref (rb_comparison_get_axis (comparison));
  for (guint i = 0; i < RB_N_SIDES; i++)
    {
      g_autofree char *title = NULL;

      title = rb_comparison_words_dup_choice (comparison, rb_comparison_get_choice (comparison, i));
      add_run (self, rb_comparison_get_player (comparison, i), rb_timeline_axis_get_run (self->axis, i), title);
    }
}

/*
 * rb_shown_runs_clear:
 * @self: runs
 *
 * Removes the runs.
 */
void
rb_shown_runs_clear (RbShownRuns *self)
{
  g_clear_object (&self->comparison);
  g_clear_object (&self->axis);
  for (guint i = 0; i < self->n_runs; i++)
    {
      g_clear_object (&self->runs[i].player);
      g_clear_object (&self->runs[i].timeline);
      g_clear_pointer (&self->runs[i].title, g_free);
    }
  self->n_runs = 0;
}

/*
 * rb_shown_runs_is_behind:
 * @self: runs
 *
 * Returns: whether a trace has records that its timeline has not
 */
gboolean
rb_shown_runs_is_behind (const RbShownRuns *self)
{
  for (guint i = 0; i < self->n_runs; i++)
    if (rb_timeline_get_n_records (self->runs[i].timeline) < rb_trace_get_n_records (get_trace (&self->runs[i])))
      return TRUE;

  return FALSE;
}

/*
 * rb_shown_runs_catch_up:
 * @self: runs
 * @budget: how long this may take, in µs
 *
 * Adds records to the timelines until they have all, or the time is over.
 *
 * Returns: whether they have all
 */
gboolean
rb_shown_runs_catch_up (RbShownRuns *self,
                        gint64       budget)
{
  gint64 end = g_get_monotonic_time () + budget;

  for (guint i = 0; i < self->n_runs; i++)
    while (!rb_timeline_catch_up (self->runs[i].timeline, CHUNK))
      if (g_get_monotonic_time () > end)
        return FALSE;

  return TRUE;
}

/*
 * rb_shown_runs_get_playing:
 * @self: runs
 *
 * Returns: whether a run plays
 */
gboolean
rb_shown_runs_get_playing (const RbShownRuns *self)
{
  if (self->comparison != NULL)
    return rb_comparison_get_playing (self->comparison);

  for (guint i = 0; i < self->n_runs; i++)
    if (rb_player_get_playing (self->runs[i].player))
      return TRUE;

  return FALSE;
}

/*
 * rb_shown_runs_get_at_end:
 * @self: runs
 *
 * Returns: whether each run is over and is shown at its end
 */
gboolean
rb_shown_runs_get_at_end (const RbShownRuns *self)
{
  for (guint i = 0; i < self->n_runs; i++)
    if (!rb_player_get_at_end (self->runs[i].player))
      return FALSE;

  return self->n_runs > 0;
}

/*
 * rb_shown_runs_get_length:
 * @self: runs
 *
 * Returns: how long the axis is, in µs of playback time
 */
double
rb_shown_runs_get_length (const RbShownRuns *self)
{
  return self->axis != NULL ? rb_timeline_axis_get_length (self->axis) : 0;
}

/*
 * rb_shown_runs_get_playhead:
 * @self: runs
 * @run: one of them
 *
 * Returns: how far the run has been shown: a place on the axis, in µs of playback time
 */
double
rb_shown_runs_get_playhead (const RbShownRuns *self,
                            guint              run)
{
  RbPlayer *player = self->runs[run].player;
  guint moment = rb_player_get_moment (player);
  double start;

  if (self->comparison != NULL)
    return rb_comparison_get_x (self->comparison);
  if (rb_player_get_n_moments (player) == 0 || rb_timeline_get_n_moments (self->runs[run].timeline) == 0)
    return 0;

  start = rb_timeline_axis_get_x (self->axis, run, moment);

  return start + rb_player_get_progress (player) * (rb_timeline_axis_get_x (self->axis, run, moment + 1) - start);
}

/*
 * rb_shown_runs_seek:
 * @self: runs
 * @x: a place on the axis, in µs of playback time
 *
 * Moves all runs to the moments that they have there. A run goes no further than it is known.
 */
void
rb_shown_runs_seek (const RbShownRuns *self,
                    double             x)
{
  if (self->comparison != NULL)
    {
      rb_comparison_seek (self->comparison, x);
      return;
    }

  for (guint i = 0; i < self->n_runs; i++)
    {
      RbPlayer *player = self->runs[i].player;
      guint n_moments = rb_player_get_n_moments (player);
      guint moment = rb_timeline_axis_find_moment (self->axis, i, x);

      if (n_moments > 0)
        rb_player_seek (player, MIN (moment, n_moments - 1));
    }
}

/*
 * rb_shown_runs_step:
 * @self: runs
 * @forward: whether to go forward
 *
 * Goes to the next moment, or back to the one before.
 */
void
rb_shown_runs_step (const RbShownRuns *self,
                    gboolean           forward)
{
  if (self->comparison != NULL)
    {
      if (forward)
        rb_comparison_step_forward (self->comparison);
      else
        rb_comparison_step_back (self->comparison);
      return;
    }

  for (guint i = 0; i < self->n_runs; i++)
    {
      if (forward)
        rb_player_step_forward (self->runs[i].player, RB_STEP_MOMENT);
      else
        rb_player_step_back (self->runs[i].player, RB_STEP_MOMENT);
    }
}

/*
 * rb_shown_runs_pause:
 * @self: runs
 *
 * Pauses what plays.
 */
void
rb_shown_runs_pause (const RbShownRuns *self)
{
  if (self->comparison != NULL && rb_comparison_get_playing (self->comparison))
    rb_comparison_toggle (self->comparison);

  for (guint i = 0; i < self->n_runs; i++)
    if (rb_player_get_playing (self->runs[i].player))
      rb_player_pause (self->runs[i].player);
}
