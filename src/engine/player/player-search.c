/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/player-search.h"

/*
 * rb_player_find_wait:
 * @machine: a machine at the end of a moment
 *
 * The loop waits when it is idle, and when it is blocked. While it is blocked, other lookups may be answered before the
 * one that it waits for.
 *
 * Returns: how much engine time passes before anything else happens, in µs; 0 if the loop does not wait
 */
gint64
rb_player_find_wait (RbMachine *machine)
{
  guint position = rb_machine_get_position (machine);
  guint n_pending;
  const RbPending *pending;
  RbRecord last;
  gint64 next = G_MAXINT64;

  if (position == 0)
    return 0;

  last = rb_trace_get_record (rb_machine_get_trace (machine), position - 1);
  if (last.kind == RB_RECORD_IDLE)
    return last.a | (gint64) last.b << 32;
  if (rb_machine_get_loop_state (machine) != RB_LOOP_BLOCKED)
    return 0;

  pending = rb_machine_get_pending (machine, &n_pending);
  for (guint i = 0; i < n_pending; i++)
    if (pending[i].timer != RB_TIMER_IMMEDIATE)
      next = MIN (next, pending[i].due);

  return next < G_MAXINT64 ? MAX (next - rb_machine_get_time (machine), 0) : 0;
}
