/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/requests.h"

#include "engine/runner-client/runner-error.h"
#include "engine/simulation/requests-private.h"

/**
 * RbRequests:
 *
 * A request starts with a record of the runner's, waits as a #GTask on the clock, and when its callback comes from the
 * main loop it becomes a task of the event loop's queue, is dropped, or answers the runner that is blocked on it.
 *
 * An immediate does not wait for the clock, but in a list, for the task queue to be empty.
 *
 * One request is delivered at a time, and the event loop stands still until its "delivered": however the main loop
 * orders callbacks, the trace is the same.
 */

enum
{
  SIGNAL_DELIVERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RbRequests, rb_requests, G_TYPE_OBJECT)

RbWaiter *
rb_waiter_new (RbRequests *self,
               guint       number)
{
  RbWaiter *waiter = g_new0 (RbWaiter, 1);

  g_weak_ref_init (&waiter->requests, self);
  waiter->number = number;
  return waiter;
}

void
rb_waiter_free (RbWaiter *waiter)
{
  g_weak_ref_clear (&waiter->requests);
  g_free (waiter);
}

static void
rb_requests_dispose (GObject *object)
{
  RbRequests *self = RB_REQUESTS (object);

  if (self->clock != NULL)
    rb_clock_cancel_all (self->clock);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->trace);
  g_clear_pointer (&self->by_number, g_hash_table_unref);
  g_queue_clear (&self->immediates);
  g_clear_pointer (&self->answer, rb_answer_free);

  G_OBJECT_CLASS (rb_requests_parent_class)->dispose (object);
}

static void
rb_requests_class_init (RbRequestsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rb_requests_dispose;

  /**
   * RbRequests::delivered:
   * @self: the requests
   *
   * What rb_requests_deliver_next() set off has arrived.
   */
  signals[SIGNAL_DELIVERED] = g_signal_new ("delivered", RB_TYPE_REQUESTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
}

static void
rb_requests_init (RbRequests *self)
{
  self->clock = rb_clock_new ();
  rb_clock_set_func (self->clock, rb_requests_timer_fired_cb, self);
  g_queue_init (&self->immediates);
  self->by_number = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) rb_request_free);
}

/**
 * rb_requests_new:
 * @program: what says how its database answers
 * @trace: where what happens is written
 * @tasks: the event loop's task queue, of #RbTask; it outlives this
 *
 * Returns: (transfer full): no requests yet
 */
RbRequests *
rb_requests_new (RbProgram *program,
                 RbTrace   *trace,
                 GQueue    *tasks)
{
  RbRequests *self = g_object_new (RB_TYPE_REQUESTS, NULL);
  RbDatabaseConfig *config = rb_program_get_database (program);

  self->trace = g_object_ref (trace);
  self->tasks = tasks;
  self->convention = rb_database_config_get_convention (config);
  self->database = rb_database_new (config, self->clock);
  return self;
}

void
rb_requests_append (RbRequests *self,
                    RbRecord    record)
{
  record.time = rb_clock_get_now (self->clock);
  rb_trace_append (self->trace, &record);
}

RbRequest *
rb_requests_find (RbRequests *self,
                  guint       number)
{
  return g_hash_table_lookup (self->by_number, GUINT_TO_POINTER (number));
}

void
rb_requests_forget (RbRequests *self,
                    guint       number)
{
  g_hash_table_remove (self->by_number, GUINT_TO_POINTER (number));
}

/* The runner counts its requests; one out of order would take another's place. */
RbRequest *
rb_requests_add (RbRequests      *self,
                 const RbRecord  *record,
                 GError         **error)
{
  RbRequest *request;

  if (record->a != self->n_requests + 1)
    {
      rb_runner_error_refuse (error, "a request out of order");
      return NULL;
    }
  if (rb_requests_are_too_many (self))
    {
      rb_runner_error_refuse (error, "more requests than it may have");
      return NULL;
    }

  request = rb_request_new (record->a, record->b);
  self->n_requests++;
  g_hash_table_insert (self->by_number, GUINT_TO_POINTER (request->number), request);
  return request;
}

void
rb_requests_queue_task (RbRequests      *self,
                        const RbRequest *request,
                        char            *arguments)
{
  g_queue_push_tail (self->tasks, rb_task_new (request, arguments));
  rb_requests_append (self, (RbRecord){ .kind = RB_RECORD_TASK_QUEUED, .a = request->number, .b = request->callback });
}

void
rb_requests_end_delivery (RbRequests *self)
{
  self->delivering = FALSE;
  g_signal_emit (self, signals[SIGNAL_DELIVERED], 0);
}

/**
 * rb_requests_end_task:
 * @self: the requests
 * @request: whose callback has run
 *
 * Sets an interval again (HTML Standard: after its callback), forgets anything else.
 */
void
rb_requests_end_task (RbRequests *self,
                      guint       request)
{
  const RbRequest *found;

  g_return_if_fail (RB_IS_REQUESTS (self));

  found = rb_requests_find (self, request);
  if (found != NULL && found->interval > 0)
    rb_requests_arm_timer (self, found, found->interval);
  else
    rb_requests_forget (self, request);
}

/**
 * rb_requests_get_now:
 * @self: the requests
 *
 * Returns: engine time, in µs
 */
gint64
rb_requests_get_now (RbRequests *self)
{
  g_return_val_if_fail (RB_IS_REQUESTS (self), 0);

  return rb_clock_get_now (self->clock);
}

/**
 * rb_requests_advance:
 * @self: the requests
 * @now: engine time, in µs
 *
 * Moves engine time on. What is due then has to be delivered one by one.
 */
void
rb_requests_advance (RbRequests *self,
                     gint64      now)
{
  g_return_if_fail (RB_IS_REQUESTS (self));

  rb_clock_advance (self->clock, now);
}

/**
 * rb_requests_are_too_many:
 * @self: the requests
 *
 * Returns: whether there may be no more of them
 */
gboolean
rb_requests_are_too_many (RbRequests *self)
{
  g_return_val_if_fail (RB_IS_REQUESTS (self), FALSE);

  return g_hash_table_size (self->by_number) > RB_PROGRAM_MAX_PENDING;
}

/**
 * rb_requests_get_next_due:
 * @self: the requests
 *
 * Returns: when the next one is due, in µs, or %G_MAXINT64
 */
gint64
rb_requests_get_next_due (RbRequests *self)
{
  g_return_val_if_fail (RB_IS_REQUESTS (self), G_MAXINT64);

  return rb_clock_get_next_due (self->clock);
}

/**
 * rb_requests_deliver_next:
 * @self: requests of which one is due
 *
 * Has the next one arrive. "delivered" says when it has: at once, or from the main loop.
 */
void
rb_requests_deliver_next (RbRequests *self)
{
  g_return_if_fail (RB_IS_REQUESTS (self));
  g_return_if_fail (!self->delivering);

  self->delivering = TRUE;
  rb_clock_complete_next (self->clock);
}

/**
 * rb_requests_is_delivering:
 * @self: the requests
 *
 * Returns: whether one is on its way
 */
gboolean
rb_requests_is_delivering (RbRequests *self)
{
  g_return_val_if_fail (RB_IS_REQUESTS (self), FALSE);

  return self->delivering;
}

/**
 * rb_requests_cancel:
 * @self: the requests
 *
 * Ends them all: nothing will be delivered any more.
 */
void
rb_requests_cancel (RbRequests *self)
{
  g_return_if_fail (RB_IS_REQUESTS (self));

  self->is_over = TRUE;
  rb_clock_cancel_all (self->clock);
}
