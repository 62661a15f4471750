/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "engine/player/player.h"
#include "lesson/article/exercise.h"

G_BEGIN_DECLS

#define RB_TYPE_PROGRAM_NOTES (rb_program_notes_get_type ())

/* Shows what belongs to a program but is not part of its text: the setup, in a popover; how its comments
 * compare with the run; what the run took from other blocks of the article, and its stand-ins. For a program that only
 * defines, a button adds a call. For a playground, a button opens its tables.
 * Signal: "call-chosen" (the call), when the learner wants to have it in the program. */
G_DECLARE_FINAL_TYPE (RbProgramNotes, rb_program_notes, RB, PROGRAM_NOTES, GtkBox)

RbExercise *rb_program_notes_get_exercise (RbProgramNotes *self);
void        rb_program_notes_set_exercise (RbProgramNotes *self,
                                           RbExercise     *exercise);
RbPlayer   *rb_program_notes_get_player   (RbProgramNotes *self);
void        rb_program_notes_set_player   (RbProgramNotes *self,
                                           RbPlayer       *player);
const char *rb_program_notes_get_comments (RbProgramNotes *self);
void        rb_program_notes_set_comments (RbProgramNotes *self,
                                           const char     *comments);

G_END_DECLS
