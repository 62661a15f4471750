/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "engine/player/player.h"

G_BEGIN_DECLS

#define RB_TYPE_NARRATION_BAR (rb_narration_bar_get_type ())

/* One plain sentence about the moment that the player shows. Property: "player" (NULL while nothing has run). */
G_DECLARE_FINAL_TYPE (RbNarrationBar, rb_narration_bar, RB, NARRATION_BAR, GtkBox)

RbPlayer *rb_narration_bar_get_player   (RbNarrationBar *self);
void      rb_narration_bar_set_player   (RbNarrationBar *self,
                                         RbPlayer       *player);
void      rb_narration_bar_set_subtitle (RbNarrationBar *self,
                                         double          em,
                                         int             width,
                                         int             height);
void      rb_narration_bar_set_low      (RbNarrationBar *self,
                                         gboolean        low);
void      rb_narration_bar_set_centered (RbNarrationBar *self,
                                         gboolean        centered);

G_END_DECLS
