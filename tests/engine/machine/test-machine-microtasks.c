/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "machine-fixture.h"

static void
test_suspend (Fixture       *fixture,
              gconstpointer  data)
{
  happen (fixture, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_ENTER, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_SUSPEND, IN_OUTER, 1, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 1);
  happen (fixture, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);

  /* A statement implies that its activation continues, even without a resume record; so does a statement in the site of
   * a function. */
  happen (fixture, RB_RECORD_STATEMENT, IN_INNER, 2, 0, 0, 0);
  assert_frame (fixture, 0, 2, INNER, IN_INNER, 0);
  happen (fixture, RB_RECORD_RESUME, OUTER, 3, 0, 0, 0);
  assert_frame (fixture, 1, 3, OUTER, 0, 0);
}

static void
test_await (Fixture       *fixture,
            gconstpointer  data)
{
  const RbWaiting *waiting;
  guint n;

  happen (fixture, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_ENTER, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_STATEMENT, IN_OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_SUSPEND, AWAIT, 1, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 1);
  waiting = rb_machine_get_waiting (fixture->machine, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (waiting->activation, ==, 1);
  g_assert_cmpuint (waiting->site, ==, AWAIT);
  g_assert_cmpuint (waiting->callback, ==, 0);

  happen (fixture, RB_RECORD_SETTLED, 0, 1, 1, 7, 0);
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, AWAIT, 1, 0, RB_MICROTASK_AWAIT_FULFILLED, 1);
  assert_microtasks (fixture, "1");
  g_assert_cmpuint (rb_machine_get_running_microtask (fixture->machine).kind, ==, 0);
  happen (fixture, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_RUNNING);
  g_assert_cmpuint (n_waiting (fixture), ==, 1);

  happen (fixture, RB_RECORD_MICROTASK_START, AWAIT, 1, 0, RB_MICROTASK_AWAIT_FULFILLED, 1);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_RUNNING);
  g_assert_cmpuint (rb_machine_get_running_microtask (fixture->machine).c, ==, RB_MICROTASK_AWAIT_FULFILLED);
  assert_microtasks (fixture, "");
  happen (fixture, RB_RECORD_RESUME, AWAIT, 1, 0, 0, 0);
  g_assert_cmpuint (n_waiting (fixture), ==, 0);
  g_assert_cmpuint (depth (fixture), ==, 1);
  assert_frame (fixture, 0, 1, OUTER, AWAIT, 0);
  g_assert_cmpuint (rb_machine_get_current_site (fixture->machine), ==, AWAIT);
  happen (fixture, RB_RECORD_STATEMENT, IN_OUTER, 1, 0, 0, 0);
  assert_frame (fixture, 0, 1, OUTER, IN_OUTER, 0);

  /* The same again, but rejected and not caught. */
  happen (fixture, RB_RECORD_SUSPEND, AWAIT, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_MICROTASK_END, 0, 1, 0, 0, 0);
  g_assert_cmpuint (rb_machine_get_running_microtask (fixture->machine).kind, ==, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_IDLE);
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, AWAIT, 2, 0, RB_MICROTASK_AWAIT_REJECTED, 1);
  happen (fixture, RB_RECORD_MICROTASK_START, AWAIT, 2, 0, RB_MICROTASK_AWAIT_REJECTED, 1);
  happen (fixture, RB_RECORD_RESUME, AWAIT, 1, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 1);
  happen (fixture, RB_RECORD_MICROTASK_END, 0, 2, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 0);
  g_assert_cmpuint (n_waiting (fixture), ==, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_IDLE);
}

/* A generator does not wait: its caller asks it for the next value. */
static void
test_yield (Fixture       *fixture,
            gconstpointer  data)
{
  happen (fixture, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_ENTER, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_SUSPEND, YIELD, 1, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 1);
  g_assert_cmpuint (n_waiting (fixture), ==, 0);
}

