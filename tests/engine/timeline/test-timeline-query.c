/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "timeline-fixture.h"

#include "engine/timeline/timeline-private.h"

#define WIDTH 1280

/* A timeline of one trace on an axis, or of the same trace twice. */
static RbTimelineAxis *
make_axis (RbTrace *trace,
           RbTrace *other)
{
  RbTimeline *timeline = rb_timeline_new (trace);
  RbTimeline *second = other != NULL ? rb_timeline_new (other) : NULL;
  RbTimelineAxis *axis;

  g_assert_true (rb_timeline_catch_up (timeline, G_MAXUINT));
  if (second != NULL)
    g_assert_true (rb_timeline_catch_up (second, G_MAXUINT));
  axis = rb_timeline_axis_new (timeline, second);
  g_object_unref (timeline);
  g_clear_object (&second);

  return axis;
}

static double
find_x (const RbTimelineScale *scale,
        guint32                record)
{
  if (record == RB_TIMELINE_OPEN)
    return scale->end;

  return rb_timeline_scale_get_x (scale, rb_timeline_playback_find_moment (scale->playback, record));
}

/* Computes the expected result of a query from every bar. A narrow bar is joined to the narrow bar before it if the gap
 * between them is narrow. */
static GArray *
query_slowly (RbTimeline            *timeline,
              const RbTimelineScale *scale,
              RbLane                 lane,
              guint                  row,
              double                 pixel)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (RbTimelineSpan));
  gboolean was_narrow = FALSE;

  for (guint i = 0; i < rb_timeline_get_n_bars (timeline, lane, row); i++)
    {
      RbTimelineBar bar = rb_timeline_get_bar (timeline, lane, row, i);
      RbTimelineSpan span = { bar, 1, find_x (scale, bar.begin), find_x (scale, bar.end) };
      gboolean is_narrow = span.end - span.start < pixel;
      RbTimelineSpan *last = i > 0 ? &g_array_index (spans, RbTimelineSpan, spans->len - 1) : NULL;

      if (was_narrow && is_narrow && span.start - last->end < pixel)
        {
          last->bar.end = bar.end;
          last->bar.callback = 0;
          last->end = span.end;
          last->n_bars++;
        }
      else
        {
          g_array_append_val (spans, span);
        }
      was_narrow = is_narrow;
    }

  return spans;
}

static void
check_queries (RbTimelineAxis *axis,
               guint           run)
{
  RbTimeline *timeline = rb_timeline_axis_get_run (axis, run);
  RbTimelineScale scale = rb_timeline_axis_get_scale (axis, run);

  for (guint lane = 0; lane < RB_N_LANES; lane++)
    for (guint row = 0; row < rb_timeline_get_n_rows (timeline, lane); row++)
      for (double pixel = 1000; pixel < scale.end; pixel *= 3)
        {
          g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RbTimelineSpan));
          g_autoptr (GArray) expected = query_slowly (timeline, &scale, lane, row, pixel);

          rb_timeline_axis_query (axis, run, lane, row, 0, scale.end, pixel, spans);
          g_assert_cmpuint (spans->len, ==, expected->len);
          for (guint i = 0; i < spans->len; i++)
            {
              const RbTimelineSpan *span = &g_array_index (spans, RbTimelineSpan, i);
              const RbTimelineSpan *other = &g_array_index (expected, RbTimelineSpan, i);

              g_assert_cmpmem (&span->bar, sizeof span->bar, &other->bar, sizeof other->bar);
              g_assert_cmpuint (span->n_bars, ==, other->n_bars);
              g_assert_cmpfloat_with_epsilon (span->start, other->start, 0.1);
              g_assert_cmpfloat_with_epsilon (span->end, other->end, 0.1);
            }
        }
}

/* A query gives the same result as a computation from every bar. */
static void
test_slowly (void)
{
  RbTrace *trace = make_long (20000);
  RbEventLoop *later = run_source (EVERYTHING);
  RbEventLoop *blocking = run_blocking (EVERYTHING);
  RbTimelineAxis *one = make_axis (trace, NULL);
  RbTimelineAxis *two = make_axis (trace, rb_event_loop_get_trace (later));
  RbTimelineAxis *runs = make_axis (rb_event_loop_get_trace (later), rb_event_loop_get_trace (blocking));

  check_queries (one, 0);
  check_queries (two, 0);
  check_queries (two, 1);
  check_queries (runs, 0);
  check_queries (runs, 1);

  g_assert_finalize_object (one);
  g_assert_finalize_object (two);
  g_assert_finalize_object (runs);
  g_object_unref (later);
  g_object_unref (blocking);
  g_assert_finalize_object (trace);
}

