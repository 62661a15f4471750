/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "engine/trace/trace.h"

G_BEGIN_DECLS

#define RB_TYPE_CONSOLE_LIST (rb_console_list_get_type ())

/* What a run has printed as far as it has been watched: a GListModel of RbConsoleLine. At an earlier position, the
 * lines after the first `n_printed` are printed only later. Each line knows the callback that printed it, and the
 * record. */
G_DECLARE_FINAL_TYPE (RbConsoleList, rb_console_list, RB, CONSOLE_LIST, GObject)

RbConsoleList *rb_console_list_new           (void);

void           rb_console_list_set_trace     (RbConsoleList *self,
                                              RbTrace       *trace);
guint          rb_console_list_get_n_printed (RbConsoleList *self);
void           rb_console_list_set_n_printed (RbConsoleList *self,
                                              guint          n_printed);

G_END_DECLS
