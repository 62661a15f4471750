/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/narration/narration.h"

#include <glib/gi18n-lib.h>

#include "engine/trace/unrun.h"

/* The longest list of lines that a sentence names. */
#define MOST_RANGES 3

typedef struct
{
  guint first;
  guint last;
} Range;

/* Lists the lines, and joins those that follow one another. */
static GArray *
list_ranges (GArray *unrun)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (Range));

  for (guint i = 0; i < unrun->len; i++)
    {
      const RbUnrun *stretch = &g_array_index (unrun, RbUnrun, i);
      Range range = { stretch->line, stretch->last_line };
      Range *last = ranges->len > 0 ? &g_array_index (ranges, Range, ranges->len - 1) : NULL;

      if (last != NULL && range.first <= last->last + 1)
        last->last = MAX (last->last, range.last);
      else
        g_array_append_val (ranges, range);
    }

  return ranges;
}

static char *
dup_range (const Range *range)
{
  if (range->first == range->last)
    return g_strdup_printf ("%u", range->first);

  /* Translators: the first and the last of several lines, such as "4–6" */
  return g_strdup_printf (_("%u–%u"), range->first, range->last);
}

/**
 * rb_narration_describe_unrun:
 * @unrun: (element-type RbUnrun): what rb_unrun_find() returned
 *
 * Says which code did not run. A line may have code that ran as well.
 *
 * Returns: (transfer full) (nullable): a translated sentence; %NULL if all code ran
 */
char *
rb_narration_describe_unrun (GArray *unrun)
{
  g_autoptr (GArray) ranges = list_ranges (unrun);
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n_lines = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);
      g_autofree char *text = dup_range (range);

      n_lines += range->last - range->first + 1;
      g_string_append_printf (lines, "%s%s", i > 0 ? ", " : "", text);
    }

  if (n_lines == 0)
    return NULL;
  if (ranges->len > MOST_RANGES)
    return g_strdup_printf (ngettext ("Code on %u line did not run; it is pale.",
                                      "Code on %u lines did not run; it is pale.", n_lines), n_lines);

  /* Translators: %s is a line, or several lines such as "4–6" or "2, 4–6" */
  return g_strdup_printf (ngettext ("Code on line %s did not run.", "Code on lines %s did not run.", n_lines),
                          lines->str);
}
