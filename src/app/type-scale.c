/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/type-scale.h"

#include <gtk/gtk.h>

/* The desktop's text size, in points, if it does not say one. The unit is points, so that the text also follows the
 * desktop's "large text" setting. */
#define USUAL_SIZE 11.0
/* The text in projection, in times the text in a window. */
#define PROJECTION_FACTOR 1.37
/* The least size of text in projection, in pixels, with which the letter in a badge has 18; and how many times the size
 * has to fit into the height and the width of the screen. Then the code keeps at least eight lines, and there is room
 * for a card beside it. */
#define PROJECTION_MIN_PIXELS 20.0
#define PROJECTION_LINES 24.0
#define PROJECTION_COLUMNS 40.0

static const double steps[] = { 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3 };

/* All other lengths in the style sheet are in em, so this sets one font size for each window. */
struct _RbTypeScale
{
  GObject parent_instance;

  GSettings *settings;
  GtkCssProvider *provider;
  int screen_width; /* of a projection, in pixels; 0 if it is not known */
  int screen_height;
};

G_DEFINE_FINAL_TYPE (RbTypeScale, rb_type_scale, G_TYPE_OBJECT)

/* Gets the size of the desktop's text, in points. */
static double
get_desktop_size (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *name = NULL;
  PangoFontDescription *font;
  double size = USUAL_SIZE;

  if (settings == NULL)
    return size;

  g_object_get (settings, "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "");
  if (pango_font_description_get_size (font) > 0 && !pango_font_description_get_size_is_absolute (font))
    size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  pango_font_description_free (font);

  return size;
}

/* Gets how many pixels of the desktop's text are an inch. */
static double
get_resolution (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;

  if (settings != NULL)
    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? dpi / 1024.0 : 96;
}

/**
 * rb_type_scale_find_projected:
 * @size: the size that is wanted, in pixels
 * @screen_width: the width of the screen, in pixels; 0 if it is not known
 * @screen_height: its height
 *
 * Gets the size of text in projection.
 *
 * Returns: @size, or the nearest size that can be read in a classroom and leaves room for the code
 */
double
rb_type_scale_find_projected (double size,
                              int    screen_width,
                              int    screen_height)
{
  double most = size;

  if (screen_height > 0)
    most = MIN (screen_height / PROJECTION_LINES, screen_width / PROJECTION_COLUMNS);

  return CLAMP (size, PROJECTION_MIN_PIXELS, MAX (PROJECTION_MIN_PIXELS, most));
}

static void
update (RbTypeScale *self)
{
  g_autofree char *css = NULL;
  char normal[G_ASCII_DTOSTR_BUF_SIZE];
  char projection[G_ASCII_DTOSTR_BUF_SIZE];
  double points = get_desktop_size () * g_settings_get_double (self->settings, "zoom");
  double pixels_per_point = get_resolution () / 72;
  double projected = rb_type_scale_find_projected (points * PROJECTION_FACTOR * pixels_per_point, self->screen_width,
                                                   self->screen_height);

  /* CSS needs a decimal point in every language. */
  g_ascii_formatd (normal, sizeof normal, "%.2f", points);
  g_ascii_formatd (projection, sizeof projection, "%.2f", projected);
  css = g_strdup_printf ("window.ringback { font-size: %spt; } window.ringback.projection { font-size: %spx; }",
                         normal, projection);
  gtk_css_provider_load_from_data (self->provider, css, -1);
}

static void
rb_type_scale_dispose (GObject *object)
{
  RbTypeScale *self = RB_TYPE_SCALE (object);

  if (self->provider != NULL)
    gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->provider));
  g_clear_object (&self->provider);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rb_type_scale_parent_class)->dispose (object);
}

static void
rb_type_scale_class_init (RbTypeScaleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rb_type_scale_dispose;
}

static void
rb_type_scale_init (RbTypeScale *self)
{
  self->provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

/**
 * rb_type_scale_new:
 * @settings: settings with a "zoom"
 *
 * Makes all text follow the settings.
 *
 * Returns: (transfer full): a new scale, in force until it is finalized
 */
RbTypeScale *
rb_type_scale_new (GSettings *settings)
{
  RbTypeScale *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (RB_TYPE_TYPE_SCALE, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::zoom", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (gtk_settings_get_default () != NULL)
    {
      g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-font-name", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  update (self);

  return self;
}

/**
 * rb_type_scale_get_steps:
 * @ret_n_steps: (out): how many
 *
 * Gets the scales that can be chosen.
 *
 * Returns: (array length=ret_n_steps): scales, from the smallest to the largest
 */
const double *
rb_type_scale_get_steps (guint *ret_n_steps)
{
  *ret_n_steps = G_N_ELEMENTS (steps);

  return steps;
}

/**
 * rb_type_scale_get_larger:
 * @zoom: the current zoom
 *
 * Gets the next larger step.
 *
 * Returns: a zoom, at most 3
 */
double
rb_type_scale_get_larger (double zoom)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] > zoom + 0.01)
      return steps[i];

  return steps[G_N_ELEMENTS (steps) - 1];
}

/**
 * rb_type_scale_get_smaller:
 * @zoom: the current zoom
 *
 * Gets the next smaller step.
 *
 * Returns: a zoom, at least 0.5
 */
double
rb_type_scale_get_smaller (double zoom)
{
  for (gsize i = G_N_ELEMENTS (steps); i > 0; i--)
    if (steps[i - 1] < zoom - 0.01)
      return steps[i - 1];

  return steps[0];
}

/**
 * rb_type_scale_set_screen_size:
 * @self: a type scale
 * @screen_width: the width of the screen that a window is projected on, in pixels
 * @screen_height: its height
 *
 * Keeps the text in projection so small that the code fits on the screen, whatever the zoom is.
 */
void
rb_type_scale_set_screen_size (RbTypeScale *self,
                               int          screen_width,
                               int          screen_height)
{
  g_return_if_fail (RB_IS_TYPE_SCALE (self));

  if (self->screen_width == screen_width && self->screen_height == screen_height)
    return;

  self->screen_width = screen_width;
  self->screen_height = screen_height;
  update (self);
}
