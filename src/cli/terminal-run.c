/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/terminal-run.h"

#include "cli/terminal.h"
#include "engine/player/player.h"

/**
 * rb_origin_clear:
 * @self: where a program stands
 *
 * Frees what it holds.
 */
void
rb_origin_clear (RbOrigin *self)
{
  g_clear_pointer (&self->name, g_free);
}

/**
 * rb_origin_describe:
 * @self: where a program stands
 * @line: a line of the program, from 1, or 0
 * @column: a column of the line, from 1
 *
 * Says where in the file a place of the program is.
 *
 * Returns: (transfer full): "name:line:column: ", or "name: " if @line is 0
 */
char *
rb_origin_describe (const RbOrigin *self,
                    guint           line,
                    guint           column)
{
  if (line == 0)
    return g_strdup_printf ("%s: ", self->name);

  return g_strdup_printf ("%s:%u:%u: ", self->name, self->line + line - 1, column + self->indent);
}

typedef struct
{
  RbTerminalRun *options;
  RbEventLoop *event_loop;
  guint n_lines; /* how many were handed out */
  gboolean ran;
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
hand_out (Run   *run,
          guint  n_lines)
{
  RbTrace *trace = rb_event_loop_get_trace (run->event_loop);

  if (run->options->line_func == NULL || run->n_lines == n_lines)
    return;

  for (; run->n_lines < n_lines; run->n_lines++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_line (trace, run->n_lines));

      run->options->line_func (trace, &record, run->options->data);
    }

  /* Nobody is left to read what it would print. */
  if (!rb_cli_flush ())
    stop (run);
}

static void
extended_cb (RbEventLoop *event_loop,
             Run         *run)
{
  hand_out (run, rb_trace_get_n_lines (rb_event_loop_get_trace (event_loop)));
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  Run *run = data;

  /* How it ended is the event loop's outcome. */
  rb_event_loop_run_finish (RB_EVENT_LOOP (source), result, NULL);
  run->ran = TRUE;
}

static void
run_at_once (Run *run)
{
  gulong handler = g_signal_connect (run->event_loop, "extended", G_CALLBACK (extended_cb), run);

  rb_event_loop_run_async (run->event_loop, NULL, ran_cb, run);
  while (!run->ran)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (run->event_loop, handler);
}

static void
run_at_speed (Run *run)
{
  g_autoptr (RbPlayer) player = rb_player_new (run->event_loop);

  rb_player_set_speed (player, run->options->speed);
  rb_player_play (player);
  while (!rb_player_get_at_end (player) && !run->stopped)
    {
      g_main_context_iteration (NULL, TRUE);
      /* A player whose event loop was stopped is at the end at once. */
      if (!run->stopped)
        hand_out (run, rb_machine_get_n_lines (rb_player_get_machine (player)));
    }
}

static gboolean
timeout_cb (gpointer data)
{
  Run *run = data;

  run->options->timed_out = TRUE;
  stop (run);

  return G_SOURCE_CONTINUE;
}

/**
 * rb_terminal_run_to_end:
 * @self: how to run it
 * @program: what to run
 *
 * Runs a program to its end.
 *
 * Returns: (transfer full): the event loop, which has finished
 */
RbEventLoop *
rb_terminal_run_to_end (RbTerminalRun *self,
                RbProgram *program)
{
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, self->pool);
  Run run = { .options = self, .event_loop = event_loop };
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
