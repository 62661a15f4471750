/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article/article.h"
#include "session/guide-step.h"

G_BEGIN_DECLS

/* An article that is or was open, in steps, and where the learner is in it. */
typedef struct
{
  RbArticle *article;
  GListStore *steps;
  guint position;
  GHashTable *positions; /* the number of an exercise → where the learner was in it */
} RbGuidePlace;

RbGuidePlace *rb_guide_place_new        (RbArticle    *article);
void          rb_guide_place_free       (RbGuidePlace *self);

void          rb_guide_place_continue   (RbGuidePlace *self,
                                         RbGuidePlace *old);
guint         rb_guide_place_find_first (RbGuidePlace *self,
                                         RbExercise   *exercise);

G_END_DECLS
