/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article/block.h"
#include "lesson/article/exercise-builder.h"
#include "lesson/article/inline-text.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_ordered;
  guint next;         /* the number of the next item */
  gboolean has_begun; /* the first paragraph of the current item was added */
  gboolean is_option; /* the current item is an option of a prediction */
} RbMarkdownList;

/* The state of rb_markdown_parse() while md4c reports blocks and spans in reading order. A block is appended when the
 * text of the block is complete. The blocks of a quote are kept until the quote ends, because an option may still turn
 * the quote into a prediction. */
typedef struct
{
  const char *source;
  gsize length;
  guint first_line;   /* the article line on which the source begins */
  gsize n_counted;    /* the newlines in this many bytes of the source were counted */
  guint counted_line; /* the article line of byte n_counted */

  RbExerciseBuilder *builder;
  GPtrArray *blocks;
  GError *error;

  RbInlineText *text; /* the text that is collected for the next block */
  guint text_line;    /* the article line on which this text begins */
  GArray *lists;      /* of RbMarkdownList, the innermost last */

  guint quote_depth;
  GPtrArray *quoted_blocks;  /* of RbBlock: the blocks of the outermost quote */
  GString *quote_code_spans; /* the code spans of the paragraphs of the quote, one per line */
  RbBlock *question;         /* the prediction; NULL until the outermost quote has an option */
  RbInlineText *option;      /* the option that is collected, or NULL */
  gboolean is_correct;       /* whether the article marks this option */

  GString *code;         /* the code block or HTML block that is collected, or NULL */
  gsize code_line_start; /* the offset of the last line in the code, in bytes */
  const char *code_end;  /* the end of the code in the source, or NULL; for an empty block, the end of its first line */
  gboolean is_fenced;    /* whether a fence has to close the code */
  RbFence fence;
} RbMarkdownWalk;

void     rb_markdown_walk_init        (RbMarkdownWalk             *self,
                                       const char                 *markdown,
                                       guint                       first_line,
                                       RbExerciseBuilder          *builder,
                                       GPtrArray                  *blocks);
void     rb_markdown_walk_clear       (RbMarkdownWalk             *self);

void     rb_markdown_walk_flush       (RbMarkdownWalk             *self);
void     rb_markdown_walk_add_text    (RbMarkdownWalk             *self,
                                       MD_TEXTTYPE                 type,
                                       const char                 *text,
                                       gsize                       length);
void     rb_markdown_walk_add_heading (RbMarkdownWalk             *self,
                                       guint                       level);
void     rb_markdown_walk_add_rule    (RbMarkdownWalk             *self);
void     rb_markdown_walk_enter_list  (RbMarkdownWalk             *self,
                                       gboolean                    is_ordered,
                                       guint                       start);
void     rb_markdown_walk_leave_list  (RbMarkdownWalk             *self);
void     rb_markdown_walk_enter_item  (RbMarkdownWalk             *self,
                                       const MD_BLOCK_LI_DETAIL   *detail);
void     rb_markdown_walk_leave_item  (RbMarkdownWalk             *self);
void     rb_markdown_walk_enter_quote (RbMarkdownWalk             *self);
void     rb_markdown_walk_leave_quote (RbMarkdownWalk             *self);

/* Code blocks and HTML blocks (markdown-code.c). */
void     rb_markdown_walk_begin_code  (RbMarkdownWalk             *self,
                                       const MD_BLOCK_CODE_DETAIL *detail);
void     rb_markdown_walk_add_code    (RbMarkdownWalk             *self,
                                       const char                 *text,
                                       gsize                       length);
gboolean rb_markdown_walk_end_code    (RbMarkdownWalk             *self);
void     rb_markdown_walk_end_html    (RbMarkdownWalk             *self);
void     rb_markdown_walk_clear_code  (RbMarkdownWalk             *self);

/* What the parts of the walk share. */
guint    rb_markdown_walk_find_line   (RbMarkdownWalk             *self,
                                       const char                 *text);
void     rb_markdown_walk_append      (RbMarkdownWalk             *self,
                                       RbBlock                    *block);

G_END_DECLS
