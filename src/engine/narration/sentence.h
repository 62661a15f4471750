/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbSentenceBadge:
 * @start: where the letters start in the text, in bytes
 * @end: where they end
 * @callback: the callback
 *
 * The letters of a callback in a sentence. Where a sentence is drawn, the callback's badge takes their place.
 */
typedef struct
{
  guint start;
  guint end;
  guint32 callback;
} RbSentenceBadge;

/**
 * RbSentence:
 * @text: the sentence as plain text, with the letters of callbacks in it
 * @badges: (element-type RbSentenceBadge): where the letters are, in order
 *
 * What is told of a moment.
 */
typedef struct
{
  char *text;
  GArray *badges;
} RbSentence;

RbSentence *rb_sentence_new          (const char       *marked);
void        rb_sentence_free         (RbSentence       *self);
char       *rb_sentence_dup_marked   (const RbSentence *self);

char       *rb_sentence_dup_mark     (guint32           callback);
char       *rb_sentence_dup_unmarked (const char       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbSentence, rb_sentence_free)

G_END_DECLS
