/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/lesson.h"
#include "lesson/progress.h"

G_BEGIN_DECLS

#define RB_TYPE_LIBRARY (rb_library_get_type ())

/* The lessons that there are: a GListModel of RbLesson, by position, then title. */
G_DECLARE_FINAL_TYPE (RbLibrary, rb_library, RB, LIBRARY, GObject)

/* From the folders of $RINGBACK_LESSONS or the data folders, in the user's languages. With @progress (may be NULL) the
 * lessons' "completed" follows it. */
RbLibrary *rb_library_new             (RbProgress         *progress);
/* @folders hold one folder a language; an earlier one wins. @languages: best first; "en" is always tried last. */
RbLibrary *rb_library_new_for_folders (const char * const *folders,
                                       const char * const *languages,
                                       RbProgress         *progress);

/* The lesson of this id, not a new reference, or NULL. */
RbLesson  *rb_library_find            (RbLibrary          *self,
                                       const char         *id,
                                       guint              *ret_position);

G_END_DECLS
