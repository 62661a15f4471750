/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/export.h"

#include "engine/export-writer.h"
#include "engine/machine.h"

/* Something that has started and not ended yet, in a lane of its own. */
typedef struct
{
  guint32 request;
  guint lane;
  gint64 start;
  char *name;
} Span;

/* Spans overlap at will, but what is on one track must nest. So there are as many tracks as spans at once. */
typedef struct
{
  const char *name;
  guint first_track;
  GQueue spans;       /* Span, the oldest first */
  GByteArray *in_use; /* by lane */
} Lanes;

/* Tracks; of lanes the first. */
enum
{
  TRACK_STACK = 1,
  TRACK_CONSOLE = 2,
  TRACK_MICROTASKS = 3,
  TRACK_DATABASE = 1000000,
  TRACK_TIMERS = 2000000,
  TRACK_QUEUE = 3000000,
};

typedef struct
{
  RbExportWriter writer;
  RbTrace *trace;
  RbMachine *machine;
  gboolean has_event;

  GArray *open;    /* guint32: the activations that have a slice on the track of the stack */
  guint n_outside; /* how many slices are open below them: a task, a microtask */

  Lanes database;
  Lanes timers;
  Lanes queue;

  GArray *handed_over; /* gint64: when callback 1, 2, … was, last */
  gboolean has_microtasks;
  char *microtask;     /* what the microtask is called that runs, or NULL */
  gint64 microtask_start;
} Exporter;

/* --- Events ------------------------------------------------------------------------------------------------------- */

static JsonObject *
event_new (const char *phase,
           guint       track,
           gint64      time,
           const char *name)
{
  JsonObject *event = json_object_new ();

  json_object_set_string_member (event, "ph", phase);
  json_object_set_int_member (event, "pid", 1);
  json_object_set_int_member (event, "tid", track);
  json_object_set_int_member (event, "ts", time);
  if (name != NULL)
    json_object_set_string_member (event, "name", name);

  return event;
}

static void
put (Exporter   *self,
     JsonObject *event)
{
  rb_export_writer_put_text (&self->writer, self->has_event ? ",\n" : "\n");
  rb_export_writer_put_object (&self->writer, event);
  self->has_event = TRUE;
}

static void
put_metadata (Exporter   *self,
              guint       track,
              const char *what,
              const char *name,
              guint       sort_index)
{
  JsonObject *event = event_new ("M", track, 0, what);
  JsonObject *args = json_object_new ();

  if (name != NULL)
    json_object_set_string_member (args, "name", name);
  else
    json_object_set_int_member (args, "sort_index", sort_index);
  json_object_set_object_member (event, "args", args);
  put (self, event);
}

static void
put_track (Exporter   *self,
           guint       track,
           const char *name)
{
  put_metadata (self, track, "thread_name", name, 0);
  put_metadata (self, track, "thread_sort_index", NULL, track);
}

static void
put_arrow (Exporter   *self,
           const char *phase,
           guint       track,
           const char *name,
           const char *category,
           guint32     id,
           gint64      time)
{
  JsonObject *event = event_new (phase, track, time, name);

  json_object_set_string_member (event, "cat", category);
  json_object_set_int_member (event, "id", id);
  if (*phase != 's')
    json_object_set_string_member (event, "bp", "e");
  put (self, event);
}

static void
put_flow (Exporter   *self,
          const char *phase,
          guint32     request,
          gint64      time)
{
  put_arrow (self, phase, TRACK_STACK, "rings back", "callback", request, time);
}

/* --- Lanes -------------------------------------------------------------------------------------------------------- */

static void
span_free (Span *span)
{
  g_free (span->name);
  g_free (span);
}

static void
lanes_init (Lanes      *lanes,
            const char *name,
            guint       first_track)
{
  lanes->name = name;
  lanes->first_track = first_track;
  g_queue_init (&lanes->spans);
  lanes->in_use = g_byte_array_new ();
}

static void
lanes_clear (Lanes *lanes)
{
  g_queue_clear_full (&lanes->spans, (GDestroyNotify) span_free);
  g_byte_array_unref (lanes->in_use);
}

static Span *
find_span (Lanes   *lanes,
           guint32  request)
{
  for (GList *l = lanes->spans.head; l != NULL; l = l->next)
    {
      Span *span = l->data;

      if (span->request == request)
        return span;
    }

  return NULL;
}

