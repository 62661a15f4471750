/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/timeline/timeline-bar.h"

G_BEGIN_DECLS

/*
 * RbTimelineSpans:
 * @order: (element-type RbTimelineSpan): the spans that are open, the oldest first
 * @by_key: key -> the oldest open span that has it
 * @free_rows: the rows in which no span is open, in order
 * @n_rows: how many rows have been used so far
 *
 * The open bars of a lane whose bars overlap. Each begins in the first row that is free, so a lane has as many rows as
 * bars were ever open at the same time. A bar is found by its key, the number of its request or microtask.
 */
typedef struct
{
  GQueue order;
  GHashTable *by_key;
  GTree *free_rows;
  guint n_rows;
} RbTimelineSpans;

void     rb_timeline_spans_init  (RbTimelineSpans     *self);
void     rb_timeline_spans_clear (RbTimelineSpans     *self);
guint    rb_timeline_spans_start (RbTimelineSpans     *self,
                                  guint32              key,
                                  const RbTimelineBar *bar);
gboolean rb_timeline_spans_has   (RbTimelineSpans     *self,
                                  guint32              key);
gboolean rb_timeline_spans_end   (RbTimelineSpans     *self,
                                  guint32              key,
                                  RbTimelineBar       *ret_bar,
                                  guint               *ret_row);
gboolean rb_timeline_spans_pop   (RbTimelineSpans     *self,
                                  RbTimelineBar       *ret_bar,
                                  guint               *ret_row);

G_END_DECLS
