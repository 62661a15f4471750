/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/runner-error.h"
#include "engine/runner-client/runner-state.h"

static const RbFrameKind kinds[] = { RB_FRAME_COMPILED, RB_FRAME_RECORDS, RB_FRAME_AWAIT, RB_FRAME_DONE };

/* The kinds that a runner may send, by its state. */
static gboolean
is_expected (RbRunnerState state,
             RbFrameKind   kind)
{
  if (state == RB_RUNNER_COMPILING)
    return kind == RB_FRAME_COMPILED;

  return state == RB_RUNNER_CALLED && kind != RB_FRAME_COMPILED;
}

static void
test_turns (void)
{
  for (RbRunnerState state = RB_RUNNER_NEW; state <= RB_RUNNER_ENDED; state++)
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      g_assert_cmpint (rb_runner_state_check (state, kinds[i], 4, FALSE, NULL), ==, is_expected (state, kinds[i]));
}

/* Only records may be followed by something before the host has answered. */
static void
test_more (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rb_runner_state_check (RB_RUNNER_CALLED, RB_FRAME_RECORDS, 4, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (rb_runner_state_check (RB_RUNNER_CALLED, RB_FRAME_DONE, 0, TRUE, &error));
  g_assert_error (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_PROTOCOL);
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rb_runner_state_check (RB_RUNNER_CALLED, RB_FRAME_RECORDS, 0, FALSE, &error));
  g_assert_error (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_PROTOCOL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/runner-state/turns", test_turns);
  g_test_add_func ("/runner-state/more", test_more);
  g_test_add_func ("/runner-state/empty", test_empty);

  return g_test_run ();
}
