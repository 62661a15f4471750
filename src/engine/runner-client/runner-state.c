/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/runner-state.h"

#include "engine/runner-client/runner-error.h"

static gboolean
is_in_turn (RbRunnerState state,
            RbFrameKind   kind,
            gboolean      has_more)
{
  if (kind == RB_FRAME_RECORDS)
    return state == RB_RUNNER_CALLED;
  if (has_more)
    return FALSE;
  if (kind == RB_FRAME_COMPILED)
    return state == RB_RUNNER_COMPILING;

  return (kind == RB_FRAME_AWAIT || kind == RB_FRAME_DONE) && state == RB_RUNNER_CALLED;
}

/**
 * rb_runner_state_check:
 * @state: what a runner is doing
 * @kind: the kind of a frame that it has sent
 * @length: how many bytes of payload the frame has
 * @has_more: whether the runner has already sent something after that frame
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Checks that a frame is in turn. After any frame but RECORDS a runner has to wait for the host, so nothing may follow.
 *
 * Returns: whether the runner may send the frame in this state
 */
gboolean
rb_runner_state_check (RbRunnerState   state,
                       RbFrameKind     kind,
                       gsize           length,
                       gboolean        has_more,
                       GError        **error)
{
  if (!is_in_turn (state, kind, has_more))
    return rb_runner_error_refuse (error, "a message out of turn");
  /* Empty messages would keep the host busy for ever. */
  if (kind == RB_FRAME_RECORDS && length == 0)
    return rb_runner_error_refuse (error, "an empty list of records");

  return TRUE;
}
