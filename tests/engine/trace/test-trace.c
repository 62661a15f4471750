/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace.h"

/* Three lines; the second one contains characters of several bytes. */
#define SOURCE "a;\r\n/* \xe0\xb8\x81\xe0\xb8\x82 */ b;\nwhile (c) d;\n"

/* Appends a record and returns its index. */
static guint
append_record (RbTrace  *trace,
               RbRecord  record)
{
  rb_trace_append (trace, &record);

  return rb_trace_get_n_records (trace) - 1;
}

static guint
append (RbTrace      *trace,
        RbRecordKind  kind,
        guint32       site,
        guint32       a)
{
  return append_record (trace, (RbRecord){ .kind = kind, .site = site, .a = a });
}

static void
test_strings (void)
{
  RbTrace *trace = rb_trace_new ();

  g_assert_cmpuint (rb_trace_intern (trace, NULL), ==, 0);
  g_assert_cmpuint (rb_trace_intern (trace, ""), ==, 0);
  g_assert_cmpuint (rb_trace_intern (trace, "users"), ==, 1);
  g_assert_cmpuint (rb_trace_intern (trace, "undefined"), ==, 2);
  g_assert_cmpuint (rb_trace_intern (trace, "users"), ==, 1);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      g_assert_cmpuint (rb_trace_intern (trace, text), ==, i + 3);
    }

  g_assert_cmpstr (rb_trace_get_string (trace, 0), ==, "");
  g_assert_cmpstr (rb_trace_get_string (trace, 1), ==, "users");
  g_assert_cmpstr (rb_trace_get_string (trace, 2), ==, "undefined");
  g_assert_cmpstr (rb_trace_get_string (trace, 5002), ==, "text 4999");
  g_assert_cmpstr (rb_trace_get_string (trace, 5003), ==, "");
  g_assert_cmpstr (rb_trace_get_string (trace, G_MAXUINT32), ==, "");

  g_assert_finalize_object (trace);
}

static void
test_sites (void)
{
  RbTrace *trace = rb_trace_new ();
  const RbSite *site;

  g_assert_cmpstr (rb_trace_get_source (trace), ==, "");
  g_assert_null (rb_trace_get_site (trace, 0));

  rb_trace_set_source (trace, SOURCE);
  g_assert_cmpstr (rb_trace_get_source (trace), ==, SOURCE);
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 28, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 13, 15, 0, "");
  rb_trace_add_site (trace, RB_SITE_LOOP, 16, 28, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 4, 5, 2, "f");

  g_assert_cmpuint (rb_trace_get_n_sites (trace), ==, 4);
  g_assert_cmpuint (rb_trace_get_site (trace, 0)->line, ==, 1);
  g_assert_cmpuint (rb_trace_get_site (trace, 1)->line, ==, 2);
  g_assert_cmpuint (rb_trace_get_site (trace, 2)->line, ==, 3);
  g_assert_cmpstr (rb_trace_get_site (trace, 2)->name, ==, "");

  site = rb_trace_get_site (trace, 3);
  g_assert_cmpint (site->kind, ==, RB_SITE_FUNCTION);
  g_assert_cmpuint (site->start, ==, 4);
  g_assert_cmpuint (site->end, ==, 5);
  g_assert_cmpuint (site->function, ==, 2);
  g_assert_cmpuint (site->line, ==, 2);
  g_assert_cmpstr (site->name, ==, "f");
  g_assert_null (rb_trace_get_site (trace, 4));

  g_assert_finalize_object (trace);
}

/* All line ends of JavaScript, and a source that is set after its sites. */
static void
test_lines_of_sites (void)
{
  RbTrace *trace = rb_trace_new ();

  for (guint i = 0; i < 7; i++)
    rb_trace_add_site (trace, RB_SITE_STATEMENT, i, i + 1, 0, NULL);
  rb_trace_set_source (trace, "\n\r\r\n\xe2\x80\xa8\xe2\x80\xa9.");

  for (guint i = 0; i < 7; i++)
    {
      static const guint lines[] = { 1, 2, 3, 3, 4, 5, 6 };

      g_assert_cmpuint (rb_trace_get_site (trace, i)->line, ==, lines[i]);
    }

  g_assert_finalize_object (trace);
}

