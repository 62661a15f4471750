/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/stage.h"

#include "session/stage/stage-promises.h"
#include "session/stage/stage-requests.h"
#include "session/stage/stage-words.h"
#include "ui/stage/stage-private.h"

/* How many tasks or microtasks have a row. The cards of requests and promises choose their rows themselves. */
#define MAX_QUEUED 20

G_DEFINE_FINAL_TYPE (RbStage, rb_stage, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_PLAYER,
  N_PROPS
};

enum
{
  SHOW_RECORD,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- Rows --------------------------------------------------------------------------------------------------------- */

static RbMachine *
get_machine (RbStage *self)
{
  return rb_player_get_machine (self->player);
}

static RbTrace *
get_trace (RbStage *self)
{
  return rb_machine_get_trace (get_machine (self));
}

static RbStageItem *
describe_frame (gconstpointer element,
                gpointer      user_data)
{
  return rb_stage_words_describe_frame (get_machine (user_data), element);
}

static RbStageItem *
describe_request (gconstpointer element,
                  gpointer      user_data)
{
  return rb_stage_requests_describe (get_trace (user_data), element);
}

static RbStageItem *
describe_queued (gconstpointer element,
                 gpointer      user_data)
{
  return rb_stage_words_describe_queued (get_trace (user_data), element);
}

static RbStageItem *
describe_microtask (gconstpointer element,
                    gpointer      user_data)
{
  RbStage *self = user_data;
  const guint32 *number = element;

  return rb_stage_words_describe_microtask (get_trace (self), get_machine (self), *number);
}

static RbStageItem *
describe_promise (gconstpointer element,
                  gpointer      user_data)
{
  return rb_stage_promises_describe (get_trace (user_data), element);
}

/* Activating a frame shows the frame's variables. Activating it again, or activating the top frame, shows the variables
 * of the top frame, as by default. */
static void
frame_activated_cb (RbStage *self,
                    guint    position)
{
  RbMachine *machine = rb_player_get_machine (self->player);
  const RbFrame *frames;
  guint32 activation;
  guint n_frames;

  frames = rb_machine_get_frames (machine, &n_frames);
  if (position >= n_frames)
    return;

  activation = frames[n_frames - position - 1].activation;
  self->has_chosen = position > 0 && !(self->has_chosen && self->chosen == activation);
  self->chosen = activation;
  rb_stage_show_stack (self, machine);
  rb_stage_show_variables (self, machine);
}

static void
show_time (RbStage *self)
{
  gint64 engine_time = rb_player_get_engine_time (self->player);

  rb_stage_card_set_engine_time (self->database_card, engine_time);
  rb_stage_card_set_engine_time (self->timers_card, engine_time);
}

static void
show_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  g_signal_emit (widget, signals[SHOW_RECORD], 0, g_variant_get_uint32 (target));
}

/* What happens unless a handler does something else first, and stops the signal. */
static void
go_to_record (RbStage *self,
              guint    record)
{
  if (self->player != NULL)
    rb_player_seek (self->player, rb_trace_find_moment (get_trace (self), record));
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  RbStage *self = RB_STAGE (widget);

  show_time (self);

  return G_SOURCE_CONTINUE;
}

static void
update_tick (RbStage *self)
{
  gboolean waits = FALSE;

  if (self->player != NULL && rb_player_get_playing (self->player))
    {
      RbLoopState state = rb_machine_get_loop_state (rb_player_get_machine (self->player));

      waits = state == RB_LOOP_IDLE || state == RB_LOOP_BLOCKED;
    }

  if (waits && self->tick == 0)
    {
      self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  else if (!waits && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }
}

static void
rb_stage_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rb_stage_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)), "layout",
                           G_CALLBACK (rb_stage_check_room), widget, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
rb_stage_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)), rb_stage_check_room,
                                        widget);

  GTK_WIDGET_CLASS (rb_stage_parent_class)->unrealize (widget);
}

static void
clear (RbStage *self)
{
  rb_loop_card_show (self->loop_card, NULL);
  rb_stage_list_clear (self->stack);
  rb_stage_list_clear (self->database);
  rb_stage_list_clear (self->timers);
  rb_stage_list_clear (self->queue);
  rb_stage_list_clear (self->microtasks);
  rb_stage_list_clear (self->promises);
  rb_stage_card_set_summary (self->stack_card, "0");
  rb_stage_card_set_summary (self->database_card, "0");
  rb_stage_card_set_summary (self->timers_card, "0");
  rb_stage_card_set_summary (self->queue_card, "0");
  rb_stage_card_set_summary (self->microtasks_card, "0");
  rb_stage_card_set_summary (self->promises_card, "0");
}

static void
moment_cb (RbStage *self)
{
  RbMachine *machine = rb_player_get_machine (self->player);

  rb_loop_card_show (self->loop_card, machine);
  show_time (self);
  rb_stage_show_variables (self, machine);
  rb_stage_show_stack (self, machine);
  rb_stage_show_requests (self, machine);
  rb_stage_show_queues (self, machine);
  rb_stage_show_promises (self, machine);
  rb_stage_add_slots (self);
  rb_stage_show_spotlight (self);
  update_tick (self);
}

