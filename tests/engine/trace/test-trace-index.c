/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace.h"

static void
add (RbTrace      *trace,
     RbRecordKind  kind,
     guint         a,
     guint         b)
{
  RbRecord record = { 0, };

  record.kind = kind;
  record.a = a;
  record.b = b;
  rb_trace_append (trace, &record);
}

static void
test_callbacks (void)
{
  RbTrace *trace = rb_trace_new ();

  g_assert_cmpuint (rb_trace_find_callback (trace, 0), ==, 0);

  add (trace, RB_RECORD_SCRIPT_START, 0, 0);
  add (trace, RB_RECORD_CONSOLE, 0, 0);
  add (trace, RB_RECORD_SCRIPT_END, 0, 0);
  add (trace, RB_RECORD_TASK_START, 1, 7);
  add (trace, RB_RECORD_CONSOLE, 0, 0);
  g_assert_cmpuint (rb_trace_find_callback (trace, 1), ==, 0);
  g_assert_cmpuint (rb_trace_find_callback (trace, 4), ==, 7);

  /* The trace grows while it is read. */
  add (trace, RB_RECORD_TASK_END, 1, 7);
  add (trace, RB_RECORD_IDLE, 0, 0);
  add (trace, RB_RECORD_TASK_START, 2, 8);
  g_assert_cmpuint (rb_trace_find_callback (trace, 4), ==, 7);
  g_assert_cmpuint (rb_trace_find_callback (trace, 6), ==, 0);
  g_assert_cmpuint (rb_trace_find_callback (trace, 7), ==, 8);

  g_assert_finalize_object (trace);
}

static void
test_requests (void)
{
  RbTrace *trace = rb_trace_new ();

  add (trace, RB_RECORD_LOOKUP_START, 1, 0);
  add (trace, RB_RECORD_TIMER_SET, 2, 0);
  /* Numbers come in order; any other number is ignored. */
  add (trace, RB_RECORD_LOOKUP_START, G_MAXUINT32, 0);

  g_assert_cmpuint (rb_trace_find_request (trace, 0).kind, ==, 0);
  g_assert_cmpuint (rb_trace_find_request (trace, 1).kind, ==, RB_RECORD_LOOKUP_START);
  g_assert_cmpuint (rb_trace_find_request (trace, 2).kind, ==, RB_RECORD_TIMER_SET);
  g_assert_cmpuint (rb_trace_find_request (trace, 3).kind, ==, 0);
  g_assert_cmpuint (rb_trace_find_request (trace, G_MAXUINT32).kind, ==, 0);

  g_assert_finalize_object (trace);
}

enum
{
  SCRIPT,
  AWAIT,
  YIELD
};

static RbTrace *
create_trace_with_sites (void)
{
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "await yield");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 11, 0, "");
  rb_trace_add_site (trace, RB_SITE_AWAIT, 0, 5, 0, "");
  rb_trace_add_site (trace, RB_SITE_YIELD, 6, 11, 0, "");

  return trace;
}

static void
suspend (RbTrace *trace,
         guint    activation,
         guint    site)
{
  RbRecord record = { 0, };

  record.kind = RB_RECORD_SUSPEND;
  record.site = site;
  record.a = activation;
  rb_trace_append (trace, &record);
}

/* What an async callback prints after its `await` belongs to it; what the function of the main script prints belongs to
 * no callback. */
static void
test_awaits (void)
{
  RbTrace *trace = create_trace_with_sites ();
  RbRecord start = { 0, };

  start.kind = RB_RECORD_MICROTASK_START;
  start.c = RB_MICROTASK_AWAIT_FULFILLED;

  add (trace, RB_RECORD_SCRIPT_START, 0, 0);
  suspend (trace, 1, AWAIT);
  add (trace, RB_RECORD_SCRIPT_END, 0, 0);
  add (trace, RB_RECORD_TASK_START, 1, 7);
  suspend (trace, 2, AWAIT);
  add (trace, RB_RECORD_TASK_END, 1, 7);

  start.a = 1;
  start.d = 2;
  rb_trace_append (trace, &start);
  add (trace, RB_RECORD_CONSOLE, 0, 0);
  g_assert_cmpuint (rb_trace_find_callback (trace, 7), ==, 7);
  add (trace, RB_RECORD_MICROTASK_END, 1, 0);
  g_assert_cmpuint (rb_trace_find_callback (trace, 8), ==, 0);

  start.a = 2;
  start.d = 1;
  rb_trace_append (trace, &start);
  add (trace, RB_RECORD_CONSOLE, 0, 0);
  g_assert_cmpuint (rb_trace_find_callback (trace, 10), ==, 0);

  g_assert_finalize_object (trace);
}

/* A generator that yields to a callback does not wait for it: it runs on behalf of its caller. */
static void
test_yields (void)
{
  RbTrace *trace = create_trace_with_sites ();
  RbRecord start = { 0, };

  start.kind = RB_RECORD_MICROTASK_START;
  start.c = RB_MICROTASK_AWAIT_FULFILLED;
  start.d = 1;

  add (trace, RB_RECORD_TASK_START, 1, 7);
  suspend (trace, 1, YIELD);
  add (trace, RB_RECORD_TASK_END, 1, 7);
  start.a = 1;
  rb_trace_append (trace, &start);
  add (trace, RB_RECORD_CONSOLE, 0, 0);
  g_assert_cmpuint (rb_trace_find_callback (trace, 4), ==, 0);
  add (trace, RB_RECORD_MICROTASK_END, 1, 0);

  /* The function waits for a callback, and code that belongs to no callback continues it earlier. */
  add (trace, RB_RECORD_TASK_START, 2, 8);
  suspend (trace, 1, AWAIT);
  add (trace, RB_RECORD_TASK_END, 2, 8);
  suspend (trace, 1, AWAIT);
  start.a = 2;
  rb_trace_append (trace, &start);
  add (trace, RB_RECORD_CONSOLE, 0, 0);
  g_assert_cmpuint (rb_trace_find_callback (trace, 11), ==, 0);

  g_assert_finalize_object (trace);
}

static void
test_settled (void)
{
  RbTrace *trace = rb_trace_new ();

  add (trace, RB_RECORD_SETTLED, G_MAXUINT32, 1);
  g_assert_cmpuint (rb_trace_find_settled (trace, 0).kind, ==, 0);
  g_assert_cmpuint (rb_trace_find_settled (trace, 3).kind, ==, 0);
  g_assert_cmpuint (rb_trace_find_settled (trace, G_MAXUINT32).b, ==, 1);
  add (trace, RB_RECORD_SETTLED, 3, 2);
  g_assert_cmpuint (rb_trace_find_settled (trace, 3).b, ==, 2);

  g_assert_finalize_object (trace);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trace-index/callbacks", test_callbacks);
  g_test_add_func ("/trace-index/requests", test_requests);
  g_test_add_func ("/trace-index/awaits", test_awaits);
  g_test_add_func ("/trace-index/yields", test_yields);
  g_test_add_func ("/trace-index/settled", test_settled);

  return g_test_run ();
}
