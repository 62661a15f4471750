/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/timeline/timeline.h"

#include "engine/timeline/pace.h"
#include "engine/timeline/timeline-builder.h"
#include "engine/timeline/timeline-private.h"

/**
 * RbTimeline:
 *
 * A trace as lanes of bars: what went on in a run, and from when to when.
 *
 * A builder follows the trace and makes the bars; the timeline keeps them by lane and row. The timeline also keeps how
 * long each moment is shown, so that an [class@TimelineAxis] can place the moments. The lane of a bar and the record
 * that the bar begins with say what the bar means. The timeline has no words for it.
 *
 * The trace may grow meanwhile: rb_timeline_catch_up() adds what is new.
 */
struct _RbTimeline
{
  GObject parent_instance;

  RbTrace *trace;
  RbTimelineBuilder builder;
  guint n_records; /* the number of records that have been added */
  guint32 settled; /* the first record of the last known moment; the records before it will not change */

  GArray *rows[RB_N_LANES]; /* RbTimelineRow */
  RbTimelinePlayback playback;

  /* Where the last moment ends: in µs of playback time, and of engine time. */
  gint64 length;
  gint64 time;
};

G_DEFINE_FINAL_TYPE (RbTimeline, rb_timeline, G_TYPE_OBJECT)

#define ROW(self, lane, i) (&g_array_index ((self)->rows[(lane)], RbTimelineRow, (i)))

static void
rb_timeline_finalize (GObject *object)
{
  RbTimeline *self = RB_TIMELINE (object);

  rb_timeline_builder_clear (&self->builder);
  rb_timeline_playback_clear (&self->playback);
  for (guint lane = 0; lane < RB_N_LANES; lane++)
    g_array_unref (self->rows[lane]);
  g_clear_object (&self->trace);

  G_OBJECT_CLASS (rb_timeline_parent_class)->finalize (object);
}

static void
rb_timeline_class_init (RbTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_timeline_finalize;
}

static void
rb_timeline_init (RbTimeline *self)
{
  rb_timeline_playback_init (&self->playback);
  for (guint lane = 0; lane < RB_N_LANES; lane++)
    {
      self->rows[lane] = g_array_new (FALSE, TRUE, sizeof (RbTimelineRow));
      g_array_set_clear_func (self->rows[lane], (GDestroyNotify) rb_timeline_row_clear);
    }
}

/* --- Bars --- */

static void
start_bar (gpointer             user_data,
           RbLane               lane,
           guint                row,
           const RbTimelineBar *bar)
{
  RbTimeline *self = user_data;

  if (row >= self->rows[lane]->len)
    g_array_set_size (self->rows[lane], row + 1);

  rb_timeline_row_group (ROW (self, lane, row), &self->playback, self->settled);
  rb_timeline_row_start (ROW (self, lane, row), bar);
}

static void
end_bar (gpointer             user_data,
         RbLane               lane,
         guint                row,
         const RbTimelineBar *bar)
{
  RbTimeline *self = user_data;

  rb_timeline_row_end (ROW (self, lane, row), bar->end);
}

static const RbTimelineSink sink = { start_bar, end_bar };

/* --- Moments --- */

/* How much engine time passes at the end of the moment that ends where the builder is. */
static gint64
find_wait (RbTimeline *self,
           guint       end)
{
  RbMachineState *state = &self->builder.state;
  gboolean is_blocked = state->numbers.loop_state == RB_LOOP_BLOCKED;
  const RbPending *pending = NULL;
  guint n_pending = 0;

  /* Listing what is pending costs time, and only a blocked loop needs it. */
  if (is_blocked)
    pending = rb_pending_list_list (&state->pending, &n_pending);

  return rb_pace_find_wait (self->trace, end, is_blocked, pending, n_pending);
}

static gint64
find_duration (RbTimeline *self,
               guint       moment,
               guint       end,
               gint64      wait)
{
  return rb_pace_find_duration (self->trace, rb_trace_get_moment_start (self->trace, moment), end, wait,
                                rb_trace_get_round (self->trace, moment));
}

/* Adds the moments that start at a record or before it. A moment may become known only after later records were added.
 * These records leave functions, which does not change what the loop waits for. */
