/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-bars.h"

#include <math.h>

#include "engine/trace/callback-label.h"
#include "session/timeline-words.h"
#include "ui/common/rounded.h"

/* In pixels. */
#define ROUND_HEIGHT 6.0
#define ROUND_WIDTH 8.0

/* More lines from callbacks to what they started would hide each other. */
#define MAX_LINKS 12

/* A row with more bars has no letters, because nobody could read them. Neither have more bars than this. */
#define MAX_SHAPES 32
#define MAX_TEXTS 100

/* How much of what is out of sight is drawn, in pixels, so that a bar that goes on has no round end. */
#define MARGIN 20.0

typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  const RbTimelineScene *scene;
  RbTimelineStyle *style;
  guint run;
  double from;
  double to;
  gboolean is_future;
  double stack; /* the lower edge of the row of the stack */
  cairo_t *areas; /* NULL if none was drawn since the last text */
  GArray *bars; /* (element-type RbTimelineShape): what needs text and links on top of the areas */
  guint n_links;
  guint n_texts;
} Painter;

static RbTrace *
get_trace (Painter *self)
{
  return rb_timeline_get_trace (self->scene->runs.runs[self->run].timeline);
}

static const RbTimelineColors *
get_colors (Painter               *self,
            const RbTimelineShape *shape)
{
  if (shape->lane == RB_LANE_BLOCKED)
    return &self->style->blocked[self->is_future];

  return rb_timeline_style_get_colors (self->style, shape->span.bar.callback, self->is_future);
}

/* Whether the part has something of what is between two pixels. What is not in sight counts nevertheless for
 * MAX_LINKS and MAX_TEXTS, so that the same bars have lines and letters in whichever parts a run is drawn. */
static gboolean
is_in_sight (Painter *self,
             double   from,
             double   to)
{
  return to > self->from && from < self->to;
}

/* --- Areas -------------------------------------------------------------------------------------------------------- */

static double
get_radius (const RbTimelineShape *shape)
{
  gboolean is_dot = shape->lane == RB_LANE_CONSOLE || shape->width <= shape->height;

  return is_dot ? MIN (shape->width, shape->height) / 2 : MIN (4, shape->height / 4);
}

/* All bars and lines share one node, because GTK takes longer to paint many nodes. */
static cairo_t *
get_areas (Painter *self)
{
  const RbTimelineLanes *lanes = &self->scene->lanes;
  double top = lanes->tops[self->run];

  if (self->areas != NULL)
    return self->areas;

  self->areas = gtk_snapshot_append_cairo (self->snapshot,
                                           &GRAPHENE_RECT_INIT (self->from - MARGIN, top,
                                                                self->to - self->from + 2 * MARGIN,
                                                                lanes->bottoms[self->run] - top));
  /* Nobody sees the difference, because the corners are small. */
  cairo_set_antialias (self->areas, CAIRO_ANTIALIAS_FAST);

  return self->areas;
}

static void
draw_area (Painter               *self,
           const RbTimelineShape *shape)
{
  const RbTimelineColors *colors = get_colors (self, shape);
  cairo_t *cr = get_areas (self);

  gdk_cairo_set_source_rgba (cr, &colors->fill);
  if (shape->height < ROUND_HEIGHT || shape->width < ROUND_WIDTH)
    {
      /* Whole pixels are sharp, and they are filled faster. */
      cairo_rectangle (cr, floor (shape->x), floor (shape->y), ceil (shape->width), ceil (shape->height));
      cairo_fill (cr);
      return;
    }

  rb_timeline_bars_trace_path (shape, cr, 0);
  cairo_fill (cr);
  if (shape->lane != RB_LANE_BLOCKED && !self->style->has_edges)
    return;

  rb_timeline_bars_trace_path (shape, cr, 0.5);
  gdk_cairo_set_source_rgba (cr, &colors->edge);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* --- Text --------------------------------------------------------------------------------------------------------- */

static double
draw_layout (Painter       *self,
             PangoLayout   *layout,
             double         x,
             double         middle,
             const GdkRGBA *color)
{
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (x, middle - height / 2.0));
  gtk_snapshot_append_layout (self->snapshot, layout, color);
  gtk_snapshot_restore (self->snapshot);

  return width;
}

static double
get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* Returns the words that fit; NULL if none do. */
static PangoLayout *
find_words (Painter               *self,
            const RbTimelineShape *shape,
            double                 room,
            double                 size)
{
  g_autofree char *label = NULL;
  g_autofree char *brief = NULL;
  PangoLayout *layout;

  if (room < 2 * size || shape->span.n_bars > 1)
    return NULL;

  label = rb_timeline_words_dup_label (get_trace (self), shape->lane, &shape->span.bar);
  layout = rb_timeline_style_get_layout (self->style, self->widget, label, FALSE, size);
  if (get_width (layout) <= room)
    return layout;

  brief = rb_timeline_words_dup_short (get_trace (self), shape->lane, &shape->span.bar);
  if (brief == NULL)
    return NULL;
  layout = rb_timeline_style_get_layout (self->style, self->widget, brief, FALSE, size);

  return get_width (layout) <= room ? layout : NULL;
}

