/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/export/export.h"

#include "engine/export/perfetto-lanes.h"
#include "engine/machine/machine.h"

/* Tracks; of lanes the first. */
enum
{
  TRACK_STACK = 1,
  TRACK_CONSOLE = 2,
  TRACK_MICROTASKS = 3,
  TRACK_DATABASE = 1000000,
  TRACK_TIMERS = 2000000,
  TRACK_IMMEDIATES = 3000000,
  TRACK_QUEUE = 4000000,
};

typedef struct
{
  RbPerfettoWriter writer;
  RbTrace *trace;
  RbMachine *machine;

  GArray *open;    /* guint32: the activations that have a slice on the track of the stack */
  guint n_outside; /* how many slices are open below them: a task, a microtask */

  RbPerfettoLanes database;
  RbPerfettoLanes timers;
  RbPerfettoLanes immediates;
  RbPerfettoLanes queue;

  GHashTable *arrows;     /* requests: those whose arrow has begun and not ended */
  GHashTable *arrow_ends; /* request -> the record at which its arrow ends; none for one that is never rung back */
  guint position;         /* of the record that is exported */
  GArray *handed_over;   /* gint64: when callback 1, 2, … was, last */
  gboolean has_microtasks;
  char *microtask;     /* what the microtask is called that runs, or NULL */
  gint64 microtask_start;
} Exporter;

/* --- Arrows of requests ------------------------------------------------------------------------------------------- */

static void
put_flow (Exporter   *self,
          const char *phase,
          guint32     request,
          gint64      time)
{
  rb_perfetto_writer_put_arrow (&self->writer, phase, TRACK_STACK, "rings back", "callback", request, time);
}

/* Where an arrow ends is known before it begins: with the last call of the callback, or where the timer is cleared. */
static void
find_arrow_ends (Exporter *self)
{
  guint n_records = rb_trace_get_n_records (self->trace);

  for (guint i = 0; i < n_records; i++)
    {
      RbRecord record = rb_trace_get_record (self->trace, i);
      gboolean is_call = record.kind == RB_RECORD_TASK_START && record.b != 0;

      if (is_call || record.kind == RB_RECORD_TIMER_CLEAR)
        g_hash_table_insert (self->arrow_ends, GUINT_TO_POINTER (record.a), GUINT_TO_POINTER (i));
    }
}

/* Whether an arrow that is somewhere now still goes on to somewhere else. */
static gboolean
has_arrow_ahead (Exporter *self,
                 guint32   request)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->arrow_ends, GUINT_TO_POINTER (request))) > self->position;
}

/* An interval is set again when its callback has returned, outside of everything: no arrow could begin there, and its
 * first one goes on with each call. */
static void
start_arrow (Exporter       *self,
             const RbRecord *record)
{
  if (record->b != 0 && has_arrow_ahead (self, record->a) &&
      g_hash_table_add (self->arrows, GUINT_TO_POINTER (record->a)))
    put_flow (self, "s", record->a, record->time);
}

static void
follow_arrow (Exporter       *self,
              const RbRecord *record)
{
  if (!g_hash_table_contains (self->arrows, GUINT_TO_POINTER (record->a)))
    return;

  put_flow (self, has_arrow_ahead (self, record->a) ? "t" : "f", record->a, record->time);
  if (!has_arrow_ahead (self, record->a))
    g_hash_table_remove (self->arrows, GUINT_TO_POINTER (record->a));
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
  rb_perfetto_writer_put (&self->writer, rb_perfetto_event_new ("E", TRACK_STACK, time, NULL));
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

      rb_perfetto_writer_put (&self->writer, rb_perfetto_event_new ("B", TRACK_STACK, time, name));
      g_array_append_val (self->open, frames[i].activation);
    }
}

static void
start_outside (Exporter   *self,
               gint64      time,
               const char *name)
{
  rb_perfetto_writer_put (&self->writer, rb_perfetto_event_new ("B", TRACK_STACK, time, name));
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

  rb_perfetto_lanes_end (&self->queue, record->a, record->time);
  end_outside (self, record->time);
  start_outside (self, record->time, name);

  if (record->b != 0)
    follow_arrow (self, record);
}

