/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/moments.h"

typedef struct
{
  RbSites sites;
  RbMoments moments;
} Run;

static Run *
new_run (void)
{
  Run *run = g_new (Run, 1);

  rb_sites_init (&run->sites);
  rb_moments_init (&run->moments);

  return run;
}

static void
free_run (Run *run)
{
  rb_moments_clear (&run->moments);
  rb_sites_clear (&run->sites);
  g_free (run);
}

static void
add_site (Run        *run,
          RbSiteKind  kind,
          guint       start,
          guint       end)
{
  rb_sites_add (&run->sites, &(RbSite){ .kind = kind, .start = start, .end = end });
}

/* Returns the index of the record. */
static guint
append_record (Run      *run,
               RbRecord  record)
{
  rb_moments_make_room (&run->moments, 1);
  rb_moments_add (&run->moments, &run->sites, &record);

  return run->moments.n_records - 1;
}

static guint
append (Run          *run,
        RbRecordKind  kind,
        guint32       site,
        guint32       a)
{
  return append_record (run, (RbRecord){ .kind = kind, .site = site, .a = a });
}

/* The trace of: a call of a function with one statement, which sets a timer; the timer rings. */
static void
test_call (void)
{
  Run *run = new_run ();
  guint starts[10];
  guint last;

  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 0);

  starts[0] = append (run, RB_RECORD_SCRIPT_START, 0, 0);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 1);
  append (run, RB_RECORD_STATEMENT, 1, 0);
  append (run, RB_RECORD_ENTER, 2, 1);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 1);
  starts[1] = append (run, RB_RECORD_STATEMENT, 3, 1);
  append (run, RB_RECORD_CALLBACK, 4, 1);
  append (run, RB_RECORD_TIMER_SET, 0, 1);
  starts[2] = append (run, RB_RECORD_EXIT, 2, 1);
  append (run, RB_RECORD_SCRIPT_END, 0, 0);
  starts[3] = append (run, RB_RECORD_IDLE, 0, 0);
  starts[4] = append (run, RB_RECORD_TIMER_FIRED, 0, 1);
  append (run, RB_RECORD_TASK_QUEUED, 0, 1);
  starts[5] = append (run, RB_RECORD_TASK_START, 0, 1);
  append (run, RB_RECORD_ENTER, 4, 2);
  starts[6] = append (run, RB_RECORD_STATEMENT, 5, 2);
  append (run, RB_RECORD_CONSOLE, 0, 0);
  starts[7] = append (run, RB_RECORD_UNCAUGHT, 0, 0);
  append (run, RB_RECORD_TASK_END, 0, 0);
  starts[8] = append (run, RB_RECORD_ENTER, 4, 3);
  starts[9] = last = append (run, RB_RECORD_FINISHED, 0, 0);

  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, G_N_ELEMENTS (starts));
  for (guint moment = 0, record = 0; record <= last; record++)
    {
      if (moment + 1 < G_N_ELEMENTS (starts) && record == starts[moment + 1])
        moment++;
      g_assert_cmpuint (rb_moments_get_start (&run->moments, moment), ==, starts[moment]);
      g_assert_cmpuint (rb_moments_find (&run->moments, record), ==, moment);
    }

  free_run (run);
}

/* The exit of a function belongs to the next moment: the next statement of the caller, the use of the returned value,
 * or the end. */
static void
test_leaving (void)
{
  Run *run = new_run ();
  guint starts[6];

  starts[0] = append (run, RB_RECORD_SCRIPT_START, 0, 0);
  append (run, RB_RECORD_STATEMENT, 1, 0);
  append (run, RB_RECORD_ENTER, 2, 1);
  starts[1] = append (run, RB_RECORD_STATEMENT, 3, 1);
  append (run, RB_RECORD_ENTER, 2, 2);
  starts[2] = append (run, RB_RECORD_EXIT, 2, 2);
  append (run, RB_RECORD_EXIT, 2, 1);
  append (run, RB_RECORD_CONSOLE, 0, 0);
  starts[3] = append (run, RB_RECORD_SUSPEND, 2, 1);
  append (run, RB_RECORD_STATEMENT, 1, 0);
  starts[4] = append (run, RB_RECORD_SCRIPT_END, 0, 0);
  starts[5] = append (run, RB_RECORD_RESUME, 2, 1);
  append (run, RB_RECORD_EXIT, 2, 1);

  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (rb_moments_get_start (&run->moments, i), ==, starts[i]);
  free_run (run);
}

