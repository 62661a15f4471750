/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "tests/engine/player/player-fixture.h"
#include "ui/timeline/timeline-chart.h"
#include "ui/timeline/timeline-view.h"

G_BEGIN_DECLS

/* A program that asks twice, the second time in the callback of the first. Its lookups take 1.5 s. */
#define NESTED \
  "database.getUserById(1, (user) => {\n" \
  "  database.getUserById(1, (again) => {\n" \
  "    console.log(again);\n" \
  "  });\n" \
  "});\n" \
  "console.log(\"meanwhile\");\n"

/* A timeline in a window. It shows a run that is over, at its last moment. */
typedef struct
{
  Fixture run;
  GtkWindow *window;
  RbTimelineView *view;
  RbTimelineChart *chart;
  const RbTimelineScene *scene;
} TimelineWindow;

void     timeline_window_set_up    (TimelineWindow  *self,
                                    gconstpointer    source);
void     timeline_window_tear_down (TimelineWindow  *self,
                                    gconstpointer    source);

/* Waits until everything that has happened is shown. */
void     timeline_window_settle    (TimelineWindow  *self);
/* Goes to a moment, and waits until it is shown. */
void     timeline_window_go        (TimelineWindow  *self,
                                    guint            moment);
/* Finds a bar by its lane and its number in it. */
gboolean timeline_window_find      (TimelineWindow  *self,
                                    guint            run,
                                    RbLane           lane,
                                    guint            number,
                                    RbTimelineShape *ret_shape);
/* Emits a signal of the event controller of a type. */
#define timeline_window_emit(self, type, ...) \
  g_signal_emit_by_name (timeline_window_get_controller ((self), (type)), __VA_ARGS__)
gpointer timeline_window_get_controller (TimelineWindow *self,
                                         GType           type);
void     timeline_window_press     (TimelineWindow  *self,
                                    guint            key);

#define add_timeline(path, program, func) \
  g_test_add (path, TimelineWindow, program, timeline_window_set_up, func, timeline_window_tear_down)

G_END_DECLS
