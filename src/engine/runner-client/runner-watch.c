/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/runner-watch.h"

#include "engine/program/program.h"

/* How often a working runner is looked at, in ms. */
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
  if (watch->silent_since != 0 && silence > RB_PROGRAM_MAX_SILENCE * G_TIME_SPAN_SECOND)
    watch->passed (watch->object, RB_LIMIT_SILENCE);
  else
    rb_runner_watch_measure (watch);
  return G_SOURCE_CONTINUE;
}

/**
 * rb_runner_watch_start:
 * @watch: a watch
 *
 * It is the runner's turn: its silence counts from now on.
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
 * rb_runner_watch_hush:
 * @watch: a watch
 *
 * It is our turn, for a short while: the runner's silence is none, but it may work on meanwhile.
 */
void
rb_runner_watch_hush (RbRunnerWatch *watch)
{
  watch->silent_since = 0;
}

/**
 * rb_runner_watch_stop:
 * @watch: a watch
 *
 * The runner waits. The source ends with its next round, and nothing wakes us any more; so calls that follow one
 * another closely need no new one each.
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
 * Nothing is looked at any more.
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
 * Looks at the runner's memory, unless that was done a moment ago. Who works a little less than the interval each time
 * is measured too if this is called whenever it has done something.
 */
void
rb_runner_watch_measure (RbRunnerWatch *watch)
{
  gint64 now = g_get_monotonic_time ();

  if (watch->process == NULL || now - watch->measured_at < INTERVAL * G_TIME_SPAN_MILLISECOND)
    return;

  watch->measured_at = now;
  if (rb_runner_process_get_memory (watch->process) > (guint64) watch->max_memory * 1024 * 1024)
    watch->passed (watch->object, RB_LIMIT_MEMORY);
}