/* Words stand where the bar begins, or where its visible part begins. */
static void
draw_text (Painter                *self,
           const RbTimelineShape  *shape,
           const RbTimelineColors *colors)
{
  gboolean is_thin = self->scene->thin;
  double size = MIN (shape->height * (is_thin ? 0.95 : 0.76), self->scene->em * (is_thin ? 1.1 : 0.92));
  double pad = size * 0.45;
  double x = MAX (shape->x, self->scene->left) + pad;
  double end = MIN (shape->x + shape->width, self->scene->left + self->scene->width) - pad;
  double middle = shape->y + shape->height / 2;
  PangoLayout *words;

  if (shape->height < rb_timeline_lanes_get_words_height (is_thin, self->scene->em) ||
      shape->lane == RB_LANE_CONSOLE || end - x < size * 0.4 || self->n_texts++ >= MAX_TEXTS ||
      !is_in_sight (self, shape->x, shape->x + shape->width))
    return;

  if (shape->span.bar.callback != 0 && shape->lane != RB_LANE_BLOCKED)
    {
      g_autofree char *letter = rb_callback_label_dup (shape->span.bar.callback);
      PangoLayout *layout = rb_timeline_style_get_layout (self->style, self->widget, letter, TRUE, size);

      if (get_width (layout) > end - x + pad)
        return;
      x += draw_layout (self, layout, x, middle, &colors->text) + size * 0.6;
    }

  if (self->scene->thin && shape->lane != RB_LANE_BLOCKED)
    return;

  words = find_words (self, shape, end - x, size * 0.94);
  if (words != NULL)
    draw_layout (self, words, x, middle, &colors->text);
}

/* --- Links -------------------------------------------------------------------------------------------------------- */

static gboolean
is_handed_over (RbLane lane)
{
  return lane == RB_LANE_LOOKUPS || lane == RB_LANE_TIMERS || lane == RB_LANE_IMMEDIATES;
}

/* Draws a line from the callback that started a lookup or a timer to its bar. */
static void
draw_link (Painter               *self,
           const RbTimelineShape *shape)
{
  double em = self->scene->em;
  double end = shape->y + MIN (shape->height / 2, em * 0.7);
  double x = shape->x;
  cairo_t *cr;

  if (self->stack <= 0 || self->n_links >= MAX_LINKS || !rb_timeline_bars_has_link (self->scene, shape))
    return;

  self->n_links++;
  if (!is_in_sight (self, x - em, x))
    return;

  cr = get_areas (self);
  gdk_cairo_set_source_rgba (cr, &get_colors (self, shape)->edge);
  cairo_set_line_width (cr, MAX (1.5, em / 9));
  cairo_move_to (cr, x - em * 0.8, self->stack);
  cairo_curve_to (cr, x - em * 0.4, self->stack, x - em * 0.5, end, x, end);
  cairo_stroke (cr);
}

/* --- Rows --------------------------------------------------------------------------------------------------------- */

/* A bar may be far longer than the window. Numbers that large would not be exact. The words are not cut: before the
 * playhead and after it they have the same place. */
static void
cut (Painter         *self,
     RbTimelineShape *shape)
{
  double end = MIN (shape->x + shape->width, self->to + MARGIN);

  shape->x = MAX (shape->x, self->from - MARGIN);
  shape->width = end - shape->x;
}

static void
draw_areas (Painter *self,
            GArray  *shapes)
{
  for (guint i = 0; i < shapes->len; i++)
    {
      RbTimelineShape shape = g_array_index (shapes, RbTimelineShape, i);

      if (!is_in_sight (self, shape.x, shape.x + shape.width))
        continue;
      cut (self, &shape);
      draw_area (self, &shape);
    }
}

static guint32
pack (const GdkRGBA *color)
{
  return 0xff000000u | (guint32) (color->red * 255) << 16 | (guint32) (color->green * 255) << 8 |
         (guint32) (color->blue * 255);
}

