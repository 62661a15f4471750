/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/export/perfetto-lanes.h"

#include "engine/export/perfetto-names.h"

/* The lanes that have a track for each row. */
static const struct
{
  RbPerfettoTrack first;
  const char *name;
} tracks[RB_N_LANES] = {
  [RB_LANE_LOOKUPS] = { RB_PERFETTO_TRACK_LOOKUPS, "Database" },
  [RB_LANE_TIMERS] = { RB_PERFETTO_TRACK_TIMERS, "Timers" },
  [RB_LANE_IMMEDIATES] = { RB_PERFETTO_TRACK_IMMEDIATES, "Immediates" },
  [RB_LANE_QUEUE] = { RB_PERFETTO_TRACK_QUEUE, "Task queue" },
};

/* --- Slices on the track of the stack --- */

static void
start_slice (RbPerfettoLanes *self,
             const RbRecord  *record,
             const char      *name)
{
  rb_perfetto_writer_put (self->writer,
                          rb_perfetto_event_new ("B", RB_PERFETTO_TRACK_STACK, record->time, name));
}

static void
end_slice (RbPerfettoLanes     *self,
           const RbTimelineBar *bar)
{
  gint64 time = rb_trace_get_record (self->trace, bar->end).time;

  rb_perfetto_writer_put (self->writer, rb_perfetto_event_new ("E", RB_PERFETTO_TRACK_STACK, time, NULL));
}

/* A whole slice. It is made when the bar has ended, because a wait may end earlier than its first record says. */
static JsonObject *
new_slice (RbPerfettoLanes     *self,
           guint                track,
           const RbTimelineBar *bar,
           const RbRecord      *record,
           const char          *name)
{
  JsonObject *event = rb_perfetto_event_new ("X", track, record->time, name);

  json_object_set_int_member (event, "dur", rb_trace_get_record (self->trace, bar->end).time - record->time);

  return event;
}

static void
put_slice (RbPerfettoLanes     *self,
           guint                track,
           const RbTimelineBar *bar,
           const RbRecord      *record,
           const char          *name)
{
  rb_perfetto_writer_put (self->writer, new_slice (self, track, bar, record, name));
}

static void
start_call (RbPerfettoLanes     *self,
            const RbTimelineBar *bar,
            const RbRecord      *record)
{
  guint32 activation = record->kind == RB_RECORD_SCRIPT_START ? 0 : record->a;
  g_autofree char *name = rb_perfetto_dup_function_name (self->trace, activation, bar->function);

  start_slice (self, record, name);
}

static void
start_task (RbPerfettoLanes *self,
            const RbRecord  *record)
{
  g_autofree char *name = rb_perfetto_dup_callback_name (record->b, "answer for a promise");

  start_slice (self, record, name);
}

/* --- Microtasks, which are on a track of their own as well --- */

static void
start_microtask (RbPerfettoLanes *self,
                 const RbRecord  *record)
{
  g_autofree char *name = rb_perfetto_dup_microtask_name (self->trace, record);

  if (self->n_tracks[RB_LANE_LOOP]++ == 0)
    rb_perfetto_writer_put_track (self->writer, RB_PERFETTO_TRACK_MICROTASKS, "Microtasks");
  start_slice (self, record, name);
}

static void
end_microtask (RbPerfettoLanes     *self,
               const RbTimelineBar *bar,
               const RbRecord      *record)
{
  g_autofree char *name = rb_perfetto_dup_microtask_name (self->trace, record);

  put_slice (self, RB_PERFETTO_TRACK_MICROTASKS, bar, record, name);
  end_slice (self, bar);
}

/* --- What the loop does --- */

static void
start_loop (RbPerfettoLanes *self,
            const RbRecord  *record)
{
  if (record->kind == RB_RECORD_MICROTASK_START)
    start_microtask (self, record);
  else if (record->kind == RB_RECORD_TASK_START)
    start_task (self, record);
}

