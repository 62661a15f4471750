/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/completion.h"

struct _RbCompletion
{
  GObject parent_instance;

  RbProgress *progress;

  /* "lesson/exercise/version" of each program that ran to its end. */
  GHashTable *finished;
};

G_DEFINE_FINAL_TYPE (RbCompletion, rb_completion, G_TYPE_OBJECT)

static void
rb_completion_finalize (GObject *object)
{
  RbCompletion *self = RB_COMPLETION (object);

  g_clear_object (&self->progress);
  g_clear_pointer (&self->finished, g_hash_table_unref);

  G_OBJECT_CLASS (rb_completion_parent_class)->finalize (object);
}

static void
rb_completion_class_init (RbCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_completion_finalize;
}

static void
rb_completion_init (RbCompletion *self)
{
  self->finished = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * rb_completion_new:
 * @progress: keeps which lessons are completed
 *
 * Makes a completion in which no program has run.
 *
 * Returns: (transfer full): a new completion
 */
RbCompletion *
rb_completion_new (RbProgress *progress)
{
  RbCompletion *self;

  g_return_val_if_fail (RB_IS_PROGRESS (progress), NULL);

  self = g_object_new (RB_TYPE_COMPLETION, NULL);
  self->progress = g_object_ref (progress);

  return self;
}

static char *
dup_key (RbLesson   *lesson,
         RbExercise *exercise,
         RbVersion  *version)
{
  return g_strdup_printf ("%s/%u/%s", rb_lesson_get_id (lesson), rb_exercise_get_number (exercise),
                          rb_version_get_name (version));
}

static gboolean
has_exercise (RbCompletion *self,
              RbLesson     *lesson,
              RbExercise   *exercise)
{
  GListModel *versions = rb_exercise_get_versions (exercise);
  guint n_versions = g_list_model_get_n_items (versions);

  for (guint i = 0; i < n_versions; i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);
      g_autofree char *key = dup_key (lesson, exercise, version);

      if (!g_hash_table_contains (self->finished, key))
        return FALSE;
    }

  return TRUE;
}

/**
 * rb_completion_add:
 * @self: a completion
 * @lesson: a lesson that is not broken
 * @exercise: an exercise of @lesson
 * @version: the version of @exercise that ran to its end
 * @error: return location for an error of the file system
 *
 * Notes that a program ran to its end, and marks the lesson as completed once all its programs have run to their end.
 *
 * Returns: whether the progress could be saved
 */
gboolean
rb_completion_add (RbCompletion  *self,
                   RbLesson      *lesson,
                   RbExercise    *exercise,
                   RbVersion     *version,
                   GError       **error)
{
  GListModel *exercises;
  guint n_exercises;

  g_return_val_if_fail (RB_IS_COMPLETION (self), FALSE);
  g_return_val_if_fail (rb_lesson_get_article (lesson) != NULL, FALSE);

  g_hash_table_add (self->finished, dup_key (lesson, exercise, version));

  exercises = rb_article_get_exercises (rb_lesson_get_article (lesson));
  n_exercises = g_list_model_get_n_items (exercises);
  for (guint i = 0; i < n_exercises; i++)
    {
      g_autoptr (RbExercise) other = g_list_model_get_item (exercises, i);

      if (!has_exercise (self, lesson, other))
        return TRUE;
    }

  return rb_progress_set_completed (self->progress, rb_lesson_get_id (lesson), TRUE, error);
}
