/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-timeline.h"

#include <glib/gi18n.h>

#include "session/timeline-words.h"
#include "ui/handout/handout-bars.h"

/* In times the size of the type. */
#define NAME 0.95
#define TIME 0.82
#define NAME_GAP 1.2
#define TIME_GAP 0.8
#define TIME_TOP 0.2
#define AXIS 1.6
#define LEAST_TRACK 1.5
#define BELOW_ROWS 0.25
#define FITTED 1.01 /* so that the last bar does not touch the margin */
#define MAX_TIMES 1000 /* more do not fit */
#define LEAST_TIME 1000 /* between two times, in µs */
#define TALL 100 /* more than all lanes ever need */

struct _RbHandoutTimeline
{
  RbHandoutBlock parent_instance;

  PangoContext *context;
  RbTimelineScene scene;
  RbTimelineStyle style;
  double playhead; /* points from the left edge */
  gboolean is_whole; /* whether the run is shown at its end */
};

G_DEFINE_FINAL_TYPE (RbHandoutTimeline, rb_handout_timeline, RB_TYPE_HANDOUT_BLOCK)

static RbTrace *
get_trace (RbHandoutTimeline *self)
{
  return rb_timeline_get_trace (self->scene.runs.runs[0].timeline);
}

/* --- Names and times ---------------------------------------------------------------------------------------------- */

static void
draw_rule (RbHandoutTimeline *self,
           cairo_t           *cr,
           double             y)
{
  rb_handout_type_set_ink (cr, RB_HANDOUT_INK_RULE);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, self->scene.left + self->scene.width, y);
  cairo_stroke (cr);
}

static void
draw_name (RbHandoutTimeline  *self,
           cairo_t            *cr,
           const RbTrackPlace *track)
{
  double em = self->scene.em;
  double middle = track->y + MIN (track->height / 2, em * 0.9);
  g_autofree char *words = NULL;
  g_autoptr (PangoLayout) name = NULL;
  g_autoptr (PangoLayout) hidden = NULL;
  double width;

  name = rb_handout_type_create_line (self->context, RB_HANDOUT_FACE_TEXT, em * NAME, rb_track_get_name (track->track),
                                      &width);
  rb_handout_type_set_ink (cr, RB_HANDOUT_INK_TEXT);
  rb_handout_type_show_middle (cr, name, 0, middle);
  draw_rule (self, cr, track->y + track->height);
  if (track->n_hidden == 0 || track->track == RB_TRACK_STACK)
    return;

  words = g_strdup_printf (ngettext ("%u more", "%u more", track->n_hidden), track->n_hidden);
  hidden = rb_handout_type_create_line (self->context, RB_HANDOUT_FACE_TEXT, em * TIME, words, &width);
  rb_handout_type_set_ink (cr, RB_HANDOUT_INK_DIM);
  rb_handout_type_show_middle (cr, hidden, 0, middle + em * 1.1);
}

/* Adds when the bars of a lane begin and end. */
static void
add_times (RbHandoutTimeline *self,
           RbLane             lane,
           GArray            *times)
{
  RbTimeline *timeline = self->scene.runs.runs[0].timeline;

  for (guint row = 0; row < rb_timeline_get_n_rows (timeline, lane); row++)
    for (guint i = 0; i < rb_timeline_get_n_bars (timeline, lane, row) && times->len < MAX_TIMES; i++)
      {
        RbTimelineBar bar = rb_timeline_get_bar (timeline, lane, row, i);
        gint64 time = rb_trace_get_record (get_trace (self), bar.begin).time;

        g_array_append_val (times, time);
        if (bar.end == RB_TIMELINE_OPEN)
          continue;

        time = rb_trace_get_record (get_trace (self), bar.end).time;
        g_array_append_val (times, time);
      }
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 *left = a;
  const gint64 *right = b;

  return (*left > *right) - (*left < *right);
}

