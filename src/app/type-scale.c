/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/type-scale.h"

#include <gtk/gtk.h>

/* The text size at 100 %, in a window and in projection. The unit is points, so that the text follows the desktop's
 * "large text" setting. */
#define NORMAL_SIZE 11.0
#define PROJECTION_SIZE 15.0

static const double steps[] = { 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3 };

/* All other lengths in the style sheet are in em, so this sets one font size for each window. */
struct _RbTypeScale
{
  GObject parent_instance;

  GSettings *settings;
  GtkCssProvider *provider;
};

G_DEFINE_FINAL_TYPE (RbTypeScale, rb_type_scale, G_TYPE_OBJECT)

static void
update (RbTypeScale *self)
{
  g_autofree char *css = NULL;
  char normal[G_ASCII_DTOSTR_BUF_SIZE];
  char projection[G_ASCII_DTOSTR_BUF_SIZE];
  double zoom = g_settings_get_double (self->settings, "zoom");

  /* CSS needs a decimal point in every language. */
  g_ascii_formatd (normal, sizeof normal, "%.2f", NORMAL_SIZE * zoom);
  g_ascii_formatd (projection, sizeof projection, "%.2f", PROJECTION_SIZE * zoom);
  css = g_strdup_printf ("window.ringback { font-size: %spt; } window.ringback.projection { font-size: %spt; }",
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
  update (self);

  return self;
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
