/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/loop-words.h"

static void
assert_words (RbMachine  *machine,
              guint       n_records,
              const char *words,
              const char *words_beside,
              const char *state)
{
  g_autofree char *shown = NULL;
  g_autofree char *shown_beside = NULL;

  rb_machine_seek (machine, n_records);
  shown = rb_loop_words_dup (machine);
  shown_beside = rb_loop_words_dup_beside (machine);
  g_assert_cmpstr (shown, ==, words);
  g_assert_cmpstr (shown_beside, ==, words_beside);
  g_assert_cmpstr (rb_loop_words_get_state (machine), ==, state);
}

/* Beside another loop, it is said what blocks one, and what an idle one is good for. */
static void
test_states (void)
{
  static const RbRecord records[] = {
    { .kind = RB_RECORD_SCRIPT_START },
    { .kind = RB_RECORD_LOOKUP_START, .a = 1, .flags = RB_LOOKUP_BLOCKING },
    { .kind = RB_RECORD_BLOCKED_START, .a = 1, .b = 500 },
    { .kind = RB_RECORD_LOOKUP_ANSWER, .a = 1 },
    { .kind = RB_RECORD_BLOCKED_END, .a = 1 },
    { .kind = RB_RECORD_SCRIPT_END },
    { .kind = RB_RECORD_IDLE, .a = 500 },
    { .kind = RB_RECORD_FINISHED, .a = RB_OUTCOME_IDLE },
  };
  g_autoptr (RbTrace) trace = rb_trace_new ();
  g_autoptr (RbMachine) machine = NULL;
  g_autofree char *ready = rb_loop_words_dup (NULL);

  g_assert_cmpstr (ready, ==, "ready");
  g_assert_cmpstr (rb_loop_words_get_state (NULL), ==, "ready");

  rb_trace_append_many (trace, records, G_N_ELEMENTS (records));
  machine = rb_machine_new (trace);
  assert_words (machine, 1, "running main script", "running main script", "running");
  assert_words (machine, 3, "blocked", "blocked by the lookup", "blocked");
  assert_words (machine, 7, "idle", "idle: free to run anything", "idle");
  assert_words (machine, 8, "finished", "finished", "finished");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/loop-words/states", test_states);

  return g_test_run ();
}