/* Returns where the text ends; @after if it does not fit after that place. */
static double
draw_time (RbHandoutTimeline *self,
           cairo_t           *cr,
           gint64             time,
           double             after)
{
  const RbTimelineScene *scene = &self->scene;
  double x = rb_timeline_scene_get_px (scene, rb_timeline_axis_find_time (scene->runs.axis, time));
  g_autofree char *words = rb_timeline_words_dup_time (time);
  double width;
  g_autoptr (PangoLayout) layout = rb_handout_type_create_line (self->context, RB_HANDOUT_FACE_TEXT, scene->em * TIME,
                                                                words, &width);

  if (x < after || x + width > scene->left + scene->width)
    return after;

  rb_handout_type_set_ink (cr, RB_HANDOUT_INK_RULE);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, x, scene->lanes.firsts[0]);
  cairo_line_to (cr, x, scene->lanes.axis + scene->em * TIME_TOP);
  cairo_stroke (cr);
  rb_handout_type_set_ink (cr, RB_HANDOUT_INK_DIM);
  rb_handout_type_show (cr, layout, x, scene->lanes.axis + scene->em * TIME_TOP);

  return x + width + scene->em * TIME_GAP;
}

/* Nobody can point at a handout to ask for a time. So the times are those at which something was asked for or came. */
static void
draw_times (RbHandoutTimeline *self,
            cairo_t           *cr)
{
  g_autoptr (GArray) times = g_array_new (FALSE, TRUE, sizeof (gint64));
  double after = self->scene.left - 1;
  gint64 last = -1;

  g_array_set_size (times, 1);
  add_times (self, RB_LANE_LOOKUPS, times);
  add_times (self, RB_LANE_TIMERS, times);
  g_array_sort (times, compare_times);
  for (guint i = 0; i < times->len; i++)
    {
      /* Statements take so little time that their times are the same in words. */
      gint64 time = g_array_index (times, gint64, i);

      if (time - last >= LEAST_TIME || last < 0)
        after = draw_time (self, cr, time, after);
      last = time;
    }
}

static void
rb_handout_timeline_draw (RbHandoutBlock *block,
                          cairo_t        *cr,
                          double          from,
                          double          to)
{
  RbHandoutTimeline *self = RB_HANDOUT_TIMELINE (block);
  const RbTimelineLanes *lanes = &self->scene.lanes;
  const RbHandoutBars bars = { self->context, &self->scene, &self->style, self->playhead, self->is_whole };

  for (guint i = 0; i < lanes->tracks->len; i++)
    draw_name (self, cr, &g_array_index (lanes->tracks, RbTrackPlace, i));
  draw_times (self, cr);
  rb_handout_bars_draw (&bars, cr);
}

static void
describe_row (RbHandoutTimeline *self,
              const RbRowPlace  *row,
              GString           *words)
{
  const RbTimelineScene *scene = &self->scene;
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (RbTimelineShape));

  rb_timeline_scene_list (scene, row, scene->left, scene->left + scene->width, shapes);
  for (guint i = 0; i < shapes->len; i++)
    {
      g_autofree char *sentence = rb_timeline_scene_explain (scene, &g_array_index (shapes, RbTimelineShape, i));

      g_string_append_printf (words, "%s\n", sentence);
    }
}

