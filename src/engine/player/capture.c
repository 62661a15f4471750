/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/capture.h"

#include "engine/player/turn.h"

/* A second run tells the variables of this many statements before and after the statement that is shown. */
#define BEFORE 100
#define AFTER 300

/* When at most this many statements are left in a window, the next window is captured early. */
#define AHEAD 60

/* At most this many windows are kept. A new window replaces the oldest one. */
#define MAX_WINDOWS 6

/* A second run is stopped this many records after the position that is shown, because some programs never reach the
 * last statement of the window. */
#define MAX_BEYOND 5000

/* How long to wait before a second run, in ms: the user may be on the way to another moment, and the first run has
 * priority. */
#define DELAY 60

/**
 * RbCapture:
 *
 * The values of variables, found out by a second run.
 *
 * The run that is shown does not tell the values of variables: this would slow down every run, although only a few
 * moments are looked at. As a run is deterministic, the program can run a second time, in a runner of its own and as
 * fast as possible. This run tells the variables in a window of statements around the one that is shown, and then it is
 * stopped.
 *
 * There is at most one second run at a time, for the statement that was asked for last. If the second run differs from
 * the run that is shown, its variables are not used. The second run never changes the run that is shown. While there is
 * nothing to find out, there is no source in the main context.
 */
struct _RbCapture
{
  GObject parent_instance;

  RbEventLoop *shown; /* the run that is shown */
  GPtrArray *windows; /* (element-type RbCaptureWindow): the oldest first */

  guint wanted;   /* the statement that was asked for last, if no window has it; otherwise 0 */
  guint position; /* the position at which variables were asked for last, in the trace of the run that is shown */

  guint start_source; /* that will start a second run, or 0 */
  RbEventLoop *run;   /* the second run, or NULL */
  guint from;         /* the first statement of the window that it captures */
  guint to;           /* the last statement of that window */
  guint n_read;       /* how many of its records were counted */
  guint n_told;       /* how many of those tell a variable */
  guint turn_source;  /* that starts the next turn of the second run, or 0 */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RbCapture, rb_capture, G_TYPE_OBJECT)

static RbCaptureWindow *
find_window (RbCapture *self,
             guint      statement)
{
  for (guint i = self->windows->len; i > 0; i--)
    if (rb_capture_window_covers (g_ptr_array_index (self->windows, i - 1), statement))
      return g_ptr_array_index (self->windows, i - 1);

  return NULL;
}

static void
stop_run (RbCapture *self)
{
  g_autoptr (RbEventLoop) run = g_steal_pointer (&self->run);

  g_clear_handle_id (&self->turn_source, g_source_remove);
  if (run != NULL && !rb_event_loop_get_finished (run))
    rb_event_loop_stop (run);
}

static void
add_window (RbCapture       *self,
            RbCaptureWindow *window)
{
  if (self->windows->len == MAX_WINDOWS)
    g_ptr_array_remove_index (self->windows, 0);
  g_ptr_array_add (self->windows, window);
}

/* Makes a window of what the second run told. If the second run failed, the window is empty. */
static RbCaptureWindow *
new_window (RbCapture *self)
{
  RbTrace *trace = rb_event_loop_get_trace (self->run);
  RbOutcome outcome = rb_event_loop_get_outcome (self->run);
  g_autoptr (RbCaptureWindow) window = NULL;

  if (outcome != RB_OUTCOME_RUNNER_FAILED && outcome != RB_OUTCOME_SYNTAX_ERROR)
    window = rb_capture_window_new (trace, rb_event_loop_get_trace (self->shown), self->from, self->to);
  if (window == NULL)
    return rb_capture_window_new_empty (self->from, self->to);
  if (!rb_capture_window_covers (window, self->from))
    return rb_capture_window_new_empty (self->from, self->from);

  return g_steal_pointer (&window);
}

static void turn (RbCapture *self);
static void begin (RbCapture *self, guint from);

/* If the window should cover the wanted statement and does not, the statements before it had too many variables. So the
 * next window starts with the wanted statement. */
