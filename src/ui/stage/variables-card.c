/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/variables-card.h"

#include <glib/gi18n.h>

#include "engine/player/capture.h"
#include "session/stage/frame-variables.h"
#include "session/stage/variable-item.h"
#include "ui/common/style-class.h"
#include "ui/common/whole-rows.h"
#include "ui/stage/variable-row.h"

/* How long old values may stay without a notice while the new ones are computed, in ms. */
#define STALE_DELAY 250

struct _RbVariablesCard
{
  GtkBox parent_instance;

  GtkLabel *frame_label;
  GtkWidget *stale_label;
  GtkLabel *empty_label;
  GtkWidget *scroller;
  GtkListView *list_view;

  GListStore *items;
  RbPlayer *player;
  RbCapture *capture;

  /* The frame to show, if there is one, and the activation of the frame whose variables the rows show. */
  gboolean has_frame;
  RbFrame frame;
  guint32 shown_activation;
  guint stale_source;
};

G_DEFINE_FINAL_TYPE (RbVariablesCard, rb_variables_card, GTK_TYPE_BOX)

/* --- The list ----------------------------------------------------------------------------------------------------- */

static void
setup_cb (RbVariablesCard *self,
          GtkListItem     *list_item)
{
  gtk_list_item_set_child (list_item, rb_variable_row_new ());
}

static void
bind_cb (RbVariablesCard *self,
         GtkListItem     *list_item)
{
  GtkTreeListRow *tree_row = gtk_list_item_get_item (list_item);

  rb_variable_row_set_tree_row (RB_VARIABLE_ROW (gtk_list_item_get_child (list_item)), tree_row);
  gtk_list_item_set_activatable (list_item, gtk_tree_list_row_is_expandable (tree_row));
}

static void
unbind_cb (RbVariablesCard *self,
           GtkListItem     *list_item)
{
  rb_variable_row_set_tree_row (RB_VARIABLE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
activate_cb (RbVariablesCard *self,
             guint            position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list_view));
  g_autoptr (GtkTreeListRow) tree_row = g_list_model_get_item (model, position);

  gtk_tree_list_row_set_expanded (tree_row, !gtk_tree_list_row_get_expanded (tree_row));
}

/* Gets the tree row of a widget that GTK makes around an RbVariableRow. This widget gets the focus, and not the
 * RbVariableRow. */
static GtkTreeListRow *
get_tree_row (GtkWidget *widget)
{
  GtkWidget *row = widget != NULL ? gtk_widget_get_first_child (widget) : NULL;

  return RB_IS_VARIABLE_ROW (row) ? rb_variable_row_get_tree_row (RB_VARIABLE_ROW (row)) : NULL;
}

static void
focus_row (RbVariablesCard *self,
           guint            position)
{
  GtkWidget *child;

  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkTreeListRow *tree_row = get_tree_row (child);

      if (tree_row != NULL && gtk_tree_list_row_get_position (tree_row) == position)
        {
          gtk_widget_grab_focus (child);
          return;
        }
    }
}

/* As in any tree, the arrow keys open a closed row and go to its first child, or close an open row and go to its
 * parent. */
static void
open_row (RbVariablesCard *self,
          GtkTreeListRow  *tree_row)
{
  if (gtk_tree_list_row_get_expanded (tree_row))
    focus_row (self, gtk_tree_list_row_get_position (tree_row) + 1);
  else
    gtk_tree_list_row_set_expanded (tree_row, TRUE);
}

static void
close_row (RbVariablesCard *self,
           GtkTreeListRow  *tree_row)
{
  g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (tree_row);

  if (gtk_tree_list_row_get_expanded (tree_row))
    gtk_tree_list_row_set_expanded (tree_row, FALSE);
  else if (parent != NULL)
    focus_row (self, gtk_tree_list_row_get_position (parent));
}

static gboolean
key_pressed_cb (RbVariablesCard *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;
  gboolean left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;
  GtkTreeListRow *tree_row = get_tree_row (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));

  if (tree_row == NULL || (!right && !left) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (right != mirrored)
    open_row (self, tree_row);
  else
    close_row (self, tree_row);

  return GDK_EVENT_STOP;
}

static GListModel *
create_children (gpointer item,
                 gpointer user_data)
{
  GListModel *children = rb_variable_item_get_children (RB_VARIABLE_ITEM (item));

  return children != NULL ? g_object_ref (children) : NULL;
}

/* --- The content -------------------------------------------------------------------------------------------------- */

static void
show_stale (RbVariablesCard *self,
            gboolean         stale)
{
  gtk_widget_set_visible (self->stale_label, stale);
  rb_style_class_set (self->scroller, "stale", stale);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_STATE_BUSY, stale, -1);
}

static gboolean
stale_cb (gpointer user_data)
{
  RbVariablesCard *self = user_data;

  self->stale_source = 0;
  show_stale (self, TRUE);

  return G_SOURCE_REMOVE;
}

/* Keeps the old values on screen until the new values are known. After STALE_DELAY, a notice says that the values are
 * old. */
static void
become_stale (RbVariablesCard *self)
{
  if (self->stale_source == 0)
    self->stale_source = g_timeout_add (STALE_DELAY, stale_cb, self);
}

static void
become_fresh (RbVariablesCard *self)
{
  g_clear_handle_id (&self->stale_source, g_source_remove);
  show_stale (self, FALSE);
}

