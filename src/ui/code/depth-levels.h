/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"

G_BEGIN_DECLS

/* The least depth that is worth a strip. */
#define RB_DEPTH_LEVELS_MIN 3

/**
 * RbDepthLevel:
 * @site: the site of a function
 * @callback: the callback that the function is in this moment; 0 for none yet
 * @runs: whether the current statement is in this level, and in none deeper
 *
 * A function that was written where it is handed over, inside another one.
 */
typedef struct
{
  guint site;
  guint callback;
  gboolean runs;
} RbDepthLevel;

GArray *rb_depth_levels_new    (RbTrace   *trace);
void    rb_depth_levels_update (GArray    *levels,
                                RbMachine *machine);

G_END_DECLS
