/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbArticleError:
 * @RB_ARTICLE_ERROR_NOT_FOUND: the file does not exist
 * @RB_ARTICLE_ERROR_NOT_A_FILE: the path is a folder or a special file
 * @RB_ARTICLE_ERROR_UNREADABLE: the file exists but cannot be read
 * @RB_ARTICLE_ERROR_NOT_TEXT: the file is not UTF-8 text
 * @RB_ARTICLE_ERROR_TOO_LARGE: the file is too large
 * @RB_ARTICLE_ERROR_OTHER_KIND: the file is neither an article nor a program, or one where the other is needed
 * @RB_ARTICLE_ERROR_FRONT_MATTER: the front matter is invalid
 * @RB_ARTICLE_ERROR_STRUCTURE: the body contains something invalid, such as an unknown version
 *
 * The reason why an article cannot be shown. Each message begins with `name: `, or with `name:line:column: ` if the
 * error has a place in the file. The rest is a sentence.
 */
typedef enum
{
  RB_ARTICLE_ERROR_NOT_FOUND,
  RB_ARTICLE_ERROR_NOT_A_FILE,
  RB_ARTICLE_ERROR_UNREADABLE,
  RB_ARTICLE_ERROR_NOT_TEXT,
  RB_ARTICLE_ERROR_TOO_LARGE,
  RB_ARTICLE_ERROR_OTHER_KIND,
  RB_ARTICLE_ERROR_FRONT_MATTER,
  RB_ARTICLE_ERROR_STRUCTURE,
} RbArticleError;

#define RB_ARTICLE_ERROR (rb_article_error_quark ())

GQuark rb_article_error_quark (void);

G_END_DECLS
