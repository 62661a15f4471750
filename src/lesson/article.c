/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article.h"

#include <glib/gi18n.h>
#include <string.h>

#include "lesson/exercise-builder.h"
#include "lesson/front-matter.h"
#include "lesson/markdown.h"

struct _RbArticle
{
  GObject parent_instance;

  char *id;
  char *name;
  GFile *file;
  char *title;
  char *description;
  char *language;
  int position;
  RbDatabaseConfig *database;
  GListStore *blocks;
  GListStore *exercises;
};

G_DEFINE_FINAL_TYPE (RbArticle, rb_article, G_TYPE_OBJECT)

static void
rb_article_finalize (GObject *object)
{
  RbArticle *self = RB_ARTICLE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_object (&self->database);
  g_clear_object (&self->blocks);
  g_clear_object (&self->exercises);

  G_OBJECT_CLASS (rb_article_parent_class)->finalize (object);
}

static void
rb_article_class_init (RbArticleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rb_article_finalize;
}

static void
rb_article_init (RbArticle *self)
{
  self->position = G_MAXINT;
  self->blocks = g_list_store_new (RB_TYPE_BLOCK);
  self->exercises = g_list_store_new (RB_TYPE_EXERCISE);
}

/* The way to @file from where we are if that is shorter, as it is told to people. */
static char *
create_name (GFile *file)
{
  g_autofree char *directory = g_get_current_dir ();
  g_autoptr (GFile) current = g_file_new_for_path (directory);
  g_autofree char *path = g_file_get_relative_path (current, file);

  return path != NULL ? g_filename_display_name (path) : g_file_get_parse_name (file);
}

/* "th" of …/lessons/th/02-ring-me-back.md */
static char *
find_language (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) lessons = folder != NULL ? g_file_get_parent (folder) : NULL;
  g_autofree char *name = lessons != NULL ? g_file_get_basename (lessons) : NULL;

  return g_strcmp0 (name, "lessons") == 0 ? g_file_get_basename (folder) : NULL;
}

static const char *
find_heading (RbArticle *self)
{
  GListModel *blocks = G_LIST_MODEL (self->blocks);

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);

      if (rb_block_get_kind (block) == RB_BLOCK_HEADING)
        return rb_block_get_text (block);
    }

  return NULL;
}

static gboolean
has_ending (const char *name,
            const char *ending)
{
  gsize length = strlen (name);
  gsize ending_length = strlen (ending);

  return length > ending_length && g_ascii_strcasecmp (name + length - ending_length, ending) == 0;
}

static RbArticle *
parse (const char  *text,
       const char  *name,
       GFile       *file,
       GError     **error)
{
  g_autoptr (RbArticle) self = g_object_new (RB_TYPE_ARTICLE, NULL);
  g_autoptr (RbFrontMatter) front = rb_front_matter_parse (text, name, error);
  g_autoptr (RbExerciseBuilder) builder = NULL;
  g_autofree char *language = file != NULL ? find_language (file) : NULL;

  if (front == NULL)
    return NULL;

  self->id = rb_article_create_id (name);
  self->name = g_strdup (name);
  g_set_object (&self->file, file);
  self->description = g_strdup (front->description != NULL ? front->description : "");
  self->position = front->position;
  self->database = g_object_ref (front->database);
  self->language = g_strdup (front->language != NULL ? front->language : language != NULL ? language : "");

  builder = rb_exercise_builder_new (name, front->title != NULL ? front->title : self->id, self->database,
                                     self->exercises);
  if (!rb_markdown_parse (text + front->length, 1 + front->n_lines, has_ending (name, ".mdx"), builder,
                          self->blocks, error))
    return NULL;

  self->title = g_strdup (front->title != NULL ? front->title : find_heading (self));
  if (self->title == NULL)
    self->title = g_strdup (self->id);

  return g_steal_pointer (&self);
}

/* Whether @file is one that can be read as text, as far as its type tells; what hides it shows when it is opened. */
static gboolean
check_type (GFile       *file,
            const char  *name,
            GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                                                  NULL, &local_error);
  GFileType type = info != NULL ? g_file_info_get_file_type (info) : G_FILE_TYPE_UNKNOWN;

  /* A symbolic link is the type of one that leads nowhere. */
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || type == G_FILE_TYPE_SYMBOLIC_LINK)
    g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_NOT_FOUND, _("%s: There is no such file."), name);
  else if (info == NULL)
    g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_UNREADABLE,
                 /* Translators: a file, and the system's reason */
                 _("%s: The file cannot be read: %s."), name, local_error->message);
  else if (type == G_FILE_TYPE_DIRECTORY)
    g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_NOT_A_FILE, _("%s: This is a folder, not a file."), name);
  else if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_NOT_A_FILE, _("%s: This is not a regular file."), name);
  else
    return TRUE;

  return FALSE;
}