/* Says of each track which bars it has. */
static char *
rb_handout_timeline_dup_text (RbHandoutBlock *block)
{
  RbHandoutTimeline *self = RB_HANDOUT_TIMELINE (block);
  const RbTimelineLanes *lanes = &self->scene.lanes;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < lanes->tracks->len; i++)
    {
      const RbTrackPlace *track = &g_array_index (lanes->tracks, RbTrackPlace, i);

      g_string_append_printf (words, "%s\n", rb_track_get_name (track->track));
      for (guint row = 0; row < lanes->rows->len; row++)
        {
          const RbRowPlace *place = &g_array_index (lanes->rows, RbRowPlace, row);

          if (place->y >= track->y && place->y < track->y + track->height)
            describe_row (self, place, words);
        }
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* --- The object --------------------------------------------------------------------------------------------------- */

static void
rb_handout_timeline_finalize (GObject *object)
{
  RbHandoutTimeline *self = RB_HANDOUT_TIMELINE (object);

  g_clear_object (&self->context);
  rb_timeline_scene_clear (&self->scene);
  rb_timeline_style_clear (&self->style);

  G_OBJECT_CLASS (rb_handout_timeline_parent_class)->finalize (object);
}

static void
rb_handout_timeline_class_init (RbHandoutTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_handout_timeline_finalize;
  RB_HANDOUT_BLOCK_CLASS (klass)->draw = rb_handout_timeline_draw;
  RB_HANDOUT_BLOCK_CLASS (klass)->dup_text = rb_handout_timeline_dup_text;
}

static void
rb_handout_timeline_init (RbHandoutTimeline *self)
{
  const GdkRGBA ink = { 0.1f, 0.1f, 0.12f, 1 };

  rb_timeline_scene_init (&self->scene);
  rb_timeline_style_init_for (&self->style, RB_SCHEME_LIGHT, &ink);
}

static double
measure_names (RbHandoutTimeline *self)
{
  double widest = 0;

  for (guint i = 0; i < self->scene.lanes.tracks->len; i++)
    {
      RbTrack track = g_array_index (self->scene.lanes.tracks, RbTrackPlace, i).track;
      double width;
      g_autoptr (PangoLayout) name = rb_handout_type_create_line (self->context, RB_HANDOUT_FACE_TEXT,
                                                                  self->scene.em * NAME,
                                                    rb_track_get_name (track), &width);

      widest = MAX (widest, width);
    }

  return widest + self->scene.em * NAME_GAP;
}

/* In the window, the tracks have room for what may happen yet. On paper, each is as high as its rows. */
static void
tighten (RbHandoutTimeline *self)
{
  RbTimelineLanes *lanes = &self->scene.lanes;
  double em = self->scene.em;
  double moved = 0;

  for (guint i = 0; i < lanes->tracks->len; i++)
    {
      RbTrackPlace *track = &g_array_index (lanes->tracks, RbTrackPlace, i);
      double height = em * LEAST_TRACK;

      for (guint r = 0; r < lanes->rows->len; r++)
        {
          RbRowPlace *row = &g_array_index (lanes->rows, RbRowPlace, r);

          if (row->y < track->y || row->y >= track->y + track->height)
            continue;

          height = MAX (height, row->y + row->height - track->y + em * BELOW_ROWS);
          row->y -= moved;
        }
      track->y -= moved;
      moved += track->height - height;
      track->height = height;
    }
  lanes->axis -= moved;
  lanes->bottoms[0] = lanes->axis;
}

static void
place (RbHandoutTimeline *self,
       double             width)
{
  RbTimelineScene *scene = &self->scene;

  rb_timeline_lanes_place (&scene->lanes, &scene->runs, FALSE, scene->em, scene->em * TALL);
  tighten (self);
  scene->left = measure_names (self);
  scene->width = width - scene->left;
  scene->viewport.length = MAX (rb_shown_runs_get_length (&scene->runs) * FITTED, 1);
  self->playhead = rb_timeline_scene_get_px (scene, rb_shown_runs_get_playhead (&scene->runs, 0));
  self->is_whole = rb_shown_runs_get_at_end (&scene->runs);
  rb_handout_block_set_height (RB_HANDOUT_BLOCK (self), scene->lanes.axis + scene->em * AXIS);
}

/**
 * rb_handout_timeline_new:
 * @context: a context
 * @size: the size of the type, in points
 * @width: how wide the block is, in points
 * @player: a run
 *
 * Creates a block with a timeline. What is known and has not been shown is pale, as in the window.
 *
 * Returns: (transfer full): a block
 */
RbHandoutBlock *
rb_handout_timeline_new (PangoContext *context,
                         double        size,
                         double        width,
                         RbPlayer     *player)
{
  RbHandoutTimeline *self;

  g_return_val_if_fail (RB_IS_PLAYER (player), NULL);

  self = g_object_new (RB_TYPE_HANDOUT_TIMELINE, NULL);
  self->context = g_object_ref (context);
  self->scene.em = size;
  rb_shown_runs_set (&self->scene.runs, player, NULL, NULL, NULL);
  rb_shown_runs_catch_up (&self->scene.runs, G_MAXINT32);
  place (self, width);

  return RB_HANDOUT_BLOCK (self);
}
