/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "engine/text.h"
#include "lesson/article-error.h"
#include "lesson/article/markdown-walk.h"
#include "lesson/article/mdx.h"

/**
 * rb_markdown_walk_begin_code: (skip)
 * @self: a walk
 * @detail: (nullable): the details of a code block; %NULL for an HTML block
 *
 * Starts to collect a code block or an HTML block.
 */
void
rb_markdown_walk_begin_code (RbMarkdownWalk             *self,
                             const MD_BLOCK_CODE_DETAIL *detail)
{
  self->code = g_string_new (NULL);
  self->code_line_start = 0;
  self->fence = (RbFence) { 0, };
  self->code_end = NULL;
  self->is_fenced = detail != NULL && detail->fence_char != '\0';

  if (detail == NULL)
    return;

  if (detail->lang.text == NULL)
    {
      self->fence.code_language = g_strdup ("");
      self->fence.info = g_strdup ("");
      return;
    }

  self->fence.code_language = g_strndup (detail->lang.text, detail->lang.size);
  self->fence.info = g_strndup (detail->info.text, detail->info.size);
  if (rb_markdown_walk_find_line (self, detail->lang.text) > 0)
    {
      self->fence.article_line = rb_markdown_walk_find_line (self, detail->lang.text) + 1;
      self->code_end = detail->lang.text;
    }
}

/* md4c replaces tabs by spaces and removes the indentation of the block. Errors are reported with columns of the
 * article, so this function restores the tabs and stores the indentation. @text is the first piece of the line that
 * points into the source. */
static void
begin_code_line (RbMarkdownWalk *self,
                 const char     *text)
{
  guint n_spaces = self->code->len - self->code_line_start;
  const char *raw = text;
  guint column;

  while (raw > self->source && raw[-1] != '\n')
    raw--;
  column = g_utf8_strlen (raw, text - raw);

  if (self->lists->len == 0 && self->quote_depth == 0 && memchr (raw, '\t', text - raw) != NULL)
    {
      g_string_truncate (self->code, self->code_line_start);
      g_string_append_len (self->code, raw, text - raw);
    }
  else if (self->fence.indent == 0 && column > n_spaces)
    self->fence.indent = column - n_spaces;
}

/* The empty lines at the start of a block do not point into the source. */
static guint
count_newlines (GString *code)
{
  guint n_newlines = 0;

  for (gsize i = 0; i < code->len; i++)
    n_newlines += code->str[i] == '\n';

  return n_newlines;
}

/**
 * rb_markdown_walk_add_code: (skip)
 * @self: a walk
 * @text: a piece of code
 * @length: the length of @text in bytes
 *
 * Adds a piece of the block that is being collected. md4c passes each line in up to three pieces: the indentation as
 * spaces, the text, and a newline. Only the text points into the source.
 */
void
rb_markdown_walk_add_code (RbMarkdownWalk *self,
                           const char     *text,
                           gsize           length)
{
  const char *code_line = self->code->str + self->code_line_start;
  guint article_line = rb_markdown_walk_find_line (self, text);

  if (article_line > 0 && strspn (code_line, " ") == strlen (code_line))
    {
      if (self->fence.article_line == 0)
        self->fence.article_line = article_line - count_newlines (self->code);
      begin_code_line (self, text);
    }

  if (article_line > 0)
    self->code_end = text + length;
  g_string_append_len (self->code, text, length);
  if (length > 0 && text[length - 1] == '\n')
    self->code_line_start = self->code->len;
}

/* An empty block has no text in the source, so only an approximate line is known. */
static void
ensure_article_line (RbMarkdownWalk *self)
{
  if (self->fence.article_line == 0)
    self->fence.article_line = self->counted_line;
}

/* In Markdown, a code block without a closing fence goes on to the end of the article, so the rest would not be read. A
 * block in a list or a quote ends with the list or the quote. */
