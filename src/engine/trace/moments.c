/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/moments.h"

#include "engine/trace/sorted-array.h"

/* The instrumenter gives a loop two probes at the same place: one for the statement, and one for each iteration. The
 * start of a loop and its first iteration are one moment. */
static gboolean
is_first_iteration (const RbMoments *self,
                    const RbSites   *sites,
                    const RbRecord  *record)
{
  const RbSite *statement;
  const RbSite *loop;

  if (self->previous.kind != RB_RECORD_STATEMENT || self->previous.a != record->a)
    return FALSE;

  statement = rb_sites_get (sites, self->previous.site);
  loop = rb_sites_get (sites, record->site);

  return statement != NULL && loop != NULL && statement->start == loop->start;
}

static gboolean
is_leaving (const RbRecord *record)
{
  return record->kind == RB_RECORD_EXIT || record->kind == RB_RECORD_SUSPEND;
}

/* Whether a record is a consequence of an earlier record. A consequence belongs to the moment of that record. */
static gboolean
is_consequence (const RbRecord *record)
{
  return record->kind == RB_RECORD_SETTLED || record->kind == RB_RECORD_MICROTASK_QUEUED ||
         record->kind == RB_RECORD_UNNEEDED || record->kind == RB_RECORD_FOLLOWED ||
         record->kind == RB_RECORD_AWAITED || record->kind == RB_RECORD_PROMISED;
}

static gboolean
is_code (const RbRecord *record)
{
  return rb_record_kind_is_statement (record->kind) || record->kind == RB_RECORD_ENTER ||
         record->kind == RB_RECORD_RESUME;
}

/* Whether a function resumes with an exception, because the promise that it waited for was rejected. If the function
 * does not catch the exception, none of its code runs. */
static gboolean
resumes_with_exception (const RbMoments *self,
                        const RbRecord  *record)
{
  return record->kind == RB_RECORD_RESUME && self->previous.kind == RB_RECORD_MICROTASK_START &&
         self->previous.c == RB_MICROTASK_AWAIT_REJECTED;
}

static gboolean
is_end (const RbRecord *record)
{
  return record->kind == RB_RECORD_SCRIPT_END || record->kind == RB_RECORD_TASK_END ||
         record->kind == RB_RECORD_MICROTASK_END;
}

static gboolean
is_after (const RbMoments *self,
          RbRecordKind     kind)
{
  return self->previous.kind == kind;
}

/* A task that is queued for an answer or a timer belongs to the moment of the answer or the timer. Immediates are
 * queued all at once, when the task queue is empty. */
static gboolean
is_first_immediate (const RbMoments *self)
{
  return !is_after (self, RB_RECORD_LOOKUP_ANSWER) && !is_after (self, RB_RECORD_TIMER_FIRED) &&
         !is_after (self, RB_RECORD_TASK_QUEUED);
}

/* Whether the program does something that belongs to the moment of its statement, unless something else came first. */
static gboolean
is_deed (const RbRecord *record)
{
  return record->kind == RB_RECORD_CONSOLE || record->kind == RB_RECORD_CALLBACK ||
         record->kind == RB_RECORD_LOOKUP_START || record->kind == RB_RECORD_TIMER_SET;
}

/* Whether something outside of the program has come between a statement and what the statement does. */
static gboolean
is_after_event (const RbMoments *self)
{
  return is_after (self, RB_RECORD_LOOKUP_ANSWER) || is_after (self, RB_RECORD_LOOKUP_DROPPED) ||
         is_after (self, RB_RECORD_TIMER_FIRED) || is_after (self, RB_RECORD_TASK_QUEUED) ||
         is_after (self, RB_RECORD_BLOCKED_END);
}

