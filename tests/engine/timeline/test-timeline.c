/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "timeline-fixture.h"

#include "engine/machine/machine.h"

/* How many bars of a lane are open after so many records. */
static guint
count_open (RbTimeline *timeline,
            RbLane      lane,
            guint       position)
{
  guint n_open = 0;

  for (guint row = 0; row < rb_timeline_get_n_rows (timeline, lane); row++)
    for (guint i = 0; i < rb_timeline_get_n_bars (timeline, lane, row); i++)
      {
        RbTimelineBar bar = rb_timeline_get_bar (timeline, lane, row, i);

        n_open += bar.begin < position && bar.end >= position;
      }

  return n_open;
}

static guint
count_pending (RbMachine *machine,
               RbLane     lane)
{
  guint n_pending;
  const RbPending *pending = rb_machine_get_pending (machine, &n_pending);
  guint n = 0;

  for (guint i = 0; i < n_pending; i++)
    if (!pending[i].is_timer)
      n += lane == RB_LANE_LOOKUPS;
    else if (pending[i].timer == RB_TIMER_IMMEDIATE)
      n += lane == RB_LANE_IMMEDIATES;
    else
      n += lane == RB_LANE_TIMERS;

  return n;
}

/* At each position, the numbers of open bars match the state of the machine. */
static void
check_with_machine (RbTimeline *timeline)
{
  RbTrace *trace = rb_timeline_get_trace (timeline);
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  guint n_lines = 0;

  for (guint position = 1; position <= rb_trace_get_n_records (trace); position++)
    {
      guint n_frames, n_queued, n_microtasks;
      gboolean is_blocked;

      rb_machine_seek (machine, position);
      rb_machine_get_frames (machine, &n_frames);
      rb_machine_get_queue (machine, &n_queued);
      rb_machine_get_queued_microtasks (machine, &n_microtasks);
      is_blocked = rb_machine_get_loop_state (machine) == RB_LOOP_BLOCKED;

      g_assert_cmpuint (count_open (timeline, RB_LANE_STACK, position), ==, n_frames);
      g_assert_cmpuint (count_open (timeline, RB_LANE_QUEUE, position), ==, n_queued);
      g_assert_cmpuint (count_open (timeline, RB_LANE_MICROTASKS, position), ==, n_microtasks);
      g_assert_cmpuint (count_open (timeline, RB_LANE_BLOCKED, position), ==, is_blocked);
      for (guint lane = RB_LANE_LOOKUPS; lane <= RB_LANE_IMMEDIATES; lane++)
        g_assert_cmpuint (count_open (timeline, lane, position), ==, count_pending (machine, lane));
    }

  if (rb_timeline_get_n_rows (timeline, RB_LANE_CONSOLE) > 0)
    n_lines = rb_timeline_get_n_bars (timeline, RB_LANE_CONSOLE, 0);
  g_assert_cmpuint (n_lines, ==, rb_machine_get_n_console_lines (machine));
}

/* Bars of a row are in order and do not overlap. */
static void
check_rows (RbTimeline *timeline)
{
  for (guint lane = 0; lane < RB_N_LANES; lane++)
    for (guint row = 0; row < rb_timeline_get_n_rows (timeline, lane); row++)
      for (guint i = 0; i < rb_timeline_get_n_bars (timeline, lane, row); i++)
        {
          RbTimelineBar bar = rb_timeline_get_bar (timeline, lane, row, i);

          g_assert_cmpuint (bar.begin, <=, bar.end);
          if (i > 0)
            g_assert_cmpuint (rb_timeline_get_bar (timeline, lane, row, i - 1).end, <=, bar.begin);
        }
}

static RbTimeline *
make_timeline (RbTrace *trace)
{
  RbTimeline *timeline = rb_timeline_new (trace);

  g_assert_true (rb_timeline_catch_up (timeline, G_MAXUINT));
  g_assert_cmpuint (rb_timeline_get_n_records (timeline), ==, rb_trace_get_n_records (trace));

  return timeline;
}

