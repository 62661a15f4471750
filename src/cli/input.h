/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article/article.h"

G_BEGIN_DECLS

/**
 * RbInput:
 * @argument: what the command line says
 * @file: (nullable): the file; %NULL for standard input
 * @is_article: whether it is an article and not a program
 *
 * What a word of the command line names: a file, a lesson of the library, or `-` for standard input.
 */
typedef struct
{
  char *argument;
  GFile *file;
  gboolean is_article;
} RbInput;

void       rb_input_find         (RbInput     *self,
                                  const char  *argument);
void       rb_input_clear        (RbInput     *self);
char      *rb_input_dup_name     (RbInput     *self);
RbArticle *rb_input_read_article (RbInput     *self,
                                  GError     **error);
char      *rb_input_read_program (RbInput     *self,
                                  GError     **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbInput, rb_input_clear)

G_END_DECLS
