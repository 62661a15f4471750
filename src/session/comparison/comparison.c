/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/comparison/comparison.h"

#include "session/comparison/comparison-private.h"
#include "session/program-run.h"

/* A program with an interval may run for ever, and nobody watches that many moments side by side. */
#define MAX_MOMENTS 100000

/**
 * RbComparison:
 *
 * Both programs first run to their end. Then the comparison has an axis, and is at one place on it: each side shows the
 * moment of its run that lies there. The place is in a *stretch*: between two places at which a moment begins on either
 * side. Playing means that stretch follows stretch. A comparison that does not play has no source in the main context.
 */
G_DEFINE_FINAL_TYPE (RbComparison, rb_comparison, G_TYPE_OBJECT)

enum
{
  SIDE_CHANGED,
  MOVED,
  N_SIGNALS
};

static GParamSpec *properties[RB_COMPARISON_N_PROPS];
static guint signals[N_SIGNALS];

/* --- The runs ----------------------------------------------------------------------------------------------------- */

static void
forget_run (RbComparison *self,
            guint         side)
{
  g_autoptr (RbPlayer) player = g_steal_pointer (&self->sides[side].player);

  if (player == NULL)
    return;

  g_signal_handlers_disconnect_by_data (player, self);
  g_signal_handlers_disconnect_by_data (rb_player_get_event_loop (player), self);
  rb_program_run_end (player);
}

static void
forget_axis (RbComparison *self)
{
  rb_comparison_hold (self);
  if (self->axis == NULL)
    return;

  g_clear_object (&self->axis);
  for (guint i = 0; i < RB_N_SIDES; i++)
    g_clear_object (&self->sides[i].timeline);
  g_object_notify_by_pspec (G_OBJECT (self), properties[RB_COMPARISON_PROP_READY]);
}

static gboolean
are_finished (RbComparison *self)
{
  for (guint i = 0; i < RB_N_SIDES; i++)
    if (self->sides[i].player == NULL ||
        !rb_event_loop_get_finished (rb_player_get_event_loop (self->sides[i].player)))
      return FALSE;

  return TRUE;
}

static void
finished_cb (RbComparison *self)
{
  if (!are_finished (self))
    return;

  g_clear_handle_id (&self->stop_source, g_source_remove);
  for (guint i = 0; i < RB_N_SIDES; i++)
    {
      self->sides[i].timeline = rb_timeline_new (rb_machine_get_trace (rb_player_get_machine (self->sides[i].player)));
      rb_timeline_catch_up (self->sides[i].timeline, G_MAXUINT);
    }
  self->axis = rb_timeline_axis_new (self->sides[RB_SIDE_LEFT].timeline, self->sides[RB_SIDE_RIGHT].timeline);

  rb_comparison_go (self, rb_timeline_axis_find_time (self->axis, self->time));
  g_object_notify_by_pspec (G_OBJECT (self), properties[RB_COMPARISON_PROP_READY]);
}

/* A run that is in the middle of a turn must not end in it, so it ends later. */
static void
stop_cb (gpointer data)
{
  RbComparison *self = data;

  self->stop_source = 0;
  rb_comparison_stop (self);
}

static void
n_moments_cb (RbComparison *self,
              GParamSpec   *pspec,
              RbPlayer     *player)
{
  if (rb_player_get_n_moments (player) > MAX_MOMENTS && self->axis == NULL && self->stop_source == 0)
    self->stop_source = g_idle_add_once (stop_cb, self);
}

static void
moment_cb (RbComparison *self,
           GParamSpec   *pspec,
           RbPlayer     *player)
{
  rb_comparison_follow_side (self, player == self->sides[RB_SIDE_LEFT].player ? RB_SIDE_LEFT : RB_SIDE_RIGHT);
}