static void
show_text (RbVariablesCard *self,
           const char      *text)
{
  gtk_label_set_text (self->empty_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), TRUE);
  gtk_widget_set_visible (self->scroller, FALSE);
  become_fresh (self);
  g_list_store_remove_all (self->items);
}

static void
show_variables (RbVariablesCard        *self,
                const RbFrameVariables *now)
{
  RbMachine *machine = rb_player_get_machine (self->player);
  RbTrace *trace = rb_machine_get_trace (machine);
  guint moment = rb_player_get_moment (self->player);
  guint n_before;
  const RbVariable *variables;
  RbFrameVariables before;
  g_autoptr (GPtrArray) items = NULL;

  if (now->n_variables == 0)
    {
      show_text (self, _("No variables."));
      return;
    }

  variables = rb_capture_look_back (self->capture, machine, rb_trace_get_moment_start (trace, moment), &n_before);
  rb_frame_variables_find (variables, n_before, self->frame.activation, &before);
  items = rb_frame_variables_create_items (now, &before, trace);

  /* Variables of another call are different variables, even if they have the same names. */
  if (self->shown_activation != self->frame.activation)
    g_list_store_remove_all (self->items);
  self->shown_activation = self->frame.activation;
  rb_variable_item_merge (self->items, items);
  become_fresh (self);
  gtk_widget_set_visible (self->scroller, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), FALSE);
}

static gboolean
shows_frame (RbVariablesCard *self)
{
  return gtk_widget_get_visible (self->scroller) && self->shown_activation == self->frame.activation;
}

static void
update (RbVariablesCard *self)
{
  const RbVariable *variables;
  guint n_variables;
  RbCaptureState state = RB_CAPTURE_NOTHING;
  RbFrameVariables found;

  if (self->capture != NULL && self->has_frame)
    state = rb_capture_look (self->capture, rb_player_get_machine (self->player), &variables, &n_variables);

  switch (state)
    {
    case RB_CAPTURE_KNOWN:
      if (rb_frame_variables_find (variables, n_variables, self->frame.activation, &found))
        show_variables (self, &found);
      else
        show_text (self, _("Not available."));
      break;
    case RB_CAPTURE_PENDING:
      if (shows_frame (self))
        become_stale (self);
      else
        show_text (self, _("Finding out…"));
      break;
    case RB_CAPTURE_UNAVAILABLE:
      show_text (self, _("Not available."));
      break;
    case RB_CAPTURE_NOTHING:
    default:
      show_text (self, _("No variables."));
      break;
    }
}

/* --- The class ---------------------------------------------------------------------------------------------------- */

static void
rb_variables_card_dispose (GObject *object)
{
  RbVariablesCard *self = RB_VARIABLES_CARD (object);

  rb_variables_card_set_player (self, NULL);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (rb_variables_card_parent_class)->dispose (object);
}

static void
rb_variables_card_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  RbVariablesCard *self = RB_VARIABLES_CARD (widget);

  rb_whole_rows_snapshot (widget, self->scroller, GTK_WIDGET (self->list_view), snapshot);
}

static void
rb_variables_card_class_init (RbVariablesCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rb_variables_card_dispose;
  widget_class->snapshot = rb_variables_card_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/stage/variables-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RbVariablesCard, frame_label);
  gtk_widget_class_bind_template_child (widget_class, RbVariablesCard, stale_label);
  gtk_widget_class_bind_template_child (widget_class, RbVariablesCard, empty_label);
  gtk_widget_class_bind_template_child (widget_class, RbVariablesCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, RbVariablesCard, list_view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
rb_variables_card_init (RbVariablesCard *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  GtkTreeListModel *tree;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (RB_TYPE_VARIABLE_ITEM);
  tree = gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), FALSE, FALSE, create_children, NULL, NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (tree));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  update (self);
}

/**
 * rb_variables_card_set_player:
 * @self: a card
 * @player: (nullable): a player, or %NULL if nothing has run
 *
 * Sets the run whose variables are shown. The card stays empty until rb_variables_card_show() chooses a frame.
 */
void
rb_variables_card_set_player (RbVariablesCard *self,
                              RbPlayer        *player)
{
  g_return_if_fail (RB_IS_VARIABLES_CARD (self));

  if (self->capture != NULL)
    g_signal_handlers_disconnect_by_data (self->capture, self);
  g_clear_object (&self->capture);
  g_set_object (&self->player, player);
  if (player != NULL)
    {
      self->capture = rb_capture_new (rb_player_get_event_loop (player));
      g_signal_connect_swapped (self->capture, "changed", G_CALLBACK (update), self);
    }
  if (self->items != NULL)
    rb_variables_card_show (self, NULL, "");
}

/**
 * rb_variables_card_show:
 * @self: a card
 * @frame: (nullable): a frame of the call stack at the player's position, or %NULL for none
 * @name: the name of its function
 *
 * Shows the variables of a frame, as soon as their values are known.
 */
void
rb_variables_card_show (RbVariablesCard *self,
                        const RbFrame   *frame,
                        const char      *name)
{
  g_return_if_fail (RB_IS_VARIABLES_CARD (self));

  self->has_frame = frame != NULL;
  if (frame != NULL)
    self->frame = *frame;
  gtk_label_set_text (self->frame_label, name);
  update (self);
}
