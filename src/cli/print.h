/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/**
 * RbStyle:
 * @RB_STYLE_PLAIN: as the terminal shows all text
 * @RB_STYLE_NAME: the name of a place, a lesson or an exercise
 * @RB_STYLE_ERROR: what is wrong
 * @RB_STYLE_DETAIL: what is less important, such as a stack
 *
 * How a terminal shows a piece of text. Without colours, all styles are equal.
 */
typedef enum
{
  RB_STYLE_PLAIN,
  RB_STYLE_NAME,
  RB_STYLE_ERROR,
  RB_STYLE_DETAIL,
} RbStyle;

/* All that ringback-cli prints goes through these functions, except traces. A control character of an article or of a
 * file name could command the terminal, so it is printed as an escape. */
void  rb_print              (FILE       *stream,
                             RbStyle     style,
                             const char *format,
                             ...) G_GNUC_PRINTF (3, 4);
void  rb_print_console_line (FILE       *stream,
                             const char *text);
void  rb_print_progress     (const char *format,
                             ...) G_GNUC_PRINTF (1, 2);
void  rb_print_end_progress (void);

char *rb_print_escape       (const char *text,
                             gboolean    keep_colours);

G_END_DECLS