static void
run_side (RbComparison *self,
          guint         side)
{
  guint choice = self->sides[side].choice;
  RbVersion *version = rb_comparison_get_version (self, choice);
  g_autofree char *text = rb_draft_dup_text_of (rb_session_get_draft (self->session), rb_version_get_name (version));
  RbPlayer *player;

  forget_run (self, side);
  player = rb_program_run_new (self->pool, self->exercise, version, text, rb_comparison_get_answers (self, choice));
  self->sides[side].player = player;
  g_signal_connect_object (player, "notify::n-moments", G_CALLBACK (n_moments_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::moment", G_CALLBACK (moment_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rb_player_get_event_loop (player), "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  rb_player_to_end (player);
}

/* What is left of the stretch is played at the new speed or pace. */
static void
speed_cb (RbComparison *self)
{
  if (self->playing)
    rb_comparison_go (self, rb_comparison_get_x (self));
}

/* --- The object --------------------------------------------------------------------------------------------------- */

static void
rb_comparison_dispose (GObject *object)
{
  RbComparison *self = RB_COMPARISON (object);

  rb_comparison_end (self);

  G_OBJECT_CLASS (rb_comparison_parent_class)->dispose (object);
}

static void
rb_comparison_finalize (GObject *object)
{
  RbComparison *self = RB_COMPARISON (object);

  g_clear_object (&self->pool);
  g_clear_object (&self->session);
  g_clear_object (&self->exercise);

  G_OBJECT_CLASS (rb_comparison_parent_class)->finalize (object);
}

static void
rb_comparison_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  RbComparison *self = RB_COMPARISON (object);

  switch (prop_id)
    {
    case RB_COMPARISON_PROP_READY:
      g_value_set_boolean (value, self->axis != NULL);
      break;
    case RB_COMPARISON_PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    case RB_COMPARISON_PROP_AT_START:
      g_value_set_boolean (value, self->at_start);
      break;
    case RB_COMPARISON_PROP_AT_END:
      g_value_set_boolean (value, self->at_end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_comparison_class_init (RbComparisonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = rb_comparison_dispose;
  object_class->finalize = rb_comparison_finalize;
  object_class->get_property = rb_comparison_get_property;

  properties[RB_COMPARISON_PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, readable);
  properties[RB_COMPARISON_PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, readable);
  properties[RB_COMPARISON_PROP_AT_START] = g_param_spec_boolean ("at-start", NULL, NULL, TRUE, readable);
  properties[RB_COMPARISON_PROP_AT_END] = g_param_spec_boolean ("at-end", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, RB_COMPARISON_N_PROPS, properties);

  /**
   * RbComparison::side-changed:
   * @self: the comparison
   * @side: an [enum@Side]
   *
   * Emitted when a side has another player.
   */
  signals[SIDE_CHANGED] = g_signal_new ("side-changed", RB_TYPE_COMPARISON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * RbComparison::moved:
   * @self: the comparison
   *
   * Emitted when the comparison has come to another place, from moment to moment while it plays.
   */
  signals[MOVED] = g_signal_new ("moved", RB_TYPE_COMPARISON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rb_comparison_init (RbComparison *self)
{
  self->at_start = TRUE;
}

/* Sets a flag, and notifies if it has changed. */
void
rb_comparison_set_flag (RbComparison     *self,
                        gboolean         *flag,
                        gboolean          value,
                        RbComparisonProp  prop)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

void
rb_comparison_say_moved (RbComparison *self)
{
  g_signal_emit (self, signals[MOVED], 0);
}

/* The version that is open stands beside the first one, or the first one beside the second. A single version stands
 * beside itself, with the other kind of database. */
static void
choose_sides (RbComparison *self)
{
  RbVersion *open = rb_document_get_version (rb_session_get_document (self->session));
  guint blocking = rb_session_get_answers (self->session) == RB_ANSWERS_BLOCKING ? 1 : 0;
  guint n_choices = rb_comparison_get_n_choices (self);
  guint right = 2;

  if (n_choices == 2)
    {
      self->sides[RB_SIDE_LEFT].choice = 0;
      self->sides[RB_SIDE_RIGHT].choice = 1;
      return;
    }

  for (guint i = 2; i < n_choices; i += 2)
    if (rb_comparison_get_version (self, i) == open)
      right = i;

  self->sides[RB_SIDE_LEFT].choice = blocking;
  self->sides[RB_SIDE_RIGHT].choice = right + blocking;
}

/**
 * rb_comparison_new:
 * @pool: where the runs take their runners from
 * @session: a session in which an exercise is open
 *
 * Makes a comparison of versions of the exercise that is open, and starts to run them. The learner's texts are used.
 *
 * Returns: (transfer full): a new comparison
 */
RbComparison *
rb_comparison_new (RbRunnerPool *pool,
                   RbSession    *session)
{
  RbComparison *self;
  RbExercise *exercise;

  g_return_val_if_fail (RB_IS_RUNNER_POOL (pool), NULL);
  g_return_val_if_fail (RB_IS_SESSION (session), NULL);
  exercise = rb_document_get_exercise (rb_session_get_document (session));
  g_return_val_if_fail (exercise != NULL, NULL);

  self = g_object_new (RB_TYPE_COMPARISON, NULL);
  self->pool = g_object_ref (pool);
  self->session = g_object_ref (session);
  self->exercise = g_object_ref (exercise);
  g_signal_connect_object (session, "notify::speed", G_CALLBACK (speed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::pace", G_CALLBACK (speed_cb), self, G_CONNECT_SWAPPED);

  choose_sides (self);
  for (guint i = 0; i < RB_N_SIDES; i++)
    run_side (self, i);

  return self;
}

/**
 * rb_comparison_end:
 * @self: a comparison
 *
 * Ends both runs for good.
 */
void
rb_comparison_end (RbComparison *self)
{
  g_return_if_fail (RB_IS_COMPARISON (self));

  g_clear_handle_id (&self->stop_source, g_source_remove);
  forget_axis (self);
  for (guint i = 0; i < RB_N_SIDES; i++)
    forget_run (self, i);
}

/**
 * rb_comparison_stop:
 * @self: a comparison
 *
 * Stops playing. Programs that have not come to their end yet are stopped, and what they did so far is compared.
 */
void
rb_comparison_stop (RbComparison *self)
{
  g_return_if_fail (RB_IS_COMPARISON (self));

  rb_comparison_hold (self);
  for (guint i = 0; i < RB_N_SIDES && self->axis == NULL; i++)
    if (self->sides[i].player != NULL)
      rb_event_loop_stop (rb_player_get_event_loop (self->sides[i].player));
}

/**
 * rb_comparison_get_n_choices:
 * @self: a comparison
 *
 * Gets how many programs there are to choose from.
 *
 * Returns: the number of choices
 */
guint
rb_comparison_get_n_choices (RbComparison *self)
{
  g_return_val_if_fail (RB_IS_COMPARISON (self), 0);

  return 2 * g_list_model_get_n_items (rb_exercise_get_versions (self->exercise));
}

/**
 * rb_comparison_get_version:
 * @self: a comparison
 * @choice: a choice
 *
 * Gets the version of a choice.
 *
 * Returns: (transfer none): the version
 */
RbVersion *
rb_comparison_get_version (RbComparison *self,
                           guint         choice)
{
  RbVersion *version;

  g_return_val_if_fail (RB_IS_COMPARISON (self), NULL);
  g_return_val_if_fail (choice < rb_comparison_get_n_choices (self), NULL);

  version = g_list_model_get_item (rb_exercise_get_versions (self->exercise), choice / 2);
  g_object_unref (version); /* the exercise keeps it */

  return version;
}

/**
 * rb_comparison_get_answers:
 * @self: a comparison
 * @choice: a choice
 *
 * Gets what a lookup without a callback does.
 *
 * Returns: the kind of database
 */
RbAnswers
rb_comparison_get_answers (RbComparison *self,
                           guint         choice)
{
  return choice % 2 == 1 ? RB_ANSWERS_BLOCKING : RB_ANSWERS_LATER;
}

/**
 * rb_comparison_get_choice:
 * @self: a comparison
 * @side: a side
 *
 * Gets what a side runs.
 *
 * Returns: the choice
 */
guint
rb_comparison_get_choice (RbComparison *self,
                          RbSide        side)
{
  g_return_val_if_fail (RB_IS_COMPARISON (self), 0);
  g_return_val_if_fail (side < RB_N_SIDES, 0);

  return self->sides[side].choice;
}

/**
 * rb_comparison_set_choice:
 * @self: a comparison
 * @side: a side
 * @choice: a choice
 *
 * Runs another program on a side. When it has come to its end, the comparison is at the same engine time as before.
 */
void
rb_comparison_set_choice (RbComparison *self,
                          RbSide        side,
                          guint         choice)
{
  g_return_if_fail (RB_IS_COMPARISON (self));
  g_return_if_fail (side < RB_N_SIDES);
  g_return_if_fail (choice < rb_comparison_get_n_choices (self));

  if (self->sides[side].choice == choice)
    return;

  if (self->axis != NULL)
    self->time = rb_timeline_axis_get_time (self->axis, rb_comparison_get_x (self));
  forget_axis (self);
  self->sides[side].choice = choice;
  run_side (self, side);
  g_signal_emit (self, signals[SIDE_CHANGED], 0, side);
}

/**
 * rb_comparison_get_player:
 * @self: a comparison
 * @side: a side
 *
 * Gets the player of a side. Another moment that it is moved to becomes the comparison's.
 *
 * Returns: (transfer none) (nullable): the player, or %NULL if the comparison has ended
 */
RbPlayer *
rb_comparison_get_player (RbComparison *self,
                          RbSide        side)
{
  g_return_val_if_fail (RB_IS_COMPARISON (self), NULL);
  g_return_val_if_fail (side < RB_N_SIDES, NULL);

  return self->sides[side].player;
}

/**
 * rb_comparison_get_axis:
 * @self: a comparison
 *
 * Gets the common axis of both runs.
 *
 * Returns: (transfer none) (nullable): the axis, or %NULL while a program runs
 */
RbTimelineAxis *
rb_comparison_get_axis (RbComparison *self)
{
  g_return_val_if_fail (RB_IS_COMPARISON (self), NULL);

  return self->axis;
}

/**
 * rb_comparison_get_ready:
 * @self: a comparison
 *
 * Gets whether both programs have run to their end.
 *
 * Returns: whether there is something to play
 */
gboolean
rb_comparison_get_ready (RbComparison *self)
{
  g_return_val_if_fail (RB_IS_COMPARISON (self), FALSE);

  return self->axis != NULL;
}

/**
 * rb_comparison_get_playing:
 * @self: a comparison
 *
 * Gets whether moments follow one another on their own.
 *
 * Returns: whether it plays
 */
gboolean
rb_comparison_get_playing (RbComparison *self)
{
  g_return_val_if_fail (RB_IS_COMPARISON (self), FALSE);

  return self->playing;
}

/**
 * rb_comparison_get_at_start:
 * @self: a comparison
 *
 * Gets whether both sides show their first moments.
 *
 * Returns: whether there is nothing before
 */
gboolean
rb_comparison_get_at_start (RbComparison *self)
{
  g_return_val_if_fail (RB_IS_COMPARISON (self), TRUE);

  return self->at_start;
}

/**
 * rb_comparison_get_at_end:
 * @self: a comparison
 *
 * Gets whether both sides show their last moments.
 *
 * Returns: whether there is nothing after
 */
gboolean
rb_comparison_get_at_end (RbComparison *self)
{
  g_return_val_if_fail (RB_IS_COMPARISON (self), FALSE);

  return self->at_end;
}
