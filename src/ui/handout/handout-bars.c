/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-bars.h"

#include "engine/trace/callback-label.h"
#include "session/timeline-words.h"
#include "ui/handout/handout-type.h"
#include "ui/timeline/timeline-bars.h"

/* In times the size of the type. */
#define TEXT 0.9
#define DOT_LETTER 0.82
#define LEAST_BAR 0.6 /* a bar with words */

/* In times the height of a bar. */
#define SIZE_IN_BAR 0.76

static RbTrace *
get_trace (const RbHandoutBars *self)
{
  return rb_timeline_get_trace (self->scene->runs.runs[0].timeline);
}

static const RbTimelineColors *
get_colors (const RbHandoutBars   *self,
            const RbTimelineShape *shape,
            gboolean               is_future)
{
  if (shape->lane == RB_LANE_BLOCKED)
    return &self->style->blocked[is_future];

  return rb_timeline_style_get_colors (self->style, shape->span.bar.callback, is_future);
}

/* If nobody gets an answer, the record after it says so. */
static gboolean
is_dropped (const RbHandoutBars   *self,
            const RbTimelineShape *shape)
{
  RbTrace *trace = get_trace (self);
  guint next = shape->span.bar.end + 1;

  return shape->lane == RB_LANE_LOOKUPS && shape->span.n_bars == 1 && shape->span.bar.end != RB_TIMELINE_OPEN &&
         next < rb_trace_get_n_records (trace) && rb_trace_get_record (trace, next).kind == RB_RECORD_LOOKUP_DROPPED;
}

/* What was asked for is struck through, if nobody got the answer. The reason that follows is not. */
static void
strike (const RbHandoutBars   *self,
        const RbTimelineShape *shape,
        PangoLayout           *layout)
{
  g_autofree char *asked = rb_timeline_words_dup_short (get_trace (self), shape->lane, &shape->span.bar);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *line = pango_attr_strikethrough_new (TRUE);

  line->start_index = 0;
  if (asked != NULL)
    line->end_index = (guint) strlen (asked);
  pango_attr_list_insert (attributes, line);
  pango_layout_set_attributes (layout, attributes);
}

/* Returns the words that fit; NULL if none do. */
static PangoLayout *
find_words (const RbHandoutBars   *self,
            const RbTimelineShape *shape,
            double                 room,
            double                 size)
{
  g_autofree char *label = NULL;
  g_autofree char *brief = NULL;
  const char *choices[2];

  if (shape->span.n_bars > 1 || room < size)
    return NULL;

  choices[0] = label = rb_timeline_words_dup_label (get_trace (self), shape->lane, &shape->span.bar);
  choices[1] = brief = rb_timeline_words_dup_short (get_trace (self), shape->lane, &shape->span.bar);
  for (guint i = 0; i < G_N_ELEMENTS (choices) && choices[i] != NULL; i++)
    {
      double width;
      g_autoptr (PangoLayout) layout = rb_handout_type_create_line (self->context, RB_HANDOUT_FACE_TEXT, size,
                                                                    choices[i], &width);

      if (width > room)
        continue;

      if (is_dropped (self, shape))
        strike (self, shape, layout);
      return g_steal_pointer (&layout);
    }

  return NULL;
}

static void
draw_text (const RbHandoutBars    *self,
           cairo_t                *cr,
           const RbTimelineShape  *shape,
           const RbTimelineColors *colors)
{
  double size = MIN (shape->height * SIZE_IN_BAR, self->scene->em * TEXT);
  double pad = size * 0.45;
  double x = shape->x + pad;
  double end = shape->x + shape->width - pad;
  double middle = shape->y + shape->height / 2;
  g_autoptr (PangoLayout) words = NULL;

  if (shape->height < self->scene->em * LEAST_BAR || shape->lane == RB_LANE_CONSOLE)
    return;

  gdk_cairo_set_source_rgba (cr, &colors->text);
  if (shape->span.bar.callback != 0 && shape->lane != RB_LANE_BLOCKED)
    {
      g_autofree char *name = rb_callback_label_dup (shape->span.bar.callback);
      double width;
      g_autoptr (PangoLayout) letter = rb_handout_type_create_line (self->context, RB_HANDOUT_FACE_BOLD, size, name,
                                                                    &width);

      if (width > shape->width)
        return;
      if (x + width > end)
        x = shape->x + (shape->width - width) / 2;
      rb_handout_type_show_middle (cr, letter, x, middle);
      x += width + size * 0.5;
    }

  words = find_words (self, shape, end - x, size * 0.95);
  if (words != NULL)
    rb_handout_type_show_middle (cr, words, x, middle);
}

/* A dot has its letter beside it. */
static void
draw_dot_letter (const RbHandoutBars   *self,
                 cairo_t               *cr,
                 const RbTimelineShape *shape,
                 double                 room,
                 gboolean               is_future)
{
  g_autofree char *name = NULL;
  g_autoptr (PangoLayout) letter = NULL;
  RbCallbackColors colors;
  double width;

  if (shape->lane != RB_LANE_CONSOLE || shape->span.bar.callback == 0)
    return;

  name = rb_callback_label_dup (shape->span.bar.callback);
  letter = rb_handout_type_create_line (self->context, RB_HANDOUT_FACE_BOLD, self->scene->em * DOT_LETTER, name,
                                        &width);
  if (width + 2 > room)
    return;

  rb_callback_palette_get (shape->span.bar.callback, RB_SCHEME_LIGHT, &colors);
  colors.ink.alpha = is_future ? 0.6f : 1;
  gdk_cairo_set_source_rgba (cr, &colors.ink);
  rb_handout_type_show_middle (cr, letter, shape->x + shape->width + 1.5, shape->y + shape->height / 2);
}

