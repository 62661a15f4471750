/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace-links.h"

static void
add (RbTrace      *trace,
     RbRecordKind  kind,
     guint         a)
{
  RbRecord record = { .kind = kind, .a = a };

  rb_trace_append (trace, &record);
}

/* Each request has a start and an end, and each callback a place where it was handed over. */
static void
test_requests (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();

  add (trace, RB_RECORD_CALLBACK, 1);
  add (trace, RB_RECORD_LOOKUP_START, 1);
  add (trace, RB_RECORD_TIMER_SET, 2);
  add (trace, RB_RECORD_LOOKUP_ANSWER, 1);
  add (trace, RB_RECORD_TIMER_FIRED, 2);
  add (trace, RB_RECORD_TIMER_SET, 2);
  add (trace, RB_RECORD_MICROTASK_QUEUED, 1);

  g_assert_cmpuint (rb_trace_links_find_start (trace, 2), ==, 2);
  g_assert_cmpuint (rb_trace_links_find_start (trace, 3), ==, RB_TRACE_NO_RECORD);
  g_assert_cmpuint (rb_trace_links_find_end (trace, 1), ==, 3);
  g_assert_cmpuint (rb_trace_links_find_end (trace, 2), ==, 4);
  g_assert_cmpuint (rb_trace_links_find_end (trace, 0), ==, RB_TRACE_NO_RECORD);
  g_assert_cmpuint (rb_trace_links_find_callback (trace, 1), ==, 0);
  g_assert_cmpuint (rb_trace_links_find_callback (trace, 2), ==, RB_TRACE_NO_RECORD);
  g_assert_cmpuint (rb_trace_links_find_microtask (trace, 1), ==, 6);
  g_assert_cmpuint (rb_trace_links_find_microtask (trace, 2), ==, RB_TRACE_NO_RECORD);

  /* The trace grows. */
  add (trace, RB_RECORD_TIMER_CLEAR, 2);
  g_assert_cmpuint (rb_trace_links_find_end (trace, 2), ==, 7);
}

/* What happens to a callback next; after the last thing, where it was handed over. */
static void
test_next (void)
{
  static const RbRecord records[] = {
    { .kind = RB_RECORD_CALLBACK, .a = 1 },     { .kind = RB_RECORD_CALLBACK, .a = 2 },
    { .kind = RB_RECORD_TASK_QUEUED, .b = 2 },  { .kind = RB_RECORD_MICROTASK_START, .a = 2, .b = 1 },
    { .kind = RB_RECORD_TASK_START, .b = 2 },   { .kind = RB_RECORD_STATEMENT, .a = 2, .b = 2 },
    { .kind = RB_RECORD_TASK_END, .a = 1, .b = 2 },
  };
  g_autoptr (RbTrace) trace = rb_trace_new ();

  rb_trace_append_many (trace, records, G_N_ELEMENTS (records));
  g_assert_cmpuint (rb_trace_links_find_next (trace, 2, 0), ==, 1);
  g_assert_cmpuint (rb_trace_links_find_next (trace, 2, 2), ==, 2);
  g_assert_cmpuint (rb_trace_links_find_next (trace, 2, 3), ==, 4);
  g_assert_cmpuint (rb_trace_links_find_next (trace, 2, 5), ==, 6);
  g_assert_cmpuint (rb_trace_links_find_next (trace, 2, 7), ==, 1);
  g_assert_cmpuint (rb_trace_links_find_next (trace, 1, 4), ==, 0);
  g_assert_cmpuint (rb_trace_links_find_next (trace, 3, 0), ==, RB_TRACE_NO_RECORD);
}