static gboolean
check_closed (RbMarkdownWalk *self)
{
  const char *line = self->code_end;

  if (!self->is_fenced || line == NULL || self->lists->len > 0 || self->quote_depth > 0)
    return TRUE;

  do
    {
      line = strchrnul (line, '\n');
      line += *line == '\n' ? 1 : 0;
      line += strspn (line, " \t\r");
    }
  while (*line == '\n');

  if (rb_text_begins_with (line, "```") || rb_text_begins_with (line, "~~~"))
    return TRUE;

  g_set_error (&self->error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_STRUCTURE,
               _("%s:%u:%u: The code block that begins here is not closed by a line like its first one: ``` or ~~~."),
               rb_exercise_builder_get_name (self->builder), MAX (self->fence.article_line, 2) - 1, 1);

  return FALSE;
}

/**
 * rb_markdown_walk_clear_code: (skip)
 * @self: a walk
 *
 * Frees the block that is being collected, if any.
 */
void
rb_markdown_walk_clear_code (RbMarkdownWalk *self)
{
  if (self->code != NULL)
    g_string_free (self->code, TRUE);
  self->code = NULL;
  g_free ((char *) self->fence.code_language);
  g_free ((char *) self->fence.info);
  self->fence = (RbFence) { 0, };
}

static void
add_shown_code (RbMarkdownWalk *self)
{
  g_autoptr (RbBlock) block = rb_block_new (RB_BLOCK_CODE, self->fence.article_line);
  g_autofree char *markup = g_markup_escape_text (self->fence.source, -1);

  rb_block_set_content (block, markup, self->fence.source);
  rb_block_set_code_language (block, self->fence.code_language);
  rb_markdown_walk_append (self, block);
}

static void
add_exercise (RbMarkdownWalk *self,
              RbExercise     *exercise)
{
  g_autoptr (RbBlock) block = rb_block_new (RB_BLOCK_EXERCISE, self->fence.article_line);

  rb_block_set_exercise (block, exercise);
  rb_markdown_walk_append (self, block);
}

/**
 * rb_markdown_walk_end_code: (skip)
 * @self: a walk
 *
 * Ends a code block. The block becomes part of an option, a shown block, a setup, or a version of an exercise.
 *
 * Returns: whether the fence is valid; if not, the error of the walk is set
 */
gboolean
rb_markdown_walk_end_code (RbMarkdownWalk *self)
{
  RbExercise *begun;
  gboolean shown, success;

  if (self->code->len > 0 && self->code->str[self->code->len - 1] == '\n')
    g_string_truncate (self->code, self->code->len - 1);
  self->fence.source = self->code->str;
  ensure_article_line (self);
  if (!check_closed (self))
    {
      rb_markdown_walk_clear_code (self);
      return FALSE;
    }

  if (self->option != NULL)
    {
      rb_inline_text_add_code (self->option, self->fence.source);
      rb_markdown_walk_clear_code (self);
      return TRUE;
    }

  success = rb_exercise_builder_add_fence (self->builder, &self->fence, &shown, &begun, &self->error);
  if (success && shown)
    add_shown_code (self);
  else if (success && begun != NULL)
    add_exercise (self, begun);

  rb_markdown_walk_clear_code (self);

  return success;
}

/**
 * rb_markdown_walk_end_html: (skip)
 * @self: a walk
 *
 * Ends an HTML block. The text of the block becomes a paragraph.
 */
void
rb_markdown_walk_end_html (RbMarkdownWalk *self)
{
  g_autofree char *stripped = rb_mdx_strip_tags (self->code->str);

  ensure_article_line (self);
  self->text_line = self->fence.article_line;
  rb_markdown_walk_clear_code (self);
  g_strstrip (stripped);
  g_strdelimit (stripped, "\n", ' ');
  rb_inline_text_add (self->text, MD_TEXT_NORMAL, stripped, strlen (stripped));
  rb_markdown_walk_flush (self);
}
