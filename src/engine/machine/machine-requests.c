/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine-state.h"

#define PENDING(state, i) (&g_array_index ((state)->pending, RbPending, (i)))
#define QUEUED(state, i) (&g_array_index ((state)->queue, RbQueued, (i)))
#define CALLBACK(state, number) (&g_array_index ((state)->callbacks, RbCallback, (number) - 1))
#define HOLDERS(state, number) (&g_array_index ((state)->holders, RbHolders, (number) - 1))

/* --- Callbacks ---------------------------------------------------------------------------------------------------- */

gboolean
rb_machine_state_is_callback (RbMachineState *state,
                              guint32         callback)
{
  return callback != 0 && callback <= state->callbacks->len;
}

/* What was never handed over rings nobody back, also if it is handed over later. */
static guint32
callback_or_none (RbMachineState *state,
                  guint32         callback)
{
  return rb_machine_state_is_callback (state, callback) ? callback : 0;
}

void
rb_machine_state_add_callback (RbMachineState *state,
                               const RbRecord *record)
{
  RbCallback callback = { record->a, record->site, record->b, RB_CALLBACK_REGISTERED, 0 };
  RbHolders holders = { { 0 } };

  if (rb_machine_state_is_callback (state, record->a))
    {
      if (CALLBACK (state, record->a)->state == RB_CALLBACK_DONE)
        CALLBACK (state, record->a)->state = RB_CALLBACK_REGISTERED;
    }
  else if (record->a == state->callbacks->len + 1)
    {
      g_array_append_val (state->callbacks, callback);
      g_array_append_val (state->holders, holders);
      if (state->known->len < record->a)
        g_array_append_val (state->known, callback);
    }
}

/* After something has let go of a callback, or has got hold of it. One that runs goes on until its task ends. */
void
rb_machine_state_settle_callback (RbMachineState *state,
                                  guint32         number)
{
  RbCallback *callback = CALLBACK (state, number);
  const RbHolders *holders = HOLDERS (state, number);

  if (callback->state == RB_CALLBACK_RUNNING)
    return;

  if (holders->n[RB_HOLDER_QUEUED] > 0 || holders->n[RB_HOLDER_MICROTASK] > 0 || holders->n[RB_HOLDER_WAITING] > 0)
    callback->state = RB_CALLBACK_WAITING;
  else if (holders->n[RB_HOLDER_PENDING] > 0)
    callback->state = RB_CALLBACK_REGISTERED;
  else
    callback->state = RB_CALLBACK_DONE;
}

/*
 * rb_machine_state_hold_callback:
 * @state: a state
 * @callback: a callback's number; or one that is none
 * @holder: what sort of thing has it
 * @change: how many more of them
 */
void
rb_machine_state_hold_callback (RbMachineState *state,
                                guint32         callback,
                                RbHolder        holder,
                                int             change)
{
  RbHolders *holders;

  if (!rb_machine_state_is_callback (state, callback))
    return;

  holders = HOLDERS (state, callback);
  if (change >= 0 || holders->n[holder] > 0)
    holders->n[holder] += change;
}

/* --- Lookups and timers under way --------------------------------------------------------------------------------- */