/* Many functions wait, and continue in another order. */
static void
test_many_waiting (Fixture       *fixture,
                   gconstpointer  data)
{
  const RbWaiting *waiting;
  guint n;

  for (guint i = 1; i <= 200; i++)
    {
      happen (fixture, RB_RECORD_ENTER, OUTER, i, 0, 0, 0);
      happen (fixture, RB_RECORD_SUSPEND, AWAIT, i, 0, 0, 0);
    }
  for (guint i = 2; i <= 200; i += 2)
    {
      happen (fixture, RB_RECORD_MICROTASK_START, AWAIT, i, 0, RB_MICROTASK_AWAIT_FULFILLED, i);
      happen (fixture, RB_RECORD_RESUME, AWAIT, i, 0, 0, 0);
      assert_frame (fixture, 0, i, OUTER, AWAIT, 0);
      if (i % 10 == 0)
        happen (fixture, RB_RECORD_SUSPEND, AWAIT, i, 0, 0, 0);
      happen (fixture, RB_RECORD_MICROTASK_END, 0, i, 0, 0, 0);
    }

  waiting = rb_machine_get_waiting (fixture->machine, &n);
  g_assert_cmpuint (n, ==, 120);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (waiting[i].activation % 2 == 1 || waiting[i].activation % 10 == 0);
      g_assert_cmpuint (waiting[i].site, ==, AWAIT);
      g_assert_true (i == 0 || waiting[i - 1].activation < waiting[i].activation);
    }
}

/* The callback of a `then`; after it returns, the promise of that `then` is settled. */
static void
test_then (Fixture       *fixture,
           gconstpointer  data)
{
  happen (fixture, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_CALLBACK, INNER, 1, 0, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_REGISTERED);
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, 1, 1, RB_MICROTASK_FULFILLED, 1);
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, 2, 1, RB_MICROTASK_FULFILLED, 1);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_WAITING);
  happen (fixture, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);

  for (guint i = 1; i <= 2; i++)
    {
      happen (fixture, RB_RECORD_MICROTASK_START, 0, i, 1, RB_MICROTASK_FULFILLED, 1);
      g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_RUNNING);
      happen (fixture, RB_RECORD_ENTER, INNER, i, 0, 0, 0);
      assert_frame (fixture, 0, i, INNER, 0, 1);
      happen (fixture, RB_RECORD_EXIT, INNER, i, 0, 0, 0);
      happen (fixture, RB_RECORD_MICROTASK_END, 0, i, 1, 0, 0);
      g_assert_cmpint (callback (fixture, 1)->state, ==, i == 1 ? RB_CALLBACK_WAITING : RB_CALLBACK_DONE);
      g_assert_cmpuint (callback (fixture, 1)->finished_at, ==, rb_trace_get_n_records (fixture->trace) - 1);
    }
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_IDLE);
}

/* An async function as a callback is done when its promise is settled, and keeps its badge on the stack. */
static void
test_async_callback (Fixture       *fixture,
                     gconstpointer  data)
{
  guint n;

  happen (fixture, RB_RECORD_CALLBACK, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_TIMER_SET, 0, 1, 1, 20, 0);
  happen (fixture, RB_RECORD_TIMER_FIRED, 0, 1, 1, 0, 0);
  happen (fixture, RB_RECORD_TASK_QUEUED, 0, 1, 1, 0, 0);
  happen (fixture, RB_RECORD_TASK_START, 0, 1, 1, 0, 0);
  happen (fixture, RB_RECORD_ENTER, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_SUSPEND, AWAIT, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_TASK_END, 0, 1, 1, 0, 0);
  g_assert_cmpuint (rb_machine_get_waiting (fixture->machine, &n)->callback, ==, 1);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_WAITING);
  g_assert_cmpuint (callback (fixture, 1)->finished_at, ==, 0);

  happen (fixture, RB_RECORD_MICROTASK_QUEUED, AWAIT, 1, 0, RB_MICROTASK_AWAIT_FULFILLED, 1);
  happen (fixture, RB_RECORD_MICROTASK_START, AWAIT, 1, 0, RB_MICROTASK_AWAIT_FULFILLED, 1);
  happen (fixture, RB_RECORD_RESUME, AWAIT, 1, 0, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_RUNNING);
  assert_frame (fixture, 0, 1, OUTER, AWAIT, 1);
  happen (fixture, RB_RECORD_EXIT, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_MICROTASK_END, 0, 1, 0, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_DONE);
  g_assert_cmpuint (callback (fixture, 1)->finished_at, ==, rb_trace_get_n_records (fixture->trace) - 1);
}

