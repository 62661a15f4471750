/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

/* @record is a console line: console output or an uncaught error. */
typedef void (*RbTerminalConsoleFunc) (RbTrace        *trace,
                                       const RbRecord *record,
                                       gpointer        data);

/**
 * RbTerminalRun:
 * @pool: the pool that provides the runner
 * @speed: playback speed; 0 for as fast as possible
 * @timeout: limit of time in seconds; 0 for none
 * @console_func: (nullable): called for each console line when it is printed
 * @data: data for @console_func
 * @label: (nullable): what a terminal shows before the progress of a long run
 * @timed_out: (out): whether @timeout ended the run
 * @signal: (out): the signal that ended the run, such as SIGINT, or 0
 *
 * The parameters and the result of a run in the terminal.
 */
typedef struct
{
  RbRunnerPool *pool;
  double speed;
  double timeout;
  RbTerminalConsoleFunc console_func;
  gpointer data;
  const char *label;
  gboolean timed_out;
  int signal;
} RbTerminalRun;

RbEventLoop *rb_terminal_run_to_end (RbTerminalRun *self,
                                     RbProgram     *program);

G_END_DECLS
