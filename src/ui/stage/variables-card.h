/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "engine/player/player.h"

G_BEGIN_DECLS

#define RB_TYPE_VARIABLES_CARD (rb_variables_card_get_type ())

/* The variables of a frame at a player's position. Signal: "found-out". */
G_DECLARE_FINAL_TYPE (RbVariablesCard, rb_variables_card, RB, VARIABLES_CARD, GtkBox)

void rb_variables_card_set_player (RbVariablesCard *self,
                                   RbPlayer        *player);
void rb_variables_card_show       (RbVariablesCard *self,
                                   const RbFrame   *frame,
                                   const char      *name);

G_END_DECLS
