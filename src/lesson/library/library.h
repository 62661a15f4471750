/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/library/lesson.h"
#include "lesson/library/progress.h"

G_BEGIN_DECLS

#define RB_TYPE_LIBRARY (rb_library_get_type ())

/* All lessons: a GListModel of RbLesson, sorted by position and title. It can follow the disk. Signal: "problem" (a
 * sentence). */
G_DECLARE_FINAL_TYPE (RbLibrary, rb_library, RB, LIBRARY, GObject)

RbLibrary *rb_library_new             (RbProgress         *progress);
RbLibrary *rb_library_new_for_folders (const char * const *folders,
                                       const char * const *languages,
                                       RbProgress         *progress);

void       rb_library_watch           (RbLibrary          *self);

RbLesson  *rb_library_find            (RbLibrary          *self,
                                       const char         *id,
                                       guint              *ret_position);

G_END_DECLS
