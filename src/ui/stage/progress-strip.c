/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/progress-strip.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/common/badge-drawing.h"
#include "ui/common/callback-palette.h"

struct _RbProgressStrip
{
  GtkWidget parent_instance;

  guint callback;
  double fraction;
};

G_DEFINE_FINAL_TYPE (RbProgressStrip, rb_progress_strip, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CALLBACK,
  PROP_FRACTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
append_bar (GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            float          width,
            float          height)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

/* Gets how many whole pixels are full, so that nothing is drawn again before the next one is. The bar is at least as
 * wide as it is high, because a narrower bar would have no round ends. */
static int
get_filled (RbProgressStrip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->fraction <= 0)
    return 0;

  return MAX ((int) round (gtk_widget_get_width (widget) * self->fraction), gtk_widget_get_height (widget));
}

static void
rb_progress_strip_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  RbProgressStrip *self = RB_PROGRESS_STRIP (widget);
  int height = gtk_widget_get_height (widget);
  int filled = get_filled (self);
  GdkRGBA fill;
  GdkRGBA trough;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &trough);
  fill = trough;
  fill.alpha *= 0.6f;
  trough.alpha *= 0.15f;

  if (self->callback != 0)
    {
      RbCallbackColors colors;

      rb_callback_palette_get (self->callback, rb_scheme_get_current (), &colors);
      fill = colors.fill;
    }

  append_bar (snapshot, &trough, gtk_widget_get_width (widget), height);
  if (filled > 0)
    append_bar (snapshot, &fill, filled, height);
}

static void
rb_progress_strip_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  RbProgressStrip *self = RB_PROGRESS_STRIP (object);

  switch (prop_id)
    {
    case PROP_CALLBACK:
      g_value_set_uint (value, self->callback);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_progress_strip_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  RbProgressStrip *self = RB_PROGRESS_STRIP (object);

  switch (prop_id)
    {
    case PROP_CALLBACK:
      rb_progress_strip_set_callback (self, g_value_get_uint (value));
      break;
    case PROP_FRACTION:
      rb_progress_strip_set_fraction (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_progress_strip_class_init (RbProgressStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rb_progress_strip_get_property;
  object_class->set_property = rb_progress_strip_set_property;
  widget_class->snapshot = rb_progress_strip_snapshot;

  properties[PROP_CALLBACK] =
    g_param_spec_uint ("callback", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "progress-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
rb_progress_strip_init (RbProgressStrip *self)
{
  rb_badge_drawing_follow_style (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Time passed"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0,
                                  -1);
}

/**
 * rb_progress_strip_new:
 *
 * Makes an empty bar.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
rb_progress_strip_new (void)
{
  return g_object_new (RB_TYPE_PROGRESS_STRIP, NULL);
}

/**
 * rb_progress_strip_get_callback:
 * @self: a bar
 *
 * Gets the callback whose colour the bar has.
 *
 * Returns: a callback's number, or 0
 */
guint
rb_progress_strip_get_callback (RbProgressStrip *self)
{
  g_return_val_if_fail (RB_IS_PROGRESS_STRIP (self), 0);

  return self->callback;
}

/**
 * rb_progress_strip_set_callback:
 * @self: a bar
 * @callback: a callback's number, or 0
 *
 * Sets the callback whose colour the bar has.
 */
void
rb_progress_strip_set_callback (RbProgressStrip *self,
                                guint            callback)
{
  g_return_if_fail (RB_IS_PROGRESS_STRIP (self));

  if (self->callback == callback)
    return;

  self->callback = callback;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CALLBACK]);
}

/**
 * rb_progress_strip_get_fraction:
 * @self: a bar
 *
 * Gets how full the bar is.
 *
 * Returns: a share from 0 to 1
 */
double
rb_progress_strip_get_fraction (RbProgressStrip *self)
{
  g_return_val_if_fail (RB_IS_PROGRESS_STRIP (self), 0);

  return self->fraction;
}

/**
 * rb_progress_strip_set_fraction:
 * @self: a bar
 * @fraction: from 0 to 1
 *
 * Sets how full the bar is.
 */
void
rb_progress_strip_set_fraction (RbProgressStrip *self,
                                double           fraction)
{
  int filled;

  g_return_if_fail (RB_IS_PROGRESS_STRIP (self));
  g_return_if_fail (fraction >= 0 && fraction <= 1);

  if (G_APPROX_VALUE (self->fraction, fraction, 0.0005))
    return;

  filled = get_filled (self);
  self->fraction = fraction;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, fraction, -1);
  if (get_filled (self) != filled)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}
