/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/timeline/timeline-chart.h"

G_BEGIN_DECLS

#define RB_TYPE_TIMELINE_BAR_LIST (rb_timeline_bar_list_get_type ())

/* The bars of a chart as a list that a screen reader reads, and that keys go through. It lies over the chart. */
G_DECLARE_FINAL_TYPE (RbTimelineBarList, rb_timeline_bar_list, RB, TIMELINE_BAR_LIST, GtkWidget)

void rb_timeline_bar_list_set_chart (RbTimelineBarList *self,
                                     RbTimelineChart   *chart);
void rb_timeline_bar_list_update    (RbTimelineBarList *self);

G_END_DECLS
