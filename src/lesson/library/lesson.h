/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article/article.h"

G_BEGIN_DECLS

#define RB_TYPE_LESSON (rb_lesson_get_type ())

/* An article of the library, which may be broken. Properties: "title", "description", "error-message" (read-only) and
 * "completed". */
G_DECLARE_FINAL_TYPE (RbLesson, rb_lesson, RB, LESSON, GObject)

RbLesson   *rb_lesson_new               (GFile    *file);

const char *rb_lesson_get_id            (RbLesson *self);
GFile      *rb_lesson_get_file          (RbLesson *self);
gboolean    rb_lesson_is_same           (RbLesson *a,
                                         RbLesson *b);
gboolean    rb_lesson_is_current        (RbLesson *self);
const char *rb_lesson_get_title         (RbLesson *self);
const char *rb_lesson_get_description   (RbLesson *self);
int         rb_lesson_get_position      (RbLesson *self);
RbArticle  *rb_lesson_get_article       (RbLesson *self);
const char *rb_lesson_get_error_message (RbLesson *self);
gboolean    rb_lesson_get_completed     (RbLesson *self);
void        rb_lesson_set_completed     (RbLesson *self,
                                         gboolean  completed);

G_END_DECLS
