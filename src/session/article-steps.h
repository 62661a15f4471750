/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article/article.h"
#include "session/guide-step.h"

G_BEGIN_DECLS

/* Cuts an article into the steps of the guide. */

GListStore *rb_article_steps_new (RbArticle *article);

G_END_DECLS