static Span *
start_span (Exporter *self,
            Lanes    *lanes,
            guint32   request,
            gint64    time,
            char     *name)
{
  const guint8 used = TRUE;
  Span *span = g_new0 (Span, 1);

  while (span->lane < lanes->in_use->len && lanes->in_use->data[span->lane])
    span->lane++;

  if (span->lane == lanes->in_use->len)
    {
      put_track (self, lanes->first_track + span->lane, lanes->name);
      g_byte_array_append (lanes->in_use, &used, 1);
    }
  lanes->in_use->data[span->lane] = TRUE;

  span->request = request;
  span->start = time;
  span->name = name;
  g_queue_push_tail (&lanes->spans, span);

  return span;
}

static void
put_span (Exporter *self,
          Lanes    *lanes,
          Span     *span,
          gint64    time)
{
  JsonObject *event = event_new ("X", lanes->first_track + span->lane, span->start, span->name);
  JsonObject *args = json_object_new ();

  json_object_set_int_member (event, "dur", time - span->start);
  json_object_set_int_member (args, "request", span->request);
  json_object_set_object_member (event, "args", args);
  put (self, event);
  lanes->in_use->data[span->lane] = FALSE;
}

static gboolean
end_span (Exporter *self,
          Lanes    *lanes,
          guint32   request,
          gint64    time)
{
  Span *span = find_span (lanes, request);

  if (span == NULL)
    return FALSE;

  put_span (self, lanes, span, time);
  g_queue_remove (&lanes->spans, span);
  span_free (span);

  return TRUE;
}

/* What is still under way when the trace ends is drawn up to its end. */
static void
end_all_spans (Exporter *self,
               Lanes    *lanes,
               gint64    time)
{
  for (GList *l = lanes->spans.head; l != NULL; l = l->next)
    put_span (self, lanes, l->data, time);
}

/* --- The stack ---------------------------------------------------------------------------------------------------- */

static char *
dup_frame_name (Exporter      *self,
                const RbFrame *frame)
{
  const RbSite *function = rb_trace_get_site (self->trace, frame->function);

  if (frame->activation == 0)
    return g_strdup ("main script");
  if (frame->function == 0 || function == NULL)
    return g_strdup ("function");

  return *function->name != '\0' ? g_strdup (function->name) : g_strdup_printf ("function of line %u", function->line);
}

static void
end_slice (Exporter *self,
           gint64    time)
{
  put (self, event_new ("E", TRACK_STACK, time, NULL));
}

static void
end_slices (Exporter *self,
            guint     n_kept,
            gint64    time)
{
  for (guint i = self->open->len; i > n_kept; i--)
    end_slice (self, time);
  g_array_set_size (self->open, n_kept);
}

/* Opens and closes slices until they are what the machine has on its stack. Only the top of a stack ever changes. */
static void
follow_stack (Exporter *self,
              gint64    time)
{
  guint n_frames;
  const RbFrame *frames = rb_machine_get_frames (self->machine, &n_frames);
  guint n_kept = MIN (n_frames, self->open->len);

  while (n_kept > 0 && g_array_index (self->open, guint32, n_kept - 1) != frames[n_kept - 1].activation)
    n_kept--;

  end_slices (self, n_kept, time);
  for (guint i = n_kept; i < n_frames; i++)
    {
      g_autofree char *name = dup_frame_name (self, &frames[i]);

      put (self, event_new ("B", TRACK_STACK, time, name));
      g_array_append_val (self->open, frames[i].activation);
    }
}

static void
start_outside (Exporter   *self,
               gint64      time,
               const char *name)
{
  put (self, event_new ("B", TRACK_STACK, time, name));
  self->n_outside++;
}

static void
end_outside (Exporter *self,
             gint64    time)
{
  for (; self->n_outside > 0; self->n_outside--)
    end_slice (self, time);
}

/* --- Records ------------------------------------------------------------------------------------------------------ */

static char *
dup_callback_name (guint32     callback,
                   const char *otherwise)
{
  g_autofree char *label = NULL;

  if (callback == 0)
    return g_strdup (otherwise);

  label = rb_machine_dup_callback_label (callback);

  return g_strdup_printf ("callback %s", label);
}

static void
start_task (Exporter       *self,
            const RbRecord *record)
{
  g_autofree char *name = dup_callback_name (record->b, "answer for a promise");

  end_span (self, &self->queue, record->a, record->time);
  end_outside (self, record->time);
  start_outside (self, record->time, name);

  put_flow (self, "f", record->a, record->time);
}

