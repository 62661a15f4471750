/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/compare/compare-view.h"

#include <adwaita.h>

#include "tests/session/compared-lesson.h"
#include "tests/ui/find-type.h"
#include "ui/code/code-pane.h"
#include "ui/common/sentence-view.h"
#include "ui/compare/compare-side.h"
#include "ui/timeline/timeline-chart.h"
#include "ui/timeline/timeline-view.h"
#include "ui/transport/transport-bar.h"

static const char broken[] = "# Lesson\n\n```js version=sync\nlet;;(\n```\n```js version=callback\n1;\n```\n";

static const char every_lane[] = "# Lesson\n\n```js\nsetTimeout(() => {}, 5);\ndatabase.getUserById(1, () => {});\n"
                                 "Promise.all([1]).then(console.log);\n```\n";

typedef struct
{
  ComparedLesson lesson;
  RbComparison *comparison;
  RbCompareView *view;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  open_compared_lesson (&fixture->lesson, data);
  fixture->view = g_object_new (RB_TYPE_COMPARE_VIEW, "session", fixture->lesson.session, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->comparison = rb_comparison_new (fixture->lesson.pool, fixture->lesson.session);
  rb_compare_view_set_comparison (fixture->view, fixture->comparison);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->view != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->comparison);
  close_compared_lesson (&fixture->lesson, data);
}

static RbCompareSide *
get_side (Fixture *fixture,
          RbSide   side)
{
  return RB_COMPARE_SIDE (find_type (GTK_WIDGET (fixture->view), RB_TYPE_COMPARE_SIDE, side));
}

/* Gets the text of the label of a side with a style class. */
static const char *
get_label (Fixture    *fixture,
           RbSide      side,
           const char *style)
{
  GtkWidget *label;

  for (guint i = 0; (label = find_type (GTK_WIDGET (get_side (fixture, side)), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_has_css_class (label, style))
      return gtk_label_get_text (GTK_LABEL (label));

  return NULL;
}

static const char *
get_sentence (Fixture *fixture)
{
  return rb_sentence_view_get_text (
    RB_SENTENCE_VIEW (find_type (GTK_WIDGET (fixture->view), RB_TYPE_SENTENCE_VIEW, 0)));
}

/* Each side is a named region, and says what its loop does and what the clock shows. */
static void
test_sides (Fixture       *fixture,
            gconstpointer  data)
{
  RbTimelineAxis *axis;

  g_assert_true (g_str_has_prefix (get_sentence (fixture), "Both programs run"));
  g_assert_cmpstr (get_label (fixture, RB_SIDE_LEFT, "pill-label"), ==, "ready");
  rb_comparison_set_choice (fixture->comparison, RB_SIDE_LEFT, 1);
  wait_until_ready (fixture->comparison);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_side (fixture, RB_SIDE_LEFT)), GTK_ACCESSIBLE_ROLE_REGION);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_side (fixture, RB_SIDE_LEFT)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Left side: Sync, database blocks");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_side (fixture, RB_SIDE_RIGHT)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Right side: Callback, answers later");

  axis = rb_comparison_get_axis (fixture->comparison);
  rb_comparison_seek (fixture->comparison, rb_timeline_axis_find_time (axis, 900000));
  g_assert_cmpstr (get_label (fixture, RB_SIDE_LEFT, "pill-label"), ==, "blocked by the lookup");
  g_assert_cmpstr (get_label (fixture, RB_SIDE_RIGHT, "pill-label"), ==, "idle: free to run anything");
  g_assert_cmpstr (get_label (fixture, RB_SIDE_LEFT, "compare-time"), ==, "0.9 s");
  g_assert_cmpstr (get_label (fixture, RB_SIDE_RIGHT, "compare-time"), ==, "0.9 s");
  g_assert_nonnull (strstr (get_sentence (fixture), "On the left, 1 task waits in the queue"));
}

/* A choice in a side's list is what runs there. */
static void
test_choose (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *list = find_type (GTK_WIDGET (get_side (fixture, RB_SIDE_RIGHT)), GTK_TYPE_DROP_DOWN, 0);

  wait_until_ready (fixture->comparison);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (list)), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 1);
  g_assert_cmpuint (rb_comparison_get_choice (fixture->comparison, RB_SIDE_RIGHT), ==, 1);
  g_assert_cmpuint (rb_comparison_get_choice (fixture->comparison, RB_SIDE_LEFT), ==, 0);
  wait_until_ready (fixture->comparison);
}

