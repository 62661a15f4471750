/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/timeline/timeline-axis.h"

#include "engine/timeline/timeline-common.h"
#include "engine/timeline/timeline-private.h"

/**
 * RbTimelineAxis:
 *
 * The axis of a timeline. Its unit is the µs of playback time at speed 1: the length of a moment is the time for which
 * the moment is shown. Engine time grows along the axis, but not evenly: a wait of seconds may be shorter than
 * statements that take a few µs.
 *
 * Two runs can share one axis. This axis has a section for each engine time at which a moment of either run starts. A
 * section has two parts: first the moments that take no engine time, then the wait in which engine time passes. Each
 * part is as long as in the run that needs more playback time for it. So what happens at the same engine time is at the
 * same place, and waits for the same time are side by side.
 */
struct _RbTimelineAxis
{
  GObject parent_instance;

  RbTimelineCommon common;
};

G_DEFINE_FINAL_TYPE (RbTimelineAxis, rb_timeline_axis, G_TYPE_OBJECT)

static void
rb_timeline_axis_finalize (GObject *object)
{
  RbTimelineAxis *self = RB_TIMELINE_AXIS (object);

  rb_timeline_common_clear (&self->common);

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

/* --- Places --- */

/* Returns the first moment of a run that starts after @x. */
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

/* Returns the first moment of a run that does not start before @time. */
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

/* Moves @from and @to closer to the place between them, by the moments of one run. @next is the first moment of the run
 * after that place. After all runs, engine time passes evenly between @from and @to. */
static void
narrow (RbTimelineAxis *self,
        guint           run,
        guint           next,
        Point          *from,
        Point          *to)
{
  RbTimeline *timeline = self->common.runs[run].timeline;
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

/* After the start of the last moment of all runs, engine time passes up to the end of that moment. */
static void
limit_by_end (RbTimelineAxis *self,
              const Point    *from,
              Point          *to)
{
  if (to->time < G_MAXINT64)
    return;

  *to = *from;
  for (guint i = 0; i < self->common.n_runs; i++)
    {
      RbTimeline *timeline = self->common.runs[i].timeline;

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
  rb_timeline_common_add (&self->common, timeline);
  if (other != NULL)
    rb_timeline_common_add (&self->common, other);

  return self;
}

/**
 * rb_timeline_axis_get_n_runs:
 * @self: an axis
 *
 * Gets how many runs share the axis.
 *
 * Returns: 1 or 2
 */
guint
rb_timeline_axis_get_n_runs (RbTimelineAxis *self)
{
  g_return_val_if_fail (RB_IS_TIMELINE_AXIS (self), 0);

  return self->common.n_runs;
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
  g_return_val_if_fail (run < self->common.n_runs, NULL);

  return self->common.runs[run].timeline;
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
  rb_timeline_common_catch_up (&self->common);

  return rb_timeline_common_get_scale (&self->common, run);
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

  for (guint i = 0; i < self->common.n_runs; i++)
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
  g_return_val_if_fail (run < self->common.n_runs, 0);

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
  g_return_val_if_fail (run < self->common.n_runs, 0);

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

  for (guint i = 0; i < self->common.n_runs; i++)
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

  for (guint i = 0; i < self->common.n_runs; i++)
    narrow (self, i, count_moments_before (self->common.runs[i].timeline, time), &from, &to);
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
 * Finds the visible part of a row. Neighbours narrower than a pixel are merged into one.
 *
 * Returns: how many bars and groups of bars were read. This number is proportional to the number of spans that are
 *   added, and to the logarithm of the number of bars.
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
  g_return_val_if_fail (run < self->common.n_runs, 0);
  g_return_val_if_fail (lane < RB_N_LANES && row < rb_timeline_get_n_rows (self->common.runs[run].timeline, lane), 0);
  g_return_val_if_fail (pixel > 0 && spans != NULL, 0);

  scale = rb_timeline_axis_get_scale (self, run);

  return rb_timeline_row_query (rb_timeline_get_row (self->common.runs[run].timeline, lane, row), &scale, from, to,
                                pixel, spans);
}
