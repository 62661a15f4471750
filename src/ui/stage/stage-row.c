/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/stage-row.h"

#include "session/stage/short-value.h"
#include "ui/common/callback-badge.h"
#include "ui/common/list-row.h"
#include "ui/common/style-class.h"
#include "ui/stage/progress-strip.h"

/* The most characters of a value that a row has room for. */
#define MAX_VALUE 14

/* The characters of the label that are always shown in a row of one line. */
#define FLAT_LABEL 9

/* The columns of the row's grid: badge, hourglass, and those of the words. */
#define LABEL_COLUMN 2
#define STRIP_COLUMN 3
#define N_WORD_COLUMNS 5

/* The characters that the time that is left has room for, at least. */
#define MIN_LEFT 5

/* How far a row is to the right of the one that it comes from, in pixels. */
#define INDENT 12

struct _RbStageRow
{
  GtkGrid parent_instance;

  RbCallbackBadge *badge;
  GtkWidget *hourglass;
  GtkLabel *label;
  GtkLabel *detail;
  RbProgressStrip *strip;
  GtkInscription *left;
  GtkLabel *rest;
  GtkWidget *link;
  GtkLabel *link_label;
  GtkLabel *value;
  GtkImage *mark;

  RbStageItem *item;
  gint64 engine_time;
};

G_DEFINE_FINAL_TYPE (RbStageRow, rb_stage_row, GTK_TYPE_GRID)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
rb_stage_row_dispose (GObject *object)
{
  RbStageRow *self = RB_STAGE_ROW (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (rb_stage_row_parent_class)->dispose (object);
}

static void
rb_stage_row_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  RbStageRow *self = RB_STAGE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_stage_row_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  RbStageRow *self = RB_STAGE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      rb_stage_row_set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void update_time (RbStageRow *self,
                         gboolean    always);

static void
rb_stage_row_map (GtkWidget *widget)
{
  RbStageRow *self = RB_STAGE_ROW (widget);

  if (self->item != NULL)
    update_time (self, FALSE);

  GTK_WIDGET_CLASS (rb_stage_row_parent_class)->map (widget);
}

static void
rb_stage_row_class_init (RbStageRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_stage_row_dispose;
  object_class->get_property = rb_stage_row_get_property;
  object_class->set_property = rb_stage_row_set_property;
  widget_class->map = rb_stage_row_map;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, RB_TYPE_STAGE_ITEM,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RB_TYPE_CALLBACK_BADGE);
  g_type_ensure (RB_TYPE_PROGRESS_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/stage/stage-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RbStageRow, badge);
  gtk_widget_class_bind_template_child (widget_class, RbStageRow, hourglass);
  gtk_widget_class_bind_template_child (widget_class, RbStageRow, label);
  gtk_widget_class_bind_template_child (widget_class, RbStageRow, detail);
  gtk_widget_class_bind_template_child (widget_class, RbStageRow, strip);
  gtk_widget_class_bind_template_child (widget_class, RbStageRow, left);
  gtk_widget_class_bind_template_child (widget_class, RbStageRow, rest);
  gtk_widget_class_bind_template_child (widget_class, RbStageRow, link);
  gtk_widget_class_bind_template_child (widget_class, RbStageRow, link_label);
  gtk_widget_class_bind_template_child (widget_class, RbStageRow, value);
  gtk_widget_class_bind_template_child (widget_class, RbStageRow, mark);
}

static void
rb_stage_row_init (RbStageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rb_stage_row_new:
 *
 * Makes an empty row.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
rb_stage_row_new (void)
{
  return g_object_new (RB_TYPE_STAGE_ROW, NULL);
}

/**
 * rb_stage_row_get_item:
 * @self: a row
 *
 * Gets the item that the row shows.
 *
 * Returns: (transfer none) (nullable): the item
 */
RbStageItem *
rb_stage_row_get_item (RbStageRow *self)
{
  g_return_val_if_fail (RB_IS_STAGE_ROW (self), NULL);

  return self->item;
}

/* Whether the text at the end of the row is a time that gets shorter. */
static gboolean
counts_down (RbStageRow *self)
{
  return rb_stage_item_get_pending (self->item) && rb_stage_item_get_mark (self->item) == RB_STAGE_MARK_NONE;
}

/* The time that is left has the room of the longest such time from now on, so that a shorter one never makes the window
 * lay out its widgets anew. */
static void
show_rest (RbStageRow *self)
{
  gboolean is_time = counts_down (self);
  g_autofree char *rest = rb_stage_item_dup_rest (self->item, self->engine_time);
  guint n_chars = rest != NULL ? g_utf8_strlen (rest, -1) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->rest), rest != NULL && !is_time);
  gtk_label_set_text (self->rest, rest != NULL && !is_time ? rest : "");
  gtk_widget_set_visible (GTK_WIDGET (self->left), is_time);
  gtk_inscription_set_min_chars (self->left, MAX (n_chars, MIN_LEFT));
  gtk_inscription_set_nat_chars (self->left, MAX (n_chars, MIN_LEFT));
}

