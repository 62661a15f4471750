/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article/article.h"

G_BEGIN_DECLS

/**
 * RbCheck:
 * @name: the name of the article in messages
 * @article: the checked article
 * @json: whether the problems are printed as JSON
 * @started: when the whole check began, in µs of monotonic time
 * @n_problems: the number of problems so far, of all articles
 * @runner_failed: whether the runner failed for a program
 * @signal: the signal that ended the check, such as SIGINT, or 0
 *
 * The check of one article.
 */
typedef struct
{
  char *name;
  RbArticle *article;
  gboolean json;
  gint64 started;
  guint n_problems;
  gboolean runner_failed;
  int signal;
} RbCheck;

void rb_check_report      (RbCheck    *self,
                           guint       article_line,
                           guint       article_column,
                           const char *format,
                           ...) G_GNUC_PRINTF (4, 5);

void rb_check_programs    (RbCheck    *self);
void rb_check_predictions (RbCheck    *self);
void rb_check_translation (RbCheck    *self);

G_END_DECLS
