/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/stage-card.h"

#include "engine/trace/trace-links.h"
#include "session/stage/stage-place.h"
#include "ui/common/reader.h"
#include "ui/common/row-scroll.h"
#include "ui/common/style-class.h"
#include "ui/common/whole-rows.h"
#include "ui/stage/stage-row.h"

/* The name under which a row keeps the bindings to its place in the list. */
#define PLACE "ringback-place"

struct _RbStageCard
{
  GtkBox parent_instance;

  GtkLabel *summary_label;
  GtkLabel *empty_label;
  GtkStack *slot;
  GtkWidget *scroller;
  GtkBox *height;
  GtkListView *list_view;
  GtkNoSelection *selection;

  char *title;
  char *empty_text;
  GListModel *model;
  gint64 engine_time;
  guint n_rows;
  gboolean tall;
  gboolean flat;
  gboolean projected;

  /* The rows that are bound now. GTK binds about two hundred rows of a long list, although few of them are visible. */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (RbStageCard, rb_stage_card, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_EMPTY_TEXT,
  PROP_N_ROWS,
  PROP_TALL,
  PROP_FLAT,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static RbStageRowShape
get_shape (RbStageCard *self)
{
  if (self->projected)
    return RB_STAGE_ROW_TALL;

  return self->flat ? RB_STAGE_ROW_FLAT : RB_STAGE_ROW_NORMAL;
}

/* A row can be activated if it leads to a moment, or if somebody wants to know that it was activated. */
static gboolean
get_activatable (GBinding     *binding,
                 const GValue *item_value,
                 GValue       *activatable_value,
                 gpointer      user_data)
{
  RbStageItem *item = g_value_get_object (item_value);

  g_value_set_boolean (activatable_value, rb_stage_item_get_record (item) != RB_TRACE_NO_RECORD ||
                                            (g_signal_has_handler_pending (user_data, signals[ACTIVATED], 0, TRUE) &&
                                             !rb_stage_item_get_waiting (item)));

  return TRUE;
}

static void
setup_cb (RbStageCard *self,
          GtkListItem *list_item)
{
  GtkWidget *row = rb_stage_row_new ();
  GBindingGroup *place = g_binding_group_new ();

  g_binding_group_bind (place, "item", row, "item", G_BINDING_SYNC_CREATE);
  g_binding_group_bind_full (place, "item", list_item, "activatable", G_BINDING_SYNC_CREATE, get_activatable, NULL,
                             self, NULL);
  g_object_set_data_full (G_OBJECT (row), PLACE, place, g_object_unref);
  gtk_list_item_set_child (list_item, row);
}

static void
activate_cb (RbStageCard *self,
             guint        position)
{
  g_autoptr (RbStagePlace) place = g_list_model_get_item (self->model, position);
  guint record = rb_stage_item_get_record (rb_stage_place_get_item (place));

  if (record != RB_TRACE_NO_RECORD)
    gtk_widget_activate_action (GTK_WIDGET (self), "stage.show", "u", record);
  else
    g_signal_emit (self, signals[ACTIVATED], 0, position);
}

static void
bind_cb (RbStageCard *self,
         GtkListItem *list_item)
{
  RbStageRow *row = RB_STAGE_ROW (gtk_list_item_get_child (list_item));

  rb_stage_row_set_shape (row, get_shape (self));
  rb_stage_row_set_engine_time (row, self->engine_time);
  g_binding_group_set_source (g_object_get_data (G_OBJECT (row), PLACE), gtk_list_item_get_item (list_item));
  g_ptr_array_add (self->rows, row);
}

static void
unbind_cb (RbStageCard *self,
           GtkListItem *list_item)
{
  RbStageRow *row = RB_STAGE_ROW (gtk_list_item_get_child (list_item));

  g_binding_group_set_source (g_object_get_data (G_OBJECT (row), PLACE), NULL);
  rb_stage_row_set_item (row, NULL);
  g_ptr_array_remove_fast (self->rows, row);
}

static void
show_list (RbStageCard *self)
{
  gboolean filled = self->model != NULL && g_list_model_get_n_items (self->model) > 0;

  gtk_stack_set_visible_child_name (self->slot, filled ? "rows" : "empty");
}

/* The row that the first one stands for may have a second line. */
static void
update_height (RbStageCard *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->height));
  guint n = 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  for (; n < self->n_rows; n++)
    {
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (row, "slot-row");
      gtk_box_append (self->height, row);
    }
  for (; n > self->n_rows; n--)
    gtk_box_remove (self->height, gtk_widget_get_last_child (GTK_WIDGET (self->height)));

