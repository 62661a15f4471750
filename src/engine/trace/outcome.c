/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/outcome.h"

#include <glib/gi18n-lib.h>

/**
 * rb_outcome_find_place: (skip)
 * @trace: a trace with a source
 * @site: one of its sites
 *
 * Returns: where the site is; all 0 for the main script, which is everywhere
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

/**
 * rb_outcome_get_limit_message:
 * @limit: a limit
 *
 * Returns: (transfer none): what it means to have passed it, a translated sentence
 */
const char *
rb_outcome_get_limit_message (RbLimit limit)
{
  switch (limit)
    {
    case RB_LIMIT_STATEMENTS:
      return _("The program was stopped: it has executed more statements than a run may have.");
    case RB_LIMIT_MICROTASKS:
      return _("The program was stopped: its microtasks never come to an end.");
    case RB_LIMIT_PENDING:
      return _("The program was stopped: too many lookups and timers are pending.");
    case RB_LIMIT_CONSOLE:
      return _("The program was stopped: it has printed too much.");
    case RB_LIMIT_SILENCE:
      return _("The program was stopped: it has computed for too long without a sign of life.");
    case RB_LIMIT_MEMORY:
      return _("The program was stopped: it takes too much memory.");
    case RB_LIMIT_TIME:
    default:
      return _("The program was stopped: its time is over.");
    }
}
