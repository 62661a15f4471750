/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/transport/narration-bar.h"

#include <glib/gi18n.h>

#include "engine/narration/narration.h"
#include "ui/common/announce.h"
#include "ui/common/sentence-view.h"
#include "ui/common/style-class.h"

/* What is around a subtitle, in em; the style sheet has the same lengths. */
#define PADDING 1.0
#define RIM 0.2

/* A moment that is shown for a shorter time is not announced, in µs. */
#define MIN_ANNOUNCED 600000

struct _RbNarrationBar
{
  GtkBox parent_instance;

  RbSentenceView *sentence;

  RbPlayer *player;
  GSignalGroup *player_signals;
  GSignalGroup *event_loop_signals;
};

G_DEFINE_FINAL_TYPE (RbNarrationBar, rb_narration_bar, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_PLAYER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Whether a screen reader has the time to say the sentence before the next one comes. */
static gboolean
lasts_long_enough (RbNarrationBar *self)
{
  return !rb_player_get_playing (self->player) || rb_player_get_duration (self->player) >= MIN_ANNOUNCED;
}

static void
update (RbNarrationBar *self)
{
  g_autoptr (RbSentence) sentence = NULL;

  if (self->player == NULL)
    {
      rb_sentence_view_set_text (self->sentence, _("Press Run and watch."));
      return;
    }

  sentence = rb_narration_tell (rb_player_get_machine (self->player), rb_player_get_event_loop (self->player));
  if (g_str_equal (rb_sentence_view_get_text (self->sentence), sentence->text))
    return;

  rb_sentence_view_set_sentence (self->sentence, sentence);
  if (lasts_long_enough (self))
    rb_announce (GTK_WIDGET (self), sentence->text);
}

static void
rb_narration_bar_dispose (GObject *object)
{
  RbNarrationBar *self = RB_NARRATION_BAR (object);

  if (self->player_signals != NULL)
    {
      g_signal_group_set_target (self->player_signals, NULL);
      g_signal_group_set_target (self->event_loop_signals, NULL);
    }

  g_clear_object (&self->player_signals);
  g_clear_object (&self->event_loop_signals);
  g_clear_object (&self->player);

  G_OBJECT_CLASS (rb_narration_bar_parent_class)->dispose (object);
}

static void
rb_narration_bar_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  RbNarrationBar *self = RB_NARRATION_BAR (object);

  switch (prop_id)
    {
    case PROP_PLAYER:
      g_value_set_object (value, self->player);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_narration_bar_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  RbNarrationBar *self = RB_NARRATION_BAR (object);

  switch (prop_id)
    {
    case PROP_PLAYER:
      rb_narration_bar_set_player (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_narration_bar_class_init (RbNarrationBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_narration_bar_dispose;
  object_class->get_property = rb_narration_bar_get_property;
  object_class->set_property = rb_narration_bar_set_property;

  properties[PROP_PLAYER] =
    g_param_spec_object ("player", NULL, NULL, RB_TYPE_PLAYER,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ringback/Ringback/ui/transport/narration-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RbNarrationBar, sentence);
}

static void
rb_narration_bar_init (RbNarrationBar *self)
{
  g_type_ensure (RB_TYPE_SENTENCE_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->player_signals = g_signal_group_new (RB_TYPE_PLAYER);
  g_signal_group_connect_swapped (self->player_signals, "notify::moment", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->player_signals, "notify::at-end", G_CALLBACK (update), self);

  self->event_loop_signals = g_signal_group_new (RB_TYPE_EVENT_LOOP);
  g_signal_group_connect_swapped (self->event_loop_signals, "finished", G_CALLBACK (update), self);

  update (self);
}

/**
 * rb_narration_bar_get_player:
 * @self: a narration
 *
 * Gets the player whose moment is described.
 *
 * Returns: (transfer none) (nullable): the player
 */
RbPlayer *
rb_narration_bar_get_player (RbNarrationBar *self)
{
  g_return_val_if_fail (RB_IS_NARRATION_BAR (self), NULL);

  return self->player;
}

/**
 * rb_narration_bar_set_player:
 * @self: a narration
 * @player: (nullable): a player, or %NULL if nothing has run
 *
 * Describes the moment that @player is at.
 */
void
rb_narration_bar_set_player (RbNarrationBar *self,
                             RbPlayer       *player)
{
  g_return_if_fail (RB_IS_NARRATION_BAR (self));

  if (!g_set_object (&self->player, player))
    return;

  g_signal_group_set_target (self->player_signals, player);
  g_signal_group_set_target (self->event_loop_signals, player != NULL ? rb_player_get_event_loop (player) : NULL);
  update (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYER]);
}

/**
 * rb_narration_bar_set_centered:
 * @self: a narration
 * @centered: whether it is a subtitle
 *
 * Shows the sentence in the middle, as a subtitle is shown, or at the start.
 */
void
rb_narration_bar_set_centered (RbNarrationBar *self,
                               gboolean        centered)
{
  g_return_if_fail (RB_IS_NARRATION_BAR (self));

  rb_sentence_view_set_centered (self->sentence, centered);
}

/**
 * rb_narration_bar_set_subtitle:
 * @self: a narration
 * @em: the size of the text around it, in pixels; 0 if it is no subtitle
 * @width: the width of the bar
 * @height: its height
 *
 * Shows the sentence as large as fits.
 */
void
rb_narration_bar_set_subtitle (RbNarrationBar *self,
                               double          em,
                               int             width,
                               int             height)
{
  g_return_if_fail (RB_IS_NARRATION_BAR (self));

  rb_sentence_view_set_subtitle (self->sentence, em, (int) (width - 2 * PADDING * em), (int) (height - 2 * RIM * em));
}

/**
 * rb_narration_bar_set_low:
 * @self: a narration
 * @low: whether there is room for two lines only
 *
 * Shows the sentence in two lines of smaller type. Its tooltip has what does not fit.
 */
void
rb_narration_bar_set_low (RbNarrationBar *self,
                          gboolean        low)
{
  g_return_if_fail (RB_IS_NARRATION_BAR (self));

  rb_style_class_set (GTK_WIDGET (self), "low", low);
  rb_sentence_view_set_n_lines (self->sentence, low ? 2 : 3);
}
