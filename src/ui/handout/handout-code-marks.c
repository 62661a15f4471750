/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-code-private.h"

#include "ui/code/code-text.h"
#include "ui/code/range-shape.h"
#include "ui/common/callback-palette.h"

/* The ranges of callbacks, the current statement, and where functions are suspended, as in the code pane. */

/* --- Places ------------------------------------------------------------------------------------------------------- */

static const RbHandoutRow *
get_row (RbHandoutCode *self,
         guint          row)
{
  return rb_handout_block_get_row (RB_HANDOUT_BLOCK (self), row);
}

/* Finds the row and the place of a character. At the end of a range, that is where the character before ends. */
static double
find_place (RbHandoutCode *self,
            GtkTextIter    iter,
            gboolean       is_end,
            guint         *ret_row)
{
  gboolean trails = is_end && !gtk_text_iter_starts_line (&iter) && gtk_text_iter_backward_char (&iter);
  guint number = MIN ((guint) gtk_text_iter_get_line (&iter), self->lines->len - 1);
  const RbHandoutLine *line = &g_array_index (self->lines, RbHandoutLine, number);
  const RbHandoutRow *row;
  int index;
  int x;

  pango_layout_index_to_line_x (get_row (self, line->row)->layout, gtk_text_iter_get_line_index (&iter), trails,
                                &index, &x);
  *ret_row = line->row + (guint) MAX (index, 0);
  row = get_row (self, *ret_row);

  return row->x + x / (double) PANGO_SCALE;
}

static guint
find_line (RbHandoutCode *self,
           guint          row)
{
  guint line = 0;
  guint end = self->lines->len;

  while (end - line > 1)
    {
      guint middle = (line + end) / 2;

      if (g_array_index (self->lines, RbHandoutLine, middle).row <= row)
        line = middle;
      else
        end = middle;
    }

  return line;
}

static double
get_left (RbHandoutCode *self,
          guint          row)
{
  const RbHandoutLine *line = &g_array_index (self->lines, RbHandoutLine, find_line (self, row));

  return line->row == row ? line->left : get_row (self, row)->x;
}

static void
measure_range (RbHandoutCode *self,
               guint          from,
               guint          to,
               RbRangeShape  *ret_shape)
{
  double margin = self->size * RB_HANDOUT_CODE_MARGIN;
  GtkTextIter start, end;
  guint first, last;
  double first_left, last_right;

  rb_code_text_get_iters (self->buffer, from, to, &start, &end);
  first_left = find_place (self, start, FALSE, &first);
  last_right = find_place (self, end, TRUE, &last);
  *ret_shape = (RbRangeShape){
    .left = first_left,
    .right = last_right,
    .top = get_row (self, first)->top,
    .bottom = get_row (self, last)->bottom,
    .first_left = first_left - margin,
    .first_bottom = get_row (self, first)->bottom,
    .last_right = last_right + margin,
    .last_top = get_row (self, last)->top,
  };
  for (guint row = first; row <= last; row++)
    {
      const RbHandoutRow *place = get_row (self, row);

      if (place->width <= 0)
        continue;
      if (row > first)
        ret_shape->left = MIN (ret_shape->left, get_left (self, row));
      if (row < last)
        ret_shape->right = MAX (ret_shape->right, place->x + place->width);
    }
  ret_shape->left -= margin;
  ret_shape->right += margin;
}

static void
trace_text (RbHandoutCode *self,
            cairo_t       *cr,
            guint          from,
            guint          to)
{
  RbRangeShape shape;

  measure_range (self, from, to, &shape);
  rb_range_shape_trace_path (&shape, cr);
}

/* --- Drawing ------------------------------------------------------------------------------------------------------ */

static void
draw_range (RbHandoutCode     *self,
            cairo_t           *cr,
            const RbCodeRange *range)
{
  RbCallbackColors colors;
  GdkRGBA fill;

  rb_callback_palette_get (range->callback, RB_SCHEME_LIGHT, &colors);
  rb_scheme_get_page (RB_SCHEME_LIGHT, &fill);
  rb_callback_palette_mix (&fill, &colors.tint, range->state == RB_CALLBACK_RUNNING ? 1 : 0.6, &fill);
  trace_text (self, cr, range->start, range->end);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_fill (cr);
}

static void
outline_range (RbHandoutCode     *self,
               cairo_t           *cr,
               const RbCodeRange *range)
{
  RbCallbackColors colors;

  rb_callback_palette_get (range->callback, RB_SCHEME_LIGHT, &colors);
  trace_text (self, cr, range->start, range->end);
  gdk_cairo_set_source_rgba (cr, &colors.ink);
  cairo_set_line_width (cr, self->size * (range->state == RB_CALLBACK_RUNNING ? 0.12 : 0.07));
  cairo_stroke (cr);
}

/* At a moment in the middle of a run, the current statement is marked as it is in the window. */
static void
draw_statement (RbHandoutCode *self,
                cairo_t       *cr)
{
  guint number = self->machine != NULL ? rb_machine_get_current_site (self->machine) : 0;
  const RbSite *site = number != 0 ? rb_trace_get_site (rb_machine_get_trace (self->machine), number) : NULL;
  RbRangeShape shape;

  if (site == NULL)
    return;

  measure_range (self, site->start, site->end, &shape);
  cairo_set_source_rgb (cr, 0.996, 0.957, 0.820);
  cairo_rectangle (cr, self->text - self->size * 0.5, shape.top, self->width - self->text + self->size * 0.5,
                   shape.first_bottom - shape.top);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.710, 0.459, 0);
  cairo_rectangle (cr, self->text - self->size * 0.5, shape.top, self->size * 0.22, shape.bottom - shape.top);
  cairo_fill (cr);
}

static void
draw_wait (RbHandoutCode    *self,
           cairo_t          *cr,
           const RbCodeWait *wait)
{
  const double dashes[] = { self->size * 0.25, self->size * 0.25 };

  trace_text (self, cr, wait->start, wait->end);
  cairo_save (cr);
  rb_handout_type_set_ink (cr, RB_HANDOUT_INK_DIM);
  cairo_set_line_width (cr, self->size * 0.07);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * rb_handout_code_draw_marks:
 * @self: a program
 * @cr: where to draw
 * @from: where the part begins that is drawn, in points
 * @to: where it ends
 *
 * Draws what lies under the text. A range that goes on on the next page is open there.
 */
void
rb_handout_code_draw_marks (RbHandoutCode *self,
                            cairo_t       *cr,
                            double         from,
                            double         to)
{
  guint n_ranges, n_waits;
  const RbCodeRange *ranges = rb_run_marks_get_ranges (self->marks, &n_ranges);
  const RbCodeWait *waits = rb_run_marks_get_waits (self->marks, &n_waits);

  cairo_save (cr);
  cairo_rectangle (cr, 0, from, self->width, to - from);
  cairo_clip (cr);
  for (guint i = 0; i < n_ranges; i++)
    draw_range (self, cr, &ranges[i]);
  draw_statement (self, cr);
  for (guint i = 0; i < n_waits; i++)
    draw_wait (self, cr, &waits[i]);
  for (guint i = 0; i < n_ranges; i++)
    outline_range (self, cr, &ranges[i]);
  cairo_restore (cr);
}
