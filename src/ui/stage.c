/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage.h"

#include <glib/gi18n.h>

#include "ui/loop-card.h"
#include "ui/stage-card.h"
#include "ui/stage-list.h"
#include "ui/trace-index.h"

struct _RbStage
{
  GtkBox parent_instance;

  RbLoopCard *loop_card;
  RbStageCard *stack_card;
  RbStageCard *database_card;
  RbStageCard *queue_card;

  RbPlayer *player;
  GSignalGroup *player_signals;
  RbTraceIndex *index;

  RbStageList *stack;
  RbStageList *database;
  RbStageList *queue;

  /* Only while playing and waiting: then time passes within a moment. */
  guint tick;
};

G_DEFINE_FINAL_TYPE (RbStage, rb_stage, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_PLAYER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What the rows say. */

static RbStageItem *
rb_stage_describe_frame (gconstpointer element,
                         gpointer      user_data)
{
  RbStage *self = user_data;
  RbTrace *trace = rb_machine_get_trace (rb_player_get_machine (self->player));
  g_autofree char *label = NULL;
  const RbFrame *frame = element;
  const RbSite *function = rb_trace_get_site (trace, frame->function);
  const RbSite *site = frame->site != 0 ? rb_trace_get_site (trace, frame->site) : function;
  const char *name;

  if (frame->function == 0)
    name = _("main script");
  else if (function != NULL && *function->name != '\0')
    name = function->name;
  else if (frame->callback != 0)
    name = _("callback");
  else
    name = _("a function without a name");

  if (site == NULL || (frame->function == 0 && frame->site == 0))
    return rb_stage_item_new (frame->callback, name, "");

  /* Translators: a frame of the call stack: the function, and the line it is at */
  label = g_strdup_printf (_("%s · line %u"), name, site->line);

  return rb_stage_item_new (frame->callback, label, "");
}

static const char *
rb_stage_describe_nobody (const RbPending *pending)
{
  if (pending->callback != 0)
    return "";
  if (pending->flags & RB_LOOKUP_BLOCKING)
    return _("the program waits for it");
  if (pending->flags & RB_LOOKUP_PROMISE)
    return _("settles a promise");

  return _("nobody to ring back");
}

static RbStageItem *
rb_stage_describe_pending (gconstpointer element,
                           gpointer      user_data)
{
  RbStage *self = user_data;
  RbTrace *trace = rb_machine_get_trace (rb_player_get_machine (self->player));
  const RbPending *pending = element;
  const char *label;

  label = pending->is_timer ? _("Timer") : rb_trace_get_string (trace, pending->label);

  return rb_stage_item_new_pending (pending->callback, label, rb_stage_describe_nobody (pending),
                                    pending->start, pending->due);
}

/* A task's request has left the database; where it was asked for still says what it was. */
static RbStageItem *
rb_stage_describe_queued (gconstpointer element,
                          gpointer      user_data)
{
  RbStage *self = user_data;
  RbTrace *trace = rb_machine_get_trace (rb_player_get_machine (self->player));
  const RbQueued *queued = element;
  const RbRecord *request = rb_trace_index_find_request (self->index, queued->request);
  const char *label = _("Timer");

  if (request == NULL)
    label = "";
  else if (request->kind == RB_RECORD_LOOKUP_START)
    label = rb_trace_get_string (trace, request->c);

  return rb_stage_item_new (queued->callback, label, queued->callback == 0 ? _("settles a promise") : "");
}

/* What the cards show. */

static void
rb_stage_show_stack (RbStage   *self,
                     RbMachine *machine)
{
  g_autofree RbFrame *reversed = NULL;
  g_autofree char *summary = NULL;
  const RbFrame *frames;
  guint n_frames;

  /* The machine's stack grows upwards; people read from the top. */
  frames = rb_machine_get_frames (machine, &n_frames);
  reversed = g_new (RbFrame, n_frames);
  for (guint i = 0; i < n_frames; i++)
    reversed[i] = frames[n_frames - i - 1];

  summary = g_strdup_printf ("%u", n_frames);
  rb_stage_list_update (self->stack, reversed, n_frames);
  rb_stage_card_set_summary (self->stack_card, summary);
}

static void
rb_stage_show_database (RbStage   *self,
                        RbMachine *machine)
{
  g_autofree char *summary = NULL;
  const RbPending *pending;
  guint n_pending;
  guint n_timers = 0;

  pending = rb_machine_get_pending (machine, &n_pending);
  for (guint i = 0; i < n_pending; i++)
    n_timers += pending[i].is_timer ? 1 : 0;

  if (n_pending == 0)
    summary = g_strdup ("0");
  else if (n_timers == 0)
    summary = g_strdup_printf (ngettext ("%u lookup under way", "%u lookups under way", n_pending), n_pending);
  else if (n_timers == n_pending)
    summary = g_strdup_printf (ngettext ("%u timer under way", "%u timers under way", n_timers), n_timers);
  else
    /* Translators: so many lookups and timers together */
    summary = g_strdup_printf (ngettext ("%u under way", "%u under way", n_pending), n_pending);

  rb_stage_list_update (self->database, pending, n_pending);
  rb_stage_card_set_summary (self->database_card, summary);
}

static void
rb_stage_show_queue (RbStage   *self,
                     RbMachine *machine)
{
  g_autofree char *summary = NULL;
  const RbQueued *queued;
  guint n_queued;

  queued = rb_machine_get_queue (machine, &n_queued);
  summary = g_strdup_printf ("%u", n_queued);
  rb_stage_list_update (self->queue, queued, n_queued);
  rb_stage_card_set_summary (self->queue_card, summary);
}

static gboolean
rb_stage_tick_cb (GtkWidget     *widget,
                  GdkFrameClock *frame_clock,
                  gpointer       user_data)
{
  RbStage *self = RB_STAGE (widget);

  rb_stage_card_set_engine_time (self->database_card, rb_player_get_engine_time (self->player));

  return G_SOURCE_CONTINUE;
}

static void
rb_stage_update_tick (RbStage *self)
{
  gboolean waits = FALSE;

  if (self->player != NULL && rb_player_get_playing (self->player))
    {
      RbLoopState state = rb_machine_get_loop_state (rb_player_get_machine (self->player));

      waits = state == RB_LOOP_IDLE || state == RB_LOOP_BLOCKED;
    }

  if (waits && self->tick == 0)
    {
      self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), rb_stage_tick_cb, NULL, NULL);
    }
  else if (!waits && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }
}

