/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "machine-fixture.h"

static void
test_lookup (Fixture       *fixture,
             gconstpointer  data)
{
  const RbPending *pending;
  guint n;

  happen (fixture, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_CALLBACK, INNER, 1, 9, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_REGISTERED);
  g_assert_cmpuint (callback (fixture, 1)->function, ==, INNER);
  g_assert_cmpuint (callback (fixture, 1)->name, ==, 9);

  fixture->time = 10;
  happen (fixture, RB_RECORD_LOOKUP_START, 0, 1, 1, 7, 1500000);
  pending = rb_machine_get_pending (fixture->machine, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (pending->request, ==, 1);
  g_assert_cmpuint (pending->callback, ==, 1);
  g_assert_cmpuint (pending->label, ==, 7);
  g_assert_false (pending->is_timer);
  g_assert_cmpint (pending->start, ==, 10);
  g_assert_cmpint (pending->due, ==, 1500010);

  happen (fixture, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_IDLE, 0, 1500000, 0, 0, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_IDLE);

  fixture->time = 1500010;
  happen (fixture, RB_RECORD_LOOKUP_ANSWER, 0, 1, 1, 8, RB_WIRE_VALUE);
  g_assert_cmpuint (n_pending (fixture), ==, 0);
  happen (fixture, RB_RECORD_TASK_QUEUED, 0, 1, 1, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_WAITING);
  g_assert_cmpuint (rb_machine_get_queue (fixture->machine, &n)->callback, ==, 1);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_IDLE);

  happen (fixture, RB_RECORD_TASK_START, 0, 1, 1, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_RUNNING);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_RUNNING);
  g_assert_cmpuint (n_queued (fixture), ==, 0);
  g_assert_cmpuint (depth (fixture), ==, 0);

  happen (fixture, RB_RECORD_ENTER, INNER, 1, 0, 0, 0);
  assert_frame (fixture, 0, 1, INNER, 0, 1);
  happen (fixture, RB_RECORD_CONSOLE, 0, RB_CONSOLE_LOG, 8, 0, 0);
  g_assert_cmpuint (rb_machine_get_n_console_lines (fixture->machine), ==, 1);
  happen (fixture, RB_RECORD_EXIT, INNER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_TASK_END, 0, 1, 1, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_DONE);
  g_assert_cmpuint (callback (fixture, 1)->finished_at, ==, rb_trace_get_n_records (fixture->trace) - 1);

  /* Its second call throws. */
  happen (fixture, RB_RECORD_TASK_QUEUED, 0, 1, 1, 0, 0);
  happen (fixture, RB_RECORD_TASK_START, 0, 1, 1, 0, 0);
  happen (fixture, RB_RECORD_UNCAUGHT, INNER, 7, 1, 1, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_RUNNING);
  happen (fixture, RB_RECORD_TASK_END, 0, 1, 1, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_FAILED);
  rb_machine_seek (fixture->machine, 0);
  rb_machine_seek (fixture->machine, rb_trace_get_n_records (fixture->trace));
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_FAILED);
}

static void
test_dropped (Fixture       *fixture,
              gconstpointer  data)
{
  happen (fixture, RB_RECORD_LOOKUP_START, 0, 1, 0, 7, 1000);
  g_assert_cmpuint (n_pending (fixture), ==, 1);
  happen (fixture, RB_RECORD_LOOKUP_ANSWER, 0, 1, 0, 8, RB_WIRE_VALUE);
  happen (fixture, RB_RECORD_LOOKUP_DROPPED, 0, 1, 0, 0, 0);
  g_assert_cmpuint (n_pending (fixture), ==, 0);
  g_assert_cmpuint (n_queued (fixture), ==, 0);
}

