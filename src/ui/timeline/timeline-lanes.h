/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/timeline/shown-runs.h"

G_BEGIN_DECLS

/**
 * RbTrack:
 * @RB_TRACK_STACK: calls, and stretches in which the program is blocked
 * @RB_TRACK_DATABASE: lookups
 * @RB_TRACK_TIMERS: timers and immediates
 * @RB_TRACK_QUEUE: tasks that are queued
 * @RB_TRACK_PROMISES: promises that are combined, and their parts
 * @RB_TRACK_MICROTASKS: microtasks that are queued
 * @RB_TRACK_CONSOLE: lines of the console
 * @RB_TRACK_WAITING: lookups and timers in the thin timeline
 *
 * What has one name at the left of the timeline.
 */
typedef enum
{
  RB_TRACK_STACK,
  RB_TRACK_DATABASE,
  RB_TRACK_TIMERS,
  RB_TRACK_QUEUE,
  RB_TRACK_PROMISES,
  RB_TRACK_MICROTASKS,
  RB_TRACK_CONSOLE,
  RB_TRACK_WAITING,
  RB_N_TRACKS
} RbTrack;

/* Where a track is, how many of its rows there is no room for, and how many rows there are if they are too thin for
 * words. */
typedef struct
{
  guint run;
  RbTrack track;
  double y;
  double height;
  guint n_hidden;
  guint n_thin;
} RbTrackPlace;

/* Where the bars of one row of a lane are. */
typedef struct
{
  guint run;
  RbLane lane;
  guint row;
  double y;
  double height;
} RbRowPlace;

/*
 * RbTimelineLanes:
 * @tracks: (element-type RbTrackPlace): the tracks, from top to bottom
 * @rows: (element-type RbRowPlace): the rows of their lanes; a blocked stretch comes after the calls that it covers
 * @tops: where each run begins, at its title
 * @firsts: where the first track of each run begins
 * @bottoms: where each run ends
 * @axis: where the times are
 *
 * The vertical places of everything on a timeline. The height of a track depends on which tracks there are, and not on
 * what is in them. So nothing moves while a run plays: more rows become thinner.
 */
typedef struct
{
  GArray *tracks;
  GArray *rows;
  double tops[RB_SHOWN_RUNS_MAX];
  double firsts[RB_SHOWN_RUNS_MAX];
  double bottoms[RB_SHOWN_RUNS_MAX];
  double axis;
} RbTimelineLanes;

const char *rb_track_get_name                  (RbTrack            track);

void        rb_timeline_lanes_init             (RbTimelineLanes   *self);
void        rb_timeline_lanes_clear            (RbTimelineLanes   *self);
double      rb_timeline_lanes_get_words_height (gboolean           thin,
                                                double             em);
double      rb_timeline_lanes_measure          (const RbShownRuns *runs,
                                                gboolean           thin,
                                                double             em,
                                                double            *ret_natural);
void        rb_timeline_lanes_place            (RbTimelineLanes   *self,
                                                const RbShownRuns *runs,
                                                gboolean           thin,
                                                double             em,
                                                double             height);

G_END_DECLS
