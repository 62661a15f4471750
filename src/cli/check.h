/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article.h"

G_BEGIN_DECLS

/**
 * RbCheck:
 * @article: what is looked at
 * @n_problems: how many problems were found in it
 * @runner_failed: whether that was because a program could not be run
 *
 * The look at one article.
 */
typedef struct
{
  RbArticle *article;
  guint n_problems;
  gboolean runner_failed;
} RbCheck;

void rb_check_report      (RbCheck    *self,
                           guint       line,
                           const char *format,
                           ...) G_GNUC_PRINTF (3, 4);

void rb_check_programs    (RbCheck    *self);

void rb_check_translation (RbCheck    *self);

G_END_DECLS
