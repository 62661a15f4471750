/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RB_TYPE_DRAFTS (rb_drafts_get_type ())

/* What learners made of the programs: one file a draft. An article's key is rb_lesson_get_id() of a lesson of the
 * library, and the URI of a file that was opened by its path. */
G_DECLARE_FINAL_TYPE (RbDrafts, rb_drafts, RB, DRAFTS, GObject)

/* @folder is where drafts are kept; NULL: ringback/drafts in the user's data folder. It is made when needed. */
RbDrafts *rb_drafts_new   (const char  *folder);

/* NULL and no error if there is no such draft. */
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
/* No error if there was none. */
gboolean  rb_drafts_reset (RbDrafts    *self,
                           const char  *article,
                           guint        exercise,
                           const char  *version,
                           GError     **error);

G_END_DECLS
