/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/session-private.h"

/* What a session opens: lessons of the library, and files. */

/* Goes to the step of the article and to the version that were shown last. A step that asks about a version would show
 * that version. */
static void
go_back_to (RbSession  *self,
            guint       step,
            const char *version)
{
  RbExercise *exercise = rb_document_get_exercise (self->document);
  g_autoptr (RbGuideStep) shown = g_list_model_get_item (G_LIST_MODEL (self->guide), step);

  if (exercise == NULL)
    return;

  /* The article may have changed. */
  if (shown != NULL && rb_guide_step_get_exercise (shown) == exercise)
    rb_guide_set_position (self->guide, step);
  if (version != NULL && rb_exercise_find_version (exercise, version) != NULL)
    rb_document_set_version (self->document, version);
}

/**
 * rb_session_open_lesson:
 * @self: a session
 * @lesson: a lesson of the library, which may be broken
 *
 * Opens a lesson. The lesson that was open last is opened at the step, exercise and version that were shown
 * last.
 */
void
rb_session_open_lesson (RbSession *self,
                        RbLesson  *lesson)
{
  g_autofree char *version = NULL;
  RbAnswers answers;
  guint step;

  g_return_if_fail (RB_IS_SESSION (self));
  g_return_if_fail (RB_IS_LESSON (lesson));

  if (rb_document_get_lesson (self->document) == lesson)
    return;

  if (g_strcmp0 (rb_progress_get_last_key (self->progress), rb_lesson_get_id (lesson)) != 0)
    {
      rb_document_open_lesson (self->document, lesson, 1, NULL);
      return;
    }

  /* Opening the lesson makes it the last one. */
  answers = rb_progress_get_last_answers (self->progress, RB_ANSWERS_LATER);
  step = rb_progress_get_last_step (self->progress);
  version = g_strdup (rb_progress_get_last_version (self->progress));
  rb_document_open_lesson (self->document, lesson, rb_progress_get_last_exercise (self->progress), version);
  go_back_to (self, step, version);
  rb_session_set_answers (self, answers);
}

/**
 * rb_session_open_file:
 * @self: a session
 * @file: an article, or a JavaScript program
 *
 * Opens a file. The file that was open last is opened at the exercise and version that were shown last.
 */
void
rb_session_open_file (RbSession *self,
                      GFile     *file)
{
  g_autofree char *uri = NULL;
  g_autofree char *version = NULL;
  gboolean is_last;
  guint exercise;
  guint step;
  RbAnswers answers;

  g_return_if_fail (RB_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));

  /* Opening the file makes it the last one. */
  uri = g_file_get_uri (file);
  is_last = g_strcmp0 (rb_progress_get_last_key (self->progress), uri) == 0;
  exercise = rb_progress_get_last_exercise (self->progress);
  version = g_strdup (rb_progress_get_last_version (self->progress));
  step = rb_progress_get_last_step (self->progress);
  answers = rb_progress_get_last_answers (self->progress, RB_ANSWERS_LATER);

  rb_document_open_file (self->document, file);
  if (!is_last || rb_document_get_exercise (self->document) == NULL)
    return;

  if (exercise > 1 && exercise <= rb_document_get_n_pages (self->document))
    rb_document_set_page (self->document, exercise - 1);
  go_back_to (self, step, version);
  rb_session_set_answers (self, answers);
}

/**
 * rb_session_get_library:
 * @self: a session
 *
 * Gets the lessons that can be opened.
 *
 * Returns: (transfer none) (nullable): the library
 */
RbLibrary *
rb_session_get_library (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), NULL);

  return self->library;
}

/**
 * rb_session_set_library:
 * @self: a session
 * @library: (nullable): a library
 *
 * Sets the lessons that can be opened.
 */
void
rb_session_set_library (RbSession *self,
                        RbLibrary *library)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (self->library == library)
    return;

  /* The session follows a change of the library before the views do. */
  rb_session_watch_library (self, library);
  g_set_object (&self->library, library);
  rb_session_notify (self, RB_SESSION_PROP_LIBRARY);
}

/**
 * rb_session_find_next:
 * @self: a session
 *
 * Finds the lesson after the one that is open.
 *
 * Returns: (transfer none) (nullable): the next lesson; %NULL after the last one, and if no lesson is open
 */
RbLesson *
rb_session_find_next (RbSession *self)
{
  g_autoptr (RbLesson) next = NULL;
  RbLesson *lesson;
  guint position;

  g_return_val_if_fail (RB_IS_SESSION (self), NULL);

  lesson = rb_document_get_lesson (self->document);
  if (self->library == NULL || lesson == NULL ||
      rb_library_find (self->library, rb_lesson_get_id (lesson), &position) == NULL)
    return NULL;

  next = g_list_model_get_item (G_LIST_MODEL (self->library), position + 1);

  /* The library keeps it. */
  return next;
}
