/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "engine/player/player.h"

G_BEGIN_DECLS

#define RB_TYPE_STAGE (rb_stage_get_type ())

/* The event loop, the call stack, the database, the two queues and the variables at the player's position, each on
 * a card. Property: "player" (NULL while nothing has run). */
G_DECLARE_FINAL_TYPE (RbStage, rb_stage, RB, STAGE, GtkBox)

RbPlayer *rb_stage_get_player    (RbStage  *self);
void      rb_stage_set_player    (RbStage  *self,
                                  RbPlayer *player);
void      rb_stage_set_spotlight (RbStage  *self,
                                  gboolean  spotlight);

G_END_DECLS
