/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-lanes.h"

#include <adwaita.h>

#include "tests/ui/timeline/timeline-window.h"

#define EM 15.0
#define TALL 300.0

/* A program whose promise comes late. */
#define LATE_PROMISE "database.getUserById(1, () => Promise.resolve(1).then(console.log));\n"

#define DEEP "const f = (n) => n > 0 ? f(n - 1) : 0;\nf(40);\n"
#define COMBINED "Promise.all([database.promises.getUserById(1), 2, 3, 4, 5, 6]).then(console.log);\n"
#define ONE_CALL "const f = () => 1;\nf();\n"
#define TWO "database.getUserById(1, () => {});\ndatabase.getUserById(2, () => {});\n"
#define TEN "for (let i = 0; i < 10; i++)\n  database.getUserById(i, () => {});\n"
#define CROWD "for (let i = 0; i < 500; i++)\n  database.getUserById(i, () => {});\n"

static void
assert_tracks (const RbTimelineLanes *lanes,
               guint                  n_tracks,
               const RbTrack         *tracks)
{
  double y = 0;

  g_assert_cmpuint (lanes->tracks->len, ==, n_tracks);
  for (guint i = 0; i < n_tracks; i++)
    {
      const RbTrackPlace *place = &g_array_index (lanes->tracks, RbTrackPlace, i);

      g_assert_cmpuint (place->track, ==, tracks[i]);
      g_assert_cmpfloat (place->y, >, y - 0.01);
      y = place->y + place->height;
    }
  g_assert_cmpfloat (lanes->axis, >, y - 0.01);
}

/* Every row lies within its run, and rows of one lane do not overlap. */
static void
assert_rows (const RbTimelineLanes *lanes)
{
  for (guint i = 0; i < lanes->rows->len; i++)
    {
      const RbRowPlace *row = &g_array_index (lanes->rows, RbRowPlace, i);

      g_assert_cmpfloat (row->height, >=, 1.5);
      g_assert_cmpfloat (row->y, >=, lanes->tops[row->run]);
      g_assert_cmpfloat (row->y + row->height, <, lanes->bottoms[row->run] + 0.01);
      if (i > 0 && row[-1].lane == row->lane && row[-1].run == row->run)
        g_assert_cmpfloat (row->y, >, row[-1].y + row[-1].height - 0.01);
    }
}

static void
place (TimelineWindow  *window,
       RbTimelineLanes *lanes,
       gboolean         thin)
{
  double natural;
  double least = rb_timeline_lanes_measure (&window->scene->runs, thin, EM, &natural);

  g_assert_cmpfloat (natural, >=, least);
  rb_timeline_lanes_place (lanes, &window->scene->runs, thin, EM, least);
  g_assert_cmpfloat (lanes->axis, <, least + 0.01);
  assert_rows (lanes);
  rb_timeline_lanes_place (lanes, &window->scene->runs, thin, EM, TALL);
  g_assert_cmpfloat (lanes->axis, <, TALL + 0.01);
  assert_rows (lanes);
}

static void
test_tracks (TimelineWindow *window,
             gconstpointer   data)
{
  static const RbTrack usual[] = { RB_TRACK_STACK, RB_TRACK_DATABASE, RB_TRACK_QUEUE, RB_TRACK_CONSOLE };
  RbTimelineLanes lanes;

  rb_timeline_lanes_init (&lanes);
  place (window, &lanes, FALSE);
  assert_tracks (&lanes, G_N_ELEMENTS (usual), usual);
  rb_timeline_lanes_clear (&lanes);
}

