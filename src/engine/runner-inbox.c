/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-inbox.h"

/*
 * rb_runner_inbox_take:
 * @inbox: an inbox
 * @invocation: (transfer full): a message
 * @for_answer: whether the runner waits for a lookup
 *
 * Returns: whether the message is now the one that is read; if not, @invocation is still the caller's
 */
gboolean
rb_runner_inbox_take (RbRunnerInbox         *inbox,
                      GDBusMethodInvocation *invocation,
                      gboolean               for_answer)
{
  if (inbox->reading != NULL)
    return FALSE;

  inbox->reading = invocation;
  inbox->for_answer = for_answer;
  return TRUE;
}

/*
 * rb_runner_inbox_keep:
 * @inbox: an inbox
 * @invocation: (transfer full): a message of records
 * @trace: the records
 *
 * Returns: whether the message is kept until it is its turn; if not, @invocation is still the caller's
 */
gboolean
rb_runner_inbox_keep (RbRunnerInbox         *inbox,
                      GDBusMethodInvocation *invocation,
                      GVariant              *trace)
{
  if (inbox->reading == NULL || inbox->for_answer || inbox->next != NULL)
    return FALSE;

  inbox->next = invocation;
  inbox->next_trace = g_variant_ref (trace);
  return TRUE;
}

/*
 * rb_runner_inbox_go_on:
 * @inbox: an inbox whose message was answered
 *
 * Returns: (transfer full) (nullable): the records of the message that is read from now on, or %NULL if there is none
 */
GVariant *
rb_runner_inbox_go_on (RbRunnerInbox *inbox)
{
  inbox->reading = g_steal_pointer (&inbox->next);
  return g_steal_pointer (&inbox->next_trace);
}

static void
end_waiting (GDBusMethodInvocation *invocation)
{
  if (invocation != NULL)
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED, "The run was ended");
}

/*
 * rb_runner_inbox_clear:
 * @inbox: an inbox
 *
 * Says of all that is in there that nobody will read it.
 */
void
rb_runner_inbox_clear (RbRunnerInbox *inbox)
{
  end_waiting (g_steal_pointer (&inbox->reading));
  end_waiting (g_steal_pointer (&inbox->next));
  g_clear_pointer (&inbox->next_trace, g_variant_unref);
}
