/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/beat.h"

static void
timeout_cb (gpointer data)
{
  RbBeat *self = data;

  self->source = 0;
  self->progress = 1;
  self->func (self->data);
}

/*
 * rb_beat_start:
 * @self: a beat
 * @progress: how much of the moment has gone by already, from 0 to 1
 * @duration: how long all of the moment lasts, in µs of playback time
 * @func: what to call when the moment is over
 * @data: what to call it with
 *
 * Plays a moment, with a source in the main context. The caller must hold the beat before it frees @self or @data.
 */
void
rb_beat_start (RbBeat          *self,
               double           progress,
               double           duration,
               GSourceOnceFunc  func,
               gpointer         data)
{
  double rest = (1 - progress) * duration / 1000;

  rb_beat_set_progress (self, progress);
  self->since = g_get_monotonic_time ();
  self->duration = duration;
  self->func = func;
  self->data = data;
  self->source = g_timeout_add_once ((guint) (rest + 0.5), timeout_cb, self);
}

/*
 * rb_beat_hold:
 * @self: a beat
 *
 * Stops the beat at its current progress.
 */
void
rb_beat_hold (RbBeat *self)
{
  rb_beat_set_progress (self, rb_beat_get_progress (self));
}

/*
 * rb_beat_set_progress:
 * @self: a beat
 * @progress: from 0 to 1
 *
 * Stops the beat at a given progress.
 */
void
rb_beat_set_progress (RbBeat *self,
                      double  progress)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->progress = progress;
}

/*
 * rb_beat_get_progress:
 * @self: a beat
 *
 * Returns: how much of the moment has gone by, from 0 to 1
 */
double
rb_beat_get_progress (const RbBeat *self)
{
  if (self->source == 0)
    return self->progress;

  return MIN (self->progress + (g_get_monotonic_time () - self->since) / self->duration, 1);
}

/*
 * rb_beat_is_running:
 * @self: a beat
 *
 * Returns: whether the moment is played
 */
gboolean
rb_beat_is_running (const RbBeat *self)
{
  return self->source != 0;
}
