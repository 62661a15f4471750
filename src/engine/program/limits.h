/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "wire/record.h"

G_BEGIN_DECLS

/* The limits of a run, whose kinds are #RbLimit. The limits for statements and memory may be set for each program. The
 * runner counts statements, microtasks, requests and what is printed (endByLimit() in src/runner/js/trace.js); the host
 * watches the others (src/engine/runner-client/runner-watch.c). */

/* How many statements a run may execute. */
#define RB_LIMITS_MAX_STATEMENTS 1000000

/* How many microtasks may run in one checkpoint. */
#define RB_LIMITS_MAX_MICROTASKS 100000

/* How many lookups and timers may be pending at a time. */
#define RB_LIMITS_MAX_PENDING 10000

/* How many bytes a program may print. */
#define RB_LIMITS_MAX_CONSOLE (1024 * 1024)

/* How much memory a runner may use, in MiB. */
#define RB_LIMITS_MAX_MEMORY 512

/* How long a runner may compute without sending anything, in seconds. */
#define RB_LIMITS_MAX_SILENCE 5

/* How many bytes of text the trace of a run may keep. */
#define RB_LIMITS_MAX_TEXT (64 * 1024 * 1024)

/* How many variables a capture may record: more than a window can show, few enough to keep in memory. */
#define RB_LIMITS_MAX_VARIABLES 200000

/* How many records a trace may have: RB_LIMITS_RECORDS_PER_STATEMENT for each statement that the run may execute, and
 * RB_LIMITS_SPARE_RECORDS more. No honest runner comes near that. */
#define RB_LIMITS_RECORDS_PER_STATEMENT 8
#define RB_LIMITS_SPARE_RECORDS 1000000

const char *rb_limits_get_message (RbLimit limit);

G_END_DECLS
