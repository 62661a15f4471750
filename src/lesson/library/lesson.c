/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/library/lesson.h"

struct _RbLesson
{
  GObject parent_instance;

  GFile *file;
  char *stamp; /* of the file when it was read */
  char *id;
  int position;
  RbArticle *article;
  char *error_message;
  gboolean completed;
};

G_DEFINE_FINAL_TYPE (RbLesson, rb_lesson, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_ERROR_MESSAGE,
  PROP_COMPLETED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
rb_lesson_finalize (GObject *object)
{
  RbLesson *self = RB_LESSON (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->stamp, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->article);
  g_clear_pointer (&self->error_message, g_free);

  G_OBJECT_CLASS (rb_lesson_parent_class)->finalize (object);
}

static void
rb_lesson_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  RbLesson *self = RB_LESSON (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, rb_lesson_get_title (self));
      break;

    case PROP_DESCRIPTION:
      g_value_set_string (value, rb_lesson_get_description (self));
      break;

    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;

    case PROP_COMPLETED:
      g_value_set_boolean (value, self->completed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_lesson_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  RbLesson *self = RB_LESSON (object);

  switch (prop_id)
    {
    case PROP_COMPLETED:
      rb_lesson_set_completed (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_lesson_class_init (RbLessonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rb_lesson_finalize;
  object_class->get_property = rb_lesson_get_property;
  object_class->set_property = rb_lesson_set_property;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DESCRIPTION] =
    g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR_MESSAGE] =
    g_param_spec_string ("error-message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * RbLesson:completed:
   *
   * Whether the learner has completed the lesson.
   */
  properties[PROP_COMPLETED] =
    g_param_spec_boolean ("completed", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rb_lesson_init (RbLesson *self)
{
}

/* If the article is broken or has no position, the number at the start of the file name is the position. */
static int
find_position (RbArticle  *article,
               const char *basename)
{
  int position = article != NULL ? rb_article_get_position (article) : G_MAXINT;

  if (position == G_MAXINT && g_ascii_isdigit (*basename))
    position = (int) MIN (g_ascii_strtoull (basename, NULL, 10), G_MAXINT);

  return position;
}

/* Describes the state of a file: it changes whenever somebody writes the file, or puts another one in its place. */
static char *
dup_stamp (GFile *file)
{
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                            "," G_FILE_ATTRIBUTE_UNIX_INODE "," G_FILE_ATTRIBUTE_UNIX_MODE,
                            G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (info == NULL)
    return NULL;

  return g_strdup_printf ("%s %" G_GOFFSET_FORMAT " %" G_GUINT64_FORMAT " %u", g_file_info_get_etag (info),
                          g_file_info_get_size (info),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE),
                          g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE));
}

/**
 * rb_lesson_new:
 * @file: the file of an article
 *
 * Makes a lesson. This reads the article, and it blocks. If the article is broken, the lesson has an error message.
 *
 * Returns: (transfer full): a new lesson
 */
RbLesson *
rb_lesson_new (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *basename = NULL;
  RbLesson *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (RB_TYPE_LESSON, NULL);
  self->file = g_object_ref (file);
  self->stamp = dup_stamp (file);
  self->article = rb_article_new_from_file (file, &error);
  if (error != NULL)
    self->error_message = g_strdup (error->message);

  basename = g_file_get_basename (file);
  self->id = rb_article_create_id (basename);
  self->position = find_position (self->article, basename);

  return self;
}

/**
 * rb_lesson_get_id:
 * @self: a lesson
 *
 * Gets the id. The translations of a lesson have the same id.
 *
 * Returns: the id
 */
const char *
rb_lesson_get_id (RbLesson *self)
{
  g_return_val_if_fail (RB_IS_LESSON (self), NULL);

  return self->id;
}

/**
 * rb_lesson_get_file:
 * @self: a lesson
 *
 * Gets the file of the article.
 *
 * Returns: (transfer none): the file
 */
GFile *
rb_lesson_get_file (RbLesson *self)
{
  g_return_val_if_fail (RB_IS_LESSON (self), NULL);

  return self->file;
}

/**
 * rb_lesson_is_same:
 * @a: (nullable): a lesson
 * @b: (nullable): a lesson
 *
 * Compares two lessons, of which one may have been read before the other one's file has changed.
 *
 * Returns: whether both are the same lesson; %FALSE for %NULL
 */
gboolean
rb_lesson_is_same (RbLesson *a,
                   RbLesson *b)
{
  return a != NULL && b != NULL && g_str_equal (a->id, b->id);
}

/**
 * rb_lesson_is_current:
 * @self: a lesson
 *
 * Looks whether the file is still as it was when the lesson was made. This blocks.
 *
 * Returns: whether it is
 */
gboolean
rb_lesson_is_current (RbLesson *self)
{
  g_autofree char *stamp = NULL;

  g_return_val_if_fail (RB_IS_LESSON (self), FALSE);

  stamp = dup_stamp (self->file);

  return stamp != NULL && g_strcmp0 (stamp, self->stamp) == 0;
}

/**
 * rb_lesson_get_title:
 * @self: a lesson
 *
 * Gets the title of the article.
 *
 * Returns: the title of the article; the id of the lesson if the article is broken
 */
const char *
rb_lesson_get_title (RbLesson *self)
{
  g_return_val_if_fail (RB_IS_LESSON (self), NULL);

  return self->article != NULL ? rb_article_get_title (self->article) : self->id;
}

/**
 * rb_lesson_get_description:
 * @self: a lesson
 *
 * Gets the description of the article.
 *
 * Returns: the description of the article; "" if there is none
 */
const char *
rb_lesson_get_description (RbLesson *self)
{
  g_return_val_if_fail (RB_IS_LESSON (self), NULL);

  return self->article != NULL ? rb_article_get_description (self->article) : "";
}

/**
 * rb_lesson_get_position:
 * @self: a lesson
 *
 * Gets the position in the list of lessons.
 *
 * Returns: the position in the list of lessons; %G_MAXINT if there is none
 */
int
rb_lesson_get_position (RbLesson *self)
{
  g_return_val_if_fail (RB_IS_LESSON (self), G_MAXINT);

  return self->position;
}

/**
 * rb_lesson_get_article:
 * @self: a lesson
 *
 * Gets the article.
 *
 * Returns: (transfer none) (nullable): the article; %NULL if the article is broken
 */
RbArticle *
rb_lesson_get_article (RbLesson *self)
{
  g_return_val_if_fail (RB_IS_LESSON (self), NULL);

  return self->article;
}

/**
 * rb_lesson_get_error_message:
 * @self: a lesson
 *
 * Gets the reason why the article cannot be shown.
 *
 * Returns: (nullable): an error message; %NULL if the article is not broken
 */
const char *
rb_lesson_get_error_message (RbLesson *self)
{
  g_return_val_if_fail (RB_IS_LESSON (self), NULL);

  return self->error_message;
}

/**
 * rb_lesson_get_completed:
 * @self: a lesson
 *
 * Tells whether the learner has completed the lesson.
 *
 * Returns: whether the learner has completed the lesson
 */
gboolean
rb_lesson_get_completed (RbLesson *self)
{
  g_return_val_if_fail (RB_IS_LESSON (self), FALSE);

  return self->completed;
}

/**
 * rb_lesson_set_completed:
 * @self: a lesson
 * @completed: whether the learner has completed the lesson
 *
 * Sets whether the lesson is completed.
 */
void
rb_lesson_set_completed (RbLesson *self,
                         gboolean  completed)
{
  g_return_if_fail (RB_IS_LESSON (self));

  completed = !!completed;
  if (self->completed == completed)
    return;

  self->completed = completed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETED]);
}