/* The queue is first in, first out. A microtask that is not the first, or has no number, removes nothing. */
static void
test_microtask_order (Fixture       *fixture,
                      gconstpointer  data)
{
  for (guint i = 1; i <= 6; i++)
    happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, i, 0, RB_MICROTASK_INTERNAL, 0);
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, 6, 0, RB_MICROTASK_INTERNAL, 0);
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, 9, 0, RB_MICROTASK_INTERNAL, 0);
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, 0, 0, RB_MICROTASK_INTERNAL, 0);
  assert_microtasks (fixture, "1 2 3 4 5 6");

  happen (fixture, RB_RECORD_MICROTASK_START, 0, 3, 0, RB_MICROTASK_INTERNAL, 0);
  happen (fixture, RB_RECORD_MICROTASK_START, 0, 12, 0, RB_MICROTASK_INTERNAL, 0);
  assert_microtasks (fixture, "1 2 3 4 5 6");
  happen (fixture, RB_RECORD_MICROTASK_START, 0, 1, 0, RB_MICROTASK_INTERNAL, 0);
  happen (fixture, RB_RECORD_MICROTASK_START, 0, 1, 0, RB_MICROTASK_INTERNAL, 0);
  assert_microtasks (fixture, "2 3 4 5 6");
  for (guint i = 2; i <= 6; i++)
    happen (fixture, RB_RECORD_MICROTASK_START, 0, i, 0, RB_MICROTASK_INTERNAL, 0);
  assert_microtasks (fixture, "");
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, 7, 0, RB_MICROTASK_INTERNAL, 0);
  assert_microtasks (fixture, "7");
}

/* A microtask whose queueing was not traced runs, and the others still wait. */
static void
test_unseen (Fixture       *fixture,
             gconstpointer  data)
{
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, 1, 0, RB_MICROTASK_FULFILLED, 0);
  happen (fixture, RB_RECORD_MICROTASK_START, 0, 0, 0, RB_MICROTASK_ADOPT, 0);
  g_assert_cmpuint (rb_machine_get_running_microtask (fixture->machine).kind, ==, RB_RECORD_MICROTASK_START);
  g_assert_cmpuint (rb_machine_get_running_microtask (fixture->machine).c, ==, RB_MICROTASK_ADOPT);
  g_assert_true (rb_machine_get_running (fixture->machine));
  assert_microtasks (fixture, "1");
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, 2, 0, RB_MICROTASK_FULFILLED, 0);
  happen (fixture, RB_RECORD_MICROTASK_END, 0, 0, 0, 0, 0);
  g_assert_cmpuint (rb_machine_get_running_microtask (fixture->machine).kind, ==, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_RUNNING);
  g_assert_false (rb_machine_get_running (fixture->machine));
  assert_microtasks (fixture, "1 2");
}

static void
tick (Fixture *fixture,
      guint32  number)
{
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, number, 0, RB_MICROTASK_NEXT_TICK, 0);
}

static void
queue (Fixture *fixture,
       guint32  number)
{
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, number, 0, RB_MICROTASK_PROGRAM, 0);
}

static void
run (Fixture           *fixture,
     guint32            number,
     RbMicrotaskReason  reason)
{
  happen (fixture, RB_RECORD_MICROTASK_START, 0, number, 0, reason, 0);
  happen (fixture, RB_RECORD_MICROTASK_END, 0, number, 0, 0, 0);
}

