/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/library/progress.h"

#include <glib/gstdio.h>

#include "lesson/text-file.h"

struct _RbProgress
{
  GObject parent_instance;

  char *path;
  GKeyFile *key_file;
  GError *load_error; /* NULL after the broken file was renamed */
  char *last_key;
  char *last_version;
};

G_DEFINE_FINAL_TYPE (RbProgress, rb_progress, G_TYPE_OBJECT)

#define GROUP_COMPLETED "Completed"
#define GROUP_LAST "Last"
#define GROUP_PREDICTIONS "Predictions"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rb_progress_finalize (GObject *object)
{
  RbProgress *self = RB_PROGRESS (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->key_file, g_key_file_unref);
  g_clear_error (&self->load_error);
  g_clear_pointer (&self->last_key, g_free);
  g_clear_pointer (&self->last_version, g_free);

  G_OBJECT_CLASS (rb_progress_parent_class)->finalize (object);
}

static void
rb_progress_class_init (RbProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rb_progress_finalize;

  /**
   * RbProgress::changed:
   *
   * Emitted when a lesson becomes completed, and when it stops being completed.
   */
  signals[CHANGED] = g_signal_new ("changed", RB_TYPE_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rb_progress_init (RbProgress *self)
{
  self->key_file = g_key_file_new ();
}

static void
load (RbProgress *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_key_file_load_from_file (self->key_file, self->path, G_KEY_FILE_KEEP_COMMENTS, &error) &&
      !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      /* Discard what was parsed before the error. */
      g_key_file_unref (self->key_file);
      self->key_file = g_key_file_new ();
      g_propagate_error (&self->load_error, g_steal_pointer (&error));
      return;
    }

  self->last_key = g_key_file_get_string (self->key_file, GROUP_LAST, "lesson", NULL);
  self->last_version = g_key_file_get_string (self->key_file, GROUP_LAST, "version", NULL);
}

static gboolean
save (RbProgress  *self,
      GError     **error)
{
  g_autofree char *data = NULL;

  if (self->load_error != NULL)
    {
      g_autofree char *broken_path = g_strconcat (self->path, ".broken", NULL);

      /* Saving would replace a broken file that is still there. */
      if (g_rename (self->path, broken_path) != 0 && g_file_test (self->path, G_FILE_TEST_EXISTS))
        {
          g_propagate_error (error, g_error_copy (self->load_error));
          return FALSE;
        }

      g_clear_error (&self->load_error);
    }

  data = g_key_file_to_data (self->key_file, NULL, NULL);

  return rb_text_file_save_privately (self->path, data, error);
}

/**
 * rb_progress_new:
 * @folder: (nullable): the folder of the file; %NULL for `ringback` in the state folder of the user
 *
 * Reads the progress. This never fails: see rb_progress_get_load_error().
 *
 * Returns: (transfer full): the progress
 */
RbProgress *
rb_progress_new (const char *folder)
{
  RbProgress *self = g_object_new (RB_TYPE_PROGRESS, NULL);

  if (folder != NULL)
    self->path = g_build_filename (folder, "progress.ini", NULL);
  else
    self->path = g_build_filename (g_get_user_state_dir (), "ringback", "progress.ini", NULL);

  load (self);

  return self;
}

/**
 * rb_progress_get_load_error:
 * @self: progress
 *
 * Gets the error that occurred when the file was read.
 *
 * Returns: (nullable): the error; %NULL if the file was read, or did not exist, or was renamed. A broken file is
 *   renamed before the progress is saved.
 */
const GError *
rb_progress_get_load_error (RbProgress *self)
{
  g_return_val_if_fail (RB_IS_PROGRESS (self), NULL);

  return self->load_error;
}

/**
 * rb_progress_get_completed:
 * @self: progress
 * @lesson: the id of a lesson
 *
 * Tells whether a lesson is completed.
 *
 * Returns: whether the lesson is completed
 */
gboolean
rb_progress_get_completed (RbProgress *self,
                           const char *lesson)
{
  g_auto (GStrv) lessons = NULL;

  g_return_val_if_fail (RB_IS_PROGRESS (self), FALSE);
  g_return_val_if_fail (lesson != NULL, FALSE);

  lessons = g_key_file_get_string_list (self->key_file, GROUP_COMPLETED, "lessons", NULL, NULL);

  return lessons != NULL && g_strv_contains ((const char * const *) lessons, lesson);
}

static void
add_lessons (GPtrArray *lessons,
             GKeyFile  *key_file)
{
  g_auto (GStrv) found = g_key_file_get_string_list (key_file, GROUP_COMPLETED, "lessons", NULL, NULL);

  for (gsize i = 0; found != NULL && found[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (lessons, found[i], g_str_equal, NULL))
      g_ptr_array_add (lessons, g_strdup (found[i]));
}

static void
set_lessons (RbProgress *self,
             GPtrArray  *lessons)
{
  g_key_file_set_string_list (self->key_file, GROUP_COMPLETED, "lessons", (const char * const *) lessons->pdata,
                              lessons->len);
}

/* Takes over what another process has saved since the file was read, so that saving the file does not undo it. What was
 * open last is this process's own. */
static void
catch_up (RbProgress *self)
{
  g_autoptr (GKeyFile) saved = g_key_file_new ();
  g_autoptr (GPtrArray) lessons = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) questions = NULL;

  if (!g_key_file_load_from_file (saved, self->path, G_KEY_FILE_NONE, NULL))
    return;

  add_lessons (lessons, self->key_file);
  add_lessons (lessons, saved);
  if (lessons->len > 0)
    set_lessons (self, lessons);

  questions = g_key_file_get_keys (saved, GROUP_PREDICTIONS, NULL, NULL);
  for (gsize i = 0; questions != NULL && questions[i] != NULL; i++)
    {
      g_autofree char *chosen = g_key_file_get_value (saved, GROUP_PREDICTIONS, questions[i], NULL);

      g_key_file_set_value (self->key_file, GROUP_PREDICTIONS, questions[i], chosen);
    }
}

/**
 * rb_progress_set_completed:
 * @self: progress
 * @lesson: the id of a lesson
 * @completed: whether the lesson is completed
 * @error: return location for an error
 *
 * Sets whether a lesson is completed, and saves the progress. If saving fails, the change lasts until the program
 * ends.
 *
 * Returns: whether the change was saved
 */
gboolean
rb_progress_set_completed (RbProgress  *self,
                           const char  *lesson,
                           gboolean     completed,
                           GError     **error)
{
  g_autoptr (GPtrArray) lessons = NULL;
  gboolean is_saved;
  gboolean saved;
  guint index;

  g_return_val_if_fail (RB_IS_PROGRESS (self), FALSE);
  g_return_val_if_fail (lesson != NULL, FALSE);

  if (rb_progress_get_completed (self, lesson) == !!completed)
    return TRUE;

  catch_up (self);
  lessons = g_ptr_array_new_with_free_func (g_free);
  add_lessons (lessons, self->key_file);
  is_saved = g_ptr_array_find_with_equal_func (lessons, lesson, g_str_equal, &index);
  if (completed && !is_saved)
    g_ptr_array_add (lessons, g_strdup (lesson));
  else if (!completed && is_saved)
    g_ptr_array_remove_index (lessons, index);
  set_lessons (self, lessons);
  saved = save (self, error);
  g_signal_emit (self, signals[CHANGED], 0);

  return saved;
}

/**
 * rb_progress_get_prediction:
 * @self: progress
 * @question: what identifies a question
 *
 * Gets which option of a question was chosen.
 *
 * Returns: the index of the option; -1 if none was chosen
 */
int
rb_progress_get_prediction (RbProgress *self,
                            const char *question)
{
  g_autoptr (GError) error = NULL;
  int chosen;

  g_return_val_if_fail (RB_IS_PROGRESS (self), -1);
  g_return_val_if_fail (question != NULL, -1);

  chosen = g_key_file_get_integer (self->key_file, GROUP_PREDICTIONS, question, &error);

  return error == NULL ? MAX (chosen, -1) : -1;
}

/**
 * rb_progress_set_prediction:
 * @self: progress
 * @question: what identifies a question: a valid key of a key file
 * @chosen: the index of an option
 * @error: return location for an error
 *
 * Sets which option of a question was chosen, and saves the progress. If saving fails, the change lasts until the
 * program ends.
 *
 * Returns: whether the change was saved
 */
gboolean
rb_progress_set_prediction (RbProgress  *self,
                            const char  *question,
                            int          chosen,
                            GError     **error)
{
  g_return_val_if_fail (RB_IS_PROGRESS (self), FALSE);
  g_return_val_if_fail (question != NULL, FALSE);

  if (rb_progress_get_prediction (self, question) == chosen)
    return TRUE;

  catch_up (self);
  g_key_file_set_integer (self->key_file, GROUP_PREDICTIONS, question, chosen);

  return save (self, error);
}

/**
 * rb_progress_get_last_key:
 * @self: progress
 *
 * Gets what was open last.
 *
 * Returns: (nullable): the id of a lesson, or the URI of a file; %NULL if unknown
 */
const char *
rb_progress_get_last_key (RbProgress *self)
{
  g_return_val_if_fail (RB_IS_PROGRESS (self), NULL);

  return self->last_key;
}

/**
 * rb_progress_get_last_exercise:
 * @self: progress
 *
 * Gets the number of the last open exercise.
 *
 * Returns: the number of the last open exercise; 0 if unknown
 */
guint
rb_progress_get_last_exercise (RbProgress *self)
{
  g_return_val_if_fail (RB_IS_PROGRESS (self), 0);

  return MAX (g_key_file_get_integer (self->key_file, GROUP_LAST, "exercise", NULL), 0);
}

/**
 * rb_progress_get_last_version:
 * @self: progress
 *
 * Gets the name of the last open version.
 *
 * Returns: (nullable): the name of the last open version; %NULL if unknown
 */
const char *
rb_progress_get_last_version (RbProgress *self)
{
  g_return_val_if_fail (RB_IS_PROGRESS (self), NULL);

  return self->last_version;
}

/**
 * rb_progress_get_last_step:
 * @self: progress
 *
 * Gets which step of the article was shown last.
 *
 * Returns: the number of the step, from 0; 0 if unknown
 */
guint
rb_progress_get_last_step (RbProgress *self)
{
  g_return_val_if_fail (RB_IS_PROGRESS (self), 0);

  return MAX (g_key_file_get_integer (self->key_file, GROUP_LAST, "step", NULL), 0);
}

/**
 * rb_progress_set_last_step:
 * @self: progress
 * @step: the number of a step of the article that is open, from 0
 * @error: return location for an error
 *
 * Sets which step of the article was shown last, and saves the progress. If saving fails, the change lasts until the
 * program ends.
 *
 * Returns: whether the change was saved
 */
gboolean
rb_progress_set_last_step (RbProgress  *self,
                           guint        step,
                           GError     **error)
{
  g_return_val_if_fail (RB_IS_PROGRESS (self), FALSE);

  if (rb_progress_get_last_step (self) == step)
    return TRUE;

  catch_up (self);
  g_key_file_set_integer (self->key_file, GROUP_LAST, "step", (int) step);

  return save (self, error);
}

/**
 * rb_progress_get_last_answers:
 * @self: progress
 * @fallback: what to return if it is unknown
 *
 * Gets how the database of the program that was open last answered.
 *
 * Returns: how it answered
 */
RbAnswers
rb_progress_get_last_answers (RbProgress *self,
                              RbAnswers   fallback)
{
  g_autoptr (GError) error = NULL;
  gboolean is_blocking;

  g_return_val_if_fail (RB_IS_PROGRESS (self), fallback);

  is_blocking = g_key_file_get_boolean (self->key_file, GROUP_LAST, "blocking", &error);
  if (error != NULL)
    return fallback;

  return is_blocking ? RB_ANSWERS_BLOCKING : RB_ANSWERS_LATER;
}

static gboolean
answers_match (RbProgress *self,
               RbAnswers   answers)
{
  RbAnswers other = answers == RB_ANSWERS_BLOCKING ? RB_ANSWERS_LATER : RB_ANSWERS_BLOCKING;

  return rb_progress_get_last_answers (self, other) == answers;
}

/**
 * rb_progress_set_last:
 * @self: progress
 * @key: the id of a lesson, or the URI of a file
 * @exercise: the number of an exercise
 * @version: (nullable): the name of a version
 * @answers: how the database answers
 * @error: return location for an error
 *
 * Sets what was open last, and saves the progress. Another lesson or file is at its first step. If saving fails, the
 * change lasts until the program ends.
 *
 * Returns: whether the change was saved
 */
gboolean
rb_progress_set_last (RbProgress  *self,
                      const char  *key,
                      guint        exercise,
                      const char  *version,
                      RbAnswers    answers,
                      GError     **error)
{
  g_autofree char *old_key = NULL;
  g_autofree char *old_version = NULL;

  g_return_val_if_fail (RB_IS_PROGRESS (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  if (g_strcmp0 (self->last_key, key) == 0 && rb_progress_get_last_exercise (self) == exercise &&
      g_strcmp0 (self->last_version, version) == 0 && answers_match (self, answers))
    return TRUE;

  /* The arguments may be the old strings, so the old strings are freed only at the end of this function. */
  old_key = g_steal_pointer (&self->last_key);
  self->last_key = g_strdup (key);
  old_version = g_steal_pointer (&self->last_version);
  self->last_version = g_strdup (version);

  catch_up (self);
  if (g_strcmp0 (old_key, key) != 0)
    g_key_file_remove_key (self->key_file, GROUP_LAST, "step", NULL);
  g_key_file_set_string (self->key_file, GROUP_LAST, "lesson", key);
  g_key_file_set_integer (self->key_file, GROUP_LAST, "exercise", exercise);
  if (version != NULL)
    g_key_file_set_string (self->key_file, GROUP_LAST, "version", version);
  else
    g_key_file_remove_key (self->key_file, GROUP_LAST, "version", NULL);
  g_key_file_set_boolean (self->key_file, GROUP_LAST, "blocking", answers == RB_ANSWERS_BLOCKING);

  return save (self, error);
}