/* The clock goes only while the comparison plays, and the transport says which. */
static void
test_play (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *bar = find_type (GTK_WIDGET (fixture->view), RB_TYPE_TRANSPORT_BAR, 0);
  GtkWidget *play = find_type (bar, GTK_TYPE_BUTTON, 2);

  wait_until_ready (fixture->comparison);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (play), GTK_ACCESSIBLE_PROPERTY_LABEL, "Play");
  rb_comparison_toggle (fixture->comparison);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (play), GTK_ACCESSIBLE_PROPERTY_LABEL, "Pause");
  while (rb_comparison_get_at_start (fixture->comparison))
    g_main_context_iteration (NULL, TRUE);
  rb_comparison_stop (fixture->comparison);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (play), GTK_ACCESSIBLE_PROPERTY_LABEL, "Play");
}

static RbTimelineChart *
get_chart (Fixture *fixture)
{
  return RB_TIMELINE_CHART (find_type (GTK_WIDGET (fixture->view), RB_TYPE_TIMELINE_CHART, 0));
}

/* The timeline shows both runs with one playhead, and moves both. */
static void
test_timeline (Fixture       *fixture,
               gconstpointer  data)
{
  const RbShownRuns *runs = &rb_timeline_chart_get_scene (get_chart (fixture))->runs;
  double x;

  g_assert_cmpuint (runs->n_runs, ==, 0);
  wait_until_ready (fixture->comparison);
  g_assert_cmpuint (runs->n_runs, ==, 2);
  g_assert_cmpstr (runs->runs[0].title, ==, "Sync, answers later");
  g_assert_cmpstr (runs->runs[1].title, ==, "Callback, answers later");

  rb_shown_runs_step (runs, TRUE);
  x = rb_comparison_get_x (fixture->comparison);
  g_assert_cmpfloat (x, >, 0);
  g_assert_cmpfloat_with_epsilon (rb_shown_runs_get_playhead (runs, 0), x, 0.5);
  g_assert_cmpfloat_with_epsilon (rb_shown_runs_get_playhead (runs, 1), x, 0.5);
  rb_shown_runs_step (runs, FALSE);
  g_assert_true (rb_comparison_get_at_start (fixture->comparison));

  rb_shown_runs_seek (runs, rb_shown_runs_get_length (runs));
  g_assert_true (rb_comparison_get_at_end (fixture->comparison));
  rb_comparison_restart (fixture->comparison);
  g_assert_true (rb_shown_runs_get_playing (runs));
  rb_shown_runs_pause (runs);
  g_assert_false (rb_comparison_get_playing (fixture->comparison));

  /* Another program leaves nothing of the one before. */
  rb_comparison_set_choice (fixture->comparison, RB_SIDE_LEFT, 1);
  g_assert_cmpuint (runs->n_runs, ==, 0);
  wait_until_ready (fixture->comparison);
  g_assert_cmpstr (runs->runs[0].title, ==, "Sync, database blocks");
}

/* The playhead's triangle stands between the title of the first run and its bars, and touches neither. */
static void
test_playhead (Fixture       *fixture,
               gconstpointer  data)
{
  const double em = 15;
  RbTimelineLanes lanes;

  wait_until_ready (fixture->comparison);
  rb_timeline_lanes_init (&lanes);
  rb_timeline_lanes_place (&lanes, &rb_timeline_chart_get_scene (get_chart (fixture))->runs, FALSE, em, 20 * em);
  g_assert_cmpfloat (lanes.firsts[0] - lanes.tops[0], >, 1.8 * em);
  g_assert_cmpfloat (lanes.firsts[1] - lanes.tops[1], <, 1.5 * em);
  rb_timeline_lanes_clear (&lanes);
}

static guint
get_cursor_line (Fixture *fixture,
                 RbSide   side)
{
  return rb_code_pane_get_cursor_line (
    RB_CODE_PANE (find_type (GTK_WIDGET (get_side (fixture, side)), RB_TYPE_CODE_PANE, 0)));
}

/* Finds the first bar of a run in a lane. */
static RbTimelineShape
find_bar (Fixture *fixture,
          guint    run,
          RbLane   lane)
{
  const RbTimelineScene *scene = rb_timeline_chart_get_scene (get_chart (fixture));
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (RbTimelineShape));

  for (guint i = 0; i < scene->lanes.rows->len; i++)
    {
      const RbRowPlace *row = &g_array_index (scene->lanes.rows, RbRowPlace, i);

      if (row->run == run && row->lane == lane)
        rb_timeline_scene_list (scene, row, scene->left, scene->left + scene->width, shapes);
    }
  g_assert_cmpuint (shapes->len, >, 0);

  return g_array_index (shapes, RbTimelineShape, 0);
}

