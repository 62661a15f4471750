/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/goal.h"

static gboolean
find_record (RbGoal  *self,
             RbTrace *trace,
             guint    n_moments,
             guint   *ret_moment)
{
  const RbLineSet line = { &self->line, 1 };
  guint until = rb_trace_get_moment_start (trace, n_moments);
  guint record;
  gboolean is_found;

  if (self->kind == RB_GOAL_LINE)
    is_found = rb_line_set_find_next (&line, trace, self->record, until, &record);
  else
    is_found = rb_step_find_next (self->step, trace, self->record, until, &record);

  if (!is_found)
    {
      self->record = MAX (until, self->record);

      return FALSE;
    }

  *ret_moment = rb_trace_find_moment (trace, record);

  return TRUE;
}

/*
 * rb_goal_find:
 * @self: a goal
 * @trace: the trace of the run
 * @n_moments: how many of its moments are known
 * @ret_moment: (out): the moment
 *
 * Looks for the goal among the moments that are known. No record is searched twice, however often this is called while
 * the trace grows.
 *
 * Returns: whether the moment is known; always FALSE for RB_GOAL_END, because only the player knows whether the run is
 *   over
 */
gboolean
rb_goal_find (RbGoal  *self,
              RbTrace *trace,
              guint    n_moments,
              guint   *ret_moment)
{
  switch (self->kind)
    {
    case RB_GOAL_MOMENT:
      if (self->moment >= n_moments)
        return FALSE;
      *ret_moment = self->moment;
      return TRUE;

    case RB_GOAL_STEP:
    case RB_GOAL_LINE:
      return find_record (self, trace, n_moments, ret_moment);

    case RB_GOAL_END:
    case RB_GOAL_NONE:
    default:
      return FALSE;
    }
}
