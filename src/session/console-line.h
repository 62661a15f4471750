/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

#define RB_TYPE_CONSOLE_LINE (rb_console_line_get_type ())

/* One entry of the console: what was printed, at which level, and by which callback. Read-only. */
G_DECLARE_FINAL_TYPE (RbConsoleLine, rb_console_line, RB, CONSOLE_LINE, GObject)

RbConsoleLine  *rb_console_line_new          (RbTrace        *trace,
                                              guint           position);

RbConsoleLevel  rb_console_line_get_level    (RbConsoleLine  *self);
guint           rb_console_line_get_callback (RbConsoleLine  *self);
guint           rb_console_line_get_record   (RbConsoleLine  *self);
const char     *rb_console_line_get_text     (RbConsoleLine  *self);

G_END_DECLS
