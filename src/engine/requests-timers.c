/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/requests-private.h"

#include "engine/runner-error.h"

/* The timers that the program sets, and how they ring. */

static void
timer_fired_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (RbWaiter) waiter = user_data;
  g_autoptr (RbRequests) self = g_weak_ref_get (&waiter->requests);
  RbRequest *request;

  if (self == NULL || !g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  request = rb_requests_find (self, waiter->number);
  rb_requests_append (self, (RbRecord){ .kind = RB_RECORD_TIMER_FIRED, .a = request->number, .b = request->callback });
  rb_requests_queue_task (self, request, g_variant_new ("a(us)", NULL));
  rb_requests_end_delivery (self);
}

void
rb_requests_arm_timer (RbRequests      *self,
                       const RbRequest *request,
                       guint            delay)
{
  g_autoptr (GTask) task = g_task_new (NULL, request->cancellable, timer_fired_cb,
                                       rb_waiter_new (self, request->number));

  g_task_set_source_tag (task, rb_requests_arm_timer);
  rb_clock_schedule (self->clock, task, (gint64) delay * 1000);
  rb_requests_append (self, (RbRecord){ .kind = RB_RECORD_TIMER_SET,
                                        .a = request->number,
                                        .b = request->callback,
                                        .c = delay,
                                        .d = request->interval > 0 });
}

/**
 * rb_requests_set_timer:
 * @self: the requests
 * @record: a runner's TIMER_SET
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Starts a timer.
 *
 * Returns: whether the record could be true
 */
gboolean
rb_requests_set_timer (RbRequests          *self,
                       const RbWireRecord  *record,
                       GError             **error)
{
  guint delay = record->record.c;
  RbRequest *request;

  g_return_val_if_fail (RB_IS_REQUESTS (self), FALSE);

  if (delay < 1 || delay > G_MAXINT32 || record->record.d > 1 || record->record.b == 0)
    return rb_runner_error_refuse (error, "a timer that cannot be");
  request = rb_requests_add (self, &record->record, error);
  if (request == NULL)
    return FALSE;

  request->is_timer = TRUE;
  request->interval = record->record.d != 0 ? delay : 0;
  rb_requests_arm_timer (self, request, delay);
  return TRUE;
}

static void
unqueue (RbRequests *self,
         guint       number)
{
  for (GList *item = self->tasks->head; item != NULL; item = item->next)
    {
      RbTask *task = item->data;

      if (task->request != number)
        continue;
      g_queue_delete_link (self->tasks, item);
      rb_task_free (task);
      return;
    }
}

/**
 * rb_requests_clear_timer:
 * @self: the requests
 * @record: a runner's TIMER_CLEAR
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Ends a timer, also if it has fired and its task has not run yet (HTML Standard, clearTimeout). Clearing what is no
 * timer any more is no mistake.
 *
 * Returns: whether the record could be true
 */
gboolean
rb_requests_clear_timer (RbRequests          *self,
                         const RbWireRecord  *record,
                         GError             **error)
{
  RbRequest *request;

  g_return_val_if_fail (RB_IS_REQUESTS (self), FALSE);

  request = rb_requests_find (self, record->record.a);
  if (request == NULL)
    return record->record.a <= self->n_requests || rb_runner_error_refuse (error, "a timer that was never set");
  if (!request->is_timer)
    return rb_runner_error_refuse (error, "a lookup that is cleared");

  rb_requests_append (self, (RbRecord){ .kind = RB_RECORD_TIMER_CLEAR, .a = request->number });
  g_cancellable_cancel (request->cancellable);
  unqueue (self, request->number);
  rb_requests_forget (self, request->number);
  return TRUE;
}

/**
 * rb_requests_is_interval:
 * @self: the requests
 * @request: a request's number
 *
 * Returns: whether it will ring again
 */
gboolean
rb_requests_is_interval (RbRequests *self,
                         guint       request)
{
  const RbRequest *found;

  g_return_val_if_fail (RB_IS_REQUESTS (self), FALSE);

  found = rb_requests_find (self, request);
  return found != NULL && found->interval > 0;
}
