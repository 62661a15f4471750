/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code-view.h"

#include <adwaita.h>

#include "ui/callback-palette.h"

/* The marks are drawn, not tagged: a tag would lay out its lines anew at each step, and several tags on the same text
 * do not blend. Coordinates are the text's own; offsets are kept, not marks, since the ranges are cleared when the text
 * is edited. */

struct _RbCodeView
{
  GtkSourceView parent_instance;

  GArray *ranges; /* of RbCodeRange, outer ones before the inner ones */
  GArray *waits;  /* of RbCodeWait */
  guint statement_start;
  guint statement_end; /* equal to the start: no statement */
  double flash;
};

G_DEFINE_FINAL_TYPE (RbCodeView, rb_code_view, GTK_SOURCE_TYPE_VIEW)

#define RADIUS 5.f
#define PADDING 3

/* The outline of a range, which is one piece: its first line may begin farther to the right than the others, its last
 * line may end farther to the left. */
typedef struct
{
  double left;
  double right;
  double top;
  double bottom;
  double first_left;
  double first_bottom;
  double last_right;
  double last_top;
} RangeShape;

static double
get_x (RbCodeView        *self,
       const GtkTextIter *iter)
{
  GdkRectangle location;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), iter, &location);

  return location.x;
}

static void
skip_indentation (GtkTextIter *iter)
{
  while (!gtk_text_iter_ends_line (iter) && g_unichar_isspace (gtk_text_iter_get_char (iter)))
    gtk_text_iter_forward_char (iter);
}

/* Widens @shape by each line that the range has between its first and its last one. */
static void
measure_lines (RbCodeView        *self,
               const GtkTextIter *start,
               const GtkTextIter *end,
               RangeShape        *shape)
{
  GtkTextIter line = *start;

  while (gtk_text_iter_forward_line (&line) && gtk_text_iter_compare (&line, end) < 0)
    {
      GtkTextIter text = line;
      GtkTextIter line_end = line;

      skip_indentation (&text);
      if (gtk_text_iter_ends_line (&text))
        continue;

      shape->left = MIN (shape->left, get_x (self, &text));
      if (gtk_text_iter_get_line (&line) == gtk_text_iter_get_line (end))
        continue;

      gtk_text_iter_forward_to_line_end (&line_end);
      shape->right = MAX (shape->right, get_x (self, &line_end));
    }
}

static void
measure_range (RbCodeView        *self,
               const GtkTextIter *start,
               const GtkTextIter *end,
               RangeShape        *shape)
{
  GtkTextIter first_end = *start;
  int y, height;

  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), start, &y, &height);
  shape->top = y;
  shape->first_bottom = y + height;
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), end, &y, &height);
  shape->last_top = y;
  shape->bottom = y + height;

  shape->first_left = get_x (self, start) - PADDING + 1;
  shape->last_right = get_x (self, end) + PADDING - 1;
  shape->left = get_x (self, start);
  shape->right = get_x (self, end);
  if (gtk_text_iter_get_line (start) != gtk_text_iter_get_line (end))
    {
      if (!gtk_text_iter_ends_line (&first_end))
        gtk_text_iter_forward_to_line_end (&first_end);
      shape->right = MAX (shape->right, get_x (self, &first_end));
      measure_lines (self, start, end, shape);
    }
  shape->left -= PADDING - 1;
  shape->right += PADDING;
}

static void
round_to (cairo_t *cr,
          double   corner_x,
          double   corner_y,
          double   from_x,
          double   from_y,
          double   to_x,
          double   to_y)
{
  double before = MIN (RADIUS, (ABS (corner_x - from_x) + ABS (corner_y - from_y)) / 2);
  double after = MIN (RADIUS, (ABS (to_x - corner_x) + ABS (to_y - corner_y)) / 2);
  double radius = MIN (before, after);
  double dx = from_x > corner_x ? radius : from_x < corner_x ? -radius : 0;
  double dy = from_y > corner_y ? radius : from_y < corner_y ? -radius : 0;
  double ex = to_x > corner_x ? radius : to_x < corner_x ? -radius : 0;
  double ey = to_y > corner_y ? radius : to_y < corner_y ? -radius : 0;

  cairo_line_to (cr, corner_x + dx, corner_y + dy);
  cairo_curve_to (cr, corner_x + dx * 0.45, corner_y + dy * 0.45,
                  corner_x + ex * 0.45, corner_y + ey * 0.45,
                  corner_x + ex, corner_y + ey);
}