  row = gtk_widget_get_first_child (GTK_WIDGET (self->height));
  if (row != NULL)
    rb_style_class_set (row, "tall", self->tall);
}

static void
rb_stage_card_dispose (GObject *object)
{
  RbStageCard *self = RB_STAGE_CARD (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (rb_stage_card_parent_class)->dispose (object);
}

static void
rb_stage_card_finalize (GObject *object)
{
  RbStageCard *self = RB_STAGE_CARD (object);

  g_free (self->title);
  g_free (self->empty_text);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (rb_stage_card_parent_class)->finalize (object);
}

static void
rb_stage_card_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  RbStageCard *self = RB_STAGE_CARD (widget);

  rb_whole_rows_snapshot (widget, GTK_WIDGET (self->slot), GTK_WIDGET (self->list_view), snapshot);
}

static void
rb_stage_card_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  RbStageCard *self = RB_STAGE_CARD (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_EMPTY_TEXT:
      g_value_set_string (value, self->empty_text);
      break;
    case PROP_N_ROWS:
      g_value_set_uint (value, self->n_rows);
      break;
    case PROP_TALL:
      g_value_set_boolean (value, self->tall);
      break;
    case PROP_FLAT:
      g_value_set_boolean (value, self->flat);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_stage_card_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  RbStageCard *self = RB_STAGE_CARD (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
      break;
    case PROP_EMPTY_TEXT:
      rb_stage_card_set_empty_text (self, g_value_get_string (value));
      break;
    case PROP_N_ROWS:
      rb_stage_card_set_n_rows (self, g_value_get_uint (value));
      break;
    case PROP_TALL:
      self->tall = g_value_get_boolean (value);
      update_height (self);
      break;
    case PROP_FLAT:
      self->flat = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_stage_card_class_init (RbStageCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_stage_card_dispose;
  object_class->finalize = rb_stage_card_finalize;
  object_class->get_property = rb_stage_card_get_property;
  object_class->set_property = rb_stage_card_set_property;
  widget_class->snapshot = rb_stage_card_snapshot;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EMPTY_TEXT] =
    g_param_spec_string ("empty-text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_N_ROWS] =
    g_param_spec_uint ("n-rows", NULL, NULL, 0, G_MAXUINT, 1,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_TALL] =
    g_param_spec_boolean ("tall", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FLAT] =
    g_param_spec_boolean ("flat", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RbStageCard::activated:
   * @self: a card
   * @position: which row
   *
   * Emitted when a row that leads to no moment was clicked, or Enter was pressed on it. Such rows can be activated only
   * if a handler is connected. A row that leads to a moment activates the action "stage.show" instead.
   */
  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/stage/stage-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RbStageCard, summary_label);
  gtk_widget_class_bind_template_child (widget_class, RbStageCard, empty_label);
  gtk_widget_class_bind_template_child (widget_class, RbStageCard, slot);
  gtk_widget_class_bind_template_child (widget_class, RbStageCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, RbStageCard, height);
  gtk_widget_class_bind_template_child (widget_class, RbStageCard, list_view);
  gtk_widget_class_bind_template_child (widget_class, RbStageCard, selection);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
rb_stage_card_init (RbStageCard *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  rb_reader_skip_unmapped (GTK_WIDGET (self->slot));
}

/**
 * rb_stage_card_get_model:
 * @self: a card
 *
 * Gets the model of the list.
 *
 * Returns: (transfer none) (nullable): a list of [class@StagePlace]
 */
GListModel *
rb_stage_card_get_model (RbStageCard *self)
{
  g_return_val_if_fail (RB_IS_STAGE_CARD (self), NULL);

  return self->model;
}

/**
 * rb_stage_card_set_model:
 * @self: a card
 * @model: (nullable): a list of [class@StagePlace]
 *
 * Sets the model of the list.
 */
void
rb_stage_card_set_model (RbStageCard *self,
                         GListModel  *model)
{
  g_return_if_fail (RB_IS_STAGE_CARD (self));

  if (self->model == model)
    return;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);

  g_set_object (&self->model, model);
  gtk_no_selection_set_model (self->selection, model);

  if (model != NULL)
    g_signal_connect_swapped (model, "items-changed", G_CALLBACK (show_list), self);

  show_list (self);
}

/**
 * rb_stage_card_set_empty_text:
 * @self: a card
 * @text: such as "Nothing is running."
 *
 * Sets what an empty list says.
 */
void
rb_stage_card_set_empty_text (RbStageCard *self,
                              const char  *text)
{
  g_return_if_fail (RB_IS_STAGE_CARD (self));

  if (g_strcmp0 (self->empty_text, text) == 0)
    return;

  g_free (self->empty_text);
  self->empty_text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY_TEXT]);
}

