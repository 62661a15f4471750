/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/capture-window.h"

#include "engine/trace/outcome.h"

/*
 * The variables side by side, and for each time that they were told where they start, up to where in the trace of the
 * run that is shown they hold (in records, without those of variables), and during which statement. Times are in order.
 */
struct _RbCaptureWindow
{
  guint from;
  guint to;
  GArray *times;     /* Time */
  GArray *variables; /* RbVariable; their texts belong to chars */
  GStringChunk *chars;
};

typedef struct
{
  guint position;
  guint statement;
  guint first;
} Time;

static const char *
keep_text (RbCaptureWindow *self,
           RbTrace         *trace,
           guint32          number)
{
  return number != 0 ? g_string_chunk_insert_const (self->chars, rb_trace_get_string (trace, number)) : NULL;
}

static void
add_variable (RbCaptureWindow *self,
              RbTrace         *trace,
              const RbRecord  *record)
{
  RbVariable variable = { .activation = record->a, .function = record->site };

  variable.scope = RB_VARIABLE_SCOPE (record->d);
  variable.place = RB_VARIABLE_PLACE (record->d);
  variable.name = keep_text (self, trace, record->b);
  variable.value = keep_text (self, trace, record->c);
  g_array_append_val (self->variables, variable);
}

/* Whether what happened in the run is what happened in the one that is shown, as far as that has come. Texts are not
 * compared: where they differ, something else does. */
static gboolean
is_same (RbTrace        *shown,
         guint           position,
         const RbRecord *record)
{
  RbRecord other;

  if (position >= rb_trace_get_n_records (shown))
    return TRUE;

  other = rb_trace_get_record (shown, position);
  if (record->kind == RB_RECORD_FINISHED || other.kind == RB_RECORD_FINISHED)
    return TRUE;
  return record->kind == other.kind && record->site == other.site && record->time == other.time &&
         (record->kind == RB_RECORD_UNCAUGHT || record->kind == RB_RECORD_UNHANDLED || record->a == other.a);
}

/* What happens while the program waits for it, or when it is over. */
static gboolean
runs_nothing (const RbRecord *record)
{
  switch ((guint) record->kind)
    {
    case RB_RECORD_BLOCKED_START:
    case RB_RECORD_LOOKUP_ANSWER:
    case RB_RECORD_LOOKUP_DROPPED:
    case RB_RECORD_TIMER_FIRED:
    case RB_RECORD_TASK_QUEUED:
    case RB_RECORD_LIMIT:
      return TRUE;
    default:
      return FALSE;
    }
}

/* How far it is known: all of a run that came to its end, else as far as was asked for, or there was room for. */
static guint
find_end (RbCaptureWindow *self,
          RbRecord         last,
          guint            n_statements)
{
  if (last.kind != RB_RECORD_FINISHED || last.a == RB_OUTCOME_IDLE)
    return G_MAXUINT;
  if (n_statements >= self->to)
    return self->to;
  return self->times->len > 0 ? g_array_index (self->times, Time, self->times->len - 1).statement : 0;
}

/**
 * rb_capture_window_new_empty: (skip)
 * @from: the first statement
 * @to: the last statement
 *
 * Returns: (transfer full): a window in which nothing can be told
 */
RbCaptureWindow *
rb_capture_window_new_empty (guint from,
                             guint to)
{
  RbCaptureWindow *self = g_new0 (RbCaptureWindow, 1);

  self->from = from;
  self->to = to;
  self->times = g_array_new (FALSE, FALSE, sizeof (Time));
  self->variables = g_array_new (FALSE, FALSE, sizeof (RbVariable));
  self->chars = g_string_chunk_new (4096);
  return self;
}

/**
 * rb_capture_window_new: (skip)
 * @captured: the trace of a run that was asked to capture, and is over
 * @shown: the trace of the same program's run that is shown
 * @from: the first statement that was asked for
 * @to: the last one
 *
 * Takes the variables out of a trace.
 *
 * Returns: (transfer full) (nullable): what they hold; %NULL if the runs are not the same
 */
RbCaptureWindow *
rb_capture_window_new (RbTrace *captured,
                       RbTrace *shown,
                       guint    from,
                       guint    to)
{
  g_autoptr (RbCaptureWindow) self = rb_capture_window_new_empty (from, to);
  guint n_records = rb_trace_get_n_records (captured);
  guint position = 0;
  guint n_statements = 0;
  gboolean told = FALSE;

  for (guint i = 0; i < n_records; i++)
    {
      RbRecord record = rb_trace_get_record (captured, i);

      if (record.kind == RB_RECORD_VARIABLE)
        {
          Time time = { position, n_statements, self->variables->len };

          if (!told)
            g_array_append_val (self->times, time);
          add_variable (self, captured, &record);
          told = TRUE;
          continue;
        }
      if (!is_same (shown, position, &record))
        return NULL;
      position++;
      told = told && runs_nothing (&record);
      if (told)
        g_array_index (self->times, Time, self->times->len - 1).position = position;
      n_statements += record.kind == RB_RECORD_STATEMENT || record.kind == RB_RECORD_LOOP;
    }

  if (n_records == 0)
    return NULL;
  self->to = find_end (self, rb_trace_get_record (captured, n_records - 1), n_statements);
  return g_steal_pointer (&self);
}

/**
 * rb_capture_window_free:
 * @self: (transfer full): a window
 */
void
rb_capture_window_free (RbCaptureWindow *self)
{
  g_array_unref (self->times);
  g_array_unref (self->variables);
  g_string_chunk_free (self->chars);
  g_free (self);
}

/**
 * rb_capture_window_get_to:
 * @self: a window
 *
 * Returns: the last statement that it knows of; %G_MAXUINT if none comes after
 */
guint
rb_capture_window_get_to (RbCaptureWindow *self)
{
  return self->to;
}

/**
 * rb_capture_window_covers:
 * @self: a window
 * @statement: a statement's number, from 1
 *
 * Returns: whether it knows of it
 */
gboolean
rb_capture_window_covers (RbCaptureWindow *self,
                          guint            statement)
{
  return statement >= self->from && statement <= self->to;
}

/**
 * rb_capture_window_get_empty:
 * @self: a window
 *
 * Returns: whether there is nothing in it at all
 */
gboolean
rb_capture_window_get_empty (RbCaptureWindow *self)
{
  return self->times->len == 0;
}

/**
 * rb_capture_window_find:
 * @self: a window
 * @position: how many records have happened in the run that is shown
 * @statement: how many statements have begun
 * @n_variables: (out): how many there are
 *
 * Finds what the variables of all frames held. Between two statements they were told once or a few times: what was told
 * first from @position on is what held there.
 *
 * Returns: (array length=n_variables) (nullable): the variables, those of the top frame first; %NULL if nothing was
 *   told
 */
const RbVariable *
rb_capture_window_find (RbCaptureWindow *self,
                        guint            position,
                        guint            statement,
                        guint           *n_variables)
{
  guint low = 0;
  guint high = self->times->len;
  const Time *time;
  guint end;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->times, Time, middle).position < position)
        low = middle + 1;
      else
        high = middle;
    }

  *n_variables = 0;
  if (low == self->times->len || g_array_index (self->times, Time, low).statement != statement)
    return NULL;

  time = &g_array_index (self->times, Time, low);
  end = low + 1 < self->times->len ? time[1].first : self->variables->len;
  *n_variables = end - time->first;
  return &g_array_index (self->variables, RbVariable, time->first);
}
