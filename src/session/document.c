/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/document.h"

#include "lesson/text-file.h"

/* The longest program that is opened from a file, in bytes. */
#define MAX_PROGRAM_SIZE (1024 * 1024)

struct _RbDocument
{
  GObject parent_instance;

  /* What is open: a lesson (with an article, or broken), an article, or a single exercise. */
  RbLesson *lesson;
  GFile *file; /* NULL for a lesson */
  RbArticle *article;
  char *key;
  char *title;
  char *error_message;
  GListModel *exercises;

  /* The program that is shown. */
  RbExercise *exercise;
  guint page;
  RbVersion *version;
};

G_DEFINE_FINAL_TYPE (RbDocument, rb_document, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LESSON,
  PROP_ARTICLE,
  PROP_TITLE,
  PROP_ERROR_MESSAGE,
  PROP_EXERCISE,
  PROP_PAGE,
  PROP_N_PAGES,
  PROP_VERSION,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
rb_document_finalize (GObject *object)
{
  RbDocument *self = RB_DOCUMENT (object);

  g_clear_object (&self->lesson);
  g_clear_object (&self->file);
  g_clear_object (&self->article);
  g_clear_object (&self->exercises);
  g_clear_object (&self->exercise);
  g_clear_object (&self->version);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->error_message, g_free);

  G_OBJECT_CLASS (rb_document_parent_class)->finalize (object);
}