static void
test_event_loop (void)
{
  static const RbRecordKind kinds[] = {
    RB_RECORD_BLOCKED_START, RB_RECORD_LOOKUP_ANSWER, RB_RECORD_MICROTASK_START,
    RB_RECORD_UNHANDLED, RB_RECORD_LIMIT, RB_RECORD_RESUME,
  };
  static const RbRecordKind others[] = {
    RB_RECORD_LOOKUP_DROPPED, RB_RECORD_BLOCKED_END, RB_RECORD_MICROTASK_QUEUED, RB_RECORD_SETTLED,
    RB_RECORD_UNNEEDED, RB_RECORD_FOLLOWED, RB_RECORD_AWAITED, RB_RECORD_LOOKUP_START, RB_RECORD_TIMER_CLEAR,
  };
  Run *run = new_run ();

  append (run, RB_RECORD_STATEMENT, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      append (run, kinds[i], 0, 0);
      for (guint j = 0; j < G_N_ELEMENTS (others); j++)
        append (run, others[j], 0, 0);
      g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, i + 2);
    }

  free_run (run);
}

/* A function that suspends at an `await` has a moment for that, also if its caller then waits for it. */
static void
test_waiting (void)
{
  Run *run = new_run ();
  guint starts[7];

  rb_sites_set_source (&run->sites, "await a");
  add_site (run, RB_SITE_SCRIPT, 0, 7);
  add_site (run, RB_SITE_AWAIT, 0, 7);

  starts[0] = append (run, RB_RECORD_STATEMENT, 0, 0);
  append (run, RB_RECORD_ENTER, 0, 1);
  append (run, RB_RECORD_ENTER, 0, 2);
  starts[1] = append (run, RB_RECORD_EXIT, 0, 3);
  append (run, RB_RECORD_SUSPEND, 1, 2);
  append (run, RB_RECORD_MICROTASK_QUEUED, 1, 1);
  starts[2] = append (run, RB_RECORD_SUSPEND, 1, 1);
  append (run, RB_RECORD_CALLBACK, 0, 1);
  starts[3] = append (run, RB_RECORD_STATEMENT, 0, 0);
  starts[4] = append (run, RB_RECORD_SCRIPT_END, 0, 0);
  starts[5] = append (run, RB_RECORD_MICROTASK_START, 1, 1);
  append (run, RB_RECORD_RESUME, 1, 2);
  starts[6] = append (run, RB_RECORD_SUSPEND, 1, 2);
  append (run, RB_RECORD_MICROTASK_END, 0, 1);
  append (run, RB_RECORD_SETTLED, 0, 2);

  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (rb_moments_get_start (&run->moments, i), ==, starts[i]);
  free_run (run);
}

static guint
append_end (Run     *run,
            guint32  microtask,
            guint32  callback)
{
  return append_record (run, (RbRecord){ .kind = RB_RECORD_MICROTASK_END, .a = microtask, .b = callback });
}

/* If the exit of a function settles a promise and queues a microtask, these records belong to the moment of the exit.
 * They may come before or after the exit. */
static void
test_microtasks (void)
{
  Run *run = new_run ();
  guint starts[12];

  starts[0] = append (run, RB_RECORD_SCRIPT_START, 0, 0);
  append (run, RB_RECORD_STATEMENT, 1, 0);
  append (run, RB_RECORD_ENTER, 2, 1);
  starts[1] = append (run, RB_RECORD_STATEMENT, 3, 1);
  starts[2] = append (run, RB_RECORD_SUSPEND, 4, 1);
  append (run, RB_RECORD_MICROTASK_QUEUED, 4, 1);
  append (run, RB_RECORD_STATEMENT, 1, 0);
  starts[3] = append (run, RB_RECORD_SCRIPT_END, 0, 0);

  /* The function resumes, and returns. */
  starts[4] = append (run, RB_RECORD_MICROTASK_START, 4, 1);
  append (run, RB_RECORD_RESUME, 4, 1);
  starts[5] = append (run, RB_RECORD_EXIT, 2, 1);
  append_end (run, 1, 0);
  append (run, RB_RECORD_SETTLED, 0, 1);
  append (run, RB_RECORD_MICROTASK_QUEUED, 0, 2);

  /* A promise that only passes a value on. */
  starts[6] = append (run, RB_RECORD_MICROTASK_START, 0, 2);
  append (run, RB_RECORD_SETTLED, 0, 2);
  append (run, RB_RECORD_MICROTASK_QUEUED, 0, 3);
  append_end (run, 2, 0);

  /* A callback of the engine's own. */
  starts[7] = append (run, RB_RECORD_MICROTASK_START, 0, 3);
  append (run, RB_RECORD_CONSOLE, 0, 0);
  starts[8] = append (run, RB_RECORD_SETTLED, 0, 3);
  append (run, RB_RECORD_MICROTASK_QUEUED, 0, 4);
  append_end (run, 3, 1);

  /* A statement that throws, and the consequences. */
  starts[9] = append (run, RB_RECORD_MICROTASK_START, 0, 4);
  append (run, RB_RECORD_ENTER, 2, 2);
  starts[10] = append (run, RB_RECORD_STATEMENT, 3, 2);
  append (run, RB_RECORD_SETTLED, 0, 4);
  starts[11] = append_end (run, 4, 1);

  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (rb_moments_get_start (&run->moments, i), ==, starts[i]);
  free_run (run);
}

