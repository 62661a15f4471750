/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/prediction-card.h"

#include <string.h>

#include <glib/gi18n.h>

#include "lesson/article/prediction.h"
#include "ui/common/sign.h"
#include "ui/common/style-class.h"
#include "ui/guide/option-row.h"
#include "ui/guide/prose-markup.h"

/* How many options stand next to one another at most. */
#define MAX_IN_ROW 9

struct _RbPredictionCard
{
  GtkWidget parent_instance;

  RbGuideStep *step;
  GSignalGroup *step_signals;
  gboolean counting;
  gboolean compact;
  GtkEventController *keys; /* of the window */
  GtkFlowBox *options;      /* (nullable): those of the step */
  GPtrArray *rows;          /* (element-type RbOptionRow): one for each option, owned by their box */

  GtkLabel *caption;
  GtkLabel *question;
  GtkWidget *verdict_box;
  GtkImage *verdict_icon;
  GtkLabel *verdict;
};

G_DEFINE_FINAL_TYPE (RbPredictionCard, rb_prediction_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STEP,
  PROP_COUNTING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_verdict (RbPredictionCard *self,
              const char       *icon_name,
              const char       *text)
{
  gtk_image_set_from_icon_name (self->verdict_icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_icon), icon_name != NULL);
  gtk_label_set_label (self->verdict, text);
}

/* Gets what the learner has chosen. A class that raises its hands is not to see what was chosen before it came. */
static int
get_chosen (RbPredictionCard *self)
{
  return self->counting ? -1 : rb_guide_step_get_chosen (self->step);
}

/* Says what comes next: before the run, that it decides; after the run, what it has decided. Only the run decides
 * this, not the option that the article marks as right. */
static void
update_verdict (RbPredictionCard *self)
{
  const char *printed = rb_guide_step_get_printed (self->step);
  RbBlock *prediction = rb_guide_step_get_prediction (self->step);
  int chosen = get_chosen (self);
  gboolean right = FALSE;

  if (printed != NULL && chosen >= 0)
    right = rb_prediction_compare (rb_block_get_option (prediction, (guint) chosen), printed);
  rb_style_class_set (self->verdict_box, "right", right);
  rb_style_class_set (self->verdict_box, "wrong", printed != NULL && chosen >= 0 && !right);

  gtk_label_set_label (self->caption, printed != NULL ? _("What the run showed") : _("Before you run"));
  if (printed != NULL && chosen < 0)
    show_verdict (self, NULL, _("The run has answered."));
  else if (printed != NULL && right)
    show_verdict (self, RB_SIGN_DONE, _("Right: that is what it printed."));
  else if (printed != NULL)
    show_verdict (self, "window-close-symbolic", _("Not quite: it printed something else."));
  else if (self->counting)
    show_verdict (self, NULL, _("The keys 1 to 9 count the hands. Then run it."));
  else if (chosen >= 0)
    show_verdict (self, NULL, _("Your answer waits for the run."));
  else
    show_verdict (self, NULL, _("Choose an answer, then run it."));
}

static void
update (RbPredictionCard *self)
{
  const char *printed = rb_guide_step_get_printed (self->step);
  RbBlock *prediction = rb_guide_step_get_prediction (self->step);
  int chosen = get_chosen (self);
  guint n_hands;

  g_object_get (self->step, "hands", &n_hands, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    {
      RbOptionRow *row = g_ptr_array_index (self->rows, i);
      gboolean is_chosen = chosen == (int) i;

      /* While the card is counting no button stays active, so that each click counts. */
      gtk_check_button_set_active (rb_option_row_get_button (row), is_chosen);
      rb_style_class_set (GTK_WIDGET (row), "chosen", is_chosen);
      rb_option_row_set_hands (row, rb_guide_step_get_hands (self->step, i),
                               i < RB_GUIDE_STEP_MAX_HANDS && (self->counting || n_hands > 0));
      if (printed != NULL)
        rb_option_row_set_verdict (row, rb_prediction_compare (rb_block_get_option (prediction, i), printed),
                                   is_chosen);
    }

  update_verdict (self);
}

/* A click on an option chooses it. While the card is counting, it counts a hand. */
static void
toggled_cb (RbPredictionCard *self,
            GtkCheckButton   *button)
{
  guint index;

  for (index = 0; index < self->rows->len; index++)
    if (rb_option_row_get_button (g_ptr_array_index (self->rows, index)) == button)
      break;

  if (!gtk_check_button_get_active (button) ||
      (!self->counting && (int) index == rb_guide_step_get_chosen (self->step)))
    return;

  if (self->counting)
    rb_guide_step_count_hand (self->step, index, FALSE);
  else
    rb_guide_step_set_chosen (self->step, (int) index);

  /* The step may have refused the choice. */
  update (self);
}

static void
pressed_long_cb (GtkGesture *gesture,
                 double      x,
                 double      y,
                 GtkWidget  *row)
{
  RbPredictionCard *self = RB_PREDICTION_CARD (gtk_widget_get_ancestor (row, RB_TYPE_PREDICTION_CARD));
  guint index;

  if (!self->counting || !g_ptr_array_find (self->rows, row, &index))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  rb_guide_step_count_hand (self->step, index, TRUE);
}

static void
add_option (RbPredictionCard *self,
            const RbOption   *option)
{
  GtkWidget *row = rb_option_row_new (option, self->rows->len + 1);
  GtkCheckButton *button = rb_option_row_get_button (RB_OPTION_ROW (row));
  GtkGesture *press = gtk_gesture_long_press_new ();

  if (self->rows->len > 0)
    gtk_check_button_set_group (button, rb_option_row_get_button (g_ptr_array_index (self->rows, 0)));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_long_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (press));
  gtk_widget_set_hexpand (row, TRUE);
  g_ptr_array_add (self->rows, row);
  gtk_flow_box_append (self->options, row);
  gtk_widget_set_focusable (gtk_widget_get_parent (row), FALSE);
}

