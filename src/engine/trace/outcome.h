/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/**
 * RbPlace:
 * @line: the source line that the place starts on, from 1; 0 if there is no such place
 * @column: the column that it starts in, from 1, in characters
 * @start: where it starts in the source, in characters
 * @end: where it ends, in characters
 *
 * A place in a program's source.
 */
typedef struct
{
  guint line;
  guint column;
  guint start;
  guint end;
} RbPlace;

RbPlace rb_outcome_find_place (RbTrace *trace,
                               guint    site);

G_END_DECLS
