/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/timeline-words.h"

#include <string.h>

static const char source[] = "main ();\nfunction main () {}\n";

enum
{
  SCRIPT,
  CALL,
  MAIN,
};

static void
add (RbTrace  *trace,
     RbRecord  record)
{
  rb_trace_append (trace, &record);
}

/* The program asks for a row with callback A, asks for one that nobody gets, and waits for one. */
static RbTimeline *
create_timeline (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();
  RbTimeline *timeline;
  guint32 users = rb_trace_intern (trace, "users · id 1");

  rb_trace_set_source (trace, source);
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, (guint) strlen (source), 0, "");
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 0, 8, 0, "");
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 9, 28, 0, "main");

  add (trace, (RbRecord){ .kind = RB_RECORD_SCRIPT_START });
  add (trace, (RbRecord){ .kind = RB_RECORD_STATEMENT, .site = CALL });
  add (trace, (RbRecord){ .kind = RB_RECORD_CALLBACK, .site = MAIN, .a = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_LOOKUP_START, .a = 1, .b = 1, .c = users });
  add (trace, (RbRecord){ .kind = RB_RECORD_LOOKUP_START, .a = 2, .c = users });
  add (trace, (RbRecord){ .kind = RB_RECORD_TIMER_SET, .a = 3, .b = 1, .c = 500 });
  add (trace, (RbRecord){ .kind = RB_RECORD_TIMER_SET, .a = 4, .b = 1, .c = 20, .d = RB_TIMER_INTERVAL });
  add (trace, (RbRecord){ .kind = RB_RECORD_CONSOLE, .b = rb_trace_intern (trace, "one\ntwo") });
  add (trace, (RbRecord){ .kind = RB_RECORD_LOOKUP_START, .a = 5, .c = users, .flags = RB_LOOKUP_BLOCKING });
  add (trace, (RbRecord){ .kind = RB_RECORD_BLOCKED_START, .a = 5 });
  add (trace, (RbRecord){ .kind = RB_RECORD_LOOKUP_ANSWER, .time = 1500000, .a = 1, .b = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_TASK_QUEUED, .time = 1500000, .a = 1, .b = 1 });

  timeline = rb_timeline_new (trace);
  rb_timeline_catch_up (timeline, G_MAXUINT);

  return timeline;
}

static void
assert_label (RbTimeline *timeline,
              RbLane      lane,
              guint       row,
              const char *label,
              const char *brief)
{
  RbTimelineBar bar = rb_timeline_get_bar (timeline, lane, row, 0);
  g_autofree char *words = rb_timeline_words_dup_label (rb_timeline_get_trace (timeline), lane, &bar);
  g_autofree char *few = rb_timeline_words_dup_short (rb_timeline_get_trace (timeline), lane, &bar);

  g_assert_cmpstr (words, ==, label);
  g_assert_cmpstr (few, ==, brief);
}

static void
test_labels (void)
{
  g_autoptr (RbTimeline) timeline = create_timeline ();

  assert_label (timeline, RB_LANE_STACK, 0, "main script", "script");
  assert_label (timeline, RB_LANE_LOOKUPS, 0, "users · id 1", NULL);
  assert_label (timeline, RB_LANE_LOOKUPS, 1, "users · id 1 · nobody to ring back", "users · id 1");
  assert_label (timeline, RB_LANE_LOOKUPS, 2, "users · id 1", NULL);
  assert_label (timeline, RB_LANE_TIMERS, 0, "timer · 0.5 s", NULL);
  assert_label (timeline, RB_LANE_TIMERS, 1, "every 0.02 s", NULL);
  assert_label (timeline, RB_LANE_QUEUE, 0, "users · id 1", NULL);
  assert_label (timeline, RB_LANE_BLOCKED, 0, "blocked: waits for users · id 1", "blocked");
  assert_label (timeline, RB_LANE_CONSOLE, 0, "one…", NULL);
}

/* A combined promise and its parts, one of which was settled before. */
static void
test_promises (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();
  g_autoptr (RbTimeline) timeline = NULL;

  add (trace, (RbRecord){ .kind = RB_RECORD_SCRIPT_START });
  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 9, .c = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_SETTLED, .a = 2, .b = RB_PROMISE_FULFILLED });
  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 1, .b = 3, .flags = RB_FOLLOWER_ALL });
  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 2, .b = 3, .flags = RB_FOLLOWER_ALL });
  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 4, .b = 3, .flags = RB_FOLLOWER_ALL });
  timeline = rb_timeline_new (trace);
  rb_timeline_catch_up (timeline, G_MAXUINT);

  assert_label (timeline, RB_LANE_PROMISES, 0, "Promise.all", NULL);
  assert_label (timeline, RB_LANE_PROMISES, 1, "part 1 of Promise.all", "part 1");
  assert_label (timeline, RB_LANE_PROMISES, 2, "part 2 of Promise.all, settled already", "part 2");
}

static void
assert_explained (RbTimeline *timeline,
                  RbLane      lane,
                  guint       row,
                  guint       n_bars,
                  const char *expected)
{
  RbTimelineSpan span = { rb_timeline_get_bar (timeline, lane, row, 0), n_bars, 0, 0 };
  g_autofree char *words = rb_timeline_words_explain (timeline, lane, &span);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_explanations (void)
{
  g_autoptr (RbTimeline) timeline = create_timeline ();

  assert_explained (timeline, RB_LANE_LOOKUPS, 0, 1, "Callback A, lookup: users · id 1, from 0 to 1.5 s (1.5 s)");
  assert_explained (timeline, RB_LANE_LOOKUPS, 1, 1,
                    "lookup: users · id 1 · nobody to ring back, since 0, not over yet");
  assert_explained (timeline, RB_LANE_CONSOLE, 0, 1, "console: one…, at 0");
  assert_explained (timeline, RB_LANE_QUEUE, 0, 1,
                    "Callback A, in the task queue: users · id 1, since 1.5 s, not over yet");
  assert_explained (timeline, RB_LANE_LOOKUPS, 0, 12, "12 bars, from 0 to 1.5 s (1.5 s)");
}

static void
assert_time (gint64      time,
             const char *expected)
{
  g_autofree char *words = rb_timeline_words_dup_time (time);

  g_assert_cmpstr (words, ==, expected);
}

/* The few µs that statements take are not shown. */
static void
test_times (void)
{
  assert_time (0, "0");
  assert_time (7, "0");
  assert_time (1000, "0.001 s");
  assert_time (20004, "0.02 s");
  assert_time (500000, "0.5 s");
  assert_time (1500009, "1.5 s");
  assert_time (3000000, "3.0 s");
  assert_time (61250000, "61.25 s");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-words/labels", test_labels);
  g_test_add_func ("/timeline-words/promises", test_promises);
  g_test_add_func ("/timeline-words/explanations", test_explanations);
  g_test_add_func ("/timeline-words/times", test_times);

  return g_test_run ();
}