/* If the script itself suspends, the end of its first part belongs to the same moment. */
static void
test_script_waiting (void)
{
  Run *run = new_run ();
  guint starts[5];

  rb_sites_set_source (&run->sites, "await a");
  add_site (run, RB_SITE_SCRIPT, 0, 7);
  add_site (run, RB_SITE_AWAIT, 0, 7);

  starts[0] = append (run, RB_RECORD_STATEMENT, 0, 0);
  starts[1] = append (run, RB_RECORD_SUSPEND, 1, 0);
  append (run, RB_RECORD_SCRIPT_END, 0, 0);
  append (run, RB_RECORD_MICROTASK_QUEUED, 1, 1);
  starts[2] = append (run, RB_RECORD_MICROTASK_START, 1, 1);
  append (run, RB_RECORD_RESUME, 1, 0);
  starts[3] = append (run, RB_RECORD_STATEMENT, 0, 0);
  starts[4] = append_end (run, 1, 0);

  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (rb_moments_get_start (&run->moments, i), ==, starts[i]);
  free_run (run);
}

/* Immediates share a moment of their own; other tasks are queued in the moment of the answer or the timer. Functions
 * that wait for ever share the last moment. */
static void
test_end (void)
{
  Run *run = new_run ();
  guint starts[6];

  starts[0] = append (run, RB_RECORD_STATEMENT, 0, 0);
  starts[1] = append (run, RB_RECORD_SCRIPT_END, 0, 0);
  starts[2] = append (run, RB_RECORD_TASK_QUEUED, 0, 1);
  append (run, RB_RECORD_TASK_QUEUED, 0, 2);
  starts[3] = append (run, RB_RECORD_TASK_START, 0, 1);
  starts[4] = append (run, RB_RECORD_LOOKUP_ANSWER, 0, 3);
  append (run, RB_RECORD_TASK_QUEUED, 0, 3);
  starts[5] = append (run, RB_RECORD_WAITING, 0, 1);
  append (run, RB_RECORD_WAITING, 0, 2);
  append (run, RB_RECORD_FINISHED, 0, 0);

  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (rb_moments_get_start (&run->moments, i), ==, starts[i]);
  free_run (run);
}

/* A function that throws has no exit record, so the records after it belong to the moment of the end. */
static void
test_thrown (void)
{
  Run *run = new_run ();
  guint starts[4];

  starts[0] = append (run, RB_RECORD_MICROTASK_START, 0, 1);
  append (run, RB_RECORD_RESUME, 4, 1);
  starts[1] = append (run, RB_RECORD_STATEMENT, 3, 1);
  append (run, RB_RECORD_SETTLED, 0, 1);
  append (run, RB_RECORD_MICROTASK_QUEUED, 0, 2);
  starts[2] = append_end (run, 1, 0);
  starts[3] = append (run, RB_RECORD_MICROTASK_START, 0, 2);
  append_end (run, 2, 0);

  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (rb_moments_get_start (&run->moments, i), ==, starts[i]);
  free_run (run);
}

/* An empty program, and one that could not be parsed. */
static void
test_shortest (void)
{
  Run *run = new_run ();

  append (run, RB_RECORD_SCRIPT_START, 0, 0);
  append (run, RB_RECORD_SCRIPT_END, 0, 0);
  append (run, RB_RECORD_FINISHED, 0, 0);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 2);
  free_run (run);

  run = new_run ();
  append (run, RB_RECORD_FINISHED, 0, 0);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 1);
  g_assert_cmpuint (rb_moments_get_start (&run->moments, 0), ==, 0);
  free_run (run);
}

