/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-scene.h"

#include <math.h>

#include "session/timeline-words.h"

/* In pixels: the least width of a bar, the distance between bars that follow one another, and how near to a bar the
 * pointer must be. */
#define MIN_WIDTH 3.0
#define GAP 1.0
#define REACH 4.0

/* A thin row is drawn with half as many bars, because nobody can tell them apart. */
#define FINE_ROW 6.0

/*
 * rb_timeline_scene_init:
 * @self: (out): a scene
 *
 * Makes a scene without a run.
 */
void
rb_timeline_scene_init (RbTimelineScene *self)
{
  *self = (RbTimelineScene){ .em = 1, .width = 1 };
  rb_timeline_viewport_init (&self->viewport);
  rb_timeline_lanes_init (&self->lanes);
}

/*
 * rb_timeline_scene_clear:
 * @self: a scene
 *
 * Frees what @self holds.
 */
void
rb_timeline_scene_clear (RbTimelineScene *self)
{
  rb_shown_runs_clear (&self->runs);
  rb_timeline_lanes_clear (&self->lanes);
}

/*
 * rb_timeline_scene_get_px:
 * @self: a scene
 * @x: a place on the axis, in µs of playback time
 *
 * Returns: where it is drawn, in pixels
 */
double
rb_timeline_scene_get_px (const RbTimelineScene *self,
                          double                 x)
{
  return self->left + (x - self->viewport.from) / self->viewport.length * self->width;
}

/*
 * rb_timeline_scene_get_x:
 * @self: a scene
 * @px: a place in the widget, in pixels
 *
 * Returns: the place on the axis, in µs of playback time
 */
double
rb_timeline_scene_get_x (const RbTimelineScene *self,
                         double                 px)
{
  return self->viewport.from + (px - self->left) / self->width * self->viewport.length;
}

/*
 * rb_timeline_scene_get_playhead:
 * @self: a scene
 * @run: whose playhead
 *
 * Returns: where the playhead is drawn, in whole pixels, so that nothing is drawn again while it stays within a pixel
 */
double
rb_timeline_scene_get_playhead (const RbTimelineScene *self,
                                guint                  run)
{
  return round (rb_timeline_scene_get_px (self, rb_shown_runs_get_playhead (&self->runs, run)));
}

static void
place_shape (const RbTimelineScene *self,
             const RbRowPlace      *row,
             const RbTimelineSpan  *span,
             RbTimelineShape       *ret_shape)
{
  double start = rb_timeline_scene_get_px (self, span->start);
  double end = rb_timeline_scene_get_px (self, span->end);

  /* A line of the console is a dot, and so is a promise that was settled before. Its place is where its moment
   * begins. */
  if (row->lane == RB_LANE_CONSOLE ||
      (row->lane == RB_LANE_PROMISES && span->n_bars == 1 && span->bar.begin == span->bar.end))
    {
      double size = MIN (row->height, self->em * 0.75);

      *ret_shape = (RbTimelineShape){ row->run, row->lane, *span, start, row->y + (row->height - size) / 2,
                                      MAX (end - start, size), size };
      return;
    }

  if (end - start > MIN_WIDTH + GAP)
    end -= GAP;
  *ret_shape = (RbTimelineShape){ row->run, row->lane, *span, start, row->y, MAX (end - start, MIN_WIDTH),
                                  row->height };
}

/*
 * rb_timeline_scene_list:
 * @self: a scene
 * @row: one of its rows
 * @from: the first pixel
 * @to: the last one
 * @shapes: (element-type RbTimelineShape): where to add what is to be drawn
 *
 * Lists the bars of a row between two pixels.
 */
void
rb_timeline_scene_list (const RbTimelineScene *self,
                        const RbRowPlace      *row,
                        double                 from,
                        double                 to,
                        GArray                *shapes)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RbTimelineSpan));
  double pixel = self->viewport.length / self->width * (row->height < FINE_ROW ? 2 : 1);

  rb_timeline_axis_query (self->runs.axis, row->run, row->lane, row->row, rb_timeline_scene_get_x (self, from),
                          rb_timeline_scene_get_x (self, to), pixel, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      RbTimelineShape shape;

      place_shape (self, row, &g_array_index (spans, RbTimelineSpan, i), &shape);
      g_array_append_val (shapes, shape);
    }
}

/* Finds the shape that is nearest to a pixel, if one is within reach. */
static gboolean
find_nearest (const RbTimelineScene *self,
              const RbRowPlace      *row,
              double                 px,
              RbTimelineShape       *ret_shape)
{
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (RbTimelineShape));
  double reach = MAX (REACH, self->em);
  double best = REACH;

  rb_timeline_scene_list (self, row, px - reach, px + reach, shapes);
  for (guint i = 0; i < shapes->len; i++)
    {
      const RbTimelineShape *shape = &g_array_index (shapes, RbTimelineShape, i);
      double distance = MAX (MAX (shape->x - px, px - shape->x - shape->width), 0);

      if (distance < best)
        {
          best = distance;
          *ret_shape = *shape;
        }
    }

  return best < REACH;
}

/*
 * rb_timeline_scene_find:
 * @self: a scene
 * @px: a place, in pixels
 * @py: a place, in pixels
 * @ret_shape: (out): what is there
 *
 * Finds the bar at a place. Bars that are drawn last are found first.
 *
 * Returns: whether there is one
 */
gboolean
rb_timeline_scene_find (const RbTimelineScene *self,
                        double                 px,
                        double                 py,
                        RbTimelineShape       *ret_shape)
{
  for (guint i = self->lanes.rows->len; i > 0; i--)
    {
      const RbRowPlace *row = &g_array_index (self->lanes.rows, RbRowPlace, i - 1);

      if (py >= row->y - 1 && py <= row->y + row->height + 1 && find_nearest (self, row, px, ret_shape))
        return TRUE;
    }

  return FALSE;
}

/*
 * rb_timeline_scene_explain:
 * @self: a scene
 * @shape: a bar in it
 *
 * Returns: (transfer full): a sentence about it
 */
char *
rb_timeline_scene_explain (const RbTimelineScene *self,
                           const RbTimelineShape *shape)
{
  return rb_timeline_words_explain (self->runs.runs[shape->run].timeline, shape->lane, &shape->span);
}
