/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/record-checker.h"

#include "engine/runner-client/runner-error.h"

/**
 * RbRecordChecker:
 *
 * A runner may be broken, or under the control of its program, so the host accepts a record only if it can follow the
 * earlier ones: numbers are consecutive, microtasks run in the order of their queue, and only what runs can end.
 *
 * #RbRecordReader has already checked the form of a record: its words, its texts and its site.
 */
struct _RbRecordChecker
{
  guint n_callbacks;
  gboolean in_task; /* the task or the main script runs, not the microtask checkpoint after it */
  guint task;       /* the request of that task; 0 for the main script */

  guint32 n_microtasks;       /* how many were queued */
  GQueue microtasks;          /* the numbers of the queued ones */
  GQueue ticks;               /* the numbers of the queued ones of process.nextTick */
  gboolean in_microtask;
  guint32 microtask;          /* the number of the running one, or 0 */
  guint32 microtask_callback; /* its callback, or 0 */
};

/**
 * rb_record_checker_new: (skip)
 *
 * Creates a checker for the records of one run.
 *
 * Returns: (transfer full): a checker for a run in which nothing has happened
 */
RbRecordChecker *
rb_record_checker_new (void)
{
  RbRecordChecker *self = g_new0 (RbRecordChecker, 1);

  g_queue_init (&self->microtasks);
  g_queue_init (&self->ticks);

  return self;
}

/**
 * rb_record_checker_free:
 * @self: (transfer full): a checker
 *
 * Frees a checker.
 */
void
rb_record_checker_free (RbRecordChecker *self)
{
  g_queue_clear (&self->microtasks);
  g_queue_clear (&self->ticks);
  g_free (self);
}

/**
 * rb_record_checker_start_task:
 * @self: a checker
 * @request: the request whose callback the host has just called; 0 for the main script
 *
 * Expects the records of a task from now on.
 */
void
rb_record_checker_start_task (RbRecordChecker *self,
                              guint            request)
{
  self->in_task = TRUE;
  self->task = request;
}

/**
 * rb_record_checker_is_running:
 * @self: a checker
 *
 * Tells whether a task or a microtask has started and not ended.
 *
 * Returns: whether a task or a microtask has started and not ended
 */
gboolean
rb_record_checker_is_running (RbRecordChecker *self)
{
  return self->in_task || self->in_microtask;
}

/* --- Callbacks ---------------------------------------------------------------------------------------------------- */

static gboolean
check_new_callback (RbRecordChecker  *self,
                    const RbRecord   *record,
                    GError          **error)
{
  if (record->a != self->n_callbacks + 1)
    return rb_runner_error_refuse (error, "a callback out of order");
  self->n_callbacks++;

  return TRUE;
}

static gboolean
check_callback_or_none (RbRecordChecker  *self,
                        guint32           callback,
                        GError          **error)
{
  return callback <= self->n_callbacks || rb_runner_error_refuse (error, "an unknown callback");
}

static gboolean
check_unneeded (RbRecordChecker  *self,
                const RbRecord   *record,
                GError          **error)
{
  return record->a != 0 ? check_callback_or_none (self, record->a, error)
                        : rb_runner_error_refuse (error, "an unknown callback");
}

/* --- Microtasks --------------------------------------------------------------------------------------------------- */

static GQueue *
get_queue (RbRecordChecker *self,
           const RbRecord  *record)
{
  return record->c == RB_MICROTASK_NEXT_TICK ? &self->ticks : &self->microtasks;
}

static gboolean
check_microtask_queued (RbRecordChecker  *self,
                        const RbRecord   *record,
                        GError          **error)
{
  if (!check_callback_or_none (self, record->b, error))
    return FALSE;
  if (record->a == 0 || record->a != self->n_microtasks + 1)
    return rb_runner_error_refuse (error, "a microtask out of order");
  self->n_microtasks++;
  g_queue_push_tail (get_queue (self, record), GUINT_TO_POINTER (record->a));

  return TRUE;
}

