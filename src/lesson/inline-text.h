/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>
#include <md4c.h>

G_BEGIN_DECLS

/**
 * RbInlineText:
 * @markup: Pango markup
 * @text: the same as plain text
 * @codes: its code spans, one a line
 * @n_codes: how many code spans there are
 *
 * What is inside a paragraph, built from what md4c tells.
 */
typedef struct
{
  GString *markup;
  GString *text;
  GString *codes;
  guint n_codes;

  /*< private >*/
  gboolean in_code;
  GPtrArray *open; /* the tags that were begun in the markup and not ended */
} RbInlineText;

RbInlineText *rb_inline_text_new         (void);
void          rb_inline_text_free        (RbInlineText       *self);
void          rb_inline_text_clear       (RbInlineText       *self);
gboolean      rb_inline_text_is_empty    (RbInlineText       *self);

void          rb_inline_text_enter_span  (RbInlineText       *self,
                                          MD_SPANTYPE         type,
                                          void               *detail);
void          rb_inline_text_leave_span  (RbInlineText       *self,
                                          MD_SPANTYPE         type);
void          rb_inline_text_add         (RbInlineText       *self,
                                          MD_TEXTTYPE         type,
                                          const char         *text,
                                          gsize               length);
/* Adds what is in @other, on a line of its own. */
void          rb_inline_text_add_line    (RbInlineText       *self,
                                          const RbInlineText *other);
/* Adds @code as if it were a code span, on a line of its own. */
void          rb_inline_text_add_code    (RbInlineText       *self,
                                          const char         *code);
/* Without the space around it. */
char         *rb_inline_text_dup_markup  (RbInlineText       *self);
char         *rb_inline_text_dup_text    (RbInlineText       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbInlineText, rb_inline_text_free)

G_END_DECLS
