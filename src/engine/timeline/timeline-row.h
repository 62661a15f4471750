/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/timeline/timeline-bar.h"
#include "engine/timeline/timeline-scale.h"

G_BEGIN_DECLS

typedef struct _RbTimelineLevels RbTimelineLevels;

/*
 * RbTimelineRow:
 * @bars: bars that do not overlap, in their order; only the last one may be open
 * @n_bars: the number of bars
 * @n_allocated: the number of bars that there is room for
 * @levels: (nullable): the groups of bars
 *
 * One row of a lane. The bars are the leaves of a tree: four neighbours are a group, four groups are a group of the
 * next level. For each group, only the width of its widest bar or gap is kept. If this width is below a pixel, the
 * group is drawn as one rectangle, and its bars are not read. The groups of a level are numbered in order, so the tree
 * needs no pointers.
 */
typedef struct
{
  RbTimelineBar *bars;
  guint n_bars;
  guint n_allocated;
  RbTimelineLevels *levels;
} RbTimelineRow;

void  rb_timeline_row_clear    (RbTimelineRow            *self);
void  rb_timeline_row_start    (RbTimelineRow            *self,
                                const RbTimelineBar      *bar);
void  rb_timeline_row_end      (RbTimelineRow            *self,
                                guint32                   record);
void  rb_timeline_row_group    (RbTimelineRow            *self,
                                const RbTimelinePlayback *playback,
                                guint32                   settled);
guint rb_timeline_row_query    (const RbTimelineRow      *self,
                                const RbTimelineScale    *scale,
                                double                    from,
                                double                    to,
                                double                    pixel,
                                GArray                   *spans);
gsize rb_timeline_row_get_size (const RbTimelineRow      *self);

G_END_DECLS
