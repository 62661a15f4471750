/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/event-loop-private.h"

/* How the event loop reads the runner's records. It checks each record against the records before it, applies its
 * effect, and appends it to the trace with the current engine time. */

/* Appends a record that the host makes, or a record from the runner that was checked. */
void
rb_event_loop_append (RbEventLoop *self,
                      RbRecord     record)
{
  record.time = rb_requests_get_now (self->requests);
  rb_trace_append (self->trace, &record);
}

/* --- Single kinds of records -------------------------------------------------------------------------------------- */

/* The runner does not count the lookups without a callback. They are pending too, so the host limits their number. */
static gboolean
apply_query (RbEventLoop     *self,
             const RbRecord  *record,
             GError         **error)
{
  if (record->b == 0 && rb_requests_are_too_many (self->requests))
    {
      rb_event_loop_stop_by_limit (self, RB_LIMIT_PENDING);
      return TRUE;
    }

  return rb_requests_start_lookup (self->requests, record, error);
}

/* The timer's task may already be in the queue. It is removed, because a cleared timer must not call its callback. */
static gboolean
apply_timer_clear (RbEventLoop     *self,
                   const RbRecord  *record,
                   GError         **error)
{
  if (!rb_requests_clear_timer (self->requests, record, error))
    return FALSE;
  g_queue_remove (&self->tasks, GUINT_TO_POINTER (record->a));

  return TRUE;
}

/* A generator that is suspended at a `yield` does not wait for a promise. */
static void
apply_suspend (RbEventLoop    *self,
               const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (self->trace, record->site);

  if (site->kind == RB_SITE_AWAIT)
    rb_suspensions_add (self->suspensions, record);
  else
    rb_suspensions_remove (self->suspensions, record->a);
  rb_event_loop_append (self, *record);
}

/* A thrown value that is not an Error has no stack and therefore no place. The last statement threw it, so the record
 * gets the place of that statement. */
static void
apply_uncaught (RbEventLoop *self,
                RbRecord     record)
{
  if (record.site == 0 && self->last_site != 0)
    {
      RbPlace place = rb_trace_find_place (self->trace, self->last_site);

      record.site = self->last_site;
      record.b = place.line;
      record.c = place.column;
    }
  self->had_error = TRUE;
  rb_event_loop_append (self, record);
}

/* A run that captures variables is stopped after the last variable, because nothing more is needed from it. */
static gboolean
apply_variable (RbEventLoop     *self,
                const RbRecord  *record,
                GError         **error)
{
  if (!rb_program_get_capture (self->program, NULL, NULL))
    return rb_runner_error_refuse (error, "variables that nobody asked for");
  if (++self->n_variables > RB_LIMITS_MAX_VARIABLES)
    return rb_runner_error_refuse (error, "too many variables");
  if (RB_VARIABLE_SCOPE (record->d) == RB_VARIABLE_END)
    rb_event_loop_stop (self);
  else
    rb_event_loop_append (self, *record);

  return TRUE;
}

static void
apply_limit (RbEventLoop    *self,
             const RbRecord *record)
{
  if (record->site != 0)
    self->last_site = record->site;
  rb_event_loop_stop_by_limit (self, record->a);
}

/* Applies a record that is neither a statement nor a call. Most records are statements and calls, so
 * rb_event_loop_read_records() appends these itself, which is faster. */
static gboolean
apply (RbEventLoop     *self,
       const RbRecord  *record,
       GError         **error)
{
  if (!rb_record_checker_check (self->checker, record, error))
    return FALSE;

  switch ((guint) record->kind)
    {
    case RB_RECORD_QUERY:
      return apply_query (self, record, error);
    case RB_RECORD_TIMER_SET:
      return rb_requests_set_timer (self->requests, record, error);
    case RB_RECORD_TIMER_CLEAR:
      return apply_timer_clear (self, record, error);
    case RB_RECORD_VARIABLE:
      return apply_variable (self, record, error);
    case RB_RECORD_SUSPEND:
      apply_suspend (self, record);
      return TRUE;
    case RB_RECORD_UNCAUGHT:
      apply_uncaught (self, *record);
      return TRUE;
    case RB_RECORD_LIMIT:
      apply_limit (self, record);
      return TRUE;
    case RB_RECORD_RESUME:
      rb_suspensions_remove (self->suspensions, record->a);
      break;
    case RB_RECORD_UNHANDLED:
      self->had_error = TRUE;
      break;
    default:
      break;
    }
  rb_event_loop_append (self, *record);

  return TRUE;
}

/* --- A chunk of records ------------------------------------------------------------------------------------------- */

/* Reads many records of statements and calls at once, if those come next. */
static gboolean
read_code (RbEventLoop *self,
           gint64      *now,
           gint64       due)
{
  RbRecord records[128];
  guint n = rb_record_reader_read_code (self->reader, *now, due, records, G_N_ELEMENTS (records));

  if (n == 0)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (rb_record_kind_is_statement (records[i].kind))
      self->last_site = records[i].site;
  *now = records[n - 1].time;
  rb_requests_advance (self->requests, *now);
  rb_trace_append_many (self->trace, records, n);

  return TRUE;
}

/* Keeps the trace from filling the host's memory. The runner counts statements, but it may count wrong. A program may
 * also make many records without a statement, for example by calling an empty function again and again. */
static void
limit_trace (RbEventLoop *self)
{
  gint64 max_statements = rb_program_get_max_statements (self->program);
  guint n_records = rb_trace_get_n_records (self->trace);

  if (max_statements < G_MAXUINT / RB_LIMITS_RECORDS_PER_STATEMENT &&
      n_records > max_statements * RB_LIMITS_RECORDS_PER_STATEMENT + RB_LIMITS_SPARE_RECORDS)
    rb_event_loop_stop_by_limit (self, RB_LIMIT_STATEMENTS);
  else if (rb_record_reader_get_text_size (self->reader) > RB_LIMITS_MAX_TEXT)
    rb_event_loop_stop_by_limit (self, RB_LIMIT_MEMORY);
}

/* Reads records until the chunk is over, or until a request is due, which must be delivered before the next record. */
gboolean
rb_event_loop_read_records (RbEventLoop  *self,
                            GError      **error)
{
  gint64 now = rb_requests_get_now (self->requests);
  gint64 due = rb_requests_get_next_due (self->requests);
  RbRecord record;

  while (self->outcome == RB_OUTCOME_NONE && now < due)
    {
      if (read_code (self, &now, due))
        continue;
      if (!rb_record_reader_next (self->reader, &record, error))
        return FALSE;

      switch ((guint) record.kind)
        {
        case 0:
          limit_trace (self);
          self->runner_state = RUNNER_WORKING;
          return TRUE;
        case RB_RECORD_STATEMENT:
        case RB_RECORD_LOOP:
          self->last_site = record.site;
          rb_requests_advance (self->requests, ++now);
          record.time = now;
          rb_trace_append (self->trace, &record);
          break;
        case RB_RECORD_ENTER:
        case RB_RECORD_EXIT:
          record.time = now;
          rb_trace_append (self->trace, &record);
          break;
        default:
          if (!apply (self, &record, error))
            return FALSE;
          due = rb_requests_get_next_due (self->requests);
          break;
        }
    }

  return TRUE;
}
