/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/timeline/pace.h"

/* How long a person watches a moment. The player waits that long before it goes on, and the axis of the timeline makes
 * the moment that long. */

/* A moment takes one beat of playback time, and a wait takes one beat for each BEAT_OF_WAIT of engine time; in µs. */
#define BEAT 600000
#define BEAT_OF_WAIT 250000
#define MIN_BEATS_OF_WAIT 2.0
#define MAX_BEATS_OF_WAIT 10.0

/* Other requests may be answered before the one that the loop is blocked by. */
static gint64
find_next_due (const RbPending *pending,
               guint            n_pending)
{
  gint64 next = G_MAXINT64;

  for (guint i = 0; i < n_pending; i++)
    if (pending[i].timer != RB_TIMER_IMMEDIATE)
      next = MIN (next, pending[i].due);

  return next;
}

/**
 * rb_pace_find_wait:
 * @trace: the trace of a run
 * @end: the number of records up to the end of a moment
 * @is_blocked: whether the event loop is blocked at the end of the moment
 * @pending: (array length=n_pending): the requests under way there; used only where the trace does not tell yet what
 *   the loop was waiting for
 * @n_pending: how many there are
 *
 * Finds how long the event loop waits in a moment because it is idle or blocked.
 *
 * Returns: the wait, in µs of engine time; 0 if the loop does not wait
 */
gint64
rb_pace_find_wait (RbTrace         *trace,
                   guint            end,
                   gboolean         is_blocked,
                   const RbPending *pending,
                   guint            n_pending)
{
  RbRecord last;
  gint64 next;

  g_return_val_if_fail (RB_IS_TRACE (trace), 0);
  g_return_val_if_fail (end <= rb_trace_get_n_records (trace), 0);

  if (end == 0)
    return 0;

  last = rb_trace_get_record (trace, end - 1);
  if (last.kind == RB_RECORD_IDLE)
    return rb_record_join_words (last.a, last.b);
  if (!is_blocked)
    return 0;

  if (end < rb_trace_get_n_records (trace))
    {
      RbRecord after = rb_trace_get_record (trace, end);

      /* Any other record ended the run during the wait, so the trace does not tell how long the wait would be. */
      if (after.kind == RB_RECORD_LOOKUP_ANSWER || after.kind == RB_RECORD_TIMER_FIRED)
        return MAX (after.time - last.time, 0);
    }

  next = find_next_due (pending, n_pending);

  return next < G_MAXINT64 ? MAX (next - last.time, 0) : 0;
}

/**
 * rb_pace_get_duration:
 * @wait: how much engine time passes in a moment, in µs, as rb_pace_find_wait() says
 *
 * Gets how long a moment is watched at speed 1.
 *
 * Returns: the duration, in µs of playback time; never 0
 */
gint64
rb_pace_get_duration (gint64 wait)
{
  if (wait <= 0)
    return BEAT;

  return (gint64) (CLAMP ((double) wait / BEAT_OF_WAIT, MIN_BEATS_OF_WAIT, MAX_BEATS_OF_WAIT) * BEAT);
}