/**
 * rb_stage_card_set_n_rows:
 * @self: a card
 * @n_rows: how many
 *
 * Sets how many rows there is room for. The card is always so high, whatever the list has; a longer list scrolls.
 */
void
rb_stage_card_set_n_rows (RbStageCard *self,
                          guint        n_rows)
{
  g_return_if_fail (RB_IS_STAGE_CARD (self));

  if (self->n_rows == n_rows)
    return;

  self->n_rows = n_rows;
  update_height (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ROWS]);
}

/**
 * rb_stage_card_scroll_to:
 * @self: a card
 * @position: a row
 *
 * Brings a row into sight.
 */
void
rb_stage_card_scroll_to (RbStageCard *self,
                         guint        position)
{
  g_return_if_fail (RB_IS_STAGE_CARD (self));

  if (self->model != NULL && position < g_list_model_get_n_items (self->model))
    rb_row_scroll_to (GTK_WIDGET (self->list_view), position);
}

/**
 * rb_stage_card_set_summary:
 * @self: a card
 * @summary: such as "1 lookup under way"
 *
 * Sets the text that says how much there is in the list.
 */
void
rb_stage_card_set_summary (RbStageCard *self,
                           const char  *summary)
{
  g_return_if_fail (RB_IS_STAGE_CARD (self));
  g_return_if_fail (summary != NULL);

  if (g_strcmp0 (gtk_label_get_text (self->summary_label), summary) != 0)
    gtk_label_set_text (self->summary_label, summary);
}

/**
 * rb_stage_card_set_engine_time:
 * @self: a card
 * @engine_time: now, in µs
 *
 * Updates the progress bars of the lookups and timers in the list.
 */
void
rb_stage_card_set_engine_time (RbStageCard *self,
                               gint64       engine_time)
{
  g_return_if_fail (RB_IS_STAGE_CARD (self));

  if (self->engine_time == engine_time)
    return;

  self->engine_time = engine_time;
  for (guint i = 0; i < self->rows->len; i++)
    rb_stage_row_set_engine_time (g_ptr_array_index (self->rows, i), engine_time);
}

/**
 * rb_stage_card_set_projected:
 * @self: a card
 * @projected: whether a class looks at the card
 *
 * Sets whether the card fills its place, without a summary, and its rows have as many lines as their words need.
 */
void
rb_stage_card_set_projected (RbStageCard *self,
                             gboolean     projected)
{
  g_return_if_fail (RB_IS_STAGE_CARD (self));

  self->projected = projected;
  gtk_widget_set_vexpand (GTK_WIDGET (self->slot), projected);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), !projected);
  for (guint i = 0; i < self->rows->len; i++)
    rb_stage_row_set_shape (g_ptr_array_index (self->rows, i), get_shape (self));
}
