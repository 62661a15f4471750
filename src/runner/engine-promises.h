/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <jsc/jsc.h>

G_BEGIN_DECLS

JSCContext *rb_engine_promises_new_context      (void);
JSCValue   *rb_engine_promises_new              (JSCContext *context);
gboolean    rb_engine_promises_watch_rejections (JSCContext *context,
                                                 JSCValue   *callback);

G_END_DECLS
