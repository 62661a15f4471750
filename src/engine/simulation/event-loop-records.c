/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/event-loop-private.h"

/* How the event loop reads what its runner sends: what one record says is checked here against what is known so far. */

/* How many variables a run may tell of: more than a window of them can be, less than hurts. */
#define MAX_VARIABLES 200000

/* How many records a run may have besides eight a statement. */
#define SPARE_RECORDS 1000000

/* Adds what the host itself has to say, now. */
void
rb_event_loop_append (RbEventLoop *self,
                      RbRecord     record)
{
  record.time = rb_requests_get_now (self->requests);
  rb_trace_append (self->trace, &record);
}

static gboolean
apply_callback (RbEventLoop     *self,
                const RbRecord  *record,
                GError         **error)
{
  if (record->a != self->n_callbacks + 1)
    return rb_runner_error_refuse (error, "a callback out of order");
  self->n_callbacks++;
  rb_event_loop_append (self, *record);
  return TRUE;
}

/* What a microtask's entry says of itself, queued or started. */
static gboolean
check_microtask (RbEventLoop     *self,
                 const RbRecord  *record,
                 GError         **error)
{
  if (record->b > self->n_callbacks)
    return rb_runner_error_refuse (error, "an unknown callback");
  return TRUE;
}

/* Where a microtask waits for its turn. */
static GQueue *
queue_of (RbEventLoop    *self,
          const RbRecord *record)
{
  return record->c == RB_MICROTASK_NEXT_TICK ? &self->ticks : &self->microtasks;
}

static gboolean
apply_microtask_queued (RbEventLoop     *self,
                        const RbRecord  *record,
                        GError         **error)
{
  if (!check_microtask (self, record, error))
    return FALSE;
  if (record->a == 0 || record->a != self->n_microtasks + 1)
    return rb_runner_error_refuse (error, "a microtask out of order");
  self->n_microtasks++;
  g_queue_push_tail (queue_of (self, record), GUINT_TO_POINTER (record->a));
  rb_event_loop_append (self, *record);
  return TRUE;
}

/* The first in its queue; or one that was not seen entering it, as steps of the engine's own are. */
static gboolean
take_microtask (RbEventLoop     *self,
                const RbRecord  *record,
                GError         **error)
{
  GQueue *queue = queue_of (self, record);

  if (record->a == 0)
    return record->c == RB_MICROTASK_ADOPT || record->c == RB_MICROTASK_INTERNAL
           || rb_runner_error_refuse (error, "a microtask that was never queued");
  if (g_queue_is_empty (queue) || g_queue_peek_head (queue) != GUINT_TO_POINTER (record->a))
    return rb_runner_error_refuse (error, "a microtask before its turn");
  g_queue_pop_head (queue);
  return TRUE;
}

/* The script and each task come to their end first, and so does the microtask before. */
static gboolean
apply_microtask_start (RbEventLoop     *self,
                       const RbRecord  *record,
                       GError         **error)
{
  if (!check_microtask (self, record, error))
    return FALSE;
  if (self->in_task || self->in_microtask)
    return rb_runner_error_refuse (error, "a microtask while something else runs");
  if (!take_microtask (self, record, error))
    return FALSE;
  self->in_microtask = TRUE;
  self->microtask = record->a;
  self->microtask_callback = record->b;
  rb_event_loop_append (self, *record);
  return TRUE;
}

static gboolean
apply_microtask_end (RbEventLoop     *self,
                     const RbRecord  *record,
                     GError         **error)
{
  if (!self->in_microtask || record->a != self->microtask || record->b != self->microtask_callback)
    return rb_runner_error_refuse (error, "the end of something that does not run");
  self->in_microtask = FALSE;
  self->microtask = 0;
  rb_event_loop_append (self, *record);
  return TRUE;
}

/* --- Who waits --- */

