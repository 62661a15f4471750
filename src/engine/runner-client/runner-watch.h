/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/runner-client/runner-process.h"
#include "wire/record.h"

G_BEGIN_DECLS

typedef void (*RbRunnerPassedLimit) (GObject *object,
                                     RbLimit  limit);

/**
 * RbRunnerWatch:
 * @process: what is watched; %NULL if it was killed
 * @object: whom to tell; it owns the watch
 * @passed: how it is told
 * @max_memory: how much memory the process may have resident, in MiB
 * @source: looks at it from time to time, or 0
 * @working: whether the runner works
 * @silent_since: when its turn began; 0 while it is ours
 * @measured_at: when its memory was last looked at
 *
 * Watches that a runner neither works for too long in silence nor takes too much memory.
 */
typedef struct
{
  RbRunnerProcess *process;
  GObject *object;
  RbRunnerPassedLimit passed;
  guint max_memory;
  guint source;
  gboolean working;
  gint64 silent_since;
  gint64 measured_at;
} RbRunnerWatch;

void rb_runner_watch_start   (RbRunnerWatch *watch);
void rb_runner_watch_hush    (RbRunnerWatch *watch);
void rb_runner_watch_stop    (RbRunnerWatch *watch);
void rb_runner_watch_clear   (RbRunnerWatch *watch);
void rb_runner_watch_measure (RbRunnerWatch *watch);

G_END_DECLS
