/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/console/console-view.h"

#include "session/console-line.h"
#include "session/console-list.h"
#include "ui/common/row-scroll.h"
#include "ui/common/whole-rows.h"
#include "ui/console/console-row.h"

struct _RbConsoleView
{
  GtkBox parent_instance;

  GtkWidget *title;
  GtkWidget *empty_label;
  GtkWidget *scroller;
  GtkListView *list_view;
  GtkNoSelection *selection;

  RbPlayer *player;
  GSignalGroup *player_signals;
  RbConsoleList *lines;
  GPtrArray *bound; /* GtkListItem: those whose rows show a line now */
  gboolean projecting;
};

G_DEFINE_FINAL_TYPE (RbConsoleView, rb_console_view, GTK_TYPE_BOX)

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

static void
setup_cb (RbConsoleView *self,
          GtkListItem   *list_item)
{
  gtk_list_item_set_child (list_item, rb_console_row_new ());
}

static void
show_later (RbConsoleView *self,
            GtkListItem   *list_item)
{
  rb_console_row_set_later (RB_CONSOLE_ROW (gtk_list_item_get_child (list_item)),
                            gtk_list_item_get_position (list_item) >= rb_console_list_get_n_printed (self->lines));
}

static void
bind_cb (RbConsoleView *self,
         GtkListItem   *list_item)
{
  RbConsoleRow *row = RB_CONSOLE_ROW (gtk_list_item_get_child (list_item));

  rb_console_row_show (row, gtk_list_item_get_item (list_item));
  rb_console_row_set_projecting (row, self->projecting);
  show_later (self, list_item);
  g_ptr_array_add (self->bound, list_item);
}

static void
unbind_cb (RbConsoleView *self,
           GtkListItem   *list_item)
{
  g_ptr_array_remove_fast (self->bound, list_item);
}