static void
playing_cb (RbStage *self)
{
  update_tick (self);
  show_time (self);
}

/* --- The class ---------------------------------------------------------------------------------------------------- */

static void
rb_stage_dispose (GObject *object)
{
  RbStage *self = RB_STAGE (object);

  rb_stage_set_player (self, NULL);
  g_clear_object (&self->player_signals);
  g_clear_object (&self->stack);
  g_clear_object (&self->database);
  g_clear_object (&self->timers);
  g_clear_object (&self->queue);
  g_clear_object (&self->microtasks);
  g_clear_object (&self->promises);

  G_OBJECT_CLASS (rb_stage_parent_class)->dispose (object);
}

static void
rb_stage_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  RbStage *self = RB_STAGE (object);

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
rb_stage_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  RbStage *self = RB_STAGE (object);

  switch (prop_id)
    {
    case PROP_PLAYER:
      rb_stage_set_player (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_stage_class_init (RbStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_stage_dispose;
  object_class->get_property = rb_stage_get_property;
  object_class->set_property = rb_stage_set_property;
  widget_class->realize = rb_stage_realize;
  widget_class->unrealize = rb_stage_unrealize;

  properties[PROP_PLAYER] =
    g_param_spec_object ("player", NULL, NULL, RB_TYPE_PLAYER,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RbStage::show-record:
   * @self: a stage
   * @record: the index of a record of the player's trace
   *
   * Emitted when a row, a badge or a link was activated that leads to a moment. By default, the player goes there.
   */
  signals[SHOW_RECORD] =
    g_signal_new_class_handler ("show-record", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                G_CALLBACK (go_to_record), NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_install_action (widget_class, "stage.show", "u", show_action);

  g_type_ensure (RB_TYPE_LOOP_CARD);
  g_type_ensure (RB_TYPE_STAGE_CARD);
  g_type_ensure (RB_TYPE_VARIABLES_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/stage/stage.ui");
  gtk_widget_class_bind_template_child (widget_class, RbStage, loop_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, stack_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, database_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, timers_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, cards);
  gtk_widget_class_bind_template_child (widget_class, RbStage, queue_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, microtasks_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, promises_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, variables_card);
  gtk_widget_class_bind_template_callback (widget_class, frame_activated_cb);
}

static void
rb_stage_init (RbStage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->stack = rb_stage_list_new (sizeof (RbStageFrame), G_MAXUINT, describe_frame, self);
  self->database = rb_stage_list_new (sizeof (RbStageRequest), G_MAXUINT, describe_request, self);
  self->timers = rb_stage_list_new (sizeof (RbStageRequest), G_MAXUINT, describe_request, self);
  self->queue = rb_stage_list_new (sizeof (RbQueued), MAX_QUEUED, describe_queued, self);
  self->microtasks = rb_stage_list_new (sizeof (guint32), MAX_QUEUED, describe_microtask, self);
  self->promises = rb_stage_list_new (sizeof (RbStagePromise), G_MAXUINT, describe_promise, self);
  rb_stage_card_set_model (self->stack_card, G_LIST_MODEL (self->stack));
  rb_stage_card_set_model (self->database_card, G_LIST_MODEL (self->database));
  rb_stage_card_set_model (self->timers_card, G_LIST_MODEL (self->timers));
  rb_stage_card_set_model (self->queue_card, G_LIST_MODEL (self->queue));
  rb_stage_card_set_model (self->microtasks_card, G_LIST_MODEL (self->microtasks));
  rb_stage_card_set_model (self->promises_card, G_LIST_MODEL (self->promises));
  clear (self);

  self->player_signals = g_signal_group_new (RB_TYPE_PLAYER);
  g_signal_group_connect_swapped (self->player_signals, "notify::moment", G_CALLBACK (moment_cb), self);
  g_signal_group_connect_swapped (self->player_signals, "notify::playing", G_CALLBACK (playing_cb), self);
}

/**
 * rb_stage_get_player:
 * @self: a stage
 *
 * Gets the player whose position the stage shows.
 *
 * Returns: (transfer none) (nullable): the player
 */
RbPlayer *
rb_stage_get_player (RbStage *self)
{
  g_return_val_if_fail (RB_IS_STAGE (self), NULL);

  return self->player;
}

/**
 * rb_stage_set_player:
 * @self: a stage
 * @player: (nullable): a player, or %NULL if nothing has run
 *
 * Shows the state at the position of @player, and follows it.
 */
void
rb_stage_set_player (RbStage  *self,
                     RbPlayer *player)
{
  g_return_if_fail (RB_IS_STAGE (self));

  if (self->player == player)
    return;

  /* Rows of another run are different rows, even if their bytes are equal. */
  clear (self);

  g_set_object (&self->player, player);
  rb_stage_choose_slots (self);
  self->has_chosen = FALSE;
  rb_variables_card_set_player (self->variables_card, player);

  g_signal_group_set_target (self->player_signals, player);
  if (player != NULL)
    moment_cb (self);
  update_tick (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYER]);
}
