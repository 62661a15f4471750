/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/subtitle.h"

/* A class reads a subtitle from the back of a room, so it is as large as fits, and a long sentence is smaller. */

/* The sizes, in times the size of the text around it; the style sheet has the same sizes for "subtitle-N". */
static const double sizes[RB_N_SUBTITLE_STEPS] = { 1.78, 1.6, 1.4, 1.25 };

/* The least size, in pixels. */
#define LEAST 32.0
/* The least height of a line, in times its size. A font may have higher lines, but then nothing is drawn at their
 * edges. */
#define LINE 1.37
/* A badge is a little wider than its letter. */
#define WIDTH_FOR_WORDS 0.97

/* The height that a text has with a size and a width, in pixels, and its lines. Only the largest type is bold. */
static int
measure (GtkWidget  *widget,
         const char *text,
         double      size,
         gboolean    is_bold,
         int         width,
         int        *ret_n_lines)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  PangoFontDescription *font;
  int height;

  font = pango_font_description_copy (pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * WIDTH_FOR_WORDS) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *ret_n_lines = pango_layout_get_line_count (layout);

  return height;
}

/**
 * rb_subtitle_find_step:
 * @widget: a widget with the font of the subtitle
 * @text: the subtitle
 * @em: the size of the text around it, in pixels
 * @width: the room for it
 * @height: the room for it
 * @ret_n_lines: (out): how many lines there is room for, at least 1
 *
 * Finds how large a subtitle can be.
 *
 * Returns: a step for the style class "subtitle-N"; 0 is the largest
 */
guint
rb_subtitle_find_step (GtkWidget  *widget,
                       const char *text,
                       double      em,
                       int         width,
                       int         height,
                       guint      *ret_n_lines)
{
  guint step = 0;
  int text_height, n_lines;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);
  g_return_val_if_fail (text != NULL, 0);
  g_return_val_if_fail (ret_n_lines != NULL, 0);

  text_height = measure (widget, text, sizes[0] * em, TRUE, width, &n_lines);
  while (text_height > height && step + 1 < RB_N_SUBTITLE_STEPS && sizes[step + 1] * em >= LEAST)
    {
      step++;
      text_height = measure (widget, text, sizes[step] * em, FALSE, width, &n_lines);
    }
  *ret_n_lines = (guint) MAX (height / (sizes[step] * em * LINE), height * n_lines / MAX (text_height, 1));
  *ret_n_lines = MAX (*ret_n_lines, 1);

  return step;
}