static void
trace_shape (cairo_t          *cr,
             const RangeShape *shape)
{
  double points[8][2];
  guint n = 0;
  guint i;

#define ADD(px, py) G_STMT_START { points[n][0] = (px); points[n][1] = (py); n++; } G_STMT_END
  ADD (shape->first_left, shape->top + 1);
  if (shape->top < shape->last_top)
    {
      ADD (shape->right, shape->top + 1);
      ADD (shape->right, shape->last_top);
      ADD (shape->last_right, shape->last_top);
      ADD (shape->last_right, shape->bottom - 1);
      ADD (shape->left, shape->bottom - 1);
      ADD (shape->left, shape->first_bottom);
      ADD (shape->first_left, shape->first_bottom);
    }
  else
    {
      ADD (shape->last_right, shape->top + 1);
      ADD (shape->last_right, shape->bottom - 1);
      ADD (shape->first_left, shape->bottom - 1);
    }
#undef ADD

  cairo_new_path (cr);
  for (i = 0; i < n; i++)
    {
      const double *from = points[(i + n - 1) % n];
      const double *to = points[(i + 1) % n];

      round_to (cr, points[i][0], points[i][1], from[0], from[1], to[0], to[1]);
    }
  cairo_close_path (cr);
}

static double
get_strength (RbCodeView        *self,
              const RbCodeRange *range)
{
  double strength;

  switch (range->state)
    {
    case RB_CALLBACK_REGISTERED:
      strength = 0.85;
      break;
    case RB_CALLBACK_WAITING:
      strength = 1.15;
      break;
    case RB_CALLBACK_RUNNING:
      strength = 1.6;
      break;
    case RB_CALLBACK_DONE:
    default:
      strength = 0.45;
      break;
    }

  return range->flashes ? strength + 3.2 * self->flash : strength;
}

static void
get_iters (RbCodeView  *self,
           guint        start,
           guint        end,
           GtkTextIter *ret_start,
           GtkTextIter *ret_end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_get_iter_at_offset (buffer, ret_start, MIN (start, G_MAXINT));
  gtk_text_buffer_get_iter_at_offset (buffer, ret_end, MIN (end, G_MAXINT));
}

/* Makes the outline of a range the path; an empty one if nothing of it can be seen. */
static void
trace_text (RbCodeView *self,
            cairo_t    *cr,
            guint       from,
            guint       to)
{
  GtkTextIter start, end;
  GdkRectangle visible;
  RangeShape shape;
  int top, bottom, height;

  get_iters (self, from, to, &start, &end);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &start, &top, &height);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &end, &bottom, &height);

  cairo_new_path (cr);
  if (top > visible.y + visible.height || bottom + height < visible.y)
    return;

  measure_range (self, &start, &end, &shape);
  trace_shape (cr, &shape);
}

static void
trace_range (RbCodeView        *self,
             cairo_t           *cr,
             const RbCodeRange *range)
{
  trace_text (self, cr, range->start, range->end);
}

/* Opaque, so that of ranges within ranges each keeps its own colour. */
static void
fill_range (RbCodeView        *self,
            cairo_t           *cr,
            const RbCodeRange *range)
{
  RbCallbackColors colors;
  GdkRGBA fill;

  rb_callback_palette_get (range->callback, rb_scheme_get_current (), &colors);
  rb_scheme_get_page (rb_scheme_get_current (), &fill);
  colors.tint.alpha = MIN (0.8, colors.tint.alpha * get_strength (self, range));
  rb_callback_palette_mix (&fill, &colors.tint, 1, &fill);

  trace_range (self, cr, range);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_fill (cr);
}

