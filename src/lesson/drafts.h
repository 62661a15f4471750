/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RB_TYPE_DRAFTS (rb_drafts_get_type ())

/* Programs that the learner has edited, one file per draft. The key of an article is rb_lesson_get_id() for a lesson of
 * the library, and the URI for any other file. */
G_DECLARE_FINAL_TYPE (RbDrafts, rb_drafts, RB, DRAFTS, GObject)

RbDrafts *rb_drafts_new   (const char  *folder);

char     *rb_drafts_get   (RbDrafts    *self,
                           const char  *article,
                           guint        exercise,
                           const char  *version,
                           GError     **error);
gboolean  rb_drafts_set   (RbDrafts    *self,
                           const char  *article,
                           guint        exercise,
                           const char  *version,
                           const char  *source,
                           GError     **error);
gboolean  rb_drafts_reset (RbDrafts    *self,
                           const char  *article,
                           guint        exercise,
                           const char  *version,
                           GError     **error);

G_END_DECLS