static gboolean
starts_by_kind (const RbMoments *self,
                const RbSites   *sites,
                const RbRecord  *record)
{
  switch ((RbRecordKind) record->kind)
    {
    case RB_RECORD_STATEMENT:
    case RB_RECORD_IDLE:
    case RB_RECORD_LOOKUP_ANSWER:
    case RB_RECORD_TIMER_FIRED:
    case RB_RECORD_TASK_START:
    case RB_RECORD_MICROTASK_START:
    case RB_RECORD_BLOCKED_START:
    case RB_RECORD_UNCAUGHT:
    case RB_RECORD_UNHANDLED:
    case RB_RECORD_LIMIT:
    case RB_RECORD_SCRIPT_END:
      return TRUE;

    /* An async function resumes in a microtask that does nothing else, so both are one moment. */
    case RB_RECORD_RESUME:
      return !is_after (self, RB_RECORD_MICROTASK_START);

    case RB_RECORD_TASK_QUEUED:
      return is_first_immediate (self);

    /* The functions that still wait are reported together, right before the end of the run. */
    case RB_RECORD_WAITING:
    case RB_RECORD_FINISHED:
      return !is_after (self, RB_RECORD_WAITING);

    case RB_RECORD_LOOP:
      return !is_first_iteration (self, sites, record);

    /* A task without a callback only settles a promise, so its end shows nothing new. */
    case RB_RECORD_TASK_END:
      return record->b != 0;

    case RB_RECORD_MICROTASK_END:
      return record->b != 0 || self->has_code;

    case RB_RECORD_STRING:
    case RB_RECORD_QUERY:
    case RB_RECORD_ENTER:
    case RB_RECORD_EXIT:
    case RB_RECORD_SUSPEND:
    case RB_RECORD_CALLBACK:
    case RB_RECORD_LOOKUP_START:
    case RB_RECORD_TIMER_SET:
    case RB_RECORD_TIMER_CLEAR:
    case RB_RECORD_MICROTASK_QUEUED:
    case RB_RECORD_SETTLED:
    case RB_RECORD_CONSOLE:
    case RB_RECORD_VARIABLE:
    case RB_RECORD_UNNEEDED:
    case RB_RECORD_FOLLOWED:
    case RB_RECORD_AWAITED:
    case RB_RECORD_PROMISED:
    case RB_RECORD_SCRIPT_START:
    case RB_RECORD_LOOKUP_DROPPED:
    case RB_RECORD_BLOCKED_END:
    default:
      return FALSE;
    }
}

static gboolean
starts_moment (const RbMoments *self,
               const RbSites   *sites,
               const RbRecord  *record)
{
  if (self->is_ended)
    return !is_consequence (record);
  if (is_deed (record))
    return is_after_event (self);

  return starts_by_kind (self, sites, record);
}

/*
 * rb_moments_init:
 * @self: uninitialized memory
 *
 * Sets up the moments of an empty trace, which has none.
 */
void
rb_moments_init (RbMoments *self)
{
  *self = (RbMoments){ .starts = g_array_new (FALSE, FALSE, sizeof (guint32)) };
}

/*
 * rb_moments_clear:
 * @self: moments
 *
 * Frees what @self holds, but not @self.
 */
void
rb_moments_clear (RbMoments *self)
{
  g_clear_pointer (&self->starts, g_array_unref);
}

/*
 * rb_moments_make_room:
 * @self: moments
 * @n_records: how many records are added next
 *
 * Allocates the memory for the moments of these records, because rb_moments_add() does not allocate. Each record may
 * start a moment. One more moment may start with the functions that were left before.
 */
void
rb_moments_make_room (RbMoments *self,
                      guint      n_records)
{
  guint n_moments = self->starts->len;

  g_array_set_size (self->starts, n_moments + n_records + 1);
  self->starts->len = n_moments;
}

static void
start_moment (RbMoments *self,
              guint32    index)
{
  if (!self->is_fresh)
    g_array_index (self->starts, guint32, self->starts->len++) = index;
  self->is_fresh = FALSE;
  self->has_code = FALSE;
}

/* How many records before the end of a microtask belong to the moment of that end. No record says that a built-in
 * function is left, so the moment starts with the consequences of that function. */
static guint
count_consequences (const RbMoments *self,
                    const RbRecord  *record)
{
  return record->kind == RB_RECORD_MICROTASK_END && !self->has_code ? self->n_trailing : 0;
}

static gboolean
is_value (const RbRecord *record)
{
  return record->kind == RB_RECORD_EXIT && record->b != 0;
}

/* Whether a record tells what the caller does with a value that was returned to it. The return has a moment of its own
 * then, so that the value is seen before it is used. A value that is returned although a lookup without a callback has
 * just started is also seen if nothing is done with it. */
