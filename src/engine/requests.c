/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/requests.h"

#include "engine/clock.h"
#include "engine/database.h"
#include "engine/runner-error.h"

/**
 * RbRequests:
 *
 * A request starts with a record of the runner's, waits as a #GTask on the clock, and when its callback comes from the
 * main loop it becomes a task of the event loop's queue, is dropped, or answers the runner that is blocked on it.
 *
 * One request is delivered at a time, and the event loop stands still until its "delivered": however the main loop
 * orders callbacks, the trace is the same.
 */
struct _RbRequests
{
  GObject parent_instance;

  RbTrace *trace;
  RbClock *clock;
  RbDatabase *database;
  RbConvention convention;
  GQueue *tasks;
  GHashTable *by_number;
  guint n_requests;
  gboolean delivering;
  guint blocking;
  gint64 blocking_due;
  RbAnswer *answer;
};

/* What a lookup's or timer's GTask knows of us: it may outlive the run. */
typedef struct
{
  GWeakRef requests;
  guint number;
} Waiter;

enum
{
  SIGNAL_DELIVERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RbRequests, rb_requests, G_TYPE_OBJECT)

static Waiter *
waiter_new (RbRequests *self,
            guint       number)
{
  Waiter *waiter = g_new0 (Waiter, 1);

  g_weak_ref_init (&waiter->requests, self);
  waiter->number = number;
  return waiter;
}

static void
waiter_free (Waiter *waiter)
{
  g_weak_ref_clear (&waiter->requests);
  g_free (waiter);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiter, waiter_free)

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

static void
append (RbRequests *self,
        RbRecord    record)
{
  record.time = rb_clock_get_now (self->clock);
  rb_trace_append (self->trace, &record);
}

static RbRequest *
find (RbRequests *self,
      guint       number)
{
  return g_hash_table_lookup (self->by_number, GUINT_TO_POINTER (number));
}

static void
forget (RbRequests *self,
        guint       number)
{
  g_hash_table_remove (self->by_number, GUINT_TO_POINTER (number));
}

/* The runner counts its requests; one out of order would take another's place. */
static RbRequest *
add (RbRequests      *self,
     const RbRecord  *record,
     GError         **error)
{
  RbRequest *request;

  if (record->a != self->n_requests + 1)
    {
      rb_runner_error_refuse (error, "a request out of order");
      return NULL;
    }
  if (g_hash_table_size (self->by_number) > RB_PROGRAM_MAX_PENDING)
    {
      rb_runner_error_refuse (error, "more requests than it may have");
      return NULL;
    }

  request = rb_request_new (record->a, record->b);
  self->n_requests++;
  g_hash_table_insert (self->by_number, GUINT_TO_POINTER (request->number), request);
  return request;
}

/* --- What comes when it is due --- */

static void
queue_task (RbRequests      *self,
            const RbRequest *request,
            GVariant        *arguments)
{
  g_queue_push_tail (self->tasks, rb_task_new (request, arguments));
  append (self, (RbRecord){ .kind = RB_RECORD_TASK_QUEUED, .a = request->number, .b = request->callback });
}

static void
delivered (RbRequests *self)
{
  self->delivering = FALSE;
  g_signal_emit (self, signals[SIGNAL_DELIVERED], 0);
}

static gboolean
has_error_channel (RbRequests      *self,
                   const RbRequest *request)
{
  if ((request->flags & (RB_LOOKUP_ERROR_FIRST | RB_LOOKUP_PROMISE)) != 0)
    return TRUE;
  return self->convention == RB_CONVENTION_ERROR_FIRST && (request->flags & RB_LOOKUP_VALUE) == 0;
}

/* The answer is there: someone is blocked on it, or is rung back, or nobody wants it. */
static void
answer_lookup (RbRequests *self,
               RbRequest  *request,
               RbAnswer   *answer)
{
  g_autoptr (RbAnswer) owned = answer;
  g_autofree char *preview = rb_answer_dup_preview (answer);

  append (self, (RbRecord){ .kind = RB_RECORD_LOOKUP_ANSWER,
                            .a = request->number,
                            .b = request->callback,
                            .c = rb_trace_intern (self->trace, preview),
                            .d = answer->outcome });
  if ((request->flags & RB_LOOKUP_BLOCKING) != 0)
    {
      g_clear_pointer (&self->answer, rb_answer_free);
      self->answer = g_steal_pointer (&owned);
      forget (self, request->number);
    }
  else if (request->callback != 0 || (request->flags & RB_LOOKUP_PROMISE) != 0)
    {
      queue_task (self, request, rb_request_build_arguments (request, answer, self->convention));
    }
  else
    {
      append (self, (RbRecord){ .kind = RB_RECORD_LOOKUP_DROPPED, .a = request->number });
      forget (self, request->number);
    }
}

