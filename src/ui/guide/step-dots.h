/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_STEP_DOTS (rb_step_dots_get_type ())

/* One dot for each step of an article; the dot of the current step is long. If there are too many for a narrow column,
 * numbers take their place. Signal: "chosen" (the number of a step, from 0). */
G_DECLARE_FINAL_TYPE (RbStepDots, rb_step_dots, RB, STEP_DOTS, GtkBox)

void rb_step_dots_set_steps (RbStepDots *self,
                             guint       n_steps,
                             guint       position);

G_END_DECLS
