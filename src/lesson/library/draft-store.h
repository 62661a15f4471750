/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RB_TYPE_DRAFT_STORE (rb_draft_store_get_type  ())

/* Programs that the learner has edited, one file per draft. The key of an article is rb_lesson_get_id() for a lesson of
 * the library, and the URI for any other file. Signal: "changed" (the key of an article, the number of an exercise and
 * the name of a version), when a draft was saved or deleted. */
G_DECLARE_FINAL_TYPE (RbDraftStore, rb_draft_store, RB, DRAFT_STORE, GObject)

RbDraftStore *rb_draft_store_new       (const char    *folder);

GFile        *rb_draft_store_get_file  (RbDraftStore  *self,
                                        const char    *article,
                                        guint          exercise,
                                        const char    *version);
char         *rb_draft_store_get       (RbDraftStore  *self,
                                        const char    *article,
                                        guint          exercise,
                                        const char    *version,
                                        GError       **error);
gboolean      rb_draft_store_set       (RbDraftStore  *self,
                                        const char    *article,
                                        guint          exercise,
                                        const char    *version,
                                        const char    *source,
                                        GError       **error);
gboolean      rb_draft_store_note      (RbDraftStore  *self,
                                        const char    *article,
                                        guint          exercise,
                                        const char    *version,
                                        const char    *source);
gboolean      rb_draft_store_reset     (RbDraftStore  *self,
                                        const char    *article,
                                        guint          exercise,
                                        const char    *version,
                                        GError       **error);
void          rb_draft_store_set_aside (RbDraftStore *self,
                                        const char    *article,
                                        guint          exercise,
                                        const char    *version);

G_END_DECLS