static void
activate_cb (RbConsoleView *self,
             guint          position)
{
  g_autoptr (RbConsoleLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  g_signal_emit (self, signals[SHOW_RECORD], 0, rb_console_line_get_record (line));
}

/* What happens unless a handler does something else first, and stops the signal. */
static void
go_to_record (RbConsoleView *self,
              guint          record)
{
  if (self->player != NULL)
    rb_player_seek (self->player,
                    rb_trace_find_moment (rb_machine_get_trace (rb_player_get_machine (self->player)), record));
}

/* Scrolls to the line that was printed last. */
static void
scroll (RbConsoleView *self)
{
  guint n_printed = rb_console_list_get_n_printed (self->lines);

  if (n_printed > 0)
    rb_row_scroll_to (GTK_WIDGET (self->list_view), n_printed - 1);
}

static void
update_lines (RbConsoleView *self)
{
  gboolean has_lines = g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0;

  gtk_widget_set_visible (self->scroller, has_lines);
  gtk_widget_set_visible (self->empty_label, !has_lines);
  for (guint i = 0; i < self->bound->len; i++)
    show_later (self, g_ptr_array_index (self->bound, i));
}

static void
show_lines (RbConsoleView *self,
            guint          n_printed)
{
  if (n_printed == rb_console_list_get_n_printed (self->lines))
    return;

  rb_console_list_set_n_printed (self->lines, n_printed);
  update_lines (self);
  scroll (self);
}

static void
moment_cb (RbConsoleView *self)
{
  show_lines (self, rb_machine_get_n_console_lines (rb_player_get_machine (self->player)));
}

static void
rb_console_view_dispose (GObject *object)
{
  RbConsoleView *self = RB_CONSOLE_VIEW (object);

  if (self->player_signals != NULL)
    g_signal_group_set_target (self->player_signals, NULL);
  g_clear_object (&self->player_signals);
  g_clear_object (&self->player);
  g_clear_object (&self->lines);

  G_OBJECT_CLASS (rb_console_view_parent_class)->dispose (object);
}

static void
rb_console_view_finalize (GObject *object)
{
  RbConsoleView *self = RB_CONSOLE_VIEW (object);

  g_clear_pointer (&self->bound, g_ptr_array_unref);

  G_OBJECT_CLASS (rb_console_view_parent_class)->finalize (object);
}

static void
rb_console_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  RbConsoleView *self = RB_CONSOLE_VIEW (object);

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
rb_console_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  RbConsoleView *self = RB_CONSOLE_VIEW (object);

  switch (prop_id)
    {
    case PROP_PLAYER:
      rb_console_view_set_player (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_console_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  RbConsoleView *self = RB_CONSOLE_VIEW (widget);

  rb_whole_rows_snapshot (widget, self->scroller, GTK_WIDGET (self->list_view), snapshot);
}

static void
rb_console_view_class_init (RbConsoleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_console_view_dispose;
  object_class->finalize = rb_console_view_finalize;
  object_class->get_property = rb_console_view_get_property;
  object_class->set_property = rb_console_view_set_property;
  widget_class->snapshot = rb_console_view_snapshot;

  properties[PROP_PLAYER] =
    g_param_spec_object ("player", NULL, NULL, RB_TYPE_PLAYER,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RbConsoleView::show-record:
   * @self: a console
   * @record: the index of a record of the player's trace
   *
   * Emitted when a line was activated. By default, the player goes to the moment at which it was printed.
   */
  signals[SHOW_RECORD] =
    g_signal_new_class_handler ("show-record", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                G_CALLBACK (go_to_record), NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/console/console-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RbConsoleView, title);
  gtk_widget_class_bind_template_child (widget_class, RbConsoleView, empty_label);
  gtk_widget_class_bind_template_child (widget_class, RbConsoleView, scroller);
  gtk_widget_class_bind_template_child (widget_class, RbConsoleView, list_view);
  gtk_widget_class_bind_template_child (widget_class, RbConsoleView, selection);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
rb_console_view_init (RbConsoleView *self)
{
  self->bound = g_ptr_array_new ();
  self->lines = rb_console_list_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
                           "notify::page-size", G_CALLBACK (scroll), self, G_CONNECT_SWAPPED);

  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (self->lines));

  self->player_signals = g_signal_group_new (RB_TYPE_PLAYER);
  g_signal_group_connect_swapped (self->player_signals, "notify::moment",
                                  G_CALLBACK (moment_cb), self);
}

/**
 * rb_console_view_get_player:
 * @self: a console
 *
 * Gets the player whose position decides which lines are shown.
 *
 * Returns: (transfer none) (nullable): the player
 */
RbPlayer *
rb_console_view_get_player (RbConsoleView *self)
{
  g_return_val_if_fail (RB_IS_CONSOLE_VIEW (self), NULL);

  return self->player;
}

/**
 * rb_console_view_set_player:
 * @self: a console
 * @player: (nullable): a player, or %NULL if nothing has run
 *
 * Shows what @player's run has printed.
 */
void
rb_console_view_set_player (RbConsoleView *self,
                            RbPlayer      *player)
{
  g_return_if_fail (RB_IS_CONSOLE_VIEW (self));

  if (self->player == player)
    return;

  g_set_object (&self->player, player);
  g_signal_group_set_target (self->player_signals, player);
  rb_console_list_set_trace (self->lines,
                             player != NULL ? rb_machine_get_trace (rb_player_get_machine (player)) : NULL);
  update_lines (self);
  if (player != NULL)
    moment_cb (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYER]);
}

/**
 * rb_console_view_hide_title:
 * @self: a console
 *
 * Hides the title, where the lines need its room. A screen reader still says it.
 */
void
rb_console_view_hide_title (RbConsoleView *self)
{
  g_return_if_fail (RB_IS_CONSOLE_VIEW (self));

  gtk_widget_set_visible (self->title, FALSE);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (self->title)), -1);
}

/**
 * rb_console_view_set_projecting:
 * @self: a console
 * @projecting: whether it is shown on a projector
 *
 * Sets whether the lines have only what a class has to see.
 */
void
rb_console_view_set_projecting (RbConsoleView *self,
                                gboolean       projecting)
{
  g_return_if_fail (RB_IS_CONSOLE_VIEW (self));

  self->projecting = projecting;
  for (guint i = 0; i < self->bound->len; i++)
    rb_console_row_set_projecting (RB_CONSOLE_ROW (gtk_list_item_get_child (g_ptr_array_index (self->bound, i))),
                                   projecting);
}
