/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "engine/machine/machine.h"

G_BEGIN_DECLS

#define RB_TYPE_LOOP_CARD (rb_loop_card_get_type ())

/* What the event loop is doing, in one short label. */
G_DECLARE_FINAL_TYPE (RbLoopCard, rb_loop_card, RB, LOOP_CARD, GtkBox)

void rb_loop_card_show (RbLoopCard *self,
                        RbMachine  *machine);

G_END_DECLS