static void
update_time (RbStageRow *self,
             gboolean    always)
{
  g_autofree char *left = counts_down (self) ? rb_stage_item_dup_rest (self->item, self->engine_time) : NULL;
  g_autofree char *name = NULL;

  if (rb_stage_item_get_pending (self->item))
    rb_progress_strip_set_fraction (self->strip, rb_stage_item_get_fraction (self->item, self->engine_time));

  /* Called for every frame, but the text changes only ten times a second. */
  if (!always && (left == NULL || g_strcmp0 (left, gtk_inscription_get_text (self->left)) == 0))
    return;

  /* A screen reader asks for the length of the text, and GTK warns if the text is NULL. */
  gtk_inscription_set_text (self->left, left != NULL ? left : "");
  name = rb_stage_item_dup_name (self->item, self->engine_time);
  rb_list_row_set_name (GTK_WIDGET (self), name);
}

/* A progress bar needs a known length. A function that is suspended waits for an unknown time, so it has an
 * hourglass. A bar that is full leaves its room to the words. */
static void
show_wait (RbStageRow *self)
{
  gboolean pending = rb_stage_item_get_pending (self->item);
  gboolean waiting = rb_stage_item_get_waiting (self->item);
  gboolean is_filling = pending && rb_stage_item_get_value (self->item) == NULL;

  gtk_widget_set_visible (self->hourglass, waiting);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), !is_filling);
  gtk_widget_set_hexpand (GTK_WIDGET (self->strip), is_filling);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), pending);
  rb_style_class_set (GTK_WIDGET (self), "waiting", waiting);
}

/* A promise that comes from the one above hangs on it by an arrow. */
static void
show_label (RbStageRow *self)
{
  const char *label = rb_stage_item_get_label (self->item);
  g_autofree char *linked = g_strconcat ("↳ ", label, NULL);

  gtk_label_set_text (self->label, rb_stage_item_get_depth (self->item) > 0 ? linked : label);
}

/* A long value is cut; the tooltip shows it whole. GTK asks the display where the pointer is whenever a tooltip is set,
 * which takes long for a whole list of rows. */
static void
show_value (RbStageRow *self)
{
  const char *value = rb_stage_item_get_value (self->item);
  g_autofree char *shown = value != NULL ? rb_short_value_dup (value, MAX_VALUE) : NULL;
  const char *tooltip = g_strcmp0 (shown, value) != 0 ? value : NULL;

  gtk_label_set_text (self->value, shown != NULL ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->value), shown != NULL);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->value)), tooltip) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->value), tooltip);
}

static void
show_link (RbStageRow *self)
{
  guint record;
  const char *text = rb_stage_item_get_link (self->item, &record);

  gtk_widget_set_visible (self->link, text != NULL);
  gtk_label_set_text (self->link_label, text != NULL ? text : "");
  if (text == NULL)
    return;

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->link), "u", record);
  /* GTK 4.8 does not name a button after its words. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static const char *
get_mark_icon (RbStageMark mark)
{
  switch (mark)
    {
    case RB_STAGE_MARK_DONE:
      return "ringback-done-symbolic";
    case RB_STAGE_MARK_FAILED:
    case RB_STAGE_MARK_DROPPED:
    case RB_STAGE_MARK_CLEARED:
      return "window-close-symbolic";
    case RB_STAGE_MARK_NONE:
    default:
      return NULL;
    }
}

static void
show_mark (RbStageRow *self)
{
  RbStageMark mark = rb_stage_item_get_mark (self->item);

  gtk_widget_set_visible (GTK_WIDGET (self->mark), mark != RB_STAGE_MARK_NONE);
  gtk_image_set_from_icon_name (self->mark, get_mark_icon (mark));
  rb_style_class_set (GTK_WIDGET (self), "over", mark != RB_STAGE_MARK_NONE);
  rb_style_class_set (GTK_WIDGET (self), "failed", mark == RB_STAGE_MARK_FAILED);
  rb_style_class_set (GTK_WIDGET (self), "dropped", mark == RB_STAGE_MARK_DROPPED);
}

/**
 * rb_stage_row_set_item:
 * @self: a row
 * @item: (nullable): the item to show
 *
 * Makes the row show @item.
 */
