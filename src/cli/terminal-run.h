/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

/**
 * RbOrigin:
 * @name: a file's name, as people are told it
 * @line: the line of the file, from 1, on which the program begins
 * @indent: by how many columns the file indents it
 *
 * Where in a file a program stands.
 */
typedef struct
{
  char *name;
  guint line;
  guint indent;
} RbOrigin;

void  rb_origin_clear    (RbOrigin       *self);
char *rb_origin_describe (const RbOrigin *self,
                          guint           line,
                          guint           column);

/* @record came through the console, or is an error that nobody caught. */
typedef void (*RbTerminalLineFunc) (RbTrace        *trace,
                                   const RbRecord *record,
                                   gpointer        data);

/**
 * RbTerminalRun:
 * @pool: where the runner comes from
 * @speed: playback speed; 0 for as fast as can be
 * @timeout: after how many seconds it is stopped; 0 for never
 * @line_func: (nullable): gets each line of the console at its time
 * @data: for @line_func
 * @timed_out: afterwards: whether @timeout was what ended it
 *
 * How one run goes from its start to its end.
 */
typedef struct
{
  RbRunnerPool *pool;
  double speed;
  double timeout;
  RbTerminalLineFunc line_func;
  gpointer data;
  gboolean timed_out;
} RbTerminalRun;

RbEventLoop *rb_terminal_run_to_end (RbTerminalRun *self,
                             RbProgram *program);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbOrigin, rb_origin_clear)

G_END_DECLS
