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
    return g_strdup_printf (_("A timer starts. Callback %s will be called every %s."), letter, delay);

  return g_strdup_printf (_("A timer starts. Callback %s will be called after %s."), letter, delay);
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
    return g_strdup_printf (_("The database starts looking for %s. The program waits for the answer."), label);
  if (letter != NULL)
    return g_strdup_printf (_("The database starts looking for %s. Callback %s will get the answer; meanwhile the "
                              "program goes on."),
                            label, letter);
  if (record->flags & RB_LOOKUP_PROMISE)
    return g_strdup_printf (_("The database starts looking for %s. A promise will get the answer; meanwhile the "
                              "program goes on."),
                            label);

  return g_strdup_printf (_("The database starts looking for %s. No callback will get the answer; meanwhile the "
                            "program goes on."),
                          label);
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

/* A timer rings or the database answers, and a callback waits for that. */
static char *
describe_due (RbNarrated *moment,
              guint32     callback)
{
  gboolean is_timer = moment->record->kind == RB_RECORD_TIMER_FIRED;
  g_autofree char *letter = rb_narration_words_dup_letter (callback);
  guint n_frames;
  guint n_queued;

  rb_machine_get_frames (moment->machine, &n_frames);
  rb_machine_get_queue (moment->machine, &n_queued);

  if (n_frames > 0 && is_timer)
    return g_strdup_printf (_("The timer rings. Callback %s waits: the stack is not empty."), letter);
  if (n_frames > 0)
    return g_strdup_printf (_("The database answered lookup %s. Its callback waits: the stack is not empty."), letter);
  if (n_queued > 1 && is_timer)
    return g_strdup_printf (_("The timer rings. Callback %s enters the task queue as number %u."), letter,
                            n_queued);
  if (n_queued > 1)
    return g_strdup_printf (_("The database answered lookup %s. Its callback enters the task queue as number %u."),
                            letter, n_queued);
  if (is_timer)
    return g_strdup_printf (_("The timer rings. Callback %s enters the task queue."), letter);

  return g_strdup_printf (_("The database answered lookup %s. Its callback enters the task queue."), letter);
}

char *
rb_narration_describe_answer (RbNarrated *moment)
{
  if (moment->is_unblocked)
    return g_strdup (_("The database answered: the program goes on where it waited."));
  if (moment->is_dropped)
    return g_strdup (_("The database answered, but nobody is waiting: the answer is dropped."));
  if (moment->is_queued && moment->record->b != 0)
    return describe_due (moment, moment->record->b);
  if (moment->is_queued)
    return g_strdup (_("The database answered. The answer for the promise enters the task queue."));
  if (moment->record->kind == RB_RECORD_TIMER_FIRED)
    return g_strdup (_("The timer rings."));

  return g_strdup (_("The database answered."));
}

char *
rb_narration_describe_wait (RbNarrated *moment)
{
  const RbRecord *record = moment->record;
  g_autofree char *wait = NULL;
  const RbPending *pending;
  const RbPending *first = NULL;
  guint n_pending;

  if (record->kind == RB_RECORD_BLOCKED_START)
    return g_strdup (_("The program is blocked until the database answers: nothing else can run."));

  wait = rb_narration_words_dup_duration (rb_record_join_words (record->a, record->b));
  pending = rb_machine_get_pending (moment->machine, &n_pending);
  for (guint i = 0; i < n_pending; i++)
    if (first == NULL || pending[i].due < first->due)
      first = &pending[i];

  if (first == NULL)
    return g_strdup_printf (_("Nothing to do: the event loop waits %s."), wait);
  if (first->is_timer)
    return g_strdup_printf (_("Nothing to do: the event loop waits %s for a timer."), wait);

  return g_strdup_printf (_("Nothing to do: the event loop waits %s for the database."), wait);
}
