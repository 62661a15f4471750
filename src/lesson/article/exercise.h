/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/program.h"
#include "lesson/article/version.h"

G_BEGIN_DECLS

/**
 * RbSetupPart:
 * @setup_line: a line of the setup, from 1
 * @article_line: the line of the article that it is
 *
 * A part of a setup: the lines from @setup_line follow one another in the article as well.
 */
typedef struct
{
  guint setup_line;
  guint article_line;
} RbSetupPart;

#define RB_TYPE_EXERCISE (rb_exercise_get_type ())

/* The versions of one program. The learner switches between the versions. Immutable once the article is complete. */
G_DECLARE_FINAL_TYPE (RbExercise, rb_exercise, RB, EXERCISE, GObject)

RbExercise *rb_exercise_new            (guint             number,
                                        const char       *title,
                                        const char       *setup,
                                        RbDatabaseConfig *database,
                                        gboolean          stand_ins);
void        rb_exercise_place_setup    (RbExercise       *self,
                                        GArray           *parts);
void        rb_exercise_set_siblings   (RbExercise       *self,
                                        GPtrArray        *siblings);
void        rb_exercise_add_version    (RbExercise       *self,
                                        RbVersion        *version);

guint       rb_exercise_get_number     (RbExercise       *self);
const char *rb_exercise_get_title      (RbExercise       *self);
const char *rb_exercise_get_setup      (RbExercise       *self);
gboolean    rb_exercise_get_stand_ins  (RbExercise       *self);
GListModel *rb_exercise_get_versions   (RbExercise       *self);
RbVersion  *rb_exercise_find_version   (RbExercise       *self,
                                        const char       *name);
RbProgram  *rb_exercise_create_program (RbExercise       *self,
                                        RbVersion        *version,
                                        const char       *source);

G_END_DECLS
