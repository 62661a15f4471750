/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <stdlib.h>

#include "engine/export/export.h"
#include "engine/machine/machine.h"
#include "engine/narration/narration.h"
#include "tests/deadline.h"
#include "tests/engine/run-program.h"

/* The host handles a runner that sends random messages: its run ends in time and in order, and the trace can be read
 * like any other trace.  test-random-runner FIRST COUNT  runs the seeds FIRST to FIRST + COUNT - 1. */

static const int wildness[] = { 0, 100, 1000, 5000 };
static guint first, count;

/* Aborts, so that the place where it hangs is visible. */
static gboolean
hangs_cb (gpointer seed)
{
  g_error ("The run of seed %u does not end", GPOINTER_TO_UINT (seed));

  return G_SOURCE_REMOVE;
}

static void
look_at (RbMachine   *machine,
         RbEventLoop *event_loop,
         guint        position)
{
  g_autofree char *sentence = NULL;

  rb_machine_seek (machine, position);
  sentence = rb_narration_describe (machine, event_loop);
  g_assert_true (sentence == NULL || g_utf8_validate (sentence, -1, NULL));
}

static void
look_back (RbEventLoop *event_loop)
{
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  g_autoptr (GOutputStream) lines = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) events = g_memory_output_stream_new_resizable ();
  g_autofree char *outcome = rb_narration_describe_outcome (event_loop);
  g_autoptr (GError) error = NULL;
  guint n_records = rb_trace_get_n_records (trace);
  guint stride = 1 + n_records / 300;

  for (guint i = 0; i < n_records; i += stride)
    look_at (machine, event_loop, i);
  for (guint i = n_records; i > 0; i -= MIN (i, 3 * stride))
    look_at (machine, event_loop, i);
  rb_export_write_jsonl (trace, lines, NULL, &error);
  g_assert_no_error (error);
  rb_export_write_perfetto (trace, events, NULL, &error);
  g_assert_no_error (error);
}

static RbOutcome
run_seed (guint seed)
{
  g_autofree char *source = g_strdup_printf ("%u %d      ", seed, wildness[seed % G_N_ELEMENTS (wildness)]);
  guint alarm_id = g_timeout_add_seconds (deadline_seconds (), hangs_cb, GUINT_TO_POINTER (seed));
  RbEventLoop *event_loop = run_source (source);
  RbOutcome outcome = rb_event_loop_get_outcome (event_loop);

  g_assert_cmpuint (count_records (event_loop, RB_RECORD_FINISHED), <=, 1);
  g_test_message ("%u records: %s", rb_trace_get_n_records (rb_event_loop_get_trace (event_loop)),
                  rb_event_loop_get_message (event_loop));
  look_back (event_loop);
  while (G_OBJECT (event_loop)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (alarm_id);
  g_assert_finalize_object (event_loop);

  return outcome;
}

static void
test_seeds (void)
{
  guint outcomes[RB_OUTCOME_RUNNER_FAILED + 1] = { 0 };

  for (guint seed = first; seed < first + count; seed++)
    {
      RbOutcome outcome = run_seed (seed);

      g_test_message ("seed %u: outcome %d", seed, outcome);
      outcomes[outcome]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    g_test_message ("outcome %u: %u runs", i, outcomes[i]);

  /* Some runners are caught, and some are not. */
  g_assert_cmpuint (outcomes[RB_OUTCOME_NONE], ==, 0);
  g_assert_cmpuint (outcomes[RB_OUTCOME_RUNNER_FAILED], >, count / 4);
  g_assert_cmpuint (outcomes[RB_OUTCOME_IDLE], >, count / 20);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *runner = NULL;

  g_test_init (&argc, &argv, NULL);
  first = argc > 1 ? (guint) atoi (argv[1]) : 1;
  count = argc > 2 ? (guint) atoi (argv[2]) : 50;

  /* Bubblewrap does not filter messages, and costs time. */
  g_setenv ("PATH", "/nonexistent", TRUE);
  runner = g_test_build_filename (G_TEST_BUILT, "runner", "random-runner", NULL);
  g_setenv ("RINGBACK_RUNNER", runner, TRUE);
  g_test_add_func ("/random-runner/seeds", test_seeds);

  return g_test_run ();
}
