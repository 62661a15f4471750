/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/library/draft-store.h"

G_BEGIN_DECLS

/* The texts that are still to be saved, at most one for each program. A text that cannot be saved stays here. */
typedef struct _RbUnsavedTexts RbUnsavedTexts;

RbUnsavedTexts *rb_unsaved_texts_new           (RbDraftStore    *drafts);
void            rb_unsaved_texts_free          (RbUnsavedTexts  *self);

void            rb_unsaved_texts_add           (RbUnsavedTexts  *self,
                                                const char      *article,
                                                guint            exercise,
                                                const char      *version,
                                                const char      *original,
                                                const char      *text);
const char     *rb_unsaved_texts_find          (RbUnsavedTexts  *self,
                                                const char      *article,
                                                guint            exercise,
                                                const char      *version);
gboolean        rb_unsaved_texts_is_empty      (RbUnsavedTexts  *self);
gboolean        rb_unsaved_texts_save          (RbUnsavedTexts  *self,
                                                GError         **error);

char           *rb_unsaved_texts_dup_path      (const char      *article,
                                                guint            exercise,
                                                const char      *version);
char           *rb_unsaved_texts_load_original (RbUnsavedTexts *self,
                                                const char      *article,
                                                guint            exercise,
                                                const char      *version);

G_END_DECLS
