/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/em.h"

/* The size of a page that shows all, in em. */
#define PAGE_WIDTH 80
#define PAGE_HEIGHT 46

/* The least size of a page: the smaller one of so many em and so many pixels. */
#define LEAST_EM 20
#define LEAST_PIXELS 320

/**
 * rb_em_get:
 * @widget: a widget
 *
 * Gets the font size of a widget, for lengths in em that CSS cannot express.
 *
 * Returns: pixels
 */
double
rb_em_get (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    return size;

  return size * pango_cairo_context_get_resolution (context) / 72;
}

/**
 * rb_em_measure_page:
 * @widget: a widget that fills its window
 * @orientation: the direction
 * @for_size: not used
 * @minimum: (out): the least size, in pixels
 * @natural: (out): the size that shows all, in pixels
 * @minimum_baseline: (out): not set
 * @natural_baseline: (out): not set
 *
 * Is the `measure` of a widget that can be as small as its window, because it shows fewer parts when it is small.
 */
void
rb_em_measure_page (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  double em = rb_em_get (widget);

  *natural = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? PAGE_WIDTH : PAGE_HEIGHT) * em);
  *minimum = MIN ((int) (LEAST_EM * em), LEAST_PIXELS);
}
