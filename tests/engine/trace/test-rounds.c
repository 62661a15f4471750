/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace.h"

static RbTrace *
new_trace (void)
{
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "one (); two ();");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 15, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 0, 7, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 8, 15, 0, NULL);

  return trace;
}

static void
add (RbTrace      *trace,
     RbRecordKind  kind,
     guint         site)
{
  RbRecord record = { .kind = kind, .site = site };

  rb_trace_append (trace, &record);
}

/* The first moment holds the start of the script and the first record that would start another one. */
static void
start (RbTrace *trace)
{
  add (trace, RB_RECORD_SCRIPT_START, 0);
  add (trace, RB_RECORD_IDLE, 0);
}

static guint
get_last_round (RbTrace *trace)
{
  return rb_trace_get_round (trace, rb_trace_get_n_moments (trace) - 1);
}

/* Each place is counted by itself. */
static void
test_places (void)
{
  g_autoptr (RbTrace) trace = new_trace ();

  start (trace);
  for (guint round = 0; round < 300; round++)
    {
      add (trace, RB_RECORD_STATEMENT, 1);
      g_assert_cmpuint (get_last_round (trace), ==, MIN (round, 255));
    }

  add (trace, RB_RECORD_STATEMENT, 2);
  g_assert_cmpuint (get_last_round (trace), ==, 0);
}

/* What happens at no place of the program is no round. */
static void
test_events (void)
{
  g_autoptr (RbTrace) trace = new_trace ();

  start (trace);
  for (guint i = 0; i < 3; i++)
    {
      add (trace, RB_RECORD_IDLE, 0);
      g_assert_cmpuint (get_last_round (trace), ==, 0);
    }
}

/* To leave a function at a place does not count as a statement there. */
static void
test_leaving (void)
{
  g_autoptr (RbTrace) trace = new_trace ();
  RbRecord value = { .kind = RB_RECORD_EXIT, .site = 1, .b = 1 };
  guint last;

  start (trace);
  for (guint round = 0; round < 2; round++)
    {
      add (trace, RB_RECORD_STATEMENT, 1);
      g_assert_cmpuint (get_last_round (trace), ==, round);
      rb_trace_append (trace, &value);
      add (trace, RB_RECORD_STATEMENT, 2);
      last = rb_trace_get_n_moments (trace) - 1;
      g_assert_cmpuint (rb_trace_get_round (trace, last - 1), ==, round);
      g_assert_cmpuint (rb_trace_get_round (trace, last), ==, round);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rounds/places", test_places);
  g_test_add_func ("/rounds/events", test_events);
  g_test_add_func ("/rounds/leaving", test_leaving);

  return g_test_run ();
}
