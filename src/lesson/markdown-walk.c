/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/markdown-walk.h"

#include <string.h>

#include "lesson/mdx.h"

/* md4c hands out parts of the source as they stand there, so that their place is known. 0 for its own strings. */
static guint
find_line (RbMarkdownWalk *self,
           const char     *text)
{
  if (text < self->source || text > self->source + self->length)
    return 0;

  if ((gsize) (text - self->source) < self->counted)
    {
      self->counted = 0;
      self->line = self->first_line;
    }

  for (; self->counted < (gsize) (text - self->source); self->counted++)
    {
      if (self->source[self->counted] == '\n')
        self->line++;
    }

  return self->line;
}

static RbMarkdownList *
get_list (RbMarkdownWalk *self)
{
  return self->lists->len > 0 ? &g_array_index (self->lists, RbMarkdownList, self->lists->len - 1) : NULL;
}

static void
append_block (RbMarkdownWalk *self,
              RbBlock        *block)
{
  if (self->quotes > 0)
    g_ptr_array_add (self->quoted, g_object_ref (block));
  else
    g_list_store_append (self->blocks, block);
}

static RbBlock *
create_text_block (RbMarkdownWalk *self,
                   RbBlockKind     kind)
{
  g_autofree char *markup = rb_inline_text_dup_markup (self->text);
  g_autofree char *text = rb_inline_text_dup_text (self->text);
  RbBlock *block = rb_block_new (kind, self->text_line);

  rb_block_set_content (block, markup, text);

  return block;
}

/* Ends the text that there is, if any: a paragraph, or an item of a tight list. */
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
  else if (self->quotes > 0)
    {
      block = create_text_block (self, RB_BLOCK_QUOTE);
      rb_block_set_level (block, self->quotes);
      g_string_append_printf (self->codes, "%s\n", self->text->codes->str);
    }
  else
    block = create_text_block (self, RB_BLOCK_PARAGRAPH);

  if (block != NULL)
    append_block (self, block);

  rb_inline_text_clear (self->text);
}

void
rb_markdown_walk_add_heading (RbMarkdownWalk *self,
                              guint           level)
{
  g_autoptr (RbBlock) block = create_text_block (self, RB_BLOCK_HEADING);

  if (*rb_block_get_text (block) != '\0')
    {
      rb_block_set_level (block, level);
      append_block (self, block);
      rb_exercise_builder_add_heading (self->builder, level, rb_block_get_text (block));
    }

  rb_inline_text_clear (self->text);
}

void
rb_markdown_walk_add_rule (RbMarkdownWalk *self)
{
  g_autoptr (RbBlock) block = rb_block_new (RB_BLOCK_RULE, self->line);

  append_block (self, block);
}

void
rb_markdown_walk_begin_code (RbMarkdownWalk             *self,
                             const MD_BLOCK_CODE_DETAIL *detail)
{
  self->code = g_string_new (NULL);
  self->code_line = 0;
  self->fence = (RbFence) { 0, };

  if (detail == NULL)
    return;

  if (detail->lang.text == NULL)
    {
      self->fence.language = g_strdup ("");
      self->fence.info = g_strdup ("");
      return;
    }

  self->fence.language = g_strndup (detail->lang.text, detail->lang.size);
  self->fence.info = g_strndup (detail->info.text, detail->info.size);
  if (find_line (self, detail->lang.text) > 0)
    self->fence.line = find_line (self, detail->lang.text) + 1;
}

/* The first of a line's code that stands in the source: by how much the article indents it, and its tabs, which md4c
 * made spaces of, back in, as columns are counted in characters. */
static void
begin_code_line (RbMarkdownWalk *self,
                 const char     *text)
{
  guint emitted = self->code->len - self->code_line;
  const char *raw = text;
  guint column;

  while (raw > self->source && raw[-1] != '\n')
    raw--;
  column = g_utf8_strlen (raw, text - raw);

  if (self->lists->len == 0 && self->quotes == 0 && memchr (raw, '\t', text - raw) != NULL)
    {
      g_string_truncate (self->code, self->code_line);
      g_string_append_len (self->code, raw, text - raw);
    }
  else if (self->fence.indent == 0 && column > emitted)
    self->fence.indent = column - emitted;
}

