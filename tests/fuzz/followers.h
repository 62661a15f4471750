/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

/* Aborts if the machine, the narration or an export derives something impossible from a trace. */
void  check_followers (RbEventLoop *event_loop);

/* Returns the output of an export. */
char *export_trace    (RbTrace  *trace,
                       gboolean (*write) (RbTrace       *trace,
                                          GOutputStream *stream,
                                          GCancellable  *cancellable,
                                          GError       **error));

G_END_DECLS