/* A bar leads to its place in the code of its own side. */
static void
test_bar (Fixture       *fixture,
          gconstpointer  data)
{
  RbTimelineShape bar;

  wait_until_ready (fixture->comparison);
  while (rb_timeline_chart_get_scene (get_chart (fixture))->width <= 0)
    g_main_context_iteration (NULL, TRUE);

  bar = find_bar (fixture, 1, RB_LANE_LOOKUPS);
  rb_timeline_chart_go (get_chart (fixture), &bar);
  g_assert_cmpuint (get_cursor_line (fixture, RB_SIDE_LEFT), ==, 1);
  g_assert_cmpuint (get_cursor_line (fixture, RB_SIDE_RIGHT), ==, 2);

  bar = find_bar (fixture, 0, RB_LANE_LOOKUPS);
  rb_timeline_chart_go (get_chart (fixture), &bar);
  g_assert_cmpuint (get_cursor_line (fixture, RB_SIDE_LEFT), ==, 2);
}

static void
resize (Fixture *fixture,
        int      width,
        int      height)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  while (ABS (gtk_widget_get_width (GTK_WIDGET (fixture->view)) - width) > 20)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Programs that need every lane have room for them in a window for a projector. */
static void
test_lanes (Fixture       *fixture,
            gconstpointer  data)
{
  const RbTimelineScene *scene = rb_timeline_chart_get_scene (get_chart (fixture));

  resize (fixture, 1230, 670);
  wait_until_ready (fixture->comparison);
  while (scene->lanes.tracks->len < 14)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (scene->lanes.tracks->len, ==, 14);
  g_assert_false (scene->thin);

  rb_compare_view_set_projecting (fixture->view, TRUE);
  while (!scene->thin)
    g_main_context_iteration (NULL, TRUE);
}

/* What the loop does is not cut off in a narrow window. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *side = GTK_WIDGET (get_side (fixture, RB_SIDE_RIGHT));
  GtkWidget *choice = find_type (side, GTK_TYPE_DROP_DOWN, 0);
  GtkWidget *pill;
  guint i = 0;

  do
    pill = find_type (side, GTK_TYPE_LABEL, i++);
  while (!gtk_widget_has_css_class (pill, "pill-label"));
  wait_until_ready (fixture->comparison);
  rb_comparison_seek (fixture->comparison,
                      rb_timeline_axis_find_time (rb_comparison_get_axis (fixture->comparison), 900000));
  resize (fixture, 780, 560);
  while (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (pill))))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_visible (choice));

  /* On a projector, nobody chooses. */
  rb_compare_view_set_projecting (fixture->view, TRUE);
  while (gtk_widget_get_visible (choice))
    g_main_context_iteration (NULL, TRUE);
}

/* A program that cannot run says why, beside the one that can. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *left = GTK_WIDGET (get_side (fixture, RB_SIDE_LEFT));
  GtkWidget *right = GTK_WIDGET (get_side (fixture, RB_SIDE_RIGHT));

  wait_until_ready (fixture->comparison);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (find_type (left, GTK_TYPE_REVEALER, 0))));
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (find_type (right, GTK_TYPE_REVEALER, 0))));
}

/* Without a comparison, nothing of it is left. */
static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  wait_until_ready (fixture->comparison);
  rb_compare_view_set_comparison (fixture->view, NULL);
  rb_comparison_to_end (fixture->comparison);
  g_assert_null (rb_timeline_view_get_player (
    RB_TIMELINE_VIEW (find_type (GTK_WIDGET (fixture->view), RB_TYPE_TIMELINE_VIEW, 0))));
  rb_compare_view_set_projecting (fixture->view, TRUE);
  rb_compare_view_set_comparison (fixture->view, fixture->comparison);
  g_assert_nonnull (strstr (get_sentence (fixture), "Both programs are finished."));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/compare-view/sides", Fixture, two_versions, set_up, test_sides, tear_down);
  g_test_add ("/compare-view/choose", Fixture, two_versions, set_up, test_choose, tear_down);
  g_test_add ("/compare-view/play", Fixture, two_versions, set_up, test_play, tear_down);
  g_test_add ("/compare-view/timeline", Fixture, two_versions, set_up, test_timeline, tear_down);
  g_test_add ("/compare-view/playhead", Fixture, two_versions, set_up, test_playhead, tear_down);
  g_test_add ("/compare-view/bar", Fixture, two_versions, set_up, test_bar, tear_down);
  g_test_add ("/compare-view/lanes", Fixture, every_lane, set_up, test_lanes, tear_down);
  g_test_add ("/compare-view/narrow", Fixture, two_versions, set_up, test_narrow, tear_down);
  g_test_add ("/compare-view/broken", Fixture, broken, set_up, test_broken, tear_down);
  g_test_add ("/compare-view/empty", Fixture, two_versions, set_up, test_empty, tear_down);

  return g_test_run ();
}
