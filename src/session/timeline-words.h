/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/timeline/timeline-axis.h"

G_BEGIN_DECLS

/* The words of a timeline: what stands on a bar, and the sentence that explains it. */

char *rb_timeline_words_dup_time  (gint64                time);
char *rb_timeline_words_dup_label (RbTrace              *trace,
                                   RbLane                lane,
                                   const RbTimelineBar  *bar);
char *rb_timeline_words_dup_short (RbTrace              *trace,
                                   RbLane                lane,
                                   const RbTimelineBar  *bar);
char *rb_timeline_words_explain   (RbTimeline           *timeline,
                                   RbLane                lane,
                                   const RbTimelineSpan *span);

G_END_DECLS
