/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/markdown-walk.h"

#include <string.h>

#include <glib/gi18n.h>

#include "lesson/article-error.h"

/* The most paragraphs of an article. Each costs memory and time, because it becomes a row and a step of the guide. */
#define MAX_BLOCKS 50000

/**
 * rb_markdown_walk_find_line: (skip)
 * @self: a walk
 * @text: text that md4c passed to a callback
 *
 * Finds the article line of a piece of text. Most text from md4c points into the source.
 *
 * Returns: the line, from 1; 0 if @text is not in the source, such as a newline that md4c adds
 */
guint
rb_markdown_walk_find_line (RbMarkdownWalk *self,
                            const char     *text)
{
  if (text < self->source || text > self->source + self->length)
    return 0;

  if ((gsize) (text - self->source) < self->n_counted)
    {
      self->n_counted = 0;
      self->counted_line = self->first_line;
    }

  for (; self->n_counted < (gsize) (text - self->source); self->n_counted++)
    {
      if (self->source[self->n_counted] == '\n')
        self->counted_line++;
    }

  return self->counted_line;
}

static RbMarkdownList *
get_list (RbMarkdownWalk *self)
{
  return self->lists->len > 0 ? &g_array_index (self->lists, RbMarkdownList, self->lists->len - 1) : NULL;
}

/**
 * rb_markdown_walk_append: (skip)
 * @self: a walk
 * @block: (transfer none): a block
 *
 * Appends a block to the article. A block of a quote is kept until the quote ends, because an option may still turn
 * the quote into a prediction. If there are too many blocks, the error of the walk is set.
 */
void
rb_markdown_walk_append (RbMarkdownWalk *self,
                         RbBlock        *block)
{
  if (self->error == NULL && self->blocks->len + self->quoted_blocks->len >= MAX_BLOCKS)
    g_set_error (&self->error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_STRUCTURE,
                 _("%s:%u:%u: This article has too many paragraphs."), rb_exercise_builder_get_name (self->builder),
                 rb_block_get_article_line (block), 1);

  if (self->quote_depth > 0)
    g_ptr_array_add (self->quoted_blocks, g_object_ref (block));
  else
    g_ptr_array_add (self->blocks, g_object_ref (block));
}

static RbBlock *
create_text_block (RbMarkdownWalk *self,
                   RbBlockKind     kind)
{
  RbBlock *block = rb_block_new (kind, self->text_line);

  rb_block_take_content (block, rb_inline_text_dup_markup (self->text), rb_inline_text_dup_text (self->text));

  return block;
}

/**
 * rb_markdown_walk_flush: (skip)
 * @self: a walk
 *
 * Ends the text that is being collected, if any: a paragraph, a list item or a part of an option. md4c does not report
 * paragraphs in tight lists, so the callbacks of other blocks call this function, too.
 */
void
rb_markdown_walk_flush (RbMarkdownWalk *self)
{
  g_autoptr (RbBlock) block = NULL;
  RbMarkdownList *list = get_list (self);

  if (rb_inline_text_is_empty (self->text))
    {
      rb_inline_text_clear (self->text);
      return;
    }

  if (self->option != NULL)
    rb_inline_text_add_line (self->option, self->text);
  else if (list != NULL)
    {
      block = create_text_block (self, list->has_begun ? RB_BLOCK_PARAGRAPH : RB_BLOCK_LIST_ITEM);
      rb_block_set_level (block, self->lists->len);
      if (list->is_ordered && !list->has_begun)
        rb_block_set_number (block, list->next - 1);
      list->has_begun = TRUE;
    }
  else if (self->quote_depth > 0)
    {
      block = create_text_block (self, RB_BLOCK_QUOTE);
      rb_block_set_level (block, self->quote_depth);
      g_string_append_printf (self->quote_code_spans, "%s\n", self->text->code_spans->str);
    }
  else
    block = create_text_block (self, RB_BLOCK_PARAGRAPH);

  if (block != NULL)
    rb_markdown_walk_append (self, block);

  rb_inline_text_clear (self->text);
}

/**
 * rb_markdown_walk_add_heading: (skip)
 * @self: a walk
 * @level: the level of the heading, from 1 to 6
 *
 * Ends a heading. The text of the heading was collected before.
 */