static void
lookup_answered_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Waiter) waiter = user_data;
  g_autoptr (RbRequests) self = g_weak_ref_get (&waiter->requests);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = rb_database_lookup_finish (RB_DATABASE (source), result, &error);
  RbRequest *request;

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  request = find (self, waiter->number);
  answer_lookup (self, request, rb_answer_new (g_steal_pointer (&text), error, has_error_channel (self, request)));
  delivered (self);
}

static void
timer_fired_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Waiter) waiter = user_data;
  g_autoptr (RbRequests) self = g_weak_ref_get (&waiter->requests);
  RbRequest *request;

  if (self == NULL || !g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  request = find (self, waiter->number);
  append (self, (RbRecord){ .kind = RB_RECORD_TIMER_FIRED, .a = request->number, .b = request->callback });
  queue_task (self, request, g_variant_new ("a(us)", NULL));
  delivered (self);
}

/* --- What the program asks for --- */

/**
 * rb_requests_start_lookup:
 * @self: the requests
 * @record: a runner's LOOKUP_START
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Has the database start looking.
 *
 * Returns: whether the record could be true
 */
gboolean
rb_requests_start_lookup (RbRequests          *self,
                          const RbWireRecord  *record,
                          GError             **error)
{
  const char *table = rb_trace_get_string (self->trace, record->record.c);
  const char *key = rb_trace_get_string (self->trace, record->record.d);
  gboolean stand_in = (record->flags & RB_LOOKUP_STAND_IN) != 0;
  g_autofree char *label = NULL;
  RbRequest *request;
  gint64 latency;

  g_return_val_if_fail (RB_IS_REQUESTS (self), FALSE);

  if ((record->flags & ~(guint32) RB_LOOKUP_ALL) != 0)
    return rb_runner_error_refuse (error, "a lookup of an unknown sort");
  request = add (self, &record->record, error);
  if (request == NULL)
    return FALSE;

  request->flags = record->flags;
  latency = rb_database_lookup_async (self->database, table, key, stand_in, request->cancellable, lookup_answered_cb,
                                      waiter_new (self, request->number));
  if ((request->flags & RB_LOOKUP_BLOCKING) != 0)
    {
      self->blocking = request->number;
      self->blocking_due = rb_clock_get_now (self->clock) + latency;
    }

  label = rb_request_dup_label (table, key, stand_in);
  append (self, (RbRecord){ .kind = RB_RECORD_LOOKUP_START,
                            .flags = (guint8) request->flags,
                            .a = request->number,
                            .b = request->callback,
                            .c = rb_trace_intern (self->trace, label),
                            .d = (guint32) latency });
  return TRUE;
}

static void
arm_timer (RbRequests      *self,
           const RbRequest *request,
           guint            delay)
{
  g_autoptr (GTask) task = g_task_new (NULL, request->cancellable, timer_fired_cb,
                                       waiter_new (self, request->number));

  g_task_set_source_tag (task, arm_timer);
  rb_clock_schedule (self->clock, task, (gint64) delay * 1000);
  append (self, (RbRecord){ .kind = RB_RECORD_TIMER_SET,
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
  request = add (self, &record->record, error);
  if (request == NULL)
    return FALSE;

  request->is_timer = TRUE;
  request->interval = record->record.d != 0 ? delay : 0;
  arm_timer (self, request, delay);
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

  request = find (self, record->record.a);
  if (request == NULL)
    return record->record.a <= self->n_requests || rb_runner_error_refuse (error, "a timer that was never set");
  if (!request->is_timer)
    return rb_runner_error_refuse (error, "a lookup that is cleared");

  append (self, (RbRecord){ .kind = RB_RECORD_TIMER_CLEAR, .a = request->number });
  g_cancellable_cancel (request->cancellable);
  unqueue (self, request->number);
  forget (self, request->number);
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

  found = find (self, request);
  return found != NULL && found->interval > 0;
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

  found = find (self, request);
  if (found != NULL && found->interval > 0)
    arm_timer (self, found, found->interval);
  else
    forget (self, request);
}

/* --- Time --- */

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
 * rb_requests_is_blocking:
 * @self: the requests
 * @request: a request's number
 * @ret_due: (out): when it will answer, in µs
 *
 * Returns: whether it is the lookup that the program is blocked on
 */
gboolean
rb_requests_is_blocking (RbRequests *self,
                         guint       request,
                         gint64     *ret_due)
{
  g_return_val_if_fail (RB_IS_REQUESTS (self), FALSE);

  if (request == 0 || request != self->blocking)
    return FALSE;
  *ret_due = self->blocking_due;
  return TRUE;
}

/**
 * rb_requests_take_answer:
 * @self: the requests
 *
 * Returns: (transfer full) (nullable): the answer that the program was blocked on, once it is there
 */
RbAnswer *
rb_requests_take_answer (RbRequests *self)
{
  g_return_val_if_fail (RB_IS_REQUESTS (self), NULL);

  if (self->answer != NULL)
    self->blocking = 0;
  return g_steal_pointer (&self->answer);
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

  rb_clock_cancel_all (self->clock);
}