/* A trace in which a function with one statement is called and sets a timer, and the timer fires. */
static void
test_moments (void)
{
  RbTrace *trace = rb_trace_new ();
  guint starts[10];
  guint last;

  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 0);

  starts[0] = append (trace, RB_RECORD_SCRIPT_START, 0, 0);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 1);
  append (trace, RB_RECORD_STATEMENT, 1, 0);
  append (trace, RB_RECORD_ENTER, 2, 1);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 1);
  starts[1] = append (trace, RB_RECORD_STATEMENT, 3, 1);
  append (trace, RB_RECORD_CALLBACK, 4, 1);
  append (trace, RB_RECORD_TIMER_SET, 0, 1);
  starts[2] = append (trace, RB_RECORD_EXIT, 2, 1);
  append (trace, RB_RECORD_SCRIPT_END, 0, 0);
  starts[3] = append (trace, RB_RECORD_IDLE, 0, 0);
  starts[4] = append (trace, RB_RECORD_TIMER_FIRED, 0, 1);
  append (trace, RB_RECORD_TASK_QUEUED, 0, 1);
  starts[5] = append (trace, RB_RECORD_TASK_START, 0, 1);
  append (trace, RB_RECORD_ENTER, 4, 2);
  starts[6] = append (trace, RB_RECORD_STATEMENT, 5, 2);
  append (trace, RB_RECORD_CONSOLE, 0, 0);
  starts[7] = append (trace, RB_RECORD_UNCAUGHT, 0, 0);
  append (trace, RB_RECORD_TASK_END, 0, 0);
  starts[8] = append (trace, RB_RECORD_ENTER, 4, 3);
  starts[9] = last = append (trace, RB_RECORD_FINISHED, 0, 0);

  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, G_N_ELEMENTS (starts));
  for (guint moment = 0, record = 0; record <= last; record++)
    {
      if (moment + 1 < G_N_ELEMENTS (starts) && record == starts[moment + 1])
        moment++;
      g_assert_cmpuint (rb_trace_get_moment_start (trace, moment), ==, starts[moment]);
      g_assert_cmpuint (rb_trace_find_moment (trace, record), ==, moment);
    }

  g_assert_finalize_object (trace);
}

/* What a returning function leaves is in the moment of what comes next: the caller's next statement, the caller's use
 * of the value, or the end. */
static void
test_leaving (void)
{
  RbTrace *trace = rb_trace_new ();
  guint starts[6];

  starts[0] = append (trace, RB_RECORD_SCRIPT_START, 0, 0);
  append (trace, RB_RECORD_STATEMENT, 1, 0);
  append (trace, RB_RECORD_ENTER, 2, 1);
  starts[1] = append (trace, RB_RECORD_STATEMENT, 3, 1);
  append (trace, RB_RECORD_ENTER, 2, 2);
  starts[2] = append (trace, RB_RECORD_EXIT, 2, 2);
  append (trace, RB_RECORD_EXIT, 2, 1);
  append (trace, RB_RECORD_CONSOLE, 0, 0);
  starts[3] = append (trace, RB_RECORD_SUSPEND, 2, 1);
  append (trace, RB_RECORD_STATEMENT, 1, 0);
  starts[4] = append (trace, RB_RECORD_SCRIPT_END, 0, 0);
  starts[5] = append (trace, RB_RECORD_RESUME, 2, 1);
  append (trace, RB_RECORD_EXIT, 2, 1);

  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (rb_trace_get_moment_start (trace, i), ==, starts[i]);
  g_assert_finalize_object (trace);
}

