/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-chart.h"

#include <adwaita.h>

#include "tests/ui/count-pixels.h"
#include "tests/ui/timeline/timeline-window.h"
#include "ui/common/callback-palette.h"
#include "ui/timeline/timeline-chart-private.h"

/* Forty lookups in a row. */
#define LONG "const next = (n) => { if (n > 0) database.getUserById(1, () => next(n - 1)); };\nnext(40);\n"

#define TEN "for (let i = 0; i < 10; i++)\n  database.getUserById(i, () => {});\n"

static guint32
pack (const GdkRGBA *color)
{
  return ((guint32) (color->red * 255 + 0.5f) << 16) | ((guint32) (color->green * 255 + 0.5f) << 8) |
         (guint32) (color->blue * 255 + 0.5f);
}

static double
get_moment_px (TimelineWindow *window,
               guint           moment)
{
  return rb_timeline_scene_get_px (window->scene, rb_timeline_axis_get_x (window->scene->runs.axis, 0, moment));
}

static guint
find_moment (TimelineWindow *window,
             guint           record)
{
  return rb_trace_find_moment (get_trace (&window->run), record);
}

/* --- Places ------------------------------------------------------------------------------------------------------- */

static void
test_place (TimelineWindow *window,
            gconstpointer   data)
{
  RbTimelineShape first;
  RbTimelineShape second;
  RbTimelineShape running;

  g_assert_true (timeline_window_find (window, 0, RB_LANE_LOOKUPS, 0, &first));
  g_assert_true (timeline_window_find (window, 0, RB_LANE_LOOKUPS, 1, &second));
  g_assert_true (timeline_window_find (window, 0, RB_LANE_STACK, 1, &running));
  g_assert_cmpuint (first.span.bar.callback, ==, 1);
  g_assert_cmpuint (second.span.bar.callback, ==, 2);
  g_assert_cmpuint (running.span.bar.callback, ==, 1);

  /* A bar reaches from the moment of its first record to that of its last one, and leaves a gap after it. */
  g_assert_cmpfloat_with_epsilon (first.x, get_moment_px (window, find_moment (window, first.span.bar.begin)), 0.5);
  g_assert_cmpfloat_with_epsilon (first.x + first.width,
                                  get_moment_px (window, find_moment (window, first.span.bar.end)), 1.5);

  /* The callback that asks for the second lookup runs after the first one, and begins before the second. */
  g_assert_cmpfloat (running.x, >, first.x + first.width);
  g_assert_cmpfloat (second.x, >, running.x);
  g_assert_cmpfloat (second.y, >, running.y + running.height);

  g_assert_cmpfloat (first.x, >=, window->scene->left);
  g_assert_cmpfloat (second.x + second.width, <=, window->scene->left + window->scene->width);
}

static void
test_find (TimelineWindow *window,
           gconstpointer   data)
{
  RbTimelineShape bar;
  RbTimelineShape found;
  g_autofree char *words = NULL;

  g_assert_true (timeline_window_find (window, 0, RB_LANE_LOOKUPS, 1, &bar));
  g_assert_true (rb_timeline_scene_find (window->scene, bar.x + bar.width / 2, bar.y + 2, &found));
  g_assert_cmpuint (found.span.bar.begin, ==, bar.span.bar.begin);
  words = rb_timeline_scene_explain (window->scene, &found);
  g_assert_cmpstr (words, ==, "Callback B, lookup: users · id 1, from 1.5 s to 3.0 s (1.5 s)");

  g_assert_false (rb_timeline_scene_find (window->scene, bar.x + bar.width + 60, bar.y + 2, &found));
}

/* --- Drawing ------------------------------------------------------------------------------------------------------ */

/* What has not been shown yet is pale. Only its letters have the callback's own colour. */
static void
test_future (TimelineWindow *window,
             gconstpointer   data)
{
  RbCallbackColors colors;
  guint32 fill;
  guint at_end;
  guint at_start;

  rb_callback_palette_get (2, RB_SCHEME_LIGHT, &colors);
  fill = pack (&colors.fill);
  at_end = count_pixels (GTK_WIDGET (window->chart), fill);
  g_assert_cmpuint (at_end, >, 500);

  timeline_window_go (window, 0);
  at_start = count_pixels (GTK_WIDGET (window->chart), fill);
  g_assert_cmpuint (at_start, <, at_end / 4);
  g_assert_cmpuint (count_pixels (GTK_WIDGET (window->chart), pack (&window->chart->style.future[2].fill)), >, 500);
}

