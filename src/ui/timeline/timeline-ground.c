/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-ground.h"

#include <glib/gi18n.h>

#include "session/timeline-words.h"

/* In em. */
#define NAME_SIZE 0.92
#define TIME_SIZE 0.8
#define NAME_GAP 1.2
#define THIN_EDGE 0.3
#define BUTTONS 4.6 /* the buttons below the names */
#define TIME_GAP 0.8
#define TIME_WIDTH 3.4
#define TIME_TOP 0.15

/* So many times or more stand at an axis that has room for them. */
#define LEAST_TIMES 6

/* How exact the time at the playhead is, in µs. */
#define NOW_STEP 100000

/* The distances between times, in µs. */
static const gint64 steps[] = {
  1000,      2000,      5000,      10000,     20000,     50000,     100000,     200000,     500000,
  1000000,   2000000,   5000000,   10000000,  20000000,  60000000,  120000000,  300000000,  600000000,
};

/* --- Text --------------------------------------------------------------------------------------------------------- */

static void
draw_layout (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             double         x,
             double         y,
             const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static double
measure_text (GtkWidget             *widget,
              const RbTimelineScene *scene,
              RbTimelineStyle       *style,
              const char            *text,
              gboolean               is_bold)
{
  int width;

  pango_layout_get_pixel_size (rb_timeline_style_get_layout (style, widget, text, is_bold, scene->em * NAME_SIZE),
                               &width, NULL);

  return width;
}

/* --- Names -------------------------------------------------------------------------------------------------------- */

/* Returns a text such as "3 more", which counts the rows without room in a track, or the rows that are too thin for
 * words. Returns NULL if the track has no such rows. */
static char *
dup_count (const RbTrackPlace *track,
           gboolean            thin)
{
  if (track->track == RB_TRACK_STACK)
    return NULL;

  /* Translators: the timeline has no room for so many more rows of bars */
  if (track->n_hidden > 0 && !thin)
    return g_strdup_printf (ngettext ("%u more", "%u more", track->n_hidden), track->n_hidden);

  /* Translators: so many lookups or timers are under way at the same time; there is room for ten letters */
  if (track->n_thin > 0)
    return g_strdup_printf (ngettext ("%u at once", "%u at once", track->n_thin), track->n_thin);

  return NULL;
}

/* A thin timeline has no names, but it says how many bars are too thin for words. */
static double
measure_counts (GtkWidget             *widget,
                const RbTimelineScene *scene,
                RbTimelineStyle       *style)
{
  double width = 0;

  for (guint i = 0; i < scene->lanes.tracks->len; i++)
    {
      g_autofree char *words = dup_count (&g_array_index (scene->lanes.tracks, RbTrackPlace, i), TRUE);

      if (words != NULL)
        width = MAX (width, THIN_EDGE * scene->em + measure_text (widget, scene, style, words, FALSE));
    }

  return width + THIN_EDGE * scene->em;
}

/*
 * rb_timeline_ground_measure_names:
 * @widget: the widget to draw on
 * @scene: what to draw
 * @style: how
 *
 * Measures the column of names. All names count, so that it does not change when a track is added.
 *
 * Returns: the width, in pixels
 */
double
rb_timeline_ground_measure_names (GtkWidget             *widget,
                                  const RbTimelineScene *scene,
                                  RbTimelineStyle       *style)
{
  double width = scene->em * BUTTONS;

  if (scene->thin)
    return measure_counts (widget, scene, style);

  for (guint track = 0; track < RB_TRACK_WAITING; track++)
    width = MAX (width, measure_text (widget, scene, style, rb_track_get_name (track), FALSE));

  return width + scene->em * NAME_GAP;
}

static void
draw_count (GtkWidget             *widget,
            GtkSnapshot           *snapshot,
            const RbTimelineScene *scene,
            RbTimelineStyle       *style,
            const RbTrackPlace    *track,
            double                 y)
{
  g_autofree char *words = dup_count (track, scene->thin);
  double size = scene->thin ? NAME_SIZE : TIME_SIZE;
  double x = scene->thin ? THIN_EDGE * scene->em : 0;
  PangoLayout *layout;
  GdkRGBA color = style->text;
  int height;

  if (words == NULL)
    return;

  layout = rb_timeline_style_get_layout (style, widget, words, FALSE, scene->em * size);
  pango_layout_get_pixel_size (layout, NULL, &height);
  if (scene->thin)
    y += (track->height - height) / 2;
  if (y + height > track->y + track->height)
    return;

  color.alpha *= style->has_edges ? 1 : 0.7f;
  draw_layout (snapshot, layout, x, y, &color);
}

static void
draw_track (GtkWidget             *widget,
            GtkSnapshot           *snapshot,
            const RbTimelineScene *scene,
            RbTimelineStyle       *style,
            const RbTrackPlace    *track)
{
  PangoLayout *layout = rb_timeline_style_get_layout (style, widget, rb_track_get_name (track->track), FALSE,
                                                      scene->em * NAME_SIZE);
  GdkRGBA color = style->text;
  double middle = track->y + MIN (track->height / 2, scene->em * 0.9);
  int height;

  color.alpha *= style->has_edges ? 1 : 0.85f;
  pango_layout_get_pixel_size (layout, NULL, &height);
  draw_layout (snapshot, layout, 0, middle - height / 2.0, &color);
  draw_count (widget, snapshot, scene, style, track, middle + height / 2.0);
  gtk_snapshot_append_color (snapshot, &style->line,
                             &GRAPHENE_RECT_INIT (scene->left, track->y + track->height - 1, scene->width, 1));
}

static void
draw_title (GtkWidget             *widget,
            GtkSnapshot           *snapshot,
            const RbTimelineScene *scene,
            RbTimelineStyle       *style,
            guint                  run)
{
  const char *title = scene->runs.runs[run].title;
  double room = scene->lanes.firsts[run] - scene->lanes.tops[run];
  PangoLayout *layout;
  int height;

  if (scene->runs.n_runs < 2 || scene->thin || title == NULL)
    return;

  layout = rb_timeline_style_get_layout (style, widget, title, TRUE, scene->em * NAME_SIZE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  draw_layout (snapshot, layout, 0, scene->lanes.tops[run] + (room - height) / 2.0, &style->text);
}

/* --- Times -------------------------------------------------------------------------------------------------------- */

/* Finds the shortest step with room for its times. While the loop waits, a quarter of a second is one beat. */
static gint64
find_step (const RbTimelineScene *scene)
{
  double beats = scene->width / scene->viewport.length * 600000;
  double wanted = scene->em * TIME_WIDTH / beats * 250000;
  gint64 start = rb_timeline_axis_get_time (scene->runs.axis, scene->viewport.from);
  gint64 end = rb_timeline_axis_get_time (scene->runs.axis, scene->viewport.from + scene->viewport.length);

  /* A short wait is longer on the axis than its engine time, so there is room for more. Between many waits there are
   * moments to be read, which make room as well. */
  wanted = MIN (wanted, (double) (end - start) / LEAST_TIMES);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if ((double) steps[i] >= wanted)
      return steps[i];

  return steps[G_N_ELEMENTS (steps) - 1];
}

/* What times are drawn with. No time is drawn where the playhead's time is, and none that is the same. */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  const RbTimelineScene *scene;
  RbTimelineStyle *style;
  gint64 now; /* the playhead's time, or -1 */
  double taken_from;
  double taken_to;
} Times;

/* Returns where the text ends; @after if it does not fit after that place. */
static double
draw_time (const Times *self,
           gint64       time,
           double       after)
{
  const RbTimelineScene *scene = self->scene;
  double px = rb_timeline_scene_get_px (scene, rb_timeline_axis_find_time (scene->runs.axis, time));
  g_autofree char *words = rb_timeline_words_dup_time (time);
  PangoLayout *layout = rb_timeline_style_get_layout (self->style, self->widget, words, FALSE, scene->em * TIME_SIZE);
  GdkRGBA color = self->style->text;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (px < after || px + width > scene->left + scene->width)
    return after;

  color.alpha *= self->style->has_edges ? 1 : 0.7f;
  gtk_snapshot_append_color (self->snapshot, &self->style->line,
                             &GRAPHENE_RECT_INIT (px, scene->lanes.axis - 3, 1, 4));
  if (time != self->now && (px + width < self->taken_from || px > self->taken_to))
    draw_layout (self->snapshot, layout, px, scene->lanes.axis + scene->em * TIME_TOP, &color);

  return px + width + scene->em * TIME_GAP;
}

/* Times that come close together are skipped, and a long idle time has at most as many as fit. */
static void
draw_times (const Times *self)
{
  const RbTimelineScene *scene = self->scene;
  gint64 step = find_step (scene);
  gint64 start = rb_timeline_axis_get_time (scene->runs.axis, scene->viewport.from);
  gint64 end = rb_timeline_axis_get_time (scene->runs.axis, scene->viewport.from + scene->viewport.length);
  double after = scene->left - 1;

  for (gint64 time = (start + step - 1) / step * step; time <= end;)
    {
      gint64 reached;

      after = draw_time (self, time, after);
      reached = rb_timeline_axis_get_time (scene->runs.axis, rb_timeline_scene_get_x (scene, after));
      time = MAX (time + step, (reached + step - 1) / step * step);
    }
}

/*
 * rb_timeline_ground_draw:
 * @widget: the widget to draw on
 * @snapshot: where to draw
 * @scene: what to draw
 * @style: how
 *
 * Draws the names of the tracks and the lines between them.
 */
void
rb_timeline_ground_draw (GtkWidget             *widget,
                         GtkSnapshot           *snapshot,
                         const RbTimelineScene *scene,
                         RbTimelineStyle       *style)
{
  for (guint run = 0; run < scene->runs.n_runs; run++)
    draw_title (widget, snapshot, scene, style, run);
  for (guint i = 0; i < scene->lanes.tracks->len; i++)
    {
      const RbTrackPlace *track = &g_array_index (scene->lanes.tracks, RbTrackPlace, i);

      if (scene->thin)
        draw_count (widget, snapshot, scene, style, track, track->y);
      else
        draw_track (widget, snapshot, scene, style, track);
    }
}

/* --- The playhead ------------------------------------------------------------------------------------------------- */

static void
draw_triangle (GtkSnapshot   *snapshot,
               double         x,
               double         y,
               double         size,
               const GdkRGBA *color)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - size, y, 2 * size, size * 1.3));

  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, x - size, y);
  cairo_line_to (cr, x + size, y);
  cairo_line_to (cr, x, y + size * 1.3);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* Of two runs with a common clock, one may have ended before. */
