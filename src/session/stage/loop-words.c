/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/loop-words.h"

#include <glib/gi18n.h>

#include "engine/trace/callback-label.h"

/* Gets the microtask that runs next; its kind is 0 if none is queued. */
static RbRecord
get_next_microtask (RbMachine *machine)
{
  guint n_microtasks;
  const guint32 *microtasks = rb_machine_get_queued_microtasks (machine, &n_microtasks);

  return n_microtasks > 0 ? rb_trace_get_microtask (rb_machine_get_trace (machine), microtasks[0]) : (RbRecord){ 0 };
}

static char *
describe_microtask (const RbRecord *microtask)
{
  /* Translators: what the event loop does; process.nextTick is code */
  return g_strdup (microtask->c == RB_MICROTASK_NEXT_TICK ? _("running process.nextTick") : _("running a microtask"));
}

/* Describes the loop between two callbacks. Microtasks run before tasks. */
static char *
describe_next (RbMachine *machine)
{
  RbRecord next = get_next_microtask (machine);

  if (next.kind == 0)
    /* Translators: what the event loop does next */
    return g_strdup (_("tasks next"));

  /* Translators: what the event loop does next; process.nextTick is code */
  return g_strdup (next.c == RB_MICROTASK_NEXT_TICK ? _("process.nextTick next") : _("microtasks next"));
}

/* Whether nothing is left to run, but functions are still suspended. */
static gboolean
has_stuck (RbMachine *machine)
{
  guint n_waiting;
  const RbWaiting *waiting = rb_machine_get_waiting (machine, &n_waiting);

  return n_waiting > 0 && waiting[0].is_stuck;
}

/* The loop calls one function at a time: the one in the bottom frame of the stack. */
static char *
describe_task (RbMachine *machine)
{
  RbRecord microtask = rb_machine_get_running_microtask (machine);
  const RbFrame *frames;
  guint n_frames;

  frames = rb_machine_get_frames (machine, &n_frames);
  if (n_frames > 0 && frames[0].callback != 0)
    {
      g_autofree char *letter = rb_callback_label_dup (frames[0].callback);

      /* Translators: what the event loop does; followed by a callback's letter */
      return g_strdup_printf (_("running callback %s"), letter);
    }

  if (n_frames > 0 && frames[0].function == 0)
    return g_strdup (_("running main script"));
  if (microtask.kind != 0)
    return describe_microtask (&microtask);
  if (!rb_machine_get_running (machine))
    return describe_next (machine);

  return g_strdup (_("running a task"));
}

static RbLoopState
get_state (RbMachine *machine)
{
  return machine != NULL ? rb_machine_get_loop_state (machine) : RB_LOOP_READY;
}

/**
 * rb_loop_words_dup:
 * @machine: (nullable): the state of a run, or %NULL if nothing has run
 *
 * Says what the event loop is doing, in a few words.
 *
 * Returns: (transfer full): the translated words
 */
char *
rb_loop_words_dup (RbMachine *machine)
{
  switch (get_state (machine))
    {
    case RB_LOOP_RUNNING:
      return describe_task (machine);
    case RB_LOOP_IDLE:
      return g_strdup (C_("event loop", "idle"));
    case RB_LOOP_BLOCKED:
      return g_strdup (C_("event loop", "blocked"));
    case RB_LOOP_FINISHED:
      return g_strdup (has_stuck (machine) ? C_("event loop", "nothing left to run") : C_("event loop", "finished"));
    case RB_LOOP_READY:
    default:
      return g_strdup (C_("event loop", "ready"));
    }
}

/**
 * rb_loop_words_get_state:
 * @machine: (nullable): the state of a run, or %NULL if nothing has run
 *
 * Gets a name for what the event loop is doing, for a style sheet.
 *
 * Returns: the name, in English
 */
const char *
rb_loop_words_get_state (RbMachine *machine)
{
  switch (get_state (machine))
    {
    case RB_LOOP_RUNNING:
      return "running";
    case RB_LOOP_IDLE:
      return "idle";
    case RB_LOOP_BLOCKED:
      return "blocked";
    case RB_LOOP_FINISHED:
      return has_stuck (machine) ? "stuck" : "finished";
    case RB_LOOP_READY:
    default:
      return "ready";
    }
}

/**
 * rb_loop_words_dup_beside:
 * @machine: a machine
 *
 * Says what the event loop is doing where it stands beside another one: what blocks it, and what an idle one can do.
 *
 * Returns: (transfer full): the translated words
 */
char *
rb_loop_words_dup_beside (RbMachine *machine)
{
  g_return_val_if_fail (RB_IS_MACHINE (machine), NULL);

  switch (get_state (machine))
    {
    case RB_LOOP_IDLE:
      return g_strdup (C_("event loop", "idle: free to run anything"));
    case RB_LOOP_BLOCKED:
      return g_strdup (C_("event loop", "blocked by the lookup"));
    case RB_LOOP_RUNNING:
    case RB_LOOP_FINISHED:
    case RB_LOOP_READY:
    default:
      return rb_loop_words_dup (machine);
    }
}
