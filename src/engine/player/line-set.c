/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/line-set.h"

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const guint *one = a;
  const guint *other = b;

  return *one < *other ? -1 : *one > *other;
}

/*
 * rb_line_set_clear:
 * @self: a set of lines
 *
 * Empties the set.
 */
void
rb_line_set_clear (RbLineSet *self)
{
  g_clear_pointer (&self->lines, g_free);
  self->n_lines = 0;
}

/*
 * rb_line_set_set:
 * @self: a set of lines
 * @lines: (array length=n_lines) (nullable): lines, in any order
 * @n_lines: how many
 *
 * Replaces the lines of the set. A line that is named twice is in the set once.
 */
void
rb_line_set_set (RbLineSet   *self,
                 const guint *lines,
                 guint        n_lines)
{
  guint *sorted = g_memdup2 (lines, n_lines * sizeof (guint));
  guint n_sorted = 0;

  if (n_lines > 1)
    qsort (sorted, n_lines, sizeof (guint), compare_lines);
  for (guint i = 0; i < n_lines; i++)
    if (i == 0 || sorted[i] != sorted[n_sorted - 1])
      sorted[n_sorted++] = sorted[i];

  rb_line_set_clear (self);
  self->lines = sorted;
  self->n_lines = n_sorted;
}

/*
 * rb_line_set_contains:
 * @self: a set of lines
 * @line: from 1
 *
 * Gets whether a line is in the set.
 *
 * Returns: whether it is
 */
gboolean
rb_line_set_contains (const RbLineSet *self,
                      guint            line)
{
  return self->n_lines > 0 &&
         bsearch (&line, self->lines, self->n_lines, sizeof (guint), compare_lines) != NULL;
}

/* Whether the code of one of the lines begins: a statement, an iteration of a loop, or a function that is called. */
static gboolean
matches (const RbLineSet *self,
         RbTrace         *trace,
         guint            index)
{
  RbRecord record = rb_trace_get_record (trace, index);
  const RbSite *site;

  if (!rb_record_kind_is_statement (record.kind) && record.kind != RB_RECORD_ENTER)
    return FALSE;

  site = rb_trace_get_site (trace, record.site);

  return site != NULL && rb_line_set_contains (self, site->line);
}

/*
 * rb_line_set_find_next:
 * @self: a set of lines
 * @trace: a trace
 * @from: the first record to look at
 * @until: the record after the last one to look at
 * @ret_record: (out): the index of the record
 *
 * Searches forward for the record at which the code of one of the lines begins.
 *
 * Returns: whether there is one
 */
gboolean
rb_line_set_find_next (const RbLineSet *self,
                       RbTrace         *trace,
                       guint            from,
                       guint            until,
                       guint           *ret_record)
{
  if (self->n_lines == 0)
    return FALSE;

  for (guint i = from; i < until; i++)
    {
      if (matches (self, trace, i))
        {
          *ret_record = i;

          return TRUE;
        }
    }

  return FALSE;
}

/*
 * rb_line_set_matches_moment:
 * @self: a set of lines
 * @trace: a trace
 * @moment: a moment, from 0
 *
 * Gets whether the code of one of the lines begins in a moment.
 *
 * Returns: whether it does
 */
gboolean
rb_line_set_matches_moment (const RbLineSet *self,
                            RbTrace         *trace,
                            guint            moment)
{
  guint record;

  return rb_line_set_find_next (self, trace, rb_trace_get_moment_start (trace, moment),
                                rb_trace_get_moment_start (trace, moment + 1), &record);
}