/**
 * rb_article_read_text:
 * @file: a file
 * @max_size: how many bytes it may have
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its text, which is valid UTF-8 without NUL
 */
char *
rb_article_read_text (GFile   *file,
                      gsize    max_size,
                      GError **error)
{
  g_autofree char *name = create_name (file);
  g_autofree char *text = g_malloc (max_size + 2);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize length = 0;

  if (!check_type (file, name, error))
    return NULL;

  stream = g_file_read (file, NULL, &local_error);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), text, max_size + 1, &length, NULL, &local_error))
    {
      g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_UNREADABLE, _("%s: The file cannot be read: %s."), name,
                   local_error->message);
      return NULL;
    }

  if (length > max_size)
    {
      g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_TOO_LARGE, _("%s: The file is larger than %u MiB."), name,
                   (guint) (max_size / (1024 * 1024)));
      return NULL;
    }

  text[length] = '\0';
  if (!g_utf8_validate (text, length, NULL))
    {
      g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_NOT_TEXT,
                   _("%s: The file is not text in UTF-8."), name);
      return NULL;
    }

  return g_realloc (g_steal_pointer (&text), length + 1);
}

/**
 * rb_article_new_from_file:
 * @file: a Markdown or MDX file
 * @error: return location for an error, of %RB_ARTICLE_ERROR
 *
 * Reads and parses @file, which is done at once as articles are small.
 *
 * Returns: (transfer full) (nullable): the article
 */
RbArticle *
rb_article_new_from_file (GFile   *file,
                          GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  text = rb_article_read_text (file, RB_ARTICLE_MAX_SIZE, error);
  if (text == NULL)
    return NULL;

  name = create_name (file);

  return parse (text, name, file, error);
}

/**
 * rb_article_new_from_text:
 * @text: Markdown, or MDX if @name ends in `.mdx`
 * @name: what errors call it
 * @error: return location for an error, of %RB_ARTICLE_ERROR
 *
 * Returns: (transfer full) (nullable): the article
 */
RbArticle *
rb_article_new_from_text (const char  *text,
                          const char  *name,
                          GError     **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return parse (text, name, NULL, error);
}

/**
 * rb_article_get_id:
 * @self: an article
 *
 * Returns: the file's name without its ending and without a number before it
 */
const char *
rb_article_get_id (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return self->id;
}

/**
 * rb_article_get_name:
 * @self: an article
 *
 * Returns: what errors call it
 */
const char *
rb_article_get_name (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return self->name;
}

/**
 * rb_article_get_file:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): the file it was read from
 */
GFile *
rb_article_get_file (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return self->file;
}

/**
 * rb_article_get_title:
 * @self: an article
 *
 * Returns: its title, as plain text
 */
const char *
rb_article_get_title (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return self->title;
}

/**
 * rb_article_get_description:
 * @self: an article
 *
 * Returns: what it is about; "" if it does not say
 */
const char *
rb_article_get_description (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return self->description;
}

/**
 * rb_article_get_position:
 * @self: an article
 *
 * Returns: its place among others; %G_MAXINT if it does not say
 */
int
rb_article_get_position (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), G_MAXINT);

  return self->position;
}

/**
 * rb_article_get_language:
 * @self: an article
 *
 * Returns: the language of its prose; "" if it does not say
 */
const char *
rb_article_get_language (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return self->language;
}

/**
 * rb_article_get_database:
 * @self: an article
 *
 * Returns: (transfer none): the database of its programs
 */
RbDatabaseConfig *
rb_article_get_database (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return self->database;
}

/**
 * rb_article_get_blocks:
 * @self: an article
 *
 * Returns: (transfer none): its pieces, of [class@Block], in reading order
 */
GListModel *
rb_article_get_blocks (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return G_LIST_MODEL (self->blocks);
}

/**
 * rb_article_get_exercises:
 * @self: an article
 *
 * Returns: (transfer none): its exercises, of [class@Exercise], in reading order
 */
GListModel *
rb_article_get_exercises (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return G_LIST_MODEL (self->exercises);
}

/**
 * rb_article_create_id:
 * @name: a file's name or path
 *
 * Returns: (transfer full): the id of an article in a file of that name
 */
char *
rb_article_create_id (const char *name)
{
  g_autofree char *basename = NULL;
  const char *stem;
  char *dot;

  g_return_val_if_fail (name != NULL, NULL);

  basename = g_path_get_basename (name);
  dot = strrchr (basename, '.');
  if (dot != NULL && dot > basename)
    *dot = '\0';

  stem = basename + strspn (basename, "0123456789");
  if (stem > basename)
    stem += strspn (stem, "-_. ");

  return g_strdup (*stem != '\0' ? stem : basename);
}

/**
 * rb_article_is_name:
 * @name: a file's name or path
 *
 * Returns: whether a file of that name is an article
 */
gboolean
rb_article_is_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return has_ending (name, ".md") || has_ending (name, ".mdx") || has_ending (name, ".markdown");
}
