/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/event-loop-private.h"

#include <glib/gi18n-lib.h>

#include "engine/runner-client/fault.h"

/* How the event loop works with its runner: what it is called for, and what is done when it has said something. */

static void
finish_by_failure (RbEventLoop  *self,
                   const GError *error)
{
  rb_event_loop_finish (self, RB_OUTCOME_RUNNER_FAILED, error->message);
}

/* --- Reading out --- */

/* The program is blocked, and this turn is the wait: everything that is due meanwhile piles up. */
static void
wait_blocked (RbEventLoop *self)
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

/* One step; FALSE when it is someone else's turn: the runner, the main loop, or whoever calls for the next turn. */
static gboolean
step (RbEventLoop *self)
{
  g_autoptr (GError) error = NULL;

  if (self->outcome != RB_OUTCOME_NONE || rb_requests_is_delivering (self->requests))
    return FALSE;

  if (rb_requests_get_next_due (self->requests) <= rb_requests_get_now (self->requests))
    {
      rb_requests_deliver_next (self->requests);
      return TRUE;
    }
  switch (self->runner_state)
    {
    case RUNNER_READ_OUT:
      if (!rb_event_loop_read_records (self, &error))
        finish_by_failure (self, error);
      else if (self->outcome == RB_OUTCOME_NONE && self->runner_state == RUNNER_WORKING)
        rb_runner_read_on (self->runner);
      return TRUE;
    case RUNNER_BLOCKED:
      if (self->turn == NULL)
        return FALSE;
      wait_blocked (self);
      return TRUE;
    case RUNNER_FREE:
      if (self->turn != NULL)
        rb_event_loop_end_turn (self);
      return FALSE;
    case RUNNER_WORKING:
    default:
      return FALSE;
    }
}

/* Goes as far as it can; called whenever something has arrived. */
void
rb_event_loop_go_on (RbEventLoop *self)
{
  g_autoptr (RbEventLoop) kept = NULL;

  if (self->going_on)
    return;

  kept = g_object_ref (self);
  self->going_on = TRUE;
  while (step (self))
    continue;
  self->going_on = FALSE;
  rb_event_loop_turn_again (self);
}

static void
refuse (RbEventLoop *self,
        const char  *what)
{
  g_autoptr (GError) error = NULL;

  rb_runner_error_refuse (&error, what);
  finish_by_failure (self, error);
}

static void
records_cb (RbEventLoop *self,
            GBytes      *records)
{
  self->runner_state = RUNNER_READ_OUT;
  rb_record_reader_feed (self->reader, records);
  rb_event_loop_go_on (self);
}

/* The turn ends as the wait begins. */
static void
awaits_cb (RbEventLoop *self,
           guint        request)
{
  gint64 now = rb_requests_get_now (self->requests);
  gint64 due = 0;

  if (!rb_requests_is_blocking (self->requests, request, &due))
    {
      refuse (self, "it waits for nothing");
      return;
    }
  self->runner_state = RUNNER_BLOCKED;
  self->awaited = request;
  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_BLOCKED_START,
                                          .a = request,
                                          .b = due > now ? (guint32) (due - now) : 0 });
  rb_event_loop_end_turn (self);
}

/* What the runner was called for is over, with all that it left. */
static void
done_cb (RbEventLoop *self)
{
  if (self->in_task || self->in_microtask)
    {
      refuse (self, "it is done while something runs");
      return;
    }
  self->runner_state = RUNNER_FREE;
  rb_requests_end_task (self->requests, self->current_request);
  self->current_request = 0;
  rb_event_loop_end_turn (self);
}

static void
limit_cb (RbEventLoop *self,
          guint        limit)
{
  rb_event_loop_stop_by_limit (self, limit);
}

static void
failed_cb (RbEventLoop  *self,
           const GError *error)
{
  finish_by_failure (self, error);
}

/* --- Calling it --- */

