/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-badge.h"

#include <gdk/gdk.h>

#include "engine/trace/callback-label.h"
#include "ui/common/callback-palette.h"
#include "ui/common/rounded.h"

/* In times the size of the badge. */
#define LETTER 0.7
#define PADDING 0.3
#define SIGN 0.62

/* Shows the same signs as the badges of the window. They are paths, so that they are sharp on any printer. */

static gboolean
has_sign (gboolean        plain,
          RbCallbackState state)
{
  return !plain && (state == RB_CALLBACK_WAITING || state >= RB_CALLBACK_DONE);
}

static PangoLayout *
create_letter (PangoContext *context,
               double        size,
               guint         callback)
{
  g_autofree char *label = callback != 0 ? rb_callback_label_dup (callback) : g_strdup ("");

  return rb_handout_type_create_layout (context, RB_HANDOUT_FACE_BOLD, size * LETTER, label);
}

static double
measure_letter (PangoContext *context,
                double        size,
                guint         callback)
{
  g_autoptr (PangoLayout) letter = create_letter (context, size, callback);
  double width;

  rb_handout_type_get_size (letter, &width, NULL);

  return MAX (size, width + size * PADDING);
}

/**
 * rb_handout_badge_measure:
 * @context: a context
 * @size: the height of the badge, in points
 * @callback: a callback's number, 0 for the main script
 * @plain: whether to leave the state out
 * @state: the callback's state
 *
 * Measures the width of a badge.
 *
 * Returns: points
 */
double
rb_handout_badge_measure (PangoContext    *context,
                          double           size,
                          guint            callback,
                          gboolean         plain,
                          RbCallbackState  state)
{
  return measure_letter (context, size, callback) + (has_sign (plain, state) ? size * SIGN : 0);
}

static void
add_box (cairo_t *cr,
         double   x,
         double   y,
         double   width,
         double   height)
{
  rb_rounded_trace (cr, x, y, width, height, height * 0.26);
}

static void
draw_letter (cairo_t      *cr,
             PangoContext *context,
             double        size,
             guint         callback,
             double        x,
             double        y,
             double        room)
{
  g_autoptr (PangoLayout) letter = create_letter (context, size, callback);
  double width;
  double height;

  rb_handout_type_get_size (letter, &width, &height);
  rb_handout_type_show (cr, letter, x + (room - width) / 2, y + (size - height) / 2);
}

/* The main script has a triangle, as on a button that plays. */
static void
draw_triangle (cairo_t *cr,
               double   size,
               double   x,
               double   y)
{
  cairo_move_to (cr, x + size * 0.34, y + size * 0.26);
  cairo_line_to (cr, x + size * 0.76, y + size * 0.5);
  cairo_line_to (cr, x + size * 0.34, y + size * 0.74);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_sign (cairo_t         *cr,
           RbCallbackState  state,
           double           size,
           double           x,
           double           y)
{
  double half = size * 0.2;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_set_line_width (cr, size * 0.11);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (state == RB_CALLBACK_WAITING)
    {
      cairo_arc (cr, 0, 0, half * 1.15, 0, 2 * G_PI);
      cairo_move_to (cr, 0, -half * 0.6);
      cairo_line_to (cr, 0, 0);
      cairo_line_to (cr, half * 0.5, half * 0.3);
    }
  else if (state == RB_CALLBACK_FAILED)
    {
      cairo_move_to (cr, -half, -half);
      cairo_line_to (cr, half, half);
      cairo_move_to (cr, half, -half);
      cairo_line_to (cr, -half, half);
    }
  else if (state == RB_CALLBACK_UNCALLED)
    {
      cairo_move_to (cr, -half, 0);
      cairo_line_to (cr, half, 0);
    }
  else
    {
      cairo_move_to (cr, -half, half * 0.1);
      cairo_line_to (cr, -half * 0.3, half * 0.8);
      cairo_line_to (cr, half, -half * 0.8);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * rb_handout_badge_draw:
 * @cr: where to draw
 * @context: a context
 * @size: the height of the badge, in points
 * @callback: a callback's number, 0 for the main script
 * @plain: whether to leave the state out
 * @state: the callback's state
 * @x: the left edge
 * @y: the upper edge
 *
 * Draws a badge as the window draws it on a light page.
 */
void
rb_handout_badge_draw (cairo_t         *cr,
                       PangoContext    *context,
                       double           size,
                       guint            callback,
                       gboolean         plain,
                       RbCallbackState  state,
                       double           x,
                       double           y)
{
  gboolean is_filled = plain || state == RB_CALLBACK_RUNNING;
  double letter = measure_letter (context, size, callback);
  double width = rb_handout_badge_measure (context, size, callback, plain, state);
  double line = size / 11;
  RbCallbackColors colors;

  rb_callback_palette_get (callback, RB_SCHEME_LIGHT, &colors);
  add_box (cr, x + line / 2, y + line / 2, width - line, size - line);
  if (is_filled)
    gdk_cairo_set_source_rgba (cr, &colors.fill);
  else
    cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, is_filled ? &colors.fill : &colors.ink);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);

  gdk_cairo_set_source_rgba (cr, is_filled ? &colors.text : &colors.ink);
  if (callback == 0)
    draw_triangle (cr, size, x, y);
  else
    draw_letter (cr, context, size, callback, x, y, letter);
  if (!has_sign (plain, state))
    return;

  if (state == RB_CALLBACK_FAILED)
    rb_handout_type_set_ink (cr, RB_HANDOUT_INK_RED);
  draw_sign (cr, state, size, x + letter + size * (SIGN / 2 - 0.1), y + size / 2);
}

/**
 * rb_handout_badge_draw_fault:
 * @cr: where to draw
 * @context: a context
 * @size: how high and how wide, in points
 * @x: the left edge
 * @y: the upper edge
 *
 * Draws the sign of an error or of a warning.
 */
void
rb_handout_badge_draw_fault (cairo_t      *cr,
                             PangoContext *context,
                             double        size,
                             double        x,
                             double        y)
{
  g_autoptr (PangoLayout) mark = rb_handout_type_create_layout (context, RB_HANDOUT_FACE_BOLD, size * 0.8, "!");
  double width;
  double height;

  rb_handout_type_set_ink (cr, RB_HANDOUT_INK_RED);
  cairo_arc (cr, x + size / 2, y + size / 2, size / 2, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  rb_handout_type_get_size (mark, &width, &height);
  rb_handout_type_show (cr, mark, x + (size - width) / 2, y + (size - height) / 2);
}
