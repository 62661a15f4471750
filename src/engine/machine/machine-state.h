/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/call-stack.h"
#include "engine/machine/callback-table.h"
#include "engine/machine/microtask-queue.h"
#include "engine/machine/pending-list.h"
#include "engine/machine/task-queue.h"

G_BEGIN_DECLS

/* The part of a state that consists of plain numbers. It is copied as a whole. */
typedef struct
{
  gint64 time; /* of the last record, in µs */
  RbLoopState loop_state;
  guint32 position;           /* how many records have been applied */
  guint32 callback;           /* the callback that runs, or 0 */
  guint32 entering_callback;  /* the same callback until its function is entered, then 0 */
  guint32 task;               /* the request whose task runs, or 0 */
  guint32 microtask_position; /* the position right after the running microtask started; 0 if none runs */
  gboolean is_running;        /* the script, a task or a microtask runs */
  gboolean is_draining;       /* the microtask queue is being drained: ticks wait until it is empty */
  guint32 n_console_lines;
  guint32 n_statements; /* iterations of loops count as well */
} RbMachineNumbers;

/*
 * The part of a machine that records change and that keyframes keep.
 *
 * The parts know nothing of one another. The table of callbacks counts each lookup, timer, task, microtask and waiting
 * function that has a callback as a holder of that callback. So code that adds an element to another part, or removes
 * one, also updates the table.
 */
typedef struct
{
  RbMachineNumbers numbers;
  RbCallStack stack;
  RbCallbackTable callbacks;
  RbPendingList pending;
  RbTaskQueue tasks;
  RbMicrotaskQueue microtasks;
  RbGapArray waiting;  /* RbWaiting, by activation */
  RbGapArray promises; /* guint32: the promises that somebody waits for and that are not settled */
} RbMachineState;

void rb_machine_state_init  (RbMachineState *self);
void rb_machine_state_clear (RbMachineState *self);
void rb_machine_state_reset (RbMachineState *self);

G_END_DECLS
