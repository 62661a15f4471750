/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine.h"

/* The sites of all traces here: a script with a statement and two functions of one statement each; an `await` and a
 * `yield` in the outer one. */
enum
{
  SCRIPT,
  CALL,
  OUTER,
  IN_OUTER,
  INNER,
  IN_INNER,
  AWAIT,
  YIELD,
};

typedef struct
{
  RbTrace *trace;
  RbMachine *machine;
  gint64 time;
  guint next_microtask; /* that some random trace starts */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->trace = rb_trace_new ();
  rb_trace_set_source (fixture->trace, "a ();\nouter {\nb; }\ninner {\nc; }\n");
  rb_trace_add_site (fixture->trace, RB_SITE_SCRIPT, 0, 32, 0, NULL);
  rb_trace_add_site (fixture->trace, RB_SITE_STATEMENT, 0, 5, 0, NULL);
  rb_trace_add_site (fixture->trace, RB_SITE_FUNCTION, 6, 18, 0, "outer");
  rb_trace_add_site (fixture->trace, RB_SITE_STATEMENT, 14, 16, OUTER, NULL);
  rb_trace_add_site (fixture->trace, RB_SITE_FUNCTION, 19, 31, 0, "inner");
  rb_trace_add_site (fixture->trace, RB_SITE_STATEMENT, 27, 29, INNER, NULL);
  rb_trace_add_site (fixture->trace, RB_SITE_AWAIT, 14, 15, OUTER, NULL);
  rb_trace_add_site (fixture->trace, RB_SITE_YIELD, 14, 15, OUTER, NULL);
  fixture->machine = rb_machine_new (fixture->trace);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->machine);
  g_assert_finalize_object (fixture->trace);
}

static void
append (Fixture      *fixture,
        RbRecordKind  kind,
        guint32       site,
        guint32       a,
        guint32       b,
        guint32       c,
        guint32       d)
{
  RbRecord record = { fixture->time, site, a, b, c, d, kind, 0, 0 };

  rb_trace_append (fixture->trace, &record);
}

/* Appends, and has the machine follow. */
static void
happen (Fixture      *fixture,
        RbRecordKind  kind,
        guint32       site,
        guint32       a,
        guint32       b,
        guint32       c,
        guint32       d)
{
  append (fixture, kind, site, a, b, c, d);
  rb_machine_seek (fixture->machine, G_MAXUINT);
}

#define assert_frame(fixture, i, expected_activation, expected_function, expected_site, expected_callback) \
  G_STMT_START { \
    guint n_; \
    const RbFrame *frames_ = rb_machine_get_frames ((fixture)->machine, &n_); \
    g_assert_cmpuint ((i), <, n_); \
    g_assert_cmpuint (frames_[i].activation, ==, (expected_activation)); \
    g_assert_cmpuint (frames_[i].function, ==, (expected_function)); \
    g_assert_cmpuint (frames_[i].site, ==, (expected_site)); \
    g_assert_cmpuint (frames_[i].callback, ==, (expected_callback)); \
  } G_STMT_END

static guint
depth (Fixture *fixture)
{
  guint n_frames;

  rb_machine_get_frames (fixture->machine, &n_frames);

  return n_frames;
}

static guint
n_pending (Fixture *fixture)
{
  guint n;

  rb_machine_get_pending (fixture->machine, &n);

  return n;
}

static guint
n_queued (Fixture *fixture)
{
  guint n;

  rb_machine_get_queue (fixture->machine, &n);

  return n;
}

