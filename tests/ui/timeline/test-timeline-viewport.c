/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-viewport.h"

#define SECOND 1e6

static void
test_grow (void)
{
  RbTimelineViewport viewport;
  double first;
  guint n_changes = 0;

  rb_timeline_viewport_init (&viewport);
  first = viewport.length;
  rb_timeline_viewport_grow (&viewport, first / 2);
  g_assert_cmpfloat_with_epsilon (viewport.length, first, 1);

  /* It seldom changes, and all of a lesson is in sight. */
  for (double total = first; total < 60 * SECOND; total += SECOND)
    {
      double before = viewport.length;

      rb_timeline_viewport_grow (&viewport, total);
      g_assert_cmpfloat (viewport.length, >=, total);
      n_changes += viewport.length > before;
    }
  g_assert_cmpuint (n_changes, <, 6);

  /* A long run is not squeezed. */
  rb_timeline_viewport_grow (&viewport, 1e5 * SECOND);
  g_assert_cmpfloat (viewport.length, <, 200 * SECOND);
}

/* A run that goes straight to its end is seen as a whole, as if it had been watched. */
static void
test_jump (void)
{
  RbTimelineViewport viewport;
  double total;

  for (double factor = 0.9; factor < 4; factor += 0.01)
    {
      rb_timeline_viewport_init (&viewport);
      total = viewport.length * factor;
      rb_timeline_viewport_show (&viewport, total, total);
      rb_timeline_viewport_grow (&viewport, total);
      g_assert_false (rb_timeline_viewport_show (&viewport, total, total));
      g_assert_cmpfloat_with_epsilon (viewport.from, 0, 1);
      g_assert_cmpfloat (viewport.length, >=, total);
    }
}

/* Ten lookups in a row are seen as a whole in the end. */
static void
test_end (void)
{
  RbTimelineViewport viewport;
  double total = 300 * SECOND;
  double from;

  rb_timeline_viewport_init (&viewport);
  rb_timeline_viewport_grow (&viewport, total);
  rb_timeline_viewport_show (&viewport, total, total);
  g_assert_cmpfloat (viewport.from, >, 0);
  rb_timeline_viewport_end (&viewport, total);
  g_assert_cmpfloat_with_epsilon (viewport.from, 0, 1);
  g_assert_cmpfloat (viewport.length, >=, total);

  /* What the person has chosen stays. */
  rb_timeline_viewport_zoom (&viewport, 10, 200 * SECOND, total);
  from = viewport.from;
  rb_timeline_viewport_end (&viewport, total);
  g_assert_cmpfloat_with_epsilon (viewport.from, from, 1);
  g_assert_cmpfloat (viewport.length, <, total / 5);
}

static void
test_zoom (void)
{
  RbTimelineViewport viewport;
  double place = 40 * SECOND;
  double share;
  double length;

  rb_timeline_viewport_init (&viewport);
  rb_timeline_viewport_fit (&viewport, 100 * SECOND);
  g_assert_cmpfloat (viewport.length, >=, 100 * SECOND);
  share = (place - viewport.from) / viewport.length;
  rb_timeline_viewport_zoom (&viewport, 2, place, 100 * SECOND);
  g_assert_cmpfloat_with_epsilon ((place - viewport.from) / viewport.length, share, 1e-6);

  /* A zoom that a person has chosen stays while the run grows. */
  length = viewport.length;
  rb_timeline_viewport_grow (&viewport, 1000 * SECOND);
  g_assert_cmpfloat_with_epsilon (viewport.length, length, 1);

  /* It ends at a moment, and at the whole run. */
  rb_timeline_viewport_zoom (&viewport, 1e9, place, 100 * SECOND);
  g_assert_cmpfloat (viewport.length, >, 0.1 * SECOND);
  rb_timeline_viewport_zoom (&viewport, 1e-9, place, 100 * SECOND);
  g_assert_cmpfloat (viewport.length, <, 110 * SECOND);
  g_assert_cmpfloat_with_epsilon (viewport.from, 0, 1);
}

static void
test_pan (void)
{
  RbTimelineViewport viewport;

  rb_timeline_viewport_init (&viewport);
  rb_timeline_viewport_pan (&viewport, 20 * SECOND, 100 * SECOND);
  g_assert_cmpfloat_with_epsilon (viewport.from, 20 * SECOND, 1);
  rb_timeline_viewport_pan (&viewport, 1000 * SECOND, 100 * SECOND);
  g_assert_cmpfloat (viewport.from, <, 100 * SECOND);
  g_assert_cmpfloat (viewport.from + viewport.length, >=, 100 * SECOND);
  rb_timeline_viewport_pan (&viewport, -1000 * SECOND, 100 * SECOND);
  g_assert_cmpfloat_with_epsilon (viewport.from, 0, 1);
}

static void
test_show (void)
{
  RbTimelineViewport viewport;

  rb_timeline_viewport_init (&viewport);
  g_assert_false (rb_timeline_viewport_show (&viewport, SECOND, 100 * SECOND));

  /* After the playhead there is room for what comes next. */
  g_assert_true (rb_timeline_viewport_show (&viewport, 100 * SECOND, 100 * SECOND));
  g_assert_cmpfloat (viewport.from, <, 100 * SECOND);
  g_assert_cmpfloat (viewport.from + viewport.length, >, 105 * SECOND);

  g_assert_true (rb_timeline_viewport_show (&viewport, 0, 100 * SECOND));
  g_assert_cmpfloat_with_epsilon (viewport.from, 0, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-viewport/grow", test_grow);
  g_test_add_func ("/timeline-viewport/jump", test_jump);
  g_test_add_func ("/timeline-viewport/end", test_end);
  g_test_add_func ("/timeline-viewport/zoom", test_zoom);
  g_test_add_func ("/timeline-viewport/pan", test_pan);
  g_test_add_func ("/timeline-viewport/show", test_show);

  return g_test_run ();
}
