/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/comparison/comparison.h"

#include "tests/session/compared-lesson.h"

/* These tests use real runners, because a comparison is about two runs. */

static const char one_version[] = "# Lesson\n\n```js\nconsole.log(database.getUserById(1));\n```\n";
static const char endless[] = "# Lesson\n\n```js\nsetInterval(() => {}, 10);\n```\n";
static const char broken[] = "# Lesson\n\n```js version=sync\nlet;;(\n```\n```js version=callback\n1;\n2;\n```\n";

static RbLoopState
get_loop_state (RbComparison *comparison,
                RbSide        side)
{
  return rb_machine_get_loop_state (rb_player_get_machine (rb_comparison_get_player (comparison, side)));
}

static guint
count_printed (RbComparison *comparison,
               RbSide        side)
{
  return rb_machine_get_n_console_lines (rb_player_get_machine (rb_comparison_get_player (comparison, side)));
}

static void
assert_choices (RbComparison *comparison,
                guint         left,
                guint         right)
{
  g_assert_cmpuint (rb_comparison_get_choice (comparison, RB_SIDE_LEFT), ==, left);
  g_assert_cmpuint (rb_comparison_get_choice (comparison, RB_SIDE_RIGHT), ==, right);
}

/* Which versions stand side by side at first depends on what is open. */
static void
test_choices (ComparedLesson *fixture,
              gconstpointer   data)
{
  RbComparison *comparison = compare_lesson (fixture);
  g_autoptr (RbPlayer) old = g_object_ref (rb_comparison_get_player (comparison, RB_SIDE_LEFT));

  g_assert_cmpuint (rb_comparison_get_n_choices (comparison), ==, 4);
  assert_choices (comparison, 0, 2);

  rb_comparison_set_choice (comparison, RB_SIDE_LEFT, 1);
  g_assert_false (rb_comparison_get_ready (comparison));
  assert_choices (comparison, 1, 2);
  g_assert_true (rb_comparison_get_player (comparison, RB_SIDE_LEFT) != old);
  wait_until_ready (comparison);
  g_assert_finalize_object (comparison);

  rb_session_set_answers (fixture->session, RB_ANSWERS_BLOCKING);
  rb_document_set_version (rb_session_get_document (fixture->session), "callback");
  comparison = compare_lesson (fixture);
  assert_choices (comparison, 1, 3);
  g_assert_finalize_object (comparison);
}

static void
test_one_version (ComparedLesson *fixture,
                  gconstpointer   data)
{
  RbComparison *comparison = compare_lesson (fixture);

  g_assert_cmpuint (rb_comparison_get_n_choices (comparison), ==, 2);
  g_assert_cmpint (rb_comparison_get_answers (comparison, 0), ==, RB_ANSWERS_LATER);
  g_assert_cmpint (rb_comparison_get_answers (comparison, 1), ==, RB_ANSWERS_BLOCKING);
  assert_choices (comparison, 0, 1);
  g_assert_finalize_object (comparison);
}

/* What happens at the same engine time is shown at the same time. */
static void
test_same_time (ComparedLesson *fixture,
                gconstpointer   data)
{
  RbComparison *comparison = compare_lesson (fixture);
  RbTimelineAxis *axis;

  rb_comparison_set_choice (comparison, RB_SIDE_LEFT, 1);
  wait_until_ready (comparison);
  axis = rb_comparison_get_axis (comparison);

  /* Between the timer and the answer, one side is blocked and the other one is idle. */
  rb_comparison_seek (comparison, rb_timeline_axis_find_time (axis, 900000));
  g_assert_cmpint (get_loop_state (comparison, RB_SIDE_LEFT), ==, RB_LOOP_BLOCKED);
  g_assert_cmpint (get_loop_state (comparison, RB_SIDE_RIGHT), ==, RB_LOOP_IDLE);
  g_assert_cmpuint (count_printed (comparison, RB_SIDE_LEFT), ==, 0);
  g_assert_cmpuint (count_printed (comparison, RB_SIDE_RIGHT), ==, 1);
  g_assert_cmpint ((rb_comparison_get_engine_time (comparison, RB_SIDE_LEFT) + 500) / 1000, ==, 900);
  g_assert_cmpint ((rb_comparison_get_engine_time (comparison, RB_SIDE_RIGHT) + 500) / 1000, ==, 900);

  /* A step back leads from the middle of the wait to what came before it. */
  rb_comparison_step_back (comparison);
  g_assert_cmpint (rb_comparison_get_engine_time (comparison, RB_SIDE_LEFT) / 1000, ==, 500);

  while (!rb_comparison_get_at_start (comparison))
    rb_comparison_step_back (comparison);
  g_assert_cmpfloat (rb_comparison_get_x (comparison), <=, 0);
  g_assert_finalize_object (comparison);
}