static gint64
get_now (const RbShownRuns *runs)
{
  gint64 now = 0;

  for (guint i = 0; i < runs->n_runs; i++)
    now = MAX (now, rb_player_get_engine_time (runs->runs[i].player));

  return now;
}

/* Draws the engine time at the playhead, as finely as the times at the axis. */
static void
draw_now (Times  *self,
          double  px)
{
  const RbTimelineScene *scene = self->scene;
  gint64 time = get_now (&scene->runs);
  gint64 step = MIN (find_step (scene), NOW_STEP);
  g_autofree char *words = rb_timeline_words_dup_time (time / step * step);
  PangoLayout *layout = rb_timeline_style_get_layout (self->style, self->widget, words, TRUE, scene->em * TIME_SIZE);
  int width;
  double x;

  pango_layout_get_pixel_size (layout, &width, NULL);
  x = CLAMP (px - width / 2.0, scene->left - scene->em * 0.2, MAX (scene->left + scene->width - width, scene->left));
  self->now = time / step * step;
  self->taken_from = x - scene->em * 0.4;
  self->taken_to = x + width + scene->em * 0.4;
  draw_layout (self->snapshot, layout, x, scene->lanes.axis + scene->em * TIME_TOP, &self->style->playhead);
}

static gboolean
is_in_sight (const RbTimelineScene *scene,
             double                 px)
{
  return px >= scene->left - 1 && px <= scene->left + scene->width + 1;
}