/* How many requests were over at a position. */
static void
test_ends (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();

  add (trace, RB_RECORD_LOOKUP_START, 1);
  add (trace, RB_RECORD_TIMER_SET, 2);
  add (trace, RB_RECORD_TIMER_FIRED, 2);
  add (trace, RB_RECORD_LOOKUP_ANSWER, 1);
  /* A number that a runner made up. */
  add (trace, RB_RECORD_LOOKUP_ANSWER, G_MAXUINT32);

  g_assert_cmpuint (rb_trace_links_count_starts (trace, FALSE), ==, 1);
  g_assert_cmpuint (rb_trace_links_count_starts (trace, TRUE), ==, 1);
  g_assert_cmpuint (rb_trace_links_count_ends (trace, FALSE, 3), ==, 0);
  g_assert_cmpuint (rb_trace_links_count_ends (trace, FALSE, 4), ==, 1);
  g_assert_cmpuint (rb_trace_links_count_ends (trace, TRUE, 2), ==, 0);
  g_assert_cmpuint (rb_trace_links_count_ends (trace, TRUE, 5), ==, 1);
  g_assert_cmpuint (rb_trace_links_get_end (trace, FALSE, 0), ==, 3);
  g_assert_cmpuint (rb_trace_links_get_end (trace, FALSE, 1), ==, 4);
  g_assert_cmpuint (rb_trace_links_get_end (trace, TRUE, 0), ==, 2);
}

/* The statement that was running is that of the function that has not returned. */
static void
test_statement (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();

  add (trace, RB_RECORD_CALLBACK, 1);
  add (trace, RB_RECORD_SCRIPT_START, 0);
  add (trace, RB_RECORD_CALLBACK, 2);
  add (trace, RB_RECORD_STATEMENT, 0);
  add (trace, RB_RECORD_ENTER, 1);
  add (trace, RB_RECORD_CALLBACK, 3);
  add (trace, RB_RECORD_STATEMENT, 1);
  add (trace, RB_RECORD_ENTER, 2);
  add (trace, RB_RECORD_STATEMENT, 2);
  add (trace, RB_RECORD_SUSPEND, 2);
  add (trace, RB_RECORD_CALLBACK, 4);
  add (trace, RB_RECORD_EXIT, 1);
  add (trace, RB_RECORD_CALLBACK, 5);

  g_assert_cmpuint (rb_trace_links_find_statement (trace, 0), ==, RB_TRACE_NO_RECORD);
  g_assert_cmpuint (rb_trace_links_find_statement (trace, 2), ==, RB_TRACE_NO_RECORD);
  g_assert_cmpuint (rb_trace_links_find_statement (trace, 5), ==, 4);
  g_assert_cmpuint (rb_trace_links_find_statement (trace, 10), ==, 6);
  g_assert_cmpuint (rb_trace_links_find_statement (trace, 12), ==, 3);
}

/* A function may be suspended several times; the last time before the position counts. */
static void
test_suspend (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();

  add (trace, RB_RECORD_SUSPEND, 1);
  add (trace, RB_RECORD_SUSPEND, 2);
  add (trace, RB_RECORD_SUSPEND, 1);

  g_assert_cmpuint (rb_trace_links_find_suspend (trace, 1, 2), ==, 0);
  g_assert_cmpuint (rb_trace_links_find_suspend (trace, 1, 100), ==, 2);
  g_assert_cmpuint (rb_trace_links_find_suspend (trace, 2, 1), ==, RB_TRACE_NO_RECORD);
}

/* A search that takes too long finds nothing. */
static void
test_far (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();

  add (trace, RB_RECORD_STATEMENT, 0);
  add (trace, RB_RECORD_SUSPEND, 1);
  add (trace, RB_RECORD_RESUME, 1);
  g_assert_cmpuint (rb_trace_links_find_statement (trace, 2), ==, RB_TRACE_NO_RECORD);
  for (guint i = 0; i < 100000; i++)
    add (trace, RB_RECORD_CONSOLE, 0);

  g_assert_cmpuint (rb_trace_links_find_statement (trace, 1000), ==, 2);
  g_assert_cmpuint (rb_trace_links_find_statement (trace, 100000), ==, RB_TRACE_NO_RECORD);
  g_assert_cmpuint (rb_trace_links_find_suspend (trace, 1, 100000), ==, RB_TRACE_NO_RECORD);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trace-links/requests", test_requests);
  g_test_add_func ("/trace-links/next", test_next);
  g_test_add_func ("/trace-links/ends", test_ends);
  g_test_add_func ("/trace-links/statement", test_statement);
  g_test_add_func ("/trace-links/suspend", test_suspend);
  g_test_add_func ("/trace-links/far", test_far);

  return g_test_run ();
}
