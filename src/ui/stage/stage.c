/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/stage.h"

#include "session/stage-words.h"
#include "ui/common/style-class.h"
#include "ui/stage/stage-private.h"

G_DEFINE_FINAL_TYPE (RbStage, rb_stage, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_PLAYER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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
  return rb_stage_words_describe_frame (get_trace (user_data), element);
}

static RbStageItem *
describe_pending (gconstpointer element,
                  gpointer      user_data)
{
  return rb_stage_words_describe_pending (get_trace (user_data), element);
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

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  RbStage *self = RB_STAGE (widget);

  rb_stage_card_set_engine_time (self->database_card, rb_player_get_engine_time (self->player));

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
set_compact (RbStage  *self,
             gboolean  compact)
{
  self->compact = compact;
  rb_stage_card_set_compact (self->stack_card, compact);
  rb_stage_card_set_compact (self->database_card, compact);
  rb_stage_card_set_compact (self->queue_card, compact);
  rb_stage_card_set_compact (self->microtasks_card, compact);
}

static void
set_dense (RbStage  *self,
           gboolean  dense)
{
  self->dense = dense;
  rb_style_class_set (GTK_WIDGET (self), "dense", dense);
  /* Only the queues become flat, because a row with a progress bar has no room for the detail beside its label. */
  rb_stage_card_set_flat (self->queue_card, dense);
  rb_stage_card_set_flat (self->microtasks_card, dense);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Returns whether there is room for at least one row of each card or, if @for_all, for all rows. */
static gboolean
has_room (RbStage  *self,
          gboolean  for_all)
{
  GtkWidget *cards = gtk_widget_get_parent (GTK_WIDGET (self->loop_card));
  int minimum;
  int natural;

  gtk_widget_measure (cards, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (GTK_WIDGET (self)), &minimum, &natural,
                      NULL, NULL);

  return (for_all ? natural : minimum) <= self->room;
}

/* If the window is too low for all rows, empty cards first hide their text, then all cards move closer together, as on
 * a small projector. This is undone only when the height changes: otherwise the cards would jump from moment to
 * moment. */
static void
update_room (RbStage *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (height == 0)
    return;

  if (height != self->room)
    {
      set_compact (self, FALSE);
      set_dense (self, FALSE);
    }
  self->room = height;
  if (!self->compact && !has_room (self, TRUE))
    set_compact (self, TRUE);
  if (self->compact && !self->dense && !has_room (self, FALSE))
    set_dense (self, TRUE);
}

/* Called after each layout of the window. */
static void
layout_cb (RbStage *self)
{
  if (gtk_widget_get_height (GTK_WIDGET (self)) != self->room || (self->compact && !self->dense))
    update_room (self);
}

static void
rb_stage_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rb_stage_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)), "layout",
                           G_CALLBACK (layout_cb), widget, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
rb_stage_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)), layout_cb,
                                        widget);

  GTK_WIDGET_CLASS (rb_stage_parent_class)->unrealize (widget);
}

static void
clear (RbStage *self)
{
  set_compact (self, FALSE);
  rb_loop_card_show (self->loop_card, NULL);
  rb_stage_list_clear (self->stack);
  rb_stage_list_clear (self->database);
  rb_stage_list_clear (self->queue);
  rb_stage_list_clear (self->microtasks);
  rb_stage_card_set_summary (self->stack_card, "0");
  rb_stage_card_set_summary (self->database_card, "0");
  rb_stage_card_set_summary (self->queue_card, "0");
  rb_stage_card_set_summary (self->microtasks_card, "0");
}

static void
moment_cb (RbStage *self)
{
  RbMachine *machine = rb_player_get_machine (self->player);

  rb_loop_card_show (self->loop_card, machine);
  rb_stage_card_set_engine_time (self->database_card, rb_player_get_engine_time (self->player));
  rb_stage_show_variables (self, machine);
  rb_stage_show_stack (self, machine);
  rb_stage_show_database (self, machine);
  rb_stage_show_queues (self, machine);
  update_room (self);
  update_tick (self);
}

static void
playing_cb (RbStage *self)
{
  update_tick (self);
  rb_stage_card_set_engine_time (self->database_card, rb_player_get_engine_time (self->player));
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
  g_clear_object (&self->queue);
  g_clear_object (&self->microtasks);

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

  g_type_ensure (RB_TYPE_LOOP_CARD);
  g_type_ensure (RB_TYPE_STAGE_CARD);
  g_type_ensure (RB_TYPE_VARIABLES_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/stage/stage.ui");
  gtk_widget_class_bind_template_child (widget_class, RbStage, loop_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, stack_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, database_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, queue_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, microtasks_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, variables_card);
  gtk_widget_class_bind_template_callback (widget_class, frame_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_room);
}

static void
rb_stage_init (RbStage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->stack = rb_stage_list_new (sizeof (RbStageFrame), describe_frame, self);
  self->database = rb_stage_list_new (sizeof (RbPending), describe_pending, self);
  self->queue = rb_stage_list_new (sizeof (RbQueued), describe_queued, self);
  self->microtasks = rb_stage_list_new (sizeof (guint32), describe_microtask, self);
  rb_stage_card_set_model (self->stack_card, G_LIST_MODEL (self->stack));
  rb_stage_card_set_model (self->database_card, G_LIST_MODEL (self->database));
  rb_stage_card_set_model (self->queue_card, G_LIST_MODEL (self->queue));
  rb_stage_card_set_model (self->microtasks_card, G_LIST_MODEL (self->microtasks));
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
  self->has_chosen = FALSE;
  rb_variables_card_set_player (self->variables_card, player);

  g_signal_group_set_target (self->player_signals, player);
  if (player != NULL)
    moment_cb (self);
  update_tick (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYER]);
}
