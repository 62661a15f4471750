/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "lesson/library/library-search.h"

G_BEGIN_DECLS

#define RB_TYPE_LESSON_LIST (rb_lesson_list_get_type ())

/* The lessons of the library in groups, the learner's own entries, and a search over titles, questions and texts.
 *
 * Properties: "library", "own" (a list of RbEntry, or NULL), "selected" (the lesson that is open, or NULL). Signals:
 * "chosen" (a lesson), "entry-chosen" (an RbEntry, also if it is a lesson's). */
G_DECLARE_FINAL_TYPE (RbLessonList, rb_lesson_list, RB, LESSON_LIST, GtkBox)

RbLibrary *rb_lesson_list_get_library  (RbLessonList *self);
void       rb_lesson_list_set_library  (RbLessonList *self,
                                        RbLibrary    *library);
void       rb_lesson_list_set_own      (RbLessonList *self,
                                        GListModel   *own);
RbLesson  *rb_lesson_list_get_selected (RbLessonList *self);
void       rb_lesson_list_set_selected (RbLessonList *self,
                                        RbLesson     *lesson);
void       rb_lesson_list_search       (RbLessonList *self,
                                        const char   *query);

G_END_DECLS
