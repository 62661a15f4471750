/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"

G_BEGIN_DECLS

gint64 rb_player_find_wait (RbMachine *machine);

G_END_DECLS