/* A query gives all visible bars and no other bar. */
static void
test_part (void)
{
  RbTrace *trace = make_long (20000);
  RbTimelineAxis *axis = make_axis (trace, NULL);
  RbTimelineScale scale = rb_timeline_axis_get_scale (axis, 0);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (RbTimelineSpan));
  g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (RbTimelineSpan));
  double from = scale.end / 3;
  double to = scale.end / 2;
  guint n = 0;

  rb_timeline_axis_query (axis, 0, RB_LANE_STACK, 1, 0, scale.end, 1, all);
  rb_timeline_axis_query (axis, 0, RB_LANE_STACK, 1, from, to, 1, part);
  for (guint i = 0; i < all->len; i++)
    {
      const RbTimelineSpan *span = &g_array_index (all, RbTimelineSpan, i);

      if (span->end >= from && span->start <= to)
        {
          g_assert_cmpuint (n, <, part->len);
          g_assert_cmpuint (g_array_index (part, RbTimelineSpan, n).bar.begin, ==, span->bar.begin);
          n++;
        }
    }
  g_assert_cmpuint (n, ==, part->len);
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (n, <, all->len);

  g_assert_finalize_object (axis);
  g_assert_finalize_object (trace);
}

/* How much a query looks at depends on the width and on the logarithm of the trace's length. */
static void
test_million (void)
{
  RbTrace *trace = make_long (1000000);
  RbTimelineAxis *axis = make_axis (trace, NULL);
  RbTimeline *timeline = rb_timeline_axis_get_run (axis, 0);
  RbTimelineScale scale = rb_timeline_axis_get_scale (axis, 0);
  guint n_rows = rb_timeline_get_n_rows (timeline, RB_LANE_STACK);
  guint most = 0;

  g_assert_cmpuint (n_rows, >, 10);
  for (double width = scale.end; width > 600000; width /= 2)
    for (guint row = 0; row < n_rows; row++)
      {
        g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RbTimelineSpan));
        double from = (scale.end - width) / 2;
        guint n_visited = rb_timeline_axis_query (axis, 0, RB_LANE_STACK, row, from, from + width, width / WIDTH,
                                                  spans);

        g_assert_cmpuint (spans->len, <=, 2 * WIDTH + 2);
        /* Four in each group that is searched, and a few on each level at the edges. */
        g_assert_cmpuint (n_visited, <=, 4 * (3 * spans->len + 2 * 10));
        most = MAX (most, n_visited);
      }
  g_test_message ("at most %u bars and groups looked at, of %u bars", most,
                  rb_timeline_get_n_bars (timeline, RB_LANE_STACK, n_rows / 2));

  g_assert_finalize_object (axis);
  g_assert_finalize_object (trace);
}

static double
measure_size (guint n_records)
{
  RbTrace *trace = make_long (n_records);
  RbTimelineAxis *axis = make_axis (trace, NULL);
  double size = rb_timeline_get_size (rb_timeline_axis_get_run (axis, 0));

  g_assert_finalize_object (axis);
  g_assert_finalize_object (trace);

  return size / n_records;
}

/* Memory grows with the trace, and no faster. */
static void
test_memory (void)
{
  double one = measure_size (100000);
  double ten = measure_size (1000000);

  g_test_message ("%.1f and %.1f bytes a record", one, ten);
  g_assert_cmpfloat (ten, <, 20);
  g_assert_cmpfloat (ten, <, 1.2 * one);
  g_assert_cmpfloat (ten, >, one / 1.2);
}

/* Ten thousand lines in one moment are one place on the axis. */
static void
test_one_moment (void)
{
  RbTrace *trace = rb_trace_new ();
  RbTimelineAxis *axis;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RbTimelineSpan));
  guint n_visited;

  append (trace, 0, RB_RECORD_SCRIPT_START, 0, 0, 0, 0);
  append (trace, 1, RB_RECORD_STATEMENT, 0, 0, 0, 0);
  for (guint i = 0; i < 10000; i++)
    append (trace, 1, RB_RECORD_CONSOLE, 0, 0, 0, 0);
  axis = make_axis (trace, NULL);
  n_visited = rb_timeline_axis_query (axis, 0, RB_LANE_CONSOLE, 0, 0, rb_timeline_axis_get_length (axis), 1, spans);
  g_assert_cmpuint (spans->len, ==, 1);
  g_assert_cmpuint (g_array_index (spans, RbTimelineSpan, 0).n_bars, ==, 10000);
  g_assert_cmpuint (n_visited, ==, 1);

  g_assert_finalize_object (axis);
  g_assert_finalize_object (trace);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-query/slowly", test_slowly);
  g_test_add_func ("/timeline-query/part", test_part);
  g_test_add_func ("/timeline-query/million", test_million);
  g_test_add_func ("/timeline-query/memory", test_memory);
  g_test_add_func ("/timeline-query/one-moment", test_one_moment);

  return g_test_run ();
}