/* Ticks run first, but ticks that a microtask sets wait until there are no more microtasks. */
static void
test_ticks (Fixture       *fixture,
            gconstpointer  data)
{
  queue (fixture, 1);
  tick (fixture, 2);
  queue (fixture, 3);
  tick (fixture, 4);
  assert_microtasks (fixture, "2 4 1 3");

  run (fixture, 2, RB_MICROTASK_NEXT_TICK);
  assert_microtasks (fixture, "4 1 3");
  tick (fixture, 5);
  assert_microtasks (fixture, "4 5 1 3");
  /* This one is not the next. */
  run (fixture, 5, RB_MICROTASK_NEXT_TICK);
  assert_microtasks (fixture, "4 5 1 3");
  run (fixture, 4, RB_MICROTASK_NEXT_TICK);
  run (fixture, 5, RB_MICROTASK_NEXT_TICK);
  assert_microtasks (fixture, "1 3");

  happen (fixture, RB_RECORD_MICROTASK_START, 0, 1, 0, RB_MICROTASK_PROGRAM, 0);
  tick (fixture, 6);
  assert_microtasks (fixture, "3 6");
  happen (fixture, RB_RECORD_MICROTASK_END, 0, 1, 0, 0, 0);
  assert_microtasks (fixture, "3 6");
  happen (fixture, RB_RECORD_MICROTASK_START, 0, 3, 0, RB_MICROTASK_PROGRAM, 0);
  tick (fixture, 7);
  queue (fixture, 8);
  assert_microtasks (fixture, "8 6 7");
  happen (fixture, RB_RECORD_MICROTASK_END, 0, 3, 0, 0, 0);
  run (fixture, 8, RB_MICROTASK_PROGRAM);
  assert_microtasks (fixture, "6 7");
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_RUNNING);

  happen (fixture, RB_RECORD_MICROTASK_START, 0, 6, 0, RB_MICROTASK_NEXT_TICK, 0);
  queue (fixture, 9);
  assert_microtasks (fixture, "7 9");
  happen (fixture, RB_RECORD_MICROTASK_END, 0, 6, 0, 0, 0);
  run (fixture, 7, RB_MICROTASK_NEXT_TICK);
  run (fixture, 9, RB_MICROTASK_PROGRAM);
  assert_microtasks (fixture, "");
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_IDLE);
}

/* The script of a module is a microtask, so other microtasks run before its ticks. */
static void
test_module (Fixture       *fixture,
             gconstpointer  data)
{
  happen (fixture, RB_RECORD_SCRIPT_START, 0, 1, 0, 0, 0);
  tick (fixture, 1);
  queue (fixture, 2);
  assert_microtasks (fixture, "2 1");
  happen (fixture, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);
  assert_microtasks (fixture, "2 1");
  run (fixture, 2, RB_MICROTASK_PROGRAM);
  queue (fixture, 3);
  assert_microtasks (fixture, "1 3");
}

