/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article-error.h"
#include "lesson/article/block.h"

G_BEGIN_DECLS

/* The largest size of an article, in bytes. */
#define RB_ARTICLE_MAX_SIZE (4 * 1024 * 1024)

#define RB_TYPE_ARTICLE (rb_article_get_type ())

/* A Markdown or MDX file: prose and exercises. Immutable. */
G_DECLARE_FINAL_TYPE (RbArticle, rb_article, RB, ARTICLE, GObject)

RbArticle         *rb_article_new_from_file   (GFile       *file,
                                               GError     **error);
RbArticle         *rb_article_new_from_text   (const char  *text,
                                               const char  *name,
                                               GError     **error);

const char        *rb_article_get_id          (RbArticle   *self);
const char        *rb_article_get_name        (RbArticle   *self);
GFile             *rb_article_get_file        (RbArticle   *self);
const char        *rb_article_get_title       (RbArticle   *self);
const char        *rb_article_get_description (RbArticle   *self);
int                rb_article_get_position    (RbArticle   *self);
const char        *rb_article_get_language    (RbArticle   *self);
const char        *rb_article_get_group       (RbArticle   *self);
const char *const *rb_article_get_questions   (RbArticle   *self);
RbDatabaseConfig  *rb_article_get_database    (RbArticle   *self);
GListModel        *rb_article_get_blocks      (RbArticle   *self);
GListModel        *rb_article_get_exercises   (RbArticle   *self);

char              *rb_article_create_id       (const char  *name);
const char *const *rb_article_get_suffixes    (void);
gboolean           rb_article_is_name         (const char  *name);

G_END_DECLS