/* The numbers in the microtask queue, as "1 2 3". */
static char *
dup_microtasks (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint32 *numbers;
  guint n;

  numbers = rb_machine_get_microtasks (fixture->machine, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, i == 0 ? "%u" : " %u", numbers[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_microtasks(fixture, expected) \
  G_STMT_START { \
    g_autofree char *numbers_ = dup_microtasks (fixture); \
    g_assert_cmpstr (numbers_, ==, (expected)); \
  } G_STMT_END

static guint
n_waiting (Fixture *fixture)
{
  guint n;

  rb_machine_get_waiting (fixture->machine, &n);

  return n;
}

static const RbCallback *
callback (Fixture *fixture,
          guint    number)
{
  guint n_callbacks;
  const RbCallback *callbacks = rb_machine_get_callbacks (fixture->machine, &n_callbacks);

  g_assert_cmpuint (number, <=, n_callbacks);
  g_assert_cmpuint (callbacks[number - 1].callback, ==, number);

  return &callbacks[number - 1];
}

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
  g_assert_cmpuint (rb_machine_get_n_lines (fixture->machine), ==, 0);
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

  /* The exit of what is below the top takes what is above it along. */
  happen (fixture, RB_RECORD_ENTER, OUTER, 3, 0, 0, 0);
  happen (fixture, RB_RECORD_ENTER, INNER, 4, 0, 0, 0);
  happen (fixture, RB_RECORD_EXIT, OUTER, 3, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 1);
}

static void
test_suspend (Fixture       *fixture,
              gconstpointer  data)
{
  happen (fixture, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  happen (fixture, RB_RECORD_ENTER, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_SUSPEND, IN_OUTER, 1, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 1);
  happen (fixture, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);

  /* A statement alone also says that its activation goes on; so does one in a function's own site. */
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
  g_assert_cmpuint (rb_machine_get_microtask (fixture->machine).kind, ==, 0);
  happen (fixture, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_RUNNING);
  g_assert_cmpuint (n_waiting (fixture), ==, 1);

  happen (fixture, RB_RECORD_MICROTASK_START, AWAIT, 1, 0, RB_MICROTASK_AWAIT_FULFILLED, 1);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_RUNNING);
  g_assert_cmpuint (rb_machine_get_microtask (fixture->machine).c, ==, RB_MICROTASK_AWAIT_FULFILLED);
  assert_microtasks (fixture, "");
  g_assert_cmpuint (n_waiting (fixture), ==, 0);
  assert_frame (fixture, 0, 1, OUTER, AWAIT, 0);
  g_assert_cmpuint (rb_machine_get_current_site (fixture->machine), ==, AWAIT);
  happen (fixture, RB_RECORD_RESUME, AWAIT, 1, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 1);
  happen (fixture, RB_RECORD_STATEMENT, IN_OUTER, 1, 0, 0, 0);
  assert_frame (fixture, 0, 1, OUTER, IN_OUTER, 0);

  /* Once more; now it is rejected, and nothing catches that. */
  happen (fixture, RB_RECORD_SUSPEND, AWAIT, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_MICROTASK_END, 0, 1, 0, 0, 0);
  g_assert_cmpuint (rb_machine_get_microtask (fixture->machine).kind, ==, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_IDLE);
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, AWAIT, 2, 0, RB_MICROTASK_AWAIT_REJECTED, 1);
  happen (fixture, RB_RECORD_MICROTASK_START, AWAIT, 2, 0, RB_MICROTASK_AWAIT_REJECTED, 1);
  g_assert_cmpuint (depth (fixture), ==, 1);
  happen (fixture, RB_RECORD_MICROTASK_END, 0, 2, 0, 0, 0);
  g_assert_cmpuint (depth (fixture), ==, 0);
  g_assert_cmpuint (n_waiting (fixture), ==, 0);
  g_assert_cmpint (rb_machine_get_loop_state (fixture->machine), ==, RB_LOOP_IDLE);
}

/* A generator does not wait: somebody asks it for more. */
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

/* Many that wait, and that go on in another order than they came in. */
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

/* The callback of a `then`; after its return the promise that `then` made is settled. */
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

/* A callback that is an async function is done when that is, and keeps its badge on the stack. */
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
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_RUNNING);
  assert_frame (fixture, 0, 1, OUTER, AWAIT, 1);
  happen (fixture, RB_RECORD_EXIT, OUTER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_MICROTASK_END, 0, 1, 0, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_DONE);
  g_assert_cmpuint (callback (fixture, 1)->finished_at, ==, rb_trace_get_n_records (fixture->trace) - 1);
}