static void
outline_range (RbCodeView        *self,
               cairo_t           *cr,
               const RbCodeRange *range)
{
  RbCallbackColors colors;

  rb_callback_palette_get (range->callback, rb_scheme_get_current (), &colors);
  colors.ink.alpha = range->state == RB_CALLBACK_RUNNING ? 0.9f : range->state == RB_CALLBACK_DONE ? 0.3f : 0.5f;
  if (rb_scheme_get_current () & RB_SCHEME_HIGH_CONTRAST)
    colors.ink.alpha = 1;

  trace_range (self, cr, range);
  gdk_cairo_set_source_rgba (cr, &colors.ink);
  cairo_set_line_width (cr, range->state == RB_CALLBACK_RUNNING ? 1.5 : 1);
  cairo_stroke (cr);
}

/* No callback's colour, and dashes: it is the function that waits, off the stack. */
static void
draw_wait (RbCodeView       *self,
           cairo_t          *cr,
           const RbCodeWait *wait)
{
  const double dashes[] = { 3, 3 };
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  trace_text (self, cr, wait->start, wait->end);

  color.alpha = 0.07f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill_preserve (cr);

  color.alpha = rb_scheme_get_current () & RB_SCHEME_HIGH_CONTRAST ? 1 : 0.6f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_save (cr);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* A bar beside all lines of the statement, its first line from edge to edge, and a frame around what it has there. */
static void
draw_statement (RbCodeView         *self,
                cairo_t            *cr,
                const GdkRectangle *visible)
{
  gboolean dark = (rb_scheme_get_current () & RB_SCHEME_DARK) != 0;
  gboolean high_contrast = (rb_scheme_get_current () & RB_SCHEME_HIGH_CONTRAST) != 0;
  const GdkRGBA amber = { 0.898f, 0.647f, 0.039f, 1 };
  const GdkRGBA yellow = { 0.976f, 0.784f, 0.122f, 1 };
  GtkTextIter start, end, first_end;
  GdkRGBA page;
  GdkRGBA color;
  double left;
  int y, height, last_y, last_height;

  get_iters (self, self->statement_start, self->statement_end, &start, &end);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &start, &y, &height);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &end, &last_y, &last_height);
  first_end = start;
  if (!gtk_text_iter_ends_line (&first_end))
    gtk_text_iter_forward_to_line_end (&first_end);
  if (gtk_text_iter_compare (&end, &first_end) < 0)
    first_end = end;

  rb_scheme_get_page (rb_scheme_get_current (), &page);
  rb_callback_palette_mix (&page, &yellow, dark ? 0.2 : 0.2, &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_rectangle (cr, visible->x, y, visible->width, height);
  cairo_fill (cr);

  color = yellow;
  color.alpha = dark ? 0.22f : 0.28f;
  gdk_cairo_set_source_rgba (cr, &color);
  left = get_x (self, &start);
  cairo_rectangle (cr, left - 1, y + 2, get_x (self, &first_end) - left + 2, height - 4);
  cairo_fill (cr);

  gdk_cairo_set_source_rgba (cr, &amber);
  cairo_rectangle (cr, visible->x, y, high_contrast ? 5 : 3, last_y + last_height - y);
  cairo_fill (cr);
}

static void
draw_marks (RbCodeView         *self,
            cairo_t            *cr,
            const GdkRectangle *visible)
{
  guint i;

  for (i = 0; i < self->ranges->len; i++)
    fill_range (self, cr, &g_array_index (self->ranges, RbCodeRange, i));
  if (self->statement_end > self->statement_start)
    draw_statement (self, cr, visible);
  for (i = 0; i < self->waits->len; i++)
    draw_wait (self, cr, &g_array_index (self->waits, RbCodeWait, i));
  for (i = 0; i < self->ranges->len; i++)
    outline_range (self, cr, &g_array_index (self->ranges, RbCodeRange, i));
}

