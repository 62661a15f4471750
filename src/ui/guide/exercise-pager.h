/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "session/document.h"

G_BEGIN_DECLS

#define RB_TYPE_EXERCISE_PAGER (rb_exercise_pager_get_type ())

/* Shows which exercise of an article is open, with buttons for the previous and the next one; hidden if there is only
 * one. Activates win.previous-exercise and win.next-exercise. Property: "document". */
G_DECLARE_FINAL_TYPE (RbExercisePager, rb_exercise_pager, RB, EXERCISE_PAGER, GtkBox)

RbDocument *rb_exercise_pager_get_document (RbExercisePager *self);
void        rb_exercise_pager_set_document (RbExercisePager *self,
                                            RbDocument      *document);

G_END_DECLS