/* Finds the option of a key. Shift changes the symbol of a key, so it is left out. Returns whether there is one. */
static gboolean
find_option (RbPredictionCard *self,
             GdkEvent         *event,
             guint             keycode,
             GdkModifierType   state,
             guint            *ret_index)
{
  guint keyval;

  if (!gdk_display_translate_key (gtk_widget_get_display (GTK_WIDGET (self)), keycode,
                                  state & ~(GdkModifierType) GDK_SHIFT_MASK, (int) gdk_key_event_get_layout (event),
                                  &keyval, NULL, NULL, NULL))
    return FALSE;

  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    *ret_index = keyval - GDK_KEY_1;
  else if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    *ret_index = keyval - GDK_KEY_KP_1;
  else
    return FALSE;

  return *ret_index < self->rows->len;
}

static gboolean
key_pressed_cb (RbPredictionCard      *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean shifted = (state & GDK_SHIFT_MASK) != 0;
  guint index;

  if (self->step == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) || (shifted && !self->counting) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 ||
      !find_option (self, event, keycode, state, &index))
    return GDK_EVENT_PROPAGATE;

  if (self->counting)
    rb_guide_step_count_hand (self->step, index, shifted);
  else
    rb_guide_step_set_chosen (self->step, (int) index);

  return GDK_EVENT_STOP;
}

/* The keys work wherever the focus is in the window. A text that is being edited has them first. */
static void
rb_prediction_card_root (GtkWidget *widget)
{
  RbPredictionCard *self = RB_PREDICTION_CARD (widget);

  GTK_WIDGET_CLASS (rb_prediction_card_parent_class)->root (widget);

  self->keys = gtk_event_controller_key_new ();
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->keys);
}

static void
rb_prediction_card_unroot (GtkWidget *widget)
{
  RbPredictionCard *self = RB_PREDICTION_CARD (widget);

  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (widget)), g_steal_pointer (&self->keys));

  GTK_WIDGET_CLASS (rb_prediction_card_parent_class)->unroot (widget);
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
    case PROP_STEP:
      g_value_set_object (value, self->step);
      break;
    case PROP_COUNTING:
      g_value_set_boolean (value, self->counting);
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
    case PROP_STEP:
      rb_prediction_card_set_step (self, g_value_get_object (value));
      break;
    case PROP_COUNTING:
      rb_prediction_card_set_counting (self, g_value_get_boolean (value));
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

  if (self->step_signals != NULL)
    g_signal_group_set_target (self->step_signals, NULL);
  g_clear_object (&self->step_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  self->options = NULL;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->step);

  G_OBJECT_CLASS (rb_prediction_card_parent_class)->dispose (object);
}

static void
rb_prediction_card_class_init (RbPredictionCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rb_prediction_card_get_property;
  object_class->set_property = rb_prediction_card_set_property;
  object_class->dispose = rb_prediction_card_dispose;
  widget_class->root = rb_prediction_card_root;
  widget_class->unroot = rb_prediction_card_unroot;

  properties[PROP_STEP] = g_param_spec_object ("step", NULL, NULL, RB_TYPE_GUIDE_STEP, flags);
  properties[PROP_COUNTING] = g_param_spec_boolean ("counting", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ringback/Ringback/ui/guide/prediction-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RbPredictionCard, caption);
  gtk_widget_class_bind_template_child (widget_class, RbPredictionCard, question);
  gtk_widget_class_bind_template_child (widget_class, RbPredictionCard, verdict_box);
  gtk_widget_class_bind_template_child (widget_class, RbPredictionCard, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, RbPredictionCard, verdict);
  gtk_widget_class_set_css_name (widget_class, "predictioncard");
}