/* A track that will be needed has its place before anything is in it, so that nothing moves later. */
static void
test_reserved (TimelineWindow *window,
               gconstpointer   data)
{
  static const RbTrack tracks[] = { RB_TRACK_STACK, RB_TRACK_DATABASE, RB_TRACK_QUEUE, RB_TRACK_MICROTASKS,
                                    RB_TRACK_CONSOLE };
  g_autoptr (RbEventLoop) fresh = rb_event_loop_new (window->run.program, window->run.pool);
  g_autoptr (RbPlayer) player = rb_player_new (fresh);
  RbShownRuns runs = { 0 };
  RbTimelineLanes before;
  RbTimelineLanes after;

  rb_shown_runs_set (&runs, player, NULL, NULL, NULL);
  rb_timeline_lanes_init (&before);
  rb_timeline_lanes_place (&before, &runs, FALSE, EM, TALL);
  assert_tracks (&before, G_N_ELEMENTS (tracks), tracks);

  rb_timeline_lanes_init (&after);
  place (window, &after, FALSE);
  assert_tracks (&after, G_N_ELEMENTS (tracks), tracks);
  for (guint i = 0; i < G_N_ELEMENTS (tracks); i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (before.tracks, RbTrackPlace, i).y,
                                    g_array_index (after.tracks, RbTrackPlace, i).y, 0.01);

  rb_timeline_lanes_clear (&before);
  rb_timeline_lanes_clear (&after);
  rb_shown_runs_clear (&runs);
}

/* The first row of the stack keeps its height however deep the stack is. */
static void
test_deep (TimelineWindow *window,
           gconstpointer   data)
{
  RbTimelineLanes lanes;
  const RbRowPlace *rows;

  rb_timeline_lanes_init (&lanes);
  place (window, &lanes, FALSE);
  rows = &g_array_index (lanes.rows, RbRowPlace, 0);
  g_assert_cmpuint (rows[0].lane, ==, RB_LANE_STACK);
  g_assert_cmpfloat (rows[0].height, >=, EM);
  g_assert_cmpuint (rows[1].lane, ==, RB_LANE_STACK);
  g_assert_cmpfloat (rows[1].height, <, EM / 2);
  g_assert_cmpuint (g_array_index (lanes.tracks, RbTrackPlace, 0).n_hidden, >, 0);
  rb_timeline_lanes_clear (&lanes);
}

/* A call that calls nothing has room for its name, like the script that it is in. */
static void
test_nested (TimelineWindow *window,
             gconstpointer   data)
{
  RbTimelineLanes lanes;
  const RbRowPlace *rows;

  rb_timeline_lanes_init (&lanes);
  place (window, &lanes, FALSE);
  rows = &g_array_index (lanes.rows, RbRowPlace, 0);
  g_assert_cmpuint (rows[1].lane, ==, RB_LANE_STACK);
  g_assert_cmpfloat (rows[1].height, >=, EM * 0.9);
  g_assert_cmpfloat_with_epsilon (rows[1].height, rows[0].height, 0.01);
  rb_timeline_lanes_clear (&lanes);
}

/* Ten lookups at the same time have no room for words, so that they are counted. They do not touch one another. */
static void
test_thin_rows (TimelineWindow *window,
                gconstpointer   data)
{
  const RbTrackPlace *track;
  const RbRowPlace *row;
  RbTimelineLanes lanes;

  rb_timeline_lanes_init (&lanes);
  rb_timeline_lanes_place (&lanes, &window->scene->runs, FALSE, EM, TALL / 2);
  track = &g_array_index (lanes.tracks, RbTrackPlace, 1);
  g_assert_cmpint (track->track, ==, RB_TRACK_DATABASE);
  g_assert_cmpuint (track->n_thin, ==, 10);
  row = &g_array_index (lanes.rows, RbRowPlace, 0);
  while (row->lane != RB_LANE_LOOKUPS)
    row++;
  g_assert_cmpfloat_with_epsilon (row[1].y - row->y, row->height + 1, 0.001);
  g_assert_cmpfloat_with_epsilon (row[1].y - row->y, (int) (row[1].y - row->y + 0.5), 0.001);
  rb_timeline_lanes_clear (&lanes);
}

/* The row of a combined promise has room for its words even if there is only little room, and many parts. */
static void
test_combined (TimelineWindow *window,
               gconstpointer   data)
{
  RbTimelineLanes lanes;
  double natural;
  guint n_rows = 0;

  rb_timeline_lanes_init (&lanes);
  rb_timeline_lanes_place (&lanes, &window->scene->runs, FALSE, EM,
                           rb_timeline_lanes_measure (&window->scene->runs, FALSE, EM, &natural));
  assert_rows (&lanes);
  for (guint i = 0; i < lanes.rows->len; i++)
    {
      const RbRowPlace *row = &g_array_index (lanes.rows, RbRowPlace, i);

      if (row->lane == RB_LANE_PROMISES && n_rows++ == 0)
        g_assert_cmpfloat (row->height, >=, 0.85 * EM);
    }
  g_assert_cmpuint (n_rows, >, 1);
  rb_timeline_lanes_clear (&lanes);
}

