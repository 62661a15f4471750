/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/prediction.h"
#include "session/session-private.h"

/* Whether a class is asked what the program will do before it runs. */

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
