/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/spotlight.h"

#include "tests/engine/run-program.h"

/* Runs a program and gets the cards of its moments, each once for as long as it stays the same. */
static char *
dup_cards (const char *source)
{
  static const char *const names[] = { "stack", "database", "timers", "queue", "microtasks", "promises" };
  g_autoptr (RbEventLoop) event_loop = run_source (source);
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  g_autoptr (GString) cards = g_string_new (NULL);
  const char *last = NULL;

  for (guint moment = 1; moment <= rb_trace_get_n_moments (trace); moment++)
    {
      const char *name;

      rb_machine_seek (machine, rb_trace_get_moment_start (trace, moment));
      name = names[rb_spotlight_find (machine)];
      if (name != last)
        g_string_append_printf (cards, "%s%s", last != NULL ? " " : "", name);
      last = name;
    }

  return g_string_free (g_steal_pointer (&cards), FALSE);
}

/* The card follows the callback: from the database to the task queue and to the call stack. At the end, the answer
 * stays in sight. */
static void
test_lookup (void)
{
  g_autofree char *cards = dup_cards ("database.getUserById (1, (user) => console.log (user));");

  g_assert_cmpstr (cards, ==, "database stack database queue stack database");
}

static void
test_timer (void)
{
  g_autofree char *cards = dup_cards ("setTimeout (() => console.log (1), 100);");

  g_assert_cmpstr (cards, ==, "timers stack timers queue stack timers");
}

static void
test_microtask (void)
{
  g_autofree char *cards = dup_cards ("let a = 1;\nqueueMicrotask (() => console.log (a));\nconsole.log (2);");

  g_assert_cmpstr (cards, ==, "stack microtasks stack microtasks stack");
}

/* Where a promise is followed, awaited or settled, and where a function goes on with it, the promise matters. */
static void
test_promise (void)
{
  g_autofree char *followed = dup_cards ("const p = new Promise ((done) => setTimeout (done, 10));\n"
                                         "p.then (() => console.log (1));\n");
  g_autofree char *awaited = dup_cards ("const f = async () => {\n  await null;\n  console.log (1);\n};\nf ();\n");
  g_autofree char *alone = dup_cards ("Promise.resolve (1);\nconsole.log (1);");

  g_assert_cmpstr (followed, ==,
                   "stack timers stack promises stack timers queue promises stack microtasks stack timers");
  g_assert_cmpstr (awaited, ==, "stack promises stack promises stack");
  g_assert_cmpstr (alone, ==, "stack");
}

/* Before anything has run, nothing has come or gone. */
static void
test_nothing (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();
  g_autoptr (RbMachine) machine = rb_machine_new (trace);

  g_assert_cmpint (rb_spotlight_find (machine), ==, RB_STAGE_CARD_STACK);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spotlight/nothing", test_nothing);
  g_test_add_func ("/spotlight/lookup", test_lookup);
  g_test_add_func ("/spotlight/timer", test_timer);
  g_test_add_func ("/spotlight/microtask", test_microtask);
  g_test_add_func ("/spotlight/promise", test_promise);

  return g_test_run ();
}