static void
test_everything (void)
{
  RbEventLoop *event_loop = run_source (EVERYTHING);
  RbTimeline *timeline = make_timeline (rb_event_loop_get_trace (event_loop));

  check_rows (timeline);
  check_with_machine (timeline);
  for (guint lane = 0; lane < RB_N_LANES; lane++)
    if (lane != RB_LANE_BLOCKED && lane != RB_LANE_PROMISES)
      g_assert_cmpuint (rb_timeline_get_n_rows (timeline, lane), >, 0);

  g_assert_finalize_object (timeline);
  g_object_unref (event_loop);
}

/* A combined promise waits from its first part to the last one, which is settled before it. */
static void
test_combined (void)
{
  RbEventLoop *event_loop = run_source ("const wait = (ms) => new Promise((done) => setTimeout(done, ms));\n"
                                        "Promise.all([wait(10), Promise.resolve(1), wait(30)]).then(console.log);\n");
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  RbTimeline *timeline = make_timeline (trace);
  RbTimelineBar all = rb_timeline_get_bar (timeline, RB_LANE_PROMISES, 0, 0);
  RbTimelineBar first = rb_timeline_get_bar (timeline, RB_LANE_PROMISES, 1, 0);
  RbTimelineBar settled = rb_timeline_get_bar (timeline, RB_LANE_PROMISES, 2, 0);
  RbTimelineBar last = rb_timeline_get_bar (timeline, RB_LANE_PROMISES, 2, 1);

  check_rows (timeline);
  g_assert_cmpuint (rb_timeline_get_n_rows (timeline, RB_LANE_PROMISES), ==, 3);
  g_assert_cmpuint (rb_trace_get_record (trace, all.begin).kind, ==, RB_RECORD_FOLLOWED);
  g_assert_cmpuint (rb_trace_get_record (trace, all.begin).b, ==, all.function);
  g_assert_cmpuint (all.begin, ==, first.begin);
  g_assert_cmpuint (rb_trace_get_record (trace, first.begin).a, ==, first.function);
  g_assert_cmpuint (rb_trace_find_moment (trace, settled.begin), ==, rb_trace_find_moment (trace, settled.end));
  g_assert_cmpint (rb_trace_get_record (trace, first.end).time, <, rb_trace_get_record (trace, last.end).time);
  g_assert_cmpuint (rb_trace_get_record (trace, last.end).kind, ==, RB_RECORD_SETTLED);
  g_assert_cmpuint (all.end, >, last.end);
  g_assert_cmpuint (rb_trace_get_record (trace, all.end).a, ==, all.function);

  g_assert_finalize_object (timeline);
  g_object_unref (event_loop);
}

static void
test_blocking (void)
{
  RbEventLoop *event_loop = run_blocking (EVERYTHING);
  RbTimeline *timeline = make_timeline (rb_event_loop_get_trace (event_loop));
  RbTimelineBar bar;

  check_rows (timeline);
  check_with_machine (timeline);
  g_assert_cmpuint (rb_timeline_get_n_rows (timeline, RB_LANE_BLOCKED), ==, 1);
  bar = rb_timeline_get_bar (timeline, RB_LANE_BLOCKED, 0, 0);
  g_assert_cmpuint (rb_trace_get_record (rb_timeline_get_trace (timeline), bar.begin).kind, ==,
                    RB_RECORD_BLOCKED_START);
  g_assert_cmpuint (rb_trace_get_record (rb_timeline_get_trace (timeline), bar.end).kind, ==, RB_RECORD_BLOCKED_END);

  g_assert_finalize_object (timeline);
  g_object_unref (event_loop);
}

