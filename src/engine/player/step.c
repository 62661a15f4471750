/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/step.h"

/* A microtask that runs no code of the program has nothing to show, so no step leads to it. */
static gboolean
is_visible_microtask (const RbRecord *record)
{
  return record->b != 0 || record->c == RB_MICROTASK_AWAIT_FULFILLED || record->c == RB_MICROTASK_AWAIT_REJECTED;
}

static gboolean
matches (RbStep          step,
         const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_TASK_START:
      return step == RB_STEP_TASK || record->b != 0;

    case RB_RECORD_MICROTASK_START:
      return is_visible_microtask (record);

    case RB_RECORD_CALLBACK:
      return step == RB_STEP_CALLBACK;

    case RB_RECORD_MICROTASK_QUEUED:
      return step == RB_STEP_CALLBACK && is_visible_microtask (record);

    case RB_RECORD_LOOKUP_START:
    case RB_RECORD_TIMER_SET:
    case RB_RECORD_TASK_QUEUED:
    case RB_RECORD_TASK_END:
    case RB_RECORD_MICROTASK_END:
      return step == RB_STEP_CALLBACK && record->b != 0;

    default:
      return FALSE;
    }
}

/*
 * rb_step_find_next:
 * @step: a step to a task or to a callback
 * @trace: a trace
 * @from: the first record to look at
 * @until: the record after the last one to look at
 * @ret_record: (out): the index of the record that the step leads to
 *
 * Searches forward for the record that a step leads to.
 *
 * Returns: whether there is one
 */
gboolean
rb_step_find_next (RbStep   step,
                   RbTrace *trace,
                   guint    from,
                   guint    until,
                   guint   *ret_record)
{
  for (guint i = from; i < until; i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      if (matches (step, &record))
        {
          *ret_record = i;

          return TRUE;
        }
    }

  return FALSE;
}

/*
 * rb_step_find_previous:
 * @step: a step to a task or to a callback
 * @trace: a trace
 * @before: the record after the first one to look at
 * @ret_record: (out): the index of the record that the step leads to
 *
 * Searches back for the record that a step leads to.
 *
 * Returns: whether there is one
 */
gboolean
rb_step_find_previous (RbStep   step,
                       RbTrace *trace,
                       guint    before,
                       guint   *ret_record)
{
  for (guint i = before; i > 0; i--)
    {
      RbRecord record = rb_trace_get_record (trace, i - 1);

      if (matches (step, &record))
        {
          *ret_record = i - 1;

          return TRUE;
        }
    }

  return FALSE;
}
