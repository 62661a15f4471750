/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "timeline-fixture.h"

#include "engine/timeline/pace.h"

#define BEAT 600000.0

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon ((a), (b), 1)

typedef struct
{
  RbEventLoop *event_loops[2];
  RbTimeline *timelines[2];
  RbTimelineAxis *axis;
} Fixture;

static void
set_up (Fixture    *fixture,
        const char *source,
        const char *other)
{
  fixture->event_loops[0] = run_source (source);
  fixture->event_loops[1] = run_blocking (other != NULL ? other : "");
  for (guint i = 0; i < 2; i++)
    {
      fixture->timelines[i] = rb_timeline_new (rb_event_loop_get_trace (fixture->event_loops[i]));
      g_assert_true (rb_timeline_catch_up (fixture->timelines[i], G_MAXUINT));
      g_assert_true (rb_timeline_get_finished (fixture->timelines[i]));
    }
  fixture->axis = rb_timeline_axis_new (fixture->timelines[0], other != NULL ? fixture->timelines[1] : NULL);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->axis);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_finalize_object (fixture->timelines[i]);
      g_object_unref (fixture->event_loops[i]);
    }
}

/* Converts moments to the engine times at which they start, and back. */
static void
check_maps (RbTimelineAxis *axis)
{
  gint64 time = 0;

  for (guint run = 0; run < rb_timeline_axis_get_n_runs (axis); run++)
    {
      RbTimeline *timeline = rb_timeline_axis_get_run (axis, run);

      for (guint i = 0; i < rb_timeline_get_n_moments (timeline); i++)
        {
          double x = rb_timeline_axis_get_x (axis, run, i);
          double next = rb_timeline_axis_get_x (axis, run, i + 1);

          /* No moment is shorter than if its run were alone. */
          g_assert_cmpfloat (next - x + 1, >=,
                             rb_timeline_get_start (timeline, i + 1) - rb_timeline_get_start (timeline, i));
          g_assert_cmpuint (rb_timeline_axis_find_moment (axis, run, x), ==, i);
          g_assert_cmpuint (rb_timeline_axis_find_moment (axis, run, (x + next) / 2), ==, i);
          time = rb_timeline_get_time (timeline, i);
          g_assert_cmpfloat (rb_timeline_axis_find_time (axis, time), <=, x + 1);
          g_assert_cmpint (rb_timeline_axis_get_time (axis, rb_timeline_axis_find_time (axis, time)), ==, time);
          g_assert_cmpint (rb_timeline_axis_get_time (axis, x), ==, time);
        }
    }

  time = 0;
  for (double x = 0; x <= rb_timeline_axis_get_length (axis); x += BEAT / 7)
    {
      g_assert_cmpint (rb_timeline_axis_get_time (axis, x), >=, time);
      time = rb_timeline_axis_get_time (axis, x);
      g_assert_cmpfloat (rb_timeline_axis_find_time (axis, time), <=, x + BEAT / 7);
    }
}

static gint64
get_length_of_moment (RbTimeline *timeline,
                      guint       moment)
{
  RbTrace *trace = rb_timeline_get_trace (timeline);
  guint end = moment + 1 < rb_trace_get_n_moments (trace) ? rb_trace_get_moment_start (trace, moment + 1)
                                                          : rb_trace_get_n_records (trace);

  return rb_pace_find_duration (trace, rb_trace_get_moment_start (trace, moment), end, 0,
                                rb_trace_get_round (trace, moment));
}

/* Each moment is as long as it is watched. The lookup takes 1.5 s, and the next statement 1 µs of it: so the wait is
 * all but six beats. */
static void
test_one (void)
{
  Fixture fixture;
  RbTimeline *timeline;
  guint n_waits = 0;
  double x = 0;

  set_up (&fixture, "database.getUserById(1, user => console.log(user));\nconsole.log('meanwhile');\n", NULL);
  timeline = fixture.timelines[0];
  for (guint i = 0; i < rb_timeline_get_n_moments (timeline); i++)
    {
      gint64 time = rb_timeline_get_time (timeline, i);
      gboolean waits = rb_timeline_get_time (timeline, i + 1) == time + 1499999;

      assert_near (rb_timeline_axis_get_x (fixture.axis, 0, i), x);
      if (waits)
        {
          g_assert_cmpint (rb_timeline_axis_get_time (fixture.axis, x + 2 * BEAT), ==, time + 500000);
          g_assert_cmpfloat_with_epsilon (rb_timeline_axis_find_time (fixture.axis, time + 750000), x + 3 * BEAT, 3);
          n_waits++;
        }
      x = rb_timeline_axis_get_x (fixture.axis, 0, i) + (waits ? 6 * BEAT - 2.4 : get_length_of_moment (timeline, i));
    }
  assert_near (rb_timeline_axis_get_length (fixture.axis), x);
  g_assert_cmpuint (n_waits, ==, 1);
  g_assert_cmpfloat (x, >, 10 * BEAT);
  check_maps (fixture.axis);
  tear_down (&fixture);
}