static void
rb_prediction_card_init (RbPredictionCard *self)
{
  self->rows = g_ptr_array_new ();
  self->step_signals = g_signal_group_new (RB_TYPE_GUIDE_STEP);
  g_signal_group_connect_swapped (self->step_signals, "notify", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rb_prediction_card_new:
 *
 * Creates a card without a question.
 *
 * Returns: (transfer floating): a new card
 */
GtkWidget *
rb_prediction_card_new (void)
{
  return g_object_new (RB_TYPE_PREDICTION_CARD, NULL);
}

/**
 * rb_prediction_card_get_step:
 * @self: a card
 *
 * Gets the step whose question the card shows.
 *
 * Returns: (transfer none) (nullable): the step
 */
RbGuideStep *
rb_prediction_card_get_step (RbPredictionCard *self)
{
  g_return_val_if_fail (RB_IS_PREDICTION_CARD (self), NULL);

  return self->step;
}

/* Skips the first word if it is bold. It says that this is a question, and the card says so itself. */
static const char *
skip_bold_word (const char *markup)
{
  const char *end = g_str_has_prefix (markup, "<b>") ? strstr (markup, "</b> ") : NULL;

  return end != NULL && memchr (markup, ' ', (gsize) (end - markup)) == NULL ? end + strlen ("</b> ") : markup;
}

static void
update_columns (RbPredictionCard *self)
{
  if (self->options != NULL)
    gtk_flow_box_set_max_children_per_line (self->options, self->compact ? MAX_IN_ROW : 1);
}

/* Makes a new flow box for each question. GtkFlowBox keeps a pointer to a child that was removed while the cursor was
 * on it, and an arrow key would then read freed memory. */
static void
replace_options (RbPredictionCard *self)
{
  self->options = g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                                "selection-mode", GTK_SELECTION_NONE, "activate-on-single-click", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->options), "options");
  update_columns (self);
  gtk_widget_insert_after (GTK_WIDGET (self->options), GTK_WIDGET (self), GTK_WIDGET (self->question));
}

static void
show_question (RbPredictionCard *self,
               RbBlock          *prediction)
{
  g_autofree char *markup = rb_prose_markup_dress (skip_bold_word (rb_block_get_markup (prediction)), TRUE);

  gtk_label_set_markup (self->question, markup);
  replace_options (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->options), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rb_block_get_text (prediction), -1);
  for (guint i = 0; i < rb_block_get_n_options (prediction); i++)
    add_option (self, rb_block_get_option (prediction, i));
}

/**
 * rb_prediction_card_set_step:
 * @self: a card
 * @step: (nullable): a step with a question
 *
 * Shows the question of a step.
 */
void
rb_prediction_card_set_step (RbPredictionCard *self,
                             RbGuideStep      *step)
{
  g_return_if_fail (RB_IS_PREDICTION_CARD (self));
  g_return_if_fail (step == NULL || rb_guide_step_get_prediction (step) != NULL);

  if (!g_set_object (&self->step, step))
    return;

  g_signal_group_set_target (self->step_signals, step);
  g_ptr_array_set_size (self->rows, 0);
  if (self->options != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->options));
  self->options = NULL;
  if (step != NULL)
    {
      show_question (self, rb_guide_step_get_prediction (step));
      update (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

/**
 * rb_prediction_card_set_compact:
 * @self: a card
 * @compact: whether the card is low and wide
 *
 * Sets whether the options stand next to one another, as many as fit.
 */
void
rb_prediction_card_set_compact (RbPredictionCard *self,
                                gboolean          compact)
{
  g_return_if_fail (RB_IS_PREDICTION_CARD (self));

  self->compact = compact;
  update_columns (self);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), !compact);
}

/**
 * rb_prediction_card_get_counting:
 * @self: a card
 *
 * Gets whether clicks and keys count hands.
 *
 * Returns: whether they do; otherwise, they choose an option
 */
gboolean
rb_prediction_card_get_counting (RbPredictionCard *self)
{
  g_return_val_if_fail (RB_IS_PREDICTION_CARD (self), FALSE);

  return self->counting;
}

/**
 * rb_prediction_card_set_counting:
 * @self: a card
 * @counting: whether clicks and keys count hands
 *
 * Sets whether clicks and keys count hands, as they do in a classroom.
 */
void
rb_prediction_card_set_counting (RbPredictionCard *self,
                                 gboolean          counting)
{
  g_return_if_fail (RB_IS_PREDICTION_CARD (self));

  counting = !!counting;
  if (self->counting == counting)
    return;

  self->counting = counting;
  if (self->step != NULL)
    update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTING]);
}