static void
test_moments_of_the_loop (void)
{
  static const RbRecordKind kinds[] = {
    RB_RECORD_BLOCKED_START, RB_RECORD_LOOKUP_ANSWER, RB_RECORD_MICROTASK_START,
    RB_RECORD_UNHANDLED, RB_RECORD_LIMIT, RB_RECORD_RESUME,
  };
  static const RbRecordKind others[] = {
    RB_RECORD_LOOKUP_DROPPED, RB_RECORD_BLOCKED_END, RB_RECORD_MICROTASK_QUEUED, RB_RECORD_SETTLED,
    RB_RECORD_UNNEEDED, RB_RECORD_LOOKUP_START, RB_RECORD_TIMER_CLEAR,
  };
  RbTrace *trace = rb_trace_new ();

  append (trace, RB_RECORD_STATEMENT, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      append (trace, kinds[i], 0, 0);
      for (guint j = 0; j < G_N_ELEMENTS (others); j++)
        append (trace, others[j], 0, 0);
      g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, i + 2);
    }

  g_assert_finalize_object (trace);
}

/* Suspending is a moment of its own; two functions that wait for each other have one each. */
static void
test_moments_of_waiting (void)
{
  RbTrace *trace = rb_trace_new ();
  guint starts[7];

  rb_trace_set_source (trace, "await a");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 7, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_AWAIT, 0, 7, 0, NULL);

  starts[0] = append (trace, RB_RECORD_STATEMENT, 0, 0);
  append (trace, RB_RECORD_ENTER, 0, 1);
  append (trace, RB_RECORD_ENTER, 0, 2);
  starts[1] = append (trace, RB_RECORD_EXIT, 0, 3);
  append (trace, RB_RECORD_SUSPEND, 1, 2);
  append (trace, RB_RECORD_MICROTASK_QUEUED, 1, 1);
  starts[2] = append (trace, RB_RECORD_SUSPEND, 1, 1);
  append (trace, RB_RECORD_CALLBACK, 0, 1);
  starts[3] = append (trace, RB_RECORD_STATEMENT, 0, 0);
  starts[4] = append (trace, RB_RECORD_SCRIPT_END, 0, 0);
  starts[5] = append (trace, RB_RECORD_MICROTASK_START, 1, 1);
  append (trace, RB_RECORD_RESUME, 1, 2);
  starts[6] = append (trace, RB_RECORD_SUSPEND, 1, 2);
  append (trace, RB_RECORD_MICROTASK_END, 0, 1);
  append (trace, RB_RECORD_SETTLED, 0, 2);

  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (rb_trace_get_moment_start (trace, i), ==, starts[i]);
  g_assert_finalize_object (trace);
}

static guint
append_end (RbTrace *trace,
            guint32  microtask,
            guint32  callback)
{
  return append_record (trace, (RbRecord){ .kind = RB_RECORD_MICROTASK_END, .a = microtask, .b = callback });
}

/* What a returning function settles, and what that queues, is in the moment of its exit, whether it is reported before
 * or after. */