static void
count_bars (TimelineWindow *window,
            guint          *ret_past,
            guint          *ret_future)
{
  const RbTimelineStyle *style = &window->chart->style;

  *ret_past = count_pixels (GTK_WIDGET (window->chart), pack (&style->past[2].fill));
  *ret_future = count_pixels (GTK_WIDGET (window->chart), pack (&style->future[2].fill));
}

/* While the playhead moves alone, the bars are not drawn again, and look as if they were. */
static void
test_kept (TimelineWindow *window,
           gconstpointer   data)
{
  const RbTimelineDrawn *drawn = &window->chart->drawn[0];
  guint n_moments = rb_player_get_n_moments (window->run.player);
  GskRenderNode *past;
  GskRenderNode *future;
  guint kept[2];
  guint fresh[2];

  timeline_window_go (window, n_moments / 4);
  timeline_window_go (window, n_moments / 3);
  past = drawn->past;
  future = drawn->future;
  timeline_window_go (window, n_moments / 2);
  g_assert_true (drawn->past == past && drawn->future == future);
  count_bars (window, &kept[0], &kept[1]);

  rb_timeline_chart_move (window->chart);
  wait_until (drawn->is_valid);
  count_bars (window, &fresh[0], &fresh[1]);
  g_assert_cmpuint (kept[0], ==, fresh[0]);
  g_assert_cmpuint (kept[1], ==, fresh[1]);
  g_assert_cmpuint (kept[0] + kept[1], >, 500);
}

/* A program that cannot run has no bars, and nothing that a playhead could stand at. */
static void
test_no_bars (TimelineWindow *window,
              gconstpointer   data)
{
  g_assert_cmpuint (window->scene->lanes.rows->len, ==, 0);
  g_assert_cmpuint (count_pixels (GTK_WIDGET (window->chart), pack (&window->chart->style.playhead)), ==, 0);
}

/* Without a run, nothing of the one before is left. */
static void
test_no_run (TimelineWindow *window,
             gconstpointer   data)
{
  g_assert_cmpuint (window->scene->lanes.tracks->len, >, 0);
  rb_timeline_view_set_player (window->view, NULL);
  g_assert_cmpuint (window->scene->lanes.tracks->len, ==, 0);
}

/* The thin timeline says how many bars are too thin for letters, and keeps its bars away from the words. */
static void
test_thin_count (TimelineWindow *window,
                 gconstpointer   data)
{
  rb_timeline_view_set_thin (window->view, TRUE);
  wait_until (window->scene->thin);
  g_assert_cmpfloat (window->scene->left, >, 4 * window->scene->em);
}

