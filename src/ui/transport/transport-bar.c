/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/transport/transport-bar.h"

#include <glib/gi18n.h>

#include "ui/common/choices.h"
#include "ui/common/style-class.h"

struct _RbTransportBar
{
  GtkBox parent_instance;

  GtkWidget *play_button;
  GtkWidget *restart_button;
  GtkWidget *end_button;
  GtkWidget *stop_button;
  GtkImage *play_icon;
  GtkLabel *play_label;
  GtkDropDown *speed_drop_down;
  GtkWidget *reset_button;

  RbSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *draft_signals;
  GSignalGroup *player_signals;
  RbComparison *comparison;
  GSignalGroup *comparison_signals;
};

G_DEFINE_FINAL_TYPE (RbTransportBar, rb_transport_bar, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_COMPARISON,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const double speeds[] = { RB_PLAYER_MIN_SPEED, 0.5, 1, 2, 4, RB_PLAYER_MAX_SPEED };

static gboolean
must_run (RbTransportBar *self)
{
  if (self->comparison != NULL)
    return FALSE;

  return self->session == NULL || rb_session_get_must_run (self->session);
}

static gboolean
is_playing (RbTransportBar *self)
{
  if (self->comparison != NULL)
    return rb_comparison_get_playing (self->comparison);

  return rb_player_get_playing (rb_session_get_player (self->session)) || rb_session_get_hurrying (self->session);
}

static void
update_play (RbTransportBar *self)
{
  const char *icon = "media-playback-start-symbolic";
  const char *label;

  if (must_run (self))
    {
      label = _("Run");
    }
  else if (is_playing (self))
    {
      icon = "media-playback-pause-symbolic";
      label = _("Pause");
    }
  else
    {
      label = _("Play");
    }

  gtk_image_set_from_icon_name (self->play_icon, icon);
  gtk_label_set_text (self->play_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Two programs side by side cannot be edited, so there is nothing to reset. */
static void
update_reset (RbTransportBar *self)
{
  gtk_widget_set_visible (self->reset_button, self->session != NULL && self->comparison == NULL &&
                                                rb_draft_get_edited (rb_session_get_draft (self->session)));
}

static void
player_cb (RbTransportBar *self)
{
  g_signal_group_set_target (self->player_signals, rb_session_get_player (self->session));
  update_play (self);
}

/* Puts the speed into the name that a screen reader says. */
static void
name_speed (RbTransportBar *self)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (self->speed_drop_down);
  g_autofree char *name = NULL;

  if (selected == NULL)
    return;

  /* Translators: how fast a run plays, such as "Speed: 2×" */
  name = g_strdup_printf (_("Speed: %s"), gtk_string_object_get_string (selected));
  rb_choices_name (self->speed_drop_down, name);
}

static void
speed_cb (RbTransportBar *self)
{
  double speed = rb_session_get_speed (self->session);

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    if (G_APPROX_VALUE (speeds[i], speed, 0.001))
      gtk_drop_down_set_selected (self->speed_drop_down, i);
}

static void
speed_selected_cb (RbTransportBar *self)
{
  guint selected = gtk_drop_down_get_selected (self->speed_drop_down);

  name_speed (self);
  if (self->session != NULL &&
      selected < G_N_ELEMENTS (speeds) &&
      !G_APPROX_VALUE (rb_session_get_speed (self->session), speeds[selected], 0.001))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.speed", "d", speeds[selected]);
}

static void
rb_transport_bar_dispose (GObject *object)
{
  RbTransportBar *self = RB_TRANSPORT_BAR (object);

  if (self->session_signals != NULL)
    rb_transport_bar_set_session (self, NULL);
  if (self->comparison_signals != NULL)
    rb_transport_bar_set_comparison (self, NULL);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->draft_signals);
  g_clear_object (&self->player_signals);
  g_clear_object (&self->comparison_signals);

  G_OBJECT_CLASS (rb_transport_bar_parent_class)->dispose (object);
}

static void
rb_transport_bar_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  RbTransportBar *self = RB_TRANSPORT_BAR (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_COMPARISON:
      g_value_set_object (value, self->comparison);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_transport_bar_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  RbTransportBar *self = RB_TRANSPORT_BAR (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      rb_transport_bar_set_session (self, g_value_get_object (value));
      break;
    case PROP_COMPARISON:
      rb_transport_bar_set_comparison (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_transport_bar_class_init (RbTransportBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_transport_bar_dispose;
  object_class->get_property = rb_transport_bar_get_property;
  object_class->set_property = rb_transport_bar_set_property;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, RB_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_COMPARISON] =
    g_param_spec_object ("comparison", NULL, NULL, RB_TYPE_COMPARISON,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ringback/Ringback/ui/transport/transport-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RbTransportBar, play_button);
  gtk_widget_class_bind_template_child (widget_class, RbTransportBar, restart_button);
  gtk_widget_class_bind_template_child (widget_class, RbTransportBar, end_button);
  gtk_widget_class_bind_template_child (widget_class, RbTransportBar, stop_button);
  gtk_widget_class_bind_template_child (widget_class, RbTransportBar, play_icon);
  gtk_widget_class_bind_template_child (widget_class, RbTransportBar, play_label);
  gtk_widget_class_bind_template_child (widget_class, RbTransportBar, speed_drop_down);
  gtk_widget_class_bind_template_child (widget_class, RbTransportBar, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, speed_selected_cb);
}

static void
rb_transport_bar_init (RbTransportBar *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      /* Translators: how many times as fast as usual */
      g_autofree char *label = g_strdup_printf (_("%g×"), speeds[i]);

      gtk_string_list_append (labels, label);
    }

  rb_choices_name_rows (self->speed_drop_down);
  gtk_drop_down_set_model (self->speed_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->speed_drop_down, 2);

  self->session_signals = g_signal_group_new (RB_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::player",
                                  G_CALLBACK (player_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::hurrying",
                                  G_CALLBACK (update_play), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::speed",
                                  G_CALLBACK (speed_cb), self);

  self->draft_signals = g_signal_group_new (RB_TYPE_DRAFT);
  g_signal_group_connect_swapped (self->draft_signals, "notify::edited", G_CALLBACK (update_reset), self);

  self->comparison_signals = g_signal_group_new (RB_TYPE_COMPARISON);
  g_signal_group_connect_swapped (self->comparison_signals, "notify::playing", G_CALLBACK (update_play), self);

  self->player_signals = g_signal_group_new (RB_TYPE_PLAYER);
  g_signal_group_connect_swapped (self->player_signals, "notify::playing",
                                  G_CALLBACK (update_play), self);
  g_signal_group_connect_swapped (self->player_signals, "notify::at-end",
                                  G_CALLBACK (update_play), self);

  update_play (self);
}

/**
 * rb_transport_bar_get_session:
 * @self: a transport bar
 *
 * Gets the session whose run the buttons control.
 *
 * Returns: (transfer none) (nullable): the session
 */
RbSession *
rb_transport_bar_get_session (RbTransportBar *self)
{
  g_return_val_if_fail (RB_IS_TRANSPORT_BAR (self), NULL);

  return self->session;
}

/**
 * rb_transport_bar_set_session:
 * @self: a transport bar
 * @session: (nullable): a session
 *
 * Sets the session whose run the buttons control.
 */
void
rb_transport_bar_set_session (RbTransportBar *self,
                              RbSession      *session)
{
  g_return_if_fail (RB_IS_TRANSPORT_BAR (self));

  if (self->session == session)
    return;

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->draft_signals, session != NULL ? rb_session_get_draft (session) : NULL);
  update_reset (self);

  if (session != NULL)
    {
      player_cb (self);
      speed_cb (self);
    }
  else
    {
      g_signal_group_set_target (self->player_signals, NULL);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * rb_transport_bar_set_comparison:
 * @self: a transport bar
 * @comparison: (nullable): a comparison, or %NULL for the session's run
 *
 * Sets the comparison that the buttons control instead of the session's run.
 */
void
rb_transport_bar_set_comparison (RbTransportBar *self,
                                 RbComparison   *comparison)
{
  g_return_if_fail (RB_IS_TRANSPORT_BAR (self));

  if (!g_set_object (&self->comparison, comparison))
    return;

  g_signal_group_set_target (self->comparison_signals, comparison);
  update_play (self);
  update_reset (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPARISON]);
}

/**
 * rb_transport_bar_grab_run:
 * @self: a transport bar
 *
 * Gives the keyboard focus to the button that runs the program.
 */
void
rb_transport_bar_grab_run (RbTransportBar *self)
{
  g_return_if_fail (RB_IS_TRANSPORT_BAR (self));

  gtk_widget_grab_focus (self->play_button);
}

/**
 * rb_transport_bar_set_compact:
 * @self: a transport bar
 * @compact: whether there is little room
 *
 * Shows only the buttons that move through a run. The menu has the others.
 */
void
rb_transport_bar_set_compact (RbTransportBar *self,
                              gboolean        compact)
{
  g_return_if_fail (RB_IS_TRANSPORT_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->play_label), !compact);
  gtk_widget_set_visible (GTK_WIDGET (self->speed_drop_down), !compact);
  gtk_widget_set_visible (self->stop_button, !compact);
  rb_style_class_set (GTK_WIDGET (self), "compact", compact);
}

/**
 * rb_transport_bar_set_few:
 * @self: a transport bar
 * @few: whether there is room for three buttons only
 *
 * Hides the buttons that go to the start and to the end, because a narrow window has no room for them. The menu and
 * keys do the same.
 */
void
rb_transport_bar_set_few (RbTransportBar *self,
                          gboolean        few)
{
  g_return_if_fail (RB_IS_TRANSPORT_BAR (self));

  gtk_widget_set_visible (self->restart_button, !few);
  gtk_widget_set_visible (self->end_button, !few);
}
