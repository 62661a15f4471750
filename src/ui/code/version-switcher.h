/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "lesson/article/exercise.h"

G_BEGIN_DECLS

#define RB_TYPE_VERSION_SWITCHER (rb_version_switcher_get_type ())

/* Sync | Callback | Promise | Async/await: toggles between the versions of an exercise; hidden if there is only one.
 * Properties: "exercise" (RbExercise or NULL), "version" (the name of the chosen one, or NULL). */
G_DECLARE_FINAL_TYPE (RbVersionSwitcher, rb_version_switcher, RB, VERSION_SWITCHER, GtkWidget)

GtkWidget  *rb_version_switcher_new          (void);

RbExercise *rb_version_switcher_get_exercise (RbVersionSwitcher *self);
void        rb_version_switcher_set_exercise (RbVersionSwitcher *self,
                                              RbExercise        *exercise);
const char *rb_version_switcher_get_version  (RbVersionSwitcher *self);
void        rb_version_switcher_set_version  (RbVersionSwitcher *self,
                                              const char        *name);

G_END_DECLS
