/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/**
 * RbUnrun:
 * @start: where it starts in the source, in characters
 * @end: where it ends, in characters
 * @line: the source line that it starts on, from 1
 * @last_line: the source line that it ends on
 *
 * Code that did not run.
 */
typedef struct
{
  guint start;
  guint end;
  guint line;
  guint last_line;
} RbUnrun;

GArray *rb_unrun_find (RbTrace *trace);

G_END_DECLS
