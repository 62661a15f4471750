/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage-words.h"

enum
{
  SCRIPT,
  STATEMENT,
  MAIN,
  ARROW,
};

static RbTrace *
create_trace (void)
{
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "main ();\nmain {}\n() => {}\n");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 25, 0, "");
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 0, 8, 0, "");
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 9, 16, 0, "main");
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 17, 25, 0, "");

  return trace;
}

static void
assert_row (RbStageItem *row,
            const char  *label,
            const char  *detail,
            const char  *rest)
{
  g_autofree char *shown_rest = rb_stage_item_dup_rest (row, 0);

  g_assert_cmpstr (rb_stage_item_get_label (row), ==, label);
  g_assert_cmpstr (rb_stage_item_get_detail (row), ==, detail);
  g_assert_cmpstr (shown_rest, ==, rest);
  g_object_unref (row);
}

static void
test_frames (void)
{
  g_autoptr (RbTrace) trace = create_trace ();
  RbStageFrame frame = { .frame = { .site = STATEMENT } };

  assert_row (rb_stage_words_describe_frame (trace, &frame), "main script · line 1", "", NULL);

  frame.is_chosen = TRUE;
  assert_row (rb_stage_words_describe_frame (trace, &frame), "main script · line 1", "its variables are shown", NULL);

  frame = (RbStageFrame){ .frame = { .function = MAIN, .site = MAIN }, .is_waiting = TRUE };
  assert_row (rb_stage_words_describe_frame (trace, &frame), "main · line 2", "", "waiting");

  frame.is_stuck = TRUE;
  assert_row (rb_stage_words_describe_frame (trace, &frame), "main · line 2", "nothing will ever settle its promise",
              NULL);

  frame = (RbStageFrame){ .frame = { .function = ARROW } };
  assert_row (rb_stage_words_describe_frame (trace, &frame), "anonymous function · line 3", "", NULL);
  frame.frame.callback = 1;
  assert_row (rb_stage_words_describe_frame (trace, &frame), "callback · line 3", "", NULL);
}

/* The row of a lookup says what becomes of its answer. */
static void
test_pending (void)
{
  g_autoptr (RbTrace) trace = create_trace ();
  RbPending pending = { .request = 1, .label = rb_trace_intern (trace, "users · id 1"), .due = 1500000 };

  assert_row (rb_stage_words_describe_pending (trace, &pending), "users · id 1", "nobody to ring back", "1.5 s");
  pending.flags = RB_LOOKUP_BLOCKING;
  assert_row (rb_stage_words_describe_pending (trace, &pending), "users · id 1", "the program waits for it", "1.5 s");
  pending.flags = RB_LOOKUP_PROMISE;
  assert_row (rb_stage_words_describe_pending (trace, &pending), "users · id 1", "settles a promise", "1.5 s");
  pending.callback = 1;
  assert_row (rb_stage_words_describe_pending (trace, &pending), "users · id 1", "", "1.5 s");

  pending = (RbPending){ .request = 2, .callback = 1, .is_timer = TRUE, .due = 500000 };
  assert_row (rb_stage_words_describe_pending (trace, &pending), "Timer", "", "0.5 s");
  pending.timer = RB_TIMER_IMMEDIATE;
  assert_row (rb_stage_words_describe_pending (trace, &pending), "setImmediate", "", "after all tasks");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stage-words/frames", test_frames);
  g_test_add_func ("/stage-words/pending", test_pending);

  return g_test_run ();
}
