/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/exercise.h"

G_BEGIN_DECLS

/**
 * RbFence:
 * @language: the first word behind the fence
 * @info: all that is behind it, the language among it
 * @source: the code
 * @line: the line of the article, from 1, on which the code begins
 * @indent: by how many columns the article indents it
 *
 * A fenced block of code.
 */
typedef struct
{
  const char *language;
  const char *info;
  const char *source;
  guint line;
  guint indent;
} RbFence;

typedef struct _RbExerciseBuilder RbExerciseBuilder;

/* Makes exercises of an article's headings and fences, in reading order. */
RbExerciseBuilder *rb_exercise_builder_new         (const char         *name,
                                                    const char         *title,
                                                    RbDatabaseConfig   *database,
                                                    GListStore         *exercises);
void               rb_exercise_builder_free        (RbExerciseBuilder  *self);

void               rb_exercise_builder_add_heading (RbExerciseBuilder  *self,
                                                    guint               level,
                                                    const char         *text);
/* @ret_shown: whether it is only shown; @ret_begun: the exercise that begins with it, not a new reference, or NULL. */
gboolean           rb_exercise_builder_add_fence   (RbExerciseBuilder  *self,
                                                    const RbFence      *fence,
                                                    gboolean           *ret_shown,
                                                    RbExercise        **ret_begun,
                                                    GError            **error);
/* The exercise that was begun last, not a new reference, or NULL. */
RbExercise        *rb_exercise_builder_get_last    (RbExerciseBuilder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbExerciseBuilder, rb_exercise_builder_free)

G_END_DECLS
