/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "engine/narration/narration-private.h"

/* Values stand between other words, and are shown up to here. */
#define MAX_VALUE 30

/* --- What is handed over ------------------------------------------------------------------------------------------ */

/* What goes neither to the database nor to a timer goes to a promise. */
char *
rb_narration_describe_handover (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_dup_letter (moment->handed->a);

  if (moment->n_handed > 1 && moment->line != 0)
    return g_strdup_printf (ngettext ("Line %u hands over %u callback, to be called when a promise is settled.",
                                      "Line %u hands over %u callbacks, to be called when promises are settled.",
                                      moment->n_handed),
                            moment->line, moment->n_handed);
  if (moment->line != 0)
    return g_strdup_printf (_("Line %u hands over callback %s, to be called when a promise is settled."), moment->line,
                            letter);

  return g_strdup_printf (_("Callback %s is handed over, to be called when a promise is settled."), letter);
}

/* --- What is settled, and what joins the microtasks --------------------------------------------------------------- */

static char *
describe_settled (RbNarrated *moment)
{
  g_autofree char *value = rb_narration_dup_text (moment, moment->settled->c, MAX_VALUE);
  gboolean is_fulfilled = moment->settled->b == 1;

  if (moment->n_settled > 1)
    return g_strdup_printf (ngettext ("%u promise was settled.", "%u promises were settled.", moment->n_settled),
                            moment->n_settled);
  if (*value == '\0' || g_str_equal (value, "undefined"))
    return is_fulfilled ? g_strdup (_("A promise was fulfilled.")) : g_strdup (_("A promise was rejected."));

  return is_fulfilled ? g_strdup_printf (_("A promise was fulfilled with %s."), value)
                      : g_strdup_printf (_("A promise was rejected with %s."), value);
}

/* Whether it is the script itself that waits at an `await`, or goes on after it. */
gboolean
rb_narration_is_script (RbTrace        *trace,
                        const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (trace, record->site);

  return site != NULL && site->kind == RB_SITE_AWAIT && site->function == 0;
}

static char *
describe_awaiting (RbNarrated *moment)
{
  const RbSite *function = rb_narration_find_function (moment, moment->joined);

  if (rb_narration_is_script (moment->trace, moment->joined))
    return g_strdup (_("The main script joins the microtasks."));
  if (function == NULL)
    return g_strdup (_("A function joins the microtasks."));
  if (*function->name == '\0')
    return g_strdup_printf (_("The function of line %u joins the microtasks."), function->line);

  return g_strdup_printf (_("%s joins the microtasks."), function->name);
}

static char *
describe_joined (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_dup_letter (moment->joined->b);

  if (moment->n_joined > 1)
    return g_strdup_printf (ngettext ("%u microtask is queued.", "%u microtasks are queued.", moment->n_joined),
                            moment->n_joined);
  if (letter != NULL)
    return g_strdup_printf (_("Callback %s joins the microtasks."), letter);

  switch ((RbMicrotaskReason) moment->joined->c)
    {
    case RB_MICROTASK_AWAIT_FULFILLED:
    case RB_MICROTASK_AWAIT_REJECTED:
      return describe_awaiting (moment);

    case RB_MICROTASK_FULFILLED:
    case RB_MICROTASK_REJECTED:
      return g_strdup (_("A microtask will pass that on to the next promise."));

    case RB_MICROTASK_ADOPT:
      return g_strdup (_("A promise was resolved with another one: a microtask will follow that one."));

    case RB_MICROTASK_PROGRAM:
    case RB_MICROTASK_INTERNAL:
    case RB_MICROTASK_NEXT_TICK:
    default:
      return g_strdup (_("A step of the engine's own joins the microtasks."));
    }
}

static char *
describe_ticked (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_dup_letter (moment->ticked->b);

  if (moment->n_ticked > 1 || letter == NULL)
    return g_strdup_printf (ngettext ("%u callback joins the queue of process.nextTick.",
                                      "%u callbacks join the queue of process.nextTick.", moment->n_ticked),
                            moment->n_ticked);

  return g_strdup_printf (_("Callback %s joins the queue of process.nextTick."), letter);
}

/* For a case that did not come. */
static char *
describe_unneeded (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_dup_letter (moment->unneeded->a);

  if (moment->n_unneeded > 1)
    return g_strdup_printf (ngettext ("%u callback is not needed.", "%u callbacks are not needed.", moment->n_unneeded),
                            moment->n_unneeded);
  return g_strdup_printf (_("Callback %s is not needed."), letter);
}

static char *
add_sentence (char *first,
              char *second)
{
  g_autofree char *before = first;
  g_autofree char *after = second;

  if (before != NULL && after != NULL)
    return g_strdup_printf (_("%s %s"), before, after);

  return before != NULL ? g_steal_pointer (&before) : g_steal_pointer (&after);
}

char *
rb_narration_describe_promises (RbNarrated *moment)
{
  char *settled = moment->n_settled > 0 ? describe_settled (moment) : NULL;
  char *ticked = moment->n_ticked > 0 ? describe_ticked (moment) : NULL;
  char *joined = moment->n_joined > 0 ? describe_joined (moment) : NULL;
  char *unneeded = moment->n_unneeded > 0 ? describe_unneeded (moment) : NULL;

  return add_sentence (add_sentence (add_sentence (settled, ticked), joined), unneeded);
}