static void
test_queue (Fixture       *fixture,
            gconstpointer  data)
{
  const RbQueued *queue;
  guint n;

  for (guint i = 1; i <= 200; i++)
    happen (fixture, RB_RECORD_TASK_QUEUED, 0, i, 0, 0, 0);
  for (guint i = 1; i <= 150; i++)
    {
      happen (fixture, RB_RECORD_TASK_START, 0, i, 0, 0, 0);
      happen (fixture, RB_RECORD_TASK_END, 0, i, 0, 0, 0);
      g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_RUNNING);

      queue = rb_machine_get_queue (fixture->machine, &n);
      g_assert_cmpuint (n, ==, 200 - i);
      g_assert_cmpuint (queue[0].request, ==, i + 1);
      g_assert_cmpuint (queue[n - 1].request, ==, 200);
    }

  happen (fixture, RB_RECORD_TIMER_CLEAR, 0, 170, 0, 0, 0);
  queue = rb_machine_get_queue (fixture->machine, &n);
  g_assert_cmpuint (n, ==, 49);
  g_assert_cmpuint (queue[18].request, ==, 169);
  g_assert_cmpuint (queue[19].request, ==, 171);
}

static void
test_interval (Fixture       *fixture,
               gconstpointer  data)
{
  const RbPending *pending;
  guint n;

  fixture->time = 5;
  happen (fixture, RB_RECORD_CALLBACK, INNER, 1, 0, 0, 0);
  for (guint round = 1; round <= 3; round++)
    {
      happen (fixture, RB_RECORD_TIMER_SET, 0, 1, 1, 20, 1);
      g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_REGISTERED);
      pending = rb_machine_get_pending (fixture->machine, &n);
      g_assert_cmpuint (n, ==, 1);
      g_assert_true (pending->is_timer);
      g_assert_cmpuint (pending->timer, ==, RB_TIMER_INTERVAL);
      g_assert_cmpint (pending->start, ==, fixture->time);
      g_assert_cmpint (pending->due, ==, fixture->time + 20000);

      fixture->time += 20000;
      happen (fixture, RB_RECORD_TIMER_FIRED, 0, 1, 1, 0, 0);
      g_assert_cmpuint (n_pending (fixture), ==, 0);
      happen (fixture, RB_RECORD_TASK_QUEUED, 0, 1, 1, 0, 0);
      g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_WAITING);
      happen (fixture, RB_RECORD_TASK_START, 0, 1, 1, 0, 0);
      if (round == 3)
        happen (fixture, RB_RECORD_TIMER_CLEAR, 0, 1, 0, 0, 0);
      g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_RUNNING);
      happen (fixture, RB_RECORD_TASK_END, 0, 1, 1, 0, 0);
      g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_DONE);
      g_assert_cmpuint (callback (fixture, 1)->finished_at, ==, rb_trace_get_n_records (fixture->trace) - 1);
    }

  g_assert_cmpuint (n_pending (fixture), ==, 0);
}

static void
test_cleared (Fixture       *fixture,
              gconstpointer  data)
{
  happen (fixture, RB_RECORD_CALLBACK, INNER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_TIMER_SET, 0, 1, 1, 20, 0);
  happen (fixture, RB_RECORD_TIMER_SET, 0, 2, 1, 30, 0);
  happen (fixture, RB_RECORD_TIMER_CLEAR, 0, 1, 0, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_REGISTERED);

  happen (fixture, RB_RECORD_TIMER_FIRED, 0, 2, 1, 0, 0);
  happen (fixture, RB_RECORD_TASK_QUEUED, 0, 2, 1, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_WAITING);
  happen (fixture, RB_RECORD_TIMER_CLEAR, 0, 2, 0, 0, 0);
  g_assert_cmpuint (n_queued (fixture), ==, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_UNCALLED);
  g_assert_cmpuint (callback (fixture, 1)->finished_at, ==, 0);
}

