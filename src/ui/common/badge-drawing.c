/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/badge-drawing.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "engine/trace/callback-label.h"
#include "ui/common/callback-palette.h"
#include "ui/common/em.h"
#include "ui/common/rounded.h"
#include "ui/common/sign.h"

/* How a callback's badge looks in each state: RbCallbackBadge and the gutter both draw it with this. */

/* Waiting and all that is over show a sign beside the letter, because colour alone must not tell them apart. */
static gboolean
has_sign (gboolean        plain,
          RbCallbackState state)
{
  return !plain && (state == RB_CALLBACK_WAITING || state >= RB_CALLBACK_DONE);
}

static gboolean
is_filled (gboolean        plain,
           RbCallbackState state)
{
  return plain || state == RB_CALLBACK_RUNNING;
}

static PangoLayout *
create_letter (GtkWidget *widget,
               guint      callback,
               int        size)
{
  g_autofree char *label = callback != 0 ? rb_callback_label_dup (callback) : g_strdup ("");
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, label);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, "Noto Sans, Cantarell, sans-serif");
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, size * 0.7 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  return layout;
}

static void
draw_letter (GtkSnapshot   *snapshot,
             GtkWidget     *widget,
             guint          callback,
             double         x,
             double         y,
             double         width,
             int            size,
             const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = create_letter (widget, callback, size);
  int text_width;
  int text_height;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + (width - text_width) / 2.0,
                                                          y + (size - text_height) / 2.0));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/**
 * rb_badge_drawing_dup_name:
 * @callback: a callback's number, 0 for the main script
 * @plain: whether to leave the state out
 * @state: the callback's state
 *
 * Describes a badge in words, for a screen reader.
 *
 * Returns: (transfer full): such as "Callback A, waiting"
 */
