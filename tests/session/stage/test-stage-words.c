/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace-links.h"
#include "session/stage/stage-words.h"

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
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  RbStageFrame frame = { .frame = { .site = STATEMENT }, .handed_over = RB_TRACE_NO_RECORD };

  assert_row (rb_stage_words_describe_frame (machine, &frame), "main script · line 1", "", NULL);

  frame.is_chosen = TRUE;
  assert_row (rb_stage_words_describe_frame (machine, &frame), "main script · line 1", "its variables are shown", NULL);

  frame.frame = (RbFrame){ .function = MAIN, .site = MAIN };
  frame.is_waiting = TRUE;
  assert_row (rb_stage_words_describe_frame (machine, &frame), "main · line 2", "", "waiting");

  frame.is_stuck = TRUE;
  assert_row (rb_stage_words_describe_frame (machine, &frame), "main · line 2", "nothing will ever settle its promise",
              NULL);

  frame = (RbStageFrame){ .frame = { .function = ARROW }, .handed_over = RB_TRACE_NO_RECORD };
  assert_row (rb_stage_words_describe_frame (machine, &frame), "anonymous function · line 3", "", NULL);
  frame.frame.callback = 1;
  assert_row (rb_stage_words_describe_frame (machine, &frame), "callback · line 3", "", NULL);
}

static void
add (RbTrace  *trace,
     RbRecord  record)
{
  rb_trace_append (trace, &record);
}

/* The script hands callback 1 to a lookup. Its answer comes, and it hands callback 2 to a timer. */
static RbTrace *
create_run (void)
{
  RbTrace *trace = create_trace ();
  guint label = rb_trace_intern (trace, "users · id 1");
  guint answer = rb_trace_intern (trace, "{ id: 1, name: \"wwDev\" }");

  add (trace, (RbRecord){ .kind = RB_RECORD_SCRIPT_START });
  add (trace, (RbRecord){ .kind = RB_RECORD_STATEMENT, .site = STATEMENT });
  add (trace, (RbRecord){ .kind = RB_RECORD_CALLBACK, .site = MAIN, .a = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_LOOKUP_START, .a = 1, .b = 1, .c = label, .d = 1500000 });
  add (trace, (RbRecord){ .kind = RB_RECORD_SCRIPT_END });
  add (trace, (RbRecord){ .kind = RB_RECORD_LOOKUP_ANSWER, .a = 1, .b = 1, .c = answer, .d = RB_WIRE_VALUE });
  add (trace, (RbRecord){ .kind = RB_RECORD_TASK_QUEUED, .a = 1, .b = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_TASK_START, .a = 1, .b = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_ENTER, .site = MAIN, .a = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_CALLBACK, .site = ARROW, .a = 2 });
  add (trace, (RbRecord){ .kind = RB_RECORD_TIMER_SET, .a = 2, .b = 2, .c = 100 });
  add (trace, (RbRecord){ .kind = RB_RECORD_TASK_END, .a = 1, .b = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_TIMER_FIRED, .a = 2, .b = 2 });
  add (trace, (RbRecord){ .kind = RB_RECORD_TASK_QUEUED, .a = 2, .b = 2 });
  add (trace, (RbRecord){ .kind = RB_RECORD_TASK_START, .a = 2, .b = 2 });

  return trace;
}

static void
assert_left (RbMachine  *machine,
             guint       position,
             const char *words)
{
  g_autofree char *left = NULL;

  rb_machine_seek (machine, position);
  left = rb_stage_words_dup_left (machine);
  g_assert_cmpstr (left, ==, words);
}

/* As long as a task runs, the task queue says that it has left. */
static void
test_left (void)
{
  g_autoptr (RbTrace) trace = create_run ();
  g_autoptr (RbMachine) machine = rb_machine_new (trace);

  assert_left (machine, 7, NULL);
  assert_left (machine, 8, "A has just left it.");
  assert_left (machine, 12, NULL);
  assert_left (machine, 15, "B has just left it.");
}

/* A queued task carries the answer, and leads to the moment at which it came. */
static void
test_queued (void)
{
  g_autoptr (RbTrace) trace = create_run ();
  RbQueued lookup = { 1, 1 };
  RbQueued timer = { 2, 2 };
  g_autoptr (RbStageItem) answered = rb_stage_words_describe_queued (trace, &lookup);
  g_autoptr (RbStageItem) fired = rb_stage_words_describe_queued (trace, &timer);

  g_assert_cmpstr (rb_stage_item_get_label (answered), ==, "users · id 1");
  g_assert_cmpstr (rb_stage_item_get_value (answered), ==, "{ id: 1, name: \"wwDev\" }");
  g_assert_cmpuint (rb_stage_item_get_record (answered), ==, 5);
  g_assert_cmpstr (rb_stage_item_get_label (fired), ==, "Timer");
  g_assert_null (rb_stage_item_get_value (fired));
  g_assert_cmpuint (rb_stage_item_get_record (fired), ==, 12);
}

static void
assert_handed_over (RbMachine  *machine,
                    guint       position,
                    guint32     callback,
                    guint       record,
                    const char *words)
{
  RbStageFrame frame = { .frame = { .function = ARROW, .callback = callback } };
  g_autoptr (RbStageItem) item = NULL;
  guint link_record;

  rb_machine_seek (machine, position);
  frame.handed_over = rb_stage_words_find_hand_over (machine, callback);
  item = rb_stage_words_describe_frame (machine, &frame);
  g_assert_cmpuint (frame.handed_over, ==, record);
  g_assert_cmpstr (rb_stage_item_get_link (item, &link_record), ==, words);
  g_assert_cmpuint (link_record, ==, record);
}

/* The row of a callback says who handed it over, and at which line. */
static void
test_handed_over (void)
{
  g_autoptr (RbTrace) trace = create_run ();
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  RbFrame frame = { .function = MAIN, .callback = 2 };
  g_autofree char *owner = rb_stage_words_dup_owner (trace, &frame);

  assert_handed_over (machine, 9, 1, 3, "handed over by main script · line 1");
  assert_handed_over (machine, 15, 2, 10, "handed over by A · line 2");
  g_assert_cmpuint (rb_stage_words_find_hand_over (machine, 0), ==, RB_TRACE_NO_RECORD);
  /* No task of callback 1 runs, so that it is where it was handed over first. */
  g_assert_cmpuint (rb_stage_words_find_hand_over (machine, 1), ==, 2);
  g_assert_cmpstr (owner, ==, "callback B");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stage-words/frames", test_frames);
  g_test_add_func ("/stage-words/left", test_left);
  g_test_add_func ("/stage-words/queued", test_queued);
  g_test_add_func ("/stage-words/handed-over", test_handed_over);

  return g_test_run ();
}
