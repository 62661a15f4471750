/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "engine/trace/trace.h"

G_BEGIN_DECLS

#define RB_TYPE_CONSOLE_LIST (rb_console_list_get_type ())

/* What a run has printed up to a position: a GListModel of RbConsoleLine. Each line knows the callback that printed it;
 * rb_player_seek_console_line() goes to the moment at which a line was printed. */
G_DECLARE_FINAL_TYPE (RbConsoleList, rb_console_list, RB, CONSOLE_LIST, GObject)

RbConsoleList *rb_console_list_new         (void);

void           rb_console_list_set_trace   (RbConsoleList *self,
                                            RbTrace       *trace);
void           rb_console_list_set_n_lines (RbConsoleList *self,
                                            guint          n_lines);

G_END_DECLS