static void
test_moments_of_microtasks (void)
{
  RbTrace *trace = rb_trace_new ();
  guint starts[12];

  starts[0] = append (trace, RB_RECORD_SCRIPT_START, 0, 0);
  append (trace, RB_RECORD_STATEMENT, 1, 0);
  append (trace, RB_RECORD_ENTER, 2, 1);
  starts[1] = append (trace, RB_RECORD_STATEMENT, 3, 1);
  starts[2] = append (trace, RB_RECORD_SUSPEND, 4, 1);
  append (trace, RB_RECORD_MICROTASK_QUEUED, 4, 1);
  append (trace, RB_RECORD_STATEMENT, 1, 0);
  starts[3] = append (trace, RB_RECORD_SCRIPT_END, 0, 0);

  /* The await continues, and the function returns. */
  starts[4] = append (trace, RB_RECORD_MICROTASK_START, 4, 1);
  append (trace, RB_RECORD_RESUME, 4, 1);
  starts[5] = append (trace, RB_RECORD_EXIT, 2, 1);
  append_end (trace, 1, 0);
  append (trace, RB_RECORD_SETTLED, 0, 1);
  append (trace, RB_RECORD_MICROTASK_QUEUED, 0, 2);

  /* Only a value that is passed on. */
  starts[6] = append (trace, RB_RECORD_MICROTASK_START, 0, 2);
  append (trace, RB_RECORD_SETTLED, 0, 2);
  append (trace, RB_RECORD_MICROTASK_QUEUED, 0, 3);
  append_end (trace, 2, 0);

  /* A callback of the engine itself. */
  starts[7] = append (trace, RB_RECORD_MICROTASK_START, 0, 3);
  append (trace, RB_RECORD_CONSOLE, 0, 0);
  starts[8] = append (trace, RB_RECORD_SETTLED, 0, 3);
  append (trace, RB_RECORD_MICROTASK_QUEUED, 0, 4);
  append_end (trace, 3, 1);

  /* A statement that throws, and the consequences. */
  starts[9] = append (trace, RB_RECORD_MICROTASK_START, 0, 4);
  append (trace, RB_RECORD_ENTER, 2, 2);
  starts[10] = append (trace, RB_RECORD_STATEMENT, 3, 2);
  append (trace, RB_RECORD_SETTLED, 0, 4);
  starts[11] = append_end (trace, 4, 1);

  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (rb_trace_get_moment_start (trace, i), ==, starts[i]);
  g_assert_finalize_object (trace);
}

/* The script itself is not an entered function: its first part ends when it waits. */
static void
test_moments_of_script_waiting (void)
{
  RbTrace *trace = rb_trace_new ();
  guint starts[5];

  rb_trace_set_source (trace, "await a");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 7, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_AWAIT, 0, 7, 0, NULL);

  starts[0] = append (trace, RB_RECORD_STATEMENT, 0, 0);
  starts[1] = append (trace, RB_RECORD_SUSPEND, 1, 0);
  append (trace, RB_RECORD_SCRIPT_END, 0, 0);
  append (trace, RB_RECORD_MICROTASK_QUEUED, 1, 1);
  starts[2] = append (trace, RB_RECORD_MICROTASK_START, 1, 1);
  append (trace, RB_RECORD_RESUME, 1, 0);
  starts[3] = append (trace, RB_RECORD_STATEMENT, 0, 0);
  starts[4] = append_end (trace, 1, 0);

  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (rb_trace_get_moment_start (trace, i), ==, starts[i]);
  g_assert_finalize_object (trace);
}

/* Immediates are queued by themselves, other tasks by what they come from; functions that still wait are at the end. */
static void
test_moments_of_the_end (void)
{
  RbTrace *trace = rb_trace_new ();
  guint starts[6];

  starts[0] = append (trace, RB_RECORD_STATEMENT, 0, 0);
  starts[1] = append (trace, RB_RECORD_SCRIPT_END, 0, 0);
  starts[2] = append (trace, RB_RECORD_TASK_QUEUED, 0, 1);
  append (trace, RB_RECORD_TASK_QUEUED, 0, 2);
  starts[3] = append (trace, RB_RECORD_TASK_START, 0, 1);
  starts[4] = append (trace, RB_RECORD_LOOKUP_ANSWER, 0, 3);
  append (trace, RB_RECORD_TASK_QUEUED, 0, 3);
  starts[5] = append (trace, RB_RECORD_WAITING, 0, 1);
  append (trace, RB_RECORD_WAITING, 0, 2);
  append (trace, RB_RECORD_FINISHED, 0, 0);

  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (rb_trace_get_moment_start (trace, i), ==, starts[i]);
  g_assert_finalize_object (trace);
}

/* A function that throws has no exit record, so the consequences of its end are in the moment of what comes next. */
static void
test_moments_of_thrown (void)
{
  RbTrace *trace = rb_trace_new ();
  guint starts[4];

  starts[0] = append (trace, RB_RECORD_MICROTASK_START, 0, 1);
  append (trace, RB_RECORD_RESUME, 4, 1);
  starts[1] = append (trace, RB_RECORD_STATEMENT, 3, 1);
  append (trace, RB_RECORD_SETTLED, 0, 1);
  append (trace, RB_RECORD_MICROTASK_QUEUED, 0, 2);
  starts[2] = append_end (trace, 1, 0);
  starts[3] = append (trace, RB_RECORD_MICROTASK_START, 0, 2);
  append_end (trace, 2, 0);

  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (rb_trace_get_moment_start (trace, i), ==, starts[i]);
  g_assert_finalize_object (trace);
}

