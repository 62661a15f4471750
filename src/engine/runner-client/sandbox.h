/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean  rb_sandbox_is_available     (void);
void      rb_sandbox_examine          (const char        *program);
char    **rb_sandbox_wrap             (const char        *program);
gboolean  rb_sandbox_has_part         (const char        *name);
char     *rb_sandbox_describe_missing (const char *const *missing);

G_END_DECLS
