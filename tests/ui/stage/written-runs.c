/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "written-runs.h"

#include <string.h>

/* The sites of every run. */
enum
{
  SCRIPT,
  SET,
  SCRIPT_AWAIT,
  MAIN,
  MAIN_AWAIT,
};

const char written_source[] = "set ();\nawait 1;\nmain {\nawait 2 }\n";

/* Adds the sites and the records of @run to @trace. A record without a kind ends @run. */
void
write_run (RbTrace        *trace,
           const RbRecord *run)
{
  rb_trace_set_source (trace, written_source);
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, strlen (written_source), 0, NULL);
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 0, 7, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_AWAIT, 8, 15, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 17, 33, 0, "main");
  rb_trace_add_site (trace, RB_SITE_AWAIT, 24, 31, MAIN, NULL);
  for (const RbRecord *record = run; record->kind != 0; record++)
    rb_trace_append (trace, record);
}

/* A timer and an immediate. Nothing else is left to run, so the immediate is queued. */
const RbRecord immediate_run[] = {
  { .kind = RB_RECORD_SCRIPT_START },
  { .kind = RB_RECORD_STATEMENT, .site = SET },
  { .kind = RB_RECORD_CALLBACK, .site = MAIN, .a = 1 },
  { .kind = RB_RECORD_TIMER_SET, .a = 1, .b = 1, .d = RB_TIMER_IMMEDIATE },
  { .kind = RB_RECORD_STATEMENT, .site = SET },
  { .kind = RB_RECORD_TIMER_SET, .a = 2, .b = 1, .c = 500 },
  { .kind = RB_RECORD_SCRIPT_END },
  { .kind = RB_RECORD_TASK_QUEUED, .a = 1, .b = 1 },
  { .kind = RB_RECORD_TASK_START, .a = 1, .b = 1 },
  { 0 },
};

/* A microtask, and then a tick. */
const RbRecord tick_run[] = {
  { .kind = RB_RECORD_SCRIPT_START },
  { .kind = RB_RECORD_STATEMENT, .site = SET },
  { .kind = RB_RECORD_CALLBACK, .site = MAIN, .a = 1 },
  { .kind = RB_RECORD_MICROTASK_QUEUED, .a = 1, .b = 1, .c = RB_MICROTASK_PROGRAM },
  { .kind = RB_RECORD_MICROTASK_QUEUED, .a = 2, .b = 1, .c = RB_MICROTASK_NEXT_TICK },
  { .kind = RB_RECORD_SCRIPT_END },
  { .kind = RB_RECORD_MICROTASK_START, .a = 2, .b = 1, .c = RB_MICROTASK_NEXT_TICK },
  { .kind = RB_RECORD_MICROTASK_END, .a = 2, .b = 1 },
  { .kind = RB_RECORD_MICROTASK_START, .a = 1, .b = 1, .c = RB_MICROTASK_PROGRAM },
  { .kind = RB_RECORD_MICROTASK_END, .a = 1, .b = 1 },
  { 0 },
};

/* Many microtasks, and then a tick that runs before all of them. */
const RbRecord crowded_run[] = {
  { .kind = RB_RECORD_SCRIPT_START },
  { .kind = RB_RECORD_STATEMENT, .site = SET },
  { .kind = RB_RECORD_CALLBACK, .site = MAIN, .a = 1 },
  { .kind = RB_RECORD_MICROTASK_QUEUED, .a = 1, .b = 1, .c = RB_MICROTASK_PROGRAM },
  { .kind = RB_RECORD_MICROTASK_QUEUED, .a = 2, .b = 1, .c = RB_MICROTASK_PROGRAM },
  { .kind = RB_RECORD_MICROTASK_QUEUED, .a = 3, .b = 1, .c = RB_MICROTASK_PROGRAM },
  { .kind = RB_RECORD_MICROTASK_QUEUED, .a = 4, .b = 1, .c = RB_MICROTASK_PROGRAM },
  { .kind = RB_RECORD_MICROTASK_QUEUED, .a = 5, .b = 1, .c = RB_MICROTASK_PROGRAM },
  { .kind = RB_RECORD_MICROTASK_QUEUED, .a = 6, .b = 1, .c = RB_MICROTASK_PROGRAM },
  { .kind = RB_RECORD_STATEMENT, .site = SET },
  { .kind = RB_RECORD_MICROTASK_QUEUED, .a = 7, .b = 1, .c = RB_MICROTASK_NEXT_TICK },
  { .kind = RB_RECORD_SCRIPT_END },
  { 0 },
};

/* The script and a function are suspended; the script resumes, the function never does. */
const RbRecord stuck_run[] = {
  { .kind = RB_RECORD_SCRIPT_START },
  { .kind = RB_RECORD_STATEMENT, .site = SET },
  { .kind = RB_RECORD_ENTER, .site = MAIN, .a = 1 },
  { .kind = RB_RECORD_SUSPEND, .site = MAIN_AWAIT, .a = 1 },
  { .kind = RB_RECORD_STATEMENT, .site = SET },
  { .kind = RB_RECORD_SUSPEND, .site = SCRIPT_AWAIT },
  { .kind = RB_RECORD_SCRIPT_END },
  { .kind = RB_RECORD_MICROTASK_QUEUED, .site = SCRIPT_AWAIT, .a = 1, .c = RB_MICROTASK_AWAIT_FULFILLED },
  { .kind = RB_RECORD_MICROTASK_START, .site = SCRIPT_AWAIT, .a = 1, .c = RB_MICROTASK_AWAIT_FULFILLED },
  { .kind = RB_RECORD_RESUME, .site = SCRIPT_AWAIT },
  { .kind = RB_RECORD_STATEMENT, .site = SET },
  { .kind = RB_RECORD_MICROTASK_END, .a = 1 },
  { .kind = RB_RECORD_WAITING, .site = MAIN_AWAIT, .a = 1 },
  { .kind = RB_RECORD_FINISHED, .a = RB_OUTCOME_IDLE },
  { 0 },
};
