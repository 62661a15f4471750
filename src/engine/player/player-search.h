/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/player/player.h"

G_BEGIN_DECLS

guint    rb_player_find_end      (RbTrace   *trace,
                                  guint      moment);
gint64   rb_player_find_wait     (RbMachine *machine);
gboolean rb_player_find_next     (RbTrace   *trace,
                                  RbStep     step,
                                  guint      from,
                                  guint      until,
                                  guint     *ret_record);
gboolean rb_player_find_previous (RbTrace   *trace,
                                  RbStep     step,
                                  guint      before,
                                  guint     *ret_record);

G_END_DECLS