/* A line of code comes as its indentation in spaces, what follows in the source, and a newline of md4c's own. */
void
rb_markdown_walk_add_code (RbMarkdownWalk *self,
                           const char     *text,
                           gsize           length)
{
  const char *line = self->code->str + self->code_line;
  guint number = find_line (self, text);

  if (number > 0 && strspn (line, " ") == strlen (line))
    {
      if (self->fence.line == 0)
        self->fence.line = number;
      begin_code_line (self, text);
    }

  g_string_append_len (self->code, text, length);
  if (length > 0 && text[length - 1] == '\n')
    self->code_line = self->code->len;
}

/* Code that has no line of its own begins near what was seen last. */
static void
place_code (RbMarkdownWalk *self)
{
  if (self->fence.line == 0)
    self->fence.line = self->line;
}

static void
clear_code (RbMarkdownWalk *self)
{
  if (self->code != NULL)
    g_string_free (self->code, TRUE);
  self->code = NULL;
  g_free ((char *) self->fence.language);
  g_free ((char *) self->fence.info);
  self->fence = (RbFence) { 0, };
}

static void
add_shown_code (RbMarkdownWalk *self)
{
  g_autoptr (RbBlock) block = rb_block_new (RB_BLOCK_CODE, self->fence.line);
  g_autofree char *markup = g_markup_escape_text (self->fence.source, -1);

  rb_block_set_content (block, markup, self->fence.source);
  rb_block_set_language (block, self->fence.language);
  append_block (self, block);
}

gboolean
rb_markdown_walk_end_code (RbMarkdownWalk *self)
{
  RbExercise *begun;
  gboolean shown, success;

  if (self->code->len > 0 && self->code->str[self->code->len - 1] == '\n')
    g_string_truncate (self->code, self->code->len - 1);
  self->fence.source = self->code->str;
  place_code (self);

  if (self->option != NULL)
    {
      rb_inline_text_add_code (self->option, self->fence.source);
      clear_code (self);
      return TRUE;
    }

  success = rb_exercise_builder_add_fence (self->builder, &self->fence, &shown, &begun, &self->error);
  if (success && shown)
    add_shown_code (self);
  else if (success && begun != NULL)
    {
      g_autoptr (RbBlock) block = rb_block_new (RB_BLOCK_EXERCISE, self->fence.line);

      rb_block_set_exercise (block, begun);
      append_block (self, block);
    }

  clear_code (self);

  return success;
}

/* HTML is not shown as HTML; the text in it is. */
void
rb_markdown_walk_end_html (RbMarkdownWalk *self)
{
  g_autofree char *stripped = rb_mdx_strip_tags (self->code->str);

  place_code (self);
  self->text_line = self->fence.line;
  clear_code (self);
  g_strstrip (stripped);
  g_strdelimit (stripped, "\n", ' ');
  rb_inline_text_add (self->text, MD_TEXT_NORMAL, stripped, strlen (stripped));
  rb_markdown_walk_flush (self);
}