/* One may leave before its turn; what is not in the queue leaves nothing behind. */
static void
test_microtask_order (Fixture       *fixture,
                      gconstpointer  data)
{
  for (guint i = 1; i <= 6; i++)
    happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, i, 0, RB_MICROTASK_ENGINE, 0);
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, 6, 0, RB_MICROTASK_ENGINE, 0);
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, 9, 0, RB_MICROTASK_ENGINE, 0);
  assert_microtasks (fixture, "1 2 3 4 5 6");

  happen (fixture, RB_RECORD_MICROTASK_START, 0, 3, 0, RB_MICROTASK_ENGINE, 0);
  happen (fixture, RB_RECORD_MICROTASK_START, 0, 3, 0, RB_MICROTASK_ENGINE, 0);
  happen (fixture, RB_RECORD_MICROTASK_START, 0, 2, 0, RB_MICROTASK_ENGINE, 0);
  happen (fixture, RB_RECORD_MICROTASK_START, 0, 12, 0, RB_MICROTASK_ENGINE, 0);
  assert_microtasks (fixture, "1 4 5 6");
  happen (fixture, RB_RECORD_MICROTASK_START, 0, 1, 0, RB_MICROTASK_ENGINE, 0);
  assert_microtasks (fixture, "4 5 6");
  happen (fixture, RB_RECORD_MICROTASK_START, 0, 5, 0, RB_MICROTASK_ENGINE, 0);
  happen (fixture, RB_RECORD_MICROTASK_START, 0, 4, 0, RB_MICROTASK_ENGINE, 0);
  happen (fixture, RB_RECORD_MICROTASK_START, 0, 6, 0, RB_MICROTASK_ENGINE, 0);
  assert_microtasks (fixture, "");
  happen (fixture, RB_RECORD_MICROTASK_QUEUED, 0, 7, 0, RB_MICROTASK_ENGINE, 0);
  assert_microtasks (fixture, "7");
}

/* A hundred thousand in a queue, and all sorts of ways to empty it: the same at every position as record by record. */
static void
test_many_microtasks (Fixture       *fixture,
                      gconstpointer  data)
{
  const guint n = 100000;
  guint n_left;

  append (fixture, RB_RECORD_CALLBACK, INNER, 1, 0, 0, 0);
  for (guint i = 1; i <= n; i++)
    append (fixture, RB_RECORD_MICROTASK_QUEUED, 0, i, 1, RB_MICROTASK_PROGRAM, 0);
  for (guint i = 1; i <= n; i++)
    {
      append (fixture, RB_RECORD_MICROTASK_START, 0, i % 2 == 0 ? i - 1 : i + 1, 1, RB_MICROTASK_PROGRAM, 0);
      append (fixture, RB_RECORD_MICROTASK_END, 0, i % 2 == 0 ? i - 1 : i + 1, 1, 0, 0);
    }

  rb_machine_seek (fixture->machine, G_MAXUINT);
  assert_microtasks (fixture, "");
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_DONE);

  for (guint gone = 1; gone <= n; gone += 997)
    {
      const guint32 *numbers;

      rb_machine_seek (fixture->machine, 1 + n + gone * 2);
      numbers = rb_machine_get_microtasks (fixture->machine, &n_left);
      g_assert_cmpuint (n_left, ==, n - gone);
      g_assert_cmpuint (numbers[0], ==, gone % 2 == 0 ? gone + 1 : gone);
      g_assert_cmpuint (numbers[n_left - 1], ==, n);
      g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_WAITING);
    }
}

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
  g_assert_cmpuint (rb_machine_get_n_lines (fixture->machine), ==, 1);
  happen (fixture, RB_RECORD_EXIT, INNER, 1, 0, 0, 0);
  happen (fixture, RB_RECORD_TASK_END, 0, 1, 1, 0, 0);
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_DONE);
  g_assert_cmpuint (callback (fixture, 1)->finished_at, ==, rb_trace_get_n_records (fixture->trace) - 1);
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

/* An error that nobody catches leaves its functions, though nothing says so; they are shown until the task ends. */
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
      g_assert_true (pending->is_interval);
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
  g_assert_cmpint (callback (fixture, 1)->state, ==, RB_CALLBACK_DONE);
  g_assert_cmpuint (callback (fixture, 1)->finished_at, ==, 0);
}

