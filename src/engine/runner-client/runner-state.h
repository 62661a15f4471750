/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "wire/frame.h"

G_BEGIN_DECLS

/**
 * RbRunnerState:
 * @RB_RUNNER_NEW: it starts; #RbRunnerProcess reads its READY or FAILED
 * @RB_RUNNER_COMPILING: it compiles, and will send COMPILED
 * @RB_RUNNER_IDLE: it waits for a call, and sends nothing
 * @RB_RUNNER_CALLED: it runs the program, and sends RECORDS, AWAIT or DONE
 * @RB_RUNNER_READ: it still runs, but the host receives nothing more until it has read the runner's records
 * @RB_RUNNER_AWAITING: it waits for an answer, and sends nothing
 * @RB_RUNNER_ENDED: whatever it sends is ignored
 *
 * What a runner is doing. This decides which frames it may send.
 */
typedef enum
{
  RB_RUNNER_NEW,
  RB_RUNNER_COMPILING,
  RB_RUNNER_IDLE,
  RB_RUNNER_CALLED,
  RB_RUNNER_READ,
  RB_RUNNER_AWAITING,
  RB_RUNNER_ENDED,
} RbRunnerState;

gboolean rb_runner_state_check (RbRunnerState   state,
                                RbFrameKind     kind,
                                gsize           length,
                                gboolean        has_more,
                                GError        **error);

G_END_DECLS