void
rb_markdown_walk_enter_item (RbMarkdownWalk           *self,
                             const MD_BLOCK_LI_DETAIL *detail)
{
  RbMarkdownList *list = get_list (self);

  list->next++;
  list->has_begun = FALSE;
  list->is_option = detail->is_task && self->quotes > 0 && self->option == NULL;

  if (list->is_option)
    {
      self->option = rb_inline_text_new ();
      self->is_correct = detail->task_mark != ' ';
    }
  else if (detail->is_task)
    {
      rb_inline_text_add (self->text, MD_TEXT_NORMAL, detail->task_mark == ' ' ? "☐ " : "☑ ", strlen ("☐ "));
      self->text_line = find_line (self, self->source + detail->task_mark_offset);
    }
}

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
      RbBlock *first = self->quoted->len > 0 ? g_ptr_array_index (self->quoted, 0) : NULL;

      self->question = rb_block_new (RB_BLOCK_PREDICTION, first != NULL ? rb_block_get_line (first) : self->text_line);
    }

  markup = rb_inline_text_dup_markup (self->option);
  text = rb_inline_text_dup_text (self->option);
  rb_block_add_option (self->question, markup, text, self->option->codes->str, self->is_correct);
  list->is_option = FALSE;
  g_clear_pointer (&self->option, rb_inline_text_free);
}

/* The paragraphs of the quote are the question; whatever else is in it stands before. */
static void
add_prediction (RbMarkdownWalk *self)
{
  g_autoptr (RbBlock) question = g_steal_pointer (&self->question);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) codes = g_strsplit (self->codes->str, "\n", -1);

  for (guint i = 0; i < self->quoted->len; i++)
    {
      RbBlock *block = g_ptr_array_index (self->quoted, i);

      if (*rb_block_get_markup (block) == '\0' || rb_block_get_kind (block) == RB_BLOCK_CODE)
        {
          g_list_store_append (self->blocks, block);
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
  g_list_store_append (self->blocks, question);
}

void
rb_markdown_walk_leave_quote (RbMarkdownWalk *self)
{
  rb_markdown_walk_flush (self);

  if (--self->quotes > 0)
    return;

  if (self->question != NULL)
    add_prediction (self);
  else
    {
      for (guint i = 0; i < self->quoted->len; i++)
        g_list_store_append (self->blocks, g_ptr_array_index (self->quoted, i));
    }

  g_ptr_array_set_size (self->quoted, 0);
  g_string_truncate (self->codes, 0);
}

void
rb_markdown_walk_enter_list (RbMarkdownWalk *self,
                             gboolean        is_ordered,
                             guint           start)
{
  RbMarkdownList list = { .is_ordered = is_ordered, .next = start };

  rb_markdown_walk_flush (self);
  g_array_append_val (self->lists, list);
}

void
rb_markdown_walk_enter_quote (RbMarkdownWalk *self)
{
  rb_markdown_walk_flush (self);
  self->quotes++;
}

void
rb_markdown_walk_leave_list (RbMarkdownWalk *self)
{
  g_array_set_size (self->lists, self->lists->len - 1);
}

void
rb_markdown_walk_add_text (RbMarkdownWalk *self,
                           MD_TEXTTYPE     type,
                           const char     *text,
                           gsize           length)
{
  if (self->text->text->len == 0)
    {
      guint line = find_line (self, text);

      self->text_line = line > 0 ? line : self->text_line;
    }

  rb_inline_text_add (self->text, type, text, length);
}

void
rb_markdown_walk_init (RbMarkdownWalk    *self,
                       const char        *markdown,
                       guint              first_line,
                       RbExerciseBuilder *builder,
                       GListStore        *blocks)
{
  *self = (RbMarkdownWalk) {
    .source = markdown,
    .length = strlen (markdown),
    .first_line = first_line,
    .line = first_line,
    .builder = builder,
    .blocks = blocks,
    .text = rb_inline_text_new (),
    .text_line = first_line,
    .lists = g_array_new (FALSE, FALSE, sizeof (RbMarkdownList)),
    .quoted = g_ptr_array_new_with_free_func (g_object_unref),
    .codes = g_string_new (NULL),
  };
}

void
rb_markdown_walk_clear (RbMarkdownWalk *self)
{
  clear_code (self);
  g_clear_object (&self->question);
  g_clear_pointer (&self->option, rb_inline_text_free);
  rb_inline_text_free (self->text);
  g_array_unref (self->lists);
  g_ptr_array_unref (self->quoted);
  g_string_free (self->codes, TRUE);
}