/* One function for two lookups: it is done only when nothing has it any more. */
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

/* Which frame is the callback's, when something else is entered first. */
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

static void
test_label (void)
{
  static const struct
  {
    guint32 callback;
    const char *label;
  } labels[] = { { 1, "A" }, { 2, "B" }, { 26, "Z" }, { 27, "AA" }, { 52, "AZ" }, { 53, "BA" }, { 702, "ZZ" },
                 { 703, "AAA" }, { G_MAXUINT32, "MWLQKWU" } };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *label = rb_machine_dup_callback_label (labels[i].callback);

      g_assert_cmpstr (label, ==, labels[i].label);
    }
}

/* Numbers that make sense more often than not, so that the queue grows while it is busy, and then shrinks. */
static void
append_microtask (Fixture  *fixture,
                  GRand    *rand,
                  RbRecord  record,
                  gboolean  is_busy)
{
  guint n = rb_trace_get_n_microtasks (fixture->trace);
  gboolean is_one_of_two = g_rand_boolean (rand);

  record.c = g_rand_int_range (rand, 0, RB_MICROTASK_LAST + 1);
  record.d = g_rand_int_range (rand, 0, 20);
  if (is_busy)
    {
      record.kind = RB_RECORD_MICROTASK_QUEUED;
      record.a = is_one_of_two ? n + 1 : g_rand_int_range (rand, 0, n + 3);
    }
  else
    {
      record.kind = is_one_of_two ? RB_RECORD_MICROTASK_START : RB_RECORD_MICROTASK_END;
      record.a = fixture->next_microtask + g_rand_int_range (rand, 0, 70);
      if (is_one_of_two && g_rand_boolean (rand))
        record.a = fixture->next_microtask++;
    }
  rb_trace_append (fixture->trace, &record);
}

/* A record that might happen, or one that never could. Phases of many lookups alternate with phases of none. */
static void
append_any (Fixture *fixture,
            GRand   *rand,
            guint    i)
{
  static const guint8 code[] = { RB_RECORD_STATEMENT, RB_RECORD_LOOP, RB_RECORD_ENTER, RB_RECORD_EXIT,
                                 RB_RECORD_SUSPEND };
  gboolean is_busy = i / 5000 % 2 == 0;
  RbRecord record = { 0, };

  fixture->time += g_rand_int_range (rand, 0, 3);
  record.time = fixture->time;
  record.site = g_rand_int_range (rand, 0, YIELD + 3);
  record.a = g_rand_int_range (rand, 0, 20);
  record.b = g_rand_int_range (rand, 0, 8);
  record.c = g_rand_int_range (rand, 0, 100);
  record.d = g_rand_int_range (rand, 0, 3);

  if (g_rand_int_range (rand, 0, 4) == 0)
    {
      append_microtask (fixture, rand, record, is_busy);
      return;
    }
  if (g_rand_int_range (rand, 0, 3) > 0)
    {
      record.kind = code[g_rand_int_range (rand, 0, G_N_ELEMENTS (code))];
    }
  else if (g_rand_boolean (rand))
    {
      record.kind = g_rand_int_range (rand, RB_RECORD_STRING, RB_RECORD_FINISHED + 2);
      if (g_rand_boolean (rand))
        record.a = g_rand_int (rand);
    }
  else
    {
      record.kind = is_busy ? (g_rand_boolean (rand) ? RB_RECORD_LOOKUP_START : RB_RECORD_TASK_QUEUED)
                            : (g_rand_boolean (rand) ? RB_RECORD_LOOKUP_ANSWER : RB_RECORD_TASK_START);
      record.a = is_busy ? i : i % 5000 + i / 10000 * 10000;
    }

  rb_trace_append (fixture->trace, &record);
}

