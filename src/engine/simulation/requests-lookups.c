/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/requests-private.h"

#include "engine/runner-client/runner-error.h"

/* Lookups: what the program asks of its database, and what becomes of the answer. */

/* The user data of a lookup's GTask, which may finish after the run has ended. It has no GWeakRef, because an object
 * looks through all of its weak references to remove one: the end of ten thousand lookups would take a long time. */
typedef struct
{
  RbRequests **home;
  guint number;
} Waiter;

static Waiter *
waiter_new (RbRequests *self,
            guint       number)
{
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->home = g_rc_box_acquire (self->home);
  waiter->number = number;

  return waiter;
}

static void
waiter_free (Waiter *waiter)
{
  g_rc_box_release (waiter->home);
  g_free (waiter);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiter, waiter_free)

/* Gives the answer to the blocked program, to a callback or to a promise. If there is none of them, the answer is
 * dropped. */
static void
answer_lookup (RbRequests *self,
               RbRequest  *request,
               RbAnswer   *answer)
{
  g_autoptr (RbAnswer) owned = answer;
  g_autofree char *preview = rb_answer_dup_preview (answer);

  rb_requests_append (self, (RbRecord){ .kind = RB_RECORD_LOOKUP_ANSWER,
                                        .a = request->number,
                                        .b = request->callback,
                                        .c = rb_trace_intern (self->trace, preview),
                                        .d = answer->outcome });
  if ((request->flags & RB_LOOKUP_BLOCKING) != 0)
    {
      g_clear_pointer (&self->answer, rb_answer_free);
      self->answer = g_steal_pointer (&owned);
      rb_requests_forget (self, request->number);
    }
  else if (request->callback != 0 || (request->flags & RB_LOOKUP_PROMISE) != 0)
    {
      rb_request_set_answer (request, answer);
      self->queue (request, self->user_data);
    }
  else
    {
      rb_requests_append (self, (RbRecord){ .kind = RB_RECORD_LOOKUP_DROPPED, .a = request->number });
      rb_requests_forget (self, request->number);
    }
}

static void
lookup_answered_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Waiter) waiter = user_data;
  g_autoptr (RbRequests) self = *waiter->home != NULL ? g_object_ref (*waiter->home) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = rb_database_lookup_finish (RB_DATABASE (source), result, &error);
  RbRequest *request;

  if (self == NULL || self->is_over || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  request = rb_requests_find (self, waiter->number);
  answer_lookup (self, request, rb_answer_new (g_steal_pointer (&text), error, request->error_first));
  rb_requests_end_delivery (self);
}

/**
 * rb_requests_start_lookup:
 * @self: the requests
 * @record: a runner's QUERY
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Starts a lookup in the database.
 *
 * Returns: whether the record is valid
 */
gboolean
rb_requests_start_lookup (RbRequests          *self,
                          const RbRecord      *record,
                          GError             **error)
{
  const char *table = rb_trace_get_string (self->trace, record->c);
  const char *key = rb_trace_get_string (self->trace, record->d);
  gboolean stand_in = (record->flags & RB_LOOKUP_STAND_IN) != 0;
  g_autofree char *label = NULL;
  RbRequest *request;
  gint64 latency;

  g_return_val_if_fail (RB_IS_REQUESTS (self), FALSE);

  request = rb_requests_add (self, record, error);
  if (request == NULL)
    return FALSE;

  rb_request_set_lookup_flags (request, record->flags, self->convention);
  latency = rb_database_lookup_async (self->database, table, key, stand_in, request->cancellable, lookup_answered_cb,
                                      waiter_new (self, request->number));
  if ((request->flags & RB_LOOKUP_BLOCKING) != 0)
    {
      self->blocking = request->number;
      self->blocking_due = rb_clock_get_now (self->clock) + latency;
    }

  label = rb_request_dup_label (table, key, stand_in);
  rb_requests_append (self, (RbRecord){ .kind = RB_RECORD_LOOKUP_START,
                                        .flags = (guint8) request->flags,
                                        .a = request->number,
                                        .b = request->callback,
                                        .c = rb_trace_intern (self->trace, label),
                                        .d = (guint32) latency });

  return TRUE;
}

/**
 * rb_requests_is_blocking:
 * @self: the requests
 * @request: a request's number
 * @ret_due: (out): when it will be answered, in µs of engine time
 *
 * Tells whether @request is the lookup that the program is blocked on.
 *
 * Returns: whether @request is the lookup that the program is blocked on
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
 * rb_requests_take_answer: (skip)
 * @self: the requests
 *
 * Takes the answer that the blocked program waits for.
 *
 * Returns: (transfer full) (nullable): the answer that the program is blocked on; %NULL while it is not there
 */
RbAnswer *
rb_requests_take_answer (RbRequests *self)
{
  g_return_val_if_fail (RB_IS_REQUESTS (self), NULL);

  if (self->answer != NULL)
    self->blocking = 0;

  return g_steal_pointer (&self->answer);
}
