/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "engine/player/capture.h"
#include "engine/player/player.h"
#include "tests/engine/run-program.h"

typedef struct
{
  RbEventLoop *event_loop;
  RbMachine *machine;
  RbCapture *capture;
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up_program (Fixture   *fixture,
                RbProgram *program)
{
  fixture->event_loop = run_program (program);
  fixture->machine = rb_machine_new (rb_event_loop_get_trace (fixture->event_loop));
  fixture->capture = rb_capture_new (fixture->event_loop);
  fixture->n_changes = 0;
  g_signal_connect_swapped (fixture->capture, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
set_up (Fixture    *fixture,
        const char *source)
{
  g_autoptr (RbProgram) program = rb_program_new (source);

  set_up_program (fixture, program);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->capture);
  g_object_unref (fixture->machine);
  g_object_unref (fixture->event_loop);
}

/* Moves to the end of the moment in which a statement that starts with @source runs for the @nth time. */
static void
go_to (Fixture    *fixture,
       const char *start,
       guint       nth)
{
  RbTrace *trace = rb_event_loop_get_trace (fixture->event_loop);
  const char *source = rb_trace_get_source (trace);

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);
      if (record.kind != RB_RECORD_STATEMENT ||
          !g_str_has_prefix (source + rb_trace_get_site (trace, record.site)->start, start) || --nth > 0)
        continue;
      rb_machine_seek (fixture->machine, rb_trace_get_moment_start (trace, rb_trace_find_moment (trace, i) + 1));
      return;
    }
  g_assert_not_reached ();
}

static RbCaptureState
look (Fixture           *fixture,
      const RbVariable **variables,
      guint             *n_variables)
{
  RbCaptureState state = rb_capture_look (fixture->capture, fixture->machine, variables, n_variables);

  while (state == RB_CAPTURE_PENDING)
    {
      guint n_changes = fixture->n_changes;

      while (fixture->n_changes == n_changes)
        g_main_context_iteration (NULL, TRUE);
      state = rb_capture_look (fixture->capture, fixture->machine, variables, n_variables);
    }

  return state;
}

/* What is known when no capture is pending: the variables, or why there are none. */
static void
assert_state (Fixture        *fixture,
              RbCaptureState  expected)
{
  const RbVariable *variables;
  guint n_variables;

  g_assert_cmpint (look (fixture, &variables, &n_variables), ==, expected);
  if (expected == RB_CAPTURE_KNOWN)
    return;
  g_assert_null (variables);
  g_assert_cmpuint (n_variables, ==, 0);
}

/* What is known at once. */
static RbCaptureState
glance (Fixture *fixture)
{
  const RbVariable *variables;
  guint n_variables;

  return rb_capture_look (fixture->capture, fixture->machine, &variables, &n_variables);
}