static void
end_loop (RbPerfettoLanes     *self,
          const RbTimelineBar *bar,
          const RbRecord      *record)
{
  if (record->kind == RB_RECORD_IDLE)
    put_slice (self, RB_PERFETTO_TRACK_STACK, bar, record, "idle");
  else if (record->kind == RB_RECORD_MICROTASK_START)
    end_microtask (self, bar, record);
  else
    end_slice (self, bar);
}

/* --- Requests and tasks that wait --- */

static char *
dup_span_name (RbPerfettoLanes *self,
               RbLane           lane,
               const RbRecord  *record)
{
  if (lane == RB_LANE_LOOKUPS)
    return g_strdup (rb_trace_get_string (self->trace, record->c));

  return rb_perfetto_dup_callback_name (record->b, lane == RB_LANE_QUEUE ? "answer for a promise" : "timer");
}

static void
start_span (RbPerfettoLanes *self,
            RbLane           lane,
            guint            row)
{
  if (row < self->n_tracks[lane])
    return;

  rb_perfetto_writer_put_track (self->writer, tracks[lane].first + row, tracks[lane].name);
  self->n_tracks[lane] = row + 1;
}

static void
end_span (RbPerfettoLanes     *self,
          RbLane               lane,
          guint                row,
          const RbTimelineBar *bar,
          const RbRecord      *record)
{
  g_autofree char *name = dup_span_name (self, lane, record);
  JsonObject *event = new_slice (self, tracks[lane].first + row, bar, record, name);
  JsonObject *args = json_object_new ();

  json_object_set_int_member (args, "request", record->a);
  json_object_set_object_member (event, "args", args);
  rb_perfetto_writer_put (self->writer, event);
}

/* --- The sink --- */

static void
put_line (RbPerfettoLanes *self,
          const RbRecord  *record)
{
  guint32 text = record->kind == RB_RECORD_CONSOLE ? record->b : record->a;

  rb_perfetto_writer_put_instant (self->writer, RB_PERFETTO_TRACK_CONSOLE, record->time,
                                  rb_trace_get_string (self->trace, text));
}

static void
start_bar (gpointer             user_data,
           RbLane               lane,
           guint                row,
           const RbTimelineBar *bar)
{
  RbPerfettoLanes *self = user_data;
  RbRecord record = rb_trace_get_record (self->trace, bar->begin);

  switch (lane)
    {
    case RB_LANE_LOOP:
      start_loop (self, &record);
      break;

    case RB_LANE_STACK:
      start_call (self, bar, &record);
      break;

    case RB_LANE_CONSOLE:
      put_line (self, &record);
      break;

    /* A blocked time is written when it has ended. An arrow says where a microtask was queued. */
    case RB_LANE_BLOCKED:
    case RB_LANE_MICROTASKS:
    case RB_LANE_PROMISES:
      break;

    case RB_LANE_LOOKUPS:
    case RB_LANE_TIMERS:
    case RB_LANE_IMMEDIATES:
    case RB_LANE_QUEUE:
      start_span (self, lane, row);
      break;

    case RB_N_LANES:
    default:
      g_assert_not_reached ();
    }
}

static void
end_bar (gpointer             user_data,
         RbLane               lane,
         guint                row,
         const RbTimelineBar *bar)
{
  RbPerfettoLanes *self = user_data;
  RbRecord record = rb_trace_get_record (self->trace, bar->begin);

  if (lane == RB_LANE_LOOP)
    end_loop (self, bar, &record);
  else if (lane == RB_LANE_STACK)
    end_slice (self, bar);
  else if (lane == RB_LANE_BLOCKED)
    put_slice (self, RB_PERFETTO_TRACK_STACK, bar, &record, "blocked");
  else if (tracks[lane].name != NULL)
    end_span (self, lane, row, bar, &record);
}

/*
 * rb_perfetto_lanes_sink:
 *
 * The sink of a builder for an export. Its user data is an RbPerfettoLanes.
 */
const RbTimelineSink rb_perfetto_lanes_sink = { start_bar, end_bar };
