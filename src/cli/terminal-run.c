/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/terminal-run.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "cli/print.h"
#include "cli/terminal.h"
#include "engine/player/player.h"

typedef struct
{
  RbTerminalRun *parameters;
  RbEventLoop *event_loop;
  guint n_console_lines; /* the number of console lines that were passed to console_func */
  gboolean finished;
  gboolean stopped;
  gint64 started; /* monotonic time, in µs */
} Run;

/* A run of less than a second shows no progress; then this many milliseconds are between two lines. */
#define PROGRESS_DELAY G_USEC_PER_SEC
#define PROGRESS_INTERVAL 200

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

static void
stop (Run *run)
{
  run->stopped = TRUE;
  if (!rb_event_loop_get_finished (run->event_loop))
    rb_event_loop_stop (run->event_loop);
}

static void
emit_console_lines (Run   *run,
                    guint  n_console_lines)
{
  RbTrace *trace = rb_event_loop_get_trace (run->event_loop);

  if (run->parameters->console_func == NULL || run->n_console_lines == n_console_lines)
    return;

  for (; run->n_console_lines < n_console_lines; run->n_console_lines++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_console_line (trace, run->n_console_lines));

      run->parameters->console_func (trace, &record, run->parameters->data);
    }

  /* If standard output is closed, more output is useless. */
  if (!rb_cli_flush ())
    stop (run);
}

static void
extended_cb (RbEventLoop *event_loop,
             Run         *run)
{
  emit_console_lines (run, rb_trace_get_n_console_lines (rb_event_loop_get_trace (event_loop)));
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  Run *run = data;

  /* The error is ignored, because the outcome of the event loop says the same. */
  rb_event_loop_run_finish (RB_EVENT_LOOP (source), result, NULL);
  run->finished = TRUE;
}

static void
run_at_once (Run *run)
{
  gulong handler = g_signal_connect (run->event_loop, "extended", G_CALLBACK (extended_cb), run);

  rb_event_loop_run_async (run->event_loop, NULL, ran_cb, run);
  while (!run->finished)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (run->event_loop, handler);
}

static void
run_at_speed (Run *run)
{
  g_autoptr (RbPlayer) player = rb_player_new (run->event_loop);

  rb_player_set_speed (player, run->parameters->speed);
  rb_player_play (player);
  while (!rb_player_get_at_end (player) && !run->stopped)
    {
      g_main_context_iteration (NULL, TRUE);
      /* If the event loop is stopped, the player moves to the end. The lines after the stop are not due yet. */
      if (!run->stopped)
        emit_console_lines (run, rb_machine_get_n_console_lines (rb_player_get_machine (player)));
    }
}

static gboolean
timeout_cb (gpointer data)
{
  Run *run = data;

  run->parameters->timed_out = TRUE;
  stop (run);

  return G_SOURCE_CONTINUE;
}

/* The source is removed, so a second signal of the same kind ends the process at once. */
static gboolean
end_by_signal (Run *run,
               int  number)
{
  run->parameters->signal = number;
  stop (run);

  return G_SOURCE_REMOVE;
}

static gboolean
interrupt_cb (gpointer data)
{
  return end_by_signal (data, SIGINT);
}

static gboolean
terminate_cb (gpointer data)
{
  return end_by_signal (data, SIGTERM);
}

static gboolean
hang_up_cb (gpointer data)
{
  return end_by_signal (data, SIGHUP);
}

static gboolean
progress_cb (gpointer data)
{
  Run *run = data;
  RbTrace *trace = rb_event_loop_get_trace (run->event_loop);
  guint n_records = rb_trace_get_n_records (trace);

  if (n_records > 0 && g_get_monotonic_time () - run->started > PROGRESS_DELAY)
    /* Translators: what runs, how much of it has run, and the time that the program believes has passed */
    rb_print_progress (_("%s: %u moments, %.1f s of engine time"), run->parameters->label,
                       rb_trace_get_n_moments (trace),
                       rb_trace_get_record (trace, n_records - 1).time / (double) G_USEC_PER_SEC);

  return G_SOURCE_CONTINUE;
}

static void
run_with_signals (Run *run)
{
  static const GSourceFunc handlers[] = { interrupt_cb, terminate_cb, hang_up_cb };
  guint sources[G_N_ELEMENTS (signals)];
  guint progress = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    sources[i] = g_unix_signal_add (signals[i], handlers[i], run);
  if (run->parameters->label != NULL)
    progress = g_timeout_add (PROGRESS_INTERVAL, progress_cb, run);

  if (run->parameters->speed > 0)
    run_at_speed (run);
  else
    run_at_once (run);

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      if (signals[i] != run->parameters->signal)
        g_source_remove (sources[i]);
    }
  g_clear_handle_id (&progress, g_source_remove);
  rb_print_end_progress ();
}

/**
 * rb_terminal_run_to_end:
 * @self: (inout): the parameters and the result
 * @program: the program
 *
 * Runs a program to the end, or to a signal such as Ctrl+C. This iterates the default main context.
 *
 * Returns: (transfer full): the event loop, which has finished
 */
RbEventLoop *
rb_terminal_run_to_end (RbTerminalRun *self,
                        RbProgram     *program)
{
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, self->pool);
  Run run = { .parameters = self, .event_loop = event_loop, .started = g_get_monotonic_time () };
  guint timeout = 0;

  if (self->timeout > 0)
    timeout = g_timeout_add ((guint) (self->timeout * 1000), timeout_cb, &run);

  run_with_signals (&run);
  g_clear_handle_id (&timeout, g_source_remove);

  return g_steal_pointer (&event_loop);
}