/* All that a machine tells, as bytes. */
static GBytes *
look (RbMachine *machine)
{
  GByteArray *bytes = g_byte_array_new ();
  guint n_frames, n_requests, n_tasks, n_microtasks, n_activations, n_callbacks;
  const RbFrame *frames = rb_machine_get_frames (machine, &n_frames);
  const RbPending *pending = rb_machine_get_pending (machine, &n_requests);
  const RbQueued *queue = rb_machine_get_queue (machine, &n_tasks);
  const guint32 *microtasks = rb_machine_get_microtasks (machine, &n_microtasks);
  const RbWaiting *waiting = rb_machine_get_waiting (machine, &n_activations);
  const RbCallback *callbacks = rb_machine_get_callbacks (machine, &n_callbacks);
  RbRecord microtask = rb_machine_get_microtask (machine);
  gint64 numbers[] = {
    rb_machine_get_time (machine), rb_machine_get_loop_state (machine), rb_machine_get_position (machine),
    rb_machine_get_n_lines (machine), rb_machine_get_current_site (machine), n_frames, n_requests, n_tasks, n_callbacks,
    n_microtasks, n_activations, microtask.kind != 0 ? microtask.a : -1,
  };

  g_byte_array_append (bytes, (const guint8 *) numbers, sizeof numbers);
  g_byte_array_append (bytes, (const guint8 *) frames, n_frames * sizeof *frames);
  g_byte_array_append (bytes, (const guint8 *) pending, n_requests * sizeof *pending);
  g_byte_array_append (bytes, (const guint8 *) queue, n_tasks * sizeof *queue);
  g_byte_array_append (bytes, (const guint8 *) microtasks, n_microtasks * sizeof *microtasks);
  g_byte_array_append (bytes, (const guint8 *) waiting, n_activations * sizeof *waiting);
  g_byte_array_append (bytes, (const guint8 *) callbacks, n_callbacks * sizeof *callbacks);

  return g_byte_array_free_to_bytes (bytes);
}

/* Wherever one comes from, a position looks the same as when one has got there record by record. */
static void
test_any_seek (Fixture       *fixture,
               gconstpointer  data)
{
  const guint n_records = 60000;
  const guint every = 97;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240601);
  g_autoptr (RbMachine) steady = rb_machine_new (fixture->trace);
  g_autoptr (GPtrArray) looks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < n_records; i++)
    {
      append_any (fixture, rand, i);

      /* Now and then look while it grows, so that positions at its very end are looked at as well. */
      if (g_rand_int_range (rand, 0, 500) == 0)
        rb_machine_seek (fixture->machine, g_rand_int_range (rand, 0, i + 2));
    }

  for (guint i = 0; i <= n_records; i++)
    {
      rb_machine_seek (steady, i);
      if (i % every == 0)
        g_ptr_array_add (looks, look (steady));
    }

  for (guint i = 0; i < 600; i++)
    {
      guint n = g_rand_int_range (rand, 0, looks->len);
      g_autoptr (GBytes) seen = NULL;

      /* Sometimes by way of a place nearby, forward or back. */
      if (g_rand_boolean (rand))
        rb_machine_seek (fixture->machine, MAX ((int) (n * every) + g_rand_int_range (rand, -300, 300), 0));
      rb_machine_seek (fixture->machine, n * every);
      seen = look (fixture->machine);
      g_assert_true (g_bytes_equal (seen, g_ptr_array_index (looks, n)));
    }
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/machine/ready", test_ready);
  add ("/machine/stack", test_stack);
  add ("/machine/exception", test_exception);
  add ("/machine/suspend", test_suspend);
  add ("/machine/await", test_await);
  add ("/machine/yield", test_yield);
  add ("/machine/many-waiting", test_many_waiting);
  add ("/machine/then", test_then);
  add ("/machine/async-callback", test_async_callback);
  add ("/machine/microtask-order", test_microtask_order);
  add ("/machine/many-microtasks", test_many_microtasks);
  add ("/machine/lookup", test_lookup);
  add ("/machine/dropped", test_dropped);
  add ("/machine/blocked", test_blocked);
  add ("/machine/queue", test_queue);
  add ("/machine/unwound", test_unwound);
  add ("/machine/interval", test_interval);
  add ("/machine/cleared", test_cleared);
  add ("/machine/shared-callback", test_shared_callback);
  add ("/machine/callback-frame", test_callback_frame);
  g_test_add_func ("/machine/label", test_label);
  add ("/machine/any-seek", test_any_seek);

  return g_test_run ();
}
