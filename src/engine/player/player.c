/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/player-private.h"

/**
 * RbPlayer:
 *
 * Where in a run one looks, and how that moves.
 *
 * A position is a moment. What is past the last moment that is known does not exist yet: when a position there is
 * wanted, the player lets the event loop turn until it is there, and no further. Positions before it are only looked
 * at; nothing ever runs twice.
 *
 * A moment is *known* once it is whole. While the event loop turns, its last moment may still grow; so that one is not
 * known yet.
 *
 * Each change of position follows the same path: somebody sets a goal, `rb_player_pursue()` arrives there if it is
 * known, and lets the event loop turn if not; the end of the turn pursues again. While playing, a single timeout ends
 * the current moment by making the next one the goal. A player that is neither playing nor on its way has no source in
 * the main context.
 */
G_DEFINE_FINAL_TYPE (RbPlayer, rb_player, G_TYPE_OBJECT)

static GParamSpec *props[RB_PLAYER_N_PROPS];

static void
extended_cb (RbPlayer *self)
{
  rb_player_pursue (self);
}

static void
finished_cb (RbPlayer *self)
{
  if (self->playing && rb_event_loop_get_outcome (self->event_loop) == RB_OUTCOME_STOPPED)
    {
      g_object_freeze_notify (G_OBJECT (self));
      rb_player_update_known (self);
      rb_player_stop_at_end (self);
      g_object_thaw_notify (G_OBJECT (self));
    }

  rb_player_pursue (self);
}

static void
rb_player_constructed (GObject *object)
{
  RbPlayer *self = RB_PLAYER (object);

  G_OBJECT_CLASS (rb_player_parent_class)->constructed (object);

  self->machine = rb_machine_new (rb_event_loop_get_trace (self->event_loop));
  g_signal_connect_object (self->event_loop, "extended", G_CALLBACK (extended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->event_loop, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  rb_player_pursue (self);
}

static void
rb_player_dispose (GObject *object)
{
  RbPlayer *self = RB_PLAYER (object);

  g_clear_handle_id (&self->beat_source, g_source_remove);
  g_clear_handle_id (&self->turn_source, g_source_remove);

  G_OBJECT_CLASS (rb_player_parent_class)->dispose (object);
}

static void
rb_player_finalize (GObject *object)
{
  RbPlayer *self = RB_PLAYER (object);

  g_clear_object (&self->machine);
  g_clear_object (&self->event_loop);

  G_OBJECT_CLASS (rb_player_parent_class)->finalize (object);
}

static void
rb_player_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  RbPlayer *self = RB_PLAYER (object);

  switch (prop_id)
    {
    case RB_PLAYER_PROP_EVENT_LOOP:
      g_value_set_object (value, self->event_loop);
      break;

    case RB_PLAYER_PROP_MOMENT:
      g_value_set_uint (value, self->moment);
      break;

    case RB_PLAYER_PROP_N_MOMENTS:
      g_value_set_uint (value, self->n_moments);
      break;

    case RB_PLAYER_PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;

    case RB_PLAYER_PROP_SPEED:
      g_value_set_double (value, self->speed);
      break;

    case RB_PLAYER_PROP_AT_START:
      g_value_set_boolean (value, self->at_start);
      break;

    case RB_PLAYER_PROP_AT_END:
      g_value_set_boolean (value, self->at_end);
      break;

    case RB_PLAYER_PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_player_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  RbPlayer *self = RB_PLAYER (object);

  switch (prop_id)
    {
    case RB_PLAYER_PROP_EVENT_LOOP:
      self->event_loop = g_value_dup_object (value);
      break;

    case RB_PLAYER_PROP_SPEED:
      rb_player_set_speed (self, g_value_get_double (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
readable_flag (const char *name,
               gboolean    value)
{
  return g_param_spec_boolean (name, NULL, NULL, value,
                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
}

static GParamSpec *
readable_number (const char *name)
{
  return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
}

static void
define_place_properties (void)
{
  /**
   * RbPlayer:moment:
   *
   * The moment that is looked at; the machine is at its end. Notified on each move, and when the machine moved within
   * the moment because there is more of it.
   */
  props[RB_PLAYER_PROP_MOMENT] = readable_number ("moment");

  /**
   * RbPlayer:n-moments:
   *
   * How many moments are known so far. 0 before anything has run.
   */
  props[RB_PLAYER_PROP_N_MOMENTS] = readable_number ("n-moments");

  /**
   * RbPlayer:at-start:
   *
   * Whether there is no moment before this one.
   */
  props[RB_PLAYER_PROP_AT_START] = readable_flag ("at-start", TRUE);

  /**
   * RbPlayer:at-end:
   *
   * Whether no moment can follow this one.
   */
  props[RB_PLAYER_PROP_AT_END] = readable_flag ("at-end", FALSE);
}

static void
define_run_properties (void)
{
  /**
   * RbPlayer:event-loop:
   *
   * The run that is looked at.
   */
  props[RB_PLAYER_PROP_EVENT_LOOP] =
    g_param_spec_object ("event-loop", NULL, NULL, RB_TYPE_EVENT_LOOP,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * RbPlayer:playing:
   *
   * Whether moments go by on their own.
   */
  props[RB_PLAYER_PROP_PLAYING] = readable_flag ("playing", FALSE);

  /**
   * RbPlayer:speed:
   *
   * How fast: at 1, a moment lasts 0.6 seconds.
   */
  props[RB_PLAYER_PROP_SPEED] =
    g_param_spec_double ("speed", NULL, NULL, RB_PLAYER_MIN_SPEED, RB_PLAYER_MAX_SPEED, 1,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * RbPlayer:busy:
   *
   * Whether the event loop is about to learn what comes next.
   */
  props[RB_PLAYER_PROP_BUSY] = readable_flag ("busy", FALSE);
}

static void
rb_player_class_init (RbPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rb_player_constructed;
  object_class->dispose = rb_player_dispose;
  object_class->finalize = rb_player_finalize;
  object_class->get_property = rb_player_get_property;
  object_class->set_property = rb_player_set_property;

  define_place_properties ();
  define_run_properties ();
  g_object_class_install_properties (object_class, RB_PLAYER_N_PROPS, props);
}

static void
rb_player_init (RbPlayer *self)
{
  self->speed = 1;
  self->at_start = TRUE;
}

/*
 * rb_player_notify:
 * @self: a player
 * @prop: which of its properties has changed
 */
void
rb_player_notify (RbPlayer     *self,
                  RbPlayerProp  prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

/**
 * rb_player_new:
 * @event_loop: a run
 *
 * Creates a player for a run. Nothing runs before somebody wants to see it.
 *
 * Returns: (transfer full): a new player
 */
RbPlayer *
rb_player_new (RbEventLoop *event_loop)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (event_loop), NULL);

  return g_object_new (RB_TYPE_PLAYER, "event-loop", event_loop, NULL);
}

/**
 * rb_player_get_event_loop:
 * @self: a player
 *
 * Gets the run that is looked at.
 *
 * Returns: (transfer none): the event loop
 */
RbEventLoop *
rb_player_get_event_loop (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), NULL);

  return self->event_loop;
}

/**
 * rb_player_get_machine:
 * @self: a player
 *
 * Gets the state of the run in the current moment. The player alone moves it.
 *
 * Returns: (transfer none): the machine
 */
RbMachine *
rb_player_get_machine (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), NULL);

  return self->machine;
}

/**
 * rb_player_get_playing:
 * @self: a player
 *
 * Gets whether moments go by on their own.
 *
 * Returns: whether it plays
 */
gboolean
rb_player_get_playing (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), FALSE);

  return self->playing;
}

/**
 * rb_player_get_speed:
 * @self: a player
 *
 * Gets how fast moments go by.
 *
 * Returns: the speed; 1 is 0.6 seconds a moment
 */
double
rb_player_get_speed (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), 1);

  return self->speed;
}

