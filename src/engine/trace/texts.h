/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Interned texts: each different text is kept once and has a number, in order from 1. Number 0 is the empty text.
 *
 * Invariant: the text with number n is strings[n - 1], and numbers maps it to n.
 */
typedef struct
{
  GStringChunk *chars; /* holds the texts */
  GPtrArray *strings;  /* (element-type utf8): owned by chars */
  GHashTable *numbers; /* the number of each text */
} RbTexts;

void        rb_texts_init   (RbTexts       *self);
void        rb_texts_clear  (RbTexts       *self);
guint32     rb_texts_intern (RbTexts       *self,
                             const char    *text);
const char *rb_texts_get    (const RbTexts *self,
                             guint32        number);
guint       rb_texts_get_n  (const RbTexts *self);

G_END_DECLS
