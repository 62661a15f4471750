/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"

G_BEGIN_DECLS

/* What the event loop is doing, in a few words. */

char       *rb_loop_words_dup        (RbMachine *machine);
char       *rb_loop_words_dup_beside (RbMachine *machine);
const char *rb_loop_words_get_state  (RbMachine *machine);

G_END_DECLS
