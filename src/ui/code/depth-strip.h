/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "ui/code/depth-levels.h"

G_BEGIN_DECLS

#define RB_TYPE_DEPTH_STRIP (rb_depth_strip_get_type ())

/* The whole program small: a step for each level of its nested functions, and in words how deep they are. Visible only
 * if there are levels. Signal: "chosen" (the site of a level's function). */
G_DECLARE_FINAL_TYPE (RbDepthStrip, rb_depth_strip, RB, DEPTH_STRIP, GtkWidget)

void rb_depth_strip_set_trace (RbDepthStrip *self,
                               RbTrace      *trace);
void rb_depth_strip_update    (RbDepthStrip *self,
                               RbMachine    *machine);

G_END_DECLS