/* --- Functions that wait ------------------------------------------------------------------------------------------ */

/* At a `yield`, or back from there. */
static char *
describe_pause (RbNarrated   *moment,
                const RbSite *function,
                guint         line)
{
  if (moment->record->kind == RB_RECORD_SUSPEND)
    return *function->name != '\0' ? g_strdup_printf (_("%s pauses at line %u."), function->name, line)
                                   : g_strdup_printf (_("The function of line %u pauses."), function->line);

  return *function->name != '\0' ? g_strdup_printf (_("%s goes on at line %u."), function->name, line)
                                 : g_strdup_printf (_("The function of line %u goes on."), function->line);
}

/* What a function waits for may be there already: then all that it waits for is its turn. A value that is no promise
 * gets one of its own, which is settled at once: nothing to tell. */
gboolean
rb_narration_joins_itself (RbNarrated *moment)
{
  return moment->topic == TOPIC_SUSPEND && moment->n_settled <= 1 && moment->n_joined == 1 &&
         moment->joined->c == RB_MICROTASK_AWAIT_FULFILLED && moment->joined->d == moment->record->a;
}

static char *
describe_waiting (RbNarrated *moment,
                  const char *function)
{
  if (rb_narration_joins_itself (moment))
    return g_strdup_printf (_("%s leaves the stack at its await, and joins the microtasks."), function);
  if (moment->ends_script || moment->ends_task)
    return g_strdup_printf (_("%s waits at its await, off the stack. The stack is empty."), function);
  return g_strdup_printf (_("%s waits at its await: it is off the stack."), function);
}

/* The subject of a sentence. */
static char *
dup_subject (RbNarrated *moment)
{
  const RbSite *function = rb_narration_find_function (moment, moment->record);

  if (rb_narration_is_script (moment->trace, moment->record))
    /* Translators: the subject of a sentence */
    return g_strdup (_("The main script"));
  if (function == NULL)
    return g_strdup (_("A function"));
  if (*function->name == '\0')
    /* Translators: the subject of a sentence */
    return g_strdup_printf (_("The function of line %u"), function->line);

  return g_strdup (function->name);
}

char *
rb_narration_describe_suspension (RbNarrated *moment)
{
  const RbSite *function = rb_narration_find_function (moment, moment->record);
  const RbSite *site = rb_trace_get_site (moment->trace, moment->record->site);
  g_autofree char *subject = dup_subject (moment);

  if (moment->record->kind == RB_RECORD_SUSPEND && site != NULL && site->kind == RB_SITE_AWAIT)
    return describe_waiting (moment, subject);
  if (function == NULL || site == NULL)
    return g_strdup (_("A function goes on."));

  return describe_pause (moment, function, site->line);
}

/* --- Microtasks --------------------------------------------------------------------------------------------------- */

/* What goes on, in the middle of a sentence. */
static char *
dup_function (RbNarrated *moment)
{
  const RbSite *function = rb_narration_find_function (moment, moment->record);

  if (rb_narration_is_script (moment->trace, moment->record))
    /* Translators: in the middle of a sentence */
    return g_strdup (_("the main script"));
  if (function == NULL)
    return g_strdup (_("a function"));
  if (*function->name == '\0')
    /* Translators: in the middle of a sentence */
    return g_strdup_printf (_("the function of line %u"), function->line);

  return g_strdup (function->name);
}

/* One that an exception leaves at once runs nothing. */
static char *
describe_going_on (RbNarrated *moment)
{
  g_autofree char *subject = dup_function (moment);

  if (moment->record->c == RB_MICROTASK_AWAIT_FULFILLED)
    /* Translators: the first is a function, as in "main goes on" */
    return g_strdup_printf (_("The stack is empty: %s goes on after its await."), subject);
  if (moment->ends_task)
    return g_strdup_printf (_("What %s waited for was rejected, and it does not catch that."), subject);

  return g_strdup_printf (_("The stack is empty: %s goes on after its await, with an exception."), subject);
}

char *
rb_narration_describe_microtask (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_dup_letter (moment->record->b);

  if (letter != NULL && moment->record->c == RB_MICROTASK_NEXT_TICK)
    return g_strdup_printf (_("The stack is empty: callback %s of process.nextTick runs, before any microtask."),
                            letter);
  if (letter != NULL)
    return g_strdup_printf (_("The stack is empty: callback %s runs as a microtask, before any task."), letter);

  switch ((RbMicrotaskReason) moment->record->c)
    {
    case RB_MICROTASK_AWAIT_FULFILLED:
    case RB_MICROTASK_AWAIT_REJECTED:
      return describe_going_on (moment);

    case RB_MICROTASK_FULFILLED:
      return g_strdup (_("A microtask passes a promise's value on, and calls nothing."));

    case RB_MICROTASK_REJECTED:
      return g_strdup (_("A microtask passes a promise's rejection on, and calls nothing."));

    case RB_MICROTASK_ADOPT:
      return g_strdup (_("A microtask follows the promise that another one was resolved with."));

    case RB_MICROTASK_PROGRAM:
    case RB_MICROTASK_INTERNAL:
    case RB_MICROTASK_NEXT_TICK:
    default:
      return g_strdup (_("The stack is empty: a microtask runs."));
    }
}
