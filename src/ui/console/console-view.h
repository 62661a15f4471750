/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "engine/player/player.h"

G_BEGIN_DECLS

#define RB_TYPE_CONSOLE_VIEW (rb_console_view_get_type ())

/* What the program has printed. Lines that are printed after the player's position stay, but pale. Activating a line
 * moves the player to the moment at which it was printed. Property: "player" (NULL while nothing has run). Signal:
 * "show-record". */
G_DECLARE_FINAL_TYPE (RbConsoleView, rb_console_view, RB, CONSOLE_VIEW, GtkBox)

RbPlayer *rb_console_view_get_player     (RbConsoleView *self);
void      rb_console_view_set_player     (RbConsoleView *self,
                                          RbPlayer      *player);
void      rb_console_view_hide_title     (RbConsoleView *self);
void      rb_console_view_set_projecting (RbConsoleView *self,
                                          gboolean       projecting);

G_END_DECLS
