/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-type.h"

#include <gtk/gtk.h>

/* Type on paper. Lengths are in points, and glyphs are not moved to whole pixels: a printer has no pixels to see. */

static const char *const families[] = {
  [RB_HANDOUT_FACE_TEXT] = "Noto Sans, Noto Sans Thai, sans-serif",
  [RB_HANDOUT_FACE_BOLD] = "Noto Sans, Noto Sans Thai, sans-serif",
  [RB_HANDOUT_FACE_CODE] = "Noto Sans Mono, Noto Sans Thai, monospace",
};

/**
 * rb_handout_type_create_context:
 *
 * Creates a context in which one unit is one point.
 *
 * Returns: (transfer full): a context
 */
PangoContext *
rb_handout_type_create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, gtk_get_default_language ());
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);

  return context;
}

/**
 * rb_handout_type_create_layout:
 * @context: a context
 * @face: which type
 * @size: its size, in points
 * @text: the text
 *
 * Lays out a text.
 *
 * Returns: (transfer full): a layout
 */
PangoLayout *
rb_handout_type_create_layout (PangoContext  *context,
                               RbHandoutFace  face,
                               double         size,
                               const char    *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (families[face]);

  pango_font_description_set_weight (font, face == RB_HANDOUT_FACE_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);

  return layout;
}

/**
 * rb_handout_type_create_line:
 * @context: a context
 * @face: which type
 * @size: its size, in points
 * @text: the text
 * @ret_width: (out): its width, in points
 *
 * Lays out a text in one line, whatever is in it.
 *
 * Returns: (transfer full): a layout
 */
PangoLayout *
rb_handout_type_create_line (PangoContext  *context,
                             RbHandoutFace  face,
                             double         size,
                             const char    *text,
                             double        *ret_width)
{
  PangoLayout *layout = rb_handout_type_create_layout (context, face, size, text);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  rb_handout_type_get_size (layout, ret_width, NULL);

  return layout;
}

/**
 * rb_handout_type_get_size:
 * @layout: a layout
 * @ret_width: (out) (optional): its width, in points
 * @ret_height: (out) (optional): its height, in points
 *
 * Measures a layout.
 */
void
rb_handout_type_get_size (PangoLayout *layout,
                          double      *ret_width,
                          double      *ret_height)
{
  int width;
  int height;

  pango_layout_get_size (layout, &width, &height);
  if (ret_width != NULL)
    *ret_width = width / (double) PANGO_SCALE;
  if (ret_height != NULL)
    *ret_height = height / (double) PANGO_SCALE;
}

/**
 * rb_handout_type_show:
 * @cr: where to draw
 * @layout: a layout
 * @x: its left edge
 * @y: its upper edge
 *
 * Draws a layout with the colour that is set.
 */
void
rb_handout_type_show (cairo_t     *cr,
                      PangoLayout *layout,
                      double       x,
                      double       y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

/**
 * rb_handout_type_show_middle:
 * @cr: where to draw
 * @layout: a layout
 * @x: its left edge
 * @middle: half of its height
 *
 * Draws a layout with the colour that is set, beside something that has the same middle.
 */
void
rb_handout_type_show_middle (cairo_t     *cr,
                             PangoLayout *layout,
                             double       x,
                             double       middle)
{
  double height;

  rb_handout_type_get_size (layout, NULL, &height);
  rb_handout_type_show (cr, layout, x, middle - height / 2);
}

/**
 * rb_handout_type_set_ink:
 * @cr: where to draw
 * @ink: which colour
 *
 * Sets a colour.
 */
void
rb_handout_type_set_ink (cairo_t      *cr,
                         RbHandoutInk  ink)
{
  switch (ink)
    {
    case RB_HANDOUT_INK_DIM:
      cairo_set_source_rgb (cr, 0.35, 0.35, 0.38);
      break;
    case RB_HANDOUT_INK_RULE:
      cairo_set_source_rgb (cr, 0.82, 0.82, 0.84);
      break;
    case RB_HANDOUT_INK_RED:
      cairo_set_source_rgb (cr, 0.753, 0.11, 0.157);
      break;
    case RB_HANDOUT_INK_TEXT:
    default:
      cairo_set_source_rgb (cr, 0.1, 0.1, 0.12);
      break;
    }
}
