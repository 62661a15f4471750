/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/callback-palette.h"

#include <adwaita.h>
#include <math.h>

/* The palette of Okabe and Ito, with grey instead of black. People with any kind of colour vision can tell these
 * colours apart. Blue comes first, because it is farthest from the amber of the current statement. The ninth callback
 * has the first colour again, but another letter. */
static const guint32 hues[] = {
  0x0072b2, /* blue */
  0xd55e00, /* vermillion */
  0x009e73, /* bluish green */
  0xcc79a7, /* reddish purple */
  0xe69f00, /* orange */
  0x56b4e9, /* sky blue */
  0xf0e442, /* yellow */
  0x77767b, /* grey */
};

static const GdkRGBA black = { 0, 0, 0, 1 };
static const GdkRGBA white = { 1, 1, 1, 1 };

static gboolean forced_high_contrast;

static void
unpack (guint32  packed,
        GdkRGBA *ret_rgba)
{
  ret_rgba->red = ((packed >> 16) & 0xff) / 255.f;
  ret_rgba->green = ((packed >> 8) & 0xff) / 255.f;
  ret_rgba->blue = (packed & 0xff) / 255.f;
  ret_rgba->alpha = 1;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *rgba)
{
  return 0.2126 * linear (rgba->red) + 0.7152 * linear (rgba->green) + 0.0722 * linear (rgba->blue);
}

/* Moves @rgba towards @to in small steps until its contrast with @from is at least @ratio. */
static void
stand_out (GdkRGBA       *rgba,
           const GdkRGBA *from,
           const GdkRGBA *to,
           double         ratio)
{
  GdkRGBA start = *rgba;
  int step;

  for (step = 1; step <= 40 && rb_callback_palette_compare (rgba, from) < ratio; step++)
    rb_callback_palette_mix (&start, to, step / 40.0, rgba);
}

/**
 * rb_scheme_force_high_contrast:
 * @force: whether to use high contrast even if the desktop does not ask for it
 *
 * Sets high contrast for Ringback alone, because of a preference or of projection. Widgets get the same notification as
 * when the desktop's setting changes.
 */
void
rb_scheme_force_high_contrast (gboolean force)
{
  if (forced_high_contrast == force)
    return;

  forced_high_contrast = force;
  g_object_notify (G_OBJECT (adw_style_manager_get_default ()), "high-contrast");
}

/**
 * rb_scheme_get_current:
 *
 * Gets the scheme that the desktop and the preferences ask for.
 *
 * Returns: the scheme
 */
RbScheme
rb_scheme_get_current (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  RbScheme scheme = RB_SCHEME_LIGHT;

  if (adw_style_manager_get_dark (manager))
    scheme |= RB_SCHEME_DARK;
  if (forced_high_contrast || adw_style_manager_get_high_contrast (manager))
    scheme |= RB_SCHEME_HIGH_CONTRAST;

  return scheme;
}

/**
 * rb_scheme_get_page:
 * @scheme: a scheme
 * @ret_page: (out): the colour of the page
 *
 * Gets the background colour of code and lists.
 */
void
rb_scheme_get_page (RbScheme  scheme,
                    GdkRGBA  *ret_page)
{
  if ((scheme & RB_SCHEME_DARK) && (scheme & RB_SCHEME_HIGH_CONTRAST))
    *ret_page = black;
  else if (scheme & RB_SCHEME_DARK)
    unpack (0x1e1e1e, ret_page);
  else
    *ret_page = white;
}

/**
 * rb_callback_palette_get:
 * @callback: a callback's number, from 1; 0 for the main script
 * @scheme: the scheme to make the colours for
 * @ret_colors: (out): its colours
 *
 * Gets the colours of a callback. They never change for one callback and scheme.
 *
 * The contrast between text and fill, and between ink and page, is at least 4.5:1 (7:1 in high contrast).
 */
void
rb_callback_palette_get (guint             callback,
                         RbScheme          scheme,
                         RbCallbackColors *ret_colors)
{
  gboolean dark = (scheme & RB_SCHEME_DARK) != 0;
  gboolean high_contrast = (scheme & RB_SCHEME_HIGH_CONTRAST) != 0;
  double ratio = high_contrast ? 7 : 4.5;
  gboolean white_text;
  GdkRGBA page;

  g_return_if_fail (ret_colors != NULL);

  unpack (callback == 0 ? 0x77767b : hues[(callback - 1) % G_N_ELEMENTS (hues)], &ret_colors->fill);
  rb_scheme_get_page (scheme, &page);

  white_text = rb_callback_palette_compare (&ret_colors->fill, &white) >= 3.5;
  ret_colors->text = white_text ? white : black;
  ret_colors->ink = ret_colors->fill;
  stand_out (&ret_colors->fill, &ret_colors->text, white_text ? &black : &white, ratio);
  stand_out (&ret_colors->ink, &page, dark ? &white : &black, ratio);

  /* On a dark page, bright colours get less alpha: all tints look about as strong, and text on them stays readable. */
  ret_colors->tint = dark ? ret_colors->ink : ret_colors->fill;
  ret_colors->tint.alpha = dark ? (float) CLAMP (0.05 / luminance (&ret_colors->ink), 0.07, 0.2) : 0.13f;
  if (high_contrast)
    ret_colors->tint.alpha *= 0.6f;
}

/**
 * rb_callback_palette_compare:
 * @a: an opaque colour
 * @b: another one
 *
 * Computes the contrast of two colours as WCAG 2 defines it.
 *
 * Returns: the contrast ratio, from 1 (equal colours) to 21
 */
double
rb_callback_palette_compare (const GdkRGBA *a,
                             const GdkRGBA *b)
{
  double one = luminance (a) + 0.05;
  double other = luminance (b) + 0.05;

  return MAX (one, other) / MIN (one, other);
}

/**
 * rb_callback_palette_mix:
 * @under: an opaque colour
 * @over: the colour that is painted over it; its alpha counts, too
 * @amount: the opacity of @over, from 0 to 1
 * @ret_mixed: (out): the resulting colour
 *
 * Blends one colour over another.
 */
void
rb_callback_palette_mix (const GdkRGBA *under,
                         const GdkRGBA *over,
                         double         amount,
                         GdkRGBA       *ret_mixed)
{
  float share = over->alpha * (float) CLAMP (amount, 0, 1);
  GdkRGBA mixed;

  mixed.red = under->red + (over->red - under->red) * share;
  mixed.green = under->green + (over->green - under->green) * share;
  mixed.blue = under->blue + (over->blue - under->blue) * share;
  mixed.alpha = 1;
  *ret_mixed = mixed;
}
