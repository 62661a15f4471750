/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "ui/handout/handout-block.h"

G_BEGIN_DECLS

#define RB_TYPE_HANDOUT_CODE (rb_handout_code_get_type ())

/* The program with its line numbers, and with the badges and the ranges of callbacks as they are in the code pane. */
G_DECLARE_FINAL_TYPE (RbHandoutCode, rb_handout_code, RB, HANDOUT_CODE, RbHandoutBlock)

RbHandoutBlock *rb_handout_code_new (PangoContext *context,
                                     double        size,
                                     double        width,
                                     const char   *source,
                                     RbMachine    *machine);

G_END_DECLS
