/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/library/lesson.h"

G_BEGIN_DECLS

#define RB_TYPE_ENTRY (rb_entry_get_type ())

/* An entry of the list of lessons: a lesson, a question that a lesson answers, or something of the learner's own: an
 * opened file or a playground. Immutable. */
G_DECLARE_FINAL_TYPE (RbEntry, rb_entry, RB, ENTRY, GObject)

RbEntry    *rb_entry_new_lesson   (RbLesson   *lesson,
                                   guint       number);
RbEntry    *rb_entry_new_question (RbLesson   *lesson,
                                   guint       number,
                                   const char *question);
RbEntry    *rb_entry_new_found    (RbLesson   *lesson,
                                   guint       number,
                                   RbBlock    *block,
                                   const char *excerpt);
RbEntry    *rb_entry_new_own      (const char *title,
                                   GFile      *file);

RbLesson   *rb_entry_get_lesson   (RbEntry    *self);
guint       rb_entry_get_number   (RbEntry    *self);
GFile      *rb_entry_get_file     (RbEntry    *self);
const char *rb_entry_get_title    (RbEntry    *self);
const char *rb_entry_get_detail   (RbEntry    *self);
RbBlock    *rb_entry_get_block    (RbEntry    *self);

G_END_DECLS