/* --- Microtasks --------------------------------------------------------------------------------------------------- */

static void
note_handover (Exporter       *self,
               const RbRecord *record)
{
  gint64 time = record->time;

  if (record->a == 0 || record->a > self->handed_over->len + 1)
    return;
  if (record->a > self->handed_over->len)
    g_array_append_val (self->handed_over, time);
  else
    g_array_index (self->handed_over, gint64, record->a - 1) = time;
}

static char *
dup_awaiting_name (Exporter       *self,
                   const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (self->trace, record->site);
  const RbSite *function = site != NULL && site->function != 0 ? rb_trace_get_site (self->trace, site->function) : NULL;

  if (function == NULL)
    return g_strdup ("a function goes on");
  if (*function->name == '\0')
    return g_strdup_printf ("function of line %u goes on", function->line);

  return g_strdup_printf ("%s goes on", function->name);
}

static char *
dup_microtask_name (Exporter       *self,
                    const RbRecord *record)
{
  if (record->b != 0)
    return dup_callback_name (record->b, NULL);

  switch ((RbMicrotaskReason) record->c)
    {
    case RB_MICROTASK_AWAIT_FULFILLED:
    case RB_MICROTASK_AWAIT_REJECTED:
      return dup_awaiting_name (self, record);

    case RB_MICROTASK_FULFILLED:
      return g_strdup ("passes a value on");

    case RB_MICROTASK_REJECTED:
      return g_strdup ("passes a rejection on");

    case RB_MICROTASK_ADOPT:
      return g_strdup ("follows another promise");

    case RB_MICROTASK_PROGRAM:
    case RB_MICROTASK_ENGINE:
    default:
      return g_strdup ("microtask");
    }
}

/* From where its callback was handed over, if it has one, by way of where it was queued, to where it runs. */
static void
put_microtask_flow (Exporter       *self,
                    const RbRecord *record)
{
  RbRecord queued = rb_trace_get_microtask (self->trace, record->a);
  gboolean has_callback = record->b != 0 && record->b <= self->handed_over->len;

  if (queued.kind == 0 || queued.time > record->time)
    return;

  if (has_callback)
    put_arrow (self, "s", TRACK_STACK, "then", "microtask", record->a,
               g_array_index (self->handed_over, gint64, record->b - 1));
  put_arrow (self, has_callback ? "t" : "s", TRACK_STACK, "then", "microtask", record->a, queued.time);
  put_arrow (self, "f", TRACK_MICROTASKS, "then", "microtask", record->a, record->time);
}

static void
end_microtask (Exporter *self,
               gint64    time)
{
  JsonObject *event;

  if (self->microtask == NULL)
    return;

  event = event_new ("X", TRACK_MICROTASKS, self->microtask_start, self->microtask);
  json_object_set_int_member (event, "dur", time - self->microtask_start);
  put (self, event);
  g_clear_pointer (&self->microtask, g_free);
}

/* A function that goes on is on the stack from the start: its slice opens within that of the microtask. */
static void
start_microtask (Exporter       *self,
                 const RbRecord *record)
{
  end_slices (self, 0, record->time);
  end_microtask (self, record->time);
  end_outside (self, record->time);
  if (!self->has_microtasks)
    put_track (self, TRACK_MICROTASKS, "Microtasks");
  self->has_microtasks = TRUE;
  self->microtask = dup_microtask_name (self, record);
  self->microtask_start = record->time;
  start_outside (self, record->time, self->microtask);
  put_microtask_flow (self, record);
}

/* --- Lines and waits ---------------------------------------------------------------------------------------------- */

static void
put_line (Exporter       *self,
          const RbRecord *record,
          guint32         text)
{
  JsonObject *event = event_new ("i", TRACK_CONSOLE, record->time, rb_trace_get_string (self->trace, text));

  json_object_set_string_member (event, "s", "t");
  put (self, event);
}

static void
put_wait (Exporter       *self,
          const RbRecord *record,
          const char     *name,
          gint64          wait)
{
  JsonObject *event = event_new ("X", TRACK_STACK, record->time, name);

  json_object_set_int_member (event, "dur", wait);
  put (self, event);
}

