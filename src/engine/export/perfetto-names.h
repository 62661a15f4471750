/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

char *rb_perfetto_dup_function_name  (RbTrace        *trace,
                                      guint32         activation,
                                      guint32         function);
char *rb_perfetto_dup_callback_name  (guint32         callback,
                                      const char     *otherwise);
char *rb_perfetto_dup_microtask_name (RbTrace        *trace,
                                      const RbRecord *record);

G_END_DECLS
