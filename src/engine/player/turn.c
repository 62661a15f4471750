/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/turn.h"

/* A turn of an event loop that somebody started. */
typedef struct
{
  GWeakRef owner;
  RbTurnFunc func;
} Turn;

static void
turned_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  RbEventLoop *event_loop = RB_EVENT_LOOP (source);
  g_autofree Turn *turn = user_data;
  g_autoptr (GObject) owner = g_weak_ref_get (&turn->owner);

  g_weak_ref_clear (&turn->owner);
  rb_event_loop_turn_finish (event_loop, result, NULL);
  if (owner != NULL)
    turn->func (owner, event_loop);
}

/*
 * rb_turn_start:
 * @event_loop: an event loop that is not in a turn
 * @owner: (type GObject): who starts the turn
 * @func: what to call when the turn is over, unless the owner has been freed by then
 *
 * Lets an event loop take a turn, and does not keep the owner alive.
 */
void
rb_turn_start (RbEventLoop *event_loop,
               gpointer     owner,
               RbTurnFunc   func)
{
  Turn *turn = g_new0 (Turn, 1);

  g_weak_ref_init (&turn->owner, owner);
  turn->func = func;
  rb_event_loop_turn_async (event_loop, NULL, turned_cb, turn);
}
