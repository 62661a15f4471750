/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/range-shape.h"

#include "ui/code/code-wrap.h"

#define RADIUS 5.f
#define PADDING 3

static double
get_x (GtkTextView       *view,
       const GtkTextIter *iter)
{
  GdkRectangle location;

  gtk_text_view_get_iter_location (view, iter, &location);

  return location.x;
}

static void
skip_indentation (GtkTextIter *iter)
{
  while (!gtk_text_iter_ends_line (iter) && g_unichar_isspace (gtk_text_iter_get_char (iter)))
    gtk_text_iter_forward_char (iter);
}

/* Widens @shape so that it holds every row between the first one and the last one. */
static void
measure_lines (GtkTextView       *view,
               const GtkTextIter *start,
               const GtkTextIter *end,
               RbRangeShape      *shape)
{
  GtkTextIter line = *start;

  while (rb_code_wrap_forward (view, &line) && gtk_text_iter_compare (&line, end) < 0)
    {
      GtkTextIter text = line;
      GtkTextIter line_end = line;

      skip_indentation (&text);
      if (gtk_text_iter_ends_line (&text))
        continue;

      shape->left = MIN (shape->left, get_x (view, &text));
      rb_code_wrap_to_end (view, &line_end);
      if (gtk_text_iter_compare (&line_end, end) >= 0)
        continue;

      shape->right = MAX (shape->right, get_x (view, &line_end));
    }
}

static void
measure_range (GtkTextView       *view,
               const GtkTextIter *start,
               const GtkTextIter *end,
               RbRangeShape      *shape)
{
  GtkTextIter first_end = *start;

  rb_code_wrap_get_row (view, start, &shape->top, &shape->first_bottom);
  rb_code_wrap_get_row (view, end, &shape->last_top, &shape->bottom);
  shape->first_left = get_x (view, start) - PADDING + 1;
  shape->last_right = get_x (view, end) + PADDING - 1;
  shape->left = get_x (view, start);
  shape->right = get_x (view, end);
  if (shape->top < shape->last_top)
    {
      rb_code_wrap_to_end (view, &first_end);
      shape->right = MAX (shape->right, get_x (view, &first_end));
      measure_lines (view, start, end, shape);
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

/**
 * rb_range_shape_trace_path:
 * @self: an outline
 * @cr: a cairo context
 *
 * Sets the path of @cr to an outline that is measured already.
 */
void
rb_range_shape_trace_path (const RbRangeShape *self,
                           cairo_t            *cr)
{
  double points[8][2];
  guint n = 0;
  guint i;

#define ADD(px, py) G_STMT_START { points[n][0] = (px); points[n][1] = (py); n++; } G_STMT_END
  ADD (self->first_left, self->top + 1);
  if (self->top < self->last_top)
    {
      ADD (self->right, self->top + 1);
      ADD (self->right, self->last_top);
      ADD (self->last_right, self->last_top);
      ADD (self->last_right, self->bottom - 1);
      ADD (self->left, self->bottom - 1);
      ADD (self->left, self->first_bottom);
      ADD (self->first_left, self->first_bottom);
    }
  else
    {
      ADD (self->last_right, self->top + 1);
      ADD (self->last_right, self->bottom - 1);
      ADD (self->first_left, self->bottom - 1);
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

/**
 * rb_range_shape_trace:
 * @view: a view
 * @cr: a cairo context in buffer coordinates
 * @start: where a range starts
 * @end: where it ends
 *
 * Sets the path of @cr to the outline of a range, or to an empty path if no part of the range is visible.
 */
void
rb_range_shape_trace (GtkTextView       *view,
                      cairo_t           *cr,
                      const GtkTextIter *start,
                      const GtkTextIter *end)
{
  GdkRectangle visible;
  RbRangeShape shape;
  int top, bottom, height;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_yrange (view, start, &top, &height);
  gtk_text_view_get_line_yrange (view, end, &bottom, &height);

  cairo_new_path (cr);
  if (top > visible.y + visible.height || bottom + height < visible.y)
    return;

  measure_range (view, start, end, &shape);
  rb_range_shape_trace_path (&shape, cr);
}