static void
rb_stage_clear (RbStage *self)
{
  rb_loop_card_show (self->loop_card, NULL);
  rb_stage_list_clear (self->stack);
  rb_stage_list_clear (self->database);
  rb_stage_list_clear (self->queue);
  rb_stage_card_set_summary (self->stack_card, "0");
  rb_stage_card_set_summary (self->database_card, "0");
  rb_stage_card_set_summary (self->queue_card, "0");
}

static void
rb_stage_moment_cb (RbStage *self)
{
  RbMachine *machine = rb_player_get_machine (self->player);

  rb_loop_card_show (self->loop_card, machine);
  rb_stage_card_set_engine_time (self->database_card, rb_player_get_engine_time (self->player));
  rb_stage_show_stack (self, machine);
  rb_stage_show_database (self, machine);
  rb_stage_show_queue (self, machine);
  rb_stage_update_tick (self);
}

static void
rb_stage_playing_cb (RbStage *self)
{
  rb_stage_update_tick (self);
  rb_stage_card_set_engine_time (self->database_card, rb_player_get_engine_time (self->player));
}

/* The class. */

static void
rb_stage_dispose (GObject *object)
{
  RbStage *self = RB_STAGE (object);

  rb_stage_set_player (self, NULL);
  g_clear_object (&self->player_signals);
  g_clear_object (&self->index);
  g_clear_object (&self->stack);
  g_clear_object (&self->database);
  g_clear_object (&self->queue);

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

  properties[PROP_PLAYER] =
    g_param_spec_object ("player", NULL, NULL, RB_TYPE_PLAYER,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RB_TYPE_LOOP_CARD);
  g_type_ensure (RB_TYPE_STAGE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/stage.ui");
  gtk_widget_class_bind_template_child (widget_class, RbStage, loop_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, stack_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, database_card);
  gtk_widget_class_bind_template_child (widget_class, RbStage, queue_card);
}

static void
rb_stage_init (RbStage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->stack = rb_stage_list_new (sizeof (RbFrame), rb_stage_describe_frame, self);
  self->database = rb_stage_list_new (sizeof (RbPending), rb_stage_describe_pending, self);
  self->queue = rb_stage_list_new (sizeof (RbQueued), rb_stage_describe_queued, self);
  rb_stage_card_set_model (self->stack_card, G_LIST_MODEL (self->stack));
  rb_stage_card_set_model (self->database_card, G_LIST_MODEL (self->database));
  rb_stage_card_set_model (self->queue_card, G_LIST_MODEL (self->queue));
  rb_stage_clear (self);

  self->player_signals = g_signal_group_new (RB_TYPE_PLAYER);
  g_signal_group_connect_swapped (self->player_signals, "notify::moment", G_CALLBACK (rb_stage_moment_cb), self);
  g_signal_group_connect_swapped (self->player_signals, "notify::playing", G_CALLBACK (rb_stage_playing_cb), self);
}

/**
 * rb_stage_get_player:
 * @self: a stage
 *
 * Gets the player whose position it shows.
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
 * Shows where @player is.
 */
void
rb_stage_set_player (RbStage  *self,
                     RbPlayer *player)
{
  g_return_if_fail (RB_IS_STAGE (self));

  if (self->player == player)
    return;

  /* Rows of another run are other rows, even where their bytes are equal. */
  rb_stage_clear (self);

  g_set_object (&self->player, player);
  g_clear_object (&self->index);
  if (player != NULL)
    self->index = rb_trace_index_new (rb_machine_get_trace (rb_player_get_machine (player)));

  g_signal_group_set_target (self->player_signals, player);
  if (player != NULL)
    rb_stage_moment_cb (self);
  rb_stage_update_tick (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYER]);
}