static void
test_loops (void)
{
  Run *run = new_run ();

  rb_sites_set_source (&run->sites, "while (a) while (b) c ();");
  add_site (run, RB_SITE_SCRIPT, 0, 25);
  add_site (run, RB_SITE_STATEMENT, 0, 9);
  add_site (run, RB_SITE_LOOP, 0, 9);
  add_site (run, RB_SITE_STATEMENT, 10, 19);
  add_site (run, RB_SITE_LOOP, 10, 19);

  append (run, RB_RECORD_SCRIPT_START, 0, 0);
  append (run, RB_RECORD_STATEMENT, 1, 0);
  append (run, RB_RECORD_LOOP, 2, 0);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 1);

  /* The inner loop, its first iteration and its second. */
  append (run, RB_RECORD_STATEMENT, 3, 0);
  append (run, RB_RECORD_LOOP, 4, 0);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 2);
  append (run, RB_RECORD_LOOP, 4, 0);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 3);

  /* Its head calls a function first; then another activation of the same loop; then another loop. */
  append (run, RB_RECORD_STATEMENT, 3, 0);
  append (run, RB_RECORD_ENTER, 0, 1);
  append (run, RB_RECORD_EXIT, 0, 1);
  append (run, RB_RECORD_LOOP, 4, 0);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 5);
  append (run, RB_RECORD_STATEMENT, 3, 2);
  append (run, RB_RECORD_LOOP, 4, 0);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 7);
  append (run, RB_RECORD_STATEMENT, 3, 0);
  append (run, RB_RECORD_LOOP, 2, 0);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 9);

  /* Sites that do not exist. */
  append (run, RB_RECORD_STATEMENT, 99, 0);
  append (run, RB_RECORD_LOOP, 99, 0);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 11);

  free_run (run);
}

/* A value that is returned is seen before it is used. */
static void
test_values (void)
{
  const RbRecord returned = { .kind = RB_RECORD_EXIT, .site = 2, .a = 1, .b = 9 };
  const RbRecordKind uses[] = { RB_RECORD_STATEMENT, RB_RECORD_CONSOLE, RB_RECORD_CALLBACK, RB_RECORD_TIMER_SET };
  Run *run = new_run ();
  guint n = 1;

  append (run, RB_RECORD_SCRIPT_START, 0, 0);
  append (run, RB_RECORD_STATEMENT, 1, 0);
  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      guint exit;
      guint use;

      append (run, RB_RECORD_ENTER, 2, 1);
      exit = append_record (run, returned);
      use = append (run, uses[i], 3, 0);
      n += 2;
      g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, n);
      g_assert_cmpuint (rb_moments_get_start (&run->moments, n - 2), ==, exit);
      g_assert_cmpuint (rb_moments_get_start (&run->moments, n - 1), ==, use);
    }

  /* What the value is an argument of, or the end of the script, is in the moment of the return. */
  append_record (run, returned);
  append (run, RB_RECORD_ENTER, 2, 2);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, n + 1);
  append_record (run, returned);
  append (run, RB_RECORD_SCRIPT_END, 0, 0);
  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, n + 2);

  free_run (run);
}

/* An answer may come between a statement and what the statement prints. */
static void
test_interrupted (void)
{
  Run *run = new_run ();
  guint answer;
  guint print;

  append (run, RB_RECORD_SCRIPT_START, 0, 0);
  append (run, RB_RECORD_STATEMENT, 1, 0);
  answer = append (run, RB_RECORD_LOOKUP_ANSWER, 0, 1);
  append (run, RB_RECORD_TASK_QUEUED, 0, 1);
  print = append (run, RB_RECORD_CONSOLE, 0, 0);
  append (run, RB_RECORD_CONSOLE, 0, 0);

  g_assert_cmpuint (rb_moments_get_n (&run->moments), ==, 3);
  g_assert_cmpuint (rb_moments_get_start (&run->moments, 1), ==, answer);
  g_assert_cmpuint (rb_moments_get_start (&run->moments, 2), ==, print);

  free_run (run);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/moments/call", test_call);
  g_test_add_func ("/moments/leaving", test_leaving);
  g_test_add_func ("/moments/event-loop", test_event_loop);
  g_test_add_func ("/moments/waiting", test_waiting);
  g_test_add_func ("/moments/microtasks", test_microtasks);
  g_test_add_func ("/moments/thrown", test_thrown);
  g_test_add_func ("/moments/script-waiting", test_script_waiting);
  g_test_add_func ("/moments/end", test_end);
  g_test_add_func ("/moments/shortest", test_shortest);
  g_test_add_func ("/moments/loops", test_loops);
  g_test_add_func ("/moments/values", test_values);
  g_test_add_func ("/moments/interrupted", test_interrupted);

  return g_test_run ();
}
