/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace-index.h"
#include "engine/trace/trace-links.h"

G_BEGIN_DECLS

/* trace.c */
const RbTraceIndex *rb_trace_get_index            (RbTrace *self);
guint               rb_trace_get_microtask_record (RbTrace *self,
                                                   guint32  number);

G_END_DECLS
