/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/markdown.h"

#include <string.h>

#include "lesson/article/admonitions.h"
#include "lesson/article/footnotes.h"
#include "lesson/article/markdown-walk.h"
#include "lesson/article/mdx.h"

static int
enter_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *data)
{
  RbMarkdownWalk *self = data;

  if (self->error != NULL)
    return -1;

  switch (type)
    {
    case MD_BLOCK_QUOTE:
      rb_markdown_walk_enter_quote (self);
      break;

    case MD_BLOCK_UL:
      rb_markdown_walk_enter_list (self, FALSE, 0);
      break;

    case MD_BLOCK_OL:
      rb_markdown_walk_enter_list (self, TRUE, ((MD_BLOCK_OL_DETAIL *) detail)->start);
      break;

    case MD_BLOCK_LI:
      rb_markdown_walk_enter_item (self, detail);
      break;

    case MD_BLOCK_HR:
      rb_markdown_walk_flush (self);
      rb_markdown_walk_add_rule (self);
      break;

    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
      rb_markdown_walk_flush (self);
      rb_markdown_walk_begin_code (self, type == MD_BLOCK_CODE ? detail : NULL);
      break;

    case MD_BLOCK_H:
    case MD_BLOCK_TABLE:
      rb_markdown_walk_flush (self);
      break;

    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      if (!rb_inline_text_is_empty (self->text))
        rb_inline_text_add (self->text, MD_TEXT_NORMAL, " | ", 3);
      break;

    case MD_BLOCK_DOC:
    case MD_BLOCK_P:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
    default:
      break;
    }

  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *data)
{
  RbMarkdownWalk *self = data;

  switch (type)
    {
    case MD_BLOCK_QUOTE:
      rb_markdown_walk_leave_quote (self);
      break;

    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      rb_markdown_walk_leave_list (self);
      break;

    case MD_BLOCK_LI:
      rb_markdown_walk_leave_item (self);
      break;

    case MD_BLOCK_H:
      rb_markdown_walk_add_heading (self, ((MD_BLOCK_H_DETAIL *) detail)->level);
      break;

    case MD_BLOCK_CODE:
      return rb_markdown_walk_end_code (self) ? 0 : -1;

    case MD_BLOCK_HTML:
      rb_markdown_walk_end_html (self);
      break;

    case MD_BLOCK_P:
    case MD_BLOCK_TR:
      rb_markdown_walk_flush (self);
      break;

    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
    default:
      break;
    }

  return 0;
}

static int
enter_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *data)
{
  RbMarkdownWalk *self = data;

  rb_inline_text_enter_span (self->text, type, detail);

  return 0;
}

static int
leave_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *data)
{
  RbMarkdownWalk *self = data;

  rb_inline_text_leave_span (self->text, type);

  return 0;
}

static int
text_cb (MD_TEXTTYPE    type,
         const MD_CHAR *text,
         MD_SIZE        length,
         void          *data)
{
  RbMarkdownWalk *self = data;

  if (self->code != NULL)
    rb_markdown_walk_add_code (self, text, length);
  else
    rb_markdown_walk_add_text (self, type, text, length);

  return 0;
}

/**
 * rb_markdown_parse: (skip)
 * @text: Markdown
 * @first_line: the article line on which @text begins, from 1
 * @mdx: whether @text is MDX
 * @builder: gets the headings and the fences
 * @blocks: (inout): the list that gets the blocks
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Parses the body of an article.
 *
 * Returns: whether it is valid; if not, no block has been added
 */
gboolean
rb_markdown_parse (const char         *text,
                   guint               first_line,
                   gboolean            mdx,
                   RbExerciseBuilder  *builder,
                   GListStore         *blocks,
                   GError            **error)
{
  g_autofree char *unboxed = rb_admonitions_to_prose (text);
  g_autofree char *prose = rb_footnotes_to_prose (unboxed);
  g_autofree char *markdown = mdx ? rb_mdx_to_markdown (prose) : g_steal_pointer (&prose);
  MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH | MD_FLAG_COLLAPSEWHITESPACE |
             MD_FLAG_PERMISSIVEURLAUTOLINKS | (mdx ? MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS : 0),
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  RbMarkdownWalk walk;
  int result;

  rb_markdown_walk_init (&walk, markdown, first_line, builder, found);
  result = md_parse (markdown, walk.length, &parser, &walk);
  rb_markdown_walk_clear (&walk);

  if (walk.error != NULL)
    {
      g_propagate_error (error, walk.error);
      return FALSE;
    }

  if (result != 0)
    g_error ("md4c is out of memory");

  g_list_store_splice (blocks, g_list_model_get_n_items (G_LIST_MODEL (blocks)), 0, found->pdata, found->len);

  return TRUE;
}
