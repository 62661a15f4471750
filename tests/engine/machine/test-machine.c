/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "machine-fixture.h"

static void
test_ready (Fixture       *fixture,
            gconstpointer  data)
{
  guint n;

  g_assert_true (rb_machine_get_trace (fixture->machine) == fixture->trace);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_READY);
  g_assert_cmpuint (depth (fixture), ==, 0);
  g_assert_cmpuint (n_pending (fixture), ==, 0);
  g_assert_cmpuint (n_queued (fixture), ==, 0);
  rb_machine_get_callbacks (fixture->machine, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (rb_machine_get_n_console_lines (fixture->machine), ==, 0);
  g_assert_cmpuint (rb_machine_get_current_site (fixture->machine), ==, 0);
  g_assert_cmpint (rb_machine_get_time (fixture->machine), ==, 0);

  rb_machine_seek (fixture->machine, 100);
  g_assert_cmpuint (rb_machine_get_position (fixture->machine), ==, 0);
}

static void
test_stack (Fixture       *fixture,
            gconstpointer  data)
{
  happen (fixture, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_RUNNING);
  assert_frame (fixture, 0, 0, 0, 0, 0);

  fixture->time = 1;
  happen (fixture, RB_RECORD_STATEMENT, CALL, 0, 0, 0, 0);
  assert_frame (fixture, 0, 0, 0, CALL, 0);
  g_assert_cmpint (rb_machine_get_time (fixture->machine), ==, 1);
  g_assert_cmpuint (rb_machine_get_current_site (fixture->machine), ==, CALL);

  happen (fixture, RB_RECORD_ENTER, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_STATEMENT, IN_OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_ENTER, INNER, 2, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 3);
  assert_frame (fixture, 1, 1, OUTER, IN_OUTER, 0);
  assert_frame (fixture, 2, 2, INNER, 0, 0);

  happen (fixture, RB_RECORD_STATEMENT, IN_INNER, 2, 0, 0, 0);
  happen (fixture, RB_RECORD_EXIT, INNER, 2, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 2);
  g_assert_cmpuint (rb_machine_get_current_site (fixture->machine), ==, IN_OUTER);

  happen (fixture, RB_RECORD_ENTER, INNER, 1, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 2);
  assert_frame (fixture, 1, 1, OUTER, IN_OUTER, 0);
  happen (fixture, RB_RECORD_ENTER, INNER, G_MAXUINT, 0, 0, 0);
  happen (fixture, RB_RECORD_ENTER, INNER, 3, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 4);
  happen (fixture, RB_RECORD_STATEMENT, IN_INNER, G_MAXUINT, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 3);

  happen (fixture, RB_RECORD_EXIT, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_IDLE);

  happen (fixture, RB_RECORD_FINISHED, 0, 0, 0, 0, 0);
  g_assert_cmpuint (rb_machine_get_current_site (fixture->machine), ==, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_FINISHED);
}

/* inner and outer throw; the script catches. */
static void
test_exception (Fixture       *fixture,
                gconstpointer  data)
{
  happen (fixture, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_ENTER, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_ENTER, INNER, 2, 0, 0, 0);
  happen (fixture, RB_RECORD_STATEMENT, CALL, 0, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 1);

  /* The exit of a frame also removes the frames above it. */
  happen (fixture, RB_RECORD_ENTER, OUTER, 3, 0, 0, 0);
  happen (fixture, RB_RECORD_ENTER, INNER, 4, 0, 0, 0);
  happen (fixture, RB_RECORD_EXIT, OUTER, 3, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 1);
}

/* An uncaught error leaves its functions without exit records; they are shown until the task ends. */
static void
test_unwound (Fixture       *fixture,
              gconstpointer  data)
{
  happen (fixture, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, 1, 0, RB_MICROTASK_PROGRAM, 0);
  happen (fixture, RB_RECORD_ENTER, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_UNCAUGHT, IN_OUTER, 7, 1, 1, 0);
  g_assert_cmpuint (depth (fixture), ==, 2);
  happen (fixture, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 0);

  happen (fixture, RB_RECORD_MICROTASK_START, 0, 1, 0, RB_MICROTASK_PROGRAM, 0);
  happen (fixture, RB_RECORD_ENTER, INNER, 2, 0, 0, 0);
  happen (fixture, RB_RECORD_UNCAUGHT, IN_INNER, 7, 1, 1, 0);
  g_assert_cmpuint (depth (fixture), ==, 1);
  happen (fixture, RB_RECORD_MICROTASK_END, 0, 1, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_IDLE);
}

static void
test_blocked (Fixture       *fixture,
              gconstpointer  data)
{
  happen (fixture, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_STATEMENT, CALL, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_LOOKUP_START, 0, 1, 0, 7, 1000);
  happen (fixture, RB_RECORD_BLOCKED_START, 0, 1, 1000, 0, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_BLOCKED);
  g_assert_cmpuint (depth (fixture), ==, 1);

  /* The statement that waits stays the current one. */
  happen (fixture, RB_RECORD_LOOKUP_ANSWER, 0, 1, 0, 8, RB_WIRE_VALUE);
  g_assert_cmpuint (rb_machine_get_current_site (fixture->machine), ==, CALL);
  happen (fixture, RB_RECORD_BLOCKED_END, 0, 1, 0, 0, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_RUNNING);
  g_assert_cmpuint (depth (fixture), ==, 1);
}

/* Finds the callback's frame, even if something else is entered first. */
static void
test_callback_frame (Fixture       *fixture,
                     gconstpointer  data)
{
  happen (fixture, RB_RECORD_CALLBACK, INNER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_CALLBACK, 0, 2, 0, 0, 0);

  happen (fixture, RB_RECORD_TASK_START, 0, 1, 1, 0, 0);
  happen (fixture, RB_RECORD_ENTER, OUTER, 1, 0, 0, 0);
  assert_frame (fixture, 0, 1, OUTER, 0, 0);
  happen (fixture, RB_RECORD_EXIT, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_ENTER, INNER, 2, 0, 0, 0);
  assert_frame (fixture, 0, 2, INNER, 0, 1);
  happen (fixture, RB_RECORD_ENTER, INNER, 3, 0, 0, 0);
  assert_frame (fixture, 1, 3, INNER, 0, 0);
  happen (fixture, RB_RECORD_TASK_END, 0, 1, 1, 0, 0);

  happen (fixture, RB_RECORD_TASK_START, 0, 2, 2, 0, 0);
  happen (fixture, RB_RECORD_ENTER, OUTER, 4, 0, 0, 0);
  assert_frame (fixture, 0, 4, OUTER, 0, 2);
  happen (fixture, RB_RECORD_TASK_END, 0, 2, 2, 0, 0);

  happen (fixture, RB_RECORD_TASK_START, 0, 3, 0, 0, 0);
  happen (fixture, RB_RECORD_ENTER, INNER, 5, 0, 0, 0);
  assert_frame (fixture, 0, 5, INNER, 0, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/machine/ready", test_ready);
  add ("/machine/stack", test_stack);
  add ("/machine/exception", test_exception);
  add ("/machine/blocked", test_blocked);
  add ("/machine/unwound", test_unwound);
  add ("/machine/callback-frame", test_callback_frame);

  return g_test_run ();
}
