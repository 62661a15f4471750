/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * What a runner has sent and waits for an answer to: the message that is read, and one of records that came meanwhile.
 * A runner that waited for each answer would sleep while the host wakes; one that waited for none could fill our
 * memory.
 */
typedef struct
{
  GDBusMethodInvocation *reading;
  gboolean for_answer; /* what is read says that the runner waits for a lookup */
  GDBusMethodInvocation *next;
  GVariant *next_trace;
} RbRunnerInbox;

gboolean  rb_runner_inbox_take  (RbRunnerInbox         *inbox,
                                 GDBusMethodInvocation *invocation,
                                 gboolean               for_answer);
gboolean  rb_runner_inbox_keep  (RbRunnerInbox         *inbox,
                                 GDBusMethodInvocation *invocation,
                                 GVariant              *trace);
GVariant *rb_runner_inbox_go_on (RbRunnerInbox         *inbox);
void      rb_runner_inbox_clear (RbRunnerInbox         *inbox);

G_END_DECLS
