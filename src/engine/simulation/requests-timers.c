/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/requests-private.h"

#include "engine/runner-client/runner-error.h"

/* Timers: those that wait on the clock, and immediates, which wait for an empty task queue. */

void
rb_requests_timer_fired_cb (guint    number,
                            gpointer user_data)
{
  RbRequests *self = user_data;
  const RbRequest *request = rb_requests_find (self, number);

  rb_requests_append (self, (RbRecord){ .kind = RB_RECORD_TIMER_FIRED, .a = request->number, .b = request->callback });
  self->queue (request, self->user_data);
  rb_requests_end_delivery (self);
}

void
rb_requests_arm_timer (RbRequests      *self,
                       const RbRequest *request,
                       guint            delay)
{
  rb_clock_set_timer (self->clock, request->number, request->cancellable, (gint64) delay * 1000);
  rb_requests_append (self, (RbRecord){ .kind = RB_RECORD_TIMER_SET,
                                        .a = request->number,
                                        .b = request->callback,
                                        .c = delay,
                                        .d = request->interval > 0 ? RB_TIMER_INTERVAL : RB_TIMER_TIMEOUT });
}

static void
add_immediate (RbRequests      *self,
                const RbRequest *request)
{
  g_queue_push_tail (&self->immediates, GUINT_TO_POINTER (request->number));
  rb_requests_append (self, (RbRecord){ .kind = RB_RECORD_TIMER_SET,
                                        .a = request->number,
                                        .b = request->callback,
                                        .d = RB_TIMER_IMMEDIATE });
}

/**
 * rb_requests_has_immediates:
 * @self: the requests
 *
 * Tells whether an immediate is waiting.
 *
 * Returns: whether an immediate is waiting
 */
gboolean
rb_requests_has_immediates (RbRequests *self)
{
  g_return_val_if_fail (RB_IS_REQUESTS (self), FALSE);

  return !g_queue_is_empty (&self->immediates);
}

/**
 * rb_requests_queue_immediates:
 * @self: the requests
 *
 * Queues the callback of every immediate that is waiting. An immediate that is set while these callbacks run waits for
 * the next call.
 */
void
rb_requests_queue_immediates (RbRequests *self)
{
  g_return_if_fail (RB_IS_REQUESTS (self));

  while (!g_queue_is_empty (&self->immediates))
    {
      guint number = GPOINTER_TO_UINT (g_queue_pop_head (&self->immediates));

      self->queue (rb_requests_find (self, number), self->user_data);
    }
}

/**
 * rb_requests_set_timer:
 * @self: the requests
 * @record: a runner's TIMER_SET
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Starts a timer, or adds an immediate to those that wait.
 *
 * Returns: whether the record is valid
 */
gboolean
rb_requests_set_timer (RbRequests          *self,
                       const RbRecord      *record,
                       GError             **error)
{
  guint delay = record->c;
  RbTimerKind kind = record->d;
  RbRequest *request;

  g_return_val_if_fail (RB_IS_REQUESTS (self), FALSE);

  if ((delay == 0) != (kind == RB_TIMER_IMMEDIATE) || delay > G_MAXINT32)
    return rb_runner_error_refuse (error, "a timer with an impossible delay");
  request = rb_requests_add (self, record, error);
  if (request == NULL)
    return FALSE;

  request->is_timer = TRUE;
  request->interval = kind == RB_TIMER_INTERVAL ? delay : 0;
  request->is_immediate = kind == RB_TIMER_IMMEDIATE;
  if (request->is_immediate)
    add_immediate (self, request);
  else
    rb_requests_arm_timer (self, request, delay);

  return TRUE;
}

/**
 * rb_requests_clear_timer:
 * @self: the requests
 * @record: a runner's TIMER_CLEAR
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Ends a timer. If its callback is already in the task queue, the caller removes it from the queue (HTML Standard,
 * clearTimeout). A program may clear a timer that is over.
 *
 * Returns: whether the record is valid
 */
gboolean
rb_requests_clear_timer (RbRequests          *self,
                         const RbRecord      *record,
                         GError             **error)
{
  RbRequest *request;

  g_return_val_if_fail (RB_IS_REQUESTS (self), FALSE);

  request = rb_requests_find (self, record->a);
  if (request == NULL)
    return record->a <= self->n_requests || rb_runner_error_refuse (error, "a timer that was never set");
  if (!request->is_timer)
    return rb_runner_error_refuse (error, "a lookup cleared as a timer");

  rb_requests_append (self, (RbRecord){ .kind = RB_RECORD_TIMER_CLEAR, .a = request->number });
  g_cancellable_cancel (request->cancellable);
  if (request->is_immediate)
    g_queue_remove (&self->immediates, GUINT_TO_POINTER (request->number));
  rb_requests_forget (self, request->number);

  return TRUE;
}