static void
forget_suspension (RbEventLoop *self,
                   guint32      activation)
{
  GList *link = g_hash_table_lookup (self->suspensions, GUINT_TO_POINTER (activation));

  if (link == NULL)
    return;
  g_hash_table_remove (self->suspensions, GUINT_TO_POINTER (activation));
  g_free (link->data);
  g_queue_delete_link (&self->suspended, link);
}

/* A generator that waits at a yield waits for nobody's promise. */
static void
apply_suspend (RbEventLoop    *self,
               const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (self->trace, record->site);

  forget_suspension (self, record->a);
  if (site->kind == RB_SITE_AWAIT)
    {
      g_queue_push_tail (&self->suspended, g_memdup2 (record, sizeof *record));
      g_hash_table_insert (self->suspensions, GUINT_TO_POINTER (record->a), self->suspended.tail);
    }
  rb_event_loop_append (self, *record);
}

static void
apply_resume (RbEventLoop    *self,
              const RbRecord *record)
{
  forget_suspension (self, record->a);
  rb_event_loop_append (self, *record);
}

/* Nothing is left to run: whoever is still suspended is so for ever. */
void
rb_event_loop_tell_waiting (RbEventLoop *self)
{
  for (GList *item = self->suspended.head; item != NULL; item = item->next)
    {
      const RbRecord *record = item->data;

      rb_event_loop_append (self, (RbRecord){ .kind = RB_RECORD_WAITING, .site = record->site, .a = record->a });
    }
}

static gboolean
apply_settled (RbEventLoop     *self,
               const RbRecord  *record,
               GError         **error)
{
  if (record->a == 0)
    return rb_runner_error_refuse (error, "a promise without a number");
  rb_event_loop_append (self, *record);
  return TRUE;
}

static gboolean
apply_end (RbEventLoop     *self,
           const RbRecord  *record,
           GError         **error)
{
  gboolean is_script = record->kind == RB_RECORD_SCRIPT_END;

  if (!self->in_task || is_script != (self->current_request == 0) || record->a != self->current_request
      || record->b > self->n_callbacks)
    return rb_runner_error_refuse (error, "the end of something that does not run");
  self->in_task = FALSE;
  rb_event_loop_append (self, *record);
  return TRUE;
}

/* A thrown value that is no Error carries no place; it was thrown by the statement before. */
static void
apply_uncaught (RbEventLoop *self,
                RbRecord     record)
{
  if (record.site == 0 && self->last_site != 0)
    {
      RbPlace place = rb_outcome_find_place (self->trace, self->last_site);

      record.site = self->last_site;
      record.b = place.line;
      record.c = place.column;
    }
  self->had_error = TRUE;
  rb_event_loop_append (self, record);
}

static gboolean
apply_promises (RbEventLoop     *self,
                const RbRecord  *record,
                GError         **error)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_MICROTASK_QUEUED:
      return apply_microtask_queued (self, record, error);
    case RB_RECORD_MICROTASK_START:
      return apply_microtask_start (self, record, error);
    case RB_RECORD_MICROTASK_END:
      return apply_microtask_end (self, record, error);
    case RB_RECORD_SETTLED:
    default:
      return apply_settled (self, record, error);
    }
}

static gboolean
apply_unneeded (RbEventLoop     *self,
                const RbRecord  *record,
                GError         **error)
{
  if (record->a == 0 || record->a > self->n_callbacks)
    return rb_runner_error_refuse (error, "an unknown callback");
  rb_event_loop_append (self, *record);
  return TRUE;
}

/* A run that was asked to tell what the variables hold is over when it has. */
static gboolean
apply_variable (RbEventLoop     *self,
                const RbRecord  *record,
                GError         **error)
{
  if (!rb_program_get_capture (self->program, NULL, NULL))
    return rb_runner_error_refuse (error, "variables that nobody asked for");
  if (++self->n_variables > MAX_VARIABLES)
    return rb_runner_error_refuse (error, "too many variables");
  if (RB_VARIABLE_SCOPE (record->d) == RB_VARIABLE_END)
    rb_event_loop_stop (self);
  else
    rb_event_loop_append (self, *record);
  return TRUE;
}

