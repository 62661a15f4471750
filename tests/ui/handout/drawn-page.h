/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "ui/handout/handout.h"

/* Everything that is drawn as text on a page, in its order and without white space. */
char *dup_drawn_text (RbHandout *handout,
                      guint      page);
/* The same of a part of a block. */
char *dup_drawn_rows (RbHandoutBlock *block,
                      double          from,
                      double          to);
/* How many pixels of a block, at four for each point, have a colour, within 2 % for each channel; and how many of them
 * are side by side. */
guint count_color    (RbHandoutBlock *block,
                      double          width,
                      const GdkRGBA  *color,
                      guint          *ret_longest);
/* Where anything is drawn on a page, in points. */
void  measure_ink    (RbHandout *handout,
                      guint      page,
                      double    *ret_left,
                      double    *ret_top,
                      double    *ret_right,
                      double    *ret_bottom);
/* A text without white space. */
char *dup_squeezed   (const char *text);
/* How often a text occurs in another. */
guint count_text     (const char *text,
                      const char *part);