static gboolean
uses_value (const RbMoments *self,
            const RbRecord  *record)
{
  return (self->has_value && (rb_record_kind_is_statement (record->kind) || is_deed (record))) ||
         (self->has_early_value && is_end (record));
}

/* Starts a moment with the records about leaving functions. */
static void
start_leaving (RbMoments *self)
{
  start_moment (self, self->n_records - self->n_leaving);
  self->n_leaving = 0;
  self->has_value = FALSE;
  self->has_early_value = FALSE;
  self->has_wait = FALSE;
  self->has_script_wait = FALSE;
}

/* Whether a record ends the script, task or microtask that has just suspended. The end of the script counts only if the
 * script itself suspended: it follows a suspended function in any case. */
static gboolean
ends_wait (const RbMoments *self,
           const RbRecord  *record)
{
  return record->kind == RB_RECORD_TASK_END || record->kind == RB_RECORD_MICROTASK_END ||
         (record->kind == RB_RECORD_SCRIPT_END && self->has_script_wait);
}

static gboolean
is_wait (const RbSites  *sites,
         const RbRecord *record)
{
  const RbSite *site = record->kind == RB_RECORD_SUSPEND ? rb_sites_get (sites, record->site) : NULL;

  return site != NULL && site->kind == RB_SITE_AWAIT;
}

/* A moment that starts with leaving a function is added only when the next record is known. */
static void
add (RbMoments      *self,
     const RbSites  *sites,
     const RbRecord *record)
{
  gboolean waits = is_wait (sites, record);

  if (self->n_records == 0)
    {
      start_moment (self, 0);
      self->is_fresh = TRUE;
    }

  if (self->has_wait && (waits || !(is_leaving (record) || is_consequence (record))))
    {
      self->is_ended = ends_wait (self, record);
      start_leaving (self);
      if (self->is_ended)
        return;
    }

  if (is_leaving (record) || (self->n_leaving > 0 && is_consequence (record)))
    {
      self->n_trailing = 0;
      self->n_leaving++;
      self->has_value |= is_value (record);
      self->has_early_value |= is_value (record) && is_after (self, RB_RECORD_LOOKUP_START) && self->previous.b == 0;
      self->has_wait |= waits;
      self->has_script_wait |= waits && record->a == 0;
      return;
    }

  if (self->n_leaving > 0)
    {
      gboolean is_apart = uses_value (self, record);

      start_leaving (self);
      if (is_apart)
        start_moment (self, self->n_records);
    }
  else if (starts_moment (self, sites, record))
    start_moment (self, self->n_records - count_consequences (self, record));
  self->n_trailing = is_consequence (record) ? self->n_trailing + 1 : 0;
  self->has_code |= is_code (record) && !resumes_with_exception (self, record);
  self->is_ended = is_end (record) || (self->is_ended && is_consequence (record));
}

/*
 * rb_moments_add:
 * @self: moments; rb_moments_make_room() has made room for one more record
 * @sites: the sites of the program
 * @record: the next record of the trace
 *
 * Adds the next record. A moment may start with this record, or with the records right before it.
 */
void
rb_moments_add (RbMoments      *self,
                const RbSites  *sites,
                const RbRecord *record)
{
  add (self, sites, record);
  self->previous = *record;
  self->n_records++;
}

/*
 * rb_moments_get_n:
 * @self: moments
 *
 * Returns: the number of moments that have started
 */
guint
rb_moments_get_n (const RbMoments *self)
{
  return self->starts->len;
}

/*
 * rb_moments_get_start:
 * @self: moments
 * @moment: which, from 0; there must be such a moment
 *
 * Returns: the index of its first record
 */
guint
rb_moments_get_start (const RbMoments *self,
                      guint            moment)
{
  return g_array_index (self->starts, guint32, moment);
}

/*
 * rb_moments_find:
 * @self: moments
 * @record: the index of a record; it must have been added
 *
 * Returns: the moment that the record belongs to
 */
guint
rb_moments_find (const RbMoments *self,
                 guint            record)
{
  /* Moment 0 starts at record 0, so there is always one. */
  return rb_sorted_array_count_up_to (self->starts, record) - 1;
}