char *
rb_badge_drawing_dup_name (guint           callback,
                           gboolean        plain,
                           RbCallbackState state)
{
  g_autofree char *label = NULL;

  if (callback == 0)
    return g_strdup (_("Main script"));

  label = rb_callback_label_dup (callback);
  if (plain)
    return g_strdup_printf (_("Callback %s"), label);

  switch (state)
    {
    case RB_CALLBACK_REGISTERED:
      return g_strdup_printf (_("Callback %s, registered"), label);
    case RB_CALLBACK_WAITING:
      return g_strdup_printf (_("Callback %s, waiting"), label);
    case RB_CALLBACK_RUNNING:
      return g_strdup_printf (_("Callback %s, running"), label);
    case RB_CALLBACK_DONE:
      return g_strdup_printf (_("Callback %s, done"), label);
    case RB_CALLBACK_FAILED:
      return g_strdup_printf (_("Callback %s, failed"), label);
    case RB_CALLBACK_UNCALLED:
      return g_strdup_printf (_("Callback %s, never called back"), label);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rb_badge_drawing_follow_style:
 * @widget: a widget that draws badges
 *
 * Redraws @widget whenever the colours of badges change.
 */
void
rb_badge_drawing_follow_style (GtkWidget *widget)
{
  AdwStyleManager *style_manager = adw_style_manager_get_default ();

  g_signal_connect_object (style_manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style_manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
}

/**
 * rb_badge_drawing_get_size:
 * @widget: the widget whose text size it follows
 *
 * Gets the height of a badge.
 *
 * Returns: pixels
 */
int
rb_badge_drawing_get_size (GtkWidget *widget)
{
  return MAX (14, (int) round (rb_em_get (widget) * 1.3));
}

/**
 * rb_badge_drawing_measure:
 * @widget: the widget that it is drawn on
 * @callback: a callback's number, 0 for the main script
 * @plain: whether to leave the state out
 * @state: the callback's state
 *
 * Measures the width of a badge.
 *
 * Returns: pixels
 */
int
rb_badge_drawing_measure (GtkWidget       *widget,
                          guint            callback,
                          gboolean         plain,
                          RbCallbackState  state)
{
  int size = rb_badge_drawing_get_size (widget);
  g_autoptr (PangoLayout) layout = create_letter (widget, callback, size);
  int text_width;

  pango_layout_get_pixel_size (layout, &text_width, NULL);

  return MAX (size, text_width + size / 3) + (has_sign (plain, state) ? size * 5 / 8 : 0);
}

static void
draw_script_sign (GtkWidget     *widget,
                  GtkSnapshot   *snapshot,
                  double         x,
                  double         y,
                  double         width,
                  double         size,
                  const GdkRGBA *color)
{
  double sign_size = size * 0.46;

  /* A triangle that is exactly in the middle looks too far to the left. */
  rb_sign_draw (widget, snapshot, RB_SIGN_SCRIPT, x + (width - sign_size) / 2 + size * 0.03,
                y + (size - sign_size) / 2, sign_size, color, NULL);
}

static void
draw_state_sign (GtkWidget       *widget,
                 GtkSnapshot     *snapshot,
                 RbCallbackState  state,
                 double           right,
                 double           y,
                 double           size,
                 const GdkRGBA   *color)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA red = { 0.753f, 0.11f, 0.157f, 1 };
  const char *name = state == RB_CALLBACK_WAITING ? RB_SIGN_WAITING :
                     state == RB_CALLBACK_UNCALLED ? RB_SIGN_UNCALLED : RB_SIGN_DONE;
  double sign_size = size * 0.57;
  double x = right - size * 0.46 - sign_size / 2;

  y += (size - sign_size) / 2;
  if (state == RB_CALLBACK_FAILED)
    rb_sign_draw (widget, snapshot, RB_SIGN_ERROR, x, y, sign_size, &white, &red);
  else
    rb_sign_draw (widget, snapshot, name, x, y, sign_size, color, NULL);
}

/**
 * rb_badge_drawing_draw:
 * @widget: the widget that it is drawn on
 * @snapshot: a snapshot of @widget
 * @callback: a callback's number, 0 for the main script
 * @plain: whether to leave the state out
 * @state: the callback's state
 * @x: the left edge
 * @y: the upper edge
 *
 * Draws a badge: outlined when registered, with a clock when waiting, filled when running, with a tick when done, with
 * the sign of an error when failed, with a line when nothing has called it.
 */
void
rb_badge_drawing_draw (GtkWidget       *widget,
                       GtkSnapshot     *snapshot,
                       guint            callback,
                       gboolean         plain,
                       RbCallbackState  state,
                       double           x,
                       double           y)
{
  int size = rb_badge_drawing_get_size (widget);
  int width = rb_badge_drawing_measure (widget, callback, plain, state);
  double letter_width = has_sign (plain, state) ? width - size * 5 / 8 + 1 : width;
  double line = MAX (1.5, size / 11.0);
  gboolean filled = is_filled (plain, state);
  gboolean edged;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, width, size);
  RbCallbackColors colors;
  GdkRGBA ground;
  cairo_t *cr;

  rb_callback_palette_get (callback, rb_scheme_get_current (), &colors);
  rb_scheme_get_page (rb_scheme_get_current (), &ground);
  if (state >= RB_CALLBACK_DONE)
    rb_callback_palette_mix (&ground, &colors.tint, 1, &ground);

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  rb_rounded_trace (cr, x + line / 2, y + line / 2, width - line, size - line, size * 0.26);
  gdk_cairo_set_source_rgba (cr, filled ? &colors.fill : &ground);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, line);
  if ((state == RB_CALLBACK_DONE || state == RB_CALLBACK_UNCALLED) && !plain)
    colors.ink.alpha = 0.6f;
  edged = !filled || (rb_scheme_get_current () & RB_SCHEME_HIGH_CONTRAST);
  gdk_cairo_set_source_rgba (cr, edged ? &colors.ink : &colors.fill);
  cairo_stroke (cr);

  colors.ink.alpha = 1;
  if (filled)
    colors.ink = colors.text;
  cairo_destroy (cr);
  if (callback != 0)
    draw_letter (snapshot, widget, callback, x, y, letter_width, size, &colors.ink);
  else
    draw_script_sign (widget, snapshot, x, y, letter_width, size, &colors.ink);
  if (has_sign (plain, state))
    draw_state_sign (widget, snapshot, state, x + width, y, size, &colors.ink);
}
