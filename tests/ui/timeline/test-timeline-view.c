/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-view.h"

#include <adwaita.h>

#include "tests/ui/timeline/timeline-window.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_properties (TimelineWindow *window,
                 gconstpointer   data)
{
  guint n_player = 0;
  guint n_thin = 0;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (window->view), GTK_ACCESSIBLE_ROLE_REGION);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (window->view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Timeline");

  g_signal_connect_swapped (window->view, "notify::player", G_CALLBACK (count_cb), &n_player);
  g_signal_connect_swapped (window->view, "notify::thin", G_CALLBACK (count_cb), &n_thin);
  g_assert_true (rb_timeline_view_get_player (window->view) == window->run.player);
  rb_timeline_view_set_player (window->view, window->run.player);
  g_assert_cmpuint (n_player, ==, 0);
  g_object_set (window->view, "player", NULL, NULL);
  g_assert_cmpuint (n_player, ==, 1);
  g_assert_cmpuint (window->scene->runs.n_runs, ==, 0);

  g_object_set (window->view, "thin", TRUE, NULL);
  rb_timeline_view_set_thin (window->view, TRUE);
  g_assert_true (rb_timeline_view_get_thin (window->view));
  g_assert_cmpuint (n_thin, ==, 1);
}

/* The thin one has the bars of the stack and of what waits, and no names. */
static void
test_thin (TimelineWindow *window,
           gconstpointer   data)
{
  double left = window->scene->left;
  RbTimelineShape bar;
  int tall;
  int thin;

  gtk_widget_measure (GTK_WIDGET (window->view), GTK_ORIENTATION_VERTICAL, -1, NULL, &tall, NULL, NULL);
  rb_timeline_view_set_thin (window->view, TRUE);
  gtk_widget_measure (GTK_WIDGET (window->view), GTK_ORIENTATION_VERTICAL, -1, NULL, &thin, NULL, NULL);
  g_assert_cmpint (thin, <, tall * 2 / 3);

  wait_until (window->scene->left < left / 2);
  g_assert_true (timeline_window_find (window, 0, RB_LANE_STACK, 0, &bar));
  g_assert_true (timeline_window_find (window, 0, RB_LANE_LOOKUPS, 1, &bar));
  g_assert_false (timeline_window_find (window, 0, RB_LANE_QUEUE, 0, &bar));
  g_assert_false (timeline_window_find (window, 0, RB_LANE_CONSOLE, 0, &bar));
}

/* Two runs have one axis: what happens at the same engine time is at the same place. */
static void
test_two_runs (TimelineWindow *window,
               gconstpointer   data)
{
  g_autoptr (RbProgram) program = rb_program_new ("database.getUserById(1);\n");
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, window->run.pool);
  g_autoptr (RbPlayer) other = rb_player_new (event_loop);
  RbTimelineShape above;
  RbTimelineShape below;

  rb_player_to_end (other);
  wait_until (rb_player_get_at_end (other));
  rb_timeline_view_set_players (window->view, window->run.player, "Callback", other, "Sync");
  g_assert_true (rb_timeline_view_get_player (window->view) == window->run.player);
  timeline_window_settle (window);

  g_assert_true (timeline_window_find (window, 0, RB_LANE_LOOKUPS, 0, &above));
  g_assert_true (timeline_window_find (window, 1, RB_LANE_LOOKUPS, 0, &below));
  g_assert_cmpfloat_with_epsilon (above.x + above.width, below.x + below.width, 1);
  g_assert_cmpfloat (below.y, >, window->scene->lanes.bottoms[0]);

  /* A key moves both. */
  timeline_window_press (window, GDK_KEY_Home);
  g_assert_cmpuint (rb_player_get_moment (window->run.player), ==, 0);
  g_assert_cmpuint (rb_player_get_moment (other), ==, 0);

  rb_timeline_view_set_player (window->view, NULL);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add_timeline ("/timeline-view/properties", NESTED, test_properties);
  add_timeline ("/timeline-view/thin", NESTED, test_thin);
  add_timeline ("/timeline-view/two-runs", NESTED, test_two_runs);

  return g_test_run ();
}
