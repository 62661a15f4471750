/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/library/lesson.h"
#include "lesson/library/progress.h"

G_BEGIN_DECLS

#define RB_TYPE_COMPLETION (rb_completion_get_type ())

/* Marks a lesson as completed once each of its programs has run to its end. RbProgress keeps the mark, and the list of
 * lessons shows a tick for it. */
G_DECLARE_FINAL_TYPE (RbCompletion, rb_completion, RB, COMPLETION, GObject)

RbCompletion *rb_completion_new (RbProgress    *progress);

gboolean      rb_completion_add (RbCompletion  *self,
                                 RbLesson      *lesson,
                                 RbExercise    *exercise,
                                 RbVersion     *version,
                                 GError       **error);

G_END_DECLS
