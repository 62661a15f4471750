/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "session/session.h"
#include "ui/handout/handout.h"

/* An article in a folder of its own, and what a handout of it has to show. */
typedef struct
{
  char *folder;
  RbRunnerPool *pool;
  RbSession *session;
  RbHandoutContent content;
} ShownArticle;

/* Opens a lesson that ships with the program, such as "03-ring-me-back.md", or an article with a text. */
void shown_article_open_lesson (ShownArticle *self,
                                const char   *lesson,
                                const char   *version);
void shown_article_open_text   (ShownArticle *self,
                                const char   *text);
/* Runs the program to its end, or shows the run as if nothing had run. */
void shown_article_run         (ShownArticle *self);
void shown_article_seek        (ShownArticle *self,
                                guint         moment);
void shown_article_close       (ShownArticle *self);
