/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/timeline/timeline-axis.h"

#include "engine/timeline/timeline-private.h"

#define MAX_RUNS 2

typedef struct
{
  RbTimeline *timeline;
  GArray *placed; /* double: where the first moments start on the axis */
  double reached; /* how far the run has been played where the engine time is that of the axis' frontier */
} Run;

/**
 * RbTimelineAxis:
 *
 * The axis of a timeline. Its unit is the µs of playback time at speed 1: a moment is as long as it is watched. The
 * engine time grows along it, but not evenly: a wait of seconds may be shorter than the statements of a few µs.
 *
 * The axis of two runs is common to both. It goes from one engine time at which a moment starts to the next one, in
 * whichever run. Between two of them it is as long as the longer of the runs, in two parts: first the moments that take
 * no engine time, then that in which engine time passes. So what happens at the same engine time lies at the same
 * place, and waits for the same time lie side by side.
 *
 * Moments are placed up to the frontier: the engine time up to which both runs are known. Moments after it lie as if
 * their run were alone, and move when the other run comes to be known.
 */
struct _RbTimelineAxis
{
  GObject parent_instance;

  Run runs[MAX_RUNS];
  guint n_runs;

  /* The frontier. */
  double x;
  gint64 time;
};

G_DEFINE_FINAL_TYPE (RbTimelineAxis, rb_timeline_axis, G_TYPE_OBJECT)

static void
rb_timeline_axis_finalize (GObject *object)
{
  RbTimelineAxis *self = RB_TIMELINE_AXIS (object);

  for (guint i = 0; i < self->n_runs; i++)
    {
      g_clear_object (&self->runs[i].timeline);
      g_array_unref (self->runs[i].placed);
    }

  G_OBJECT_CLASS (rb_timeline_axis_parent_class)->finalize (object);
}

static void
rb_timeline_axis_class_init (RbTimelineAxisClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_timeline_axis_finalize;
}

static void
rb_timeline_axis_init (RbTimelineAxis *self)
{
}

static void
add_run (RbTimelineAxis *self,
         RbTimeline     *timeline)
{
  Run *run = &self->runs[self->n_runs++];

  run->timeline = g_object_ref (timeline);
  run->placed = g_array_new (FALSE, FALSE, sizeof (double));
}

/* --- A common axis --- */

/* From one engine time to the next one, as one run is played. */
typedef struct
{
  guint first;    /* the first moment that starts at the engine time, or the next one after it */
  guint end;      /* the moment after the last one that does */
  double instant; /* how long the moments take that take no engine time */
  double flow;    /* how long the engine time takes to pass */
} Step;

static gboolean
has_next (Run        *run,
          const Step *step)
{
  return step->end < rb_timeline_get_n_moments (run->timeline);
}

static void
find_instants (RbTimelineAxis *self,
               Run            *run,
               Step           *step)
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

/* Where in its own playback a run is at an engine time that lies between the starts of two of its moments. */
static double
find_between (Run    *run,
              guint   next,
              gint64  time)
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
find_flow (Run    *run,
           Step   *step,
           gint64  time)
{
  double reached;

  /* A run that is over stands at its end. */
  if (!has_next (run, step))
    reached = (double) rb_timeline_get_start (run->timeline, step->end);
  else if (rb_timeline_get_time (run->timeline, step->end) == time)
    reached = (double) rb_timeline_get_start (run->timeline, step->end);
  else
    reached = find_between (run, step->end, time);

  step->flow = MAX (reached - run->reached - step->instant, 0);
}

