/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/rounded.h"

#include <glib.h>

/*
 * rb_rounded_trace:
 * @cr: a cairo context
 * @x: the left edge
 * @y: the upper edge
 * @width: the width
 * @height: the height
 * @radius: the radius of each corner
 *
 * Adds a rectangle with round corners to the path of @cr.
 */
void
rb_rounded_trace (cairo_t *cr,
                  double   x,
                  double   y,
                  double   width,
                  double   height,
                  double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}