/* Three lookups that overlap lie in three rows; three that follow one another share one. */
static void
test_overlap (void)
{
  RbEventLoop *together = run_source ("for (const id of [1, 2, 3]) database.getUserById(id, () => {});\n");
  RbEventLoop *in_a_row = run_source ("const get = id => database.getUserById(id, () => id < 3 && get(id + 1));\n"
                                      "get(1);\n");
  RbTimeline *timelines[] = { make_timeline (rb_event_loop_get_trace (together)),
                              make_timeline (rb_event_loop_get_trace (in_a_row)) };

  g_assert_cmpuint (rb_timeline_get_n_rows (timelines[0], RB_LANE_LOOKUPS), ==, 3);
  g_assert_cmpuint (rb_timeline_get_n_rows (timelines[1], RB_LANE_LOOKUPS), ==, 1);
  g_assert_cmpuint (rb_timeline_get_n_bars (timelines[1], RB_LANE_LOOKUPS, 0), ==, 3);

  g_assert_finalize_object (timelines[0]);
  g_assert_finalize_object (timelines[1]);
  g_object_unref (together);
  g_object_unref (in_a_row);
}

/* The bars of a callback have its number in every lane, also after an await. */
static void
test_callbacks (void)
{
  RbEventLoop *event_loop = run_source ("database.getUserById(1, async () => { await null; console.log(1); });\n");
  RbTimeline *timeline = make_timeline (rb_event_loop_get_trace (event_loop));
  guint n_loop = rb_timeline_get_n_bars (timeline, RB_LANE_LOOP, 0);
  guint n_calls = rb_timeline_get_n_bars (timeline, RB_LANE_STACK, 0);

  g_assert_cmpuint (rb_timeline_get_bar (timeline, RB_LANE_LOOKUPS, 0, 0).callback, ==, 1);
  g_assert_cmpuint (rb_timeline_get_bar (timeline, RB_LANE_QUEUE, 0, 0).callback, ==, 1);
  g_assert_cmpuint (rb_timeline_get_bar (timeline, RB_LANE_LOOP, 0, n_loop - 1).callback, ==, 1);
  g_assert_cmpuint (rb_timeline_get_bar (timeline, RB_LANE_CONSOLE, 0, 0).callback, ==, 1);

  /* The script, the callback, and the callback again after its await. */
  g_assert_cmpuint (n_calls, ==, 3);
  for (guint i = 1; i < n_calls; i++)
    {
      RbTimelineBar bar = rb_timeline_get_bar (timeline, RB_LANE_STACK, 0, i);

      g_assert_cmpuint (bar.callback, ==, 1);
      g_assert_cmpuint (rb_trace_get_site (rb_timeline_get_trace (timeline), bar.function)->kind, ==,
                        RB_SITE_FUNCTION);
    }

  g_assert_finalize_object (timeline);
  g_object_unref (event_loop);
}

static void
check_same (RbTimeline *timeline,
            RbTimeline *expected)
{
  g_assert_cmpuint (rb_timeline_get_n_moments (timeline), ==, rb_timeline_get_n_moments (expected));
  for (guint i = 0; i <= rb_timeline_get_n_moments (expected); i++)
    g_assert_cmpint (rb_timeline_get_start (timeline, i), ==, rb_timeline_get_start (expected, i));

  for (guint lane = 0; lane < RB_N_LANES; lane++)
    {
      g_assert_cmpuint (rb_timeline_get_n_rows (timeline, lane), ==, rb_timeline_get_n_rows (expected, lane));
      for (guint row = 0; row < rb_timeline_get_n_rows (expected, lane); row++)
        {
          g_assert_cmpuint (rb_timeline_get_n_bars (timeline, lane, row), ==,
                            rb_timeline_get_n_bars (expected, lane, row));
          for (guint i = 0; i < rb_timeline_get_n_bars (expected, lane, row); i++)
            {
              RbTimelineBar bar = rb_timeline_get_bar (timeline, lane, row, i);
              RbTimelineBar other = rb_timeline_get_bar (expected, lane, row, i);

              g_assert_cmpmem (&bar, sizeof bar, &other, sizeof other);
            }
        }
    }
}

