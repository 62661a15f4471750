/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "followers.h"

#include <json-glib/json-glib.h>

#include "engine/export/export.h"
#include "engine/machine/machine.h"
#include "engine/narration/narration.h"
#include "engine/timeline/timeline-axis.h"

/* In a long trace only some positions are tested, but always the same ones. */
#define MAX_POSITIONS 400

static void
describe_arrays (RbMachine *machine,
                 GString   *text)
{
  guint n_frames, n_pending, n_queued, n_microtasks, n_waiting, n_callbacks;
  const RbFrame *frames = rb_machine_get_frames (machine, &n_frames);
  const RbPending *pending = rb_machine_get_pending (machine, &n_pending);
  const RbQueued *queue = rb_machine_get_queue (machine, &n_queued);
  const guint32 *microtasks = rb_machine_get_queued_microtasks (machine, &n_microtasks);
  const RbWaiting *waiting = rb_machine_get_waiting (machine, &n_waiting);
  const RbCallback *callbacks = rb_machine_get_callbacks (machine, &n_callbacks);
  RbRecord microtask = rb_machine_get_running_microtask (machine);

  for (guint i = 0; i < n_frames; i++)
    g_string_append_printf (text, " frame %u %u %u %u", frames[i].activation, frames[i].function, frames[i].site,
                            frames[i].callback);
  for (guint i = 0; i < n_pending; i++)
    {
      g_assert_cmpuint (i == 0 ? 0 : pending[i - 1].request, <, pending[i].request);
      g_string_append_printf (text, " pending %u %u %u %" G_GINT64_FORMAT, pending[i].request, pending[i].callback,
                              pending[i].label, pending[i].due);
    }
  for (guint i = 0; i < n_queued; i++)
    g_string_append_printf (text, " queued %u %u", queue[i].request, queue[i].callback);
  for (guint i = 0; i < n_microtasks; i++)
    g_string_append_printf (text, " microtask %u", microtasks[i]);
  for (guint i = 0; i < n_waiting; i++)
    g_string_append_printf (text, " waiting %u %u %u", waiting[i].activation, waiting[i].site, waiting[i].callback);
  if (microtask.kind != 0)
    g_string_append_printf (text, " running %u %u %u %u", microtask.a, microtask.b, microtask.c, microtask.d);
  for (guint i = 0; i < n_callbacks; i++)
    g_string_append_printf (text, " callback %u %u %u %u %u", callbacks[i].callback, callbacks[i].function,
                            callbacks[i].name, callbacks[i].state, callbacks[i].finished_at);
}

static char *
describe (RbMachine   *machine,
          RbEventLoop *event_loop)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *narration = rb_narration_describe (machine, event_loop);

  g_assert_true (g_utf8_validate (narration, -1, NULL));
  g_string_append_printf (text, "%u %d %u %u %" G_GINT64_FORMAT " %s", rb_machine_get_position (machine),
                          rb_machine_get_loop_state (machine), rb_machine_get_n_console_lines (machine),
                          rb_machine_get_current_site (machine), rb_machine_get_time (machine), narration);
  describe_arrays (machine, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Going forward and seeking must give the same state. */
static void
check_machine (RbEventLoop *event_loop)
{
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  guint n_records = rb_trace_get_n_records (trace);
  guint stride = n_records / MAX_POSITIONS + 1;
  guint n_positions = n_records / stride + 1;
  g_autoptr (RbMachine) forward = rb_machine_new (trace);
  g_autoptr (RbMachine) random = rb_machine_new (trace);
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_positions; i++)
    {
      rb_machine_seek (forward, i * stride);
      g_ptr_array_add (expected, describe (forward, event_loop));
    }
  for (guint i = 0; i < MIN (n_positions, 64); i++)
    {
      guint at = (guint) ((guint64) (i + 1) * 2654435761u % n_positions);
      RbMachine *machine = i % 2 == 0 ? random : forward;
      g_autofree char *found = NULL;

      rb_machine_seek (machine, at * stride);
      found = describe (machine, event_loop);
      g_assert_cmpstr (found, ==, g_ptr_array_index (expected, at));
    }
}

static void
check_moments (RbTrace *trace)
{
  guint n_moments = rb_trace_get_n_moments (trace);

  for (guint i = 0; i < n_moments; i++)
    {
      guint start = rb_trace_get_moment_start (trace, i);

      g_assert_cmpuint (start, <, rb_trace_get_n_records (trace));
      g_assert_cmpuint (rb_trace_find_moment (trace, start), ==, i);
    }
  for (guint i = 1; i < rb_trace_get_n_records (trace); i++)
    g_assert_cmpint (rb_trace_get_record (trace, i - 1).time, <=, rb_trace_get_record (trace, i).time);
}

char *
export_trace (RbTrace  *trace,
              gboolean (*write) (RbTrace       *trace,
                                 GOutputStream *stream,
                                 GCancellable  *cancellable,
                                 GError       **error))
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  write (trace, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write (stream, "", 1, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
check_json (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
}

static void
check_exports (RbTrace *trace)
{
  g_autofree char *jsonl = export_trace (trace, rb_export_write_jsonl);
  g_autofree char *perfetto = export_trace (trace, rb_export_write_perfetto);
  g_auto (GStrv) lines = g_strsplit (jsonl, "\n", -1);
  guint n_lines = g_strv_length (lines);

  g_assert_cmpuint (n_lines, ==, rb_trace_get_n_records (trace) + 1);
  for (guint i = 0; i < n_lines - 1; i += n_lines / MAX_POSITIONS + 1)
    check_json (lines[i]);
  check_json (perfetto);
}

/* For all records, bars of a row do not overlap, and a query covers all bars. */
static void
check_timeline (RbTrace *trace)
{
  g_autoptr (RbTimeline) timeline = rb_timeline_new (trace);
  g_autoptr (RbTimelineAxis) axis = rb_timeline_axis_new (timeline, NULL);
  double length;

  while (!rb_timeline_catch_up (timeline, 1000))
    continue;
  length = rb_timeline_axis_get_length (axis);
  for (guint lane = 0; lane < RB_N_LANES; lane++)
    for (guint row = 0; row < rb_timeline_get_n_rows (timeline, lane); row++)
      {
        g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RbTimelineSpan));
        guint n_bars = 0;

        rb_timeline_axis_query (axis, 0, lane, row, 0, length, length / MAX_POSITIONS, spans);
        for (guint i = 0; i < spans->len; i++)
          n_bars += g_array_index (spans, RbTimelineSpan, i).n_bars;
        g_assert_cmpuint (n_bars, ==, rb_timeline_get_n_bars (timeline, lane, row));
        for (guint i = 1; i < n_bars; i++)
          g_assert_cmpuint (rb_timeline_get_bar (timeline, lane, row, i - 1).end, <=,
                            rb_timeline_get_bar (timeline, lane, row, i).begin);
      }
}

void
check_followers (RbEventLoop *event_loop)
{
  RbTrace *trace = rb_event_loop_get_trace (event_loop);

  check_moments (trace);
  check_machine (event_loop);
  check_exports (trace);
  check_timeline (trace);
  if (rb_event_loop_get_finished (event_loop))
    {
      g_autofree char *outcome = rb_narration_describe_outcome (event_loop);

      g_assert_true (g_utf8_validate (outcome, -1, NULL));
    }
}