/* Repeats a line of pixels from the top of a row to its bottom. */
static void
draw_line (Painter               *self,
           cairo_surface_t       *line,
           const RbTimelineShape *shape)
{
  cairo_t *cr = get_areas (self);
  int left = (int) floor (self->from);
  int height = MAX ((int) shape->height, 1);

  cairo_save (cr);
  cairo_translate (cr, left, floor (shape->y));
  cairo_rectangle (cr, 0, 0, cairo_image_surface_get_width (line), height);
  cairo_scale (cr, 1, height);
  cairo_set_source_surface (cr, line, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* A row of many bars, or of bars without round corners, is a line of pixels that fills the height of the row, because
 * it takes too long to draw so many rectangles. */
static void
draw_picture (Painter *self,
              GArray  *shapes)
{
  int left = (int) floor (self->from);
  int width = MAX ((int) ceil (self->to) - left, 1);
  cairo_surface_t *line = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, 1);
  guint32 *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (line);

  for (guint i = 0; i < shapes->len; i++)
    {
      RbTimelineShape shape = g_array_index (shapes, RbTimelineShape, i);
      guint32 color = pack (&get_colors (self, &shape)->fill);
      int end;

      cut (self, &shape);
      end = MIN ((int) ceil (shape.x + shape.width) - left, width);
      for (int x = MAX ((int) floor (shape.x) - left, 0); x < end; x++)
        pixels[x] = color;
    }

  cairo_surface_mark_dirty (line);
  draw_line (self, line, &g_array_index (shapes, RbTimelineShape, 0));
  cairo_surface_destroy (line);
}

/* Ends the areas, and draws the text on top of them. */
static void
flush (Painter *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    draw_link (self, &g_array_index (self->bars, RbTimelineShape, i));
  g_clear_pointer (&self->areas, cairo_destroy);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const RbTimelineShape *shape = &g_array_index (self->bars, RbTimelineShape, i);

      draw_text (self, shape, get_colors (self, shape));
    }
  g_array_set_size (self->bars, 0);
}

static void
draw_row (Painter          *self,
          const RbRowPlace *row,
          GArray           *shapes)
{
  if (row->lane == RB_LANE_STACK && row->row == 0)
    self->stack = row->y + row->height;

  if (shapes->len == 0 || self->to <= self->from)
    return;

  /* A blocked stretch covers the bars of the stack, so their text is drawn before it. */
  if (row->lane == RB_LANE_BLOCKED)
    flush (self);

  if (shapes->len > MAX_SHAPES || row->height < ROUND_HEIGHT)
    draw_picture (self, shapes);
  else
    draw_areas (self, shapes);
  if (shapes->len <= MAX_SHAPES)
    g_array_append_vals (self->bars, shapes->data, shapes->len);
}

static void
init (Painter               *self,
      GtkWidget             *widget,
      const RbTimelineScene *scene,
      RbTimelineStyle       *style,
      guint                  run,
      const RbTimelinePart  *part,
      gboolean               is_future)
{
  *self = (Painter){ widget, part->snapshot, scene, style, run, part->from, part->to, is_future };
  self->bars = g_array_new (FALSE, FALSE, sizeof (RbTimelineShape));
}

static void
finish (Painter *self)
{
  flush (self);
  g_array_unref (self->bars);
}

/*
 * rb_timeline_bars_trace_path:
 * @shape: a bar
 * @cr: a cairo context
 * @inset: how far inside of the edge, in pixels
 *
 * Adds the outline of a bar to the path of @cr.
 */
void
rb_timeline_bars_trace_path (const RbTimelineShape *shape,
                             cairo_t               *cr,
                             double                 inset)
{
  double x = shape->x + inset;
  double y = shape->y + inset;
  double width = shape->width - 2 * inset;
  double height = shape->height - 2 * inset;

  rb_rounded_trace (cr, x, y, width, height, get_radius (shape));
}

/*
 * rb_timeline_bars_has_link:
 * @scene: what to draw
 * @shape: a bar in it
 *
 * Returns: whether a line leads to the bar, from the callback that started a lookup or a timer
 */
gboolean
rb_timeline_bars_has_link (const RbTimelineScene *scene,
                           const RbTimelineShape *shape)
{
  RbTrace *trace = rb_timeline_get_trace (scene->runs.runs[shape->run].timeline);

  return is_handed_over (shape->lane) && shape->span.n_bars == 1 && shape->width >= scene->em &&
         shape->x >= scene->left && rb_trace_find_callback (trace, shape->span.bar.begin) != 0;
}

/*
 * rb_timeline_bars_draw:
 * @widget: the widget to draw on
 * @scene: what to draw
 * @style: how
 * @run: which run
 * @past: where to draw the bars as they are once they have been shown
 * @future: where to draw them as they are before
 *
 * Draws what is visible of the bars of a run.
 */
void
rb_timeline_bars_draw (GtkWidget             *widget,
                       const RbTimelineScene *scene,
                       RbTimelineStyle       *style,
                       guint                  run,
                       const RbTimelinePart  *past,
                       const RbTimelinePart  *future)
{
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (RbTimelineShape));
  Painter painters[2];

  init (&painters[0], widget, scene, style, run, past, FALSE);
  init (&painters[1], widget, scene, style, run, future, TRUE);

  for (guint i = 0; i < scene->lanes.rows->len; i++)
    {
      const RbRowPlace *row = &g_array_index (scene->lanes.rows, RbRowPlace, i);

      if (row->run != run)
        continue;
      g_array_set_size (shapes, 0);
      rb_timeline_scene_list (scene, row, scene->left, scene->left + scene->width, shapes);
      draw_row (&painters[0], row, shapes);
      draw_row (&painters[1], row, shapes);
    }

  finish (&painters[0]);
  finish (&painters[1]);
}
