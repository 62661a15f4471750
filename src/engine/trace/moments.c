/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/moments.h"

static RbRecord
get_last (RbTrace *trace)
{
  guint n_records = rb_trace_get_n_records (trace);

  return n_records > 0 ? rb_trace_get_record (trace, n_records - 1) : (RbRecord){ 0 };
}

/* The instrumenter gives a loop two probes at the same place: that of the statement, and one for each round. What comes
 * first, the statement and then at once its first round, is one moment. */
static gboolean
is_first_round (RbTrace        *trace,
                const RbRecord *record)
{
  RbRecord previous = get_last (trace);
  const RbSite *statement;
  const RbSite *loop;

  if (previous.kind != RB_RECORD_STATEMENT || previous.a != record->a)
    return FALSE;

  statement = rb_trace_get_site (trace, previous.site);
  loop = rb_trace_get_site (trace, record->site);

  return statement != NULL && loop != NULL && statement->start == loop->start;
}

static gboolean
is_leaving (const RbRecord *record)
{
  return record->kind == RB_RECORD_EXIT || record->kind == RB_RECORD_SUSPEND;
}

/* What comes of something else, and shows with it. */
static gboolean
is_consequence (const RbRecord *record)
{
  return record->kind == RB_RECORD_SETTLED || record->kind == RB_RECORD_MICROTASK_QUEUED ||
         record->kind == RB_RECORD_UNNEEDED;
}

static gboolean
is_code (const RbRecord *record)
{
  return record->kind == RB_RECORD_STATEMENT || record->kind == RB_RECORD_LOOP || record->kind == RB_RECORD_ENTER ||
         record->kind == RB_RECORD_RESUME;
}

/* What it waited for was rejected: if it does not catch that, it runs nothing at all. */
static gboolean
is_thrown_into (RbTrace        *trace,
                const RbRecord *record)
{
  RbRecord start = get_last (trace);

  return record->kind == RB_RECORD_RESUME && start.kind == RB_RECORD_MICROTASK_START &&
         start.c == RB_MICROTASK_AWAIT_REJECTED;
}

static gboolean
is_end (const RbRecord *record)
{
  return record->kind == RB_RECORD_SCRIPT_END || record->kind == RB_RECORD_TASK_END ||
         record->kind == RB_RECORD_MICROTASK_END;
}

static gboolean
is_after (RbTrace      *trace,
          RbRecordKind  kind)
{
  return get_last (trace).kind == kind;
}

/* An answer and a timer say why something is queued; immediates are queued together, for no other reason than that
 * nothing else is. */
static gboolean
is_first_queued (RbTrace *trace)
{
  return !is_after (trace, RB_RECORD_LOOKUP_ANSWER) && !is_after (trace, RB_RECORD_TIMER_FIRED) &&
         !is_after (trace, RB_RECORD_TASK_QUEUED);
}

static gboolean
starts_moment (RbMoments      *self,
               RbTrace        *trace,
               const RbRecord *record)
{
  if (self->is_ended)
    return !is_consequence (record);

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

    /* An awaiting function goes on in a microtask of its own: that it does is why the microtask runs. */
    case RB_RECORD_RESUME:
      return !is_after (trace, RB_RECORD_MICROTASK_START);

    case RB_RECORD_TASK_QUEUED:
      return is_first_queued (trace);

    /* Those who still wait are the end. */
    case RB_RECORD_WAITING:
    case RB_RECORD_FINISHED:
      return !is_after (trace, RB_RECORD_WAITING);

    case RB_RECORD_LOOP:
      return !is_first_round (trace, record);

    /* A promise's own task shows nothing. */
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
    case RB_RECORD_SCRIPT_START:
    case RB_RECORD_LOOKUP_DROPPED:
    case RB_RECORD_BLOCKED_END:
    default:
      return FALSE;
    }
}

/*
 * rb_moments_init:
 * @self: memory for moments
 *
 * Makes them those of an empty trace.
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
 * Frees what they hold.
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
 * Each of them may start a moment, and one more may start with the functions that were left before.
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

/* A callback that is the engine's own is never left. */
static guint
count_left_behind (RbMoments      *self,
                   const RbRecord *record)
{
  return record->kind == RB_RECORD_MICROTASK_END && !self->has_code ? self->n_trailing : 0;
}

/* The moment that starts with the functions that were left. */
static void
start_leaving (RbMoments *self,
               guint32    index)
{
  start_moment (self, index - self->n_leaving);
  self->n_leaving = 0;
  self->has_wait = FALSE;
  self->has_script_wait = FALSE;
}

/* Ends what was left right before it, and nothing else: the script itself is no function that was entered in it. */
static gboolean
ends_wait (RbMoments      *self,
           const RbRecord *record)
{
  return record->kind == RB_RECORD_TASK_END || record->kind == RB_RECORD_MICROTASK_END ||
         (record->kind == RB_RECORD_SCRIPT_END && self->has_script_wait);
}

static gboolean
is_wait (RbTrace        *trace,
         const RbRecord *record)
{
  const RbSite *site = record->kind == RB_RECORD_SUSPEND ? rb_trace_get_site (trace, record->site) : NULL;

  return site != NULL && site->kind == RB_SITE_AWAIT;
}

/*
 * rb_moments_add:
 * @self: moments; there is room
 * @trace: their trace
 * @index: how many records that has
 * @record: what comes next in it
 *
 * Where a function is left, the moment that starts is known with what comes next: it starts with the leaving.
 */
void
rb_moments_add (RbMoments      *self,
                RbTrace        *trace,
                guint32         index,
                const RbRecord *record)
{
  gboolean waits = is_wait (trace, record);

  if (index == 0)
    {
      start_moment (self, 0);
      self->is_fresh = TRUE;
    }

  if (self->has_wait && (waits || !(is_leaving (record) || is_consequence (record))))
    {
      self->is_ended = ends_wait (self, record);
      start_leaving (self, index);
      if (self->is_ended)
        return;
    }

  if (is_leaving (record) || (self->n_leaving > 0 && is_consequence (record)))
    {
      self->n_trailing = 0;
      self->n_leaving++;
      self->has_wait |= waits;
      self->has_script_wait |= waits && record->a == 0;
      return;
    }

  if (self->n_leaving > 0)
    start_leaving (self, index);
  else if (starts_moment (self, trace, record))
    start_moment (self, index - count_left_behind (self, record));
  self->n_trailing = is_consequence (record) ? self->n_trailing + 1 : 0;
  self->has_code |= is_code (record) && !is_thrown_into (trace, record);
  self->is_ended = is_end (record) || (self->is_ended && is_consequence (record));
}
