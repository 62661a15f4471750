/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * RbScheme:
 * @RB_SCHEME_LIGHT: dark text on a light page
 * @RB_SCHEME_DARK: light text on a dark page
 * @RB_SCHEME_HIGH_CONTRAST: stronger contrast; a flag beside light or dark
 *
 * The kind of page that colours are made for.
 */
typedef enum
{
  RB_SCHEME_LIGHT = 0,
  RB_SCHEME_DARK = 1 << 0,
  RB_SCHEME_HIGH_CONTRAST = 1 << 1,
} RbScheme;

/**
 * RbCallbackColors:
 * @fill: the area of a badge or of a bar
 * @text: text on @fill
 * @ink: outlines, and letters on the page
 * @tint: the callback's range in the source; translucent
 *
 * The colours of one callback.
 */
typedef struct
{
  GdkRGBA fill;
  GdkRGBA text;
  GdkRGBA ink;
  GdkRGBA tint;
} RbCallbackColors;

RbScheme rb_scheme_get_current         (void);
void     rb_scheme_force_high_contrast (gboolean          force);
void     rb_scheme_get_page            (RbScheme          scheme,
                                        GdkRGBA          *ret_page);

void     rb_callback_palette_get       (guint             callback,
                                        RbScheme          scheme,
                                        RbCallbackColors *ret_colors);
double   rb_callback_palette_compare   (const GdkRGBA    *a,
                                        const GdkRGBA    *b);
void     rb_callback_palette_mix       (const GdkRGBA    *under,
                                        const GdkRGBA    *over,
                                        double            amount,
                                        GdkRGBA          *ret_mixed);

G_END_DECLS
