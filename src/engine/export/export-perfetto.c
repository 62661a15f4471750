/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/export/export.h"

#include "engine/export/perfetto-lanes.h"
#include "engine/export/perfetto-names.h"

typedef struct
{
  RbPerfettoWriter writer;
  RbTrace *trace;
  RbPerfettoLanes lanes;
  RbTimelineBuilder builder;
  guint position; /* of the record that is exported */

  GHashTable *arrows;     /* the requests whose arrow has begun and not ended */
  GHashTable *arrow_ends; /* request -> the record at which its arrow ends; requests without an end have no arrow */
  GArray *handed_over;    /* gint64: when callback 1, 2, … was handed over last */
} Exporter;

/* --- Arrows of requests --- */

static void
put_flow (Exporter       *self,
          const char     *phase,
          const RbRecord *record)
{
  rb_perfetto_writer_put_arrow (&self->writer, phase, RB_PERFETTO_TRACK_STACK, "rings back", "callback", record->a,
                                record->time);
}

/* Every arrow needs an end, so the exporter looks for the end before it begins the arrow. An arrow ends at the last
 * call of the callback, or where the timer is cleared. */
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

/* Whether the arrow of a request continues after the current record. */
static gboolean
has_arrow_ahead (Exporter *self,
                 guint32   request)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->arrow_ends, GUINT_TO_POINTER (request))) > self->position;
}

/* An interval is set again after its callback has returned. No slice is open there, so no second arrow can begin; the
 * first one continues with each call. */
static void
start_arrow (Exporter       *self,
             const RbRecord *record)
{
  if (record->b != 0 && has_arrow_ahead (self, record->a) &&
      g_hash_table_add (self->arrows, GUINT_TO_POINTER (record->a)))
    put_flow (self, "s", record);
}

static void
follow_arrow (Exporter       *self,
              const RbRecord *record)
{
  if (!g_hash_table_contains (self->arrows, GUINT_TO_POINTER (record->a)))
    return;

  put_flow (self, has_arrow_ahead (self, record->a) ? "t" : "f", record);
  if (!has_arrow_ahead (self, record->a))
    g_hash_table_remove (self->arrows, GUINT_TO_POINTER (record->a));
}

/* --- Arrows of microtasks --- */

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

/* The arrow starts where the callback was handed over, if the microtask has one. It passes the place where the
 * microtask was queued, and ends where the microtask runs. */
static void
put_microtask_arrow (Exporter       *self,
                     const RbRecord *record)
{
  RbRecord queued = rb_trace_get_microtask (self->trace, record->a);
  gboolean has_callback = record->b != 0 && record->b <= self->handed_over->len;

  if (queued.kind == 0 || queued.time > record->time)
    return;

  if (has_callback)
    rb_perfetto_writer_put_arrow (&self->writer, "s", RB_PERFETTO_TRACK_STACK, "then", "microtask", record->a,
                                  g_array_index (self->handed_over, gint64, record->b - 1));
  rb_perfetto_writer_put_arrow (&self->writer, has_callback ? "t" : "s", RB_PERFETTO_TRACK_STACK, "then", "microtask",
                                record->a, queued.time);
  rb_perfetto_writer_put_arrow (&self->writer, "f", RB_PERFETTO_TRACK_MICROTASKS, "then", "microtask", record->a,
                                record->time);
}

/* --- Records --- */

/* Nothing is left to run, and this function still waits. */
static void
put_still_waiting (Exporter       *self,
                   const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (self->trace, record->site);
  g_autofree char *function = rb_perfetto_dup_function_name (self->trace, record->a,
                                                             rb_trace_find_function (self->trace, record->site));
  g_autofree char *name = g_strdup_printf ("%s still waits at line %u", function, site != NULL ? site->line : 0);

  rb_perfetto_writer_put_instant (&self->writer, RB_PERFETTO_TRACK_STACK, record->time, name);
}

/* Writes what a record adds to the bars: arrows between bars, and instants. */
static void
export_record (Exporter       *self,
               const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_LOOKUP_START:
    case RB_RECORD_TIMER_SET:
      start_arrow (self, record);
      break;

    case RB_RECORD_TASK_START:
      if (record->b != 0)
        follow_arrow (self, record);
      break;

    case RB_RECORD_TIMER_CLEAR:
      follow_arrow (self, record);
      break;

    case RB_RECORD_CALLBACK:
      note_handover (self, record);
      break;

    case RB_RECORD_MICROTASK_START:
      put_microtask_arrow (self, record);
      break;

    case RB_RECORD_WAITING:
      put_still_waiting (self, record);
      break;

    default:
      break;
    }
}

static void
export_trace (Exporter *self)
{
  guint n_records = rb_trace_get_n_records (self->trace);

  rb_perfetto_writer_put_metadata (&self->writer, 0, "process_name", "Ringback", 0);
  rb_perfetto_writer_put_track (&self->writer, RB_PERFETTO_TRACK_STACK, "Stack");
  rb_perfetto_writer_put_track (&self->writer, RB_PERFETTO_TRACK_CONSOLE, "Console");

  find_arrow_ends (self);
  for (guint i = 0; i < n_records && self->writer.writer.error == NULL; i++)
    {
      RbRecord record = rb_trace_get_record (self->trace, i);

      self->position = i;
      rb_timeline_builder_add (&self->builder, &record);
      export_record (self, &record);
    }

  rb_timeline_builder_end (&self->builder);
}

/**
 * rb_export_write_perfetto:
 * @trace: the trace of a run
 * @stream: where to write it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a trace in the trace event format, for Perfetto or the trace viewer of Chrome. Its tracks are the lanes of the
 * timeline. The stream stays open.
 *
 * Returns: whether all of it has been written
 */
gboolean
rb_export_write_perfetto (RbTrace        *trace,
                          GOutputStream  *stream,
                          GCancellable   *cancellable,
                          GError        **error)
{
  Exporter self = { 0 };

  g_return_val_if_fail (RB_IS_TRACE (trace), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  rb_perfetto_writer_init (&self.writer, stream, cancellable);
  self.trace = trace;
  self.lanes = (RbPerfettoLanes){ .writer = &self.writer, .trace = trace };
  rb_timeline_builder_init (&self.builder, trace, &rb_perfetto_lanes_sink, &self.lanes);
  self.arrows = g_hash_table_new (NULL, NULL);
  self.arrow_ends = g_hash_table_new (NULL, NULL);
  self.handed_over = g_array_new (FALSE, FALSE, sizeof (gint64));

  export_trace (&self);

  g_array_unref (self.handed_over);
  g_hash_table_unref (self.arrow_ends);
  g_hash_table_unref (self.arrows);
  rb_timeline_builder_clear (&self.builder);

  return rb_perfetto_writer_finish (&self.writer, error);
}