static void
start_timer (Exporter       *self,
             const RbRecord *record)
{
  rb_perfetto_lanes_start (record->d == RB_TIMER_IMMEDIATE ? &self->immediates : &self->timers, record->a,
                           record->time, dup_callback_name (record->b, "timer"));
  start_arrow (self, record);
}

/* Nothing rings for an immediate: it is there until it is queued. */
static void
queue_task (Exporter       *self,
            const RbRecord *record)
{
  rb_perfetto_lanes_end (&self->immediates, record->a, record->time);
  rb_perfetto_lanes_start (&self->queue, record->a, record->time,
                           dup_callback_name (record->b, "answer for a promise"));
}

static void
clear_timer (Exporter       *self,
             const RbRecord *record)
{
  rb_perfetto_lanes_end (&self->timers, record->a, record->time);
  rb_perfetto_lanes_end (&self->immediates, record->a, record->time);
  while (rb_perfetto_lanes_end (&self->queue, record->a, record->time))
    ;
  follow_arrow (self, record);
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

  if (site != NULL && site->kind == RB_SITE_AWAIT && function == NULL)
    return g_strdup ("main script goes on");
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
    case RB_MICROTASK_INTERNAL:
    case RB_MICROTASK_NEXT_TICK:
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
    rb_perfetto_writer_put_arrow (&self->writer, "s", TRACK_STACK, "then", "microtask", record->a,
                                  g_array_index (self->handed_over, gint64, record->b - 1));
  rb_perfetto_writer_put_arrow (&self->writer, has_callback ? "t" : "s", TRACK_STACK, "then", "microtask", record->a,
                                queued.time);
  rb_perfetto_writer_put_arrow (&self->writer, "f", TRACK_MICROTASKS, "then", "microtask", record->a, record->time);
}

static void
end_microtask (Exporter *self,
               gint64    time)
{
  JsonObject *event;

  if (self->microtask == NULL)
    return;

  event = rb_perfetto_event_new ("X", TRACK_MICROTASKS, self->microtask_start, self->microtask);
  json_object_set_int_member (event, "dur", time - self->microtask_start);
  rb_perfetto_writer_put (&self->writer, event);
  g_clear_pointer (&self->microtask, g_free);
}

static void
start_microtask (Exporter       *self,
                 const RbRecord *record)
{
  end_microtask (self, record->time);
  end_outside (self, record->time);
  if (!self->has_microtasks)
    rb_perfetto_writer_put_track (&self->writer, TRACK_MICROTASKS, "Microtasks");
  self->has_microtasks = TRUE;
  self->microtask = dup_microtask_name (self, record);
  self->microtask_start = record->time;
  start_outside (self, record->time, self->microtask);
  put_microtask_flow (self, record);
}

/* --- Lines and waits ---------------------------------------------------------------------------------------------- */

static void
put_instant (Exporter   *self,
             guint       track,
             gint64      time,
             const char *name)
{
  JsonObject *event = rb_perfetto_event_new ("i", track, time, name);

  json_object_set_string_member (event, "s", "t");
  rb_perfetto_writer_put (&self->writer, event);
}

static void
put_line (Exporter       *self,
          const RbRecord *record,
          guint32         text)
{
  put_instant (self, TRACK_CONSOLE, record->time, rb_trace_get_string (self->trace, text));
}

/* Nothing is left to run. */
static void
put_still_waiting (Exporter       *self,
                   const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (self->trace, record->site);
  RbFrame frame = { record->a, site != NULL ? site->function : 0, 0, 0 };
  g_autofree char *function = dup_frame_name (self, &frame);
  g_autofree char *name = g_strdup_printf ("%s still waits at line %u", function, site != NULL ? site->line : 0);

  put_instant (self, TRACK_STACK, record->time, name);
}