/*
 * rb_timeline_ground_draw_times:
 * @widget: the widget to draw on
 * @snapshot: where to draw
 * @scene: what to draw
 * @style: how
 *
 * Draws the engine times below the tracks, the one at the playhead among them.
 */
void
rb_timeline_ground_draw_times (GtkWidget             *widget,
                               GtkSnapshot           *snapshot,
                               const RbTimelineScene *scene,
                               RbTimelineStyle       *style)
{
  Times self = { widget, snapshot, scene, style, -1, G_MAXDOUBLE, G_MAXDOUBLE };
  double px;

  if (scene->thin || scene->lanes.rows->len == 0 || rb_shown_runs_get_length (&scene->runs) <= 0)
    return;

  px = rb_timeline_scene_get_playhead (scene, 0);
  if (is_in_sight (scene, px))
    draw_now (&self, px);
  draw_times (&self);
}

/*
 * rb_timeline_ground_draw_playhead:
 * @snapshot: where to draw
 * @scene: what to draw
 * @style: how
 * @run: whose playhead
 *
 * Draws the playhead of a run. A program that cannot run has no bars, and nothing that a playhead could stand at.
 */
void
rb_timeline_ground_draw_playhead (GtkSnapshot           *snapshot,
                                  const RbTimelineScene *scene,
                                  const RbTimelineStyle *style,
                                  guint                  run)
{
  double px = rb_timeline_scene_get_playhead (scene, run);
  double size = MAX (5, scene->em * 0.4);
  /* A title may be as long as the window is wide, and nothing must cross it. */
  double top = scene->lanes.firsts[run];
  double line = MAX (2, scene->em / 7);

  if (scene->lanes.rows->len == 0 || !is_in_sight (scene, px))
    return;

  gtk_snapshot_append_color (snapshot, &style->playhead,
                             &GRAPHENE_RECT_INIT (px - line / 2, top, line, scene->lanes.bottoms[run] - top));
  if (run == 0)
    draw_triangle (snapshot, px, top - scene->em * 0.4, size, &style->playhead);
}
