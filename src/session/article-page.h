/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article.h"

G_BEGIN_DECLS

/* The part of an article that is shown together with one of its exercises. */

GListModel *rb_article_page_new (RbArticle  *article,
                                 RbExercise *exercise);

G_END_DECLS
