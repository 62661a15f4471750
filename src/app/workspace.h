/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "app/workspace-layout.h"
#include "session/session.h"

G_BEGIN_DECLS

#define RB_TYPE_WORKSPACE (rb_workspace_get_type ())

/* What a window shows of a session: guide, code, stage, transport, narration, timeline and console. Property:
 * "session". */
G_DECLARE_FINAL_TYPE (RbWorkspace, rb_workspace, RB, WORKSPACE, GtkWidget)

void  rb_workspace_set_settings    (RbWorkspace *self,
                                    GSettings   *settings);
void  rb_workspace_set_projecting  (RbWorkspace *self,
                                    gboolean     projecting);
guint rb_workspace_get_cursor_line (RbWorkspace *self);
void  rb_workspace_turn_page       (RbWorkspace *self);
void  rb_workspace_grab_run        (RbWorkspace *self);

G_END_DECLS
