/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/database-config.h"

G_BEGIN_DECLS

/**
 * RbFrontMatter:
 * @title: (nullable): the title of the article
 * @description: (nullable): the description of the article, on one line
 * @language: (nullable): the language of the prose
 * @group: (nullable): the title of the group of lessons to which the article belongs
 * @questions: (nullable): questions of learners that the article answers
 * @position: the position in the list of lessons; %G_MAXINT if there is none
 * @database: the settings of the database
 * @length: the length of the front matter in bytes, with its delimiters; 0 if the article has none
 * @n_lines: the number of lines of the front matter
 *
 * The metadata at the start of an article.
 */
typedef struct
{
  char *title;
  char *description;
  char *language;
  char *group;
  GStrv questions;
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
