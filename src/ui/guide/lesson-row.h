/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "lesson/library/entry.h"

G_BEGIN_DECLS

#define RB_TYPE_LESSON_ROW (rb_lesson_row_get_type ())

/* An entry of the list of lessons. A mark shows the state of a lesson: a warning sign if it is broken, a tick if it is
 * completed, and else its number. */
G_DECLARE_FINAL_TYPE (RbLessonRow, rb_lesson_row, RB, LESSON_ROW, GtkListBoxRow)

GtkWidget *rb_lesson_row_new         (RbEntry     *entry,
                                      gboolean     narrow);

RbEntry   *rb_lesson_row_get_entry   (RbLessonRow *self);
void       rb_lesson_row_set_current (RbLessonRow *self,
                                      gboolean     current);

G_END_DECLS
