/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <jsc/jsc.h>

G_BEGIN_DECLS

JSCContext *rb_rejections_new_context (void);
gboolean    rb_rejections_watch       (JSCContext *context,
                                       JSCValue   *callback);

G_END_DECLS
