/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/prediction.h"
#include "session/session-private.h"

/* The questions of an article: what was predicted is kept, and a class can be asked before the program runs. */

/* Makes a key of what identifies a question. A question that reads differently is another one. */
static char *
dup_key (RbSession *self,
         RbBlock   *prediction)
{
  RbExercise *exercise = rb_block_get_exercise (prediction);
  const char *version = rb_prediction_get_version (prediction);
  g_autoptr (GString) words = g_string_new (rb_document_get_key (self->document));

  g_string_append_printf (words, "\n%u\n%s\n%s", exercise != NULL ? rb_exercise_get_number (exercise) : 0,
                          version != NULL ? version : "", rb_block_get_text (prediction));
  for (guint i = 0; i < rb_block_get_n_options (prediction); i++)
    g_string_append_printf (words, "\n%s", rb_block_get_option (prediction, i)->text);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, words->str, words->len);
}

static void
chosen_cb (RbSession   *self,
           GParamSpec  *pspec,
           RbGuideStep *step)
{
  g_autofree char *key = dup_key (self, rb_guide_step_get_prediction (step));
  g_autoptr (GError) error = NULL;

  if (!rb_progress_set_prediction (self->progress, key, rb_guide_step_get_chosen (step), &error))
    rb_session_say_progress (self, error);
}

/* Shows what was predicted before, and keeps what is predicted from now on. The guide shows the steps of an article
 * again that was open before. */
static void
steps_changed_cb (RbSession *self,
                  guint      position,
                  guint      n_removed,
                  guint      n_added)
{
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (RbGuideStep) step = g_list_model_get_item (G_LIST_MODEL (self->guide), position + i);
      RbBlock *prediction = rb_guide_step_get_prediction (step);
      g_autofree char *key = NULL;

      if (prediction == NULL || g_signal_handler_find (step, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL,
                                                       chosen_cb, self) != 0)
        continue;

      key = dup_key (self, prediction);
      rb_guide_step_set_chosen (step, rb_progress_get_prediction (self->progress, key));
      g_signal_connect_object (step, "notify::chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
    }
}

/* Keeps what the learner predicts. */
void
rb_session_keep_predictions (RbSession *self)
{
  g_signal_connect_object (self->guide, "items-changed", G_CALLBACK (steps_changed_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
is_open_question (RbSession   *self,
                  RbGuideStep *step)
{
  RbExercise *exercise = rb_document_get_exercise (self->document);
  RbVersion *version = rb_document_get_version (self->document);

  return exercise != NULL && rb_guide_step_get_kind (step) == RB_GUIDE_STEP_PREDICTION &&
         rb_guide_step_get_printed (step) == NULL &&
         rb_prediction_is_about (rb_guide_step_get_prediction (step), exercise, rb_version_get_name (version));
}

/**
 * rb_session_get_asking:
 * @self: a session
 *
 * Gets whether the guide's current step asks what the program that is open will do, and no run has answered it.
 *
 * Returns: whether it does
 */
gboolean
rb_session_get_asking (RbSession *self)
{
  RbGuideStep *step;

  g_return_val_if_fail (RB_IS_SESSION (self), FALSE);

  step = rb_guide_get_current (self->guide);

  return step != NULL && is_open_question (self, step);
}

/**
 * rb_session_ask:
 * @self: a session
 *
 * Moves the guide to the first question about the program that is open, if no run has answered it.
 *
 * Returns: whether there is such a question
 */
gboolean
rb_session_ask (RbSession *self)
{
  guint n_steps;

  g_return_val_if_fail (RB_IS_SESSION (self), FALSE);

  n_steps = g_list_model_get_n_items (G_LIST_MODEL (self->guide));
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (RbGuideStep) step = g_list_model_get_item (G_LIST_MODEL (self->guide), i);

      if (!is_open_question (self, step))
        continue;

      rb_guide_set_position (self->guide, i);
      return TRUE;
    }

  return FALSE;
}
