/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/**
 * RbPlace:
 * @line: from 1; 0 if there is no place to name
 * @column: from 1
 * @start: in characters from the start of the source
 * @end: likewise
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

RbPlace     rb_outcome_find_place        (RbTrace *trace,
                                          guint    site);
const char *rb_outcome_get_limit_message (RbLimit  limit);

G_END_DECLS