/* Formats variables as "f: a=1 b=2 | main: …", the top frame first, without the kinds of the values. */
static char *
dup_variables (Fixture *fixture)
{
  RbTrace *trace = rb_event_loop_get_trace (fixture->event_loop);
  g_autoptr (GString) text = g_string_new (NULL);
  const RbVariable *variables;
  const RbFrame *frames;
  guint n_variables, n_frames;

  if (look (fixture, &variables, &n_variables) != RB_CAPTURE_KNOWN)
    return NULL;

  frames = rb_machine_get_frames (fixture->machine, &n_frames);
  for (guint i = 0; i < n_variables; i++)
    {
      const char *value = variables[i].value != NULL ? strchr (variables[i].value, ',') + 1 : NULL;

      if (variables[i].scope == RB_VARIABLE_FRAME)
        {
          guint frame = n_frames;

          while (frame > 0 && frames[frame - 1].activation != variables[i].activation)
            frame--;
          if (frame == 0)
            break;
          g_string_append_printf (text, "%s%s:", i > 0 ? " | " : "",
                                  variables[i].activation == 0
                                    ? "main" : rb_trace_get_site (trace, frames[frame - 1].function)->name);
          continue;
        }
      g_string_append_printf (text, " %s=%.*s", variables[i].name, (int) strcspn (value, "]"), value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_variables (Fixture    *fixture,
                  const char *statement,
                  guint       nth,
                  const char *expected)
{
  g_autofree char *variables = NULL;

  go_to (fixture, statement, nth);
  variables = dup_variables (fixture);
  g_assert_cmpstr (variables, ==, expected);
}

/* The player goes back and forth, through all frames. */
static void
test_time_travel (void)
{
  Fixture fixture;

  set_up (&fixture, "let total = 0;\n"
                    "function add(n) { const before = total; total += n; return before; }\n"
                    "add(1); add(2);\n"
                    "finished = total;\n");
  assert_variables (&fixture, "total += n", 2,
                    "add: n=\"2\" before=\"1\" total=\"3\" | main: total=\"3\" add=\"function add\"");
  assert_variables (&fixture, "const before", 1,
                    "add: n=\"1\" before=\"0\" total=\"0\" | main: total=\"0\" add=\"function add\"");
  assert_variables (&fixture, "finished", 1, "main: total=\"3\" add=\"function add\"");
  assert_variables (&fixture, "add(2)", 1,
                    "add: n=\"2\" before=\"\" total=\"1\" | main: total=\"1\" add=\"function add\"");
  g_assert_cmpuint (fixture.n_changes, ==, 1);
  tear_down (&fixture);
}

/* An empty stack has no variables. */
static void
test_nothing (void)
{
  Fixture fixture;

  set_up (&fixture, "let a = 1;");
  assert_state (&fixture, RB_CAPTURE_NOTHING);
  rb_machine_seek (fixture.machine, G_MAXUINT);
  assert_state (&fixture, RB_CAPTURE_NOTHING);
  tear_down (&fixture);
}

/* A position far into a long run, then one near its start, then the last one. */
static void
test_far (void)
{
  Fixture fixture;

  set_up (&fixture, "let i = 0; while (i < 50000) seen = ++i;\nend = i;");
  assert_variables (&fixture, "seen", 40001, "main: i=\"40001\"");
  assert_variables (&fixture, "seen", 40100, "main: i=\"40100\"");
  g_assert_cmpuint (fixture.n_changes, ==, 1);
  assert_variables (&fixture, "seen", 2, "main: i=\"2\"");
  assert_variables (&fixture, "seen", 40001, "main: i=\"40001\"");
  g_assert_cmpuint (fixture.n_changes, ==, 2);
  assert_variables (&fixture, "end", 1, "main: i=\"50000\"");
  tear_down (&fixture);
}

/* A newer request is served first, and there are never two capture runs at a time. */
static void
test_changed_mind (void)
{
  Fixture fixture;

  set_up (&fixture, "let i = 0; while (i < 50000) seen = ++i;\nend = i;");
  for (guint nth = 100; nth < 50000; nth += 9000)
    {
      go_to (&fixture, "seen", nth);
      g_assert_cmpint (glance (&fixture), ==, RB_CAPTURE_PENDING);
      for (guint i = 0; i < nth / 100; i++)
        g_main_context_iteration (NULL, FALSE);
    }
  assert_variables (&fixture, "seen", 3, "main: i=\"3\"");
  g_assert_cmpuint (fixture.n_changes, ==, 1);
  tear_down (&fixture);
}

/* The next window is captured in advance for a user who steps forward. */
static void
test_ahead (void)
{
  Fixture fixture;

  set_up (&fixture, "let i = 0; while (i < 5000) seen = ++i;\nend = i;");
  assert_variables (&fixture, "seen", 1, "main: i=\"1\"");
  assert_variables (&fixture, "seen", 190, "main: i=\"190\"");
  while (fixture.n_changes < 2)
    g_main_context_iteration (NULL, TRUE);
  go_to (&fixture, "seen", 250);
  g_assert_cmpint (glance (&fixture), ==, RB_CAPTURE_KNOWN);
  g_assert_cmpuint (fixture.n_changes, ==, 2);
  tear_down (&fixture);
}

/* The player is disposed while a capture runs. */
static void
test_dropped (void)
{
  for (guint n_iterations = 0; n_iterations < 30; n_iterations += 6)
    {
      Fixture fixture;

      set_up (&fixture, "let i = 0; while (i < 5000) seen = ++i;");
      go_to (&fixture, "seen", 4000);
      glance (&fixture);
      for (guint i = 0; i < n_iterations; i++)
        {
          g_usleep (10000);
          g_main_context_iteration (NULL, FALSE);
        }
      tear_down (&fixture);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
test_promises (void)
{
  Fixture fixture;

  set_up (&fixture,
          "async function load(id) {\n"
          "  const user = await database.promises.getUserById(id);\n"
          "  const name = user.name;\n"
          "  return name;\n"
          "}\n"
          "load(1).then((name) => { shown = name; });\n"
          "let later = 1;\n");
  assert_variables (&fixture, "const user", 1,
                    "load: id=\"1\" user=\"\" name=\"\" | main: load=\"function load\" later=\"\"");
  assert_variables (&fixture, "const name", 1,
                    "load: id=\"1\" user=\"{ id: 1, name: \\\"wwDev\\\" }\","
                    "[[\"id\",[\"number\",\"1\" name=\"\\\"wwDev\\\"\"");
  assert_variables (&fixture, "shown", 1, ": name=\"\\\"wwDev\\\"\"");
  assert_variables (&fixture, "let later", 1, "main: load=\"function load\" later=\"1\"");
  tear_down (&fixture);
}

/* The variables do not change while the program waits for its database, and change after the answer. */
static void
test_blocking (void)
{
  Fixture fixture;
  g_autoptr (RbProgram) program = rb_program_new ("let user = 0; timer = setTimeout(() => {}, 10);\n"
                                                  "user = database.getUserById(1).name;\nend = 1;");
  RbTrace *trace;
  guint n = 0;

  rb_database_config_set_answers (rb_program_get_database (program), RB_ANSWERS_BLOCKING);
  set_up_program (&fixture, program);
  assert_variables (&fixture, "user", 1, "main: user=\"0\"");
  trace = rb_event_loop_get_trace (fixture.event_loop);
  for (guint i = rb_machine_get_position (fixture.machine); i < rb_trace_get_n_records (trace); i++)
    {
      g_autofree char *variables = NULL;

      if (rb_trace_get_record (trace, i).kind == RB_RECORD_BLOCKED_END)
        break;
      rb_machine_seek (fixture.machine, i + 1);
      variables = dup_variables (&fixture);
      g_assert_cmpstr (variables, ==, "main: user=\"0\"");
      n++;
    }
  g_assert_cmpuint (n, >=, 3);
  assert_variables (&fixture, "end", 1, "main: user=\"\\\"wwDev\\\"\"");
  tear_down (&fixture);
}

/* A run that a limit ended still has variables at its end. */
static void
test_limit (void)
{
  Fixture fixture;
  g_autoptr (RbProgram) program = rb_program_new ("let n = 0; while (true) n++;");
  g_autofree char *variables = NULL;
  RbTrace *trace;

  rb_program_set_max_statements (program, 1001);
  set_up_program (&fixture, program);
  trace = rb_event_loop_get_trace (fixture.event_loop);
  rb_machine_seek (fixture.machine, rb_trace_get_n_records (trace) - 1);
  variables = dup_variables (&fixture);
  g_assert_cmpstr (variables, ==, "main: n=\"499\"");
  tear_down (&fixture);
}

/* A second run that differs from the first one is rejected. */
static void
test_another_way (void)
{
  Fixture fixture;

  set_up (&fixture, "const n = Math.random(); if (n > 2) other = 1; seen = n;");
  go_to (&fixture, "seen", 1);
  assert_state (&fixture, RB_CAPTURE_KNOWN);
  g_object_unref (fixture.capture);

  /* Simulates a run of another program. */
  rb_program_set_setup (rb_event_loop_get_program (fixture.event_loop), "Math.random = () => 3;");
  fixture.capture = rb_capture_new (fixture.event_loop);
  g_signal_connect_swapped (fixture.capture, "changed", G_CALLBACK (changed_cb), &fixture);
  assert_state (&fixture, RB_CAPTURE_UNAVAILABLE);
  tear_down (&fixture);
}

/* If no runner can start, the shown run stays as it is. */
static void
test_no_runner (void)
{
  Fixture fixture;
  g_autofree char *runner = g_strdup (g_getenv ("RINGBACK_RUNNER"));
  guint n_records;

  set_up (&fixture, "let a = 1; let b = 2;");
  n_records = rb_trace_get_n_records (rb_event_loop_get_trace (fixture.event_loop));
  g_setenv ("RINGBACK_RUNNER", "/nonexistent/ringback-runner", TRUE);
  go_to (&fixture, "let a", 1);
  assert_state (&fixture, RB_CAPTURE_UNAVAILABLE);
  g_assert_cmpuint (rb_trace_get_n_records (rb_event_loop_get_trace (fixture.event_loop)), ==, n_records);
  g_assert_cmpint (rb_event_loop_get_outcome (fixture.event_loop), ==, RB_OUTCOME_IDLE);
  g_setenv ("RINGBACK_RUNNER", runner, TRUE);
  tear_down (&fixture);
}

static gboolean
stop_once_printed_cb (gpointer user_data)
{
  if (count_records (user_data, RB_RECORD_CONSOLE) == 0)
    return G_SOURCE_CONTINUE;
  rb_event_loop_stop (user_data);

  return G_SOURCE_REMOVE;
}

/* The run reported four statements, and the last one hung. A capture must not run into that statement again by itself;
 * @data says whether the user stopped the run. */
static void
test_hung (gconstpointer data)
{
  const char *source = "let a = 1; let b = a + 1; console.log(b); eval('for (;;);');";
  g_autoptr (RbProgram) program = rb_program_new (source);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  Fixture fixture = { .event_loop = rb_event_loop_new (program, pool) };
  gint64 start;

  if (data != NULL)
    g_timeout_add (20, stop_once_printed_cb, fixture.event_loop);
  turn_to_end (fixture.event_loop);
  g_assert_cmpint (rb_event_loop_get_outcome (fixture.event_loop), ==,
                   data != NULL ? RB_OUTCOME_STOPPED : RB_OUTCOME_LIMIT);
  fixture.machine = rb_machine_new (rb_event_loop_get_trace (fixture.event_loop));
  fixture.capture = rb_capture_new (fixture.event_loop);
  g_signal_connect_swapped (fixture.capture, "changed", G_CALLBACK (changed_cb), &fixture);

  start = g_get_monotonic_time ();
  go_to (&fixture, "eval", 1);
  assert_state (&fixture, RB_CAPTURE_UNAVAILABLE);
  go_to (&fixture, "console", 1);
  assert_state (&fixture, RB_CAPTURE_KNOWN);
  g_assert_cmpint (g_get_monotonic_time () - start, <, RB_LIMITS_MAX_SILENCE * G_TIME_SPAN_SECOND);
  tear_down (&fixture);
}

/* A capture of a program that runs for ever without a new statement ends after a while. */
static void
test_endless (void)
{
  Fixture fixture;
  g_autoptr (RbProgram) program = rb_program_new ("let a = 1; setInterval(() => {}, 1);");
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);

  fixture.event_loop = rb_event_loop_new (program, pool);
  fixture.n_changes = 0;
  turn_once (fixture.event_loop);
  fixture.machine = rb_machine_new (rb_event_loop_get_trace (fixture.event_loop));
  fixture.capture = rb_capture_new (fixture.event_loop);
  g_signal_connect_swapped (fixture.capture, "changed", G_CALLBACK (changed_cb), &fixture);
  assert_variables (&fixture, "let a", 1, "main: a=\"1\"");
  assert_variables (&fixture, "setInterval", 1, "main: a=\"1\"");
  rb_event_loop_stop (fixture.event_loop);
  tear_down (&fixture);
}

static gboolean
count_cb (gpointer user_data)
{
  gboolean *over = user_data;

  *over = TRUE;

  return G_SOURCE_REMOVE;
}

/* Nothing wakes up the main loop when everything is known. */
static void
test_idle (void)
{
  Fixture fixture;
  gboolean over = FALSE;
  guint n_wakes = 0;

  set_up (&fixture, "let a = 1; let b = 2;");
  assert_variables (&fixture, "let b", 1, "main: a=\"1\" b=\"2\"");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_timeout_add (400, count_cb, &over);
  for (; !over; n_wakes++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_wakes, <=, 3);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/capture/time-travel", test_time_travel);
  g_test_add_func ("/capture/nothing", test_nothing);
  g_test_add_func ("/capture/far", test_far);
  g_test_add_func ("/capture/changed-mind", test_changed_mind);
  g_test_add_func ("/capture/ahead", test_ahead);
  g_test_add_func ("/capture/dropped", test_dropped);
  g_test_add_func ("/capture/promises", test_promises);
  g_test_add_func ("/capture/blocking", test_blocking);
  g_test_add_func ("/capture/limit", test_limit);
  g_test_add_func ("/capture/another-way", test_another_way);
  g_test_add_func ("/capture/no-runner", test_no_runner);
  g_test_add_func ("/capture/endless", test_endless);
  g_test_add_data_func ("/capture/hung", NULL, test_hung);
  g_test_add_data_func ("/capture/stopped", "stopped", test_hung);
  g_test_add_func ("/capture/idle", test_idle);

  return g_test_run ();
}
