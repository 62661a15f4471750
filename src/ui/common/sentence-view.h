/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "engine/narration/sentence.h"

G_BEGIN_DECLS

#define RB_TYPE_SENTENCE_VIEW (rb_sentence_view_get_type ())

/* A sentence of the narration, with the badges of callbacks in it. Its name for a screen reader has their letters. The
 * size comes from CSS. Property: "centered" (whether the lines are centred; the default is at the start). */
G_DECLARE_FINAL_TYPE (RbSentenceView, rb_sentence_view, RB, SENTENCE_VIEW, GtkWidget)

GtkWidget  *rb_sentence_view_new          (void);

void        rb_sentence_view_set_sentence (RbSentenceView   *self,
                                           const RbSentence *sentence);
void        rb_sentence_view_set_text     (RbSentenceView   *self,
                                           const char       *text);
const char *rb_sentence_view_get_text     (RbSentenceView   *self);
gboolean    rb_sentence_view_get_centered (RbSentenceView   *self);
void        rb_sentence_view_set_centered (RbSentenceView   *self,
                                           gboolean          centered);
void        rb_sentence_view_set_subtitle (RbSentenceView   *self,
                                           double            em,
                                           int               width,
                                           int               height);
void        rb_sentence_view_set_n_lines  (RbSentenceView   *self,
                                           guint             n_lines);
gboolean    rb_sentence_view_find_badge   (RbSentenceView   *self,
                                           guint             index,
                                           graphene_rect_t  *ret_bounds);

G_END_DECLS