static void
count_cb (guint *count)
{
  *count += 1;
}

/* Each step leads to another place, forward and back, and both ways lead over the same places. */
static void
test_steps (ComparedLesson *fixture,
            gconstpointer   data)
{
  RbComparison *comparison = compare_lesson (fixture);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_moved = 0;
  double x = 0;

  g_signal_connect_swapped (comparison, "moved", G_CALLBACK (count_cb), &n_moved);
  g_assert_true (rb_comparison_get_at_start (comparison));
  for (; !rb_comparison_get_at_end (comparison); rb_comparison_step_forward (comparison))
    {
      x = rb_comparison_get_x (comparison);
      g_assert_true (rb_comparison_get_begins (comparison, RB_SIDE_LEFT) ||
                     rb_comparison_get_begins (comparison, RB_SIDE_RIGHT));
      if (places->len > 0)
        g_assert_cmpfloat (x, >, g_array_index (places, double, places->len - 1));
      g_array_append_val (places, x);
    }
  g_assert_cmpuint (places->len, >, 8);
  g_assert_cmpuint (n_moved, ==, places->len);

  for (guint i = places->len; i > 0; i--)
    {
      rb_comparison_step_back (comparison);
      g_assert_cmpfloat_with_epsilon (rb_comparison_get_x (comparison), g_array_index (places, double, i - 1), 0.5);
    }
  g_assert_true (rb_comparison_get_at_start (comparison));

  /* At the end, the results are compared. */
  rb_comparison_to_end (comparison);
  g_assert_true (rb_comparison_get_at_end (comparison));
  g_assert_cmpfloat (rb_comparison_get_x (comparison), >=,
                     rb_timeline_axis_get_length (rb_comparison_get_axis (comparison)));
  rb_comparison_step_forward (comparison);
  g_assert_true (rb_comparison_get_at_end (comparison));
  g_assert_finalize_object (comparison);
}

/* Somebody who chooses a line of one console moves both sides. */
static void
test_follow (ComparedLesson *fixture,
             gconstpointer   data)
{
  RbComparison *comparison = compare_lesson (fixture);

  rb_player_seek_console_line (rb_comparison_get_player (comparison, RB_SIDE_RIGHT), 0);
  g_assert_cmpuint (count_printed (comparison, RB_SIDE_RIGHT), ==, 1);
  g_assert_cmpint (rb_machine_get_time (rb_player_get_machine (rb_comparison_get_player (comparison, RB_SIDE_LEFT))) /
                     1000,
                   ==, 500);
  g_assert_finalize_object (comparison);
}

