/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "ui/handout/handout-block.h"

G_BEGIN_DECLS

#define RB_TYPE_HANDOUT_CONSOLE (rb_handout_console_get_type ())

/* What a run printed, each line with the badge of who printed it. */
G_DECLARE_FINAL_TYPE (RbHandoutConsole, rb_handout_console, RB, HANDOUT_CONSOLE, RbHandoutBlock)

RbHandoutBlock *rb_handout_console_new (PangoContext *context,
                                        double        size,
                                        double        width,
                                        RbMachine    *machine);

G_END_DECLS
