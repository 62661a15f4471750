/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/terminal-run.h"

#include "cli/terminal.h"
#include "engine/player/player.h"

typedef struct
{
  RbTerminalRun *parameters;
  RbEventLoop *event_loop;
  guint n_console_lines; /* the number of console lines that were passed to console_func */
  gboolean finished;
  gboolean stopped;
} Run;

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

/**
 * rb_terminal_run_to_end:
 * @self: (inout): the parameters and the result
 * @program: the program
 *
 * Runs a program to the end. This iterates the default main context.
 *
 * Returns: (transfer full): the event loop, which has finished
 */
RbEventLoop *
rb_terminal_run_to_end (RbTerminalRun *self,
                        RbProgram     *program)
{
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, self->pool);
  Run run = { .parameters = self, .event_loop = event_loop };
  guint timeout = 0;

  if (self->timeout > 0)
    timeout = g_timeout_add ((guint) (self->timeout * 1000), timeout_cb, &run);

  if (self->speed > 0)
    run_at_speed (&run);
  else
    run_at_once (&run);

  g_clear_handle_id (&timeout, g_source_remove);

  return g_steal_pointer (&event_loop);
}