/* A timeline that follows a trace record by record gets the same bars as a timeline that reads the whole trace. */
static void
check_growing (RbTrace *trace)
{
  RbTrace *growing = new_trace_for (trace);
  RbTimeline *timeline = rb_timeline_new (growing);
  RbTimeline *expected = make_timeline (trace);
  gint64 length = 0;

  g_assert_true (rb_timeline_catch_up (timeline, G_MAXUINT));
  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      rb_trace_append (growing, &record);
      g_assert_true (rb_timeline_catch_up (timeline, G_MAXUINT));
      g_assert_cmpuint (rb_timeline_get_n_moments (timeline), ==, rb_trace_get_n_moments (growing));
      g_assert_cmpint (rb_timeline_get_start (timeline, rb_timeline_get_n_moments (timeline)), >=, length);
      length = rb_timeline_get_start (timeline, rb_timeline_get_n_moments (timeline));
    }
  check_same (timeline, expected);

  g_assert_finalize_object (timeline);
  g_assert_finalize_object (expected);
  g_assert_finalize_object (growing);
}

static void
test_growing (void)
{
  RbEventLoop *later = run_source (EVERYTHING);
  RbEventLoop *blocking = run_blocking (EVERYTHING);

  check_growing (rb_event_loop_get_trace (later));
  check_growing (rb_event_loop_get_trace (blocking));
  g_object_unref (later);
  g_object_unref (blocking);
}

static void
test_in_parts (void)
{
  RbEventLoop *event_loop = run_source (EVERYTHING);
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  RbTimeline *timeline = rb_timeline_new (trace);
  RbTimeline *expected = make_timeline (trace);
  guint n_parts = 1;

  for (; !rb_timeline_catch_up (timeline, 7); n_parts++)
    g_assert_cmpuint (rb_timeline_get_n_records (timeline), ==, 7 * n_parts);
  g_assert_cmpuint (n_parts, ==, (rb_trace_get_n_records (trace) + 6) / 7);
  check_same (timeline, expected);

  g_assert_finalize_object (timeline);
  g_assert_finalize_object (expected);
  g_object_unref (event_loop);
}

/* Random records do no harm, such as an end without a beginning or a second beginning. */
static void
test_nonsense (void)
{
  RbTrace *trace = rb_trace_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  RbTimeline *timeline;

  for (guint i = 0; i < 3000; i++)
    append (trace, i, g_rand_int_range (random, RB_RECORD_STATEMENT, RB_RECORD_FINISHED + 1),
            g_rand_int_range (random, 0, 5), g_rand_int_range (random, 0, 3), g_rand_int_range (random, 0, 9), 0);
  timeline = make_timeline (trace);
  check_rows (timeline);

  g_assert_finalize_object (timeline);
  g_assert_finalize_object (trace);
}

static void
test_empty (void)
{
  RbTrace *trace = rb_trace_new ();
  RbTimeline *timeline = make_timeline (trace);
  RbTimelineAxis *axis = rb_timeline_axis_new (timeline, NULL);

  g_assert_cmpuint (rb_timeline_get_n_moments (timeline), ==, 0);
  g_assert_cmpuint (rb_timeline_get_n_rows (timeline, RB_LANE_STACK), ==, 0);
  g_assert_false (rb_timeline_get_finished (timeline));
  g_assert_cmpfloat_with_epsilon (rb_timeline_axis_get_length (axis), 0, 0.1);
  g_assert_cmpint (rb_timeline_axis_get_time (axis, 5), ==, 0);
  g_assert_cmpfloat_with_epsilon (rb_timeline_axis_find_time (axis, 5), 0, 0.1);
  g_assert_cmpuint (rb_timeline_axis_find_moment (axis, 0, 5), ==, 0);

  g_assert_finalize_object (axis);
  g_assert_finalize_object (timeline);
  g_assert_finalize_object (trace);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/everything", test_everything);
  g_test_add_func ("/timeline/combined", test_combined);
  g_test_add_func ("/timeline/blocking", test_blocking);
  g_test_add_func ("/timeline/overlap", test_overlap);
  g_test_add_func ("/timeline/callbacks", test_callbacks);
  g_test_add_func ("/timeline/growing", test_growing);
  g_test_add_func ("/timeline/in-parts", test_in_parts);
  g_test_add_func ("/timeline/nonsense", test_nonsense);
  g_test_add_func ("/timeline/empty", test_empty);

  return g_test_run ();
}
