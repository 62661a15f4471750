/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/capture-window.h"

#include "engine/trace/sorted-array.h"

/**
 * RbCaptureWindow:
 *
 * The values of all variables while certain statements run, taken from the trace of a second run.
 *
 * The second run tells the values at certain times. Invariants: `times` is sorted by position. The variables told at a
 * time are those from its `first` up to the `first` of the next time.
 */
struct _RbCaptureWindow
{
  guint from;        /* the first statement */
  guint to;          /* the last one */
  GArray *times;     /* Time */
  GArray *variables; /* RbVariable; their texts belong to chars */
  GStringChunk *chars;
};

/* A time at which variables were told. The values hold up to `position`, a position in the trace of the first run,
 * which has no records of variables. */
typedef struct
{
  guint32 position;
  guint statement; /* how many statements had started */
  guint first;     /* the index of the first one, in variables */
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

/* Whether both runs have the same record at a position of the first run, or the first run has not got there yet. Texts
 * are not compared, because runs with different texts also differ elsewhere. */
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

/* Whether a record runs no code, so that all variables keep their values. */
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

/* Finds the last statement whose variables are known. If the second run came to its end, no statement can follow.
 * Otherwise it is the last statement that was asked for. If the run was stopped earlier, because it told too much, it
 * is the last statement whose variables were told. */
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
 * Creates a window of statements whose variables cannot be found out.
 *
 * Returns: (transfer full): a window without variables
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
 * @captured: the trace of the second run, which told of variables and is over
 * @shown: the trace of the first run of the same program
 * @from: the first statement that was asked for, from 1
 * @to: the last one
 *
 * Takes the variables out of the trace of the second run.
 *
 * Returns: (transfer full) (nullable): a window; %NULL if the two runs differ
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
  gboolean is_telling = FALSE;

  for (guint i = 0; i < n_records; i++)
    {
      RbRecord record = rb_trace_get_record (captured, i);

      if (record.kind == RB_RECORD_VARIABLE)
        {
          Time time = { position, n_statements, self->variables->len };

          if (!is_telling)
            g_array_append_val (self->times, time);
          add_variable (self, captured, &record);
          is_telling = TRUE;
          continue;
        }
      if (!is_same (shown, position, &record))
        return NULL;
      position++;
      is_telling = is_telling && runs_nothing (&record);
      if (is_telling)
        g_array_index (self->times, Time, self->times->len - 1).position = position;
      n_statements += rb_record_kind_is_statement (record.kind);
    }

  if (n_records == 0)
    return NULL;
  self->to = find_end (self, rb_trace_get_record (captured, n_records - 1), n_statements);

  return g_steal_pointer (&self);
}

/**
 * rb_capture_window_free:
 * @self: (transfer full): a window
 *
 * Frees a window.
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
 * Gets the last statement of a window.
 *
 * Returns: its number; %G_MAXUINT if the window goes on to the end of the run
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
 * Checks whether a statement is in a window.
 *
 * Returns: whether it is
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
 * Checks whether a window has no variables at all.
 *
 * Returns: whether it is empty
 */
gboolean
rb_capture_window_get_empty (RbCaptureWindow *self)
{
  return self->times->len == 0;
}

/**
 * rb_capture_window_find:
 * @self: a window
 * @position: a position in the trace of the first run
 * @statement: how many statements have started there
 * @n_variables: (out): how many variables there are
 *
 * Finds the values of the variables of all frames at a position. The second run tells values right before they may
 * change, so the first values that are told at the position or after it are the values at the position.
 *
 * Returns: (array length=n_variables) (transfer none) (nullable): the variables, those of the top frame first; %NULL if
 *   none are known
 */
const RbVariable *
rb_capture_window_find (RbCaptureWindow *self,
                        guint            position,
                        guint            statement,
                        guint           *n_variables)
{
  guint i = rb_sorted_array_count_below (self->times, position);
  const Time *time;
  guint end;

  *n_variables = 0;
  if (i == self->times->len || g_array_index (self->times, Time, i).statement != statement)
    return NULL;

  time = &g_array_index (self->times, Time, i);
  end = i + 1 < self->times->len ? time[1].first : self->variables->len;
  *n_variables = end - time->first;

  return &g_array_index (self->variables, RbVariable, time->first);
}
