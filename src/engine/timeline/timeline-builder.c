/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/timeline/timeline-builder.h"

#include "engine/machine/machine-apply.h"
#include "engine/trace/trace-links.h"

/* A call that is on the stack. */
typedef struct
{
  RbTimelineBar bar;
  guint32 activation;
} Call;

#define CALL(self, i) (&g_array_index ((self)->calls, Call, (i)))

/* The index of the current record, which has been applied to the state already. */
static guint32
get_current (RbTimelineBuilder *self)
{
  return self->state.numbers.position - 1;
}

static RbTimelineBar
begin_bar (RbTimelineBuilder *self,
           guint32            callback)
{
  return (RbTimelineBar){ .begin = get_current (self), .end = RB_TIMELINE_OPEN, .callback = callback };
}

static guint32
find_callback (RbTimelineBuilder *self)
{
  return rb_trace_find_callback (self->trace, get_current (self));
}

static void
tell_start (RbTimelineBuilder   *self,
            RbLane               lane,
            guint                row,
            const RbTimelineBar *bar)
{
  self->sink->start (self->user_data, lane, row, bar);
}

static void
tell_end (RbTimelineBuilder *self,
          RbLane             lane,
          guint              row,
          RbTimelineBar     *bar)
{
  bar->end = get_current (self);
  self->sink->end (self->user_data, lane, row, bar);
}

/* --- Lanes of one bar at a time --- */

static void
end_single (RbTimelineBuilder *self,
            RbLane             lane,
            RbTimelineBar     *bar)
{
  if (bar->end == RB_TIMELINE_OPEN)
    tell_end (self, lane, 0, bar);
}

static void
start_single (RbTimelineBuilder *self,
              RbLane             lane,
              RbTimelineBar     *bar)
{
  end_single (self, lane, bar);
  *bar = begin_bar (self, find_callback (self));
  tell_start (self, lane, 0, bar);
}

/* No record says that an idle time is over, so the next record ends it. */
static void
end_idle (RbTimelineBuilder *self)
{
  if (self->loop.end == RB_TIMELINE_OPEN && rb_trace_get_record (self->trace, self->loop.begin).kind == RB_RECORD_IDLE)
    end_single (self, RB_LANE_LOOP, &self->loop);
}

static void
follow_blocked (RbTimelineBuilder *self,
                const RbRecord    *record)
{
  if (record->kind == RB_RECORD_BLOCKED_START)
    start_single (self, RB_LANE_BLOCKED, &self->blocked);
  else if (self->state.numbers.loop_state != RB_LOOP_BLOCKED)
    end_single (self, RB_LANE_BLOCKED, &self->blocked);
}

static void
add_line (RbTimelineBuilder *self)
{
  RbTimelineBar bar = begin_bar (self, find_callback (self));

  tell_start (self, RB_LANE_CONSOLE, 0, &bar);
  tell_end (self, RB_LANE_CONSOLE, 0, &bar);
}

/* --- The stack --- */

static void
end_calls (RbTimelineBuilder *self,
           guint              n_kept)
{
  for (guint i = self->calls->len; i > n_kept; i--)
    tell_end (self, RB_LANE_STACK, i - 1, &CALL (self, i - 1)->bar);
  g_array_set_size (self->calls, n_kept);
}

/* Ends and begins bars until each frame on the stack has one. A record changes only the top of the stack, so the frames
 * below the top are not compared. */
static void
follow_stack (RbTimelineBuilder *self)
{
  const GArray *frames = self->state.stack.frames;
  guint n_kept = MIN (frames->len, self->calls->len);

  while (n_kept > 0 &&
         CALL (self, n_kept - 1)->activation != g_array_index (frames, RbFrame, n_kept - 1).activation)
    n_kept--;

  end_calls (self, n_kept);
  for (guint i = n_kept; i < frames->len; i++)
    {
      const RbFrame *frame = &g_array_index (frames, RbFrame, i);
      Call call = { begin_bar (self, frame->callback), frame->activation };

      call.bar.function = frame->function;
      g_array_append_val (self->calls, call);
      tell_start (self, RB_LANE_STACK, i, &call.bar);
    }
}

/* --- Lanes whose bars overlap --- */

static void
start_span (RbTimelineBuilder *self,
            RbLane             lane,
            const RbRecord    *record)
{
  RbTimelineBar bar = begin_bar (self, record->b);
  guint row = rb_timeline_spans_start (&self->spans[lane], record->a, &bar);

  tell_start (self, lane, row, &bar);
}

static gboolean
end_span (RbTimelineBuilder *self,
          RbLane             lane,
          const RbRecord    *record)
{
  RbTimelineBar bar;
  guint row;

  if (!rb_timeline_spans_end (&self->spans[lane], record->a, &bar, &row))
    return FALSE;

  tell_end (self, lane, row, &bar);

  return TRUE;
}

/* A timer may be cleared after its task was queued. */
static void
clear_timer (RbTimelineBuilder *self,
             const RbRecord    *record)
{
  end_span (self, RB_LANE_TIMERS, record);
  end_span (self, RB_LANE_IMMEDIATES, record);
  while (end_span (self, RB_LANE_QUEUE, record))
    continue;
}

/* --- Promises that are combined --- */

static void
start_promise (RbTimelineBuilder *self,
               guint32            promise)
{
  RbTimelineBar bar = begin_bar (self, 0);
  guint row;

  bar.function = promise;
  row = rb_timeline_spans_start (&self->spans[RB_LANE_PROMISES], promise, &bar);
  tell_start (self, RB_LANE_PROMISES, row, &bar);
}

