/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/input.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cli/print.h"
#include "lesson/library/library.h"
#include "lesson/text-file.h"

/* A name without a dot and a slash cannot be the name of an article, so it may be the id of a lesson. */
static gboolean
may_be_lesson (RbInput *self)
{
  return self->file != NULL && strpbrk (self->argument, "./") == NULL &&
         g_file_query_file_type (self->file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR;
}

/**
 * rb_input_find:
 * @self: (out): the input
 * @argument: a file, the id of a lesson of the library, or `-` for standard input
 *
 * Finds what a word of the command line names. A file has priority over a lesson. Standard input is a program unless
 * the caller sets `is_article`.
 */
void
rb_input_find (RbInput    *self,
               const char *argument)
{
  *self = (RbInput) { .argument = g_strdup (argument) };
  if (g_str_equal (argument, "-"))
    return;

  self->file = g_file_new_for_commandline_arg (argument);
  if (may_be_lesson (self))
    {
      g_autoptr (RbLibrary) library = rb_library_new (NULL);
      RbLesson *lesson = rb_library_find (library, argument, NULL);

      if (lesson != NULL)
        {
          g_set_object (&self->file, rb_lesson_get_file (lesson));
          self->is_article = TRUE;
        }
    }

  self->is_article |= rb_article_is_name (argument);
}

/**
 * rb_input_clear:
 * @self: the input
 *
 * Frees what the input refers to.
 */
void
rb_input_clear (RbInput *self)
{
  g_clear_pointer (&self->argument, g_free);
  g_clear_object (&self->file);
}

/**
 * rb_input_dup_name:
 * @self: the input
 *
 * Gets the name for messages.
 *
 * Returns: (transfer full): the name
 */
char *
rb_input_dup_name (RbInput *self)
{
  return self->file != NULL ? rb_text_file_dup_name (self->file) : g_strdup ("stdin");
}

static char *
read_standard_input (GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  if (isatty (STDIN_FILENO))
    rb_print (stderr, RB_STYLE_DETAIL, "%s\n", _("Reading standard input; Ctrl+D ends it."));

  return rb_text_file_read_stream (stream, "stdin", RB_ARTICLE_MAX_SIZE, error);
}

/* Says that a word is no lesson either, if it could be one. */
static void
mention_lessons (RbInput  *self,
                 GError  **error)
{
  if (error == NULL || !may_be_lesson (self) ||
      !g_error_matches (*error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_NOT_FOUND))
    return;

  g_clear_error (error);
  g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_NOT_FOUND,
               _("%s: There is no file and no lesson with this name. “ringback-cli list” lists the lessons."),
               self->argument);
}

/**
 * rb_input_read_article:
 * @self: the input
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Reads an article. A file that is a program is an error.
 *
 * Returns: (transfer full) (nullable): the article; %NULL on error
 */
RbArticle *
rb_input_read_article (RbInput  *self,
                       GError  **error)
{
  g_autofree char *name = rb_input_dup_name (self);
  g_autofree char *text = NULL;
  RbArticle *article;

  if (self->file == NULL)
    {
      text = read_standard_input (error);

      return text != NULL ? rb_article_new_from_text (text, name, error) : NULL;
    }

  if (!self->is_article && g_file_query_file_type (self->file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_OTHER_KIND,
                   _("%s: This is not an article, so it has no exercises or versions."), name);
      return NULL;
    }

  article = rb_article_new_from_file (self->file, error);
  if (article == NULL)
    mention_lessons (self, error);

  return article;
}

/**
 * rb_input_read_program:
 * @self: the input
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Reads a JavaScript program.
 *
 * Returns: (transfer full) (nullable): the source; %NULL on error
 */
char *
rb_input_read_program (RbInput  *self,
                       GError  **error)
{
  char *source;

  if (self->file == NULL)
    return read_standard_input (error);

  source = rb_text_file_read_program (self->file, RB_ARTICLE_MAX_SIZE, error);
  if (source == NULL)
    mention_lessons (self, error);

  return source;
}