/**
 * rb_player_get_moment:
 * @self: a player
 *
 * Gets the moment that is looked at.
 *
 * Returns: the moment, from 0
 */
guint
rb_player_get_moment (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), 0);

  return self->moment;
}

/**
 * rb_player_get_n_moments:
 * @self: a player
 *
 * Gets how many moments are known so far.
 *
 * Returns: the number of moments; 0 before anything has run
 */
guint
rb_player_get_n_moments (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), 0);

  return self->n_moments;
}

/**
 * rb_player_get_at_start:
 * @self: a player
 *
 * Gets whether there is no moment before this one.
 *
 * Returns: whether it is the first
 */
gboolean
rb_player_get_at_start (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), TRUE);

  return self->at_start;
}

/**
 * rb_player_get_at_end:
 * @self: a player
 *
 * Gets whether no moment can follow this one.
 *
 * Returns: whether it is the last there will be
 */
gboolean
rb_player_get_at_end (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), FALSE);

  return self->at_end;
}

/**
 * rb_player_get_busy:
 * @self: a player
 *
 * Gets whether the event loop is about to learn what comes next.
 *
 * Returns: whether it is busy
 */
gboolean
rb_player_get_busy (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), FALSE);

  return self->busy;
}

/**
 * rb_player_get_progress:
 * @self: a player
 *
 * Gets how much of the current moment has gone by: by the clock while playing; all of it when standing still, unless in
 * the middle of a wait.
 *
 * Returns: from 0 to 1
 */
double
rb_player_get_progress (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), 0);

  return rb_player_compute_progress (self);
}

/**
 * rb_player_get_engine_time:
 * @self: a player
 *
 * Gets the engine time to show now: that of the machine, and while the loop waits as much more as has gone by of that.
 *
 * Returns: the engine time, in µs
 */
gint64
rb_player_get_engine_time (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), 0);

  return rb_machine_get_time (self->machine) + (gint64) (rb_player_compute_progress (self) * self->wait);
}
