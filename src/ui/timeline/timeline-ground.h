/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/timeline/timeline-scene.h"
#include "ui/timeline/timeline-style.h"

G_BEGIN_DECLS

/* Draws what bars are measured against: names, lines, and times. */

double rb_timeline_ground_measure_names (GtkWidget             *widget,
                                         const RbTimelineScene *scene,
                                         RbTimelineStyle       *style);
void   rb_timeline_ground_draw          (GtkWidget             *widget,
                                         GtkSnapshot           *snapshot,
                                         const RbTimelineScene *scene,
                                         RbTimelineStyle       *style);
void   rb_timeline_ground_draw_times    (GtkWidget             *widget,
                                         GtkSnapshot           *snapshot,
                                         const RbTimelineScene *scene,
                                         RbTimelineStyle       *style);
void   rb_timeline_ground_draw_playhead (GtkSnapshot           *snapshot,
                                         const RbTimelineScene *scene,
                                         const RbTimelineStyle *style,
                                         guint                  run);

G_END_DECLS
