/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/stage-private.h"

#include <glib/gi18n.h>

#include "engine/trace/trace-links.h"
#include "session/stage/stage-promises.h"
#include "session/stage/stage-requests.h"
#include "session/stage/stage-words.h"

/* Which part of the machine's state each card of the stage shows. */

/* Suspended functions are listed below the frames, because they are not on the stack. */
void
rb_stage_show_stack (RbStage   *self,
                     RbMachine *machine)
{
  g_autofree RbStageFrame *rows = NULL;
  g_autofree char *summary = NULL;
  const RbFrame *frames;
  const RbWaiting *waiting;
  guint n_frames;
  guint n_waiting;

  frames = rb_machine_get_frames (machine, &n_frames);
  waiting = rb_machine_get_waiting (machine, &n_waiting);
  rows = g_new0 (RbStageFrame, n_frames + n_waiting);

  /* The machine has the innermost frame last; the card shows it first. */
  for (guint i = 0; i < n_frames; i++)
    {
      rows[i].frame = frames[n_frames - i - 1];
      rows[i].is_chosen = self->has_chosen && rows[i].frame.activation == self->chosen;
      rows[i].handed_over = rb_stage_words_find_hand_over (machine, rows[i].frame.callback);
    }
  for (guint i = 0; i < n_waiting; i++)
    {
      rows[n_frames + i].frame.activation = waiting[i].activation;
      rows[n_frames + i].frame.function = rb_trace_find_function (rb_machine_get_trace (machine), waiting[i].site);
      rows[n_frames + i].frame.site = waiting[i].site;
      rows[n_frames + i].frame.callback = waiting[i].callback;
      rows[n_frames + i].is_waiting = TRUE;
      rows[n_frames + i].is_stuck = waiting[i].is_stuck;
      rows[n_frames + i].handed_over = RB_TRACE_NO_RECORD;
    }

  if (n_waiting == 0)
    summary = g_strdup_printf ("%u", n_frames);
  else if (waiting[0].is_stuck)
    /* Translators: how many functions wait at an await although nothing is left to run */
    summary = g_strdup_printf (ngettext ("%u still waiting", "%u still waiting", n_waiting), n_waiting);
  else
    /* Translators: how many functions are on the call stack, and how many wait at an await, off the stack */
    summary = g_strdup_printf (ngettext ("%u · %u waiting", "%u · %u waiting", n_waiting), n_frames, n_waiting);

  rb_stage_card_set_summary (self->stack_card, summary);
  if (rb_stage_list_update (self->stack, rows, n_frames + n_waiting) == 0)
    rb_stage_card_scroll_to (self->stack_card, 0);
}

/* Keeps the row that matters most in sight. It is looked for again only when the rows have changed. */
static void
show_requests (RbStageList *list,
               RbStageCard *card,
               GArray      *rows)
{
  if (rb_stage_list_update (list, rows->data, rows->len) != RB_STAGE_LIST_UNCHANGED)
    rb_stage_card_scroll_to (card, rb_stage_requests_find_now (rows));
}

void
rb_stage_show_requests (RbStage   *self,
                        RbMachine *machine)
{
  g_autoptr (GArray) lookups = NULL;
  g_autoptr (GArray) timers = NULL;
  g_autofree char *lookups_summary = NULL;
  g_autofree char *timers_summary = NULL;
  guint n_lookups, n_timers;

  lookups = rb_stage_requests_list (machine, FALSE, &n_lookups);
  timers = rb_stage_requests_list (machine, TRUE, &n_timers);
  show_requests (self->database, self->database_card, lookups);
  show_requests (self->timers, self->timers_card, timers);

  /* Translators: how many lookups or timers have started and not ended */
  lookups_summary = g_strdup_printf (ngettext ("%u under way", "%u under way", n_lookups), n_lookups);
  timers_summary = g_strdup_printf (ngettext ("%u under way", "%u under way", n_timers), n_timers);
  rb_stage_card_set_summary (self->database_card, lookups_summary);
  rb_stage_card_set_summary (self->timers_card, timers_summary);
}

/* Shows a queue's rows, and their number. Its first row runs next, so it is in sight. */
static void
show_queue (RbStageList   *list,
            RbStageCard   *card,
            gconstpointer  rows,
            guint          n_rows)
{
  g_autofree char *summary = g_strdup_printf ("%u", n_rows);

  rb_stage_card_set_summary (card, summary);
  if (rb_stage_list_update (list, rows, n_rows) == 0)
    rb_stage_card_scroll_to (card, 0);
}

void
rb_stage_show_queues (RbStage   *self,
                      RbMachine *machine)
{
  g_autofree char *left = NULL;
  const RbQueued *queued;
  const guint32 *microtasks;
  guint n_queued, n_microtasks;

  queued = rb_machine_get_queue (machine, &n_queued);
  show_queue (self->queue, self->queue_card, queued, n_queued);
  left = rb_stage_words_dup_left (machine);
  rb_stage_card_set_empty_text (self->queue_card, left != NULL ? left : _("Nothing is waiting to run."));
  microtasks = rb_machine_get_queued_microtasks (machine, &n_microtasks);
  show_queue (self->microtasks, self->microtasks_card, microtasks, n_microtasks);
}

void
rb_stage_show_promises (RbStage   *self,
                        RbMachine *machine)
{
  g_autoptr (GArray) promises = rb_stage_promises_list (machine);
  g_autofree char *summary = NULL;
  guint n_pending;

  rb_machine_get_promises (machine, &n_pending);
  /* Translators: how many promises somebody waits for that are not settled */
  summary = g_strdup_printf (ngettext ("%u pending", "%u pending", n_pending), n_pending);
  rb_stage_card_set_summary (self->promises_card, summary);
  if (rb_stage_list_update (self->promises, promises->data, promises->len) != RB_STAGE_LIST_UNCHANGED)
    rb_stage_card_scroll_to (self->promises_card, rb_stage_promises_find_now (promises));
}

/* Shows the variables of the chosen frame as long as it is on the stack, else those of the running frame. */
void
rb_stage_show_variables (RbStage   *self,
                         RbMachine *machine)
{
  g_autofree char *owner = NULL;
  const RbFrame *frames;
  guint n_frames;
  guint shown;

  frames = rb_machine_get_frames (machine, &n_frames);
  shown = n_frames;
  while (self->has_chosen && shown > 0 && frames[shown - 1].activation != self->chosen)
    shown--;
  if (shown == 0)
    {
      self->has_chosen = FALSE;
      shown = n_frames;
    }

  if (shown > 0)
    owner = rb_stage_words_dup_owner (rb_machine_get_trace (machine), &frames[shown - 1]);
  rb_variables_card_show (self->variables_card, shown > 0 ? &frames[shown - 1] : NULL, owner != NULL ? owner : "");
}
