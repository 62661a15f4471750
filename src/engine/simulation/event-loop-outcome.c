/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/event-loop-private.h"

/* How a run ends, and what can be asked about it then. */

/* Records the functions that still wait. Nothing is left to run, so nothing can settle their promises. */
static void
append_waiting (RbEventLoop *self)
{
  for (const GList *item = rb_suspensions_get (self->suspensions); item != NULL; item = item->next)
    {
      const RbRecord *record = item->data;

      rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_WAITING, .site = record->site, .a = record->a });
    }
}

/* Ends the run, whatever the reason. Only the first call has an effect. */
void
rb_event_loop_finish (RbEventLoop *self,
                      RbOutcome    outcome,
                      const char  *message)
{
  gboolean is_busy = self->runner_state == RUNNER_WORKING || self->runner_state == RUNNER_READ_OUT;

  if (self->outcome != RB_OUTCOME_NONE)
    return;

  self->outcome = outcome;
  self->was_interrupted |= outcome == RB_OUTCOME_STOPPED && is_busy;
  self->message = g_strdup (message);
  if (outcome == RB_OUTCOME_IDLE)
    append_waiting (self);
  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_FINISHED,
                                          .a = outcome,
                                          .b = message != NULL ? rb_trace_intern (self->trace, message) : 0,
                                          .c = self->place.line,
                                          .d = self->place.column });
  rb_requests_cancel (self->requests);
  if (self->runner != NULL)
    rb_runner_kill (self->runner);
  rb_event_loop_end_turn (self);
  g_signal_emit_by_name (self, "finished");
}

/**
 * rb_event_loop_stop:
 * @self: an event loop
 *
 * Ends the run at once, whatever the program is doing. Its trace stays.
 */
void
rb_event_loop_stop (RbEventLoop *self)
{
  g_return_if_fail (RB_IS_EVENT_LOOP (self));

  rb_event_loop_finish (self, RB_OUTCOME_STOPPED, NULL);
}

/**
 * rb_event_loop_stop_by_limit:
 * @self: an event loop
 * @limit: the limit that was passed
 *
 * Ends the run at once because it has passed a limit. The trace says where.
 */
void
rb_event_loop_stop_by_limit (RbEventLoop *self,
                             RbLimit      limit)
{
  g_return_if_fail (RB_IS_EVENT_LOOP (self));

  if (self->outcome != RB_OUTCOME_NONE)
    return;

  self->place = rb_trace_find_place (self->trace, self->last_site);
  self->was_interrupted = limit > RB_LIMIT_LAST_OF_RUNNER;
  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_LIMIT,
                                          .site = self->last_site,
                                          .a = limit,
                                          .b = self->place.line,
                                          .c = self->place.column });
  rb_event_loop_finish (self, RB_OUTCOME_LIMIT, rb_limits_get_message (limit));
}

/**
 * rb_event_loop_get_finished:
 * @self: an event loop
 *
 * Tells whether the run has ended.
 *
 * Returns: whether the run has ended
 */
gboolean
rb_event_loop_get_finished (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), FALSE);

  return self->outcome != RB_OUTCOME_NONE;
}

/**
 * rb_event_loop_get_outcome:
 * @self: an event loop
 *
 * Gets how the run ended.
 *
 * Returns: how the run ended
 */
RbOutcome
rb_event_loop_get_outcome (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), RB_OUTCOME_NONE);

  return self->outcome;
}

/**
 * rb_event_loop_get_message:
 * @self: an event loop
 *
 * Gets a translated sentence that says why the run ended.
 *
 * Returns: (nullable): a translated sentence that says why the run ended
 */
const char *
rb_event_loop_get_message (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return self->message;
}

/**
 * rb_event_loop_get_place:
 * @self: an event loop
 *
 * Gets the place of the syntax error, or the place at which a limit was passed.
 *
 * Returns: (nullable): the place of the syntax error, or the place at which a limit was passed
 */
const RbPlace *
rb_event_loop_get_place (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return self->place.line > 0 ? &self->place : NULL;
}

/**
 * rb_event_loop_get_setup_place:
 * @self: an event loop
 *
 * Gets the line and the column of the syntax error in the setup.
 *
 * Returns: (nullable): the place, which has no start and no end; %NULL if there is no syntax error in the setup
 */
const RbPlace *
rb_event_loop_get_setup_place (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), NULL);

  return self->setup_place.line > 0 ? &self->setup_place : NULL;
}

/**
 * rb_event_loop_get_had_error:
 * @self: an event loop
 *
 * Tells whether the program left an exception or a rejection unhandled.
 *
 * Returns: whether the program left an exception or a rejection unhandled
 */
gboolean
rb_event_loop_get_had_error (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), FALSE);

  return self->had_error;
}

/**
 * rb_event_loop_get_interrupted:
 * @self: an event loop
 *
 * Tells whether the run was ended from outside while its program was computing.
 *
 * Returns: whether the run was ended from outside while its program was computing. If so, the program may have to be
 *   stopped again in its next run
 */
gboolean
rb_event_loop_get_interrupted (RbEventLoop *self)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (self), FALSE);

  return self->was_interrupted;
}
