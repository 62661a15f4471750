/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/database-config.h"

G_BEGIN_DECLS

/**
 * RbFrontMatter:
 * @title: (nullable): the article's title
 * @description: (nullable): what it is about, on one line
 * @language: (nullable): its language
 * @position: its place among the others; G_MAXINT if it does not say
 * @database: the database of its programs
 * @length: how many bytes of the article it takes up, its fences among them; 0 if there is none
 * @n_lines: how many lines that is
 *
 * What stands before the prose of an article.
 */
typedef struct
{
  char *title;
  char *description;
  char *language;
  int position;
  RbDatabaseConfig *database;
  gsize length;
  guint n_lines;
} RbFrontMatter;

RbFrontMatter *rb_front_matter_parse (const char     *text,
                                      const char     *name,
                                      GError        **error);
void           rb_front_matter_free  (RbFrontMatter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbFrontMatter, rb_front_matter_free)

G_END_DECLS
