/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/runner-watch.h"

#include "engine/program/limits.h"

/* How often a runner that computes is checked, in ms. */
#define INTERVAL 100

static gboolean
watch_cb (gpointer user_data)
{
  RbRunnerWatch *watch = user_data;
  gint64 silence = g_get_monotonic_time () - watch->silent_since;

  if (!watch->working)
    {
      watch->source = 0;
      return G_SOURCE_REMOVE;
    }
  if (watch->silent_since != 0 && silence > RB_LIMITS_MAX_SILENCE * G_TIME_SPAN_SECOND)
    watch->passed (RB_LIMIT_SILENCE, watch->user_data);
  else
    rb_runner_watch_measure (watch);

  return G_SOURCE_CONTINUE;
}

/**
 * rb_runner_watch_init:
 * @watch: a watch that is all zero
 * @process: the process to watch
 * @passed: (scope forever): called when the process has passed a limit
 * @user_data: data for @passed
 *
 * Sets up a watch that does not watch yet.
 */
void
rb_runner_watch_init (RbRunnerWatch     *watch,
                      RbRunnerProcess   *process,
                      RbRunnerWatchFunc  passed,
                      gpointer           user_data)
{
  watch->process = process;
  watch->passed = passed;
  watch->user_data = user_data;
  watch->max_memory = RB_LIMITS_MAX_MEMORY;
}

/**
 * rb_runner_watch_start:
 * @watch: a watch
 *
 * The runner computes from now on, and its silence counts.
 */
void
rb_runner_watch_start (RbRunnerWatch *watch)
{
  watch->working = TRUE;
  watch->silent_since = g_get_monotonic_time ();
  if (watch->measured_at == 0)
    watch->measured_at = watch->silent_since;
  if (watch->source == 0)
    watch->source = g_timeout_add (INTERVAL, watch_cb, watch);
}

/**
 * rb_runner_watch_pause:
 * @watch: a watch
 *
 * The host reads what the runner has sent: the runner may go on computing, but its silence does not count.
 */
void
rb_runner_watch_pause (RbRunnerWatch *watch)
{
  watch->silent_since = 0;
}

/**
 * rb_runner_watch_stop:
 * @watch: a watch
 *
 * The runner waits for the host. The source is only removed when it is dispatched the next time, so that a quick series
 * of calls does not create a source for each call.
 */
void
rb_runner_watch_stop (RbRunnerWatch *watch)
{
  watch->working = FALSE;
}

/**
 * rb_runner_watch_clear:
 * @watch: a watch
 *
 * Ends the watch.
 */
void
rb_runner_watch_clear (RbRunnerWatch *watch)
{
  watch->working = FALSE;
  watch->process = NULL;
  g_clear_handle_id (&watch->source, g_source_remove);
}

/**
 * rb_runner_watch_measure:
 * @watch: a watch
 *
 * Measures the runner's memory, unless it was measured a moment ago. This function is also called after each frame.
 * Without that, a runner whose calls are all shorter than the interval would never be measured.
 */
void
rb_runner_watch_measure (RbRunnerWatch *watch)
{
  gint64 now = g_get_monotonic_time ();

  if (watch->process == NULL || now - watch->measured_at < INTERVAL * G_TIME_SPAN_MILLISECOND)
    return;

  watch->measured_at = now;
  if (rb_runner_process_get_memory (watch->process) > (guint64) watch->max_memory * 1024 * 1024)
    watch->passed (RB_LIMIT_MEMORY, watch->user_data);
}
