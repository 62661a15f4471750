/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/player-private.h"

/**
 * RbPlayer:
 *
 * The moment of a run that is shown, and how to get to another one.
 *
 * A moment is *known* once it is whole. While the event loop takes a turn, the last moment of the trace may still grow,
 * so this moment is not known yet. What comes after the known moments has not run yet: to get there, the player lets
 * the event loop take turns until the moment is known, and no further. To go back, the player moves its machine;
 * nothing ever runs twice.
 *
 * Each change of moment takes the same path: a goal is set, and `rb_player_pursue()` goes to the goal if it is known.
 * Otherwise the event loop takes a turn, and `rb_player_pursue()` is called again at the end of the turn. While
 * playing, a timeout ends the current moment and makes the next one the goal. A player that neither plays nor has a
 * goal has no source in the main context.
 */
G_DEFINE_FINAL_TYPE (RbPlayer, rb_player, G_TYPE_OBJECT)

enum
{
  MISSED,
  N_SIGNALS
};

static GParamSpec *properties[RB_PLAYER_N_PROPS];
static guint signals[N_SIGNALS];

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

  rb_beat_hold (&self->beat);
  g_clear_handle_id (&self->turn_source, g_source_remove);

  G_OBJECT_CLASS (rb_player_parent_class)->dispose (object);
}

static void
rb_player_finalize (GObject *object)
{
  RbPlayer *self = RB_PLAYER (object);

  g_clear_object (&self->machine);
  g_clear_object (&self->event_loop);
  rb_line_set_clear (&self->stops);

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

    case RB_PLAYER_PROP_PACE:
      g_value_set_double (value, self->pace);
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

    case RB_PLAYER_PROP_PACE:
      rb_player_set_pace (self, g_value_get_double (value));
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
   * The moment that is shown. The machine is at its end. Notified on each change, and also when the moment has grown.
   */
  properties[RB_PLAYER_PROP_MOMENT] = readable_number ("moment");

  /**
   * RbPlayer:n-moments:
   *
   * How many moments are known so far; 0 before anything has run.
   */
  properties[RB_PLAYER_PROP_N_MOMENTS] = readable_number ("n-moments");

  /**
   * RbPlayer:at-start:
   *
   * Whether there is no moment before this one.
   */
  properties[RB_PLAYER_PROP_AT_START] = readable_flag ("at-start", TRUE);

  /**
   * RbPlayer:at-end:
   *
   * Whether this is the last moment of a run that is over.
   */
  properties[RB_PLAYER_PROP_AT_END] = readable_flag ("at-end", FALSE);
}

static void
define_run_properties (void)
{
  /**
   * RbPlayer:event-loop:
   *
   * The run.
   */
  properties[RB_PLAYER_PROP_EVENT_LOOP] =
    g_param_spec_object ("event-loop", NULL, NULL, RB_TYPE_EVENT_LOOP,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * RbPlayer:playing:
   *
   * Whether moments follow one another on their own.
   */
  properties[RB_PLAYER_PROP_PLAYING] = readable_flag ("playing", FALSE);

  /**
   * RbPlayer:speed:
   *
   * How fast moments follow one another, from %RB_PLAYER_MIN_SPEED to %RB_PLAYER_MAX_SPEED. At 1, a moment lasts as
   * long as its sentence takes to be read.
   */
  properties[RB_PLAYER_PROP_SPEED] =
    g_param_spec_double ("speed", NULL, NULL, RB_PLAYER_MIN_SPEED, RB_PLAYER_MAX_SPEED, 1,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * RbPlayer:pace:
   *
   * How much time a person has for a sentence, from %RB_PLAYER_MIN_PACE to %RB_PLAYER_MAX_PACE. At 2, a moment lasts
   * twice as long. A wait lasts as long at any pace.
   */
  properties[RB_PLAYER_PROP_PACE] =
    g_param_spec_double ("pace", NULL, NULL, RB_PLAYER_MIN_PACE, RB_PLAYER_MAX_PACE, 1,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * RbPlayer:busy:
   *
   * Whether the event loop runs the program, or is about to, to find out what comes next.
   */
  properties[RB_PLAYER_PROP_BUSY] = readable_flag ("busy", FALSE);
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
  g_object_class_install_properties (object_class, RB_PLAYER_N_PROPS, properties);

  /**
   * RbPlayer::missed:
   * @self: the player
   * @line: a line of the source, from 1
   *
   * Emitted when the player was to run to a line, and has come to the end of the run instead.
   */
  signals[MISSED] =
    g_signal_new ("missed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rb_player_init (RbPlayer *self)
{
  self->speed = 1;
  self->pace = 1;
  self->at_start = TRUE;
}

/* Tells that the run did not come to a line. */
void
rb_player_emit_missed (RbPlayer *self,
                       guint     line)
{
  g_signal_emit (self, signals[MISSED], 0, line);
}

/*
 * rb_player_notify:
 * @self: a player
 * @prop: the property that has changed
 *
 * Notifies that a property has changed.
 */
void
rb_player_notify (RbPlayer     *self,
                  RbPlayerProp  prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

/**
 * rb_player_new:
 * @event_loop: a run
 *
 * Creates a player for a run. Nothing runs before the player is told to go somewhere.
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
 * Gets the run.
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
 * Gets the state of the run at the end of the current moment. Only the player may move the machine.
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
 * Gets whether moments follow one another on their own.
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
 * Gets how fast moments follow one another.
 *
 * Returns: the speed; 1 is the usual one
 */
double
rb_player_get_speed (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), 1);

  return self->speed;
}

/**
 * rb_player_get_pace:
 * @self: a player
 *
 * Gets how much time a person has for a sentence.
 *
 * Returns: the pace; at 2, twice as much as usual
 */
double
rb_player_get_pace (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), 1);

  return self->pace;
}

/**
 * rb_player_get_duration:
 * @self: a player
 *
 * Gets how long the current moment lasts while playing, at the current speed and pace.
 *
 * Returns: the duration, in µs of playback time; 0 before anything has run
 */
double
rb_player_get_duration (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), 0);

  return self->duration * (self->wait > 0 ? 1 : self->pace) / self->speed;
}

/**
 * rb_player_get_moment:
 * @self: a player
 *
 * Gets the moment that is shown.
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
 * Gets whether this is the last moment of a run that is over.
 *
 * Returns: whether no moment can follow
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
 * Gets whether the event loop runs the program, or is about to, to find out what comes next.
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
 * Gets how much of the current moment has gone by. It grows with time while playing. A player that stands still is at
 * the end of its moment, unless the moment is a wait: then it may be anywhere in it.
 *
 * Returns: from 0 to 1
 */
double
rb_player_get_progress (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), 0);

  return rb_beat_get_progress (&self->beat);
}

/**
 * rb_player_get_engine_time:
 * @self: a player
 *
 * Gets the engine time to show: the time of the machine, plus the part of a wait that has passed.
 *
 * Returns: the engine time, in µs
 */
gint64
rb_player_get_engine_time (RbPlayer *self)
{
  g_return_val_if_fail (RB_IS_PLAYER (self), 0);

  return rb_machine_get_time (self->machine) + (gint64) (rb_beat_get_progress (&self->beat) * self->wait);
}
