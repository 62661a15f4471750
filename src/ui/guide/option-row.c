/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/option-row.h"

#include <glib/gi18n.h>

#include "ui/common/sign.h"
#include "ui/common/style-class.h"
#include "ui/guide/prose-markup.h"

struct _RbOptionRow
{
  GtkWidget parent_instance;

  GtkCheckButton *button;
  GtkLabel *number_label;
  GtkLabel *text_label;
  GtkImage *verdict_image;
  GtkWidget *hands_box;
  GtkLabel *hands_label;

  char *text;
  guint number;
  guint hands;
  const char *verdict; /* what the image says, or NULL; a static string */
};

G_DEFINE_FINAL_TYPE (RbOptionRow, rb_option_row, GTK_TYPE_WIDGET)

static void
rb_option_row_dispose (GObject *object)
{
  RbOptionRow *self = RB_OPTION_ROW (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->button)));

  G_OBJECT_CLASS (rb_option_row_parent_class)->dispose (object);
}

static void
rb_option_row_finalize (GObject *object)
{
  g_free (RB_OPTION_ROW (object)->text);

  G_OBJECT_CLASS (rb_option_row_parent_class)->finalize (object);
}

static void
rb_option_row_class_init (RbOptionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_option_row_dispose;
  object_class->finalize = rb_option_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/guide/option-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RbOptionRow, button);
  gtk_widget_class_bind_template_child (widget_class, RbOptionRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, RbOptionRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, RbOptionRow, verdict_image);
  gtk_widget_class_bind_template_child (widget_class, RbOptionRow, hands_box);
  gtk_widget_class_bind_template_child (widget_class, RbOptionRow, hands_label);
  gtk_widget_class_set_css_name (widget_class, "optionrow");
}

static void
rb_option_row_init (RbOptionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update_name (RbOptionRow *self)
{
  g_autoptr (GString) name = g_string_new (NULL);

  g_string_append_printf (name, "%u, %s", self->number, self->text);
  if (gtk_widget_get_visible (self->hands_box))
    {
      g_string_append (name, ", ");
      g_string_append_printf (name, ngettext ("%u hand", "%u hands", self->hands), self->hands);
    }
  if (self->verdict != NULL)
    g_string_append_printf (name, ", %s", self->verdict);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

/**
 * rb_option_row_new:
 * @option: an option
 * @number: its number, from 1, which is the key that chooses it
 *
 * Makes a row for an option.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
rb_option_row_new (const RbOption *option,
                   guint           number)
{
  RbOptionRow *self = g_object_new (RB_TYPE_OPTION_ROW, NULL);
  g_autofree char *markup = rb_prose_markup_dress (option->markup, FALSE);
  g_autofree char *digits = g_strdup_printf ("%u", number);

  self->number = number;
  self->text = g_strdup (option->text);
  gtk_label_set_markup (self->text_label, markup);
  gtk_label_set_text (self->number_label, digits);
  update_name (self);

  return GTK_WIDGET (self);
}

/**
 * rb_option_row_get_button:
 * @self: a row
 *
 * Gets the button that fills the row. It is active if the option is chosen.
 *
 * Returns: (transfer none): the button
 */
GtkCheckButton *
rb_option_row_get_button (RbOptionRow *self)
{
  g_return_val_if_fail (RB_IS_OPTION_ROW (self), NULL);

  return self->button;
}

/**
 * rb_option_row_set_hands:
 * @self: a row
 * @hands: the number of hands raised for the option
 * @shown: whether it is shown
 *
 * Shows how many hands were raised.
 */
void
rb_option_row_set_hands (RbOptionRow *self,
                         guint        hands,
                         gboolean     shown)
{
  g_autofree char *digits = g_strdup_printf ("%u", hands);

  g_return_if_fail (RB_IS_OPTION_ROW (self));

  self->hands = hands;
  gtk_label_set_text (self->hands_label, digits);
  gtk_widget_set_visible (self->hands_box, shown);
  update_name (self);
}

/**
 * rb_option_row_set_verdict:
 * @self: a row
 * @printed: whether the run has printed this
 * @chosen: whether the learner has chosen this
 *
 * Marks the row after the run. A row that is neither printed nor chosen gives way, unless hands were raised for it.
 */
void
rb_option_row_set_verdict (RbOptionRow *self,
                           gboolean     printed,
                           gboolean     chosen)
{
  g_return_if_fail (RB_IS_OPTION_ROW (self));

  self->verdict = printed ? _("printed") : chosen ? _("not printed") : NULL;
  gtk_image_set_from_icon_name (self->verdict_image, printed ? RB_SIGN_DONE : "window-close-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_image), printed || chosen);
  rb_style_class_set (GTK_WIDGET (self), "right", printed);
  rb_style_class_set (GTK_WIDGET (self), "wrong", chosen && !printed);
  gtk_widget_set_visible (GTK_WIDGET (self), printed || chosen || gtk_widget_get_visible (self->hands_box));
  update_name (self);
}
