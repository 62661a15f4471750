/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/stage-slots.h"

#include <string.h>

#include "engine/trace/trace-links.h"

/* A promise calls back in a microtask. */
#define PROMISES (RB_STAGE_SLOT_MICROTASKS | RB_STAGE_SLOT_PROMISES)

/* A program cannot use these without naming one of them, but for tricks such as `globalThis["set" + "Timeout"]`. */
static const struct
{
  const char *name;
  RbStageSlots slot;
} names[] = {
  { "setTimeout", RB_STAGE_SLOT_TIMERS },
  { "setInterval", RB_STAGE_SLOT_TIMERS },
  { "setImmediate", RB_STAGE_SLOT_TIMERS },
  { "timers", RB_STAGE_SLOT_TIMERS },
  { "Promise", PROMISES },
  { "promises", PROMISES },
  { "promisify", PROMISES },
  { "then", PROMISES },
  { "async", PROMISES },
  { "await", PROMISES },
  { "fetch", PROMISES },
  { "queueMicrotask", RB_STAGE_SLOT_MICROTASKS },
  { "nextTick", RB_STAGE_SLOT_MICROTASKS },
};

static gboolean
is_name_character (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || (guchar) c >= 0x80;
}

static gboolean
has_name (const char *source,
          const char *name)
{
  gsize length = strlen (name);

  for (const char *found = strstr (source, name); found != NULL; found = strstr (found + length, name))
    if ((found == source || !is_name_character (found[-1])) && !is_name_character (found[length]))
      return TRUE;

  return FALSE;
}

/* What has happened so far counts as well: a program may find its way to a timer without naming one. */
static RbStageSlots
find_in_records (RbTrace *trace)
{
  RbStageSlots slots = rb_trace_get_n_microtasks (trace) > 0 ? RB_STAGE_SLOT_MICROTASKS : 0;

  if (rb_trace_links_count_settled (trace, G_MAXUINT) > 0)
    slots |= RB_STAGE_SLOT_PROMISES;
  if (rb_trace_links_count_starts (trace, TRUE) > 0)
    slots |= RB_STAGE_SLOT_TIMERS;

  return slots;
}

/**
 * rb_stage_slots_find:
 * @trace: the trace of a run, which may not have begun
 *
 * Finds the cards that a run will need, so that they have their place on the stage before anything is on them.
 *
 * Returns: the cards
 */
RbStageSlots
rb_stage_slots_find (RbTrace *trace)
{
  RbStageSlots slots;
  const char *source;

  g_return_val_if_fail (RB_IS_TRACE (trace), 0);

  source = rb_trace_get_source (trace);
  slots = find_in_records (trace);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((slots & names[i].slot) != names[i].slot && source != NULL && has_name (source, names[i].name))
      slots |= names[i].slot;

  return slots;
}

/**
 * rb_stage_slots_find_database:
 * @event_loop: the event loop of a run, which may not have begun
 *
 * Finds out whether a program can ask the database: it names it, or it uses names that are declared elsewhere. Which
 * these are is known after the first turn.
 *
 * Returns: whether it can
 */
gboolean
rb_stage_slots_find_database (RbEventLoop *event_loop)
{
  RbProgram *program;
  const char *setup;

  g_return_val_if_fail (RB_IS_EVENT_LOOP (event_loop), TRUE);

  program = rb_event_loop_get_program (event_loop);
  setup = rb_program_get_setup (program);

  return has_name (rb_program_get_source (program), "database") || (setup != NULL && has_name (setup, "database")) ||
         rb_event_loop_get_stand_ins (event_loop)[0] != NULL || rb_event_loop_get_taken (event_loop)[0] != NULL ||
         rb_trace_links_count_starts (rb_event_loop_get_trace (event_loop), FALSE) > 0;
}
