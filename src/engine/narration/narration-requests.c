/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "engine/narration/narration-private.h"
#include "engine/narration/narration-words.h"

/* What is said about lookups and timers, and about waiting for them. */

static char *
describe_timer (RbNarrated *moment)
{
  const RbRecord *record = moment->record;
  g_autofree char *letter = rb_narration_words_dup_letter (record->b);
  g_autofree char *delay = rb_narration_words_dup_duration ((gint64) record->c * 1000);

  if (letter == NULL)
    return g_strdup_printf (_("A timer starts. It will ring after %s."), delay);
  if (record->d == RB_TIMER_IMMEDIATE)
    return g_strdup_printf (_("setImmediate: callback %s will enter the task queue once it is empty."), letter);
  if (record->d == RB_TIMER_INTERVAL)
    return g_strdup_printf (_("A timer starts. Every %s, callback %s may run, as soon as the stack is empty."), delay,
                            letter);

  return g_strdup_printf (_("A timer starts. After %s, callback %s may run, as soon as the stack is empty."), delay,
                          letter);
}

/* Whether the main script itself makes the call, so that no return of a function will tell what the call returns. */
static gboolean
is_in_script (RbNarrated *moment)
{
  guint n_frames;

  rb_machine_get_frames (moment->machine, &n_frames);

  return n_frames == 1;
}

char *
rb_narration_describe_start (RbNarrated *moment)
{
  const RbRecord *record = moment->record;
  g_autofree char *label = rb_narration_words_dup_text (moment->trace, record->c, RB_NARRATION_WORDS_MAX_TEXT);
  g_autofree char *letter = rb_narration_words_dup_letter (record->b);

  if (moment->n_same > 1 && moment->line != 0)
    return g_strdup_printf (ngettext ("Line %u starts %u lookup or timer, and the program goes on.",
                                      "Line %u starts %u lookups and timers, and the program goes on.", moment->n_same),
                            moment->line, moment->n_same);
  if (record->kind == RB_RECORD_TIMER_SET)
    return describe_timer (moment);
  if (record->flags & RB_LOOKUP_BLOCKING)
    return g_strdup_printf (_("The database starts looking for %s. The call waits for the answer."), label);
  if (letter != NULL)
    return g_strdup_printf (_("The database starts looking for %s. Callback %s will get the answer."), label,
                            letter);
  if (record->flags & RB_LOOKUP_PROMISE)
    return g_strdup_printf (_("The database starts looking for %s. The call returns a promise of the answer."), label);
  if (is_in_script (moment))
    return g_strdup_printf (_("The database starts looking for %s. The call returns undefined at once: no callback "
                              "will get the answer."),
                            label);

  return g_strdup_printf (_("The database starts looking for %s. No callback will get the answer."), label);
}

/* Tasks that are queued although nothing was due are immediates. */
char *
rb_narration_describe_queued (RbNarrated *moment)
{
  g_autofree char *letter = rb_narration_words_dup_letter (moment->record->b);

  if (moment->n_same > 1 || letter == NULL)
    return g_strdup_printf (ngettext ("The task queue is empty: %u callback of setImmediate enters it.",
                                      "The task queue is empty: %u callbacks of setImmediate enter it.",
                                      moment->n_same),
                            moment->n_same);

  return g_strdup_printf (_("The task queue is empty: callback %s of setImmediate enters it."), letter);
}

/* A timer rings or the database answers. */
static char *
describe_ringing (RbNarrated *moment)
{
  g_autofree char *label = NULL;
  g_autofree char *answer = NULL;

  if (moment->record->kind == RB_RECORD_TIMER_FIRED)
    return g_strdup (_("The timer rings."));

  label = rb_narration_words_dup_label (moment->trace, moment->record->a);
  answer = rb_narration_words_dup_text (moment->trace, moment->record->c, RB_NARRATION_WORDS_MAX_TEXT);
  if (*label == '\0' || *answer == '\0')
    return g_strdup (_("The database answers."));

  /* Translators: first what was looked up, as in "users · id 1", then the answer */
  return g_strdup_printf (_("The database answers %s: %s."), label, answer);
}

/* A callback waits for its turn, with the reason. */
static char *
describe_turn (RbNarrated *moment,
               guint32     callback)
{
  g_autofree char *letter = rb_narration_words_dup_letter (callback);
  guint n_frames;
  guint n_queued;
  const RbFrame *frames = rb_machine_get_frames (moment->machine, &n_frames);

  rb_machine_get_queue (moment->machine, &n_queued);

  if (n_frames > 0 && frames[0].activation == 0)
    return g_strdup_printf (_("Callback %s must wait in the task queue: the main script still runs."), letter);
  if (n_frames > 0)
    return g_strdup_printf (_("Callback %s must wait in the task queue: the stack is not empty."), letter);
  if (n_queued > 1)
    return g_strdup_printf (_("Callback %s enters the task queue as number %u."), letter, n_queued);

  return g_strdup_printf (_("Callback %s enters the task queue."), letter);
}

char *
rb_narration_describe_answer (RbNarrated *moment)
{
  char *ringing = describe_ringing (moment);

  if (moment->is_unblocked)
    return rb_narration_words_join (ringing, g_strdup (_("The program goes on where it waited.")));
  if (moment->is_dropped)
    return rb_narration_words_join (ringing, g_strdup (_("Nobody is there to ring back: the answer is dropped.")));
  if (moment->is_queued && moment->record->b != 0)
    return rb_narration_words_join (ringing, describe_turn (moment, moment->record->b));
  if (moment->is_queued)
    return rb_narration_words_join (ringing, g_strdup (_("The answer for the promise enters the task queue.")));

  return ringing;
}

/* Returns what is due first, or NULL. */
static const RbPending *
find_first (RbMachine *machine)
{
  guint n_pending;
  const RbPending *pending = rb_machine_get_pending (machine, &n_pending);
  const RbPending *first = NULL;

  for (guint i = 0; i < n_pending; i++)
    if (first == NULL || pending[i].due < first->due)
      first = &pending[i];

  return first;
}

char *
rb_narration_describe_wait (RbNarrated *moment)
{
  const RbRecord *record = moment->record;
  const RbPending *first = find_first (moment->machine);
  g_autofree char *letter = rb_narration_words_dup_letter (first != NULL ? first->callback : 0);
  g_autofree char *wait = NULL;

  if (record->kind == RB_RECORD_BLOCKED_START)
    {
      wait = rb_narration_words_dup_duration (record->b);
      return g_strdup_printf (_("The program is blocked for %s, until the database answers: nothing else can run."),
                              wait);
    }

  wait = rb_narration_words_dup_duration (rb_record_join_words (record->a, record->b));
  if (first == NULL)
    return g_strdup_printf (_("The event loop waits %s."), wait);
  if (first->is_timer && letter != NULL)
    return g_strdup_printf (_("The event loop waits %s, until the timer of callback %s rings."), wait, letter);
  if (first->is_timer)
    return g_strdup_printf (_("The event loop waits %s for a timer."), wait);
  if (letter != NULL)
    return g_strdup_printf (_("The event loop waits %s for the answer for callback %s."), wait, letter);

  return g_strdup_printf (_("The event loop waits %s for the database."), wait);
}