static void
rb_document_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  RbDocument *self = RB_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_LESSON:
      g_value_set_object (value, self->lesson);
      break;
    case PROP_ARTICLE:
      g_value_set_object (value, self->article);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    case PROP_EXERCISE:
      g_value_set_object (value, self->exercise);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, rb_document_get_n_pages (self));
      break;
    case PROP_VERSION:
      g_value_set_object (value, self->version);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_document_class_init (RbDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = rb_document_finalize;
  object_class->get_property = rb_document_get_property;

  properties[PROP_LESSON] = g_param_spec_object ("lesson", NULL, NULL, RB_TYPE_LESSON, flags);
  properties[PROP_ARTICLE] = g_param_spec_object ("article", NULL, NULL, RB_TYPE_ARTICLE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, flags);
  properties[PROP_EXERCISE] = g_param_spec_object ("exercise", NULL, NULL, RB_TYPE_EXERCISE, flags);
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_VERSION] = g_param_spec_object ("version", NULL, NULL, RB_TYPE_VERSION, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RbDocument::changed:
   * @self: the document
   *
   * Emitted when another article, page or version is shown, after the properties have changed.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rb_document_init (RbDocument *self)
{
  self->title = g_strdup ("");
}

/**
 * rb_document_new:
 *
 * Makes a document in which nothing is open.
 *
 * Returns: (transfer full): a new document
 */
RbDocument *
rb_document_new (void)
{
  return g_object_new (RB_TYPE_DOCUMENT, NULL);
}

/* Shows the exercise of a page: in the version @wanted if the exercise has that version, else in its first version. */
static void
turn_to (RbDocument *self,
         guint       page,
         const char *wanted)
{
  g_autoptr (RbExercise) exercise = NULL;
  g_autoptr (RbVersion) first = NULL;
  RbVersion *version = NULL;

  if (self->exercises != NULL)
    exercise = g_list_model_get_item (self->exercises, page);

  if (exercise != NULL)
    {
      first = g_list_model_get_item (rb_exercise_get_versions (exercise), 0);
      version = wanted != NULL ? rb_exercise_find_version (exercise, wanted) : NULL;
    }

  self->page = page;
  g_set_object (&self->exercise, exercise);
  if (version == NULL)
    version = first;
  g_set_object (&self->version, version);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXERCISE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERSION]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Replaces what is open. If nothing can be shown, @error_message says why. */
static void
set (RbDocument *self,
     RbLesson   *lesson,
     RbArticle  *article,
     RbExercise *exercise,
     const char *key,
     const char *title,
     const char *error_message)
{
  g_set_object (&self->lesson, lesson);
  g_set_object (&self->article, article);
  g_free (self->key);
  self->key = g_strdup (key);
  g_free (self->title);
  self->title = g_strdup (title);
  g_free (self->error_message);
  self->error_message = g_strdup (error_message);

  g_clear_object (&self->exercises);
  if (article != NULL)
    {
      self->exercises = g_object_ref (rb_article_get_exercises (article));
    }
  else if (exercise != NULL)
    {
      self->exercises = G_LIST_MODEL (g_list_store_new (RB_TYPE_EXERCISE));
      g_list_store_append (G_LIST_STORE (self->exercises), exercise);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LESSON]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

static void
set_lesson (RbDocument *self,
            RbLesson   *lesson)
{
  set (self, lesson, rb_lesson_get_article (lesson), NULL, rb_lesson_get_id (lesson), rb_lesson_get_title (lesson),
       rb_lesson_get_error_message (lesson));
}

/**
 * rb_document_open_lesson:
 * @self: a document
 * @lesson: a lesson of the library, which may be broken
 * @exercise: the number of the exercise to show; if there is no such exercise, the first one is shown
 * @version: (nullable): the version to show; if there is no such version, the first one is shown
 *
 * Opens a lesson.
 */
void
rb_document_open_lesson (RbDocument *self,
                         RbLesson   *lesson,
                         guint       exercise,
                         const char *version)
{
  g_autofree char *wanted = g_strdup (version);

  g_return_if_fail (RB_IS_DOCUMENT (self));
  g_return_if_fail (RB_IS_LESSON (lesson));

  g_clear_object (&self->file);
  set_lesson (self, lesson);
  turn_to (self, exercise > 0 && exercise <= rb_document_get_n_pages (self) ? exercise - 1 : 0, wanted);
}

static RbExercise *
load_program (GFile       *file,
              const char  *name,
              GError     **error)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  g_autoptr (RbVersion) version = NULL;
  g_autofree char *source = NULL;
  RbExercise *exercise;

  source = rb_text_file_read_program (file, MAX_PROGRAM_SIZE, error);
  if (source == NULL)
    return NULL;

  version = rb_version_new (RB_VERSION_PROGRAM, "js", source, 1, 0);
  exercise = rb_exercise_new (1, name, NULL, database, FALSE);
  rb_exercise_add_version (exercise, version);

  return exercise;
}

/* Reads the file that is open. If it cannot be read, an earlier content stays, if there is one. */
static gboolean
read_file (RbDocument  *self,
           gboolean     keep,
           GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (RbArticle) article = NULL;
  g_autoptr (RbExercise) exercise = NULL;
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *uri = g_file_get_uri (self->file);

  if (rb_article_is_name (name))
    article = rb_article_new_from_file (self->file, &local_error);
  else
    exercise = load_program (self->file, name, &local_error);

  if (local_error != NULL && keep)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  set (self, NULL, article, exercise, uri, article != NULL ? rb_article_get_title (article) : name,
       local_error != NULL ? local_error->message : NULL);

  return TRUE;
}

/**
 * rb_document_open_file:
 * @self: a document
 * @file: an article, or a JavaScript program
 *
 * Opens a file, which need not be in the library. If it cannot be read, "error-message" says why.
 */
void
rb_document_open_file (RbDocument *self,
                       GFile      *file)
{
  g_return_if_fail (RB_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  g_set_object (&self->file, file);
  read_file (self, FALSE, NULL);
  turn_to (self, 0, NULL);
}

/**
 * rb_document_refresh:
 * @self: a document
 * @lesson: (nullable): the lesson that is open, as it is read now; %NULL to read the file that is open
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Shows what has become of the lesson or the file, at the same page and in the same version if they still exist. If it
 * cannot be read any more, what was read before stays.
 *
 * Returns: whether it was read, or whether nothing could be shown before and "error-message" says why
 */
gboolean
rb_document_refresh (RbDocument  *self,
                     RbLesson    *lesson,
                     GError     **error)
{
  g_autofree char *version = NULL;
  gboolean keep;

  g_return_val_if_fail (RB_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (lesson != NULL || self->file != NULL, FALSE);

  keep = self->error_message == NULL;
  if (self->version != NULL)
    version = g_strdup (rb_version_get_name (self->version));

  if (lesson == NULL)
    {
      if (!read_file (self, keep, error))
        return FALSE;
    }
  else if (keep && rb_lesson_get_article (lesson) == NULL)
    {
      g_set_error_literal (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_UNREADABLE, rb_lesson_get_error_message (lesson));
      return FALSE;
    }
  else
    {
      set_lesson (self, lesson);
    }

  turn_to (self, MIN (self->page, MAX (rb_document_get_n_pages (self), 1) - 1), version);

  return TRUE;
}

/**
 * rb_document_get_file:
 * @self: a document
 *
 * Gets the file that is open.
 *
 * Returns: (transfer none) (nullable): the file; %NULL if a lesson of the library is open, or nothing
 */
GFile *
rb_document_get_file (RbDocument *self)
{
  g_return_val_if_fail (RB_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * rb_document_get_lesson:
 * @self: a document
 *
 * Gets the lesson of the library that is open.
 *
 * Returns: (transfer none) (nullable): the lesson, or %NULL if a file is open
 */
RbLesson *
rb_document_get_lesson (RbDocument *self)
{
  g_return_val_if_fail (RB_IS_DOCUMENT (self), NULL);

  return self->lesson;
}

/**
 * rb_document_get_article:
 * @self: a document
 *
 * Gets the article that is open.
 *
 * Returns: (transfer none) (nullable): the article, or %NULL for a broken lesson and for a program
 */
RbArticle *
rb_document_get_article (RbDocument *self)
{
  g_return_val_if_fail (RB_IS_DOCUMENT (self), NULL);

  return self->article;
}

/**
 * rb_document_get_title:
 * @self: a document
 *
 * Gets the title of what is open.
 *
 * Returns: the title, or "" if nothing is open
 */
const char *
rb_document_get_title (RbDocument *self)
{
  g_return_val_if_fail (RB_IS_DOCUMENT (self), NULL);

  return self->title;
}

/**
 * rb_document_get_error_message:
 * @self: a document
 *
 * Gets the reason why nothing can be shown.
 *
 * Returns: (nullable): a sentence, or %NULL if there is something to show
 */
const char *
rb_document_get_error_message (RbDocument *self)
{
  g_return_val_if_fail (RB_IS_DOCUMENT (self), NULL);

  return self->error_message;
}

/**
 * rb_document_get_exercise:
 * @self: a document
 *
 * Gets the exercise of the page.
 *
 * Returns: (transfer none) (nullable): the exercise, or %NULL if the article has none
 */
RbExercise *
rb_document_get_exercise (RbDocument *self)
{
  g_return_val_if_fail (RB_IS_DOCUMENT (self), NULL);

  return self->exercise;
}

/**
 * rb_document_get_page:
 * @self: a document
 *
 * Gets the page that is shown.
 *
 * Returns: the page's number, from 0
 */
guint
rb_document_get_page (RbDocument *self)
{
  g_return_val_if_fail (RB_IS_DOCUMENT (self), 0);

  return self->page;
}

/**
 * rb_document_get_n_pages:
 * @self: a document
 *
 * Gets how many pages there are: one for each exercise.
 *
 * Returns: the number of pages
 */
guint
rb_document_get_n_pages (RbDocument *self)
{
  g_return_val_if_fail (RB_IS_DOCUMENT (self), 0);

  return self->exercises != NULL ? g_list_model_get_n_items (self->exercises) : 0;
}

/**
 * rb_document_set_page:
 * @self: a document
 * @page: from 0
 *
 * Shows another page, in the current version if the page's exercise has that version. If there is no such page, nothing
 * changes.
 */
void
rb_document_set_page (RbDocument *self,
                      guint       page)
{
  g_autofree char *version = NULL;

  g_return_if_fail (RB_IS_DOCUMENT (self));

  if (page == self->page || page >= rb_document_get_n_pages (self))
    return;

  version = g_strdup (rb_version_get_name (self->version));
  turn_to (self, page, version);
}

/**
 * rb_document_get_version:
 * @self: a document
 *
 * Gets the version that is shown.
 *
 * Returns: (transfer none) (nullable): the version, or %NULL if there is no exercise
 */
RbVersion *
rb_document_get_version (RbDocument *self)
{
  g_return_val_if_fail (RB_IS_DOCUMENT (self), NULL);

  return self->version;
}

/**
 * rb_document_set_version:
 * @self: a document
 * @name: a version's name
 *
 * Shows another version of the exercise. If the exercise has no such version, nothing changes.
 */
void
rb_document_set_version (RbDocument *self,
                         const char *name)
{
  RbVersion *version;

  g_return_if_fail (RB_IS_DOCUMENT (self));
  g_return_if_fail (name != NULL);

  if (self->exercise == NULL)
    return;

  version = rb_exercise_find_version (self->exercise, name);
  if (version == NULL || version == self->version)
    return;

  g_set_object (&self->version, version);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERSION]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * rb_document_get_key:
 * @self: a document
 *
 * Gets the key under which the drafts of the open lesson or file are saved.
 *
 * Returns: (nullable): a lesson's id or a file's URI
 */
const char *
rb_document_get_key (RbDocument *self)
{
  g_return_val_if_fail (RB_IS_DOCUMENT (self), NULL);

  return self->key;
}
