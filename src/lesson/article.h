/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article-error.h"
#include "lesson/block.h"

G_BEGIN_DECLS

/* The largest article that is read, in bytes. */
#define RB_ARTICLE_MAX_SIZE (4 * 1024 * 1024)

#define RB_TYPE_ARTICLE (rb_article_get_type ())

/* A Markdown or MDX file: prose and exercises. Read-only. */
G_DECLARE_FINAL_TYPE (RbArticle, rb_article, RB, ARTICLE, GObject)

RbArticle        *rb_article_new_from_file    (GFile       *file,
                                               GError     **error);
RbArticle        *rb_article_new_from_text    (const char  *text,
                                               const char  *name,
                                               GError     **error);

/* The file's name without its ending and without a number before it: "ring-me-back" of 02-ring-me-back.md. */
const char       *rb_article_get_id           (RbArticle   *self);
/* The file's name, as its errors give it. */
const char       *rb_article_get_name         (RbArticle   *self);
/* NULL if it was made from text. */
GFile            *rb_article_get_file         (RbArticle   *self);
/* Never empty: of the front matter, or the first heading, or the id. */
const char       *rb_article_get_title        (RbArticle   *self);
/* "" if there is none. */
const char       *rb_article_get_description  (RbArticle   *self);
/* G_MAXINT if the article does not say. */
int               rb_article_get_position     (RbArticle   *self);
/* Of the front matter (`language: th`), or the name of the folder it is in if that is a language's, or "". */
const char       *rb_article_get_language     (RbArticle   *self);
RbDatabaseConfig *rb_article_get_database     (RbArticle   *self);
/* Of RbBlock, in reading order. */
GListModel       *rb_article_get_blocks       (RbArticle   *self);
/* Of RbExercise, in reading order. */
GListModel       *rb_article_get_exercises    (RbArticle   *self);

/* The id of an article in a file of this name or path. */
char             *rb_article_create_id        (const char  *name);

/* Whether a file of this name or path is an article: Markdown or MDX. */
gboolean          rb_article_is_name          (const char  *name);

/* The text of @file, valid UTF-8 without NUL, of at most @max_size bytes; errors are of RB_ARTICLE_ERROR. */
char             *rb_article_read_text        (GFile       *file,
                                               gsize        max_size,
                                               GError     **error);

G_END_DECLS
