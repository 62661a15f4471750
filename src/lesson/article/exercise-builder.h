/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article/exercise.h"

G_BEGIN_DECLS

/**
 * RbFence:
 * @code_language: the first word of the info string
 * @info: the whole info string
 * @source: the code
 * @article_line: the article line on which the code begins, from 1
 * @indent: the number of columns by which the article indents the code
 *
 * A fenced code block.
 */
typedef struct
{
  const char *code_language;
  const char *info;
  const char *source;
  guint article_line;
  guint indent;
} RbFence;

typedef struct _RbExerciseBuilder RbExerciseBuilder;

/* Makes exercises from the headings and fences of an article. */
RbExerciseBuilder *rb_exercise_builder_new         (const char         *name,
                                                    const char         *title,
                                                    RbDatabaseConfig   *database,
                                                    GListStore         *exercises);
void               rb_exercise_builder_free        (RbExerciseBuilder  *self);

void               rb_exercise_builder_add_heading (RbExerciseBuilder  *self,
                                                    guint               level,
                                                    const char         *text);
gboolean           rb_exercise_builder_add_fence   (RbExerciseBuilder  *self,
                                                    const RbFence      *fence,
                                                    gboolean           *ret_shown,
                                                    RbExercise        **ret_begun,
                                                    GError            **error);
const char        *rb_exercise_builder_get_name    (RbExerciseBuilder  *self);
RbExercise        *rb_exercise_builder_get_last    (RbExerciseBuilder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbExerciseBuilder, rb_exercise_builder_free)

G_END_DECLS
