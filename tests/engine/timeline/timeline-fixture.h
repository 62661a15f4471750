/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/timeline/timeline-axis.h"
#include "tests/engine/run-program.h"

G_BEGIN_DECLS

/* A program that has a bar in every lane. */
#define EVERYTHING \
  "const deep = n => { if (n > 0) deep(n - 1); };\n" \
  "const wait = async name => { await null; console.log(name); await database.promises.getUserById(1); };\n" \
  "database.getUserById(1, user => { deep(3); console.log(user); });\n" \
  "database.getUserById(2, async user => { await wait('in'); console.log('after'); });\n" \
  "database.getUserById(3);\n" \
  "let rounds = 0;\n" \
  "const interval = setInterval(() => { if (++rounds === 3) clearInterval(interval); }, 400);\n" \
  "const never = setTimeout(() => {}, 5000);\n" \
  "clearTimeout(never);\n" \
  "setImmediate(() => console.log('immediate'));\n" \
  "setImmediate(() => console.log('another'));\n" \
  "queueMicrotask(() => process.nextTick(() => console.log('tick')));\n" \
  "Promise.reject(new Error('no')).catch(() => {});\n" \
  "wait('out');\n" \
  "deep(5);\n" \
  "function* numbers() { yield 1; yield 2; }\n" \
  "for (const number of numbers()) console.log(number);\n"

/* The same with a database that blocks. */
RbEventLoop *run_blocking  (const char *source);

/* A trace with the sites of another one, and none of its records. */
RbTrace     *new_trace_for (RbTrace    *trace);
/* An artificial trace with a number of records: calls that are up to 20 deep, and some lookups. */
RbTrace     *make_long     (guint       n_records);

void         append        (RbTrace      *trace,
                            gint64        time,
                            RbRecordKind  kind,
                            guint32       a,
                            guint32       b,
                            guint32       c,
                            guint32       d);

G_END_DECLS
