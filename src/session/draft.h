/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/library/draft-store.h"

G_BEGIN_DECLS

#define RB_TYPE_DRAFT (rb_draft_get_type ())

/* The text of one program as the learner has edited it, saved to disk half a second after an edit. Properties: "text",
 * "edited" (read-only: whether it differs from the article's). Signal: "failed" (a sentence), when the text could not
 * be loaded or saved. */
G_DECLARE_FINAL_TYPE (RbDraft, rb_draft, RB, DRAFT, GObject)

RbDraft    *rb_draft_new            (RbDraftStore *drafts);

void        rb_draft_open           (RbDraft    *self,
                                     const char *article,
                                     guint       exercise,
                                     const char *version,
                                     const char *original);
void        rb_draft_close          (RbDraft    *self);

const char *rb_draft_get_text       (RbDraft    *self);
char       *rb_draft_dup_text_of    (RbDraft    *self,
                                     const char *version);
void        rb_draft_set_text       (RbDraft    *self,
                                     const char *text);
gboolean    rb_draft_get_edited     (RbDraft    *self);
void        rb_draft_reset          (RbDraft    *self);
gboolean    rb_draft_get_restorable (RbDraft    *self);
void        rb_draft_restore        (RbDraft    *self);
void        rb_draft_save           (RbDraft    *self);
gboolean    rb_draft_get_saved      (RbDraft    *self);

G_END_DECLS
