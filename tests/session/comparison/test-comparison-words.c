/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/comparison/comparison-words.h"

#include "tests/session/compared-lesson.h"

static const char one_version[] = "# Lesson\n\n```js\nconsole.log(database.getUserById(1));\n```\n";
static const char same[] = "# Lesson\n\n```js version=sync\n1;\n```\n```js version=callback\n1;\n```\n";

static void
assert_says (RbComparison *comparison,
             const char   *expected)
{
  g_autoptr (RbSentence) sentence = rb_comparison_words_tell (comparison);

  g_assert_cmpstr (sentence->text, ==, expected);
}

/* Whether the comparison comes to a place where it says something. */
static gboolean
comes_to_say (RbComparison *comparison,
              const char   *expected)
{
  for (; !rb_comparison_get_at_end (comparison); rb_comparison_step_forward (comparison))
    {
      g_autoptr (RbSentence) sentence = rb_comparison_words_tell (comparison);

      if (strstr (sentence->text, expected) != NULL)
        return TRUE;
      g_test_message ("%s", sentence->text);
    }

  return FALSE;
}

static void
test_sides (ComparedLesson *lesson,
            gconstpointer   data)
{
  RbComparison *comparison = rb_comparison_new (lesson->pool, lesson->session);
  g_autofree char *left = rb_comparison_words_dup_choice (comparison, 1);
  g_autofree char *right = rb_comparison_words_dup_side (comparison, RB_SIDE_RIGHT);
  g_autofree char *time = rb_comparison_words_dup_time (999499);

  g_assert_cmpstr (left, ==, "Sync, database blocks");
  g_assert_cmpstr (right, ==, "Right side: Callback, answers later");
  g_assert_cmpstr (time, ==, "0.9 s");
  assert_says (comparison, "Both programs run to their end. Then you can watch them side by side.");
  g_assert_finalize_object (comparison);
}

/* The answer comes at the same time, and only one side has a use for it. */
static void
test_dropped (ComparedLesson *lesson,
              gconstpointer   data)
{
  RbComparison *comparison = compare_lesson (lesson);

  g_assert_true (comes_to_say (comparison, "On both sides: A timer starts."));
  g_assert_true (comes_to_say (comparison, "At 0.5 s the timer rings on both sides."));
  g_assert_true (comes_to_say (comparison, "At 1.5 s the database answers on both sides. "
                                           "On the left, nobody waits for it: the answer is dropped."));
  rb_comparison_to_end (comparison);
  assert_says (comparison, "Both programs are finished.\nThey printed different things.");
  g_assert_finalize_object (comparison);
}

/* One side is blocked, so its callback waits while the callback of the other side runs. */
static void
test_blocked (ComparedLesson *lesson,
              gconstpointer   data)
{
  RbComparison *comparison = compare_lesson (lesson);

  rb_comparison_set_choice (comparison, RB_SIDE_LEFT, 1);
  wait_until_ready (comparison);
  g_assert_true (comes_to_say (comparison,
                               "At 0.5 s the timer rings on both sides. "
                               "On the left, its callback waits in the queue: the stack is not empty."));
  g_assert_true (comes_to_say (comparison, "tick\n"
                                           "On the left, 1 task waits in the queue: the stack is not empty."));
  g_assert_true (comes_to_say (comparison, "At 1.5 s the database answers on both sides. "
                                           "On the left, the program goes on where it waited."));
  rb_comparison_to_end (comparison);
  assert_says (comparison, "Both programs are finished.\nThey printed the same lines, in a different order.");

  /* It is told of the right side as well. */
  rb_comparison_set_choice (comparison, RB_SIDE_LEFT, 2);
  rb_comparison_set_choice (comparison, RB_SIDE_RIGHT, 1);
  wait_until_ready (comparison);
  rb_comparison_rewind (comparison);
  g_assert_true (comes_to_say (comparison, "tick\n"
                                           "On the right, 1 task waits in the queue: the stack is not empty."));
  g_assert_finalize_object (comparison);
}

static void
test_results (ComparedLesson *lesson,
              gconstpointer   data)
{
  RbComparison *comparison = compare_lesson (lesson);

  g_assert_true (comes_to_say (comparison, "\nOn the right, nothing can run meanwhile."));
  rb_comparison_to_end (comparison);
  assert_says (comparison, "Both programs are finished.\n"
                           "The left printed undefined and the right printed { id: 1, name: \"wwDev\" }");
  g_assert_finalize_object (comparison);
}

static void
test_same (ComparedLesson *lesson,
           gconstpointer   data)
{
  RbComparison *comparison = compare_lesson (lesson);

  rb_comparison_to_end (comparison);
  assert_says (comparison, "Both programs are finished.\nBoth printed the same, and took the same time.");
  g_assert_finalize_object (comparison);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, text, func)                                                                                      \
  g_test_add ("/comparison-words/" name, ComparedLesson, text, open_compared_lesson, func, close_compared_lesson)
  ADD ("sides", two_versions, test_sides);
  ADD ("dropped", two_versions, test_dropped);
  ADD ("blocked", two_versions, test_blocked);
  ADD ("results", one_version, test_results);
  ADD ("same", same, test_same);

  return g_test_run ();
}
