/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/stage-words.h"

#include <glib/gi18n.h>

#include "engine/text.h"
#include "engine/trace/callback-label.h"
#include "engine/trace/function-words.h"
#include "engine/trace/trace-links.h"

/* The most characters of a value that a row has room for. */
#define MAX_VALUE 40

/* --- The call stack ----------------------------------------------------------------------------------------------- */

/**
 * rb_stage_words_get_frame_name:
 * @trace: the trace of a run
 * @frame: a frame
 *
 * Gets what a frame's function is called.
 *
 * Returns: its name, or a description of a function that has no name
 */
const char *
rb_stage_words_get_frame_name (RbTrace       *trace,
                               const RbFrame *frame)
{
  const RbSite *function = rb_trace_get_site (trace, frame->function);

  if (frame->function == 0)
    return _("main script");
  if (frame->callback != 0 && (function == NULL || *function->name == '\0'))
    return _("callback");

  return rb_function_words_get_name (function);
}

/**
 * rb_stage_words_dup_owner:
 * @trace: the trace of a run
 * @frame: a frame
 *
 * Says whose variables are shown.
 *
 * Returns: (transfer full): the name of the frame's function or, if it is a callback, its letter
 */
char *
rb_stage_words_dup_owner (RbTrace       *trace,
                          const RbFrame *frame)
{
  g_autofree char *letter = NULL;

  if (frame->callback == 0)
    return g_strdup (rb_stage_words_get_frame_name (trace, frame));

  letter = rb_callback_label_dup (frame->callback);

  /* Translators: whose variables are shown: those of the callback with letter %s */
  return g_strdup_printf (_("callback %s"), letter);
}

/**
 * rb_stage_words_find_hand_over:
 * @machine: a machine
 * @callback: a callback that runs
 *
 * Finds where a callback was handed over: to the lookup or the timer whose task runs or, if no task runs, for the first
 * time.
 *
 * Returns: the index of the record; %RB_TRACE_NO_RECORD if it is not known
 */
guint
rb_stage_words_find_hand_over (RbMachine *machine,
                               guint32    callback)
{
  RbTrace *trace;
  guint32 task;

  g_return_val_if_fail (RB_IS_MACHINE (machine), RB_TRACE_NO_RECORD);

  trace = rb_machine_get_trace (machine);
  task = rb_machine_get_running_task (machine);
  if (callback == 0)
    return RB_TRACE_NO_RECORD;
  if (task != 0 && rb_trace_find_request (trace, task).b == callback)
    return rb_trace_links_find_start (trace, task);

  return rb_trace_links_find_callback (trace, callback);
}

/* Names the code that handed a callback over: a callback by its letter, else the function. */
static char *
dup_giver (RbTrace *trace,
           guint    record,
           guint32  site)
{
  guint32 callback = rb_trace_find_callback (trace, record);
  const RbSite *function = rb_trace_get_site (trace, rb_trace_find_function (trace, site));

  if (callback != 0)
    return rb_callback_label_dup (callback);
  if (function == NULL || function->kind != RB_SITE_FUNCTION)
    return g_strdup (_("main script"));

  return g_strdup (rb_function_words_get_name (function));
}

static void
add_hand_over (RbTrace     *trace,
               guint        record,
               RbStageItem *item)
{
  guint statement = rb_trace_links_find_statement (trace, record);
  guint32 site = statement != RB_TRACE_NO_RECORD ? rb_trace_get_record (trace, statement).site : 0;
  const RbSite *place = site != 0 ? rb_trace_get_site (trace, site) : NULL;
  g_autofree char *giver = NULL;
  g_autofree char *text = NULL;

  if (place == NULL)
    return;

  giver = dup_giver (trace, record, site);
  /* Translators: of a callback that runs: who handed it over, which is a callback's letter, the name of a function or
   * "main script", and at which line */
  text = g_strdup_printf (_("handed over by %s · line %u"), giver, place->line);
  rb_stage_item_set_link (item, text, record);
}

static RbStageItem *
create_frame (const RbStageFrame *element,
              const char         *label,
              const char         *detail)
{
  guint32 callback = element->frame.callback;

  if (element->is_stuck)
    return rb_stage_item_new_stuck (callback, label);
  if (element->is_waiting)
    return rb_stage_item_new_waiting (callback, label);

  return rb_stage_item_new (callback, label, detail);
}

/**
 * rb_stage_words_describe_frame:
 * @machine: a machine
 * @element: what the row is about
 *
 * Describes a frame, or a suspended function.
 *
 * Returns: (transfer full): a row of the call stack card
 */