static void
test_play (ComparedLesson *fixture,
           gconstpointer   data)
{
  RbComparison *comparison = compare_lesson (fixture);
  double before;

  rb_session_set_speed (fixture->session, RB_PLAYER_MAX_SPEED);
  rb_comparison_toggle (comparison);
  g_assert_true (rb_comparison_get_playing (comparison));
  while (rb_comparison_get_at_start (comparison))
    g_main_context_iteration (NULL, TRUE);

  rb_comparison_toggle (comparison);
  g_assert_false (rb_comparison_get_playing (comparison));
  before = rb_comparison_get_x (comparison);
  g_assert_cmpfloat (before, >, 0);
  g_assert_false (g_main_context_pending (NULL));

  rb_comparison_toggle (comparison);
  g_assert_cmpfloat (rb_comparison_get_x (comparison), >=, before);
  rb_comparison_seek (comparison, rb_timeline_axis_get_length (rb_comparison_get_axis (comparison)) - 1000);
  g_assert_true (rb_comparison_get_playing (comparison));
  while (rb_comparison_get_playing (comparison))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (rb_comparison_get_at_end (comparison));

  rb_comparison_restart (comparison);
  g_assert_true (rb_comparison_get_at_start (comparison));
  g_assert_true (rb_comparison_get_playing (comparison));
  rb_comparison_stop (comparison);
  g_assert_false (rb_comparison_get_playing (comparison));
  rb_comparison_to_end (comparison);
  rb_comparison_rewind (comparison);
  g_assert_true (rb_comparison_get_at_start (comparison));
  g_assert_finalize_object (comparison);
}

/* The learner's text runs, whether its version is open or not. */
static void
test_drafts (ComparedLesson *fixture,
             gconstpointer   data)
{
  RbDocument *document = rb_session_get_document (fixture->session);
  RbComparison *comparison;

  rb_document_set_version (document, "callback");
  rb_session_edit (fixture->session, "1; 2; 3;");
  rb_document_set_version (document, "sync");
  rb_session_edit (fixture->session, "4; 5;");

  comparison = compare_lesson (fixture);
  for (guint i = 0; i < RB_N_SIDES; i++)
    g_assert_cmpstr (rb_trace_get_source (rb_timeline_get_trace (
                       rb_timeline_axis_get_run (rb_comparison_get_axis (comparison), i))),
                     ==, i == 0 ? "4; 5;" : "1; 2; 3;");
  rb_comparison_to_end (comparison);
  g_assert_true (rb_comparison_get_at_end (comparison));
  g_assert_finalize_object (comparison);
}

static void
count_notify_cb (RbComparison *comparison,
                 GParamSpec   *pspec,
                 guint        *count)
{
  *count += 1;
}

/* Another program is shown at the same engine time, and what has changed is notified once. */
static void
test_keep_time (ComparedLesson *fixture,
                gconstpointer   data)
{
  RbComparison *comparison = compare_lesson (fixture);
  guint n_ready = 0;
  guint n_sides = 0;

  rb_comparison_seek (comparison, rb_timeline_axis_find_time (rb_comparison_get_axis (comparison), 900000));
  g_signal_connect (comparison, "notify::ready", G_CALLBACK (count_notify_cb), &n_ready);
  g_signal_connect_swapped (comparison, "side-changed", G_CALLBACK (count_cb), &n_sides);
  rb_comparison_set_choice (comparison, RB_SIDE_LEFT, 0);
  g_assert_cmpuint (n_ready, ==, 0);

  /* Two changes at once keep the time of the first one. */
  rb_comparison_set_choice (comparison, RB_SIDE_LEFT, 1);
  rb_comparison_set_choice (comparison, RB_SIDE_RIGHT, 3);
  g_assert_cmpuint (n_ready, ==, 1);
  g_assert_cmpuint (n_sides, ==, 2);
  g_assert_cmpint (rb_comparison_get_engine_time (comparison, RB_SIDE_LEFT), ==, 0);
  wait_until_ready (comparison);
  g_assert_cmpuint (n_ready, ==, 2);
  g_assert_cmpint ((rb_comparison_get_engine_time (comparison, RB_SIDE_LEFT) + 500) / 1000, ==, 900);
  g_assert_cmpint (get_loop_state (comparison, RB_SIDE_LEFT), ==, RB_LOOP_BLOCKED);
  g_assert_finalize_object (comparison);
}

