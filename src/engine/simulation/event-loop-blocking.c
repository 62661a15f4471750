/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/event-loop-private.h"

/* A lookup that blocks (answers: blocking): the program waits in the middle of its code, and nothing else runs. */

/* The program is blocked on a lookup from now on. The turn ends here, so that the wait is a turn of its own. */
void
rb_event_loop_block_cb (RbEventLoop *self,
                        guint        request)
{
  gint64 now = rb_requests_get_now (self->requests);
  gint64 due = 0;

  if (!rb_requests_is_blocking (self->requests, request, &due))
    {
      rb_event_loop_refuse (self, "a wait for a lookup that does not block");
      return;
    }
  self->runner_state = RUNNER_BLOCKED;
  self->awaited = request;
  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_BLOCKED_START,
                                          .a = request,
                                          .b = due > now ? (guint32) (due - now) : 0 });
  rb_event_loop_end_turn (self);
}

/* The program is blocked. This turn is its wait: other requests that are due meanwhile are queued, and nothing runs. */
void
rb_event_loop_wait_blocked (RbEventLoop *self)
{
  g_autoptr (RbAnswer) answer = rb_requests_take_answer (self->requests);

  if (answer == NULL)
    {
      rb_requests_advance (self->requests, rb_requests_get_next_due (self->requests));
      return;
    }
  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_BLOCKED_END, .a = self->awaited });
  self->awaited = 0;
  self->runner_state = RUNNER_WORKING;
  rb_runner_answer (self->runner, rb_requests_get_now (self->requests), answer->outcome, answer->text);
}
