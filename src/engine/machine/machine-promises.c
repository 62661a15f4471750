/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine-promises.h"

#include "engine/trace/trace-links.h"

/* Only the promises that somebody still waits for are part of the state. Who waits for them, and how the others were
 * settled, is found in the trace. */

/* `then` may be called on a promise that is settled already. */
static void
follow (RbMachineState *state,
        RbTrace        *trace,
        guint32         promise)
{
  guint settled = rb_trace_links_find_settled (trace, promise);

  if (settled == RB_TRACE_NO_RECORD || settled >= state->numbers.position)
    rb_gap_array_add (&state->promises, &promise);
}

/*
 * rb_machine_promises_apply:
 * @state: the state before a record
 * @trace: the trace that the record is from
 * @record: what happened next
 *
 * Changes the state by a record about promises.
 *
 * Returns: whether the record is about promises; if not, the state has not changed
 */
gboolean
rb_machine_promises_apply (RbMachineState *state,
                           RbTrace        *trace,
                           const RbRecord *record)
{
  guint32 promise;

  switch ((guint) record->kind)
    {
    case RB_RECORD_FOLLOWED:
    case RB_RECORD_AWAITED:
      follow (state, trace, record->a);
      return TRUE;

    case RB_RECORD_SETTLED:
      rb_gap_array_remove (&state->promises, record->a, &promise);
      return TRUE;

    default:
      return FALSE;
    }
}
