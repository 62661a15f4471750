/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/ui/marked-run.h"
#include "ui/code/run-marks.h"

typedef struct
{
  RbMarkedRun run;
  RbMachine *machine;
  RbRunMarks *marks;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  rb_marked_run_init (&fixture->run);
  fixture->machine = rb_machine_new (fixture->run.trace);
  fixture->marks = rb_run_marks_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  rb_run_marks_free (fixture->marks);
  g_assert_finalize_object (fixture->machine);
  rb_marked_run_clear (&fixture->run);
}

static gboolean
go_to (Fixture *fixture,
       guint    position)
{
  rb_machine_seek (fixture->machine, position);

  return rb_run_marks_update (fixture->marks, fixture->machine);
}

static void
assert_marks (Fixture         *fixture,
              guint            callback,
              RbCallbackState  state,
              guint            more)
{
  const RbSite *site = rb_trace_get_site (fixture->run.trace, fixture->run.callback_site);
  const RbCodeRange *ranges;
  const RbGutterBadge *badges;
  guint n;

  ranges = rb_run_marks_get_ranges (fixture->marks, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (ranges[0].start, ==, site->start);
  g_assert_cmpuint (ranges[0].end, ==, site->end);
  g_assert_cmpuint (ranges[0].callback, ==, callback);
  g_assert_cmpuint (ranges[0].state, ==, state);

  badges = rb_run_marks_get_badges (fixture->marks, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (badges[0].line, ==, 6);
  g_assert_cmpuint (badges[0].callback, ==, callback);
  g_assert_cmpuint (badges[0].state, ==, state);
  g_assert_cmpuint (badges[0].more, ==, more);
}

static void
test_life (Fixture       *fixture,
           gconstpointer  data)
{
  guint n;

  g_assert_false (go_to (fixture, 0));
  rb_run_marks_get_ranges (fixture->marks, &n);
  g_assert_cmpuint (n, ==, 0);

  g_assert_false (go_to (fixture, fixture->run.at_registered));
  assert_marks (fixture, 1, RB_CALLBACK_REGISTERED, 0);
  g_assert_false (go_to (fixture, fixture->run.at_waiting));
  assert_marks (fixture, 1, RB_CALLBACK_WAITING, 0);
  g_assert_false (go_to (fixture, fixture->run.at_running));
  assert_marks (fixture, 1, RB_CALLBACK_RUNNING, 0);
  g_assert_true (go_to (fixture, fixture->run.at_done));
  assert_marks (fixture, 1, RB_CALLBACK_DONE, 0);
}

/* A callback flashes only when the machine moves forward to the moment in which the callback is done. It does not flash
 * when the machine stays at that moment, steps back to it or jumps past it. */
static void
test_flash (Fixture       *fixture,
            gconstpointer  data)
{
  go_to (fixture, fixture->run.at_running);
  g_assert_true (go_to (fixture, fixture->run.at_done));
  g_assert_false (go_to (fixture, fixture->run.at_done));
  g_assert_false (go_to (fixture, fixture->run.at_waiting));
  g_assert_true (go_to (fixture, fixture->run.at_done));

  g_assert_false (go_to (fixture, fixture->run.at_waiting));
  rb_marked_run_add (fixture->run.trace, RB_RECORD_FINISHED, 0, 0, 0);
  g_assert_false (go_to (fixture, rb_trace_get_n_records (fixture->run.trace)));
}

/* If several callbacks share a function, the callback that is nearest to running is shown. If several are equally near,
 * the newest is shown. */
static void
test_share (Fixture       *fixture,
            gconstpointer  data)
{
  RbTrace *trace = fixture->run.trace;

  rb_marked_run_add (trace, RB_RECORD_CALLBACK, fixture->run.callback_site, 2, 0);
  rb_marked_run_add (trace, RB_RECORD_LOOKUP_START, 0, 2, 2);
  rb_marked_run_add (trace, RB_RECORD_CALLBACK, fixture->run.callback_site, 3, 0);
  rb_marked_run_add (trace, RB_RECORD_LOOKUP_START, 0, 3, 3);
  go_to (fixture, rb_trace_get_n_records (trace));
  assert_marks (fixture, 3, RB_CALLBACK_REGISTERED, 2);

  rb_marked_run_add (trace, RB_RECORD_TASK_QUEUED, 0, 2, 2);
  go_to (fixture, rb_trace_get_n_records (trace));
  assert_marks (fixture, 2, RB_CALLBACK_WAITING, 2);
}

/* A function without source has no place to mark. */
static void
test_no_source (Fixture       *fixture,
                gconstpointer  data)
{
  rb_marked_run_add (fixture->run.trace, RB_RECORD_CALLBACK, 0, 2, 0);
  go_to (fixture, rb_trace_get_n_records (fixture->run.trace));
  assert_marks (fixture, 1, RB_CALLBACK_DONE, 0);
}

/* An `await` is marked once, however many functions are suspended at it, until the last of them resumes. */
static void
test_waits (Fixture       *fixture,
            gconstpointer  data)
{
  RbTrace *trace = fixture->run.trace;
  guint one = rb_marked_run_site (trace, RB_SITE_AWAIT, "console.log(user)");
  guint other = rb_marked_run_site (trace, RB_SITE_AWAIT, "helloCallback(1)");
  const RbCodeWait *waits;
  guint n;

  for (guint i = 0; i < 6; i++)
    {
      rb_marked_run_add (trace, RB_RECORD_ENTER, fixture->run.callback_site, 10 + i, 0);
      rb_marked_run_add (trace, RB_RECORD_SUSPEND, i % 3 == 1 ? other : one, 10 + i, 0);
    }
  go_to (fixture, rb_trace_get_n_records (trace));
  waits = rb_run_marks_get_waits (fixture->marks, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (waits[0].line, ==, 7);
  g_assert_cmpuint (waits[0].start, ==, rb_trace_get_site (trace, one)->start);
  g_assert_cmpuint (waits[0].end, ==, rb_trace_get_site (trace, one)->end);
  g_assert_cmpuint (waits[1].line, ==, 11);

  rb_marked_run_add (trace, RB_RECORD_RESUME, other, 11, 0);
  rb_marked_run_add (trace, RB_RECORD_RESUME, other, 14, 0);
  go_to (fixture, rb_trace_get_n_records (trace));
  rb_run_marks_get_waits (fixture->marks, &n);
  g_assert_cmpuint (n, ==, 1);

  go_to (fixture, 0);
  rb_run_marks_get_waits (fixture->marks, &n);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/run-marks/life", Fixture, NULL, set_up, test_life, tear_down);
  g_test_add ("/run-marks/flash", Fixture, NULL, set_up, test_flash, tear_down);
  g_test_add ("/run-marks/share", Fixture, NULL, set_up, test_share, tear_down);
  g_test_add ("/run-marks/no-source", Fixture, NULL, set_up, test_no_source, tear_down);
  g_test_add ("/run-marks/waits", Fixture, NULL, set_up, test_waits, tear_down);

  return g_test_run ();
}
