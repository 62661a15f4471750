/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/stage-slots.h"

#include "tests/engine/run-program.h"

static RbStageSlots
find (const char *source)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();

  rb_trace_set_source (trace, source);

  return rb_stage_slots_find (trace);
}

/* A program names what it uses. A longer name that contains it is another name. */
static void
test_names (void)
{
  const RbStageSlots promises = RB_STAGE_SLOT_MICROTASKS | RB_STAGE_SLOT_PROMISES;

  g_assert_cmpint (find (""), ==, 0);
  g_assert_cmpint (find ("database.getUserById(1, (user) => {});"), ==, 0);
  g_assert_cmpint (find ("setTimeout(f);"), ==, RB_STAGE_SLOT_TIMERS);
  g_assert_cmpint (find ("x = setInterval"), ==, RB_STAGE_SLOT_TIMERS);
  g_assert_cmpint (find ("mysetTimeout(setTimeouts, $setTimeout)"), ==, 0);
  g_assert_cmpint (find ("ask().then(f)"), ==, promises);
  g_assert_cmpint (find ("queueMicrotask(f)"), ==, RB_STAGE_SLOT_MICROTASKS);
  g_assert_cmpint (find ("queueMicrotask(f); ask().then(f)"), ==, promises);
  g_assert_cmpint (find ("const then2 = strengthen;"), ==, 0);
  g_assert_cmpint (find ("async () => { await 1; setImmediate(f) }"), ==, promises | RB_STAGE_SLOT_TIMERS);
}

/* What has happened counts, even if the program does not name it. */
static void
test_records (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();
  RbRecord lookup = { .kind = RB_RECORD_LOOKUP_START, .a = 1 };
  RbRecord timer = { .kind = RB_RECORD_TIMER_SET, .a = 2 };
  RbRecord microtask = { .kind = RB_RECORD_MICROTASK_QUEUED, .a = 1 };
  RbRecord settled = { .kind = RB_RECORD_SETTLED, .a = 1, .b = RB_PROMISE_FULFILLED };

  rb_trace_append (trace, &lookup);
  g_assert_cmpint (rb_stage_slots_find (trace), ==, 0);
  rb_trace_append (trace, &timer);
  g_assert_cmpint (rb_stage_slots_find (trace), ==, RB_STAGE_SLOT_TIMERS);
  rb_trace_append (trace, &microtask);
  g_assert_cmpint (rb_stage_slots_find (trace), ==, RB_STAGE_SLOT_TIMERS | RB_STAGE_SLOT_MICROTASKS);
  rb_trace_append (trace, &settled);
  g_assert_cmpint (rb_stage_slots_find (trace), ==,
                   RB_STAGE_SLOT_TIMERS | RB_STAGE_SLOT_MICROTASKS | RB_STAGE_SLOT_PROMISES);
}

static gboolean
find_database (const char *source,
               const char *setup)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbProgram) program = rb_program_new (source);
  g_autoptr (RbEventLoop) event_loop = NULL;

  rb_program_set_setup (program, setup);
  event_loop = rb_event_loop_new (program, pool);

  return rb_stage_slots_find_database (event_loop);
}

/* A program that names no database, and whose setup does not, has no card for it. */
static void
test_database (void)
{
  g_assert_true (find_database ("database.getUserById(1);", NULL));
  g_assert_true (find_database ("getFoo(1);", "const getFoo = (id) => database.getFooById(id);"));
  g_assert_false (find_database ("console.log('hello');", NULL));
  g_assert_false (find_database ("const databases = 2;", "setTimeout(f);"));
}

/* A stand-in asks the database, too, but only the first turn makes it: without one, the run needs no card. */
static void
test_stand_in (gconstpointer data)
{
  gboolean allowed = GPOINTER_TO_INT (data);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbProgram) program = rb_program_new ("getUser(1, (user) => console.log(user));");
  g_autoptr (RbEventLoop) event_loop = NULL;

  rb_program_set_stand_ins (program, allowed);
  event_loop = rb_event_loop_new (program, pool);
  g_assert_false (rb_stage_slots_find_database (event_loop));

  turn_to_end (event_loop);
  g_assert_cmpint (rb_stage_slots_find_database (event_loop), ==, allowed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stage-slots/names", test_names);
  g_test_add_func ("/stage-slots/records", test_records);
  g_test_add_func ("/stage-slots/database", test_database);
  g_test_add_data_func ("/stage-slots/stand-in", GINT_TO_POINTER (TRUE), test_stand_in);
  g_test_add_data_func ("/stage-slots/no-stand-in", GINT_TO_POINTER (FALSE), test_stand_in);

  return g_test_run ();
}
