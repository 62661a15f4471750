/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The command line names no exercise, so the first one runs. */
#define RB_RUN_NO_EXERCISE G_MININT

/**
 * RbRunOptions:
 * @files: (nullable): exactly one file
 * @exercise: the number of the exercise, from 1, or #RB_RUN_NO_EXERCISE
 * @version: (nullable): the name of the version
 * @answers: (nullable): `later` or `blocking`
 * @format: (nullable): `text`, `jsonl` or `perfetto`
 * @max_statements: limit of statements
 * @max_memory: limit of memory in MiB
 * @timeout: limit of time in seconds; 0 for none
 * @speed: playback speed; 0 for as fast as possible
 * @stand_ins: whether stand-ins are requested
 * @no_stand_ins: whether stand-ins are refused
 *
 * The options of `ringback-cli run`.
 */
typedef struct
{
  char **files;
  int exercise;
  char *version;
  char *answers;
  char *format;
  gint64 max_statements;
  int max_memory;
  double timeout;
  double speed;
  gboolean stand_ins;
  gboolean no_stand_ins;
} RbRunOptions;

gboolean rb_run_options_parse (RbRunOptions  *self,
                               char         **arguments);
void     rb_run_options_clear (RbRunOptions  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbRunOptions, rb_run_options_clear)

G_END_DECLS
