/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/variables-card.h"

#include <glib/gi18n.h>

#include "engine/player/capture.h"
#include "session/variable-item.h"
#include "ui/stage/variable-row.h"

/* How long it may take to find out before that is said, in ms. */
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

  /* The frame that is shown, if any; and that of which the rows are. */
  gboolean has_frame;
  RbFrame frame;
  guint32 shown_activation;
  guint stale_source;
};

G_DEFINE_FINAL_TYPE (RbVariablesCard, rb_variables_card, GTK_TYPE_BOX)

enum
{
  FOUND_OUT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The variables of one frame, side by side. */
typedef struct
{
  const RbVariable *variables;
  guint n_variables;
} Slice;

/* --- The list ----------------------------------------------------------------------------------------------------- */

static void
rb_variables_card_setup_cb (RbVariablesCard *self,
                            GtkListItem     *list_item)
{
  gtk_list_item_set_child (list_item, rb_variable_row_new ());
}

static void
rb_variables_card_bind_cb (RbVariablesCard *self,
                           GtkListItem     *list_item)
{
  GtkTreeListRow *tree_row = gtk_list_item_get_item (list_item);

  rb_variable_row_set_tree_row (RB_VARIABLE_ROW (gtk_list_item_get_child (list_item)), tree_row);
  gtk_list_item_set_activatable (list_item, gtk_tree_list_row_is_expandable (tree_row));
}

static void
rb_variables_card_unbind_cb (RbVariablesCard *self,
                             GtkListItem     *list_item)
{
  rb_variable_row_set_tree_row (RB_VARIABLE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
rb_variables_card_activate_cb (RbVariablesCard *self,
                               guint            position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list_view));
  g_autoptr (GtkTreeListRow) tree_row = g_list_model_get_item (model, position);

  gtk_tree_list_row_set_expanded (tree_row, !gtk_tree_list_row_get_expanded (tree_row));
}

/* What the list makes for a row is the row's parent; it has the focus. */
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

/* As in any tree: into what is open, out of what is closed. */
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
rb_variables_card_key_pressed_cb (RbVariablesCard *self,
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

/* --- What it shows ------------------------------------------------------------------------------------------------ */

static Slice
find_slice (const RbVariable *variables,
            guint             n_variables,
            guint32           activation)
{
  for (guint i = 0; i < n_variables; i++)
    {
      Slice slice = { variables + i + 1, 0 };

      if (variables[i].scope != RB_VARIABLE_FRAME || variables[i].activation != activation)
        continue;
      while (i + 1 + slice.n_variables < n_variables && slice.variables[slice.n_variables].scope != RB_VARIABLE_FRAME)
        slice.n_variables++;
      return slice;
    }

  return (Slice){ NULL, 0 };
}

/* What was not there a moment ago has not changed, nor has what was hidden by another of its name. */
static gboolean
has_changed (const RbVariable *variable,
             const Slice      *before)
{
  for (guint i = 0; i < before->n_variables; i++)
    {
      const RbVariable *other = &before->variables[i];

      if (other->scope == variable->scope && other->function == variable->function
          && other->place == variable->place && g_strcmp0 (other->name, variable->name) == 0)
        return g_strcmp0 (other->value, variable->value) != 0;
    }

  return FALSE;
}

static char *
dup_heading (RbVariablesCard  *self,
             const RbVariable *variable)
{
  const RbSite *function = rb_trace_get_site (rb_machine_get_trace (rb_player_get_machine (self->player)),
                                              variable->function);

  if (variable->scope == RB_VARIABLE_SCRIPT)
    /* Translators: above variables that are declared at the top of the script and used in the function that is shown */
    return g_strdup (_("From the main script"));
  if (variable->function == 0)
    /* Translators: above variables that a function keeps from a block of the main script */
    return g_strdup (_("Captured from the main script"));
  if (function == NULL || *function->name == '\0')
    /* Translators: above variables that a function keeps from the one around it, which has no name */
    return g_strdup_printf (_("Captured from the function on line %u"), function != NULL ? function->line : 0);

  /* Translators: above variables that a function keeps from the one around it, whose name follows */
  return g_strdup_printf (_("Captured from %s"), function->name);
}

static gboolean
needs_heading (const Slice *slice,
               guint        i)
{
  const RbVariable *variable = &slice->variables[i];

  if (variable->scope != RB_VARIABLE_CLOSURE && variable->scope != RB_VARIABLE_SCRIPT)
    return FALSE;

  return i == 0 || slice->variables[i - 1].scope != variable->scope
         || slice->variables[i - 1].function != variable->function;
}

static RbVariableItem *
create_item (const RbVariable *variable,
             const Slice      *before)
{
  g_autofree char *key = g_strdup_printf ("%d %u %u %s", variable->scope, variable->function, variable->place,
                                           variable->name);
  g_autoptr (JsonNode) tree = NULL;

  if (variable->scope == RB_VARIABLE_OMITTED)
    {
      guint n = variable->value != NULL ? (guint) g_ascii_strtoull (variable->value, NULL, 10) : 0;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

      return rb_variable_item_new_line (RB_VARIABLE_ITEM_MORE, text);
    }

  tree = variable->value != NULL ? rb_variable_item_parse (variable->value) : NULL;
  if (tree == NULL || variable->name == NULL)
    return rb_variable_item_new_line (RB_VARIABLE_ITEM_MORE, "?");

  return rb_variable_item_new (key, variable->name, json_node_get_array (tree), has_changed (variable, before));
}

static GPtrArray *
create_items (RbVariablesCard *self,
              const Slice     *slice,
              const Slice     *before)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < slice->n_variables; i++)
    {
      if (needs_heading (slice, i))
        {
          g_autofree char *heading = dup_heading (self, &slice->variables[i]);

          g_ptr_array_add (items, rb_variable_item_new_line (RB_VARIABLE_ITEM_HEADING, heading));
        }
      g_ptr_array_add (items, create_item (&slice->variables[i], before));
    }

