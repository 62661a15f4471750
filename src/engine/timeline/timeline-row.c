/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/timeline/timeline-row.h"

/* A group has 4 members, so the group of a bar in level n is the number of the bar, shifted right by 2 n. */
#define GROUP_BITS 2
#define GROUP (1u << GROUP_BITS)
#define MAX_LEVELS 15

/* Level n is at index n - 1: for each complete group, the width of its widest bar or gap, in µs of playback time. */
struct _RbTimelineLevels
{
  GArray *widest[MAX_LEVELS];
};

#define WIDEST(self, level, group) g_array_index ((self)->levels->widest[(level) - 1], gint64, (group))

/* --- Bars --- */

/*
 * rb_timeline_row_clear:
 * @self: a row
 *
 * Frees what @self holds.
 */
void
rb_timeline_row_clear (RbTimelineRow *self)
{
  for (guint i = 0; self->levels != NULL && i < MAX_LEVELS; i++)
    g_clear_pointer (&self->levels->widest[i], g_array_unref);
  g_clear_pointer (&self->levels, g_free);
  g_clear_pointer (&self->bars, g_free);
}

/*
 * rb_timeline_row_start:
 * @self: a row in which no bar is open
 * @bar: a bar that begins
 *
 * Adds a bar. Most rows of a large lane have few bars, so there is room for one at first.
 */
void
rb_timeline_row_start (RbTimelineRow       *self,
                       const RbTimelineBar *bar)
{
  if (self->n_bars == self->n_allocated)
    {
      self->n_allocated = MAX (self->n_allocated + self->n_allocated / 2, self->n_allocated + 1);
      self->bars = g_renew (RbTimelineBar, self->bars, self->n_allocated);
    }
  self->bars[self->n_bars++] = *bar;
}

/*
 * rb_timeline_row_end:
 * @self: a row whose last bar is open
 * @record: the record that the bar ends with
 *
 * Ends the last bar.
 */
void
rb_timeline_row_end (RbTimelineRow *self,
                     guint32        record)
{
  self->bars[self->n_bars - 1].end = record;
}

/*
 * rb_timeline_row_get_size:
 * @self: a row
 *
 * Returns: how much memory the row takes, in bytes
 */
gsize
rb_timeline_row_get_size (const RbTimelineRow *self)
{
  gsize size = sizeof *self + self->n_allocated * sizeof (RbTimelineBar);

  if (self->levels == NULL)
    return size;

  size += sizeof *self->levels;
  for (guint i = 0; i < MAX_LEVELS; i++)
    size += self->levels->widest[i] != NULL ? self->levels->widest[i]->len * sizeof (gint64) : 0;

  return size;
}

/* --- Groups --- */

static gint64
get_start (const RbTimelinePlayback *playback,
           guint32                   record)
{
  return rb_timeline_playback_get_start (playback, rb_timeline_playback_find_moment (playback, record));
}

static guint
count_groups (const RbTimelineRow *self,
              guint                level)
{
  if (level == 0)
    return self->n_bars;
  if (self->levels == NULL || level > MAX_LEVELS || self->levels->widest[level - 1] == NULL)
    return 0;

  return self->levels->widest[level - 1]->len;
}

/* The width of the widest bar or gap within a member of a group. The gap before the member counts as well, unless the
 * member is the first one of its group. */
static gint64
measure_member (const RbTimelineRow      *self,
                const RbTimelinePlayback *playback,
                guint                     level,
                guint                     member,
                gboolean                  is_first)
{
  guint bar = member << GROUP_BITS * level;
  gint64 start = get_start (playback, self->bars[bar].begin);
  gint64 widest = level > 0 ? WIDEST (self, level, member) : get_start (playback, self->bars[bar].end) - start;

  return is_first ? widest : MAX (widest, start - get_start (playback, self->bars[bar - 1].end));
}

static void
add_group (RbTimelineRow            *self,
           const RbTimelinePlayback *playback,
           guint                     level)
{
  guint first = count_groups (self, level) << GROUP_BITS;
  gint64 widest = 0;

  for (guint i = first; i < first + GROUP; i++)
    widest = MAX (widest, measure_member (self, playback, level - 1, i, i == first));

  if (self->levels == NULL)
    self->levels = g_new0 (RbTimelineLevels, 1);
  if (self->levels->widest[level - 1] == NULL)
    self->levels->widest[level - 1] = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->levels->widest[level - 1], widest);
}

/* Whether one more group is complete, and the places of its bars will not change. */
static gboolean
can_group (const RbTimelineRow *self,
           guint                level,
           guint32              settled)
{
  guint last = ((count_groups (self, level) + 1) << GROUP_BITS) - 1;

  if (last >= count_groups (self, level - 1))
    return FALSE;

  return level > 1 || self->bars[last].end < settled;
}

