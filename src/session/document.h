/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/library/lesson.h"

G_BEGIN_DECLS

#define RB_TYPE_DOCUMENT (rb_document_get_type ())

/* What is open (a lesson, even a broken one, an article or a single program), and which of its programs is shown.
 *
 * Properties, all read-only: "lesson" (NULL for a file), "article" (NULL for a program and for a broken lesson),
 * "title", "error-message" (why there is nothing to show, or NULL), "exercise", "page" (from 0; one for each exercise),
 * "n-pages", "version" (an RbVersion). Signal: "changed". */
G_DECLARE_FINAL_TYPE (RbDocument, rb_document, RB, DOCUMENT, GObject)

RbDocument *rb_document_new               (void);

void        rb_document_open_lesson       (RbDocument *self,
                                           RbLesson   *lesson,
                                           guint       exercise,
                                           const char *version);
void        rb_document_open_file         (RbDocument *self,
                                           GFile      *file);
gboolean    rb_document_refresh           (RbDocument *self,
                                           RbLesson   *lesson,
                                           GError    **error);

GFile      *rb_document_get_file          (RbDocument *self);
RbLesson   *rb_document_get_lesson        (RbDocument *self);
RbArticle  *rb_document_get_article       (RbDocument *self);
const char *rb_document_get_key           (RbDocument *self);
const char *rb_document_get_title         (RbDocument *self);
const char *rb_document_get_error_message (RbDocument *self);
RbExercise *rb_document_get_exercise      (RbDocument *self);
guint       rb_document_get_page          (RbDocument *self);
void        rb_document_set_page          (RbDocument *self,
                                           guint       page);
guint       rb_document_get_n_pages       (RbDocument *self);
RbVersion  *rb_document_get_version       (RbDocument *self);
void        rb_document_set_version       (RbDocument *self,
                                           const char *name);

G_END_DECLS
