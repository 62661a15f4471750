/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>
#include <jsc/jsc.h>

G_BEGIN_DECLS

#define RB_TYPE_COMPILER (rb_compiler_get_type ())

/* acorn and instrument.js in a context of their own, out of the program's reach. */
G_DECLARE_FINAL_TYPE (RbCompiler, rb_compiler, RB, COMPILER, GObject)

RbCompiler *rb_compiler_new            (void);
void        rb_compiler_finish_loading (RbCompiler *self);

GVariant   *rb_compiler_compile        (RbCompiler *self,
                                        const char *source,
                                        const char *setup,
                                        gboolean    capture);
const char *rb_compiler_get_prefix     (RbCompiler *self);
char       *rb_compiler_dup_code       (RbCompiler *self);
char       *rb_compiler_dup_program    (RbCompiler *self);
gboolean    rb_compiler_find_statement (RbCompiler *self,
                                        guint       line,
                                        guint       column,
                                        guint      *ret_site,
                                        guint      *ret_line,
                                        guint      *ret_column);

G_END_DECLS