/*
 * rb_timeline_row_group:
 * @self: a row
 * @playback: when the moments of the run are shown
 * @settled: the record that the last moment starts with; records from there on may still become part of a later moment
 *
 * Groups the bars that have not been grouped yet, as far as possible.
 */
void
rb_timeline_row_group (RbTimelineRow            *self,
                       const RbTimelinePlayback *playback,
                       guint32                   settled)
{
  for (guint level = 1; level <= MAX_LEVELS && can_group (self, level, settled); level++)
    while (can_group (self, level, settled))
      add_group (self, playback, level);
}

/* --- Queries --- */

typedef struct
{
  const RbTimelineRow *row;
  const RbTimelineScale *scale;
  double from;
  double to;
  double pixel;

  GArray *spans;
  gboolean can_merge; /* whether the last span may be merged with a narrow neighbour */
  guint n_visited;
} Query;

static void
add_span (Query    *query,
          guint     first,
          guint     last,
          double    start,
          double    end,
          gboolean  is_narrow)
{
  RbTimelineSpan span = { query->row->bars[first], last - first + 1, start, end };
  RbTimelineSpan *before;

  span.bar.end = query->row->bars[last].end;
  if (span.n_bars > 1)
    span.bar.callback = 0;

  if (!query->can_merge || !is_narrow)
    {
      g_array_append_val (query->spans, span);
      query->can_merge = is_narrow;
      return;
    }

  before = &g_array_index (query->spans, RbTimelineSpan, query->spans->len - 1);
  if (start - before->end >= query->pixel)
    {
      g_array_append_val (query->spans, span);
      return;
    }

  before->bar.end = span.bar.end;
  before->bar.callback = 0;
  before->n_bars += span.n_bars;
  before->end = end;
}

/* An axis of two runs may stretch a group. In the worst case, all of the additional length belongs to the widest bar or
 * gap. */
static gboolean
is_dense (const Query *query,
          guint        level,
          guint        group,
          gint64       length,
          double       shown)
{
  if (level == 0 || group >= count_groups (query->row, level))
    return FALSE;

  return WIDEST (query->row, level, group) + MAX (shown - length, 0) < query->pixel;
}

static void
visit (Query *query,
       guint  level,
       guint  group)
{
  const RbTimelineRow *row = query->row;
  const RbTimelinePlayback *playback = query->scale->playback;
  guint first = group << GROUP_BITS * level;
  guint last = MIN (first + (1u << GROUP_BITS * level), row->n_bars) - 1;
  guint begin = rb_timeline_playback_find_moment (playback, row->bars[first].begin);
  double from = rb_timeline_scale_get_x (query->scale, begin);
  gint64 length = 0;
  guint end;
  double to;

  query->n_visited++;
  if (from > query->to)
    return;

  end = row->bars[last].end == RB_TIMELINE_OPEN ? playback->starts->len
                                                : rb_timeline_playback_find_moment (playback, row->bars[last].end);
  to = rb_timeline_scale_get_x (query->scale, end);
  if (to < query->from)
    return;

  if (end < playback->starts->len)
    length = rb_timeline_playback_get_start (playback, end) - rb_timeline_playback_get_start (playback, begin);

  if (to - from < query->pixel || is_dense (query, level, group, length, to - from))
    add_span (query, first, last, from, to, TRUE);
  else if (level == 0)
    add_span (query, first, last, from, to, FALSE);
  else
    for (guint i = group * GROUP; i < (group + 1) * GROUP && i << GROUP_BITS * (level - 1) < row->n_bars; i++)
      visit (query, level - 1, i);
}

/*
 * rb_timeline_row_query:
 * @self: a row
 * @scale: how the axis places the moments of the run
 * @from: the first place that is visible, in µs
 * @to: the last one
 * @pixel: how much of the axis is one pixel, in µs
 * @spans: RbTimelineSpan: where to add what is to be drawn
 *
 * Finds what is visible. The members of a group are not read if the group is narrower than a pixel, or if all its bars
 * and gaps are. The groups of a level do not overlap, so each level has at most one group per visible pixel whose
 * members are read.
 *
 * Returns: how many bars and groups were looked at
 */
guint
rb_timeline_row_query (const RbTimelineRow   *self,
                       const RbTimelineScale *scale,
                       double                 from,
                       double                 to,
                       double                 pixel,
                       GArray                *spans)
{
  Query query = { .row = self, .scale = scale, .from = from, .to = to, .pixel = pixel, .spans = spans };
  guint level = 0;

  if (self->n_bars == 0 || scale->playback->starts->len == 0)
    return 0;

  while (self->n_bars > (guint64) 1 << GROUP_BITS * level)
    level++;
  visit (&query, level, 0);

  return query.n_visited;
}
