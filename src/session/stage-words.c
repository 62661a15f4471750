/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage-words.h"

#include <glib/gi18n.h>

#include "engine/text.h"
#include "engine/trace/function-words.h"

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
 * rb_stage_words_describe_frame:
 * @trace: the trace of a run
 * @element: what the row is about
 *
 * Describes a frame, or a suspended function.
 *
 * Returns: (transfer full): a row of the call stack card
 */
RbStageItem *
rb_stage_words_describe_frame (RbTrace            *trace,
                               const RbStageFrame *element)
{
  const RbFrame *frame = &element->frame;
  const RbSite *site = rb_trace_get_site (trace, frame->site != 0 ? frame->site : frame->function);
  const char *name = rb_stage_words_get_frame_name (trace, frame);
  /* Translators: a frame of the call stack, whose variables are shown on the Variables card */
  const char *detail = element->is_chosen ? _("its variables are shown") : "";
  g_autofree char *label = NULL;

  if (site == NULL || (frame->function == 0 && frame->site == 0))
    return rb_stage_item_new (frame->callback, name, detail);

  /* Translators: a frame of the call stack: the function, and the current line in it */
  label = g_strdup_printf (_("%s · line %u"), name, site->line);

  if (element->is_stuck)
    return rb_stage_item_new_stuck (frame->callback, label);

  return element->is_waiting ? rb_stage_item_new_waiting (frame->callback, label)
                             : rb_stage_item_new (frame->callback, label, detail);
}

/* --- Lookups, timers and tasks ------------------------------------------------------------------------------------ */

/* Says what happens to an answer that no callback gets. */
static const char *
describe_nobody (const RbPending *pending)
{
  if (pending->callback != 0)
    return "";
  if (pending->flags & RB_LOOKUP_BLOCKING)
    return _("the program waits for it");
  if (pending->flags & RB_LOOKUP_PROMISE)
    return _("settles a promise");

  return _("nobody to ring back");
}

/**
 * rb_stage_words_describe_pending:
 * @trace: the trace of a run
 * @pending: a lookup or a timer
 *
 * Describes a lookup or a timer in progress.
 *
 * Returns: (transfer full): a row of the database card
 */
RbStageItem *
rb_stage_words_describe_pending (RbTrace         *trace,
                                 const RbPending *pending)
{
  const char *label = pending->is_timer ? _("Timer") : rb_trace_get_string (trace, pending->label);

  /* setImmediate has no due time, so its row has no progress bar. */
  if (pending->timer == RB_TIMER_IMMEDIATE)
    return rb_stage_item_new_immediate (pending->callback);

  return rb_stage_item_new_pending (pending->callback, label, describe_nobody (pending), pending->start, pending->due);
}

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
  const char *label = _("Timer");

  if (request.kind == 0)
    label = "";
  else if (request.kind == RB_RECORD_LOOKUP_START)
    label = rb_trace_get_string (trace, request.c);
  else if (request.d == RB_TIMER_IMMEDIATE)
    label = "setImmediate";

  return rb_stage_item_new (queued->callback, label, queued->callback == 0 ? _("settles a promise") : "");
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

  g_return_val_if_fail (microtask.kind != 0, NULL);

  what = dup_what (trace, machine, &microtask);
  reason = dup_reason (trace, &microtask);

  return rb_stage_item_new (microtask.b, what, reason);
}
