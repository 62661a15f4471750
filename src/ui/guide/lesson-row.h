/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "lesson/lesson.h"

G_BEGIN_DECLS

#define RB_TYPE_LESSON_ROW (rb_lesson_row_get_type ())

/* A lesson in the list. The row shows a warning sign if the lesson is broken, a tick if it is completed, and else its
 * number. */
G_DECLARE_FINAL_TYPE (RbLessonRow, rb_lesson_row, RB, LESSON_ROW, GtkListBoxRow)

GtkWidget *rb_lesson_row_new        (RbLesson    *lesson,
                                     guint        number);

RbLesson  *rb_lesson_row_get_lesson (RbLessonRow *self);

G_END_DECLS