/* The place where each microtask was queued; a number out of order is not a microtask. */
static void
test_microtasks (void)
{
  RbTrace *trace = rb_trace_new ();

  g_assert_cmpuint (rb_trace_get_microtask (trace, 1).kind, ==, 0);
  append (trace, RB_RECORD_MICROTASK_QUEUED, 7, 1);
  append (trace, RB_RECORD_MICROTASK_QUEUED, 0, 1);
  append (trace, RB_RECORD_MICROTASK_QUEUED, 0, 3);
  append (trace, RB_RECORD_MICROTASK_START, 0, 1);
  append (trace, RB_RECORD_MICROTASK_QUEUED, 9, 2);

  g_assert_cmpuint (rb_trace_get_n_microtasks (trace), ==, 2);
  g_assert_cmpuint (rb_trace_get_microtask (trace, 0).kind, ==, 0);
  g_assert_cmpuint (rb_trace_get_microtask (trace, 1).site, ==, 7);
  g_assert_cmpuint (rb_trace_get_microtask (trace, 2).site, ==, 9);
  g_assert_cmpuint (rb_trace_get_microtask (trace, 3).kind, ==, 0);
  g_assert_finalize_object (trace);
}

/* An empty program, and one with a syntax error. */
static void
test_shortest (void)
{
  RbTrace *trace = rb_trace_new ();

  append (trace, RB_RECORD_SCRIPT_START, 0, 0);
  append (trace, RB_RECORD_SCRIPT_END, 0, 0);
  append (trace, RB_RECORD_FINISHED, 0, 0);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 2);
  g_assert_finalize_object (trace);

  trace = rb_trace_new ();
  append (trace, RB_RECORD_FINISHED, 0, 0);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 1);
  g_assert_cmpuint (rb_trace_get_moment_start (trace, 0), ==, 0);
  g_assert_finalize_object (trace);
}

static void
test_loops (void)
{
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "while (a) while (b) c ();");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 25, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 0, 9, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_LOOP, 0, 9, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 10, 19, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_LOOP, 10, 19, 0, NULL);

  append (trace, RB_RECORD_SCRIPT_START, 0, 0);
  append (trace, RB_RECORD_STATEMENT, 1, 0);
  append (trace, RB_RECORD_LOOP, 2, 0);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 1);

  /* The inner loop, its first iteration and its second. */
  append (trace, RB_RECORD_STATEMENT, 3, 0);
  append (trace, RB_RECORD_LOOP, 4, 0);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 2);
  append (trace, RB_RECORD_LOOP, 4, 0);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 3);

  /* First its head called a function; then another call of the same function; another loop. */
  append (trace, RB_RECORD_STATEMENT, 3, 0);
  append (trace, RB_RECORD_ENTER, 0, 1);
  append (trace, RB_RECORD_EXIT, 0, 1);
  append (trace, RB_RECORD_LOOP, 4, 0);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 5);
  append (trace, RB_RECORD_STATEMENT, 3, 2);
  append (trace, RB_RECORD_LOOP, 4, 0);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 7);
  append (trace, RB_RECORD_STATEMENT, 3, 0);
  append (trace, RB_RECORD_LOOP, 2, 0);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 9);

  /* Unknown sites. */
  append (trace, RB_RECORD_STATEMENT, 99, 0);
  append (trace, RB_RECORD_LOOP, 99, 0);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 11);

  g_assert_finalize_object (trace);
}

