/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/hourglass.h"

#include <math.h>

#include "ui/common/em.h"

struct _RbHourglass
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RbHourglass, rb_hourglass, GTK_TYPE_WIDGET)

static void
rb_hourglass_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = MAX (12, (int) round (rb_em_get (widget)));
}

static void
rb_hourglass_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int size = MIN (width, height);
  GdkRGBA color;
  cairo_t *cr;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_cairo_set_source_rgba (cr, &color);
  rb_hourglass_draw (cr, (width - size) / 2.0, (height - size) / 2.0, size);
  cairo_destroy (cr);
}

static void
rb_hourglass_class_init (RbHourglassClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = rb_hourglass_measure;
  widget_class->snapshot = rb_hourglass_snapshot;

  gtk_widget_class_set_css_name (widget_class, "hourglass");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rb_hourglass_init (RbHourglass *self)
{
}

/**
 * rb_hourglass_draw:
 * @cr: where to draw, with the colour set
 * @x: the left edge
 * @y: the upper edge
 * @size: of the square that it stands in
 *
 * Draws an hourglass: two lids, the glass between them, sand above and below.
 */
void
rb_hourglass_draw (cairo_t *cr,
                   double   x,
                   double   y,
                   double   size)
{
  double left = x + size * 0.24;
  double right = x + size * 0.76;
  double top = y + size * 0.1;
  double bottom = y + size * 0.9;
  double middle_x = x + size / 2;
  double middle_y = y + size / 2;

  cairo_set_line_width (cr, MAX (1.1, size * 0.1));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);

  cairo_new_path (cr);
  cairo_move_to (cr, left - size * 0.08, top);
  cairo_line_to (cr, right + size * 0.08, top);
  cairo_move_to (cr, left - size * 0.08, bottom);
  cairo_line_to (cr, right + size * 0.08, bottom);
  cairo_move_to (cr, left, top);
  cairo_line_to (cr, right, bottom);
  cairo_move_to (cr, right, top);
  cairo_line_to (cr, left, bottom);
  cairo_stroke (cr);

  cairo_move_to (cr, x + size * 0.36, y + size * 0.3);
  cairo_line_to (cr, x + size * 0.64, y + size * 0.3);
  cairo_line_to (cr, middle_x, middle_y);
  cairo_close_path (cr);
  cairo_move_to (cr, left, bottom);
  cairo_line_to (cr, middle_x, y + size * 0.66);
  cairo_line_to (cr, right, bottom);
  cairo_close_path (cr);
  cairo_fill (cr);
}