static void
test_crowd (TimelineWindow *window,
            gconstpointer   data)
{
  RbTimelineLanes lanes;
  const RbTrackPlace *database;
  guint n_rows = 0;

  rb_timeline_lanes_init (&lanes);
  place (window, &lanes, FALSE);
  database = &g_array_index (lanes.tracks, RbTrackPlace, 1);
  g_assert_cmpuint (database->track, ==, RB_TRACK_DATABASE);
  for (guint i = 0; i < lanes.rows->len; i++)
    n_rows += g_array_index (lanes.rows, RbRowPlace, i).lane == RB_LANE_LOOKUPS;
  g_assert_cmpuint (n_rows, >, 10);
  g_assert_cmpuint (n_rows + database->n_hidden, ==, 500);
  rb_timeline_lanes_clear (&lanes);
}

static void
test_thin (TimelineWindow *window,
           gconstpointer   data)
{
  static const RbTrack two[] = { RB_TRACK_STACK, RB_TRACK_WAITING };
  RbTimelineLanes lanes;

  rb_timeline_lanes_init (&lanes);
  place (window, &lanes, TRUE);
  assert_tracks (&lanes, G_N_ELEMENTS (two), two);
  /* There is one row of the stack, as high as words, however many calls there are within it. */
  g_assert_cmpfloat_with_epsilon (g_array_index (lanes.rows, RbRowPlace, 0).height, 1.4 * EM, 0.01);
  rb_timeline_lanes_clear (&lanes);
}

/* Without names, bars that are too thin for letters are counted as well. Letters that are read from afar need more. */
static void
test_thin_crowd (TimelineWindow *window,
                 gconstpointer   data)
{
  const double projected = 20;
  RbTimelineLanes lanes;

  rb_timeline_lanes_init (&lanes);
  rb_timeline_lanes_place (&lanes, &window->scene->runs, TRUE, EM, 5 * EM);
  g_assert_cmpuint (g_array_index (lanes.tracks, RbTrackPlace, 1).n_thin, ==, 10);
  rb_timeline_lanes_clear (&lanes);

  g_assert_cmpfloat (0.95 * rb_timeline_lanes_get_words_height (TRUE, projected), >=, 18);
  g_assert_cmpfloat (rb_timeline_lanes_get_words_height (TRUE, EM), <, EM);
}

/* Two lookups at once have letters on a projector, whose timeline has 4.4 em inside its margins. */
static void
test_projected_two (TimelineWindow *window,
                    gconstpointer   data)
{
  const double projected = 20;
  RbTimelineLanes lanes;

  rb_timeline_lanes_init (&lanes);
  rb_timeline_lanes_place (&lanes, &window->scene->runs, TRUE, projected, 4.4 * projected);
  g_assert_cmpuint (g_array_index (lanes.tracks, RbTrackPlace, 1).n_thin, ==, 0);
  rb_timeline_lanes_clear (&lanes);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add_timeline ("/timeline-lanes/tracks", NESTED, test_tracks);
  add_timeline ("/timeline-lanes/reserved", LATE_PROMISE, test_reserved);
  add_timeline ("/timeline-lanes/deep", DEEP, test_deep);
  add_timeline ("/timeline-lanes/nested", ONE_CALL, test_nested);
  add_timeline ("/timeline-lanes/thin-rows", TEN, test_thin_rows);
  add_timeline ("/timeline-lanes/combined", COMBINED, test_combined);
  add_timeline ("/timeline-lanes/crowd", CROWD, test_crowd);
  add_timeline ("/timeline-lanes/thin", NESTED, test_thin);
  add_timeline ("/timeline-lanes/projected-two", TWO, test_projected_two);
  add_timeline ("/timeline-lanes/thin-crowd", TEN, test_thin_crowd);

  return g_test_run ();
}
