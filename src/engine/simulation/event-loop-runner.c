/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/event-loop-private.h"

#include <glib/gi18n-lib.h>

#include "engine/runner-client/fault.h"

/* The event loop and its runner: the calls to the runner, and what follows when it has sent something. */

static void
finish_by_failure (RbEventLoop  *self,
                   const GError *error)
{
  rb_event_loop_finish (self, RB_OUTCOME_RUNNER_FAILED, error->message);
}

/* --- When something has arrived --- */

/* Takes one step. FALSE if the event loop has to wait for the runner, for the main loop, or for its next turn. */
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
      rb_event_loop_wait_blocked (self);
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

/* Goes as far as possible. Called whenever something has arrived. */
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

/* Ends the run, because our runner never sends this: it is broken, or its program controls it. */
void
rb_event_loop_refuse (RbEventLoop *self,
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

/* The main script or the task is over, and so is the microtask checkpoint after it. */
static void
done_cb (RbEventLoop *self)
{
  if (rb_record_checker_is_running (self->checker))
    {
      rb_event_loop_refuse (self, "the end of a call in which something still runs");
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

/* --- Calls to the runner --- */

static gboolean
add_sites (RbEventLoop       *self,
           const RbCompiled  *compiled,
           GError           **error)
{
  glong length = g_utf8_strlen (rb_program_get_source (self->program), -1);
  const guint32 *numbers = (const guint32 *) (gconstpointer) compiled->sites->data;
  guint n_sites = g_strv_length (compiled->names);

  if (n_sites == 0 || compiled->sites->len != (gsize) n_sites * 4 || numbers[0] != RB_SITE_SCRIPT)
    return rb_runner_error_refuse (error, "an invalid list of sites");
  for (guint i = 0; i < n_sites; i++)
    {
      const guint32 *site = numbers + (gsize) i * 4;

      if (site[0] > RB_SITE_LAST || site[1] > site[2] || site[2] > length || site[3] > i ||
          (site[3] != 0 && numbers[(gsize) site[3] * 4] != RB_SITE_FUNCTION))
        return rb_runner_error_refuse (error, "a site outside of the program");
      rb_trace_add_site (self->trace, site[0], site[1], site[2], site[3], compiled->names[i]);
    }

  return TRUE;
}

/* The code pane does not show the setup, so the sentence names the place of an error in the setup. */
static void
finish_by_syntax_error (RbEventLoop      *self,
                        const RbCompiled *compiled)
{
  g_autofree char *sentence = rb_fault_describe (compiled->fault, compiled->word);
  g_autofree char *sentence_of_setup = NULL;

  self->is_lacking = compiled->fault == RB_FAULT_PAGE || compiled->fault == RB_FAULT_ABSENT ||
                     compiled->fault == RB_FAULT_MODULES;
  if (compiled->in_setup)
    {
      /* Translators: %s is a sentence that says what is wrong */
      sentence_of_setup = g_strdup_printf (_("In the setup, line %u, column %u: %s"), compiled->place[0],
                                           compiled->place[1], sentence);
      self->setup_place.line = compiled->place[0];
      self->setup_place.column = compiled->place[1];
      rb_event_loop_finish (self, RB_OUTCOME_SYNTAX_ERROR, sentence_of_setup);
      return;
    }
  self->place.line = compiled->place[0];
  self->place.column = compiled->place[1];
  self->place.start = compiled->place[2];
  self->place.end = compiled->place[3];
  rb_event_loop_finish (self, RB_OUTCOME_SYNTAX_ERROR, sentence);
}

/* Keeps what the reader is told about the program. */
static void
take_names (RbEventLoop      *self,
            const RbCompiled *compiled)
{
  g_strfreev (self->stand_ins);
  self->stand_ins = g_strdupv (compiled->stand_ins);
  self->n_parts = compiled->parts;
  g_strfreev (self->taken);
  self->taken = g_strdupv (compiled->taken);
  g_strfreev (self->calls);
  self->calls = g_strdupv (compiled->calls);
  g_strfreev (self->comments);
  self->comments = g_strdupv (compiled->comments);
  g_array_unref (self->comment_places);
  self->comment_places = g_array_ref (compiled->comment_places);
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

  take_names (self, compiled);
  rb_runner_pool_tell_missing (self->pool, rb_runner_get_missing (self->runner));
  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_SCRIPT_START, .a = compiled->is_module });
  rb_record_checker_start_task (self->checker, 0);
  rb_runner_evaluate (self->runner);
}

void
rb_event_loop_start_script (RbEventLoop *self)
{
  self->runner = rb_runner_pool_take (self->pool);
  self->runner_state = RUNNER_WORKING;
  g_signal_connect_object (self->runner, "records", G_CALLBACK (records_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "awaits", G_CALLBACK (rb_event_loop_block_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "limit", G_CALLBACK (limit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  rb_runner_compile_async (self->runner, self->program, compiled_cb, g_object_ref (self));
}

/* Runs the oldest task of the queue. */
void
rb_event_loop_run_task (RbEventLoop *self)
{
  guint number = GPOINTER_TO_UINT (g_queue_pop_head (&self->tasks));
  const RbRequest *request = rb_requests_get (self->requests, number);

  rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_TASK_START, .a = number, .b = request->callback });
  self->current_request = number;
  self->runner_state = RUNNER_WORKING;
  rb_record_checker_start_task (self->checker, number);
  rb_runner_invoke (self->runner, number, rb_requests_get_now (self->requests), request->arguments,
                    request->interval > 0);
}
