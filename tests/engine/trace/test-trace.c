/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace.h"

/* Returns the index of the record. */
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

/* The parts that have tests of their own, by way of the trace. */
static void
test_parts (void)
{
  RbTrace *trace = rb_trace_new ();
  const RbSite *site;

  g_assert_cmpstr (rb_trace_get_source (trace), ==, "");
  g_assert_null (rb_trace_get_site (trace, 0));
  rb_trace_set_source (trace, "a;\nf = () => b;\n");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 16, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 7, 14, 0, "f");
  rb_trace_add_site (trace, RB_SITE_RETURN, 13, 14, 1, NULL);
  g_assert_cmpstr (rb_trace_get_source (trace), ==, "a;\nf = () => b;\n");
  g_assert_cmpuint (rb_trace_get_n_sites (trace), ==, 3);
  site = rb_trace_get_site (trace, 1);
  g_assert_cmpint (site->kind, ==, RB_SITE_FUNCTION);
  g_assert_cmpuint (site->start, ==, 7);
  g_assert_cmpuint (site->end, ==, 14);
  g_assert_cmpuint (site->line, ==, 2);
  g_assert_cmpstr (site->name, ==, "f");
  g_assert_cmpuint (rb_trace_get_site (trace, 2)->function, ==, 1);
  g_assert_null (rb_trace_get_site (trace, 3));
  g_assert_cmpuint (rb_trace_find_place (trace, 1).line, ==, 2);
  g_assert_cmpuint (rb_trace_find_place (trace, 1).column, ==, 5);
  g_assert_cmpuint (rb_trace_find_function (trace, 2), ==, 1);

  g_assert_cmpuint (rb_trace_intern (trace, "users"), ==, 1);
  g_assert_cmpuint (rb_trace_intern (trace, "users"), ==, 1);
  g_assert_cmpstr (rb_trace_get_string (trace, 1), ==, "users");

  append (trace, RB_RECORD_SCRIPT_START, 0, 0);
  append (trace, RB_RECORD_STATEMENT, 1, 0);
  append (trace, RB_RECORD_STATEMENT, 1, 0);
  g_assert_cmpuint (rb_trace_get_n_moments (trace), ==, 2);
  g_assert_cmpuint (rb_trace_get_moment_start (trace, 1), ==, 2);
  g_assert_cmpuint (rb_trace_get_moment_start (trace, 2), ==, 3);
  g_assert_cmpuint (rb_trace_find_moment (trace, 1), ==, 0);

  g_assert_finalize_object (trace);
}

/* The record that queued each microtask; numbers out of order are ignored. */
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

/* Records stay as they are while the trace grows. */
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

  g_test_add_func ("/trace/parts", test_parts);
  g_test_add_func ("/trace/microtasks", test_microtasks);
  g_test_add_func ("/trace/console", test_console);
  g_test_add_func ("/trace/bytes", test_bytes);
  g_test_add_func ("/trace/many", test_many);

  return g_test_run ();
}