static void
draw_shape (const RbHandoutBars   *self,
            cairo_t               *cr,
            const RbTimelineShape *shape,
            double                 room,
            gboolean               is_future)
{
  const RbTimelineColors *colors = get_colors (self, shape, is_future);

  rb_timeline_bars_trace_path (shape, cr, 0);
  gdk_cairo_set_source_rgba (cr, &colors->fill);
  cairo_fill (cr);
  if (is_future || shape->lane == RB_LANE_BLOCKED)
    {
      rb_timeline_bars_trace_path (shape, cr, 0.25);
      gdk_cairo_set_source_rgba (cr, &colors->edge);
      cairo_set_line_width (cr, 0.5);
      cairo_stroke (cr);
    }
  draw_text (self, cr, shape, colors);
  draw_dot_letter (self, cr, shape, room, is_future);
}

static void
draw_clipped (const RbHandoutBars   *self,
              cairo_t               *cr,
              const RbTimelineShape *shape,
              double                 room,
              gboolean               is_future)
{
  double from = is_future ? self->playhead : self->scene->left - 10;
  double to = is_future ? self->scene->left + self->scene->width : self->playhead;

  cairo_save (cr);
  cairo_rectangle (cr, from, shape->y - 1, to - from, shape->height + 2);
  cairo_clip (cr);
  draw_shape (self, cr, shape, room, is_future);
  cairo_restore (cr);
}

/* A bar that the playhead stands on has the colours of the past before it, and those of the future after it. */
static void
draw_bar (const RbHandoutBars   *self,
          cairo_t               *cr,
          const RbTimelineShape *shape,
          double                 room)
{
  if (self->is_whole || shape->x + shape->width <= self->playhead)
    draw_shape (self, cr, shape, room, FALSE);
  else if (shape->x >= self->playhead)
    draw_shape (self, cr, shape, room, TRUE);
  else
    {
      draw_clipped (self, cr, shape, room, FALSE);
      draw_clipped (self, cr, shape, room, TRUE);
    }
}

/* Draws a line from the callback that started a lookup or a timer to its bar. */
static void
draw_link (const RbHandoutBars   *self,
           cairo_t               *cr,
           const RbTimelineShape *shape,
           double                 stack)
{
  double em = self->scene->em;
  double end = shape->y + MIN (shape->height / 2, em * 0.7);

  if (!rb_timeline_bars_has_link (self->scene, shape) || stack <= 0)
    return;

  cairo_set_line_width (cr, em / 9);
  gdk_cairo_set_source_rgba (cr, &get_colors (self, shape, FALSE)->edge);
  cairo_move_to (cr, shape->x - em * 0.8, stack);
  cairo_curve_to (cr, shape->x - em * 0.4, stack, shape->x - em * 0.5, end, shape->x, end);
  cairo_stroke (cr);
}

static void
draw_row (const RbHandoutBars *self,
          cairo_t             *cr,
          const RbRowPlace    *row,
          double               stack)
{
  const RbTimelineScene *scene = self->scene;
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (RbTimelineShape));

  rb_timeline_scene_list (scene, row, scene->left, scene->left + scene->width, shapes);
  for (guint i = 0; i < shapes->len; i++)
    {
      const RbTimelineShape *shape = &g_array_index (shapes, RbTimelineShape, i);
      double end = i + 1 < shapes->len ? g_array_index (shapes, RbTimelineShape, i + 1).x : scene->left + scene->width;

      draw_bar (self, cr, shape, end - shape->x - shape->width);
      draw_link (self, cr, shape, stack);
    }
}

static void
draw_playhead (const RbHandoutBars *self,
               cairo_t             *cr)
{
  if (self->is_whole)
    return;

  gdk_cairo_set_source_rgba (cr, &self->style->playhead);
  cairo_rectangle (cr, self->playhead - 0.75, self->scene->lanes.firsts[0], 1.5,
                   self->scene->lanes.axis - self->scene->lanes.firsts[0]);
  cairo_fill (cr);
}

/*
 * rb_handout_bars_draw:
 * @self: bars
 * @cr: where to draw
 *
 * Draws all bars, and the playhead if the run is not shown at its end.
 */
void
rb_handout_bars_draw (const RbHandoutBars *self,
                      cairo_t             *cr)
{
  const RbTimelineLanes *lanes = &self->scene->lanes;
  double stack = 0; /* the lower edge of the row of the stack */

  for (guint i = 0; i < lanes->rows->len; i++)
    {
      const RbRowPlace *row = &g_array_index (lanes->rows, RbRowPlace, i);

      if (row->lane == RB_LANE_STACK && row->row == 0)
        stack = row->y + row->height;
      draw_row (self, cr, row, stack);
    }
  draw_playhead (self, cr);
}
