/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/runner-client/runner-process.h"
#include "wire/record.h"

G_BEGIN_DECLS

/**
 * RbRunnerWatchFunc:
 * @limit: %RB_LIMIT_SILENCE or %RB_LIMIT_MEMORY
 * @user_data: data of the function
 *
 * A runner has passed a limit.
 */
typedef void (*RbRunnerWatchFunc) (RbLimit  limit,
                                   gpointer user_data);

/**
 * RbRunnerWatch:
 * @process: the process that is watched; %NULL once it was killed
 * @passed: called when it has passed a limit
 * @user_data: data of @passed
 * @max_memory: how much memory the process may have resident, in MiB
 * @source: checks the process from time to time, or 0
 * @working: whether the runner computes
 * @silent_since: when the host last sent or read something; 0 while the host reads
 * @measured_at: when the memory was last measured
 *
 * Watches that a runner neither computes for too long in silence nor uses too much memory.
 */
typedef struct
{
  RbRunnerProcess *process;
  RbRunnerWatchFunc passed;
  gpointer user_data;
  guint max_memory;
  guint source;
  gboolean working;
  gint64 silent_since;
  gint64 measured_at;
} RbRunnerWatch;

void rb_runner_watch_init    (RbRunnerWatch     *watch,
                              RbRunnerProcess   *process,
                              RbRunnerWatchFunc  passed,
                              gpointer           user_data);
void rb_runner_watch_start   (RbRunnerWatch     *watch);
void rb_runner_watch_pause    (RbRunnerWatch     *watch);
void rb_runner_watch_stop    (RbRunnerWatch     *watch);
void rb_runner_watch_clear   (RbRunnerWatch     *watch);
void rb_runner_watch_measure (RbRunnerWatch     *watch);

G_END_DECLS
