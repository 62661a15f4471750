/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/timeline/timeline-lanes.h"
#include "ui/timeline/timeline-viewport.h"

G_BEGIN_DECLS

/*
 * RbTimelineScene:
 * @runs: what is shown
 * @viewport: which part of the axis
 * @lanes: where each row is
 * @thin: whether it is the version of one or two rows
 * @em: the size of the type, in pixels
 * @left: where the axis begins, in pixels
 * @width: how wide it is
 *
 * Everything that the parts of the timeline view need to know of each other.
 */
typedef struct
{
  RbShownRuns runs;
  RbTimelineViewport viewport;
  RbTimelineLanes lanes;
  gboolean thin;
  double em;
  double left;
  double width;
} RbTimelineScene;

/* A bar, and where it is drawn. */
typedef struct
{
  guint run;
  RbLane lane;
  RbTimelineSpan span;
  double x;
  double y;
  double width;
  double height;
} RbTimelineShape;

void     rb_timeline_scene_init         (RbTimelineScene       *self);
void     rb_timeline_scene_clear        (RbTimelineScene       *self);
double   rb_timeline_scene_get_px       (const RbTimelineScene *self,
                                         double                 x);
double   rb_timeline_scene_get_x        (const RbTimelineScene *self,
                                         double                 px);
double   rb_timeline_scene_get_playhead (const RbTimelineScene *self,
                                         guint                  run);
void     rb_timeline_scene_list         (const RbTimelineScene *self,
                                         const RbRowPlace      *row,
                                         double                 from,
                                         double                 to,
                                         GArray                *shapes);
gboolean rb_timeline_scene_find         (const RbTimelineScene *self,
                                         double                 px,
                                         double                 py,
                                         RbTimelineShape       *ret_shape);
char    *rb_timeline_scene_explain      (const RbTimelineScene *self,
                                         const RbTimelineShape *shape);

G_END_DECLS
