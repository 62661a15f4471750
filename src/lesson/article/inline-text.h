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
 * @code_spans: the code spans, one per line
 * @n_code_spans: the number of code spans
 *
 * The content of a paragraph, collected from the callbacks of md4c.
 */
typedef struct
{
  GString *markup;
  GString *text;
  GString *code_spans;
  guint n_code_spans;

  /*< private >*/
  gboolean in_code;
  GPtrArray *open_tags; /* static strings, the innermost last */
} RbInlineText;

RbInlineText *rb_inline_text_new        (void);
void          rb_inline_text_free       (RbInlineText       *self);
void          rb_inline_text_clear      (RbInlineText       *self);
gboolean      rb_inline_text_is_empty   (RbInlineText       *self);

void          rb_inline_text_enter_span (RbInlineText       *self,
                                         MD_SPANTYPE         type,
                                         void               *detail);
void          rb_inline_text_leave_span (RbInlineText       *self,
                                         MD_SPANTYPE         type);
void          rb_inline_text_add        (RbInlineText       *self,
                                         MD_TEXTTYPE         type,
                                         const char         *text,
                                         gsize               length);
void          rb_inline_text_add_line   (RbInlineText       *self,
                                         const RbInlineText *other);
void          rb_inline_text_add_code   (RbInlineText       *self,
                                         const char         *code);
char         *rb_inline_text_dup_markup (RbInlineText       *self);
char         *rb_inline_text_dup_text   (RbInlineText       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbInlineText, rb_inline_text_free)

G_END_DECLS