static void
test_dark (TimelineWindow *window,
           gconstpointer   data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkRGBA light = window->chart->style.future[1].fill;

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  timeline_window_go (window, 0);
  g_assert_cmpuint (count_pixels (GTK_WIDGET (window->chart), pack (&light)), <, 50);
  g_assert_cmpuint (count_pixels (GTK_WIDGET (window->chart), pack (&window->chart->style.future[1].fill)), >, 100);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* Nothing is done for a run that stands still. */
static void
test_still (TimelineWindow *window,
            gconstpointer   data)
{
  wait_until (window->chart->tick == 0);

  rb_player_seek (window->run.player, 0);
  rb_player_play (window->run.player);
  g_assert_cmpuint (window->chart->tick, !=, 0);
  rb_player_pause (window->run.player);
  wait_until (window->chart->tick == 0);
}

/* --- The pointer -------------------------------------------------------------------------------------------------- */

typedef struct
{
  guint run;
  guint site;
  guint callback;
  guint n;
} Activated;

static void
activated_cb (Activated *activated,
              guint      run,
              guint      site,
              guint      callback)
{
  *activated = (Activated){ run, site, callback, activated->n + 1 };
}

static void
click (TimelineWindow *window,
       double          x,
       double          y)
{
  timeline_window_emit (window, GTK_TYPE_GESTURE_DRAG, "drag-begin", x, y);
  timeline_window_emit (window, GTK_TYPE_GESTURE_DRAG, "drag-end", 0.0, 0.0);
}

/* Another run may have fewer rows than the one that was drawn last. */
static void
test_replaced (TimelineWindow *window,
               gconstpointer   data)
{
  Activated activated = { 0 };
  RbTimelineShape bar;

  g_assert_true (timeline_window_find (window, 0, RB_LANE_LOOKUPS, 1, &bar));
  g_signal_connect_swapped (window->chart, "bar-activated", G_CALLBACK (activated_cb), &activated);
  rb_timeline_chart_set_runs (window->chart, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (window->chart->scene.lanes.rows->len, ==, 0);
  click (window, bar.x + 2, bar.y + bar.height / 2);
  g_assert_cmpuint (activated.n, ==, 0);
}

static void
test_click (TimelineWindow *window,
            gconstpointer   data)
{
  Activated activated = { 0 };
  RbTimelineShape bar;
  const RbSite *site;

  g_signal_connect_swapped (window->chart, "bar-activated", G_CALLBACK (activated_cb), &activated);
  g_assert_true (timeline_window_find (window, 0, RB_LANE_LOOKUPS, 1, &bar));
  click (window, bar.x + 2, bar.y + bar.height / 2);
  g_assert_cmpuint (rb_player_get_moment (window->run.player), ==, find_moment (window, bar.span.bar.begin));
  g_assert_cmpuint (activated.n, ==, 1);
  g_assert_cmpuint (activated.callback, ==, 2);
  site = rb_trace_get_site (get_trace (&window->run), activated.site);
  g_assert_cmpuint (site->line, ==, 2);

  /* Between bars, a click moves the playhead only. */
  click (window, bar.x + bar.width + 60, bar.y + bar.height / 2);
  g_assert_cmpuint (rb_player_get_moment (window->run.player), >, find_moment (window, bar.span.bar.begin));
  g_assert_cmpuint (activated.n, ==, 1);
}

static void
test_scrub (TimelineWindow *window,
            gconstpointer   data)
{
  timeline_window_go (window, 0);
  rb_player_play (window->run.player);
  timeline_window_emit (window, GTK_TYPE_GESTURE_DRAG, "drag-begin", get_moment_px (window, 1) + 3, 30.0);
  g_assert_true (rb_player_get_playing (window->run.player));
  timeline_window_emit (window, GTK_TYPE_GESTURE_DRAG, "drag-update",
                        get_moment_px (window, 5) - get_moment_px (window, 1), 0.0);
  g_assert_false (rb_player_get_playing (window->run.player));
  g_assert_cmpuint (rb_player_get_moment (window->run.player), ==, 5);
  timeline_window_emit (window, GTK_TYPE_GESTURE_DRAG, "drag-update", -10000.0, 0.0);
  g_assert_cmpuint (rb_player_get_moment (window->run.player), ==, 0);
}

static gboolean
scroll (TimelineWindow *window,
        double          dy)
{
  gboolean handled = FALSE;

  timeline_window_emit (window, GTK_TYPE_EVENT_CONTROLLER_SCROLL, "scroll", 0.0, dy, &handled);

  return handled;
}

/* What is all in sight does not scroll, so that something around it can. */
static void
test_scroll (TimelineWindow *window,
             gconstpointer   data)
{
  timeline_window_press (window, GDK_KEY_0);
  g_assert_false (scroll (window, 1));

  timeline_window_go (window, 0);
  timeline_window_press (window, GDK_KEY_plus);
  timeline_window_press (window, GDK_KEY_plus);
  scroll (window, -50);
  g_assert_cmpfloat_with_epsilon (window->scene->viewport.from, 0, 1);
  g_assert_true (scroll (window, 1));
  g_assert_cmpfloat (window->scene->viewport.from, >, 0);
  g_assert_true (scroll (window, -50));
  g_assert_false (scroll (window, -1));
}

/* --- Keys --------------------------------------------------------------------------------------------------------- */

static void
test_keys (TimelineWindow *window,
           gconstpointer   data)
{
  RbPlayer *player = window->run.player;
  guint last = rb_player_get_n_moments (player) - 1;
  double length;

  timeline_window_press (window, GDK_KEY_Home);
  g_assert_cmpuint (rb_player_get_moment (player), ==, 0);
  timeline_window_press (window, GDK_KEY_Right);
  timeline_window_press (window, GDK_KEY_Right);
  g_assert_cmpuint (rb_player_get_moment (player), ==, 2);
  timeline_window_press (window, GDK_KEY_Left);
  g_assert_cmpuint (rb_player_get_moment (player), ==, 1);
  timeline_window_press (window, GDK_KEY_End);
  g_assert_cmpuint (rb_player_get_moment (player), ==, last);

  timeline_window_press (window, GDK_KEY_0);
  length = window->scene->viewport.length;
  timeline_window_press (window, GDK_KEY_plus);
  g_assert_cmpfloat (window->scene->viewport.length, <, length);
  timeline_window_press (window, GDK_KEY_minus);
  g_assert_cmpfloat_with_epsilon (window->scene->viewport.length, length, 10);
}

/* The zoom stays when the playhead moves, and the playhead stays in sight. */
static void
test_follow (TimelineWindow *window,
             gconstpointer   data)
{
  double length;
  double px;

  timeline_window_go (window, 0);
  for (guint i = 0; i < 6; i++)
    timeline_window_press (window, GDK_KEY_plus);
  length = window->scene->viewport.length;
  timeline_window_go (window, rb_player_get_n_moments (window->run.player) - 1);
  wait_until (window->chart->tick == 0);
  g_assert_cmpfloat_with_epsilon (window->scene->viewport.length, length, 1);
  px = rb_timeline_scene_get_px (window->scene, rb_shown_runs_get_playhead (&window->scene->runs, 0));
  g_assert_cmpfloat (px, >=, window->scene->left);
  g_assert_cmpfloat (px, <=, window->scene->left + window->scene->width);
  g_assert_cmpfloat_with_epsilon (rb_timeline_scene_get_playhead (window->scene, 0), px, 0.5);
}

/* While a long run is watched, a part of it is in sight; in the end, all of it is. */
static void
test_long (TimelineWindow *window,
           gconstpointer   data)
{
  double length = rb_shown_runs_get_length (&window->scene->runs);
  guint last = rb_player_get_n_moments (window->run.player) - 1;

  timeline_window_go (window, last / 2);
  timeline_window_go (window, last);
  g_assert_true (rb_shown_runs_get_at_end (&window->scene->runs));
  g_assert_cmpfloat (length, >, 96e6);
  g_assert_cmpfloat_with_epsilon (window->scene->viewport.from, 0, 1);
  g_assert_cmpfloat (window->scene->viewport.length, >=, length);
}

/* --- Words -------------------------------------------------------------------------------------------------------- */

static void
test_accessible (TimelineWindow *window,
                 gconstpointer   data)
{
  GtkAccessible *chart = GTK_ACCESSIBLE (window->chart);
  guint n_moments = rb_player_get_n_moments (window->run.player);
  g_autofree char *first = g_strdup_printf ("moment 1 of %u, 0", n_moments);
  g_autofree char *last = g_strdup_printf ("moment %u of %u, 3.0 s", n_moments, n_moments);

  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) n_moments);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) n_moments);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, last);
  timeline_window_press (window, GDK_KEY_Home);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 1.0);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, first);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add_timeline ("/timeline-chart/place", NESTED, test_place);
  add_timeline ("/timeline-chart/find", NESTED, test_find);
  add_timeline ("/timeline-chart/future", NESTED, test_future);
  add_timeline ("/timeline-chart/kept", NESTED, test_kept);
  add_timeline ("/timeline-chart/dark", NESTED, test_dark);
  add_timeline ("/timeline-chart/no-bars", "hello (", test_no_bars);
  add_timeline ("/timeline-chart/no-run", NESTED, test_no_run);
  add_timeline ("/timeline-chart/thin-count", TEN, test_thin_count);
  add_timeline ("/timeline-chart/still", NESTED, test_still);
  add_timeline ("/timeline-chart/click", NESTED, test_click);
  add_timeline ("/timeline-chart/replaced", NESTED, test_replaced);
  add_timeline ("/timeline-chart/scrub", NESTED, test_scrub);
  add_timeline ("/timeline-chart/scroll", NESTED, test_scroll);
  add_timeline ("/timeline-chart/keys", NESTED, test_keys);
  add_timeline ("/timeline-chart/follow", NESTED, test_follow);
  add_timeline ("/timeline-chart/long", LONG, test_long);
  add_timeline ("/timeline-chart/accessible", NESTED, test_accessible);

  return g_test_run ();
}
