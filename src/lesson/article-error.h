/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbArticleError:
 * @RB_ARTICLE_ERROR_NOT_FOUND: there is no such file
 * @RB_ARTICLE_ERROR_NOT_A_FILE: it is a folder or something else that is no file
 * @RB_ARTICLE_ERROR_UNREADABLE: it is there but cannot be read
 * @RB_ARTICLE_ERROR_NOT_TEXT: it is not UTF-8 text
 * @RB_ARTICLE_ERROR_TOO_LARGE: it is larger than an article may be
 * @RB_ARTICLE_ERROR_FRONT_MATTER: its front matter is broken
 * @RB_ARTICLE_ERROR_STRUCTURE: its body asks for something that there is not
 *
 * Why an article cannot be shown. The messages are whole sentences; where there is a place in the file, they begin with
 * `name:line:column: `.
 */
typedef enum
{
  RB_ARTICLE_ERROR_NOT_FOUND,
  RB_ARTICLE_ERROR_NOT_A_FILE,
  RB_ARTICLE_ERROR_UNREADABLE,
  RB_ARTICLE_ERROR_NOT_TEXT,
  RB_ARTICLE_ERROR_TOO_LARGE,
  RB_ARTICLE_ERROR_FRONT_MATTER,
  RB_ARTICLE_ERROR_STRUCTURE,
} RbArticleError;

#define RB_ARTICLE_ERROR (rb_article_error_quark ())

GQuark rb_article_error_quark (void);

G_END_DECLS
