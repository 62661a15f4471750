/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "ui/timeline/timeline-scene.h"

G_BEGIN_DECLS

#define RB_TYPE_TIMELINE_CHART (rb_timeline_chart_get_type ())

/* The drawn part of a timeline, and a slider for the moment that is shown. Signals: "bar-activated" (guint run, guint
 * site, guint callback), "changed" (what is in sight has changed). */
G_DECLARE_FINAL_TYPE (RbTimelineChart, rb_timeline_chart, RB, TIMELINE_CHART, GtkWidget)

GtkWidget             *rb_timeline_chart_new       (void);

void                   rb_timeline_chart_set_runs  (RbTimelineChart       *self,
                                                    RbPlayer              *player,
                                                    const char            *title,
                                                    RbPlayer              *other,
                                                    const char            *other_title);
void                   rb_timeline_chart_compare   (RbTimelineChart       *self,
                                                    RbComparison          *comparison);
void                   rb_timeline_chart_set_thin  (RbTimelineChart       *self,
                                                    gboolean               thin);
const RbTimelineScene *rb_timeline_chart_get_scene (RbTimelineChart       *self);
void                   rb_timeline_chart_zoom      (RbTimelineChart       *self,
                                                    double                 factor);
void                   rb_timeline_chart_fit       (RbTimelineChart       *self);
void                   rb_timeline_chart_pan       (RbTimelineChart       *self,
                                                    double                 by);
gboolean               rb_timeline_chart_press_key (RbTimelineChart       *self,
                                                    guint                  key,
                                                    GdkModifierType        modifiers);
void                   rb_timeline_chart_go        (RbTimelineChart       *self,
                                                    const RbTimelineShape *shape);

G_END_DECLS
