/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/deadline.h"
#include "tests/engine/run-program.h"

/* If a runner stalls at any place, its run ends by itself, in time. The runners stall in parallel, because each of them
 * takes seconds to be ended. */

static const struct
{
  const char *manner;
  RbOutcome outcome;
} stalls[] = {
  { "unborn", RB_OUTCOME_RUNNER_FAILED }, { "mute", RB_OUTCOME_LIMIT },  { "deaf", RB_OUTCOME_LIMIT },
  { "hangs", RB_OUTCOME_LIMIT },          { "stuck", RB_OUTCOME_LIMIT }, { "stops", RB_OUTCOME_LIMIT },
};

static void
turned_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  RbEventLoop *event_loop = RB_EVENT_LOOP (source);
  guint *n_left = user_data;

  if (rb_event_loop_turn_finish (event_loop, result, NULL))
    rb_event_loop_turn_async (event_loop, NULL, turned_cb, n_left);
  else
    (*n_left)--;
}

static RbEventLoop *
start (const char *manner,
       guint      *n_left)
{
  g_autofree char *name = g_strconcat ("fake-runner-", manner, NULL);
  g_autofree char *fake = g_test_build_filename (G_TEST_BUILT, "runner", name, NULL);
  g_autoptr (RbProgram) program = rb_program_new ("1;");
  g_autoptr (RbRunnerPool) pool = NULL;
  RbEventLoop *event_loop;

  g_setenv ("RINGBACK_RUNNER", fake, TRUE);
  pool = rb_runner_pool_new (FALSE);
  event_loop = rb_event_loop_new (program, pool);
  rb_event_loop_turn_async (event_loop, NULL, turned_cb, n_left);

  return event_loop;
}

static gboolean
hangs_cb (gpointer user_data)
{
  g_error ("A run does not end");

  return G_SOURCE_REMOVE;
}

static void
test_stalls (void)
{
  RbEventLoop *event_loops[G_N_ELEMENTS (stalls)];
  guint n_left = G_N_ELEMENTS (stalls);
  guint alarm_id = g_timeout_add_seconds (deadline_seconds (), hangs_cb, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (stalls); i++)
    event_loops[i] = start (stalls[i].manner, &n_left);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (stalls); i++)
    {
      RbEventLoop *event_loop = event_loops[i];

      g_test_message ("%s: %s", stalls[i].manner, rb_event_loop_get_message (event_loop));
      g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, stalls[i].outcome);
      if (rb_event_loop_get_outcome (event_loop) == RB_OUTCOME_LIMIT)
        g_assert_cmpuint (find_record (event_loop, RB_RECORD_LIMIT).a, ==, RB_LIMIT_SILENCE);
      while (G_OBJECT (event_loop)->ref_count > 1)
        g_main_context_iteration (NULL, TRUE);
      g_assert_finalize_object (event_loop);
    }
  g_source_remove (alarm_id);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stalling-runner/all", test_stalls);

  return g_test_run ();
}
