/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/guide-place.h"

#include "session/article-steps.h"

/**
 * rb_guide_place_new: (skip)
 * @article: an article
 *
 * Cuts an article into steps, of which the first is the current one.
 *
 * Returns: (transfer full): a new place
 */
RbGuidePlace *
rb_guide_place_new (RbArticle *article)
{
  RbGuidePlace *self = g_new0 (RbGuidePlace, 1);

  self->article = g_object_ref (article);
  self->steps = rb_article_steps_new (article);
  self->positions = g_hash_table_new (NULL, NULL);

  return self;
}

/**
 * rb_guide_place_free:
 * @self: (transfer full): a place
 *
 * Frees a place.
 */
void
rb_guide_place_free (RbGuidePlace *self)
{
  g_clear_object (&self->article);
  g_clear_object (&self->steps);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_free (self);
}

static gboolean
is_same_step (RbGuideStep *a,
              RbGuideStep *b)
{
  g_autofree char *text_a = rb_guide_step_dup_text (a);
  g_autofree char *text_b = rb_guide_step_dup_text (b);

  return rb_guide_step_get_kind (a) == rb_guide_step_get_kind (b) && g_str_equal (text_a, text_b) &&
         g_str_equal (rb_guide_step_get_title (a), rb_guide_step_get_title (b));
}

static void
take_choice (RbGuideStep *step,
             RbGuideStep *old)
{
  rb_guide_step_set_chosen (step, rb_guide_step_get_chosen (old));
  for (guint option = 0; option < RB_GUIDE_STEP_MAX_HANDS; option++)
    for (guint i = 0; i < rb_guide_step_get_hands (old, option); i++)
      rb_guide_step_count_hand (step, option, FALSE);
}

/**
 * rb_guide_place_continue:
 * @self: a new place
 * @old: the place in an earlier text of the same article
 *
 * Goes on where the learner was in the earlier text. What was chosen stays chosen, but no run of the new programs has
 * answered a question yet.
 */
void
rb_guide_place_continue (RbGuidePlace *self,
                         RbGuidePlace *old)
{
  guint n_steps = g_list_model_get_n_items (G_LIST_MODEL (self->steps));
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (old->steps));

  self->position = n_steps > 0 ? MIN (old->position, n_steps - 1) : 0;
  for (guint i = 0; i < n_old; i++)
    {
      g_autoptr (RbGuideStep) old_step = g_list_model_get_item (G_LIST_MODEL (old->steps), i);

      for (guint j = 0; j < n_steps; j++)
        {
          g_autoptr (RbGuideStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), j);

          if (!is_same_step (old_step, step))
            continue;

          take_choice (step, old_step);
          if (i == old->position)
            self->position = j;
          break;
        }
    }
}

/**
 * rb_guide_place_find_first:
 * @self: a place
 * @exercise: an exercise of the article
 *
 * Finds the first step of an exercise.
 *
 * Returns: the number of the step, from 0; 0 if no step has the exercise
 */
guint
rb_guide_place_find_first (RbGuidePlace *self,
                           RbExercise   *exercise)
{
  guint n_steps = g_list_model_get_n_items (G_LIST_MODEL (self->steps));

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (RbGuideStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), i);

      if (rb_guide_step_get_exercise (step) == exercise)
        return i;
    }

  return 0;
}