static void
take_window (RbCapture *self)
{
  gboolean was_meant = self->wanted >= self->from && self->wanted <= self->to;

  add_window (self, new_window (self));
  stop_run (self);

  if (self->wanted != 0 && find_window (self, self->wanted) != NULL)
    self->wanted = 0;
  if (self->wanted != 0)
    begin (self, was_meant || self->wanted <= BEFORE ? self->wanted : self->wanted - BEFORE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_far_enough (RbCapture *self)
{
  RbTrace *trace = rb_event_loop_get_trace (self->run);
  guint n_records = rb_trace_get_n_records (trace);

  for (; self->n_read < n_records; self->n_read++)
    self->n_told += rb_trace_get_record (trace, self->n_read).kind == RB_RECORD_VARIABLE;

  return self->n_read - self->n_told > self->position + MAX_BEYOND;
}

static void
turn_cb (gpointer user_data)
{
  RbCapture *self = user_data;

  self->turn_source = 0;
  turn (self);
}

static void
turned (gpointer     owner,
        RbEventLoop *event_loop)
{
  RbCapture *self = owner;

  if (self->run != event_loop)
    return;
  if (!rb_event_loop_get_finished (self->run) && is_far_enough (self))
    rb_event_loop_stop (self->run);
  if (rb_event_loop_get_finished (self->run))
    take_window (self);
  else
    self->turn_source = g_idle_add_once (turn_cb, self);
}

static void
turn (RbCapture *self)
{
  rb_turn_start (self->run, self, turned);
}

static guint
count_statements (RbTrace *trace)
{
  guint n_records = rb_trace_get_n_records (trace);
  guint n_statements = 0;

  for (guint i = 0; i < n_records; i++)
    n_statements += rb_record_kind_is_statement (rb_trace_get_record (trace, i).kind);

  return n_statements;
}

/* A program that hung would hang again, so the second run ends before the last statement that the first one started.
 * Returns FALSE if no statement is left to tell of. */
static gboolean
keep_from_hanging (RbCapture *self)
{
  guint last;

  if (!rb_event_loop_get_interrupted (self->shown))
    return TRUE;

  last = count_statements (rb_event_loop_get_trace (self->shown));
  if (self->to < last)
    return TRUE;
  if (find_window (self, last) == NULL)
    add_window (self, rb_capture_window_new_empty (last, self->to));
  self->to = last - 1;

  return self->from <= self->to;
}

static void
start_cb (gpointer user_data)
{
  RbCapture *self = user_data;
  g_autoptr (RbProgram) program = rb_program_copy (rb_event_loop_get_program (self->shown));

  self->start_source = 0;
  if (!keep_from_hanging (self))
    {
      self->wanted = 0;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }
  rb_program_set_capture (program, self->from, self->to);
  self->n_read = 0;
  self->n_told = 0;
  self->run = rb_event_loop_new (program, rb_event_loop_get_pool (self->shown));
  turn (self);
}

/* Starts, after a while, the second run for the window that starts with a statement. */
static void
begin (RbCapture *self,
       guint      from)
{
  stop_run (self);
  g_clear_handle_id (&self->start_source, g_source_remove);
  self->from = from;
  self->to = MIN (from, G_MAXINT - BEFORE - AFTER) + BEFORE + AFTER;
  self->start_source = g_timeout_add_once (DELAY, start_cb, self);
}

static gboolean
is_working (RbCapture *self)
{
  return self->run != NULL || self->start_source != 0;
}

static void
want (RbCapture *self,
      guint      statement)
{
  if (self->wanted == statement)
    return;

  self->wanted = statement;
  if (!is_working (self) || statement < self->from || statement > self->to)
    begin (self, statement > BEFORE ? statement - BEFORE : 1);
}

/* Captures the next window early, so that a user who steps forward does not have to wait. */
static void
look_ahead (RbCapture       *self,
            RbCaptureWindow *window,
            guint            statement)
{
  guint end = rb_capture_window_get_to (window);

  if (end - statement <= AHEAD && !is_working (self) && find_window (self, end + 1) == NULL)
    begin (self, end + 1);
}

static void
rb_capture_dispose (GObject *object)
{
  RbCapture *self = RB_CAPTURE (object);

  g_clear_handle_id (&self->start_source, g_source_remove);
  stop_run (self);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (rb_capture_parent_class)->dispose (object);
}

static void
rb_capture_finalize (GObject *object)
{
  RbCapture *self = RB_CAPTURE (object);

  g_ptr_array_unref (self->windows);

  G_OBJECT_CLASS (rb_capture_parent_class)->finalize (object);
}

static void
rb_capture_class_init (RbCaptureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rb_capture_dispose;
  object_class->finalize = rb_capture_finalize;

  /**
   * RbCapture::changed:
   * @self: a capture
   *
   * More values are known, or it is known that they cannot be found out. Variables that were returned before are no
   * longer valid.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RB_TYPE_CAPTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
rb_capture_init (RbCapture *self)
{
  self->windows = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_capture_window_free);
}

/**
 * rb_capture_new:
 * @event_loop: the run that is shown
 *
 * Creates a capture. It does nothing until rb_capture_look() is called.
 *
 * Returns: (transfer full): a new capture
 */
RbCapture *
rb_capture_new (RbEventLoop *event_loop)
{
  RbCapture *self;

  g_return_val_if_fail (RB_IS_EVENT_LOOP (event_loop), NULL);

  self = g_object_new (RB_TYPE_CAPTURE, NULL);
  self->shown = g_object_ref (event_loop);

  return self;
}

/**
 * rb_capture_look:
 * @self: a capture
 * @machine: a machine of the run that is shown, at the position to get the variables for
 * @ret_variables: (out) (array length=ret_n_variables) (transfer none) (nullable): the variables of all frames, those
 *   of the top frame first; valid until [signal@Capture::changed] or the next call
 * @ret_n_variables: (out): how many there are
 *
 * Gets the values of all variables. If they are not known, this starts a second run.
 *
 * Returns: whether the values are known; only then there are variables
 */
RbCaptureState
rb_capture_look (RbCapture         *self,
                 RbMachine         *machine,
                 const RbVariable **ret_variables,
                 guint             *ret_n_variables)
{
  RbCaptureWindow *window;
  guint statement;
  guint n_frames;

  g_return_val_if_fail (RB_IS_CAPTURE (self), RB_CAPTURE_UNAVAILABLE);
  g_return_val_if_fail (RB_IS_MACHINE (machine), RB_CAPTURE_UNAVAILABLE);

  *ret_variables = NULL;
  *ret_n_variables = 0;
  statement = rb_machine_get_n_statements (machine);
  self->position = rb_machine_get_position (machine);
  rb_machine_get_frames (machine, &n_frames);
  if (n_frames == 0 || statement == 0)
    return RB_CAPTURE_NOTHING;

  window = find_window (self, statement);
  if (window == NULL)
    {
      want (self, statement);
      return RB_CAPTURE_PENDING;
    }
  self->wanted = 0;
  if (rb_capture_window_get_empty (window))
    return RB_CAPTURE_UNAVAILABLE;

  look_ahead (self, window, statement);
  *ret_variables = rb_capture_window_find (window, rb_machine_get_position (machine), statement, ret_n_variables);

  return *ret_variables != NULL ? RB_CAPTURE_KNOWN : RB_CAPTURE_UNAVAILABLE;
}

/**
 * rb_capture_look_back:
 * @self: a capture
 * @machine: a machine of the run that is shown
 * @position: an earlier position in its trace
 * @ret_n_variables: (out): how many there are
 *
 * Gets the values that variables had earlier, if they are known. If they are not known, this does not start a second
 * run.
 *
 * Returns: (array length=ret_n_variables) (transfer none) (nullable): the variables of all frames, those of the top
 *   frame first; valid until [signal@Capture::changed] or the next call of rb_capture_look()
 */
const RbVariable *
rb_capture_look_back (RbCapture *self,
                      RbMachine *machine,
                      guint      position,
                      guint     *ret_n_variables)
{
  RbTrace *trace;
  RbCaptureWindow *window;
  guint statement;

  g_return_val_if_fail (RB_IS_CAPTURE (self), NULL);
  g_return_val_if_fail (RB_IS_MACHINE (machine), NULL);

  trace = rb_machine_get_trace (machine);
  statement = rb_machine_get_n_statements (machine);
  for (guint i = position; i < rb_machine_get_position (machine); i++)
    statement -= rb_record_kind_is_statement (rb_trace_get_record (trace, i).kind);

  *ret_n_variables = 0;
  window = find_window (self, statement);

  return window != NULL ? rb_capture_window_find (window, position, statement, ret_n_variables) : NULL;
}
