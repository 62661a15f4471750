/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/prose-view.h"

#include <adwaita.h>

#include "ui/guide/prose-markup.h"

/* The length of a line of prose, in average characters. */
#define MEASURE 75

struct _RbProseView
{
  GtkWidget parent_instance;

  AdwClamp *clamp;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (RbProseView, rb_prose_view, GTK_TYPE_WIDGET)

static GtkWidget *
create_label (const char *markup,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *dressed = rb_prose_markup_dress (markup, TRUE);

  gtk_label_set_markup (GTK_LABEL (label), dressed);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_heading (RbBlock *block)
{
  guint level = CLAMP (rb_block_get_level (block), 1, 3);
  g_autofree char *css_class = g_strdup_printf ("heading-%u", level);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  g_autofree char *dressed = rb_prose_markup_dress (rb_block_get_markup (block), TRUE);

  gtk_label_set_markup (GTK_LABEL (label), dressed);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) level, -1);

  return label;
}

static GtkWidget *
create_list_item (RbBlock *block)
{
  guint level = MAX (rb_block_get_level (block), 1);
  guint number = rb_block_get_number (block);
  const char *bullet = level > 1 ? "\342\227\246" : "\342\200\242";
  g_autofree char *text = number > 0 ? g_strdup_printf ("%u.", number) : g_strdup (bullet);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *marker = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (marker), 1);
  gtk_label_set_width_chars (GTK_LABEL (marker), 3);
  gtk_widget_set_valign (marker, GTK_ALIGN_START);
  gtk_widget_add_css_class (marker, "list-marker");
  gtk_widget_set_margin_start (row, (int) (level - 1) * 24);
  gtk_box_append (GTK_BOX (row), marker);
  gtk_box_append (GTK_BOX (row), create_label (rb_block_get_markup (block), NULL));

  return row;
}

static GtkWidget *
create_code (RbBlock *block)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (rb_block_get_text (block));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_widget_add_css_class (scroller, "shown-code");

  return scroller;
}

static GtkWidget *
create_widget (RbBlock *block)
{
  switch (rb_block_get_kind (block))
    {
    case RB_BLOCK_HEADING:
      return create_heading (block);
    case RB_BLOCK_PARAGRAPH:
      return create_label (rb_block_get_markup (block), NULL);
    case RB_BLOCK_LIST_ITEM:
      return create_list_item (block);
    case RB_BLOCK_QUOTE:
      return create_label (rb_block_get_markup (block), "quote");
    case RB_BLOCK_CODE:
      return create_code (block);
    case RB_BLOCK_RULE:
      return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
    case RB_BLOCK_EXERCISE:
    case RB_BLOCK_PREDICTION:
    default:
      return NULL;
    }
}

/* The line length follows the font size. */
static void
rb_prose_view_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  RbProseView *self = RB_PROSE_VIEW (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics;
  int width;

  GTK_WIDGET_CLASS (rb_prose_view_parent_class)->css_changed (widget, change);

  if (self->clamp == NULL)
    return;

  metrics = pango_context_get_metrics (context, NULL, NULL);
  width = PANGO_PIXELS_CEIL (MEASURE * pango_font_metrics_get_approximate_char_width (metrics));
  pango_font_metrics_unref (metrics);
  adw_clamp_set_maximum_size (self->clamp, width);
  adw_clamp_set_tightening_threshold (self->clamp, width);
}

static void
rb_prose_view_dispose (GObject *object)
{
  RbProseView *self = RB_PROSE_VIEW (object);

  if (self->clamp != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->clamp)));

  G_OBJECT_CLASS (rb_prose_view_parent_class)->dispose (object);
}

static void
rb_prose_view_class_init (RbProseViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rb_prose_view_dispose;
  widget_class->css_changed = rb_prose_view_css_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/guide/prose-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RbProseView, clamp);
  gtk_widget_class_bind_template_child (widget_class, RbProseView, box);
  gtk_widget_class_set_css_name (widget_class, "proseview");
}

static void
rb_prose_view_init (RbProseView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rb_prose_view_new:
 *
 * Creates an empty view.
 *
 * Returns: (transfer floating): a new prose view
 */
GtkWidget *
rb_prose_view_new (void)
{
  return g_object_new (RB_TYPE_PROSE_VIEW, NULL);
}

/**
 * rb_prose_view_set_blocks:
 * @self: a prose view
 * @blocks: (nullable): a list of [class@Block], or a part of one; %NULL for none
 *
 * Replaces what is shown with @blocks. The list is read once, because articles do not change.
 */
void
rb_prose_view_set_blocks (RbProseView *self,
                          GListModel  *blocks)
{
  GtkWidget *child;
  guint n_blocks;
  guint i;

  g_return_if_fail (RB_IS_PROSE_VIEW (self));
  g_return_if_fail (blocks == NULL || G_IS_LIST_MODEL (blocks));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);

  n_blocks = blocks != NULL ? g_list_model_get_n_items (blocks) : 0;
  for (i = 0; i < n_blocks; i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);

      child = create_widget (block);
      if (child != NULL)
        gtk_box_append (self->box, child);
    }
}
