/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article.h"

G_BEGIN_DECLS

/**
 * RbCheck:
 * @article: the checked article
 * @n_problems: the number of problems so far
 * @runner_failed: whether the runner failed for a program
 *
 * The check of one article.
 */
typedef struct
{
  RbArticle *article;
  guint n_problems;
  gboolean runner_failed;
} RbCheck;

void rb_check_report      (RbCheck    *self,
                           guint       article_line,
                           const char *format,
                           ...) G_GNUC_PRINTF (3, 4);

void rb_check_programs    (RbCheck    *self);

void rb_check_translation (RbCheck    *self);

G_END_DECLS
