/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long a frame of the screen is, in µs. A shorter beat could not be seen. */
#define RB_BEAT_FRAME 16667

/*
 * How much of a moment has passed, both while the moment is played and while it stands still.
 *
 * Invariants: if `source` is not 0, the beat runs, and `progress` is the progress at the time `since`. Otherwise the
 * beat stands still at `progress`. A beat that stands still has no source in the main context.
 */
typedef struct
{
  double progress; /* from 0 to 1 */
  gint64 since;    /* monotonic time, in µs */
  double duration; /* of the whole moment, in µs of playback time */
  guint source;
  GSourceOnceFunc func;
  gpointer data;
} RbBeat;

void     rb_beat_start        (RbBeat          *self,
                               double           progress,
                               double           duration,
                               GSourceOnceFunc  func,
                               gpointer         data);
void     rb_beat_hold         (RbBeat          *self);
void     rb_beat_set_progress (RbBeat          *self,
                               double           progress);
double   rb_beat_get_progress (const RbBeat    *self);
gboolean rb_beat_is_running   (const RbBeat    *self);

G_END_DECLS