  return items;
}

static void
show_stale (RbVariablesCard *self,
            gboolean         stale)
{
  gtk_widget_set_visible (self->stale_label, stale);
  if (stale)
    gtk_widget_add_css_class (self->scroller, "stale");
  else
    gtk_widget_remove_css_class (self->scroller, "stale");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_STATE_BUSY, stale, -1);
}

static gboolean
rb_variables_card_stale_cb (gpointer user_data)
{
  RbVariablesCard *self = user_data;

  self->stale_source = 0;
  show_stale (self, TRUE);

  return G_SOURCE_REMOVE;
}

/* What is there holds until it is known better; it says so if that takes long. */
static void
become_stale (RbVariablesCard *self)
{
  if (self->stale_source == 0)
    self->stale_source = g_timeout_add (STALE_DELAY, rb_variables_card_stale_cb, self);
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
show_slice (RbVariablesCard *self,
            const Slice     *slice)
{
  RbMachine *machine = rb_player_get_machine (self->player);
  RbTrace *trace = rb_machine_get_trace (machine);
  guint moment = rb_player_get_moment (self->player);
  guint n_before;
  const RbVariable *variables;
  Slice before;
  g_autoptr (GPtrArray) items = NULL;

  if (slice->n_variables == 0)
    {
      show_text (self, _("No variables."));
      return;
    }

  variables = rb_capture_look_back (self->capture, machine, rb_trace_get_moment_start (trace, moment), &n_before);
  before = find_slice (variables, n_before, self->frame.activation);
  items = create_items (self, slice, &before);

  /* Those of another call are others, though they may have the same names. */
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
rb_variables_card_update (RbVariablesCard *self)
{
  const RbVariable *variables;
  guint n_variables;
  RbCaptureState state = RB_CAPTURE_NOTHING;
  Slice slice;

  if (self->capture != NULL && self->has_frame)
    state = rb_capture_look (self->capture, rb_player_get_machine (self->player), &variables, &n_variables);

  switch (state)
    {
    case RB_CAPTURE_KNOWN:
      slice = find_slice (variables, n_variables, self->frame.activation);
      if (slice.variables != NULL)
        show_slice (self, &slice);
      else
        show_text (self, _("Not known here."));
      break;
    case RB_CAPTURE_PENDING:
      if (shows_frame (self))
        become_stale (self);
      else
        show_text (self, _("Finding out…"));
      break;
    case RB_CAPTURE_UNAVAILABLE:
      show_text (self, _("Not known here."));
      break;
    case RB_CAPTURE_NOTHING:
    default:
      show_text (self, _("No variables."));
      break;
    }
}

static void
rb_variables_card_changed_cb (RbVariablesCard *self)
{
  rb_variables_card_update (self);
  g_signal_emit (self, signals[FOUND_OUT], 0);
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
rb_variables_card_class_init (RbVariablesCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rb_variables_card_dispose;

  /**
   * RbVariablesCard::found-out:
   * @self: a card
   *
   * It shows more or less than when it was told what to show.
   */
  signals[FOUND_OUT] =
    g_signal_new ("found-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/stage/variables-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RbVariablesCard, frame_label);
  gtk_widget_class_bind_template_child (widget_class, RbVariablesCard, stale_label);
  gtk_widget_class_bind_template_child (widget_class, RbVariablesCard, empty_label);
  gtk_widget_class_bind_template_child (widget_class, RbVariablesCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, RbVariablesCard, list_view);
  gtk_widget_class_bind_template_callback (widget_class, rb_variables_card_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, rb_variables_card_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, rb_variables_card_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, rb_variables_card_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, rb_variables_card_key_pressed_cb);
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
  rb_variables_card_update (self);
}

/**
 * rb_variables_card_set_player:
 * @self: a card
 * @player: (nullable): a player, or %NULL if nothing has run
 *
 * Says whose variables will be shown; until rb_variables_card_show() says which, there are none.
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
      g_signal_connect_swapped (self->capture, "changed", G_CALLBACK (rb_variables_card_changed_cb), self);
    }
  if (self->items != NULL)
    rb_variables_card_show (self, NULL, "");
}

/**
 * rb_variables_card_show:
 * @self: a card
 * @frame: (nullable): a frame of the stack where the player is, or %NULL for none
 * @name: what it is called
 *
 * Shows what its variables hold, as soon as that is known.
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
  rb_variables_card_update (self);
}
