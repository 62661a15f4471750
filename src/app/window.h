/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <adwaita.h>

#include "app/application.h"

G_BEGIN_DECLS

#define RB_TYPE_WINDOW (rb_window_get_type ())

/* The window with lessons, prose, code, stage, console and transport. All of them show one session. */
G_DECLARE_FINAL_TYPE (RbWindow, rb_window, RB, WINDOW, AdwApplicationWindow)

RbWindow *rb_window_new       (RbApplication    *application);

void      rb_window_open_last (RbWindow         *self);
void      rb_window_open_file (RbWindow         *self,
                               GFile            *file);
void      rb_window_say       (RbWindow         *self,
                               const char       *message);

G_END_DECLS