static void
put_wait (Exporter       *self,
          const RbRecord *record,
          const char     *name,
          gint64          wait)
{
  JsonObject *event = rb_perfetto_event_new ("X", TRACK_STACK, record->time, name);

  json_object_set_int_member (event, "dur", wait);
  rb_perfetto_writer_put (&self->writer, event);
}

/* What happens to requests; FALSE if the record is about something else. */
static gboolean
export_request (Exporter       *self,
                const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_LOOKUP_START:
      rb_perfetto_lanes_start (&self->database, record->a, record->time,
                               g_strdup (rb_trace_get_string (self->trace, record->c)));
      start_arrow (self, record);
      break;

    case RB_RECORD_LOOKUP_ANSWER:
      rb_perfetto_lanes_end (&self->database, record->a, record->time);
      break;

    case RB_RECORD_TIMER_SET:
      start_timer (self, record);
      break;

    case RB_RECORD_TIMER_FIRED:
      rb_perfetto_lanes_end (&self->timers, record->a, record->time);
      break;

    case RB_RECORD_TIMER_CLEAR:
      clear_timer (self, record);
      break;

    case RB_RECORD_TASK_QUEUED:
      queue_task (self, record);
      break;

    case RB_RECORD_TASK_START:
      start_task (self, record);
      break;

    default:
      return FALSE;
    }

  return TRUE;
}

/* What happens to requests, and between tasks; calls are seen in the machine. */
static void
export_record (Exporter       *self,
               const RbRecord *record)
{
  if (export_request (self, record))
    return;

  switch ((guint) record->kind)
    {
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

    case RB_RECORD_WAITING:
      put_still_waiting (self, record);
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

  rb_perfetto_writer_put_metadata (&self->writer, 0, "process_name", "Ringback", 0);
  rb_perfetto_writer_put_track (&self->writer, TRACK_STACK, "Stack");
  rb_perfetto_writer_put_track (&self->writer, TRACK_CONSOLE, "Console");

  find_arrow_ends (self);
  for (guint i = 0; i < n_records && self->writer.writer.error == NULL; i++)
    {
      RbRecord record = rb_trace_get_record (self->trace, i);

      time = record.time;
      self->position = i;
      rb_machine_seek (self->machine, i + 1);
      follow_stack (self, time);
      export_record (self, &record);
    }

  rb_machine_seek (self->machine, 0);
  follow_stack (self, time);
  end_microtask (self, time);
  end_outside (self, time);
  rb_perfetto_lanes_end_all (&self->database, time);
  rb_perfetto_lanes_end_all (&self->timers, time);
  rb_perfetto_lanes_end_all (&self->immediates, time);
  rb_perfetto_lanes_end_all (&self->queue, time);
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

  rb_perfetto_writer_init (&self.writer, stream, cancellable);
  self.trace = trace;
  self.machine = rb_machine_new (trace);
  self.open = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.arrows = g_hash_table_new (NULL, NULL);
  self.arrow_ends = g_hash_table_new (NULL, NULL);
  self.handed_over = g_array_new (FALSE, FALSE, sizeof (gint64));
  rb_perfetto_lanes_init (&self.database, &self.writer, "Database", TRACK_DATABASE);
  rb_perfetto_lanes_init (&self.timers, &self.writer, "Timers", TRACK_TIMERS);
  rb_perfetto_lanes_init (&self.immediates, &self.writer, "Immediates", TRACK_IMMEDIATES);
  rb_perfetto_lanes_init (&self.queue, &self.writer, "Task queue", TRACK_QUEUE);

  export_trace (&self);

  rb_perfetto_lanes_clear (&self.database);
  rb_perfetto_lanes_clear (&self.timers);
  rb_perfetto_lanes_clear (&self.immediates);
  rb_perfetto_lanes_clear (&self.queue);
  g_array_unref (self.handed_over);
  g_hash_table_unref (self.arrow_ends);
  g_hash_table_unref (self.arrows);
  g_array_unref (self.open);
  g_object_unref (self.machine);

  return rb_perfetto_writer_finish (&self.writer, error);
}