RbStageItem *
rb_stage_words_describe_frame (RbMachine          *machine,
                               const RbStageFrame *element)
{
  RbTrace *trace = rb_machine_get_trace (machine);
  const RbFrame *frame = &element->frame;
  const RbSite *site = rb_trace_get_site (trace, frame->site != 0 ? frame->site : frame->function);
  const char *name = rb_stage_words_get_frame_name (trace, frame);
  /* Translators: a frame of the call stack, whose variables are shown on the Variables card */
  const char *detail = element->is_chosen ? _("its variables are shown") : "";
  g_autofree char *label = NULL;
  RbStageItem *item;

  if (site == NULL || (frame->function == 0 && frame->site == 0))
    return rb_stage_item_new (frame->callback, name, detail);

  /* Translators: a frame of the call stack: the function, and the current line in it */
  label = g_strdup_printf (_("%s · line %u"), name, site->line);
  item = create_frame (element, label, detail);
  if (element->handed_over != RB_TRACE_NO_RECORD)
    add_hand_over (trace, element->handed_over, item);
  if (element->is_waiting)
    rb_stage_item_set_record (item, rb_trace_links_find_suspend (trace, frame->activation,
                                                                 rb_machine_get_position (machine)));

  return item;
}

/* --- Tasks -------------------------------------------------------------------------------------------------------- */

/**
 * rb_stage_words_describe_queued:
 * @trace: the trace of a run
 * @queued: a task
 *
 * Describes a queued task. Its request is no longer pending, so the text comes from the record with which the request
 * started.
 *
 * Returns: (transfer full): a row of the task queue card
 */
RbStageItem *
rb_stage_words_describe_queued (RbTrace        *trace,
                                const RbQueued *queued)
{
  RbRecord request = rb_trace_find_request (trace, queued->request);
  guint end = rb_trace_links_find_end (trace, queued->request);
  const char *label = _("Timer");
  RbStageItem *item;

  if (request.kind == 0)
    label = "";
  else if (request.kind == RB_RECORD_LOOKUP_START)
    label = rb_trace_get_string (trace, request.c);
  else if (request.d == RB_TIMER_IMMEDIATE)
    label = "setImmediate";

  item = rb_stage_item_new (queued->callback, label, queued->callback == 0 ? _("settles a promise") : "");
  rb_stage_item_set_record (item, end);
  if (request.kind == RB_RECORD_LOOKUP_START && end != RB_TRACE_NO_RECORD)
    rb_stage_item_set_value (item, rb_trace_get_string (trace, rb_trace_get_record (trace, end).c));

  return item;
}

/**
 * rb_stage_words_dup_left:
 * @machine: a machine
 *
 * Says which task has just left the task queue, for as long as that task runs.
 *
 * Returns: (transfer full) (nullable): such as "B has just left it."; %NULL if no task runs
 */
char *
rb_stage_words_dup_left (RbMachine *machine)
{
  guint32 task;
  RbRecord request;
  g_autofree char *letter = NULL;

  g_return_val_if_fail (RB_IS_MACHINE (machine), NULL);

  task = rb_machine_get_running_task (machine);
  if (task == 0)
    return NULL;

  request = rb_trace_find_request (rb_machine_get_trace (machine), task);
  if (request.kind == 0 || request.b == 0)
    /* Translators: of the task queue: a task that calls no callback has left it */
    return g_strdup (_("Its last task has just left it."));

  letter = rb_callback_label_dup (request.b);

  /* Translators: of the task queue: callback %s, which is a letter, has left it */
  return g_strdup_printf (_("%s has just left it."), letter);
}

/* --- Microtasks --------------------------------------------------------------------------------------------------- */

static char *
dup_function (const RbSite *function,
              const char   *name,
              guint         line)
{
  if (*name == '\0' && function != NULL)
    name = function->name;
  if (*name == '\0')
    name = _("callback");

  return line > 0 ? g_strdup_printf (_("%s · line %u"), name, line) : g_strdup (name);
}

static char *
dup_callback (RbTrace   *trace,
              RbMachine *machine,
              guint32    number)
{
  guint n_callbacks;
  const RbCallback *callbacks = rb_machine_get_callbacks (machine, &n_callbacks);
  const RbSite *function;

  if (number > n_callbacks)
    return g_strdup (_("callback"));

  function = callbacks[number - 1].function != 0 ? rb_trace_get_site (trace, callbacks[number - 1].function) : NULL;

  return dup_function (function, rb_trace_get_string (trace, callbacks[number - 1].name),
                       function != NULL ? function->line : 0);
}