static gboolean
add_sites (RbEventLoop       *self,
           const RbCompiled  *compiled,
           GError           **error)
{
  glong length = g_utf8_strlen (rb_program_get_source (self->program), -1);
  const guint32 *numbers = (const guint32 *) (gconstpointer) compiled->sites->data;
  guint n_sites = g_strv_length (compiled->names);

  if (n_sites == 0 || compiled->sites->len != (gsize) n_sites * 4 || numbers[0] != RB_SITE_SCRIPT)
    return rb_runner_error_refuse (error, "a program without places");
  for (guint i = 0; i < n_sites; i++)
    {
      const guint32 *site = numbers + (gsize) i * 4;

      if (site[0] > RB_SITE_LAST || site[1] > site[2] || site[2] > length || site[3] > i
          || (site[3] != 0 && numbers[(gsize) site[3] * 4] != RB_SITE_FUNCTION))
        return rb_runner_error_refuse (error, "a place outside of the program");
      rb_trace_add_site (self->trace, site[0], site[1], site[2], site[3], compiled->names[i]);
    }
  return TRUE;
}

/* A setup is no part of what the reader sees: where it is wrong is told in words. */
static void
finish_by_syntax_error (RbEventLoop      *self,
                        const RbCompiled *compiled)
{
  g_autofree char *sentence = rb_fault_describe (compiled->fault, compiled->word);
  g_autofree char *sentence_of_setup = NULL;

  if (compiled->in_setup)
    {
      /* Translators: %s is a sentence that says what is wrong. */
      sentence_of_setup = g_strdup_printf (_("In the setup, line %u, column %u: %s"), compiled->place[0],
                                           compiled->place[1], sentence);
      rb_event_loop_finish (self, RB_OUTCOME_SYNTAX_ERROR, sentence_of_setup);
      return;
    }
  self->place.line = compiled->place[0];
  self->place.column = compiled->place[1];
  self->place.start = compiled->place[2];
  self->place.end = compiled->place[3];
  rb_event_loop_finish (self, RB_OUTCOME_SYNTAX_ERROR, sentence);
}

static void
compiled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (RbEventLoop) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RbCompiled) compiled = rb_runner_compile_finish (RB_RUNNER (source), result, &error);

  if (self->outcome != RB_OUTCOME_NONE)
    return;
  if (compiled == NULL)
    {
      finish_by_failure (self, error);
      return;
    }
  if (compiled->fault != RB_FAULT_NONE)
    {
      finish_by_syntax_error (self, compiled);
      return;
    }
  if (!add_sites (self, compiled, &error))
    {
      finish_by_failure (self, error);
      return;
    }

  g_strfreev (self->stand_ins);
  self->stand_ins = g_strdupv (compiled->stand_ins);
  rb_runner_pool_tell_missing (self->pool, rb_runner_get_missing (self->runner));
  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_SCRIPT_START, .a = compiled->is_module });
  self->in_task = TRUE;
  rb_runner_evaluate (self->runner);
}

void
rb_event_loop_start_script (RbEventLoop *self)
{
  self->runner = rb_runner_pool_take (self->pool);
  self->runner_state = RUNNER_WORKING;
  g_signal_connect_object (self->runner, "records", G_CALLBACK (records_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "awaits", G_CALLBACK (awaits_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "limit", G_CALLBACK (limit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  rb_runner_compile_async (self->runner, self->program, compiled_cb, g_object_ref (self));
}

/* Takes the oldest task. */
void
rb_event_loop_run_task (RbEventLoop *self)
{
  g_autoptr (RbTask) task = g_queue_pop_head (&self->tasks);

  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_TASK_START, .a = task->request, .b = task->callback });
  self->current_request = task->request;
  self->in_task = TRUE;
  self->runner_state = RUNNER_WORKING;
  rb_runner_invoke (self->runner, task->request, rb_requests_get_now (self->requests), task->arguments,
                    rb_requests_is_interval (self->requests, task->request));
}