/* Where a request is among those pending, or where it would have to be. */
static guint
pending_index (RbMachineState *state,
               guint32         request)
{
  guint low = 0;
  guint high = state->pending->len;

  if (high == 0 || PENDING (state, high - 1)->request < request)
    return high;
  if (state->hint < high && PENDING (state, state->hint)->request == request)
    return state->hint;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (PENDING (state, middle)->request < request)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static RbPending *
find_pending (RbMachineState *state,
              guint32         request)
{
  guint index = pending_index (state, request);
  RbPending *pending;

  if (index == state->pending->len)
    return NULL;

  pending = PENDING (state, index);

  return pending->request == request && pending->padding != RB_GAP ? pending : NULL;
}

static void
add_pending (RbMachineState  *state,
             const RbPending *pending)
{
  guint index = pending_index (state, pending->request);

  if (index == state->pending->len || PENDING (state, index)->request != pending->request)
    {
      g_array_insert_val (state->pending, index, *pending);
    }
  else if (PENDING (state, index)->padding == RB_GAP)
    {
      *PENDING (state, index) = *pending;
      state->n_gaps--;
    }
  else
    {
      return;
    }

  state->n_immediates += pending->timer == RB_TIMER_IMMEDIATE;
  rb_machine_state_hold_callback (state, pending->callback, RB_HOLDER_PENDING, 1);
  if (rb_machine_state_is_callback (state, pending->callback))
    rb_machine_state_settle_callback (state, pending->callback);
}

static void
remove_pending (RbMachineState *state,
                RbPending      *pending)
{
  /* With the same latency for all, the next one to go is the next one in line. */
  state->hint = pending - PENDING (state, 0) + 1;
  pending->padding = RB_GAP;
  state->n_gaps++;
  state->n_immediates -= pending->timer == RB_TIMER_IMMEDIATE;
  rb_machine_state_hold_callback (state, pending->callback, RB_HOLDER_PENDING, -1);

  if (state->n_gaps > 64 && state->n_gaps > state->pending->len / 2)
    rb_machine_state_close_gaps (state);
}

void
rb_machine_state_start_lookup (RbMachineState *state,
                               const RbRecord *record)
{
  RbPending pending = { 0, };

  pending.request = record->a;
  pending.callback = callback_or_none (state, record->b);
  pending.label = record->c;
  pending.flags = record->flags;
  pending.start = record->time;
  pending.due = record->time + record->d;
  add_pending (state, &pending);
}

void
rb_machine_state_set_timer (RbMachineState *state,
                            const RbRecord *record)
{
  RbPending pending = { 0, };

  pending.request = record->a;
  pending.callback = callback_or_none (state, record->b);
  pending.is_timer = TRUE;
  pending.timer = MIN (record->d, RB_TIMER_LAST);
  pending.start = record->time;
  pending.due = record->time + (gint64) record->c * 1000;
  add_pending (state, &pending);
}

/* A lookup was answered, or a timer has rung. */
void
rb_machine_state_end_wait (RbMachineState *state,
                           const RbRecord *record)
{
  RbPending *pending = find_pending (state, record->a);

  if (pending != NULL)
    remove_pending (state, pending);
}

/* --- The task queue ----------------------------------------------------------------------------------------------- */

/* Nothing rings for an immediate: it waits until it is queued. */
static void
end_immediate (RbMachineState *state,
               guint32         request)
{
  RbPending *pending = state->n_immediates > 0 ? find_pending (state, request) : NULL;

  if (pending != NULL && pending->timer == RB_TIMER_IMMEDIATE)
    remove_pending (state, pending);
}

void
rb_machine_state_add_task (RbMachineState *state,
                           const RbRecord *record)
{
  RbQueued queued = { record->a, callback_or_none (state, record->b) };

  end_immediate (state, record->a);
  g_array_append_val (state->queue, queued);
  rb_machine_state_hold_callback (state, queued.callback, RB_HOLDER_QUEUED, 1);
  if (rb_machine_state_is_callback (state, queued.callback))
    rb_machine_state_settle_callback (state, queued.callback);
}

gboolean
rb_machine_state_remove_task (RbMachineState *state,
                              guint32         request)
{
  guint index = state->queue_head;

  while (index < state->queue->len && QUEUED (state, index)->request != request)
    index++;
  if (index == state->queue->len)
    return FALSE;

  rb_machine_state_hold_callback (state, QUEUED (state, index)->callback, RB_HOLDER_QUEUED, -1);

  if (index != state->queue_head)
    g_array_remove_index (state->queue, index);
  else
    state->queue_head++;

  if (state->queue_head > 64 && state->queue_head > state->queue->len / 2)
    {
      g_array_remove_range (state->queue, 0, state->queue_head);
      state->queue_head = 0;
    }

  return TRUE;
}

void
rb_machine_state_clear_timer (RbMachineState *state,
                              const RbRecord *record)
{
  RbPending *pending = find_pending (state, record->a);
  guint32 callback = pending != NULL ? pending->callback : 0;

  if (pending != NULL)
    remove_pending (state, pending);

  for (guint i = state->queue_head; callback == 0 && i < state->queue->len; i++)
    if (QUEUED (state, i)->request == record->a)
      callback = QUEUED (state, i)->callback;

  while (rb_machine_state_remove_task (state, record->a))
    ;

  if (rb_machine_state_is_callback (state, callback))
    rb_machine_state_settle_callback (state, callback);
}

/**
 * rb_machine_dup_callback_label:
 * @callback: a callback's number, from 1
 *
 * Gets what a callback is called all its life: A for 1, Z for 26, AA for 27.
 *
 * Returns: (transfer full): the label
 */
char *
rb_machine_dup_callback_label (guint32 callback)
{
  char label[8];
  char *p = label + sizeof label - 1;

  g_return_val_if_fail (callback > 0, NULL);

  *p = '\0';
  do
    {
      callback--;
      *--p = 'A' + callback % 26;
      callback /= 26;
    }
  while (callback > 0);

  return g_strdup (p);
}