static guint
find_moment_of (RbTimeline   *timeline,
                RbRecordKind  kind)
{
  RbTrace *trace = rb_timeline_get_trace (timeline);

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    if (rb_trace_get_record (trace, i).kind == kind)
      return rb_trace_find_moment (trace, i);

  g_assert_not_reached ();
}

/* The answer comes at the same engine time if the loop is idle and if it is blocked, so it has the same place. */
static void
test_two (void)
{
  Fixture fixture;
  double places[2];
  double lengths[2];

  set_up (&fixture, "database.getUserById(1, user => console.log(user));\n",
          "const user = database.getUserById(1);\nconsole.log(user);\nconsole.log(user);\n");
  check_maps (fixture.axis);
  for (guint i = 0; i < 2; i++)
    {
      guint moment = find_moment_of (fixture.timelines[i], RB_RECORD_LOOKUP_ANSWER);

      places[i] = rb_timeline_axis_get_x (fixture.axis, i, moment);
      lengths[i] = rb_timeline_get_start (fixture.timelines[i], rb_timeline_get_n_moments (fixture.timelines[i]));
      g_assert_cmpint (rb_timeline_get_time (fixture.timelines[i], moment), ==, 1500001);
    }
  assert_near (places[0], places[1]);
  g_assert_cmpfloat (rb_timeline_axis_get_length (fixture.axis), >=, MAX (lengths[0], lengths[1]) - 1);
  g_assert_cmpfloat (rb_timeline_axis_get_length (fixture.axis), <, lengths[0] + lengths[1]);
  tear_down (&fixture);
}

/* Two runs of one program have the same places on the axis as one run. */
static void
test_same (void)
{
  Fixture fixture;

  set_up (&fixture, "for (let i = 0; i < 3; i++) setTimeout(() => console.log(i), i * 300);\n",
          "for (let i = 0; i < 3; i++) setTimeout(() => console.log(i), i * 300);\n");
  for (guint run = 0; run < 2; run++)
    for (guint i = 0; i <= rb_timeline_get_n_moments (fixture.timelines[run]); i++)
      assert_near (rb_timeline_axis_get_x (fixture.axis, run, i), rb_timeline_get_start (fixture.timelines[run], i));
  check_maps (fixture.axis);
  tear_down (&fixture);
}

static void
test_everything (void)
{
  Fixture fixture;

  set_up (&fixture, EVERYTHING, EVERYTHING);
  check_maps (fixture.axis);
  tear_down (&fixture);
}

/* The places on the axis do not depend on the order in which the records of two runs arrive. */
static void
test_growing (void)
{
  Fixture fixture;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  RbTimeline *timelines[2];
  RbTimelineAxis *axis;
  gboolean has_all[2] = { FALSE, FALSE };

  set_up (&fixture, EVERYTHING, EVERYTHING);
  for (guint i = 0; i < 2; i++)
    timelines[i] = rb_timeline_new (rb_timeline_get_trace (fixture.timelines[i]));
  axis = rb_timeline_axis_new (timelines[0], timelines[1]);
  g_assert_cmpfloat_with_epsilon (rb_timeline_axis_get_length (axis), 0, 0.1);

  while (!has_all[0] || !has_all[1])
    {
      guint run = g_rand_int_range (random, 0, 2);

      has_all[run] = rb_timeline_catch_up (timelines[run], g_rand_int_range (random, 1, 40));
      g_assert_cmpfloat (rb_timeline_axis_get_length (axis), >, 0);
    }
  for (guint run = 0; run < 2; run++)
    for (guint i = 0; i <= rb_timeline_get_n_moments (timelines[run]); i++)
      assert_near (rb_timeline_axis_get_x (axis, run, i), rb_timeline_axis_get_x (fixture.axis, run, i));

  g_assert_finalize_object (axis);
  g_assert_finalize_object (timelines[0]);
  g_assert_finalize_object (timelines[1]);
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-axis/one", test_one);
  g_test_add_func ("/timeline-axis/two", test_two);
  g_test_add_func ("/timeline-axis/same", test_same);
  g_test_add_func ("/timeline-axis/everything", test_everything);
  g_test_add_func ("/timeline-axis/growing", test_growing);

  return g_test_run ();
}
