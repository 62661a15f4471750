/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <jsc/jsc.h>

G_BEGIN_DECLS

/* More than any run gets to. */
#define RB_REALM_NO_LIMIT G_MAXUINT32

JSCValue *rb_realm_options_new (JSCContext *context,
                                JSCValue   *program,
                                GVariant   *options);

G_END_DECLS