void
rb_stage_row_set_item (RbStageRow  *self,
                       RbStageItem *item)
{
  g_return_if_fail (RB_IS_STAGE_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  if (item != NULL)
    {
      guint callback = rb_stage_item_get_callback (item);

      rb_callback_badge_set_callback (self->badge, callback);
      gtk_widget_set_visible (GTK_WIDGET (self->badge), callback != 0);
      gtk_widget_set_margin_start (GTK_WIDGET (self), (int) rb_stage_item_get_depth (item) * INDENT);
      show_label (self);
      gtk_label_set_text (self->detail, rb_stage_item_get_detail (item));
      gtk_widget_set_visible (GTK_WIDGET (self->detail), *rb_stage_item_get_detail (item) != '\0');
      rb_progress_strip_set_callback (self->strip, callback);
      show_wait (self);
      show_value (self);
      show_link (self);
      show_mark (self);
      show_rest (self);
      update_time (self, TRUE);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * rb_stage_row_set_engine_time:
 * @self: a row
 * @engine_time: now, in µs
 *
 * Sets the time up to which the progress bar is filled. A row that is not visible is updated later, when it becomes
 * visible, because a long list has many such rows.
 */
void
rb_stage_row_set_engine_time (RbStageRow *self,
                              gint64      engine_time)
{
  g_return_if_fail (RB_IS_STAGE_ROW (self));

  if (self->engine_time == engine_time)
    return;

  self->engine_time = engine_time;
  if (self->item != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_time (self, FALSE);
}

static GtkGridLayoutChild *
get_place (RbStageRow *self,
           GtkWidget  *widget)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  return GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, widget));
}

/* Puts a widget into a line of its own, or into a column of the first line. */
static void
place_in_line (RbStageRow *self,
               GtkWidget  *widget,
               int         line,
               int         column)
{
  GtkGridLayoutChild *place = get_place (self, widget);

  gtk_grid_layout_child_set_row (place, line);
  gtk_grid_layout_child_set_column (place, line > 0 ? LABEL_COLUMN : column);
  gtk_grid_layout_child_set_column_span (place, line > 0 ? N_WORD_COLUMNS : 1);
}

/* The words of a tall row have the first line, and what is waited for the second, from its start. */
static void
place_wait (RbStageRow *self,
            gboolean    is_tall)
{
  GtkWidget *wait[] = { GTK_WIDGET (self->strip), GTK_WIDGET (self->left), GTK_WIDGET (self->rest),
                        GTK_WIDGET (self->value) };
  GtkGridLayoutChild *strip = get_place (self, GTK_WIDGET (self->strip));

  gtk_grid_layout_child_set_column_span (get_place (self, GTK_WIDGET (self->label)),
                                         is_tall ? N_WORD_COLUMNS - 1 : 1);
  for (guint i = 0; i < G_N_ELEMENTS (wait); i++)
    gtk_grid_layout_child_set_row (get_place (self, wait[i]), is_tall ? 1 : 0);
  gtk_grid_layout_child_set_column (strip, is_tall ? LABEL_COLUMN : STRIP_COLUMN);
  gtk_grid_layout_child_set_column_span (strip, is_tall ? STRIP_COLUMN - LABEL_COLUMN + 1 : 1);
}

/**
 * rb_stage_row_set_shape:
 * @self: a row
 * @shape: how many lines the row has
 *
 * Sets where the words of the row stand.
 */
void
rb_stage_row_set_shape (RbStageRow      *self,
                        RbStageRowShape  shape)
{
  gboolean is_tall = shape == RB_STAGE_ROW_TALL;
  int line = is_tall ? 2 : shape == RB_STAGE_ROW_FLAT ? 0 : 1;

  g_return_if_fail (RB_IS_STAGE_ROW (self));

  place_in_line (self, GTK_WIDGET (self->detail), line, STRIP_COLUMN);
  place_in_line (self, self->link, line, STRIP_COLUMN);
  place_wait (self, is_tall);
  /* In one line with the others, the label would be cut first. */
  gtk_label_set_width_chars (self->label, shape == RB_STAGE_ROW_FLAT ? FLAT_LABEL : -1);
  gtk_label_set_wrap (self->label, is_tall);
  gtk_label_set_lines (self->label, is_tall ? 2 : 1);
  gtk_label_set_wrap (self->detail, is_tall);
  gtk_label_set_lines (self->detail, is_tall ? 3 : 1);
  gtk_label_set_wrap (self->link_label, is_tall);
  gtk_label_set_lines (self->link_label, is_tall ? 3 : 1);
}