void
rb_markdown_walk_add_heading (RbMarkdownWalk *self,
                              guint           level)
{
  g_autoptr (RbBlock) block = create_text_block (self, RB_BLOCK_HEADING);

  if (*rb_block_get_text (block) != '\0')
    {
      rb_block_set_level (block, level);
      rb_markdown_walk_append (self, block);
      rb_exercise_builder_add_heading (self->builder, level, rb_block_get_text (block));
    }

  rb_inline_text_clear (self->text);
}

/**
 * rb_markdown_walk_add_rule: (skip)
 * @self: a walk
 *
 * Adds a thematic break.
 */
void
rb_markdown_walk_add_rule (RbMarkdownWalk *self)
{
  g_autoptr (RbBlock) block = rb_block_new (RB_BLOCK_RULE, self->counted_line);

  rb_markdown_walk_append (self, block);
}

/**
 * rb_markdown_walk_enter_item: (skip)
 * @self: a walk
 * @detail: the details of a list item
 *
 * Begins a list item. A task item inside a quote is an option of a prediction.
 */
void
rb_markdown_walk_enter_item (RbMarkdownWalk           *self,
                             const MD_BLOCK_LI_DETAIL *detail)
{
  RbMarkdownList *list = get_list (self);

  list->next++;
  list->has_begun = FALSE;
  list->is_option = detail->is_task && self->quote_depth > 0 && self->option == NULL;

  if (list->is_option)
    {
      self->option = rb_inline_text_new ();
      self->is_correct = detail->task_mark != ' ';
    }
  else if (detail->is_task)
    {
      rb_inline_text_add (self->text, MD_TEXT_NORMAL, detail->task_mark == ' ' ? "☐ " : "☑ ", strlen ("☐ "));
      self->text_line = rb_markdown_walk_find_line (self, self->source + detail->task_mark_offset);
    }
}

/**
 * rb_markdown_walk_leave_item: (skip)
 * @self: a walk
 *
 * Ends a list item. The first option of a quote turns the quote into a prediction.
 */
void
rb_markdown_walk_leave_item (RbMarkdownWalk *self)
{
  RbMarkdownList *list = get_list (self);
  g_autofree char *markup = NULL;
  g_autofree char *text = NULL;

  rb_markdown_walk_flush (self);

  if (!list->is_option)
    return;

  if (self->question == NULL)
    {
      RbBlock *first = self->quoted_blocks->len > 0 ? g_ptr_array_index (self->quoted_blocks, 0) : NULL;

      self->question = rb_block_new (RB_BLOCK_PREDICTION,
                                     first != NULL ? rb_block_get_article_line (first) : self->text_line);
    }

  markup = rb_inline_text_dup_markup (self->option);
  text = rb_inline_text_dup_text (self->option);
  rb_block_add_option (self->question, markup, text, self->option->code_spans->str, self->is_correct);
  list->is_option = FALSE;
  g_clear_pointer (&self->option, rb_inline_text_free);
}

/* The paragraphs of the quote become the question. Other blocks of the quote are put before the prediction. */
static void
add_prediction (RbMarkdownWalk *self)
{
  g_autoptr (RbBlock) question = g_steal_pointer (&self->question);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) codes = g_strsplit (self->quote_code_spans->str, "\n", -1);

  for (guint i = 0; i < self->quoted_blocks->len; i++)
    {
      RbBlock *block = g_ptr_array_index (self->quoted_blocks, i);

      if (*rb_block_get_markup (block) == '\0' || rb_block_get_kind (block) == RB_BLOCK_CODE)
        {
          g_ptr_array_add (self->blocks, g_object_ref (block));
          continue;
        }

      g_string_append_printf (markup, "%s%s", markup->len > 0 ? "\n" : "", rb_block_get_markup (block));
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", rb_block_get_text (block));
    }

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      if (rb_version_is_known (codes[i]))
        rb_block_set_version (question, codes[i]);
    }

  rb_block_set_content (question, markup->str, text->str);
  rb_block_set_exercise (question, rb_exercise_builder_get_last (self->builder));
  g_ptr_array_add (self->blocks, g_steal_pointer (&question));
}