/* The runner counts what may ring back; a lookup that rings nobody back is under way until it is answered. */
static gboolean
apply_query (RbEventLoop     *self,
             const RbRecord  *record,
             GError         **error)
{
  if (record->b > self->n_callbacks)
    return rb_runner_error_refuse (error, "an unknown callback");
  if (record->b == 0 && rb_requests_are_too_many (self->requests))
    {
      rb_event_loop_stop_by_limit (self, RB_LIMIT_PENDING);
      return TRUE;
    }
  return rb_requests_start_lookup (self->requests, record, error);
}

/* What happens besides statements and calls. */
static gboolean
apply_rare (RbEventLoop     *self,
            const RbRecord  *record,
            GError         **error)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_CALLBACK:
      return apply_callback (self, record, error);
    case RB_RECORD_QUERY:
      return apply_query (self, record, error);
    case RB_RECORD_TIMER_SET:
      return record->b > self->n_callbacks ? rb_runner_error_refuse (error, "an unknown callback")
                                           : rb_requests_set_timer (self->requests, record, error);
    case RB_RECORD_TIMER_CLEAR:
      return rb_requests_clear_timer (self->requests, record, error);
    case RB_RECORD_MICROTASK_QUEUED:
    case RB_RECORD_MICROTASK_START:
    case RB_RECORD_MICROTASK_END:
    case RB_RECORD_SETTLED:
      return apply_promises (self, record, error);
    case RB_RECORD_SUSPEND:
      apply_suspend (self, record);
      return TRUE;
    case RB_RECORD_RESUME:
      apply_resume (self, record);
      return TRUE;
    case RB_RECORD_UNNEEDED:
      return apply_unneeded (self, record, error);
    case RB_RECORD_UNCAUGHT:
      apply_uncaught (self, *record);
      return TRUE;
    case RB_RECORD_UNHANDLED:
      self->had_error = TRUE;
      break;
    case RB_RECORD_SCRIPT_END:
    case RB_RECORD_TASK_END:
      return apply_end (self, record, error);
    case RB_RECORD_VARIABLE:
      return apply_variable (self, record, error);
    case RB_RECORD_LIMIT:
      if (record->a > RB_LIMIT_LAST_OF_RUNNER)
        return rb_runner_error_refuse (error, "a limit that it does not count");
      if (record->site != 0)
        self->last_site = record->site;
      rb_event_loop_stop_by_limit (self, record->a);
      return TRUE;
    default:
      break;
    }
  rb_event_loop_append (self, *record);
  return TRUE;
}

/* Reads a good many records of code at once, if they are what comes next. */
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
    if (records[i].kind == RB_RECORD_STATEMENT || records[i].kind == RB_RECORD_LOOP)
      self->last_site = records[i].site;
  *now = records[n - 1].time;
  rb_requests_advance (self->requests, *now);
  rb_trace_append_many (self->trace, records, n);
  return TRUE;
}

/* A runner counts statements itself. What it counts wrong, or does without any, as a program does that has a
 * function without a body called over and over, is not to fill our memory: these bounds are far from what other
 * programs need. */
static void
bound (RbEventLoop *self)
{
  gint64 most = rb_program_get_max_statements (self->program);
  guint n_records = rb_trace_get_n_records (self->trace);

  if (most < G_MAXUINT / 8 && n_records > most * 8 + SPARE_RECORDS)
    rb_event_loop_stop_by_limit (self, RB_LIMIT_STATEMENTS);
  else if (rb_record_reader_get_text_size (self->reader) > RB_PROGRAM_MAX_TEXT)
    rb_event_loop_stop_by_limit (self, RB_LIMIT_MEMORY);
}

/* Reads until the chunk is read or something is due: that comes first. */
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
          bound (self);
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
          if (!apply_rare (self, &record, error))
            return FALSE;
          due = rb_requests_get_next_due (self->requests);
          break;
        }
    }
  return TRUE;
}
