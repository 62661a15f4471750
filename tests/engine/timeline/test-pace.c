/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/timeline/pace.h"

#define PLAIN 800000
#define CHARACTER 45000

static RbTrace *
new_trace (void)
{
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "one ();");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 7, 0, NULL);

  return trace;
}

static void
add (RbTrace      *trace,
     RbRecordKind  kind,
     guint32       a,
     guint32       b,
     guint32       c)
{
  RbRecord record = { .kind = kind, .a = a, .b = b, .c = c };

  rb_trace_append (trace, &record);
}

/* Returns how long a moment is that has all records from @start on. */
static gint64
measure_from (RbTrace *trace,
              guint    start)
{
  return rb_pace_find_duration (trace, start, rb_trace_get_n_records (trace), 0, 0);
}

static gint64
measure_text (const char *text)
{
  g_autoptr (RbTrace) trace = new_trace ();

  add (trace, RB_RECORD_CONSOLE, 0, rb_trace_intern (trace, text), 0);

  return measure_from (trace, 0);
}

static void
test_waits (void)
{
  g_autoptr (RbTrace) trace = new_trace ();

  add (trace, RB_RECORD_IDLE, 1500000, 0, 0);
  g_assert_cmpint (rb_pace_find_wait (trace, 1, FALSE, NULL, 0), ==, 1500000);
  g_assert_cmpint (rb_pace_find_duration (trace, 0, 1, 1, 0), ==, 1200000);
  g_assert_cmpint (rb_pace_find_duration (trace, 0, 1, 1500000, 0), ==, 3600000);
  g_assert_cmpint (rb_pace_find_duration (trace, 0, 1, 60000000, 0), ==, 6000000);
}

static void
test_plain (void)
{
  g_autoptr (RbTrace) trace = new_trace ();

  g_assert_cmpint (measure_from (trace, 0), ==, PLAIN);
  add (trace, RB_RECORD_STATEMENT, 0, 0, 0);
  add (trace, RB_RECORD_LOOP, 0, 0, 0);
  add (trace, RB_RECORD_EXIT, 0, 0, 0);
  g_assert_cmpint (measure_from (trace, 0), ==, PLAIN);
}

/* A text lengthens its moment, between two limits. Marks above and below a letter take no time. */
static void
test_texts (void)
{
  g_autofree char *long_text = g_strnfill (1000, 'x');
  gint64 thirty = measure_text ("123456789 123456789 123456789 ");

  g_assert_cmpint (measure_text (""), ==, 1200000);
  g_assert_cmpint (measure_text ("123456789 123456789 123456789 12"), ==, thirty + 2 * CHARACTER);
  g_assert_cmpint (measure_text ("123456789 123456789 123456789 \nab"), ==, thirty);
  g_assert_cmpint (measure_text ("123456789 123456789 123456789 \xe0\xb8\x97\xe0\xb8\xb5\xe0\xb9\x88"), ==,
                   thirty + CHARACTER);
  g_assert_cmpint (measure_text (long_text), ==, measure_text ("123456789 123456789 123456789 123456789 123456789 "
                                                               "123456789 "));
}

/* What carries the lesson is longer by half, and the dropped answer is as long as the longest sentence. */
static void
test_lessons (void)
{
  g_autoptr (RbTrace) trace = new_trace ();
  guint32 answer = rb_trace_intern (trace, "{ id: 1, name: \"wwDev\" }");

  add (trace, RB_RECORD_LOOKUP_ANSWER, 1, 0, answer);
  g_assert_cmpint (measure_from (trace, 0), ==, (70 + 24) * CHARACTER * 3 / 2);
  add (trace, RB_RECORD_LOOKUP_DROPPED, 1, 0, 0);
  g_assert_cmpint (measure_from (trace, 0), ==, 7500000);
}

/* A return is told if it has a value. */
static void
test_returns (void)
{
  g_autoptr (RbTrace) trace = new_trace ();
  guint32 value = rb_trace_intern (trace, "a value of thirty characters..");
  gint64 late;

  add (trace, RB_RECORD_STATEMENT, 1, 0, 0);
  add (trace, RB_RECORD_EXIT, 1, value, 0);
  late = measure_from (trace, 1);
  g_assert_cmpint (late, ==, 50 * CHARACTER);

  add (trace, RB_RECORD_LOOKUP_START, 1, 0, 0);
  add (trace, RB_RECORD_EXIT, 1, value, 0);
  g_assert_cmpint (measure_from (trace, 3), >, late);
}

/* While a run goes on, a moment never gets shorter, and the number of its records does not matter in the end. */
static void
test_grows (void)
{
  g_autoptr (RbTrace) trace = new_trace ();
  gint64 last = 0;
  gint64 whole;

  for (RbRecordKind kind = 1; kind <= RB_RECORD_LAST; kind++)
    if (kind != RB_RECORD_STRING)
      {
        add (trace, kind, 0, 0, 0);
        g_assert_cmpint (measure_from (trace, 0), >=, last);
        last = measure_from (trace, 0);
      }

  g_assert_cmpint (last, ==, 7500000);
  for (guint i = 0; i < 2000; i++)
    add (trace, RB_RECORD_SETTLED, 1, 1, 0);
  whole = measure_from (trace, 0);
  g_assert_cmpint (whole, ==, last);
}

/* The first rounds of a loop are long, and endless rounds are over soon. */
static void
test_rounds (void)
{
  g_autoptr (RbTrace) trace = new_trace ();
  gint64 last = PLAIN;
  gint64 sum = 0;

  add (trace, RB_RECORD_STATEMENT, 0, 0, 0);
  for (guint round = 0; round <= 255; round++)
    {
      gint64 duration = rb_pace_find_duration (trace, 0, 1, 0, round);

      g_assert_cmpint (duration, >, 0);
      g_assert_cmpint (duration, <=, last);
      if (round < 8)
        g_assert_cmpint (duration, ==, PLAIN);
      sum += duration;
      last = duration;
    }

  g_assert_cmpint (sum, <, 12 * PLAIN);
  g_assert_cmpint (last, <, 50);

  /* A wait is no part of a round. */
  g_assert_cmpint (rb_pace_find_duration (trace, 0, 1, 1500000, 255), ==, 3600000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pace/waits", test_waits);
  g_test_add_func ("/pace/plain", test_plain);
  g_test_add_func ("/pace/texts", test_texts);
  g_test_add_func ("/pace/lessons", test_lessons);
  g_test_add_func ("/pace/returns", test_returns);
  g_test_add_func ("/pace/grows", test_grows);
  g_test_add_func ("/pace/rounds", test_rounds);

  return g_test_run ();
}