static void
add_moments (RbTimeline *self,
             guint       up_to)
{
  guint n_moments = rb_trace_get_n_moments (self->trace);

  while (self->playback.starts->len < n_moments)
    {
      guint moment = self->playback.starts->len;
      guint record = rb_trace_get_moment_start (self->trace, moment);
      gint64 start = 0;

      if (record > up_to)
        return;

      if (moment > 0)
        start = rb_timeline_playback_get_start (&self->playback, moment - 1)
                + find_duration (self, moment - 1, record, find_wait (self, record));
      rb_timeline_playback_add (&self->playback, record, start);
    }
}

static void
find_end (RbTimeline *self)
{
  gint64 wait = find_wait (self, self->n_records);
  guint n_moments = self->playback.starts->len;

  self->length = rb_timeline_playback_get_start (&self->playback, n_moments - 1)
                 + find_duration (self, n_moments - 1, self->n_records, wait);
  self->time = rb_trace_get_record (self->trace, self->n_records - 1).time + wait;
}

/**
 * rb_timeline_new:
 * @trace: the trace of a run
 *
 * Creates a timeline without bars; rb_timeline_catch_up() adds them.
 *
 * Returns: (transfer full): a new timeline
 */
RbTimeline *
rb_timeline_new (RbTrace *trace)
{
  RbTimeline *self;

  g_return_val_if_fail (RB_IS_TRACE (trace), NULL);

  self = g_object_new (RB_TYPE_TIMELINE, NULL);
  self->trace = g_object_ref (trace);
  rb_timeline_builder_init (&self->builder, trace, &sink, self);

  return self;
}

/**
 * rb_timeline_get_trace:
 * @self: a timeline
 *
 * Gets the trace that it shows.
 *
 * Returns: (transfer none): the trace
 */
RbTrace *
rb_timeline_get_trace (RbTimeline *self)
{
  g_return_val_if_fail (RB_IS_TIMELINE (self), NULL);

  return self->trace;
}

/**
 * rb_timeline_catch_up:
 * @self: a timeline
 * @max_records: how many records to add at most
 *
 * Adds the records that the trace has got since the last call. A caller that has other work to do may add them in
 * parts.
 *
 * Returns: whether the timeline has all that is in the trace
 */
gboolean
rb_timeline_catch_up (RbTimeline *self,
                      guint       max_records)
{
  guint n_records;
  guint end;

  g_return_val_if_fail (RB_IS_TIMELINE (self), TRUE);

  n_records = rb_trace_get_n_records (self->trace);
  if (self->n_records == n_records)
    return TRUE;

  self->settled = rb_trace_get_moment_start (self->trace, rb_trace_get_n_moments (self->trace) - 1);
  end = self->n_records + MIN (max_records, n_records - self->n_records);
  for (; self->n_records < end; self->n_records++)
    {
      RbRecord record = rb_trace_get_record (self->trace, self->n_records);

      add_moments (self, self->n_records);
      rb_timeline_builder_add (&self->builder, &record);
    }
  if (self->n_records > 0)
    {
      add_moments (self, self->n_records - 1);
      find_end (self);
    }

  return self->n_records == n_records;
}

/**
 * rb_timeline_get_n_records:
 * @self: a timeline
 *
 * Gets how many records of the trace have been added.
 *
 * Returns: the number of records
 */
guint
rb_timeline_get_n_records (RbTimeline *self)
{
  g_return_val_if_fail (RB_IS_TIMELINE (self), 0);

  return self->n_records;
}

/**
 * rb_timeline_get_finished:
 * @self: a timeline
 *
 * Gets whether the run is over and all its records have been added.
 *
 * Returns: whether nothing more will be added
 */
gboolean
rb_timeline_get_finished (RbTimeline *self)
{
  g_return_val_if_fail (RB_IS_TIMELINE (self), FALSE);

  return self->n_records > 0 &&
         rb_trace_get_record (self->trace, self->n_records - 1).kind == RB_RECORD_FINISHED;
}

/**
 * rb_timeline_get_n_rows:
 * @self: a timeline
 * @lane: a lane
 *
 * Gets how many rows a lane has.
 *
 * Returns: the number of rows
 */
guint
rb_timeline_get_n_rows (RbTimeline *self,
                        RbLane      lane)
{
  g_return_val_if_fail (RB_IS_TIMELINE (self), 0);
  g_return_val_if_fail (lane < RB_N_LANES, 0);

  return self->rows[lane]->len;
}

