/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <jsc/jsc.h>

G_BEGIN_DECLS

JSCValue *rb_runner_load_script (JSCContext *context,
                                 const char *name);

G_END_DECLS
