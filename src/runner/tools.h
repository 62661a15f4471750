/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <jsc/jsc.h>

G_BEGIN_DECLS

#define RB_TYPE_TOOLS (rb_tools_get_type ())

/**
 * RbTools:
 *
 * What only looks at a program: the console's formatting, previews, the program's own text. It lives in a realm beside
 * the program's, of the same virtual machine, so that whatever a program does to its built-in functions, these work.
 */
G_DECLARE_FINAL_TYPE (RbTools, rb_tools, RB, TOOLS, GObject)

RbTools    *rb_tools_new         (JSCContext *realm,
                                  JSCValue   *trace,
                                  JSCValue   *wire,
                                  JSCValue   *proxies);

JSCContext *rb_tools_get_context (RbTools    *self);

JSCValue   *rb_tools_get_preview (RbTools    *self);

JSCValue   *rb_tools_get_object  (RbTools    *self);

void        rb_tools_configure   (RbTools    *self,
                                  const char *program,
                                  const char *prefix,
                                  guint64     max_console);

G_END_DECLS