/**
 * rb_markdown_walk_leave_quote: (skip)
 * @self: a walk
 *
 * Ends a block quote. The outermost quote becomes a prediction or ordinary blocks.
 */
void
rb_markdown_walk_leave_quote (RbMarkdownWalk *self)
{
  rb_markdown_walk_flush (self);

  if (--self->quote_depth > 0)
    return;

  if (self->question != NULL)
    add_prediction (self);
  else
    {
      for (guint i = 0; i < self->quoted_blocks->len; i++)
        g_ptr_array_add (self->blocks, g_object_ref (g_ptr_array_index (self->quoted_blocks, i)));
    }

  g_ptr_array_set_size (self->quoted_blocks, 0);
  g_string_truncate (self->quote_code_spans, 0);
}

/**
 * rb_markdown_walk_enter_list: (skip)
 * @self: a walk
 * @is_ordered: whether the items have numbers
 * @start: the number of the first item
 *
 * Begins a list.
 */
void
rb_markdown_walk_enter_list (RbMarkdownWalk *self,
                             gboolean        is_ordered,
                             guint           start)
{
  RbMarkdownList list = { .is_ordered = is_ordered, .next = start };

  rb_markdown_walk_flush (self);
  g_array_append_val (self->lists, list);
}

/**
 * rb_markdown_walk_enter_quote: (skip)
 * @self: a walk
 *
 * Begins a block quote.
 */
void
rb_markdown_walk_enter_quote (RbMarkdownWalk *self)
{
  rb_markdown_walk_flush (self);
  self->quote_depth++;
}

/**
 * rb_markdown_walk_leave_list: (skip)
 * @self: a walk
 *
 * Ends a list.
 */
void
rb_markdown_walk_leave_list (RbMarkdownWalk *self)
{
  g_array_set_size (self->lists, self->lists->len - 1);
}

/**
 * rb_markdown_walk_add_text: (skip)
 * @self: a walk
 * @type: the type of the text
 * @text: the text
 * @length: the length of @text in bytes
 *
 * Adds text that is not code.
 */
void
rb_markdown_walk_add_text (RbMarkdownWalk *self,
                           MD_TEXTTYPE     type,
                           const char     *text,
                           gsize           length)
{
  if (self->text->text->len == 0)
    {
      guint line = rb_markdown_walk_find_line (self, text);

      self->text_line = line > 0 ? line : self->text_line;
    }

  rb_inline_text_add (self->text, type, text, length);
}

/**
 * rb_markdown_walk_init: (skip)
 * @self: (out): a walk
 * @markdown: the Markdown that md4c gets; it must outlive the walk
 * @first_line: the article line on which @markdown begins, from 1
 * @builder: gets the headings and the fences
 * @blocks: (inout): gets the blocks
 *
 * Starts a walk.
 */
void
rb_markdown_walk_init (RbMarkdownWalk    *self,
                       const char        *markdown,
                       guint              first_line,
                       RbExerciseBuilder *builder,
                       GPtrArray         *blocks)
{
  *self = (RbMarkdownWalk) {
    .source = markdown,
    .length = strlen (markdown),
    .first_line = first_line,
    .counted_line = first_line,
    .builder = builder,
    .blocks = blocks,
    .text = rb_inline_text_new (),
    .text_line = first_line,
    .lists = g_array_new (FALSE, FALSE, sizeof (RbMarkdownList)),
    .quoted_blocks = g_ptr_array_new_with_free_func (g_object_unref),
    .quote_code_spans = g_string_new (NULL),
  };
}

/**
 * rb_markdown_walk_clear: (skip)
 * @self: a walk
 *
 * Frees the contents of the walk, except the error.
 */
void
rb_markdown_walk_clear (RbMarkdownWalk *self)
{
  rb_markdown_walk_clear_code (self);
  g_clear_object (&self->question);
  g_clear_pointer (&self->option, rb_inline_text_free);
  rb_inline_text_free (self->text);
  g_array_unref (self->lists);
  g_ptr_array_unref (self->quoted_blocks);
  g_string_free (self->quote_code_spans, TRUE);
}
