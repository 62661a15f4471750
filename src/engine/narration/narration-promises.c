/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "engine/narration/narration-private.h"
#include "engine/narration/narration-words.h"

/* How many characters of a value a sentence shows. */
#define MAX_VALUE 30

/* --- What is handed over ------------------------------------------------------------------------------------------ */

/* A callback that is given neither to the database nor to a timer is given to a promise. */
char *
rb_narration_describe_handover (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_words_dup_letter (moment->handed->a);

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

/* --- Promises that are settled, and microtasks that are queued ---------------------------------------------------- */

static char *
describe_settled (RbNarrated *moment)
{
  g_autofree char *value = rb_narration_words_dup_text (moment->trace, moment->settled->c, MAX_VALUE);
  gboolean is_fulfilled = moment->settled->b == 1;

  if (moment->n_settled > 1)
    return g_strdup_printf (ngettext ("%u promise was settled.", "%u promises were settled.", moment->n_settled),
                            moment->n_settled);
  if (*value == '\0' || g_str_equal (value, "undefined"))
    return is_fulfilled ? g_strdup (_("A promise was fulfilled.")) : g_strdup (_("A promise was rejected."));

  return is_fulfilled ? g_strdup_printf (_("A promise was fulfilled with %s."), value)
                      : g_strdup_printf (_("A promise was rejected with %s."), value);
}

static char *
describe_queued (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_words_dup_letter (moment->microtask->b);
  g_autofree char *subject = NULL;

  if (moment->n_microtasks > 1)
    return g_strdup_printf (ngettext ("%u microtask is queued.", "%u microtasks are queued.", moment->n_microtasks),
                            moment->n_microtasks);
  if (letter != NULL)
    return g_strdup_printf (_("Callback %s enters the microtask queue."), letter);

  switch ((RbMicrotaskReason) moment->microtask->c)
    {
    case RB_MICROTASK_AWAIT_FULFILLED:
    case RB_MICROTASK_AWAIT_REJECTED:
      subject = rb_narration_words_dup_subject (moment->trace, moment->microtask);
      return g_strdup_printf (_("%s enters the microtask queue."), subject);

    case RB_MICROTASK_FULFILLED:
    case RB_MICROTASK_REJECTED:
      return g_strdup (_("A microtask will pass that on to the next promise."));

    case RB_MICROTASK_ADOPT:
      return g_strdup (_("A promise was resolved with another one: a microtask will follow that one."));

    case RB_MICROTASK_PROGRAM:
    case RB_MICROTASK_INTERNAL:
    case RB_MICROTASK_NEXT_TICK:
    default:
      return g_strdup (_("An internal step of the engine enters the microtask queue."));
    }
}

static char *
describe_tick (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_words_dup_letter (moment->tick->b);

  if (moment->n_ticks > 1 || letter == NULL)
    return g_strdup_printf (ngettext ("%u callback enters the process.nextTick queue.",
                                      "%u callbacks enter the process.nextTick queue.", moment->n_ticks),
                            moment->n_ticks);

  return g_strdup_printf (_("Callback %s enters the process.nextTick queue."), letter);
}

/* A callback for a fulfilment is not needed after a rejection, and the other way round. */
static char *
describe_unneeded (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_words_dup_letter (moment->unneeded->a);

  if (moment->n_unneeded > 1)
    return g_strdup_printf (ngettext ("%u callback is not needed.", "%u callbacks are not needed.", moment->n_unneeded),
                            moment->n_unneeded);

  return g_strdup_printf (_("Callback %s is not needed."), letter);
}

char *
rb_narration_describe_promises (RbNarrated *moment)
{
  char *settled = moment->n_settled > 0 ? describe_settled (moment) : NULL;
  char *ticked = moment->n_ticks > 0 ? describe_tick (moment) : NULL;
  char *queued = moment->n_microtasks > 0 ? describe_queued (moment) : NULL;
  char *unneeded = moment->n_unneeded > 0 ? describe_unneeded (moment) : NULL;
  char *first = rb_narration_words_join (settled, ticked);
  char *second = rb_narration_words_join (queued, unneeded);

  return rb_narration_words_join (first, second);
}

/* --- Functions that wait ------------------------------------------------------------------------------------------ */

/* A generator stops at a `yield`, or goes on after it. */
static char *
describe_pause (RbNarrated *moment,
                const char *subject,
                guint       line)
{
  return moment->record->kind == RB_RECORD_SUSPEND ? g_strdup_printf (_("%s pauses at line %u."), subject, line)
                                                   : g_strdup_printf (_("%s goes on at line %u."), subject, line);
}

static char *
describe_waiting (RbNarrated *moment,
                  const char *function)
{
  if (rb_narration_is_only_queued (moment))
    return g_strdup_printf (_("%s leaves the stack at its await and enters the microtask queue."), function);
  if (moment->ends_script || moment->ends_task)
    return g_strdup_printf (_("%s waits at its await, off the stack. The stack is empty."), function);

  return g_strdup_printf (_("%s waits at its await: it is off the stack."), function);
}

char *
rb_narration_describe_suspension (RbNarrated *moment)
{
  const RbSite *function = rb_narration_words_find_function (moment->trace, moment->record);
  const RbSite *site = rb_trace_get_site (moment->trace, moment->record->site);
  g_autofree char *subject = rb_narration_words_dup_subject (moment->trace, moment->record);

  if (moment->record->kind == RB_RECORD_SUSPEND && site != NULL && site->kind == RB_SITE_AWAIT)
    return describe_waiting (moment, subject);
  if (function == NULL || site == NULL)
    return g_strdup (_("A function goes on."));

  return describe_pause (moment, subject, site->line);
}

/* --- Microtasks --------------------------------------------------------------------------------------------------- */

/* A function goes on after an `await`, or ends at once if it does not catch a rejection. */
static char *
describe_going_on (RbNarrated *moment)
{
  g_autofree char *subject = rb_narration_words_dup_subject (moment->trace, moment->record);
  g_autofree char *object = rb_narration_words_dup_object (moment->trace, moment->record);

  if (moment->record->c == RB_MICROTASK_AWAIT_FULFILLED)
    /* Translators: the first is a function, as in "main goes on" */
    return g_strdup_printf (_("The stack is empty: %s goes on after its await."), object);
  if (moment->ends_task)
    return g_strdup_printf (_("%s waited for a promise that was rejected, and does not catch that."), subject);

  return g_strdup_printf (_("The stack is empty: %s goes on after its await, with an exception."), object);
}

char *
rb_narration_describe_microtask (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_words_dup_letter (moment->record->b);

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
