/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/requests.h"

#include "engine/runner-client/runner-error.h"
#include "engine/simulation/requests-private.h"

/**
 * RbRequests:
 *
 * A request begins with a record from the runner and waits on the clock, a lookup as a #GTask. When it is due, its
 * callback enters the task queue through the #RbRequestFunc, or its answer is dropped, or the answer goes to the runner
 * that is blocked on it. An immediate waits in a list of its own until the task queue is empty.
 *
 * One request is delivered at a time, and the event loop waits for "delivered" before it does anything else. The trace
 * therefore does not depend on the order in which the main loop calls back.
 */

enum
{
  SIGNAL_DELIVERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RbRequests, rb_requests, G_TYPE_OBJECT)

static void
rb_requests_dispose (GObject *object)
{
  RbRequests *self = RB_REQUESTS (object);

  if (self->home != NULL)
    *self->home = NULL;
  g_clear_pointer (&self->home, g_rc_box_release);
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
   * The request of the last rb_requests_deliver_next() has arrived.
   */
  signals[SIGNAL_DELIVERED] = g_signal_new ("delivered", RB_TYPE_REQUESTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
}

static void
rb_requests_init (RbRequests *self)
{
  self->home = g_rc_box_new (RbRequests *);
  *self->home = self;
  self->clock = rb_clock_new ();
  rb_clock_set_func (self->clock, rb_requests_timer_fired_cb, self);
  g_queue_init (&self->immediates);
  self->by_number = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) rb_request_free);
}

/**
 * rb_requests_new:
 * @program: the program, which says how its database answers
 * @trace: where the requests are recorded
 * @queue: (scope forever): called when the callback of a request is to enter the task queue; never after
 *   rb_requests_cancel()
 * @user_data: data for @queue
 *
 * Creates an empty list of requests for one run.
 *
 * Returns: (transfer full): an empty list of requests
 */
RbRequests *
rb_requests_new (RbProgram     *program,
                 RbTrace       *trace,
                 RbRequestFunc  queue,
                 gpointer       user_data)
{
  RbRequests *self = g_object_new (RB_TYPE_REQUESTS, NULL);
  RbDatabaseConfig *config = rb_program_get_database (program);

  self->trace = g_object_ref (trace);
  self->queue = queue;
  self->user_data = user_data;
  self->convention = rb_database_config_get_convention (config);
  self->database = rb_database_new (config, self->clock);
  rb_database_set_makes_files (self->database, rb_program_get_stand_ins (program));

  return self;
}

/**
 * rb_requests_get: (skip)
 * @self: the requests
 * @request: the number of one of them
 *
 * Gets a request by its number.
 *
 * Returns: (transfer none) (nullable): the request; %NULL if it is over
 */
const RbRequest *
rb_requests_get (RbRequests *self,
                 guint       request)
{
  g_return_val_if_fail (RB_IS_REQUESTS (self), NULL);

  return rb_requests_find (self, request);
}

/* Appends a record that the host makes, with the current engine time. */
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

/* The numbers of requests are consecutive; a repeated number would replace another request. */
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
rb_requests_end_delivery (RbRequests *self)
{
  self->delivering = FALSE;
  g_signal_emit (self, signals[SIGNAL_DELIVERED], 0);
}

/**
 * rb_requests_end_task:
 * @self: the requests
 * @request: the request whose callback has run
 *
 * Starts the next period of an interval, as the HTML Standard does after the callback. Forgets any other request.
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
 * Gets the engine time.
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
 * Advances engine time. The requests that are due then are delivered by rb_requests_deliver_next(), one by one.
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
 * Tells whether the program has more requests than it may have. The request whose callback runs counts here, but not in
 * the runner, which has forgotten it.
 *
 * Returns: whether the program has more requests than it may have
 */
gboolean
rb_requests_are_too_many (RbRequests *self)
{
  g_return_val_if_fail (RB_IS_REQUESTS (self), FALSE);

  return g_hash_table_size (self->by_number) > RB_LIMITS_MAX_PENDING;
}

/**
 * rb_requests_get_next_due:
 * @self: the requests
 *
 * Gets when the next request is due, in µs of engine time.
 *
 * Returns: when the next request is due, in µs of engine time; %G_MAXINT64 if none waits on the clock
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
 * Delivers the next request that is due. "delivered" is emitted when that is done: during this call for a timer, from
 * the main loop for a lookup.
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
 * Tells whether a delivery has begun and "delivered" has not been emitted yet.
 *
 * Returns: whether a delivery has begun and "delivered" has not been emitted yet
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
 * Ends all requests. Nothing is delivered after this.
 */
void
rb_requests_cancel (RbRequests *self)
{
  g_return_if_fail (RB_IS_REQUESTS (self));

  self->is_over = TRUE;
  rb_clock_cancel_all (self->clock);
}
