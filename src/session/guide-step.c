/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/guide-step.h"

#include "lesson/article/prediction.h"

struct _RbGuideStep
{
  GObject parent_instance;

  RbGuideStepKind kind;
  char *title;
  RbExercise *exercise;
  GListStore *blocks;
  RbBlock *prediction;

  int chosen;
  guint hands[RB_GUIDE_STEP_MAX_HANDS];
  char **lines;
  char *printed;
};

G_DEFINE_FINAL_TYPE (RbGuideStep, rb_guide_step, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CHOSEN,
  PROP_HANDS,
  PROP_PRINTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
rb_guide_step_finalize (GObject *object)
{
  RbGuideStep *self = RB_GUIDE_STEP (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->exercise);
  g_clear_object (&self->blocks);
  g_clear_object (&self->prediction);
  g_clear_pointer (&self->lines, g_strfreev);
  g_clear_pointer (&self->printed, g_free);

  G_OBJECT_CLASS (rb_guide_step_parent_class)->finalize (object);
}

static guint
count_all_hands (RbGuideStep *self)
{
  guint n_hands = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->hands); i++)
    n_hands += self->hands[i];

  return n_hands;
}

static void
rb_guide_step_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  RbGuideStep *self = RB_GUIDE_STEP (object);

  switch (prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_int (value, self->chosen);
      break;
    case PROP_HANDS:
      g_value_set_uint (value, count_all_hands (self));
      break;
    case PROP_PRINTED:
      g_value_set_string (value, self->printed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_guide_step_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  RbGuideStep *self = RB_GUIDE_STEP (object);

  switch (prop_id)
    {
    case PROP_CHOSEN:
      rb_guide_step_set_chosen (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_guide_step_class_init (RbGuideStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rb_guide_step_finalize;
  object_class->get_property = rb_guide_step_get_property;
  object_class->set_property = rb_guide_step_set_property;

  properties[PROP_CHOSEN] = g_param_spec_int ("chosen", NULL, NULL, -1, G_MAXINT, -1,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_HANDS] =
    g_param_spec_uint ("hands", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PRINTED] =
    g_param_spec_string ("printed", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rb_guide_step_init (RbGuideStep *self)
{
  self->blocks = g_list_store_new (RB_TYPE_BLOCK);
  self->chosen = -1;
}

/**
 * rb_guide_step_new:
 * @kind: the kind of the step
 * @title: (nullable): the title of the part of the article in which the step is
 * @exercise: (nullable): the exercise whose program is shown with the step
 * @prediction: (nullable): the question of the step
 *
 * Makes a step without prose.
 *
 * Returns: (transfer full): a new step
 */
RbGuideStep *
rb_guide_step_new (RbGuideStepKind  kind,
                   const char      *title,
                   RbExercise      *exercise,
                   RbBlock         *prediction)
{
  RbGuideStep *self = g_object_new (RB_TYPE_GUIDE_STEP, NULL);

  self->kind = kind;
  self->title = g_strdup (title != NULL ? title : "");
  g_set_object (&self->exercise, exercise);
  g_set_object (&self->prediction, prediction);

  return self;
}

/**
 * rb_guide_step_add_block:
 * @self: a step
 * @block: a block of the article
 *
 * Adds @block to the prose of the step.
 */
void
rb_guide_step_add_block (RbGuideStep *self,
                         RbBlock     *block)
{
  g_return_if_fail (RB_IS_GUIDE_STEP (self));

  g_list_store_append (self->blocks, block);
}

/**
 * rb_guide_step_get_kind:
 * @self: a step
 *
 * Gets the kind.
 *
 * Returns: the kind
 */
RbGuideStepKind
rb_guide_step_get_kind (RbGuideStep *self)
{
  g_return_val_if_fail (RB_IS_GUIDE_STEP (self), RB_GUIDE_STEP_PROSE);

  return self->kind;
}

/**
 * rb_guide_step_set_kind:
 * @self: a step that nobody shows yet
 * @kind: a kind
 *
 * Changes the kind: only when all steps are made is it known which one is the last.
 */
void
rb_guide_step_set_kind (RbGuideStep     *self,
                        RbGuideStepKind  kind)
{
  g_return_if_fail (RB_IS_GUIDE_STEP (self));

  self->kind = kind;
}

/**
 * rb_guide_step_get_title:
 * @self: a step
 *
 * Gets the title of the part of the article in which the step is.
 *
 * Returns: the title as plain text, which may be ""
 */
const char *
rb_guide_step_get_title (RbGuideStep *self)
{
  g_return_val_if_fail (RB_IS_GUIDE_STEP (self), NULL);

  return self->title;
}

/**
 * rb_guide_step_get_exercise:
 * @self: a step
 *
 * Gets the exercise whose program is shown with the step.
 *
 * Returns: (transfer none) (nullable): the exercise; %NULL if the article has none
 */
RbExercise *
rb_guide_step_get_exercise (RbGuideStep *self)
{
  g_return_val_if_fail (RB_IS_GUIDE_STEP (self), NULL);

  return self->exercise;
}

/**
 * rb_guide_step_get_blocks:
 * @self: a step
 *
 * Gets the prose of the step.
 *
 * Returns: (transfer none): a list of [class@Block], without headings, exercises and predictions
 */
GListModel *
rb_guide_step_get_blocks (RbGuideStep *self)
{
  g_return_val_if_fail (RB_IS_GUIDE_STEP (self), NULL);

  return G_LIST_MODEL (self->blocks);
}

/**
 * rb_guide_step_get_prediction:
 * @self: a step
 *
 * Gets the question of the step.
 *
 * Returns: (transfer none) (nullable): a block of the kind %RB_BLOCK_PREDICTION
 */
RbBlock *
rb_guide_step_get_prediction (RbGuideStep *self)
{
  g_return_val_if_fail (RB_IS_GUIDE_STEP (self), NULL);

  return self->prediction;
}

/**
 * rb_guide_step_dup_text:
 * @self: a step
 *
 * Collects what a screen reader says when the step is shown: the question if there is one, else the prose.
 *
 * Returns: (transfer full): plain text
 */
char *
rb_guide_step_dup_text (RbGuideStep *self)
{
  GString *text;

  g_return_val_if_fail (RB_IS_GUIDE_STEP (self), NULL);

  if (self->prediction != NULL)
    return g_strdup (rb_block_get_text (self->prediction));

  text = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->blocks)); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (G_LIST_MODEL (self->blocks), i);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", rb_block_get_text (block));
    }

  return g_string_free (text, FALSE);
}

/**
 * rb_guide_step_get_chosen:
 * @self: a step
 *
 * Gets the option that the learner has chosen.
 *
 * Returns: the index of the option, or -1 for none yet
 */
int
rb_guide_step_get_chosen (RbGuideStep *self)
{
  g_return_val_if_fail (RB_IS_GUIDE_STEP (self), -1);

  return self->chosen;
}

/**
 * rb_guide_step_set_chosen:
 * @self: a step
 * @chosen: the index of an option
 *
 * Chooses an option. Once a run has answered the question, the choice stays as it is.
 */
void
rb_guide_step_set_chosen (RbGuideStep *self,
                          int          chosen)
{
  g_return_if_fail (RB_IS_GUIDE_STEP (self));

  if (self->prediction == NULL || self->printed != NULL || self->chosen == chosen ||
      chosen >= (int) rb_block_get_n_options (self->prediction))
    return;

  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

/**
 * rb_guide_step_get_hands:
 * @self: a step
 * @option: the index of an option
 *
 * Gets how many hands were raised for an option.
 *
 * Returns: the number of hands
 */
guint
rb_guide_step_get_hands (RbGuideStep *self,
                         guint        option)
{
  g_return_val_if_fail (RB_IS_GUIDE_STEP (self), 0);

  return option < RB_GUIDE_STEP_MAX_HANDS ? self->hands[option] : 0;
}

/**
 * rb_guide_step_count_hand:
 * @self: a step
 * @option: the index of an option
 * @taken_back: whether the hand was counted by mistake
 *
 * Counts one hand for an option, or takes one back.
 */
void
rb_guide_step_count_hand (RbGuideStep *self,
                          guint        option,
                          gboolean     taken_back)
{
  g_return_if_fail (RB_IS_GUIDE_STEP (self));

  if (self->prediction == NULL || option >= MIN (rb_block_get_n_options (self->prediction), RB_GUIDE_STEP_MAX_HANDS) ||
      (taken_back && self->hands[option] == 0))
    return;

  self->hands[option] += taken_back ? -1 : 1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HANDS]);
}

/**
 * rb_guide_step_answer:
 * @self: a step with a question
 * @lines: the output of the run that answers it, from rb_prediction_dup_lines()
 *
 * Answers the question by a run. Every run of one program prints the same, so only the first call has an effect.
 */
void
rb_guide_step_answer (RbGuideStep  *self,
                      char        **lines)
{
  g_return_if_fail (RB_IS_GUIDE_STEP (self));
  g_return_if_fail (self->prediction != NULL);
  g_return_if_fail (lines != NULL);

  if (self->printed != NULL)
    return;

  self->lines = g_strdupv (lines);
  self->printed = g_strjoinv ("\n", lines);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRINTED]);
}

/**
 * rb_guide_step_get_printed:
 * @self: a step
 *
 * Gets what the run that answered the question has printed.
 *
 * Returns: (nullable): the text; %NULL if no run has answered the question yet
 */
const char *
rb_guide_step_get_printed (RbGuideStep *self)
{
  g_return_val_if_fail (RB_IS_GUIDE_STEP (self), NULL);

  return self->printed;
}

/**
 * rb_guide_step_find_line:
 * @self: a step
 *
 * Finds the line of the console that decides the question.
 *
 * Returns: the number of the line, from 0; -1 if the question is not answered, or if nothing was printed
 */
int
rb_guide_step_find_line (RbGuideStep *self)
{
  g_return_val_if_fail (RB_IS_GUIDE_STEP (self), -1);

  return self->printed != NULL ? rb_prediction_find_line (self->prediction, self->chosen, self->lines) : -1;
}
