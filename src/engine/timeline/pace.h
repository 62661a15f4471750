/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"

G_BEGIN_DECLS

gint64 rb_pace_find_wait     (RbTrace         *trace,
                              guint            end,
                              gboolean         is_blocked,
                              const RbPending *pending,
                              guint            n_pending);
gint64 rb_pace_find_duration (RbTrace         *trace,
                              guint            start,
                              guint            end,
                              gint64           wait,
                              guint            round);

G_END_DECLS