/* The next engine time at which a moment starts, if it is certain that no other one will come before. */
static gboolean
find_next_time (RbTimelineAxis *self,
                const Step     *steps,
                gint64         *ret_time)
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
place (RbTimelineAxis *self,
       Run            *run,
       const Step     *step,
       double          instant)
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
advance (RbTimelineAxis *self)
{
  Step steps[MAX_RUNS];
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

/* A single run needs nothing placed: it lies on the axis as it is played. */
static void
catch_up (RbTimelineAxis *self)
{
  if (self->n_runs > 1)
    while (advance (self))
      continue;
}

/* --- Places --- */

/* The first moment of a run that starts after @x. */
static guint
count_moments_up_to (const RbTimelineScale *scale,
                     double                 x)
{
  guint low = 0;
  guint high = scale->playback->starts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (rb_timeline_scale_get_x (scale, middle) <= x)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The first moment of a run that does not start before @time. */
static guint
count_moments_before (RbTimeline *timeline,
                      gint64      time)
{
  guint low = 0;
  guint high = rb_timeline_get_n_moments (timeline);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (rb_timeline_get_time (timeline, middle) < time)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* A place on the axis and the engine time there. */
typedef struct
{
  double x;
  gint64 time;
} Point;

/* Narrows the stretch between two points by a run of which @next is the first moment after it. Between the points that
 * remain, engine time passes evenly. */
static void
narrow (RbTimelineAxis *self,
        guint           run,
        guint           next,
        Point          *from,
        Point          *to)
{
  RbTimeline *timeline = self->runs[run].timeline;
  RbTimelineScale scale = rb_timeline_axis_get_scale (self, run);

  if (next > 0)
    {
      Point before = { rb_timeline_scale_get_x (&scale, next - 1), rb_timeline_get_time (timeline, next - 1) };

      if (before.time > from->time || (before.time == from->time && before.x > from->x))
        *from = before;
    }

  if (next < rb_timeline_get_n_moments (timeline) && rb_timeline_scale_get_x (&scale, next) < to->x)
    *to = (Point){ rb_timeline_scale_get_x (&scale, next), rb_timeline_get_time (timeline, next) };
}

/* After the last moment of all starts, engine time passes up to where it ends. */
static void
limit_by_end (RbTimelineAxis *self,
              const Point    *from,
              Point          *to)
{
  if (to->time < G_MAXINT64)
    return;

  *to = *from;
  for (guint i = 0; i < self->n_runs; i++)
    {
      RbTimeline *timeline = self->runs[i].timeline;

      to->x = MAX (to->x, rb_timeline_axis_get_scale (self, i).end);
      to->time = MAX (to->time, rb_timeline_get_time (timeline, rb_timeline_get_n_moments (timeline)));
    }
}

/**
 * rb_timeline_axis_new:
 * @timeline: a timeline
 * @other: (nullable): another one, for a common axis
 *
 * Creates an axis. It follows the timelines as they grow.
 *
 * Returns: (transfer full): a new axis
 */
RbTimelineAxis *
rb_timeline_axis_new (RbTimeline *timeline,
                      RbTimeline *other)
{
  RbTimelineAxis *self;

  g_return_val_if_fail (RB_IS_TIMELINE (timeline), NULL);
  g_return_val_if_fail (other == NULL || RB_IS_TIMELINE (other), NULL);

  self = g_object_new (RB_TYPE_TIMELINE_AXIS, NULL);
  add_run (self, timeline);
  if (other != NULL)
    add_run (self, other);

  return self;
}

/**
 * rb_timeline_axis_get_n_runs:
 * @self: an axis
 *
 * Gets how many runs share it.
 *
 * Returns: 1 or 2
 */
guint
rb_timeline_axis_get_n_runs (RbTimelineAxis *self)
{
  g_return_val_if_fail (RB_IS_TIMELINE_AXIS (self), 0);

  return self->n_runs;
}

/**
 * rb_timeline_axis_get_run:
 * @self: an axis
 * @run: 0 or 1
 *
 * Gets the timeline of a run.
 *
 * Returns: (transfer none): the timeline
 */
RbTimeline *
rb_timeline_axis_get_run (RbTimelineAxis *self,
                          guint           run)
{
  g_return_val_if_fail (RB_IS_TIMELINE_AXIS (self), NULL);
  g_return_val_if_fail (run < self->n_runs, NULL);

  return self->runs[run].timeline;
}

/*
 * rb_timeline_axis_get_scale:
 * @self: an axis
 * @run: 0 or 1
 *
 * Returns: how the moments of the run are placed; valid until a timeline grows
 */
RbTimelineScale
rb_timeline_axis_get_scale (RbTimelineAxis *self,
                            guint           run)
{
  RbTimeline *timeline = self->runs[run].timeline;
  RbTimelineScale scale = { 0 };

  catch_up (self);
  scale.playback = rb_timeline_get_playback (timeline);
  scale.placed = (const double *) (gconstpointer) self->runs[run].placed->data;
  scale.n_placed = self->runs[run].placed->len;
  scale.offset = self->x - self->runs[run].reached;
  scale.end = scale.offset + (double) rb_timeline_get_start (timeline, rb_timeline_get_n_moments (timeline));

  return scale;
}

/**
 * rb_timeline_axis_get_length:
 * @self: an axis
 *
 * Gets how long the axis is.
 *
 * Returns: the length, in µs of playback time
 */
double
rb_timeline_axis_get_length (RbTimelineAxis *self)
{
  double length = 0;

  g_return_val_if_fail (RB_IS_TIMELINE_AXIS (self), 0);

  for (guint i = 0; i < self->n_runs; i++)
    length = MAX (length, rb_timeline_axis_get_scale (self, i).end);

  return length;
}

/**
 * rb_timeline_axis_get_x:
 * @self: an axis
 * @run: 0 or 1
 * @moment: a moment; the number of moments stands for the end of the last one
 *
 * Gets where a moment starts.
 *
 * Returns: the place, in µs of playback time
 */
double
rb_timeline_axis_get_x (RbTimelineAxis *self,
                        guint           run,
                        guint           moment)
{
  RbTimelineScale scale;

  g_return_val_if_fail (RB_IS_TIMELINE_AXIS (self), 0);
  g_return_val_if_fail (run < self->n_runs, 0);

  scale = rb_timeline_axis_get_scale (self, run);

  return rb_timeline_scale_get_x (&scale, moment);
}

/**
 * rb_timeline_axis_find_moment:
 * @self: an axis
 * @run: 0 or 1
 * @x: a place, in µs of playback time
 *
 * Finds the moment of a run that lies at a place.
 *
 * Returns: the moment; the first or the last one where there is none; 0 for a run without moments
 */
guint
rb_timeline_axis_find_moment (RbTimelineAxis *self,
                              guint           run,
                              double          x)
{
  RbTimelineScale scale;

  g_return_val_if_fail (RB_IS_TIMELINE_AXIS (self), 0);
  g_return_val_if_fail (run < self->n_runs, 0);

  scale = rb_timeline_axis_get_scale (self, run);

  return MAX (count_moments_up_to (&scale, x), 1) - 1;
}

/**
 * rb_timeline_axis_get_time:
 * @self: an axis
 * @x: a place, in µs of playback time
 *
 * Gets the engine time at a place.
 *
 * Returns: the engine time, in µs
 */
gint64
rb_timeline_axis_get_time (RbTimelineAxis *self,
                           double          x)
{
  Point from = { 0, 0 };
  Point to = { G_MAXDOUBLE, G_MAXINT64 };

  g_return_val_if_fail (RB_IS_TIMELINE_AXIS (self), 0);

  for (guint i = 0; i < self->n_runs; i++)
    {
      RbTimelineScale scale = rb_timeline_axis_get_scale (self, i);

      narrow (self, i, count_moments_up_to (&scale, x), &from, &to);
    }
  limit_by_end (self, &from, &to);

  if (x >= to.x)
    return to.time;
  if (to.time <= from.time || x <= from.x)
    return from.time;

  return from.time + (gint64) ((double) (to.time - from.time) * ((x - from.x) / (to.x - from.x)));
}

/**
 * rb_timeline_axis_find_time:
 * @self: an axis
 * @time: an engine time, in µs
 *
 * Finds where the axis reaches an engine time. Many moments may start there; this is the place of the first one.
 *
 * Returns: the place, in µs of playback time
 */
double
rb_timeline_axis_find_time (RbTimelineAxis *self,
                            gint64          time)
{
  Point from = { 0, 0 };
  Point to = { G_MAXDOUBLE, G_MAXINT64 };

  g_return_val_if_fail (RB_IS_TIMELINE_AXIS (self), 0);

  for (guint i = 0; i < self->n_runs; i++)
    narrow (self, i, count_moments_before (self->runs[i].timeline, time), &from, &to);
  limit_by_end (self, &from, &to);

  if (time >= to.time || to.time <= from.time)
    return to.x;

  return from.x + (to.x - from.x) * ((double) (time - from.time) / (double) (to.time - from.time));
}

/**
 * rb_timeline_axis_query:
 * @self: an axis
 * @run: 0 or 1
 * @lane: a lane of its timeline
 * @row: a row of the lane
 * @from: the first place that is visible, in µs of playback time
 * @to: the last one
 * @pixel: how much of the axis is one pixel, in µs; above 0
 * @spans: (element-type RbTimelineSpan): where to add what is to be drawn
 *
 * Finds what of a row is visible. Neighbours narrower than a pixel are merged into one.
 *
 * Returns: how many bars, and groups of bars, were looked at. That is in proportion to what is added, and to the
 *   logarithm of the number of bars.
 */
guint
rb_timeline_axis_query (RbTimelineAxis *self,
                        guint           run,
                        RbLane          lane,
                        guint           row,
                        double          from,
                        double          to,
                        double          pixel,
                        GArray         *spans)
{
  RbTimelineScale scale;

  g_return_val_if_fail (RB_IS_TIMELINE_AXIS (self), 0);
  g_return_val_if_fail (run < self->n_runs, 0);
  g_return_val_if_fail (lane < RB_N_LANES && row < rb_timeline_get_n_rows (self->runs[run].timeline, lane), 0);
  g_return_val_if_fail (pixel > 0 && spans != NULL, 0);

  scale = rb_timeline_axis_get_scale (self, run);

  return rb_timeline_row_query (rb_timeline_get_row (self->runs[run].timeline, lane, row), &scale, from, to, pixel,
                                spans);
}
