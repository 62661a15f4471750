/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "lesson/library.h"

G_BEGIN_DECLS

#define RB_TYPE_LESSON_LIST (rb_lesson_list_get_type ())

/* The lessons of the library, with a search entry. Properties: "library", "selected" (the lesson that is open, or
 * NULL). Signal: "chosen" (a lesson). */
G_DECLARE_FINAL_TYPE (RbLessonList, rb_lesson_list, RB, LESSON_LIST, GtkBox)

RbLibrary *rb_lesson_list_get_library  (RbLessonList *self);
void       rb_lesson_list_set_library  (RbLessonList *self,
                                        RbLibrary    *library);
RbLesson  *rb_lesson_list_get_selected (RbLessonList *self);
void       rb_lesson_list_set_selected (RbLessonList *self,
                                        RbLesson     *lesson);
void       rb_lesson_list_search       (RbLessonList *self);

G_END_DECLS
