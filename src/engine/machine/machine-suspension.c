/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine-suspension.h"

/* A function that suspends leaves the stack and waits. When the function resumes, it returns to the stack. */

/* A function that suspends at a `yield` does not wait for anything: it resumes when its caller asks it to. */
void
rb_machine_suspension_suspend (RbMachineState *state,
                               RbTrace        *trace,
                               const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (trace, record->site);
  RbFrame *frame = rb_call_stack_unwind_to (&state->stack, record->a);
  RbWaiting waiting = { record->a, record->site, 0, FALSE };

  if (frame == NULL)
    return;

  waiting.callback = frame->callback;
  rb_call_stack_pop (&state->stack);
  if (site == NULL || site->kind != RB_SITE_AWAIT || !rb_gap_array_add (&state->waiting, &waiting))
    return;

  rb_callback_table_add_holder (&state->callbacks, waiting.callback, RB_HOLDER_WAITING);
  rb_callback_table_update_state (&state->callbacks, waiting.callback);
}

/* Puts a function that waited at an `await` back on the stack. Returns NULL if it did not wait. */
RbFrame *
rb_machine_suspension_resume (RbMachineState *state,
                              RbTrace        *trace,
                              guint32         activation)
{
  RbWaiting waiting;
  RbFrame frame = { activation, 0, 0, 0 };

  if (!rb_gap_array_remove (&state->waiting, activation, &waiting))
    return NULL;

  frame.function = rb_trace_find_function (trace, waiting.site);
  frame.site = waiting.site;
  frame.callback = waiting.callback;
  rb_call_stack_push (&state->stack, &frame);

  rb_callback_table_remove_holder (&state->callbacks, waiting.callback, RB_HOLDER_WAITING);
  if (rb_callback_table_start (&state->callbacks, waiting.callback))
    state->numbers.callback = waiting.callback;

  return rb_call_stack_get_top (&state->stack);
}
