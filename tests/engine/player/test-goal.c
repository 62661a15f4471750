/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/goal.h"

/* Three moments: in the first one a callback is passed on, and in the last one a task starts. */
static RbTrace *
new_trace (void)
{
  static const RbRecord records[] = {
    { .kind = RB_RECORD_SCRIPT_START },
    { .kind = RB_RECORD_STATEMENT, .site = 1 },
    { .kind = RB_RECORD_CALLBACK, .a = 1 },
    { .kind = RB_RECORD_SCRIPT_END },
    { .kind = RB_RECORD_TASK_START, .a = 1, .b = 1 },
  };
  RbTrace *trace = rb_trace_new ();

  rb_trace_append_many (trace, records, G_N_ELEMENTS (records));
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 3);

  return trace;
}

static void
test_moment (void)
{
  g_autoptr (RbTrace) trace = new_trace ();
  RbGoal goal = { .kind = RB_GOAL_MOMENT, .moment = 2 };
  guint moment = 99;

  g_assert_false (rb_goal_find (&goal, trace, 2, &moment));
  g_assert_cmpuint (moment, ==, 99);
  g_assert_true (rb_goal_find (&goal, trace, 3, &moment));
  g_assert_cmpuint (moment, ==, 2);
}

/* Only complete moments are searched, each of them once. */
static void
test_step (void)
{
  g_autoptr (RbTrace) trace = new_trace ();
  RbGoal callback = { .kind = RB_GOAL_STEP, .step = RB_STEP_CALLBACK };
  RbGoal task = { .kind = RB_GOAL_STEP, .step = RB_STEP_TASK };
  guint moment = 99;

  g_assert_false (rb_goal_find (&callback, trace, 0, &moment));
  g_assert_true (rb_goal_find (&callback, trace, 1, &moment));
  g_assert_cmpuint (moment, ==, 0);

  g_assert_false (rb_goal_find (&task, trace, 2, &moment));
  g_assert_cmpuint (task.record, ==, 4);
  g_assert_true (rb_goal_find (&task, trace, 3, &moment));
  g_assert_cmpuint (moment, ==, 2);
}

static void
test_never_found (void)
{
  g_autoptr (RbTrace) trace = new_trace ();
  RbGoal none = { .kind = RB_GOAL_NONE };
  RbGoal end = { .kind = RB_GOAL_END };
  guint moment;

  g_assert_false (rb_goal_find (&none, trace, 3, &moment));
  g_assert_false (rb_goal_find (&end, trace, 3, &moment));
}

static void
test_previous (void)
{
  g_autoptr (RbTrace) trace = new_trace ();
  guint record;

  g_assert_true (rb_step_find_previous (RB_STEP_TASK, trace, 5, &record));
  g_assert_cmpuint (record, ==, 4);
  g_assert_false (rb_step_find_previous (RB_STEP_TASK, trace, 4, &record));
  g_assert_true (rb_step_find_previous (RB_STEP_CALLBACK, trace, 4, &record));
  g_assert_cmpuint (record, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/goal/moment", test_moment);
  g_test_add_func ("/goal/step", test_step);
  g_test_add_func ("/goal/never-found", test_never_found);
  g_test_add_func ("/goal/previous", test_previous);

  return g_test_run ();
}