/* Takes the first microtask from its queue. The engine's own steps may run without having been queued. */
static gboolean
take_microtask (RbRecordChecker  *self,
                const RbRecord   *record,
                GError          **error)
{
  GQueue *queue = get_queue (self, record);

  if (record->a == 0)
    return record->c == RB_MICROTASK_ADOPT || record->c == RB_MICROTASK_INTERNAL ||
           rb_runner_error_refuse (error, "a microtask that was never queued");
  if (g_queue_is_empty (queue) || g_queue_peek_head (queue) != GUINT_TO_POINTER (record->a))
    return rb_runner_error_refuse (error, "a microtask before its turn");
  g_queue_pop_head (queue);

  return TRUE;
}

static gboolean
check_microtask_start (RbRecordChecker  *self,
                       const RbRecord   *record,
                       GError          **error)
{
  if (!check_callback_or_none (self, record->b, error))
    return FALSE;
  if (rb_record_checker_is_running (self))
    return rb_runner_error_refuse (error, "a microtask while something else runs");
  if (!take_microtask (self, record, error))
    return FALSE;
  self->in_microtask = TRUE;
  self->microtask = record->a;
  self->microtask_callback = record->b;

  return TRUE;
}

static gboolean
check_microtask_end (RbRecordChecker  *self,
                     const RbRecord   *record,
                     GError          **error)
{
  if (!self->in_microtask || record->a != self->microtask || record->b != self->microtask_callback)
    return rb_runner_error_refuse (error, "the end of something that does not run");
  self->in_microtask = FALSE;
  self->microtask = 0;

  return TRUE;
}

/* --- Promises --------------------------------------------------------------------------------------------------- */

static gboolean
check_promise (const RbRecord  *record,
               GError         **error)
{
  return record->a != 0 || rb_runner_error_refuse (error, "a promise without a number");
}

static gboolean
check_followed (RbRecordChecker  *self,
                const RbRecord   *record,
                GError          **error)
{
  return check_promise (record, error) && check_callback_or_none (self, record->c, error) &&
         check_callback_or_none (self, record->d, error);
}

/* --- Other records ------------------------------------------------------------------------------------------------ */

static gboolean
check_task_end (RbRecordChecker  *self,
                const RbRecord   *record,
                GError          **error)
{
  gboolean is_script = record->kind == RB_RECORD_SCRIPT_END;

  if (!self->in_task || is_script != (self->task == 0) || record->a != self->task || record->b > self->n_callbacks)
    return rb_runner_error_refuse (error, "the end of something that does not run");
  self->in_task = FALSE;

  return TRUE;
}

/**
 * rb_record_checker_check:
 * @self: a checker
 * @record: the next record from the runner
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Checks a record and remembers what it says. A record of a statement or of a call has nothing to check here.
 *
 * Returns: whether @record can follow the records before it
 */
gboolean
rb_record_checker_check (RbRecordChecker  *self,
                         const RbRecord   *record,
                         GError          **error)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_CALLBACK:
      return check_new_callback (self, record, error);
    case RB_RECORD_QUERY:
    case RB_RECORD_TIMER_SET:
      return check_callback_or_none (self, record->b, error);
    case RB_RECORD_UNNEEDED:
      return check_unneeded (self, record, error);
    case RB_RECORD_MICROTASK_QUEUED:
      return check_microtask_queued (self, record, error);
    case RB_RECORD_MICROTASK_START:
      return check_microtask_start (self, record, error);
    case RB_RECORD_MICROTASK_END:
      return check_microtask_end (self, record, error);
    case RB_RECORD_SETTLED:
    case RB_RECORD_AWAITED:
    case RB_RECORD_PROMISED:
      return check_promise (record, error);
    case RB_RECORD_FOLLOWED:
      return check_followed (self, record, error);
    case RB_RECORD_SCRIPT_END:
    case RB_RECORD_TASK_END:
      return check_task_end (self, record, error);
    case RB_RECORD_LIMIT:
      return record->a <= RB_LIMIT_LAST_OF_RUNNER || rb_runner_error_refuse (error, "a limit that it does not count");
    default:
      return TRUE;
    }
}