static void
rb_code_view_snapshot_layer (GtkTextView      *text_view,
                             GtkTextViewLayer  layer,
                             GtkSnapshot      *snapshot)
{
  RbCodeView *self = RB_CODE_VIEW (text_view);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT &&
      (self->ranges->len > 0 || self->waits->len > 0 || self->statement_end > self->statement_start))
    {
      GdkRectangle visible;
      graphene_rect_t bounds;
      cairo_t *cr;

      gtk_text_view_get_visible_rect (text_view, &visible);
      bounds = GRAPHENE_RECT_INIT (visible.x, visible.y, visible.width, visible.height);
      cr = gtk_snapshot_append_cairo (snapshot, &bounds);
      draw_marks (self, cr, &visible);
      cairo_destroy (cr);
    }

  GTK_TEXT_VIEW_CLASS (rb_code_view_parent_class)->snapshot_layer (text_view, layer, snapshot);
}

static void
rb_code_view_finalize (GObject *object)
{
  RbCodeView *self = RB_CODE_VIEW (object);

  g_array_unref (self->ranges);
  g_array_unref (self->waits);

  G_OBJECT_CLASS (rb_code_view_parent_class)->finalize (object);
}

static void
rb_code_view_class_init (RbCodeViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_code_view_finalize;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = rb_code_view_snapshot_layer;
}

static void
rb_code_view_init (RbCodeView *self)
{
  self->ranges = g_array_new (FALSE, FALSE, sizeof (RbCodeRange));
  self->waits = g_array_new (FALSE, FALSE, sizeof (RbCodeWait));
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const RbCodeRange *one = a;
  const RbCodeRange *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end > other->end ? -1 : 1;

  return 0;
}

/**
 * rb_code_view_set_ranges:
 * @self: a code view
 * @ranges: (array length=n_ranges) (nullable): the callbacks' functions
 * @n_ranges: how many
 *
 * Sets which ranges are tinted.
 */
void
rb_code_view_set_ranges (RbCodeView        *self,
                         const RbCodeRange *ranges,
                         guint              n_ranges)
{
  g_return_if_fail (RB_IS_CODE_VIEW (self));

  g_array_set_size (self->ranges, 0);
  if (n_ranges > 0)
    g_array_append_vals (self->ranges, ranges, n_ranges);
  g_array_sort (self->ranges, compare_ranges);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rb_code_view_set_waits:
 * @self: a code view
 * @waits: (array length=n_waits) (nullable): where functions wait
 * @n_waits: how many
 *
 * Sets which `await`s are marked.
 */
void
rb_code_view_set_waits (RbCodeView       *self,
                        const RbCodeWait *waits,
                        guint             n_waits)
{
  g_return_if_fail (RB_IS_CODE_VIEW (self));

  if (n_waits == 0 && self->waits->len == 0)
    return;

  g_array_set_size (self->waits, 0);
  if (n_waits > 0)
    g_array_append_vals (self->waits, waits, n_waits);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rb_code_view_set_statement:
 * @self: a code view
 * @start: in characters from the start of the text
 * @end: likewise; the same as @start for none
 *
 * Sets which statement is the current one.
 */
void
rb_code_view_set_statement (RbCodeView *self,
                            guint       start,
                            guint       end)
{
  g_return_if_fail (RB_IS_CODE_VIEW (self));

  self->statement_start = start;
  self->statement_end = end;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rb_code_view_get_statement:
 * @self: a code view
 * @ret_start: (out): where the current statement starts
 * @ret_end: (out): where it ends
 *
 * Tells which statement is the current one.
 *
 * Returns: whether there is one
 */
gboolean
rb_code_view_get_statement (RbCodeView *self,
                            guint      *ret_start,
                            guint      *ret_end)
{
  g_return_val_if_fail (RB_IS_CODE_VIEW (self), FALSE);

  if (self->statement_end <= self->statement_start)
    return FALSE;

  *ret_start = self->statement_start;
  *ret_end = self->statement_end;
  return TRUE;
}

/**
 * rb_code_view_set_flash:
 * @self: a code view
 * @flash: from 0 to 1
 *
 * Sets how strongly the ranges of callbacks shine that have just been done.
 */
void
rb_code_view_set_flash (RbCodeView *self,
                        double      flash)
{
  g_return_if_fail (RB_IS_CODE_VIEW (self));

  self->flash = CLAMP (flash, 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
