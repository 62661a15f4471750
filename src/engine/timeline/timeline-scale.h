/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/timeline/timeline-playback.h"

G_BEGIN_DECLS

/*
 * RbTimelineScale:
 * @playback: when the moments of the run are shown
 * @placed: where the first moments start on the axis
 * @n_placed: the number of elements in @placed
 * @offset: what is added to the playback time of each later moment to get its place on the axis
 * @end: where the last moment ends
 *
 * How an axis places the moments of one run. It is valid until a timeline on the axis grows.
 */
typedef struct
{
  const RbTimelinePlayback *playback;
  const double *placed;
  guint n_placed;
  double offset;
  double end;
} RbTimelineScale;

/*
 * rb_timeline_scale_get_x:
 * @self: a scale
 * @moment: a moment of the run; the number of moments stands for the end of the last one
 *
 * Returns: where the moment starts, in µs
 */
static inline double
rb_timeline_scale_get_x (const RbTimelineScale *self,
                         guint                  moment)
{
  if (moment < self->n_placed)
    return self->placed[moment];
  if (moment >= self->playback->starts->len)
    return self->end;

  return self->offset + (double) rb_timeline_playback_get_start (self->playback, moment);
}

G_END_DECLS
