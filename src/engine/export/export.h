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
 * immediates, the task queue and the console have a track each, or several tracks if slices overlap. An arrow starts
 * where a callback is handed over. It ends at the task that runs the callback, or where the timer of the callback is
 * cleared. The arrow to a microtask also passes the place where the microtask was queued. A callback that is never
 * called has no arrow, unless its timer is cleared. Times are engine time.
 */
gboolean rb_export_write_perfetto (RbTrace        *trace,
                                   GOutputStream  *stream,
                                   GCancellable   *cancellable,
                                   GError        **error);

G_END_DECLS
