/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "session/document.h"

G_BEGIN_DECLS

#define RB_TYPE_EXERCISE_PAGER (rb_exercise_pager_get_type ())

/* Which exercise of an article is shown, and the way to the others; hidden when there is one. Activates
 * win.previous-exercise and win.next-exercise. Property: "document". */
G_DECLARE_FINAL_TYPE (RbExercisePager, rb_exercise_pager, RB, EXERCISE_PAGER, GtkBox)

RbDocument *rb_exercise_pager_get_document (RbExercisePager *self);
void        rb_exercise_pager_set_document (RbExercisePager *self,
                                            RbDocument      *document);

G_END_DECLS