/* The script itself may wait at an `await`. */
static void
test_script_waits (Fixture       *fixture,
                   gconstpointer  data)
{
  const RbWaiting *waiting;
  guint n;

  happen (fixture, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_STATEMENT, CALL, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_SUSPEND, SCRIPT_AWAIT, 0, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 0);
  waiting = rb_machine_get_waiting (fixture->machine, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (waiting->activation, ==, 0);
  g_assert_cmpuint (waiting->site, ==, SCRIPT_AWAIT);
  happen (fixture, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);

  happen (fixture, RB_RECORD_MICROTASK_QUEUED, SCRIPT_AWAIT, 1, 0, RB_MICROTASK_AWAIT_FULFILLED, 0);
  happen (fixture, RB_RECORD_MICROTASK_START, SCRIPT_AWAIT, 1, 0, RB_MICROTASK_AWAIT_FULFILLED, 0);
  g_assert_cmpuint (n_waiting (fixture), ==, 1);
  happen (fixture, RB_RECORD_RESUME, SCRIPT_AWAIT, 0, 0, 0, 0);
  g_assert_cmpuint (n_waiting (fixture), ==, 0);
  assert_frame (fixture, 0, 0, SCRIPT, SCRIPT_AWAIT, 0);
  happen (fixture, RB_RECORD_STATEMENT, CALL, 0, 0, 0, 0);
  assert_frame (fixture, 0, 0, SCRIPT, CALL, 0);
  happen (fixture, RB_RECORD_MICROTASK_END, 0, 1, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 0);
}

/* A function that still waits when nothing is left to run stays, and differs from one that may continue. */
static void
test_stuck (Fixture       *fixture,
            gconstpointer  data)
{
  const RbWaiting *waiting;
  guint n;

  for (guint i = 1; i <= 2; i++)
    {
      happen (fixture, RB_RECORD_ENTER, OUTER, i, 0, 0, 0);
      happen (fixture, RB_RECORD_SUSPEND, AWAIT, i, 0, 0, 0);
    }
  waiting = rb_machine_get_waiting (fixture->machine, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (waiting[0].is_stuck);

  happen (fixture, RB_RECORD_WAITING, AWAIT, 2, 0, 0, 0);
  happen (fixture, RB_RECORD_WAITING, AWAIT, 9, 0, 0, 0);
  happen (fixture, RB_RECORD_FINISHED, 0, 1, 0, 0, 0);
  waiting = rb_machine_get_waiting (fixture->machine, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (waiting[0].is_stuck);
  g_assert_true (waiting[1].is_stuck);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_FINISHED);

  rb_machine_seek (fixture->machine, 4);
  g_assert_false (rb_machine_get_waiting (fixture->machine, &n)[1].is_stuck);
}

/* Every third one is a tick. */
static RbMicrotaskReason
reason_of (guint32 number)
{
  return number % 3 == 0 ? RB_MICROTASK_NEXT_TICK : RB_MICROTASK_PROGRAM;
}

/* The number of the microtask that runs after @n_others of the @n in the queue. */
static guint32
number_after (guint n_others,
              guint n)
{
  guint n_ticks = n / 3;

  return n_others < n_ticks ? (n_others + 1) * 3 : (n_others - n_ticks) / 2 * 3 + (n_others - n_ticks) % 2 + 1;
}

/* With a hundred thousand entries in the queue, ticks among them, seeking gives the same state as going record by
 * record. */
static void
test_many_microtasks (Fixture       *fixture,
                      gconstpointer  data)
{
  const guint n = 100000;
  guint n_left;

  append (fixture, RB_RECORD_CALLBACK, INNER, 1, 0, 0, 0);
  for (guint i = 1; i <= n; i++)
    append (fixture, RB_RECORD_MICROTASK_QUEUED, 0, i, 1, reason_of (i), 0);
  for (guint i = 0; i < n; i++)
    {
      guint32 number = number_after (i, n);

      append (fixture, RB_RECORD_MICROTASK_START, 0, number, 1, reason_of (number), 0);
      append (fixture, RB_RECORD_MICROTASK_END, 0, number, 1, 0, 0);
    }

  rb_machine_seek (fixture->machine, G_MAXUINT);
  assert_microtasks (fixture, "");
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_DONE);

  for (guint gone = 1; gone <= n; gone += 997)
    {
      const guint32 *numbers;

      rb_machine_seek (fixture->machine, 1 + n + gone * 2);
      numbers = rb_machine_get_queued_microtasks (fixture->machine, &n_left);
      g_assert_cmpuint (n_left, ==, n - gone);
      g_assert_cmpuint (numbers[0], ==, number_after (gone, n));
      g_assert_cmpuint (numbers[n_left - 1], ==, n);
      g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_WAITING);
    }
}

/* The callback for the other outcome is removed; if a timer has it, too, it stays with the timer. */
static void
test_unneeded (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint i = 1; i <= 2; i++)
    happen (fixture, RB_RECORD_CALLBACK, INNER, i, 0, 0, 0);
  happen (fixture, RB_RECORD_TIMER_SET, 0, 1, 2, 5, 0);
  happen (fixture, RB_RECORD_UNNEEDED, 0, 1, 1, 0, 0);
  happen (fixture, RB_RECORD_UNNEEDED, 0, 2, 1, 0, 0);
  happen (fixture, RB_RECORD_UNNEEDED, 0, 3, 1, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_UNCALLED);
  g_assert_cmpuint (callback (fixture, 1)->finished_at, ==, 0);
  g_assert_cmpint (callback (fixture, 2)->state, ==, RB_CALLBACK_REGISTERED);
  rb_machine_seek (fixture->machine, 3);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_REGISTERED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/machine-microtasks/suspend", test_suspend);
  add ("/machine-microtasks/await", test_await);
  add ("/machine-microtasks/yield", test_yield);
  add ("/machine-microtasks/many-waiting", test_many_waiting);
  add ("/machine-microtasks/then", test_then);
  add ("/machine-microtasks/async-callback", test_async_callback);
  add ("/machine-microtasks/microtask-order", test_microtask_order);
  add ("/machine-microtasks/many-microtasks", test_many_microtasks);
  add ("/machine-microtasks/unseen", test_unseen);
  add ("/machine-microtasks/ticks", test_ticks);
  add ("/machine-microtasks/module", test_module);
  add ("/machine-microtasks/script-waits", test_script_waits);
  add ("/machine-microtasks/stuck", test_stuck);
  add ("/machine-microtasks/unneeded", test_unneeded);

  return g_test_run ();
}
