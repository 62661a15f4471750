/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article/exercise.h"

G_BEGIN_DECLS

/**
 * RbBlockKind:
 * @RB_BLOCK_HEADING: a heading; its level is from 1 to 6
 * @RB_BLOCK_PARAGRAPH: a paragraph
 * @RB_BLOCK_LIST_ITEM: an item of a list; its level is 1 in the outermost list, and its number is 0 in an unordered
 *   list
 * @RB_BLOCK_QUOTE: a paragraph of a block quote; its level is 1 in the outermost quote
 * @RB_BLOCK_CODE: code that is only shown
 * @RB_BLOCK_EXERCISE: the place of an exercise
 * @RB_BLOCK_PREDICTION: a question with options about the preceding exercise
 * @RB_BLOCK_RULE: a thematic break
 *
 * The kind of a block.
 */
typedef enum
{
  RB_BLOCK_HEADING,
  RB_BLOCK_PARAGRAPH,
  RB_BLOCK_LIST_ITEM,
  RB_BLOCK_QUOTE,
  RB_BLOCK_CODE,
  RB_BLOCK_EXERCISE,
  RB_BLOCK_PREDICTION,
  RB_BLOCK_RULE,
} RbBlockKind;

/**
 * RbOption:
 * @markup: Pango markup
 * @text: the same as plain text
 * @printed: what the program prints if this option is correct: the code spans of the option, one per line; "" if it has
 *   none, which means that the program prints nothing
 * @correct: whether the article marks this option
 *
 * One option of a prediction.
 */
typedef struct
{
  const char *markup;
  const char *text;
  const char *printed;
  gboolean correct;
} RbOption;

#define RB_TYPE_BLOCK (rb_block_get_type ())

/* One block of an article. Immutable once the article is complete. */
G_DECLARE_FINAL_TYPE (RbBlock, rb_block, RB, BLOCK, GObject)

RbBlock        *rb_block_new               (RbBlockKind  kind,
                                            guint        article_line);
void            rb_block_set_level         (RbBlock     *self,
                                            guint        level);
void            rb_block_set_number        (RbBlock     *self,
                                            guint        number);
void            rb_block_set_content       (RbBlock     *self,
                                            const char  *markup,
                                            const char  *text);
void            rb_block_take_content      (RbBlock     *self,
                                            char        *markup,
                                            char        *text);
void            rb_block_set_code_language (RbBlock     *self,
                                            const char  *code_language);
void            rb_block_set_exercise      (RbBlock     *self,
                                            RbExercise  *exercise);
void            rb_block_set_version       (RbBlock     *self,
                                            const char  *version);
void            rb_block_add_option        (RbBlock     *self,
                                            const char  *markup,
                                            const char  *text,
                                            const char  *printed,
                                            gboolean     correct);

RbBlockKind     rb_block_get_kind          (RbBlock     *self);
guint           rb_block_get_article_line  (RbBlock     *self);
guint           rb_block_get_level         (RbBlock     *self);
guint           rb_block_get_number        (RbBlock     *self);
/* Contains only <b>, <i>, <s>, <tt> and <a href>; everything else is escaped. */
const char     *rb_block_get_markup        (RbBlock     *self);
const char     *rb_block_get_text          (RbBlock     *self);
const char     *rb_block_get_code_language (RbBlock     *self);
RbExercise     *rb_block_get_exercise      (RbBlock     *self);
const char     *rb_block_get_version       (RbBlock     *self);
guint           rb_block_get_n_options     (RbBlock     *self);
const RbOption *rb_block_get_option        (RbBlock     *self,
                                            guint        index);

G_END_DECLS
