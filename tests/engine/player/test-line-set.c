/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/line-set.h"

static void
test_set (void)
{
  static const guint lines[] = { 7, 2, 7, 1 };
  g_auto (RbLineSet) set = { NULL, 0 };

  g_assert_false (rb_line_set_contains (&set, 1));

  rb_line_set_set (&set, lines, G_N_ELEMENTS (lines));
  g_assert_cmpuint (set.n_lines, ==, 3);
  g_assert_cmpuint (set.lines[0], ==, 1);
  g_assert_cmpuint (set.lines[2], ==, 7);
  g_assert_true (rb_line_set_contains (&set, 2));
  g_assert_false (rb_line_set_contains (&set, 3));

  rb_line_set_set (&set, NULL, 0);
  g_assert_false (rb_line_set_contains (&set, 2));
}

/* On line 1 is a function, on line 2 its statement, and on line 4 a statement that calls it. */
static RbTrace *
new_trace (void)
{
  static const RbRecord records[] = {
    { .kind = RB_RECORD_SCRIPT_START },
    { .kind = RB_RECORD_STATEMENT, .site = 3 },
    { .kind = RB_RECORD_ENTER, .site = 1, .a = 1 },
    { .kind = RB_RECORD_STATEMENT, .site = 2, .a = 1 },
    { .kind = RB_RECORD_EXIT, .site = 1, .a = 1 },
    { .kind = RB_RECORD_SCRIPT_END },
  };
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "function f () {\n  work ();\n}\nf ();\n");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 34, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 0, 28, 0, "f");
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 18, 26, 1, NULL);
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 29, 34, 0, NULL);
  rb_trace_append_many (trace, records, G_N_ELEMENTS (records));

  return trace;
}

static void
test_find (void)
{
  static const guint function_line = 1;
  g_autoptr (RbTrace) trace = new_trace ();
  g_auto (RbLineSet) set = { NULL, 0 };
  guint record = 99;

  g_assert_false (rb_line_set_find_next (&set, trace, 0, 6, &record));
  rb_line_set_set (&set, &function_line, 1);
  g_assert_true (rb_line_set_find_next (&set, trace, 0, 6, &record));
  g_assert_cmpuint (record, ==, 2);

  /* That the function returns is not that it begins. */
  g_assert_false (rb_line_set_find_next (&set, trace, 3, 6, &record));
}

/* A moment contains all that a statement has caused at once, such as a function that it calls. */
static void
test_moment (void)
{
  static const guint lines[] = { 1, 2 };
  g_autoptr (RbTrace) trace = new_trace ();
  g_auto (RbLineSet) set = { NULL, 0 };
  guint last = rb_trace_get_n_moments (trace) - 1;

  rb_line_set_set (&set, &lines[0], 1);
  g_assert_true (rb_line_set_matches_moment (&set, trace, 0));
  g_assert_false (rb_line_set_matches_moment (&set, trace, 1));

  rb_line_set_set (&set, &lines[1], 1);
  g_assert_false (rb_line_set_matches_moment (&set, trace, 0));
  g_assert_true (rb_line_set_matches_moment (&set, trace, 1));
  g_assert_false (rb_line_set_matches_moment (&set, trace, last));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/line-set/set", test_set);
  g_test_add_func ("/line-set/find", test_find);
  g_test_add_func ("/line-set/moment", test_moment);

  return g_test_run ();
}
