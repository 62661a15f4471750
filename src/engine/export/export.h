/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/*
 * JSON Lines: one object a line, one line for each record, in the order in which things happened. Every object has the
 * members "kind" and "time_us", and "site" where the place in the source is known. The other members are the words of
 * the kind's row in wire/record.c, under their names; the manual (ringback-cli.1) says what they mean.
 */
gboolean rb_export_write_jsonl    (RbTrace        *trace,
                                   GOutputStream  *stream,
                                   GCancellable   *cancellable,
                                   GError        **error);

/*
 * The trace event format that Chrome's and Perfetto's viewers read: the stack, microtasks, the database, timers,
 * immediates, the task queue and the console are a track each, or more where things overlap; arrows lead from where a
 * callback was handed over to the task that runs it, or by way of where it was queued to the microtask that does, or to
 * where its timer is cleared. What is never called has no arrow. Times are engine time.
 */
gboolean rb_export_write_perfetto (RbTrace        *trace,
                                   GOutputStream  *stream,
                                   GCancellable   *cancellable,
                                   GError        **error);

G_END_DECLS