/* What happens to requests, and between tasks; calls are seen in the machine. */
static void
export_record (Exporter       *self,
               const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_LOOKUP_START:
      start_span (self, &self->database, record->a, record->time,
                  g_strdup (rb_trace_get_string (self->trace, record->c)));
      if (record->b != 0)
        put_flow (self, "s", record->a, record->time);
      break;

    case RB_RECORD_LOOKUP_ANSWER:
      end_span (self, &self->database, record->a, record->time);
      break;

    case RB_RECORD_TIMER_SET:
      start_span (self, &self->timers, record->a, record->time, dup_callback_name (record->b, "timer"));
      put_flow (self, "s", record->a, record->time);
      break;

    case RB_RECORD_TIMER_FIRED:
      end_span (self, &self->timers, record->a, record->time);
      break;

    case RB_RECORD_TIMER_CLEAR:
      end_span (self, &self->timers, record->a, record->time);
      while (end_span (self, &self->queue, record->a, record->time))
        ;
      break;

    case RB_RECORD_TASK_QUEUED:
      start_span (self, &self->queue, record->a, record->time, dup_callback_name (record->b, "answer for a promise"));
      break;

    case RB_RECORD_TASK_START:
      start_task (self, record);
      break;

    case RB_RECORD_CALLBACK:
      note_handover (self, record);
      break;

    case RB_RECORD_MICROTASK_START:
      start_microtask (self, record);
      break;

    case RB_RECORD_TASK_END:
    case RB_RECORD_MICROTASK_END:
    case RB_RECORD_FINISHED:
      end_microtask (self, record->time);
      end_outside (self, record->time);
      break;

    case RB_RECORD_IDLE:
      put_wait (self, record, "idle", record->a | (gint64) record->b << 32);
      break;

    case RB_RECORD_BLOCKED_START:
      put_wait (self, record, "blocked", record->b);
      break;

    case RB_RECORD_CONSOLE:
      put_line (self, record, record->b);
      break;

    case RB_RECORD_UNCAUGHT:
    case RB_RECORD_UNHANDLED:
      put_line (self, record, record->a);
      break;

    default:
      break;
    }
}

static void
export_trace (Exporter *self)
{
  guint n_records = rb_trace_get_n_records (self->trace);
  gint64 time = 0;

  put_metadata (self, 0, "process_name", "Ringback", 0);
  put_track (self, TRACK_STACK, "Stack");
  put_track (self, TRACK_CONSOLE, "Console");

  for (guint i = 0; i < n_records && self->writer.error == NULL; i++)
    {
      RbRecord record = rb_trace_get_record (self->trace, i);

      time = record.time;
      rb_machine_seek (self->machine, i + 1);

      if (record.kind != RB_RECORD_MICROTASK_START)
        follow_stack (self, time);
      export_record (self, &record);
      if (record.kind == RB_RECORD_MICROTASK_START)
        follow_stack (self, time);
    }

  rb_machine_seek (self->machine, 0);
  follow_stack (self, time);
  end_microtask (self, time);
  end_outside (self, time);
  end_all_spans (self, &self->database, time);
  end_all_spans (self, &self->timers, time);
  end_all_spans (self, &self->queue, time);
}

/**
 * rb_export_write_perfetto:
 * @trace: the trace of a run
 * @stream: where to write it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a trace in the trace event format, for Perfetto or the trace viewer of Chrome. The stream stays open.
 *
 * Returns: whether all of it has been written
 */
gboolean
rb_export_write_perfetto (RbTrace        *trace,
                          GOutputStream  *stream,
                          GCancellable   *cancellable,
                          GError        **error)
{
  Exporter self = { 0, };

  g_return_val_if_fail (RB_IS_TRACE (trace), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  rb_export_writer_init (&self.writer, stream, cancellable);
  self.trace = trace;
  self.machine = rb_machine_new (trace);
  self.open = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.handed_over = g_array_new (FALSE, FALSE, sizeof (gint64));
  lanes_init (&self.database, "Database", TRACK_DATABASE);
  lanes_init (&self.timers, "Timers", TRACK_TIMERS);
  lanes_init (&self.queue, "Task queue", TRACK_QUEUE);

  rb_export_writer_put_text (&self.writer, "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[");
  export_trace (&self);
  rb_export_writer_put_text (&self.writer, "\n]}\n");

  lanes_clear (&self.database);
  lanes_clear (&self.timers);
  lanes_clear (&self.queue);
  g_array_unref (self.handed_over);
  g_array_unref (self.open);
  g_object_unref (self.machine);

  return rb_export_writer_finish (&self.writer, error);
}