static void
test_console (void)
{
  RbTrace *trace = rb_trace_new ();
  guint first;
  guint second;
  guint third;

  g_assert_cmpuint (rb_trace_get_n_console_lines (trace), ==, 0);
  append (trace, RB_RECORD_STATEMENT, 0, 0);
  first = append (trace, RB_RECORD_CONSOLE, 0, RB_CONSOLE_WARN);
  append (trace, RB_RECORD_EXIT, 0, 0);
  second = append (trace, RB_RECORD_UNCAUGHT, 0, 0);
  third = append (trace, RB_RECORD_UNHANDLED, 0, 0);

  g_assert_cmpuint (rb_trace_get_n_console_lines (trace), ==, 3);
  g_assert_cmpuint (rb_trace_get_console_line (trace, 0), ==, first);
  g_assert_cmpuint (rb_trace_get_console_line (trace, 1), ==, second);
  g_assert_cmpuint (rb_trace_get_console_line (trace, 2), ==, third);

  g_assert_finalize_object (trace);
}

static GBytes *
make_bytes (guint32     a,
            const char *text)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();

  rb_trace_intern (trace, "same");
  rb_trace_intern (trace, text);
  append (trace, RB_RECORD_STATEMENT, 3, a);
  append (trace, RB_RECORD_CONSOLE, 0, 0);

  return rb_trace_to_bytes (trace);
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) one = make_bytes (1, "text");
  g_autoptr (GBytes) same = make_bytes (1, "text");
  g_autoptr (GBytes) other_record = make_bytes (2, "text");
  g_autoptr (GBytes) other_text = make_bytes (1, "Text");
  g_autoptr (RbTrace) empty = rb_trace_new ();
  g_autoptr (GBytes) nothing = rb_trace_to_bytes (empty);
  const guint8 *bytes;
  gsize size;

  bytes = g_bytes_get_data (one, &size);
  g_assert_cmpuint (size, ==, 2 * sizeof (RbRecord) + 5 + 5);
  g_assert_cmpmem (bytes + 2 * sizeof (RbRecord), 10, "same\0text", 10);
  g_assert_true (g_bytes_equal (one, same));
  g_assert_false (g_bytes_equal (one, other_record));
  g_assert_false (g_bytes_equal (one, other_text));
  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
}

/* Records do not change when the trace grows. */
static void
test_many (void)
{
  RbTrace *trace = rb_trace_new ();

  for (guint i = 0; i < 200000; i++)
    append (trace, i % 2 == 0 ? RB_RECORD_STATEMENT : RB_RECORD_EXIT, 0, i);

  g_assert_cmpuint (rb_trace_get_n_records (trace), ==, 200000);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 100000);
  for (guint i = 0; i < 200000; i++)
    {
      g_assert_cmpuint (rb_trace_get_record (trace, i).a, ==, i);
      g_assert_cmpuint (rb_trace_find_moment (trace, i), ==, i < 199999 ? (i + 1) / 2 : 99999);
    }

  g_assert_finalize_object (trace);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trace/strings", test_strings);
  g_test_add_func ("/trace/sites", test_sites);
  g_test_add_func ("/trace/lines-of-sites", test_lines_of_sites);
  g_test_add_func ("/trace/moments", test_moments);
  g_test_add_func ("/trace/leaving", test_leaving);
  g_test_add_func ("/trace/moments-of-the-loop", test_moments_of_the_loop);
  g_test_add_func ("/trace/moments-of-waiting", test_moments_of_waiting);
  g_test_add_func ("/trace/moments-of-microtasks", test_moments_of_microtasks);
  g_test_add_func ("/trace/moments-of-thrown", test_moments_of_thrown);
  g_test_add_func ("/trace/moments-of-script-waiting", test_moments_of_script_waiting);
  g_test_add_func ("/trace/moments-of-the-end", test_moments_of_the_end);
  g_test_add_func ("/trace/microtasks", test_microtasks);
  g_test_add_func ("/trace/shortest", test_shortest);
  g_test_add_func ("/trace/loops", test_loops);
  g_test_add_func ("/trace/console", test_console);
  g_test_add_func ("/trace/bytes", test_bytes);
  g_test_add_func ("/trace/many", test_many);

  return g_test_run ();
}
