/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/exercise.h"

G_BEGIN_DECLS

/**
 * RbBlockKind:
 * @RB_BLOCK_HEADING: a heading; its level is 1 to 6
 * @RB_BLOCK_PARAGRAPH: a paragraph
 * @RB_BLOCK_LIST_ITEM: an item of a list; its level is 1 for the outermost list, its number 0 without order
 * @RB_BLOCK_QUOTE: a paragraph of a block quote; its level is 1 for the outermost
 * @RB_BLOCK_CODE: code that is shown, not run
 * @RB_BLOCK_EXERCISE: the place of an exercise
 * @RB_BLOCK_PREDICTION: a question with options, about the exercise before it
 * @RB_BLOCK_RULE: a thematic break
 *
 * What a piece of an article's prose is.
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
 * @printed: what it says a program prints: its code spans, one a line; "" if it has none, so that nothing is printed
 * @correct: whether the article marks it
 *
 * One answer to a prediction.
 */
typedef struct
{
  const char *markup;
  const char *text;
  const char *printed;
  gboolean correct;
} RbOption;

#define RB_TYPE_BLOCK (rb_block_get_type ())

/* One piece of an article, in reading order. Read-only once its article is there. */
G_DECLARE_FINAL_TYPE (RbBlock, rb_block, RB, BLOCK, GObject)

RbBlock        *rb_block_new           (RbBlockKind  kind,
                                        guint        line);
void            rb_block_set_level     (RbBlock     *self,
                                        guint        level);
void            rb_block_set_number    (RbBlock     *self,
                                        guint        number);
void            rb_block_set_content   (RbBlock     *self,
                                        const char  *markup,
                                        const char  *text);
void            rb_block_set_language  (RbBlock     *self,
                                        const char  *language);
void            rb_block_set_exercise  (RbBlock     *self,
                                        RbExercise  *exercise);
void            rb_block_set_version   (RbBlock     *self,
                                        const char  *version);
void            rb_block_add_option    (RbBlock     *self,
                                        const char  *markup,
                                        const char  *text,
                                        const char  *printed,
                                        gboolean     correct);

RbBlockKind     rb_block_get_kind      (RbBlock     *self);
/* The line of the article near which it begins, from 1. */
guint           rb_block_get_line      (RbBlock     *self);
guint           rb_block_get_level     (RbBlock     *self);
guint           rb_block_get_number    (RbBlock     *self);
/* Pango markup: <b>, <i>, <s>, <tt> and <a href>, all else escaped. Of CODE the escaped code, of PREDICTION the
 * question. */
const char     *rb_block_get_markup    (RbBlock     *self);
const char     *rb_block_get_text      (RbBlock     *self);
/* Of CODE: the first word after the fence, "" if there is none. */
const char     *rb_block_get_language  (RbBlock     *self);
/* Of EXERCISE: itself; of PREDICTION: the one it is about, or NULL. */
RbExercise     *rb_block_get_exercise  (RbBlock     *self);
/* Of PREDICTION: the version that a code span of the question names, or NULL: the first one. */
const char     *rb_block_get_version   (RbBlock     *self);
guint           rb_block_get_n_options (RbBlock     *self);
const RbOption *rb_block_get_option    (RbBlock     *self,
                                        guint        index);

G_END_DECLS
