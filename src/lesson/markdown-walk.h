/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/block.h"
#include "lesson/exercise-builder.h"
#include "lesson/inline-text.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_ordered;
  guint next;         /* the number of the next item */
  gboolean has_begun; /* the current item has shown its first paragraph */
  gboolean is_option; /* the current item is an option of a prediction */
} RbMarkdownList;

/* Where md4c is in an article: the insides of rb_markdown_parse(). It tells blocks and spans in reading order; a block
 * is appended when its text is whole. Inside a block quote that is put off until the quote's end, which alone knows
 * whether it was a prediction. */
typedef struct
{
  const char *source;
  gsize length;
  guint first_line;
  gsize counted; /* up to here newlines were counted... */
  guint line;    /* ...and this is its line */

  RbExerciseBuilder *builder;
  GListStore *blocks;
  GError *error;

  RbInlineText *text;
  guint text_line;
  GArray *lists; /* of RbMarkdownList, the innermost last */

  guint quotes;      /* how deep */
  GPtrArray *quoted; /* of RbBlock: what the outermost quote has */
  GString *codes;    /* the code spans of the outermost quote's paragraphs, one a line */
  RbBlock *question; /* there as soon as the outermost quote has an option */
  RbInlineText *option;
  gboolean is_correct;

  gsize code_line; /* where its last line starts */
  GString *code;   /* of the code block or HTML block that we are in, else NULL */
  RbFence fence;
} RbMarkdownWalk;

void     rb_markdown_walk_init        (RbMarkdownWalk             *self,
                                       const char                 *markdown,
                                       guint                       first_line,
                                       RbExerciseBuilder          *builder,
                                       GListStore                 *blocks);
void     rb_markdown_walk_clear       (RbMarkdownWalk             *self);

/* Ends the text that there is, if any: a paragraph, or an item of a tight list. */
void     rb_markdown_walk_flush       (RbMarkdownWalk             *self);
void     rb_markdown_walk_add_text    (RbMarkdownWalk             *self,
                                       MD_TEXTTYPE                 type,
                                       const char                 *text,
                                       gsize                       length);
void     rb_markdown_walk_add_heading (RbMarkdownWalk             *self,
                                       guint                       level);
void     rb_markdown_walk_add_rule    (RbMarkdownWalk             *self);
/* Without @detail it is HTML. */
void     rb_markdown_walk_begin_code  (RbMarkdownWalk             *self,
                                       const MD_BLOCK_CODE_DETAIL *detail);
void     rb_markdown_walk_add_code    (RbMarkdownWalk             *self,
                                       const char                 *text,
                                       gsize                       length);
/* FALSE, and the walk has an error, if the fence asks for something that there is not. */
gboolean rb_markdown_walk_end_code    (RbMarkdownWalk             *self);
void     rb_markdown_walk_end_html    (RbMarkdownWalk             *self);
void     rb_markdown_walk_enter_list  (RbMarkdownWalk             *self,
                                       gboolean                    is_ordered,
                                       guint                       start);
void     rb_markdown_walk_leave_list  (RbMarkdownWalk             *self);
void     rb_markdown_walk_enter_item  (RbMarkdownWalk             *self,
                                       const MD_BLOCK_LI_DETAIL   *detail);
void     rb_markdown_walk_leave_item  (RbMarkdownWalk             *self);
void     rb_markdown_walk_enter_quote (RbMarkdownWalk             *self);
void     rb_markdown_walk_leave_quote (RbMarkdownWalk             *self);

G_END_DECLS
