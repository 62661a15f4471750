/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/article.h"

#include <string.h>

#include "lesson/article/exercise-builder.h"
#include "lesson/article/markdown.h"
#include "lesson/front-matter/front-matter.h"
#include "lesson/text-file.h"

struct _RbArticle
{
  GObject parent_instance;

  char *id;
  char *name;
  GFile *file;
  char *title;
  char *description;
  char *language;
  char *group;
  GStrv questions;
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
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->questions, g_strfreev);
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

/* The name of the folder is the language. For example, …/lessons/th/02-ring-me-back.md is in Thai. */
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
has_suffix (const char *name,
            const char *suffix)
{
  gsize length = strlen (name);
  gsize suffix_length = strlen (suffix);

  return length > suffix_length + 1 && name[length - suffix_length - 1] == '.' &&
         g_ascii_strcasecmp (name + length - suffix_length, suffix) == 0;
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
  self->group = g_strdup (front->group != NULL ? front->group : "");
  self->questions = front->questions != NULL ? g_strdupv (front->questions) : g_new0 (char *, 1);
  self->position = front->position;
  self->database = g_object_ref (front->database);
  self->language = g_strdup (front->language != NULL ? front->language : language != NULL ? language : "");

  builder = rb_exercise_builder_new (name, front->title != NULL ? front->title : self->id, self->database,
                                     self->exercises);
  if (!rb_markdown_parse (text + front->length, 1 + front->n_lines, has_suffix (name, "mdx"), builder,
                          self->blocks, error))
    return NULL;

  self->title = g_strdup (front->title != NULL ? front->title : find_heading (self));
  if (self->title == NULL)
    self->title = g_strdup (self->id);

  return g_steal_pointer (&self);
}

/**
 * rb_article_new_from_file:
 * @file: a Markdown or MDX file
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Reads and parses a file. This blocks, because articles are small.
 *
 * Returns: (transfer full) (nullable): the article; %NULL on error
 */
RbArticle *
rb_article_new_from_file (GFile   *file,
                          GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  text = rb_text_file_read (file, RB_ARTICLE_MAX_SIZE, error);
  if (text == NULL)
    return NULL;

  name = rb_text_file_dup_name (file);

  return parse (text, name, file, error);
}

/**
 * rb_article_new_from_text:
 * @text: Markdown, or MDX if @name ends in `.mdx`
 * @name: the name of the article in error messages
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Parses a text.
 *
 * Returns: (transfer full) (nullable): the article; %NULL on error
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
 * Gets the id, which is the file name without the extension and without the number at the start.
 *
 * Returns: the id
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
 * Gets the name of the article in error messages.
 *
 * Returns: the name of the article in error messages
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
 * Gets the file.
 *
 * Returns: (transfer none) (nullable): the file; %NULL if the article was made from text
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
 * Gets the title as plain text.
 *
 * Returns: the title as plain text; never empty. It comes from the front matter, else from the first heading, else
 *   from the id.
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
 * Gets the description as plain text.
 *
 * Returns: the description as plain text; "" if there is none
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
 * Gets the position of the article in the list of lessons.
 *
 * Returns: the position in the list of lessons; %G_MAXINT if the article has none
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
 * Gets the language of the prose.
 *
 * Returns: the language of the prose, such as `th`. It comes from the front matter, else from the folder if the
 *   article is in a folder of lessons. Otherwise it is "".
 */
const char *
rb_article_get_language (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return self->language;
}

/**
 * rb_article_get_group:
 * @self: an article
 *
 * Gets the group of lessons to which the article belongs.
 *
 * Returns: the title of the group; "" if there is none
 */
const char *
rb_article_get_group (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return self->group;
}

/**
 * rb_article_get_questions:
 * @self: an article
 *
 * Gets questions of learners that the article answers.
 *
 * Returns: (transfer none) (array zero-terminated=1): the questions
 */
const char *const *
rb_article_get_questions (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return (const char *const *) self->questions;
}

/**
 * rb_article_get_database:
 * @self: an article
 *
 * Gets the settings of the database that the programs of the article use.
 *
 * Returns: (transfer none): the settings of the database
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
 * Gets the blocks of the article.
 *
 * Returns: (transfer none): a list of [class@Block], in reading order
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
 * Gets the exercises of the article.
 *
 * Returns: (transfer none): a list of [class@Exercise], in reading order
 */
GListModel *
rb_article_get_exercises (RbArticle *self)
{
  g_return_val_if_fail (RB_IS_ARTICLE (self), NULL);

  return G_LIST_MODEL (self->exercises);
}

/**
 * rb_article_create_id:
 * @name: the name or path of a file
 *
 * Makes the id of an article from a file name. For example, `02-ring-me-back.md` gives `ring-me-back`.
 *
 * Returns: (transfer full): the id
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
 * rb_article_get_suffixes:
 *
 * Gets the file name extensions of articles.
 *
 * Returns: (transfer none) (array zero-terminated=1): the extensions, without dots
 */
const char *const *
rb_article_get_suffixes (void)
{
  static const char *const suffixes[] = { "md", "mdx", "markdown", NULL };

  return suffixes;
}

/**
 * rb_article_is_name:
 * @name: the name or path of a file
 *
 * Tells whether a file name has an extension of articles.
 *
 * Returns: whether the extension is one of rb_article_get_suffixes()
 */
gboolean
rb_article_is_name (const char *name)
{
  const char *const *suffixes = rb_article_get_suffixes ();

  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; suffixes[i] != NULL; i++)
    if (has_suffix (name, suffixes[i]))
      return TRUE;

  return FALSE;
}
