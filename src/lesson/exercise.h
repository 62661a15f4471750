/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/program.h"
#include "lesson/version.h"

G_BEGIN_DECLS

#define RB_TYPE_EXERCISE (rb_exercise_get_type ())

/* Versions of the same program, toggled against each other. Read-only once its article is there. */
G_DECLARE_FINAL_TYPE (RbExercise, rb_exercise, RB, EXERCISE, GObject)

RbExercise *rb_exercise_new            (guint             number,
                                        const char       *title,
                                        const char       *setup,
                                        RbDatabaseConfig *database,
                                        gboolean          stand_ins);
void        rb_exercise_add_version    (RbExercise       *self,
                                        RbVersion        *version);

/* From 1, in the order of the article. */
guint       rb_exercise_get_number     (RbExercise       *self);
/* The heading it stands under, as plain text; the article's title if there is none. */
const char *rb_exercise_get_title      (RbExercise       *self);
/* JavaScript that runs before each version, or NULL. */
const char *rb_exercise_get_setup      (RbExercise       *self);
gboolean    rb_exercise_get_stand_ins  (RbExercise       *self);
/* Of RbVersion; never empty. */
GListModel *rb_exercise_get_versions   (RbExercise       *self);
/* The version of this name, not a new reference, or NULL. */
RbVersion  *rb_exercise_find_version   (RbExercise       *self,
                                        const char       *name);
/* What an event loop runs: @version, or @source in its place if that is not NULL (a learner's draft). */
RbProgram  *rb_exercise_create_program (RbExercise       *self,
                                        RbVersion        *version,
                                        const char       *source);

G_END_DECLS
