/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/prediction-card.h"

#include <glib/gi18n.h>

#include "lesson/prediction.h"
#include "ui/guide/prose-markup.h"

struct _RbPredictionCard
{
  GtkWidget parent_instance;

  RbBlock *block;
  int chosen; /* -1 for none */
  GPtrArray *buttons; /* (element-type GtkCheckButton): one for each option, owned by their box */

  GtkLabel *question;
  GtkBox *options;
  GtkBox *verdict_box;
  GtkImage *verdict_icon;
  GtkLabel *verdict;
};

G_DEFINE_FINAL_TYPE (RbPredictionCard, rb_prediction_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_BLOCK,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The verdict has its space before it is shown. Otherwise, a card at the end of the prose would grow beyond the visible
 * part. */
static void
show_verdict (RbPredictionCard *self,
              const char       *icon_name,
              const char       *css_class,
              const char       *text)
{
  GtkWidget *box = GTK_WIDGET (self->verdict_box);

  gtk_widget_remove_css_class (box, "prediction-right");
  gtk_widget_remove_css_class (box, "prediction-wrong");
  if (css_class != NULL)
    gtk_widget_add_css_class (box, css_class);
  gtk_image_set_from_icon_name (self->verdict_icon, icon_name);
  gtk_label_set_label (self->verdict, text);
  gtk_widget_set_opacity (box, 1);
}

static void
toggled_cb (RbPredictionCard *self,
            GtkCheckButton   *button)
{
  guint index;

  if (!gtk_check_button_get_active (button) || !g_ptr_array_find (self->buttons, button, &index))
    return;

  self->chosen = (int) index;
  show_verdict (self, "media-playback-start-symbolic", NULL, _("Now run it and see."));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static void
add_option (RbPredictionCard *self,
            const RbOption   *option)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = rb_prose_markup_dress (option->markup);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, option->text, -1);
  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
  gtk_box_append (self->options, button);
}

static void
rb_prediction_card_constructed (GObject *object)
{
  RbPredictionCard *self = RB_PREDICTION_CARD (object);
  g_autofree char *markup = NULL;
  guint i;

  G_OBJECT_CLASS (rb_prediction_card_parent_class)->constructed (object);

  g_return_if_fail (RB_IS_BLOCK (self->block));

  markup = rb_prose_markup_dress (rb_block_get_markup (self->block));
  gtk_label_set_markup (self->question, markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->options),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, rb_block_get_text (self->block),
                                  -1);
  for (i = 0; i < rb_block_get_n_options (self->block); i++)
    add_option (self, rb_block_get_option (self->block, i));
}

static void
rb_prediction_card_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  RbPredictionCard *self = RB_PREDICTION_CARD (object);

  switch (prop_id)
    {
    case PROP_BLOCK:
      g_value_set_object (value, self->block);
      break;
    case PROP_CHOSEN:
      g_value_set_int (value, self->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_prediction_card_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  RbPredictionCard *self = RB_PREDICTION_CARD (object);

  switch (prop_id)
    {
    case PROP_BLOCK:
      self->block = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_prediction_card_dispose (GObject *object)
{
  RbPredictionCard *self = RB_PREDICTION_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_object (&self->block);

  G_OBJECT_CLASS (rb_prediction_card_parent_class)->dispose (object);
}

static void
rb_prediction_card_class_init (RbPredictionCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rb_prediction_card_constructed;
  object_class->get_property = rb_prediction_card_get_property;
  object_class->set_property = rb_prediction_card_set_property;
  object_class->dispose = rb_prediction_card_dispose;

  properties[PROP_BLOCK] = g_param_spec_object ("block", NULL, NULL, RB_TYPE_BLOCK,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHOSEN] = g_param_spec_int ("chosen", NULL, NULL, -1, G_MAXINT, -1,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ringback/Ringback/ui/guide/prediction-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RbPredictionCard, question);
  gtk_widget_class_bind_template_child (widget_class, RbPredictionCard, options);
  gtk_widget_class_bind_template_child (widget_class, RbPredictionCard, verdict_box);
  gtk_widget_class_bind_template_child (widget_class, RbPredictionCard, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, RbPredictionCard, verdict);
  gtk_widget_class_set_css_name (widget_class, "predictioncard");
}

static void
rb_prediction_card_init (RbPredictionCard *self)
{
  self->chosen = -1;
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rb_prediction_card_new:
 * @block: a block of the kind %RB_BLOCK_PREDICTION
 *
 * Creates a card on which nothing is chosen.
 *
 * Returns: (transfer floating): a new card
 */
GtkWidget *
rb_prediction_card_new (RbBlock *block)
{
  g_return_val_if_fail (RB_IS_BLOCK (block), NULL);

  return g_object_new (RB_TYPE_PREDICTION_CARD, "block", block, NULL);
}

/**
 * rb_prediction_card_get_block:
 * @self: a card
 *
 * Gets the prediction that the card shows.
 *
 * Returns: (transfer none): the prediction's block
 */
RbBlock *
rb_prediction_card_get_block (RbPredictionCard *self)
{
  g_return_val_if_fail (RB_IS_PREDICTION_CARD (self), NULL);

  return self->block;
}

/**
 * rb_prediction_card_get_chosen:
 * @self: a card
 *
 * Gets the option that the learner has chosen.
 *
 * Returns: the option's index, or -1 for none yet
 */
int
rb_prediction_card_get_chosen (RbPredictionCard *self)
{
  g_return_val_if_fail (RB_IS_PREDICTION_CARD (self), -1);

  return self->chosen;
}

/**
 * rb_prediction_card_reveal:
 * @self: a card
 * @printed: what the finished run has printed, from rb_prediction_dup_printed()
 *
 * Shows whether the chosen option is what the run has printed. Only the run decides this, not the option that the
 * article marks as right. If nothing is chosen, nothing is shown.
 */
void
rb_prediction_card_reveal (RbPredictionCard *self,
                           const char       *printed)
{
  const RbOption *option;

  g_return_if_fail (RB_IS_PREDICTION_CARD (self));
  g_return_if_fail (printed != NULL);

  if (self->chosen < 0)
    return;

  option = rb_block_get_option (self->block, (guint) self->chosen);
  if (rb_prediction_compare (option, printed))
    show_verdict (self, "object-select-symbolic", "prediction-right", _("Right: that is what it printed."));
  else
    show_verdict (self, "window-close-symbolic", "prediction-wrong",
                  _("Not quite: the console shows what it printed."));
}
