/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/callback-badge.h"

#include "ui/common/badge-drawing.h"
#include "ui/common/sign.h"

struct _RbCallbackBadge
{
  GtkWidget parent_instance;

  guint callback;
  RbCallbackState state;
  gboolean plain;
};

G_DEFINE_FINAL_TYPE (RbCallbackBadge, rb_callback_badge, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CALLBACK,
  PROP_STATE,
  PROP_PLAIN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
rb_callback_badge_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  RbCallbackBadge *self = RB_CALLBACK_BADGE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = rb_badge_drawing_measure (widget, self->callback, self->plain, self->state);
  else
    *minimum = rb_badge_drawing_get_size (widget);

  *natural = *minimum;
}

static void
rb_callback_badge_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  RbCallbackBadge *self = RB_CALLBACK_BADGE (widget);
  int width = rb_badge_drawing_measure (widget, self->callback, self->plain, self->state);
  int height = rb_badge_drawing_get_size (widget);

  rb_badge_drawing_draw (widget, snapshot, self->callback, self->plain, self->state,
                         (gtk_widget_get_width (widget) - width) / 2,
                         (gtk_widget_get_height (widget) - height) / 2);
}

static void
update (RbCallbackBadge *self)
{
  g_autofree char *name = rb_badge_drawing_dup_name (self->callback, self->plain, self->state);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
rb_callback_badge_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  RbCallbackBadge *self = RB_CALLBACK_BADGE (object);

  switch (prop_id)
    {
    case PROP_CALLBACK:
      g_value_set_uint (value, self->callback);
      break;
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_PLAIN:
      g_value_set_boolean (value, self->plain);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_callback_badge_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  RbCallbackBadge *self = RB_CALLBACK_BADGE (object);

  switch (prop_id)
    {
    case PROP_CALLBACK:
      rb_callback_badge_set_callback (self, g_value_get_uint (value));
      break;
    case PROP_STATE:
      rb_callback_badge_set_state (self, g_value_get_uint (value));
      break;
    case PROP_PLAIN:
      rb_callback_badge_set_plain (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_callback_badge_class_init (RbCallbackBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rb_callback_badge_get_property;
  object_class->set_property = rb_callback_badge_set_property;
  widget_class->measure = rb_callback_badge_measure;
  widget_class->snapshot = rb_callback_badge_snapshot;

  properties[PROP_CALLBACK] = g_param_spec_uint ("callback", NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, RB_CALLBACK_LAST, RB_CALLBACK_REGISTERED,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_PLAIN] = g_param_spec_boolean ("plain", NULL, NULL, TRUE,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "callbackbadge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rb_callback_badge_init (RbCallbackBadge *self)
{
  self->plain = TRUE;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  rb_badge_drawing_follow_style (GTK_WIDGET (self));
  update (self);
}

/**
 * rb_callback_badge_new:
 *
 * Creates a plain badge for the main script.
 *
 * Returns: (transfer floating): a new badge
 */
GtkWidget *
rb_callback_badge_new (void)
{
  return g_object_new (RB_TYPE_CALLBACK_BADGE, NULL);
}

/**
 * rb_callback_badge_get_callback:
 * @self: a badge
 *
 * Gets the callback that the badge belongs to.
 *
 * Returns: a callback's number, 0 for the main script
 */
guint
rb_callback_badge_get_callback (RbCallbackBadge *self)
{
  g_return_val_if_fail (RB_IS_CALLBACK_BADGE (self), 0);

  return self->callback;
}

/**
 * rb_callback_badge_set_callback:
 * @self: a badge
 * @callback: a callback's number, 0 for the main script
 *
 * Sets the callback that the badge belongs to.
 */
void
rb_callback_badge_set_callback (RbCallbackBadge *self,
                                guint            callback)
{
  g_return_if_fail (RB_IS_CALLBACK_BADGE (self));

  if (self->callback == callback)
    return;

  self->callback = callback;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CALLBACK]);
}

/**
 * rb_callback_badge_get_state:
 * @self: a badge
 *
 * Gets the state that the badge shows, unless it is plain.
 *
 * Returns: the state
 */
RbCallbackState
rb_callback_badge_get_state (RbCallbackBadge *self)
{
  g_return_val_if_fail (RB_IS_CALLBACK_BADGE (self), RB_CALLBACK_REGISTERED);

  return self->state;
}

/**
 * rb_callback_badge_set_state:
 * @self: a badge
 * @state: the callback's state
 *
 * Shows a state. From then on the badge is not plain.
 */
void
rb_callback_badge_set_state (RbCallbackBadge *self,
                             RbCallbackState  state)
{
  g_return_if_fail (RB_IS_CALLBACK_BADGE (self));

  rb_callback_badge_set_plain (self, FALSE);
  if (self->state == state)
    return;

  self->state = state;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * rb_callback_badge_get_plain:
 * @self: a badge
 *
 * Gets whether the badge shows only its letter.
 *
 * Returns: whether it does
 */
gboolean
rb_callback_badge_get_plain (RbCallbackBadge *self)
{
  g_return_val_if_fail (RB_IS_CALLBACK_BADGE (self), TRUE);

  return self->plain;
}

/**
 * rb_callback_badge_set_plain:
 * @self: a badge
 * @plain: whether to show only the letter
 *
 * Shows or hides the state.
 */
void
rb_callback_badge_set_plain (RbCallbackBadge *self,
                             gboolean         plain)
{
  g_return_if_fail (RB_IS_CALLBACK_BADGE (self));

  plain = !!plain;
  if (self->plain == plain)
    return;

  self->plain = plain;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAIN]);
}
