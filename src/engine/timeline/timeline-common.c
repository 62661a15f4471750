/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/timeline/timeline-common.h"

#include "engine/timeline/timeline-private.h"

/* How one run is played from one engine time to the next one. */
typedef struct
{
  guint first;    /* the first moment that has not been placed */
  guint end;      /* the first moment that starts after the engine time */
  double instant; /* the playback time of the moments that take no engine time */
  double flow;    /* the playback time in which the engine time passes */
} Step;

static gboolean
has_next (RbTimelineRun *run,
          const Step    *step)
{
  return step->end < rb_timeline_get_n_moments (run->timeline);
}

static void
find_instants (RbTimelineCommon *self,
               RbTimelineRun    *run,
               Step             *step)
{
  guint n_moments = rb_timeline_get_n_moments (run->timeline);

  step->first = run->placed->len;
  step->end = step->first;
  while (step->end < n_moments && rb_timeline_get_time (run->timeline, step->end) <= self->time)
    step->end++;

  step->instant = 0;
  if (step->end > step->first)
    step->instant = (double) rb_timeline_get_start (run->timeline, step->end - 1) - run->reached;
}

/* Finds the playback time of a run at an engine time between the starts of two moments. */
static double
find_between (RbTimelineRun *run,
              guint          next,
              gint64         time)
{
  double from = next > 0 ? (double) rb_timeline_get_start (run->timeline, next - 1) : 0;
  double to = (double) rb_timeline_get_start (run->timeline, next);
  gint64 time_from = next > 0 ? rb_timeline_get_time (run->timeline, next - 1) : 0;
  gint64 time_to = rb_timeline_get_time (run->timeline, next);

  if (time_to <= time_from)
    return to;

  return from + (to - from) * ((double) (time - time_from) / (double) (time_to - time_from));
}

static void
find_flow (RbTimelineRun *run,
           Step          *step,
           gint64         time)
{
  double reached;

  /* A run that is over stays at its end. */
  if (!has_next (run, step))
    reached = (double) rb_timeline_get_start (run->timeline, step->end);
  else if (rb_timeline_get_time (run->timeline, step->end) == time)
    reached = (double) rb_timeline_get_start (run->timeline, step->end);
  else
    reached = find_between (run, step->end, time);

  step->flow = MAX (reached - run->reached - step->instant, 0);
}

/* Finds the next engine time at which a moment starts. Returns FALSE if there is none, or if a run that is not over may
 * still get an earlier one. */
static gboolean
find_next_time (RbTimelineCommon *self,
                const Step       *steps,
                gint64           *ret_time)
{
  gint64 next = G_MAXINT64;

  for (guint i = 0; i < self->n_runs; i++)
    {
      RbTimeline *timeline = self->runs[i].timeline;

      if (has_next (&self->runs[i], &steps[i]))
        next = MIN (next, rb_timeline_get_time (timeline, steps[i].end));
      else if (!rb_timeline_get_finished (timeline))
        return FALSE;
    }

  *ret_time = next;

  return next < G_MAXINT64;
}

static void
place (RbTimelineCommon *self,
       RbTimelineRun    *run,
       const Step       *step,
       double            instant)
{
  for (guint i = step->first; i < step->end; i++)
    {
      double within = (double) rb_timeline_get_start (run->timeline, i) - run->reached;
      double x = self->x + (i > step->first ? within * (instant / step->instant) : 0);

      g_array_append_val (run->placed, x);
    }
  run->reached += step->instant + step->flow;
}

/* Moves the frontier to the next engine time. */
static gboolean
advance (RbTimelineCommon *self)
{
  Step steps[RB_TIMELINE_MAX_RUNS];
  gint64 time;
  double instant = 0;
  double flow = 0;

  for (guint i = 0; i < self->n_runs; i++)
    find_instants (self, &self->runs[i], &steps[i]);
  if (!find_next_time (self, steps, &time))
    return FALSE;

  for (guint i = 0; i < self->n_runs; i++)
    {
      find_flow (&self->runs[i], &steps[i], time);
      instant = MAX (instant, steps[i].instant);
      flow = MAX (flow, steps[i].flow);
    }
  for (guint i = 0; i < self->n_runs; i++)
    place (self, &self->runs[i], &steps[i], instant);

  self->x += instant + flow;
  self->time = time;

  return TRUE;
}

/*
 * rb_timeline_common_clear:
 * @self: runs
 *
 * Releases the runs.
 */
void
rb_timeline_common_clear (RbTimelineCommon *self)
{
  for (guint i = 0; i < self->n_runs; i++)
    {
      g_clear_object (&self->runs[i].timeline);
      g_clear_pointer (&self->runs[i].placed, g_array_unref);
    }
  self->n_runs = 0;
}

/*
 * rb_timeline_common_add:
 * @self: runs, fewer than RB_TIMELINE_MAX_RUNS; nothing has been placed
 * @timeline: the timeline of another run
 *
 * Adds a run.
 */
void
rb_timeline_common_add (RbTimelineCommon *self,
                        RbTimeline       *timeline)
{
  RbTimelineRun *run = &self->runs[self->n_runs++];

  run->timeline = g_object_ref (timeline);
  run->placed = g_array_new (FALSE, FALSE, sizeof (double));
}

/*
 * rb_timeline_common_catch_up:
 * @self: runs
 *
 * Places the moments that the timelines have got since the last call.
 */
void
rb_timeline_common_catch_up (RbTimelineCommon *self)
{
  if (self->n_runs > 1)
    while (advance (self))
      continue;
}

/*
 * rb_timeline_common_get_scale:
 * @self: runs
 * @run: which of them
 *
 * Returns: how the moments of the run are placed; valid until a timeline grows
 */
RbTimelineScale
rb_timeline_common_get_scale (RbTimelineCommon *self,
                              guint             run)
{
  RbTimeline *timeline = self->runs[run].timeline;
  double offset = self->x - self->runs[run].reached;

  return (RbTimelineScale){
    .playback = rb_timeline_get_playback (timeline),
    .placed = (const double *) (gconstpointer) self->runs[run].placed->data,
    .n_placed = self->runs[run].placed->len,
    .offset = offset,
    .end = offset + (double) rb_timeline_get_start (timeline, rb_timeline_get_n_moments (timeline)),
  };
}