/* One function for two lookups is done only when neither lookup has it any more. */
static void
test_shared_callback (Fixture       *fixture,
                      gconstpointer  data)
{
  happen (fixture, RB_RECORD_CALLBACK, INNER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_LOOKUP_START, 0, 1, 1, 7, 1000);
  happen (fixture, RB_RECORD_LOOKUP_START, 0, 2, 1, 7, 2000);
  for (guint request = 1; request <= 2; request++)
    {
      happen (fixture, RB_RECORD_LOOKUP_ANSWER, 0, request, 1, 8, RB_WIRE_VALUE);
      happen (fixture, RB_RECORD_TASK_QUEUED, 0, request, 1, 0, 0);
      happen (fixture, RB_RECORD_TASK_START, 0, request, 1, 0, 0);
      happen (fixture, RB_RECORD_TASK_END, 0, request, 1, 0, 0);
      g_assert_cmpint (callback (fixture, 1)->state, ==, request == 1 ? RB_CALLBACK_REGISTERED : RB_CALLBACK_DONE);
    }
}

/* An immediate is due at once, and it is pending until it is queued. Meanwhile the loop is not idle. */
static void
test_immediate (Fixture       *fixture,
                gconstpointer  data)
{
  const RbPending *pending;
  guint n;

  fixture->time = 7;
  happen (fixture, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  for (guint i = 1; i <= 3; i++)
    {
      happen (fixture, RB_RECORD_CALLBACK, INNER, i, 0, 0, 0);
      happen (fixture, RB_RECORD_TIMER_SET, 0, i, i, 0, RB_TIMER_IMMEDIATE);
    }
  pending = rb_machine_get_pending (fixture->machine, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (pending->is_timer);
  g_assert_cmpuint (pending->timer, ==, RB_TIMER_IMMEDIATE);
  g_assert_cmpint (pending->start, ==, 7);
  g_assert_cmpint (pending->due, ==, 7);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_REGISTERED);
  happen (fixture, RB_RECORD_TIMER_CLEAR, 0, 2, 0, 0, 0);
  g_assert_cmpuint (n_pending (fixture), ==, 2);
  g_assert_cmpint (callback (fixture, 2)->state, ==, RB_CALLBACK_UNCALLED);
  happen (fixture, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_RUNNING);

  happen (fixture, RB_RECORD_TASK_QUEUED, 0, 1, 1, 0, 0);
  g_assert_cmpuint (n_pending (fixture), ==, 1);
  happen (fixture, RB_RECORD_TASK_QUEUED, 0, 3, 3, 0, 0);
  g_assert_cmpuint (n_pending (fixture), ==, 0);
  g_assert_cmpuint (n_queued (fixture), ==, 2);
  g_assert_cmpint (callback (fixture, 3)->state, ==, RB_CALLBACK_WAITING);

  for (guint i = 1; i <= 3; i += 2)
    {
      happen (fixture, RB_RECORD_TASK_START, 0, i, i, 0, 0);
      happen (fixture, RB_RECORD_TASK_END, 0, i, i, 0, 0);
      g_assert_cmpint (callback (fixture, i)->state, ==, RB_CALLBACK_DONE);
    }
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_IDLE);
}

/* A task that is queued ends an immediate, but not a timer, which ends only when it fires. */
static void
test_queued_timer (Fixture       *fixture,
                   gconstpointer  data)
{
  happen (fixture, RB_RECORD_TIMER_SET, 0, 1, 0, 5, RB_TIMER_TIMEOUT);
  happen (fixture, RB_RECORD_TIMER_SET, 0, 2, 0, 0, RB_TIMER_IMMEDIATE);
  happen (fixture, RB_RECORD_TASK_QUEUED, 0, 1, 0, 0, 0);
  g_assert_cmpuint (n_pending (fixture), ==, 2);
  happen (fixture, RB_RECORD_TASK_QUEUED, 0, 2, 0, 0, 0);
  g_assert_cmpuint (n_pending (fixture), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/machine-requests/lookup", test_lookup);
  add ("/machine-requests/dropped", test_dropped);
  add ("/machine-requests/queue", test_queue);
  add ("/machine-requests/interval", test_interval);
  add ("/machine-requests/immediate", test_immediate);
  add ("/machine-requests/queued-timer", test_queued_timer);
  add ("/machine-requests/cleared", test_cleared);
  add ("/machine-requests/shared-callback", test_shared_callback);

  return g_test_run ();
}
