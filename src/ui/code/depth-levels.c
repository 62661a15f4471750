/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/depth-levels.h"

/* A function that has no name can only be handed over, or called at once. A name is a way out of the nesting. */
static gboolean
is_level (const RbSite *site)
{
  return site->kind == RB_SITE_FUNCTION && *site->name == '\0';
}

static guint
measure_depth (RbTrace *trace,
               guint    site)
{
  guint depth = 0;

  for (; site != 0; site = rb_trace_get_site (trace, site)->function)
    depth += is_level (rb_trace_get_site (trace, site));

  return depth;
}

/**
 * rb_depth_levels_new:
 * @trace: a run
 *
 * Finds the functions that are nested deepest in the program.
 *
 * Returns: (transfer full) (element-type RbDepthLevel): the levels from the outermost to the innermost; empty if the
 *   program is not nested
 */
GArray *
rb_depth_levels_new (RbTrace *trace)
{
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (RbDepthLevel));
  guint n_sites = rb_trace_get_n_sites (trace);
  guint deepest = 0;
  guint depth = 0;

  for (guint site = 1; site < n_sites; site++)
    {
      guint site_depth = is_level (rb_trace_get_site (trace, site)) ? measure_depth (trace, site) : 0;

      if (site_depth > depth)
        {
          deepest = site;
          depth = site_depth;
        }
    }

  for (; depth >= RB_DEPTH_LEVELS_MIN && deepest != 0; deepest = rb_trace_get_site (trace, deepest)->function)
    {
      RbDepthLevel level = { deepest, 0, FALSE };

      if (is_level (rb_trace_get_site (trace, deepest)))
        g_array_prepend_val (levels, level);
    }

  return levels;
}

/* Finds the innermost level around a site, or NULL. */
static RbDepthLevel *
find_level (GArray  *levels,
            RbTrace *trace,
            guint    site)
{
  for (; site != 0; site = rb_trace_get_site (trace, site)->function)
    for (guint i = 0; i < levels->len; i++)
      if (g_array_index (levels, RbDepthLevel, i).site == site)
        return &g_array_index (levels, RbDepthLevel, i);

  return NULL;
}

/**
 * rb_depth_levels_update:
 * @levels: (element-type RbDepthLevel): the levels of the machine's run
 * @machine: the state to show
 *
 * Updates which callbacks the levels are, and which level runs.
 */
void
rb_depth_levels_update (GArray    *levels,
                        RbMachine *machine)
{
  RbTrace *trace = rb_machine_get_trace (machine);
  const RbCallback *callbacks;
  guint n_callbacks;
  RbDepthLevel *running;

  if (levels->len == 0)
    return;

  callbacks = rb_machine_get_callbacks (machine, &n_callbacks);
  for (guint i = 0; i < levels->len; i++)
    {
      RbDepthLevel *level = &g_array_index (levels, RbDepthLevel, i);

      level->runs = FALSE;
      level->callback = 0;
      for (guint j = n_callbacks; j > 0 && level->callback == 0; j--)
        if (callbacks[j - 1].function == level->site)
          level->callback = callbacks[j - 1].callback;
    }

  running = find_level (levels, trace, rb_machine_get_current_site (machine));
  if (running != NULL)
    running->runs = TRUE;
}