static char *
dup_awaiting (RbTrace        *trace,
              const RbRecord *microtask)
{
  const RbSite *site = rb_trace_get_site (trace, microtask->site);
  const RbSite *function = site != NULL && site->function != 0 ? rb_trace_get_site (trace, site->function) : NULL;

  if (site != NULL && site->kind == RB_SITE_AWAIT && function == NULL)
    return dup_function (NULL, _("main script"), site->line);

  return dup_function (NULL, rb_function_words_get_name (function),
                       site != NULL && microtask->site != 0 ? site->line : 0);
}

/* Gets the value that a promise was settled with, cut to one short line; "" if it is not known. */
static char *
dup_value (RbTrace *trace,
           guint32  promise)
{
  RbRecord settled = rb_trace_find_settled (trace, promise);
  const char *text = settled.kind != 0 ? rb_trace_get_string (trace, settled.c) : "";

  return rb_text_dup_line (text, MAX_VALUE);
}

static char *
dup_settled (RbTrace        *trace,
             const RbRecord *microtask)
{
  g_autofree char *value = dup_value (trace, microtask->d);
  gboolean is_fulfilled = microtask->c == RB_MICROTASK_FULFILLED;

  if (*value == '\0' || g_str_equal (value, "undefined"))
    return g_strdup (is_fulfilled ? _("its promise is fulfilled") : _("its promise is rejected"));

  /* Translators: why a callback is in the microtask queue: its promise was settled */
  return is_fulfilled ? g_strdup_printf (_("fulfilled with %s"), value)
                      : g_strdup_printf (_("rejected with %s"), value);
}

static char *
dup_reason (RbTrace        *trace,
            const RbRecord *microtask)
{
  switch ((RbMicrotaskReason) microtask->c)
    {
    case RB_MICROTASK_PROGRAM:
      return g_strdup ("queueMicrotask");

    case RB_MICROTASK_NEXT_TICK:
      return g_strdup ("process.nextTick");

    case RB_MICROTASK_FULFILLED:
    case RB_MICROTASK_REJECTED:
      return dup_settled (trace, microtask);

    case RB_MICROTASK_AWAIT_FULFILLED:
      return g_strdup (_("goes on after its await"));

    case RB_MICROTASK_AWAIT_REJECTED:
      return g_strdup (_("goes on with an exception"));

    case RB_MICROTASK_ADOPT:
    case RB_MICROTASK_INTERNAL:
    default:
      return g_strdup ("");
    }
}

static char *
dup_what (RbTrace        *trace,
          RbMachine      *machine,
          const RbRecord *microtask)
{
  if (microtask->b != 0)
    return dup_callback (trace, machine, microtask->b);

  switch ((RbMicrotaskReason) microtask->c)
    {
    case RB_MICROTASK_FULFILLED:
      return g_strdup (_("passes a value on"));

    case RB_MICROTASK_REJECTED:
      return g_strdup (_("passes a rejection on"));

    case RB_MICROTASK_AWAIT_FULFILLED:
    case RB_MICROTASK_AWAIT_REJECTED:
      return dup_awaiting (trace, microtask);

    case RB_MICROTASK_ADOPT:
      return g_strdup (_("follows another promise"));

    case RB_MICROTASK_PROGRAM:
    case RB_MICROTASK_INTERNAL:
    case RB_MICROTASK_NEXT_TICK:
    default:
      return g_strdup (_("internal step of the engine"));
    }
}

/**
 * rb_stage_words_describe_microtask:
 * @trace: the trace of a run
 * @machine: a machine in @trace
 * @number: a queued microtask
 *
 * Describes a queued microtask.
 *
 * Returns: (transfer full): a row of the microtasks card
 */
RbStageItem *
rb_stage_words_describe_microtask (RbTrace   *trace,
                                   RbMachine *machine,
                                   guint32    number)
{
  RbRecord microtask = rb_trace_get_microtask (trace, number);
  g_autofree char *what = NULL;
  g_autofree char *reason = NULL;
  RbStageItem *item;

  g_return_val_if_fail (microtask.kind != 0, NULL);

  what = dup_what (trace, machine, &microtask);
  reason = dup_reason (trace, &microtask);

  item = rb_stage_item_new (microtask.b, what, reason);
  rb_stage_item_set_record (item, rb_trace_links_find_microtask (trace, number));

  return item;
}