/* Nothing can be played before the programs have come to their end, and a place beyond the axis is its end. */
static void
test_limits (ComparedLesson *fixture,
             gconstpointer   data)
{
  RbComparison *comparison = rb_comparison_new (fixture->pool, fixture->session);

  rb_comparison_toggle (comparison);
  rb_comparison_restart (comparison);
  rb_comparison_step_forward (comparison);
  rb_comparison_step_back (comparison);
  rb_comparison_seek (comparison, 5);
  g_assert_false (rb_comparison_get_playing (comparison));
  g_assert_true (rb_comparison_get_at_start (comparison));
  g_assert_null (rb_comparison_get_axis (comparison));

  wait_until_ready (comparison);
  rb_comparison_seek (comparison, 1e18);
  g_assert_true (rb_comparison_get_at_end (comparison));
  rb_comparison_seek (comparison, -5);
  g_assert_true (rb_comparison_get_at_start (comparison));
  rb_comparison_step_back (comparison);
  g_assert_true (rb_comparison_get_at_start (comparison));

  rb_comparison_end (comparison);
  g_assert_false (rb_comparison_get_ready (comparison));
  g_assert_null (rb_comparison_get_player (comparison, RB_SIDE_LEFT));
  rb_comparison_stop (comparison);
  g_assert_finalize_object (comparison);
}

/* A program that never ends is compared up to where it was stopped. */
static void
test_endless (ComparedLesson *fixture,
              gconstpointer   data)
{
  RbComparison *comparison = rb_comparison_new (fixture->pool, fixture->session);
  guint n_moments;

  while (rb_player_get_n_moments (rb_comparison_get_player (comparison, RB_SIDE_LEFT)) < 10 ||
         rb_player_get_n_moments (rb_comparison_get_player (comparison, RB_SIDE_RIGHT)) < 10)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (rb_comparison_get_ready (comparison));

  rb_comparison_stop (comparison);
  g_assert_true (rb_comparison_get_ready (comparison));
  n_moments = rb_timeline_get_n_moments (rb_timeline_axis_get_run (rb_comparison_get_axis (comparison), 0));
  g_assert_cmpuint (n_moments, >=, 10);
  rb_comparison_to_end (comparison);
  g_assert_cmpint (get_loop_state (comparison, RB_SIDE_LEFT), ==, RB_LOOP_FINISHED);
  g_assert_finalize_object (comparison);
}

/* A program that cannot run has nothing to show, and the other one plays all the same. */
static void
test_broken (ComparedLesson *fixture,
             gconstpointer   data)
{
  RbComparison *comparison = compare_lesson (fixture);

  g_assert_cmpint (rb_event_loop_get_outcome (
                     rb_player_get_event_loop (rb_comparison_get_player (comparison, RB_SIDE_LEFT))),
                   ==, RB_OUTCOME_SYNTAX_ERROR);
  while (!rb_comparison_get_at_end (comparison))
    rb_comparison_step_forward (comparison);
  g_assert_cmpint (get_loop_state (comparison, RB_SIDE_RIGHT), ==, RB_LOOP_FINISHED);
  g_assert_finalize_object (comparison);
}

/* A comparison that ends while its programs run leaves nothing behind. */
static void
test_end_early (ComparedLesson *fixture,
                gconstpointer   data)
{
  RbComparison *comparison = rb_comparison_new (fixture->pool, fixture->session);
  g_autoptr (RbPlayer) player = g_object_ref (rb_comparison_get_player (comparison, RB_SIDE_LEFT));

  g_assert_finalize_object (comparison);
  g_assert_true (rb_event_loop_get_finished (rb_player_get_event_loop (player)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, text, func)                                                                                      \
  g_test_add ("/comparison/" name, ComparedLesson, text, open_compared_lesson, func, close_compared_lesson)
  ADD ("choices", two_versions, test_choices);
  ADD ("one-version", one_version, test_one_version);
  ADD ("same-time", two_versions, test_same_time);
  ADD ("steps", two_versions, test_steps);
  ADD ("follow", two_versions, test_follow);
  ADD ("play", two_versions, test_play);
  ADD ("drafts", two_versions, test_drafts);
  ADD ("keep-time", two_versions, test_keep_time);
  ADD ("limits", two_versions, test_limits);
  ADD ("endless", endless, test_endless);
  ADD ("broken", broken, test_broken);
  ADD ("end-early", two_versions, test_end_early);

  return g_test_run ();
}