/* A promise may be a part of several others. */
static void
end_promise (RbTimelineBuilder *self,
             guint32            promise)
{
  RbTimelineBar bar;
  guint row;

  while (rb_timeline_spans_end (&self->spans[RB_LANE_PROMISES], promise, &bar, &row))
    tell_end (self, RB_LANE_PROMISES, row, &bar);
}

/* Starts the bar of a combined promise at its first part, so that it stands above the bars of its parts. A part that
 * was settled before has a bar without length, because nobody waited for it. */
static void
follow_part (RbTimelineBuilder *self,
             const RbRecord    *record)
{
  guint settled = rb_trace_links_find_settled (self->trace, record->a);

  if (record->flags < RB_FOLLOWER_ALL || record->b == 0)
    return;

  if (!rb_timeline_spans_has (&self->spans[RB_LANE_PROMISES], record->b))
    start_promise (self, record->b);
  start_promise (self, record->a);
  if (settled < get_current (self))
    end_promise (self, record->a);
}

/* --- Records --- */

/* Adds a record about a request. Returns FALSE if the record is about something else. */
static gboolean
add_request (RbTimelineBuilder *self,
             const RbRecord    *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_LOOKUP_START:
      start_span (self, RB_LANE_LOOKUPS, record);
      return TRUE;

    case RB_RECORD_LOOKUP_ANSWER:
      end_span (self, RB_LANE_LOOKUPS, record);
      return TRUE;

    case RB_RECORD_TIMER_SET:
      start_span (self, record->d == RB_TIMER_IMMEDIATE ? RB_LANE_IMMEDIATES : RB_LANE_TIMERS, record);
      return TRUE;

    case RB_RECORD_TIMER_FIRED:
      end_span (self, RB_LANE_TIMERS, record);
      return TRUE;

    case RB_RECORD_TIMER_CLEAR:
      clear_timer (self, record);
      return TRUE;

    /* An immediate does not fire, so its bar ends when its task is queued. */
    case RB_RECORD_TASK_QUEUED:
      end_span (self, RB_LANE_IMMEDIATES, record);
      start_span (self, RB_LANE_QUEUE, record);
      return TRUE;

    default:
      return FALSE;
    }
}

/* Adds a record about the event loop or about the console. */
static void
add_other (RbTimelineBuilder *self,
           const RbRecord    *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_TASK_START:
      end_span (self, RB_LANE_QUEUE, record);
      start_single (self, RB_LANE_LOOP, &self->loop);
      break;

    case RB_RECORD_MICROTASK_QUEUED:
      start_span (self, RB_LANE_MICROTASKS, record);
      break;

    case RB_RECORD_MICROTASK_START:
      end_span (self, RB_LANE_MICROTASKS, record);
      start_single (self, RB_LANE_LOOP, &self->loop);
      break;

    case RB_RECORD_IDLE:
      start_single (self, RB_LANE_LOOP, &self->loop);
      break;

    case RB_RECORD_FOLLOWED:
      follow_part (self, record);
      break;

    case RB_RECORD_SETTLED:
      end_promise (self, record->a);
      break;

    case RB_RECORD_TASK_END:
    case RB_RECORD_MICROTASK_END:
    case RB_RECORD_FINISHED:
      end_single (self, RB_LANE_LOOP, &self->loop);
      break;

    case RB_RECORD_CONSOLE:
    case RB_RECORD_UNCAUGHT:
    case RB_RECORD_UNHANDLED:
      add_line (self);
      break;

    default:
      break;
    }
}

/* --- For the timeline and the exporter --- */

/*
 * rb_timeline_builder_init:
 * @self: (out): a builder
 * @trace: the trace of a run; it is not referenced
 * @sink: where bars go
 * @user_data: what the functions of @sink are called with
 *
 * Makes a builder that has seen no record.
 */
void
rb_timeline_builder_init (RbTimelineBuilder    *self,
                          RbTrace              *trace,
                          const RbTimelineSink *sink,
                          gpointer              user_data)
{
  *self = (RbTimelineBuilder){ .trace = trace, .sink = sink, .user_data = user_data };
  rb_machine_state_init (&self->state);
  self->calls = g_array_new (FALSE, FALSE, sizeof (Call));
  for (guint i = 0; i < RB_N_LANES; i++)
    rb_timeline_spans_init (&self->spans[i]);
}

/*
 * rb_timeline_builder_clear:
 * @self: a builder
 *
 * Frees what @self holds.
 */
void
rb_timeline_builder_clear (RbTimelineBuilder *self)
{
  rb_machine_state_clear (&self->state);
  g_clear_pointer (&self->calls, g_array_unref);
  for (guint i = 0; i < RB_N_LANES; i++)
    rb_timeline_spans_clear (&self->spans[i]);
}

/*
 * rb_timeline_builder_add:
 * @self: a builder
 * @record: the next record of its trace
 *
 * Tells the sink which bars end and begin with a record. The bars of the stack come first.
 */
void
rb_timeline_builder_add (RbTimelineBuilder *self,
                         const RbRecord    *record)
{
  rb_machine_apply (&self->state, self->trace, record);

  follow_stack (self);
  end_idle (self);
  follow_blocked (self, record);
  if (!add_request (self, record))
    add_other (self, record);
}

/*
 * rb_timeline_builder_end:
 * @self: a builder
 *
 * Ends all bars that are still open with the last record.
 */
void
rb_timeline_builder_end (RbTimelineBuilder *self)
{
  end_calls (self, 0);
  end_single (self, RB_LANE_LOOP, &self->loop);
  end_single (self, RB_LANE_BLOCKED, &self->blocked);
  for (guint lane = 0; lane < RB_N_LANES; lane++)
    {
      RbTimelineBar bar;
      guint row;

      while (rb_timeline_spans_pop (&self->spans[lane], &bar, &row))
        tell_end (self, lane, row, &bar);
    }
}