/**
 * rb_timeline_get_n_bars:
 * @self: a timeline
 * @lane: a lane
 * @row: a row of it
 *
 * Gets how many bars a row has.
 *
 * Returns: the number of bars
 */
guint
rb_timeline_get_n_bars (RbTimeline *self,
                        RbLane      lane,
                        guint       row)
{
  g_return_val_if_fail (RB_IS_TIMELINE (self), 0);
  g_return_val_if_fail (lane < RB_N_LANES && row < self->rows[lane]->len, 0);

  return ROW (self, lane, row)->n_bars;
}

/**
 * rb_timeline_get_bar: (skip)
 * @self: a timeline
 * @lane: a lane
 * @row: a row of it
 * @bar: which bar of the row, from 0
 *
 * Gets a bar. The bars of a row are in order and do not overlap.
 *
 * Returns: the bar
 */
RbTimelineBar
rb_timeline_get_bar (RbTimeline *self,
                     RbLane      lane,
                     guint       row,
                     guint       bar)
{
  g_return_val_if_fail (RB_IS_TIMELINE (self), (RbTimelineBar){ 0 });
  g_return_val_if_fail (lane < RB_N_LANES && row < self->rows[lane]->len, (RbTimelineBar){ 0 });
  g_return_val_if_fail (bar < ROW (self, lane, row)->n_bars, (RbTimelineBar){ 0 });

  return ROW (self, lane, row)->bars[bar];
}

/**
 * rb_timeline_get_n_moments:
 * @self: a timeline
 *
 * Gets how many moments it has.
 *
 * Returns: the number of moments
 */
guint
rb_timeline_get_n_moments (RbTimeline *self)
{
  g_return_val_if_fail (RB_IS_TIMELINE (self), 0);

  return self->playback.starts->len;
}

/**
 * rb_timeline_get_start:
 * @self: a timeline
 * @moment: a moment; the number of moments stands for the end of the last one
 *
 * Gets when a moment starts if the run is played alone.
 *
 * Returns: the start, in µs of playback time at speed 1
 */
gint64
rb_timeline_get_start (RbTimeline *self,
                       guint       moment)
{
  g_return_val_if_fail (RB_IS_TIMELINE (self), 0);
  g_return_val_if_fail (moment <= self->playback.starts->len, 0);

  return moment < self->playback.starts->len ? rb_timeline_playback_get_start (&self->playback, moment) : self->length;
}

/**
 * rb_timeline_get_time:
 * @self: a timeline
 * @moment: a moment; the number of moments stands for the end of the last one
 *
 * Gets the engine time at which a moment starts.
 *
 * Returns: the engine time, in µs
 */
gint64
rb_timeline_get_time (RbTimeline *self,
                      guint       moment)
{
  g_return_val_if_fail (RB_IS_TIMELINE (self), 0);
  g_return_val_if_fail (moment <= self->playback.starts->len, 0);

  if (moment == self->playback.starts->len)
    return self->time;

  return rb_trace_get_record (self->trace, rb_trace_get_moment_start (self->trace, moment)).time;
}

/**
 * rb_timeline_get_size:
 * @self: a timeline
 *
 * Gets how much memory the bars and moments take.
 *
 * Returns: the size, in bytes
 */
gsize
rb_timeline_get_size (RbTimeline *self)
{
  gsize size;

  g_return_val_if_fail (RB_IS_TIMELINE (self), 0);

  size = rb_timeline_playback_get_size (&self->playback);
  for (guint lane = 0; lane < RB_N_LANES; lane++)
    for (guint row = 0; row < self->rows[lane]->len; row++)
      size += rb_timeline_row_get_size (ROW (self, lane, row));

  return size;
}

/*
 * rb_timeline_get_playback:
 * @self: a timeline
 *
 * Returns: when its moments are shown
 */
const RbTimelinePlayback *
rb_timeline_get_playback (RbTimeline *self)
{
  return &self->playback;
}

/*
 * rb_timeline_get_row:
 * @self: a timeline
 * @lane: a lane
 * @row: a row of it
 *
 * Returns: (transfer none): the row
 */
const RbTimelineRow *
rb_timeline_get_row (RbTimeline *self,
                     RbLane      lane,
                     guint       row)
{
  return ROW (self, lane, row);
}
