/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/outcome.h"

/**
 * rb_outcome_find_place: (skip)
 * @trace: a trace with a source
 * @site: one of its sites
 *
 * Finds the place of a site, to report where a run ended.
 *
 * Returns: the place of the site; all members are 0 for the main script, which has no single place
 */
RbPlace
rb_outcome_find_place (RbTrace *trace,
                       guint    site)
{
  const RbSite *found = rb_trace_get_site (trace, site);
  const char *source = rb_trace_get_source (trace);
  const char *start, *line;

  if (site == 0 || found == NULL)
    return (RbPlace){ 0 };

  start = g_utf8_offset_to_pointer (source, found->start);
  for (line = start; line > source && line[-1] != '\n'; line--)
    continue;
  return (RbPlace){
    .line = found->line,
    .column = (guint) g_utf8_pointer_to_offset (line, start) + 1,
    .start = found->start,
    .end = found->end,
  };
}
