/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "engine/runner-client/sandbox.h"
#include "tests/deadline.h"
#include "tests/engine/processes.h"
#include "tests/engine/run-program.h"

static char *
dup_fake (const char *manner)
{
  g_autofree char *name = g_strconcat ("fake-runner-", manner, NULL);

  return g_test_build_filename (G_TEST_BUILT, "runner", name, NULL);
}

static RbEventLoop *
run_fake (const char *manner)
{
  g_autofree char *fake = dup_fake (manner);

  g_setenv ("RINGBACK_RUNNER", fake, TRUE);

  return run_source ("1;");
}

static gboolean
timed_out_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* A program that is being compiled keeps the run alive until the main loop has reported that its runner is gone. */
static void
assert_let_go (RbEventLoop *event_loop)
{
  gboolean timed_out = FALSE;
  guint timeout = g_timeout_add_seconds (deadline_seconds (), timed_out_cb, &timed_out);

  while (G_OBJECT (event_loop)->ref_count > 1 && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  if (!timed_out)
    g_source_remove (timeout);
  g_assert_finalize_object (event_loop);
}

static void
assert_failed (RbEventLoop *event_loop)
{
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_RUNNER_FAILED);
  g_assert_nonnull (rb_event_loop_get_message (event_loop));
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_FINISHED), ==, 1);
  assert_let_go (event_loop);
}

#define GONE "has ended unexpectedly"

/* Which runner fails, and the expected message. */
typedef struct
{
  const char *manner;
  const char *words;
} Failure;

static const Failure failing[] = {
  { "anticipates", "a message out of turn" },
  { "babbles", "invalid JSON" },
  { "clears", "a lookup cleared as a timer" },
  { "cuts", GONE },
  { "ends", GONE },
  { "exaggerates", "a message that is too long" },
  { "fancies", "an unknown part of the sandbox" },
  { "garbage", "a record of an unknown kind" },
  { "invents", "a message of an unknown kind" },
  { "leaves", GONE },
  { "lies", "the end of something that does not run" },
  { "nests", "invalid JSON" },
  { "places", "a site outside of the program" },
  { "presumes", "the end of a call in which something still runs" },
  { "quits", GONE },
  { "repeats", "a message out of turn" },
  { "replies", "a message of an unknown kind" },
  { "vacuous", "an empty list of records" },
  { "waits", "a wait for a lookup that does not block" },
  { "wonders", "a wait for a lookup that does not block" },
};

static void
test_manner (gconstpointer data)
{
  const Failure *failure = data;
  RbEventLoop *event_loop = run_fake (failure->manner);

  g_test_message ("%s", rb_event_loop_get_message (event_loop));
  g_assert_nonnull (strstr (rb_event_loop_get_message (event_loop), failure->words));
  assert_failed (event_loop);
}

/* A runner that cannot start reports why. */
static void
test_fails (void)
{
  RbEventLoop *event_loop = run_fake ("fails");

  g_assert_cmpstr (rb_event_loop_get_message (event_loop), ==,
                   "The program cannot run: Node.js is too old (v16.20.0); version 18 or a newer one is needed.");
  assert_failed (event_loop);
}

static void
missing_cb (RbRunnerPool      *pool,
            const char *const *missing,
            GString           *said)
{
  g_autofree char *sentence = rb_sandbox_describe_missing (missing);

  g_string_append (said, sentence);
}

/* A missing part of the sandbox is reported once, and the program runs. */
static void
test_lacks (void)
{
  g_autofree char *fake = dup_fake ("lacks");
  g_autoptr (RbProgram) program = rb_program_new ("1;");
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (RbRunnerPool) pool = NULL;

  g_setenv ("RINGBACK_RUNNER", fake, TRUE);
  pool = rb_runner_pool_new (FALSE);
  g_signal_connect (pool, "missing", G_CALLBACK (missing_cb), said);
  for (guint i = 0; i < 2; i++)
    {
      RbEventLoop *event_loop = rb_event_loop_new (program, pool);

      turn_to_end (event_loop);
      g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
      g_assert_cmpstr (said->str, ==,
                       "This machine lacks bubblewrap, Landlock: a program "
                       "that breaks out of Node.js is less confined.");
      assert_let_go (event_loop);
    }
}

/* Frames may come in pieces of any size. */
static void
test_mumbles (void)
{
  RbEventLoop *event_loop = run_fake ("mumbles");

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_STATEMENT), ==, 1);
  assert_let_go (event_loop);
}

/* Lets a runner send these words, each a number, and returns its run. */
static RbEventLoop *
run_words (const char *words)
{
  g_autofree char *fake = dup_fake ("speaks");

  g_setenv ("RINGBACK_RUNNER", fake, TRUE);

  return run_source (words);
}

#define CALLBACK "8 1 0 "
#define SCRIPT_END "20 0 "
#define TIMER "10 1 1 1 0 "
#define IMMEDIATE "10 1 1 0 2 "
/* The sites of the script: itself, an await and a yield. */
#define SUSPEND "518 0 "
#define RESUME "519 0 "
#define SUSPEND_AT_YIELD "774 0 "

/* The numbers of the kinds on the wire. */
G_STATIC_ASSERT (RB_RECORD_SUSPEND == 6);
G_STATIC_ASSERT (RB_RECORD_RESUME == 7);
G_STATIC_ASSERT (RB_RECORD_CALLBACK == 8);
G_STATIC_ASSERT (RB_RECORD_TIMER_SET == 10);
G_STATIC_ASSERT (RB_RECORD_MICROTASK_QUEUED == 12);
G_STATIC_ASSERT (RB_RECORD_MICROTASK_START == 13);
G_STATIC_ASSERT (RB_RECORD_MICROTASK_END == 14);
G_STATIC_ASSERT (RB_RECORD_SETTLED == 15);
G_STATIC_ASSERT (RB_RECORD_SCRIPT_END == 20);
G_STATIC_ASSERT (RB_RECORD_TASK_END == 21);
G_STATIC_ASSERT (RB_RECORD_VARIABLE == 22);
G_STATIC_ASSERT (RB_RECORD_UNNEEDED == 23);

/* Microtasks leave the queue in order; one that was not traced before leaves it when it runs. */
static void
test_microtasks (void)
{
  RbEventLoop *event_loop = run_words (CALLBACK "15 1 1 0 12 1 1 1 1 12 2 0 5 0 " SCRIPT_END
                                       "13 1 1 1 1 15 2 2 0 14 1 1 13 0 0 6 0 14 0 0 13 0 0 5 0 14 0 0 "
                                       "13 2 0 5 0 14 2 0");

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_MICROTASK_END), ==, 4);
  assert_let_go (event_loop);
}

/* Ticks and microtasks share their numbers, but not their queue. */
static void
test_ticks (void)
{
  RbEventLoop *event_loop = run_words ("12 1 0 0 0 12 2 0 7 0 12 3 0 0 0 12 4 0 7 0 " SCRIPT_END
                                       "13 2 0 7 0 14 2 0 13 4 0 7 0 14 4 0 13 1 0 0 0 14 1 0 13 3 0 0 0 14 3 0");

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_MICROTASK_END), ==, 4);
  assert_let_go (event_loop);
}

/* In a task and after it. */
static void
test_task (void)
{
  RbEventLoop *event_loop = run_words (CALLBACK TIMER SCRIPT_END "/12 1 0 0 0 21 1 1 13 1 0 0 0 14 1 0");

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_TASK_END), ==, 1);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_MICROTASK_END), ==, 1);
  assert_let_go (event_loop);
}

typedef struct
{
  const char *words;
  const char *refused;
} Lie;

static void
assert_refused (const Lie *lies,
                guint      n_lies)
{
  for (guint i = 0; i < n_lies; i++)
    {
      RbEventLoop *event_loop = run_words (lies[i].words);

      g_test_message ("%s: %s", lies[i].words, rb_event_loop_get_message (event_loop));
      g_assert_nonnull (strstr (rb_event_loop_get_message (event_loop), lies[i].refused));
      assert_failed (event_loop);
    }
}

static void
test_microtask_lies (void)
{
  static const Lie lies[] = {
    { "15 0 1 0", "promise without a number" },
    { "15 1 0 0", "without a meaning" },
    { "15 1 3 0", "without a meaning" },
    { "12 2 0 0 0", "out of order" },
    { "12 0 0 0 0", "out of order" },
    { "12 4294967295 0 0 0", "out of order" },
    { "12 1 0 0 0 12 1 0 0 0", "out of order" },
    { "12 1 1 0 0", "unknown callback" },
    { "12 1 0 8 0", "without a meaning" },
    { "268 1 0 0 0", "place of another kind" },
    { SCRIPT_END "13 1 0 0 0", "before its turn" },
    { "12 1 0 0 0 13 1 0 0 0", "while something else runs" },
    { "12 1 0 0 0 " SCRIPT_END "13 1 0 8 0", "without a meaning" },
    { "12 1 0 0 0 " SCRIPT_END "13 1 1 0 0", "unknown callback" },
    { "12 1 0 0 0 " SCRIPT_END "13 0 0 0 0", "never queued" },
    { "12 1 0 0 0 12 2 0 0 0 " SCRIPT_END "13 1 0 0 0 13 2 0 0 0", "while something else runs" },
    { SCRIPT_END "13 0 0 1 0", "never queued" },
    { SCRIPT_END "13 0 0 7 0", "never queued" },
    { "12 1 0 0 0 12 2 0 0 0 " SCRIPT_END "13 2 0 0 0", "before its turn" },
    { "12 1 0 0 0 12 2 0 0 0 " SCRIPT_END "13 1 0 0 0 14 1 0 13 1 0 0 0", "before its turn" },
    { "12 1 0 7 0 12 2 0 7 0 " SCRIPT_END "13 2 0 7 0", "before its turn" },
    { "12 1 0 7 0 " SCRIPT_END "13 1 0 0 0", "before its turn" },
    { "12 1 0 0 0 " SCRIPT_END "13 1 0 7 0", "before its turn" },
    { "12 1 0 0 0 " SCRIPT_END "13 1 0 0 0", "in which something still runs" },
    { " ", "in which something still runs" },
    { "23 0 1", "unknown callback" },
    { CALLBACK "23 2 1", "unknown callback" },
    { "14 1 0", "does not run" },
    { "12 1 0 0 0 " SCRIPT_END "13 1 0 0 0 14 2 0", "does not run" },
    { CALLBACK "12 1 0 0 0 " SCRIPT_END "13 1 0 0 0 14 1 1", "does not run" },
    { "12 1 0 0 0 " SCRIPT_END "13 1 0 0 0 14 1 0 14 1 0", "does not run" },
    { SCRIPT_END SCRIPT_END, "does not run" },
    { CALLBACK TIMER SCRIPT_END "/21 2 1", "does not run" },
    { CALLBACK TIMER SCRIPT_END "/21 1 1 21 1 1", "does not run" },
    { CALLBACK TIMER SCRIPT_END "/" SCRIPT_END, "does not run" },
    { CALLBACK TIMER SCRIPT_END "/12 1 0 0 0 13 1 0 0 0", "while something else runs" },
  };

  assert_refused (lies, G_N_ELEMENTS (lies));
}

/* An immediate has no delay; other timers have one. */
static void
test_timer_lies (void)
{
  static const Lie lies[] = {
    { CALLBACK "10 1 1 0 0", "impossible delay" }, { CALLBACK "10 1 1 0 1", "impossible delay" },
    { CALLBACK "10 1 1 1 2", "impossible delay" }, { CALLBACK "10 1 1 0 3", "without a meaning" },
    { CALLBACK "10 1 1 1 3", "without a meaning" },
    { CALLBACK "10 2 1 0 2", "out of order" },         { CALLBACK "10 1 2 0 2", "unknown callback" },
    { CALLBACK IMMEDIATE "11 2", "never set" },
  };

  assert_refused (lies, G_N_ELEMENTS (lies));
}

static void
assert_waiting (const char *words,
                guint       n_waiting)
{
  RbEventLoop *event_loop = run_words (words);
  RbRecord waiting = find_record (event_loop, RB_RECORD_WAITING);
  RbTrace *trace = rb_event_loop_get_trace (event_loop);

  g_assert_cmpuint (count_records (event_loop, RB_RECORD_WAITING), ==, n_waiting);
  if (n_waiting > 0)
    {
      g_assert_cmpuint (waiting.site, ==, 2);
      g_assert_cmpuint (rb_trace_get_record (trace, rb_trace_get_n_records (trace) - 2).kind, ==, RB_RECORD_WAITING);
    }
  assert_let_go (event_loop);
}

/* A function that waits at an await when nothing is left to run is reported, but only if the run ended by itself. */
static void
test_waiting (void)
{
  assert_waiting (SUSPEND SCRIPT_END, 1);
  assert_waiting (SUSPEND RESUME SCRIPT_END, 0);
  assert_waiting (SUSPEND RESUME SUSPEND SCRIPT_END, 1);
  assert_waiting (SUSPEND_AT_YIELD SCRIPT_END, 0);
  assert_waiting (SUSPEND SUSPEND_AT_YIELD SCRIPT_END, 0);
  assert_waiting (SUSPEND, 0);
  assert_waiting (CALLBACK TIMER SUSPEND SCRIPT_END "/" RESUME "21 1 1", 0);
  assert_waiting (CALLBACK TIMER SUSPEND SCRIPT_END "/21 1 1", 1);
}

static char *
dup_order (RbEventLoop *event_loop)
{
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      if (record.kind == RB_RECORD_TASK_QUEUED || record.kind == RB_RECORD_TASK_START)
        g_string_append_printf (order, "%s%u ", record.kind == RB_RECORD_TASK_QUEUED ? "+" : "", record.a);
      else if (record.kind == RB_RECORD_IDLE)
        g_string_append (order, "idle ");
    }

  return g_string_free (g_steal_pointer (&order), FALSE);
}

/* An immediate runs before any wait, after everything that is queued; an immediate that it sets runs the next time. */
static void
test_immediates (void)
{
  RbEventLoop *event_loop = run_words (CALLBACK IMMEDIATE "10 2 1 1 0 10 3 1 0 2 10 4 1 0 2 11 4 " SCRIPT_END
                                       "/10 5 1 0 2 21 1 1/21 3 1/11 2 21 5 1");
  g_autofree char *order = dup_order (event_loop);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpstr (order, ==, "+1 +3 1 3 +5 5 ");
  g_assert_cmpint (find_record (event_loop, RB_RECORD_FINISHED).time, ==, 0);
  assert_let_go (event_loop);
}

/* An immediate that is cleared after it was queued does not run. */
static void
test_cleared_immediate (void)
{
  RbEventLoop *event_loop = run_words (CALLBACK IMMEDIATE "10 2 1 0 2 " SCRIPT_END "/11 2 21 1 1");
  g_autofree char *order = dup_order (event_loop);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpstr (order, ==, "+1 +2 1 ");
  assert_let_go (event_loop);
}

/* Variables that were not requested, or not these. */
static void
test_variable_lies (void)
{
  const char *const lies[] = { "22 0 0 0 0 " SCRIPT_END, "22 0 0 0 6", "22 0 0 0 7", "22 0 0 0 4294967295" };

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autofree char *fake = dup_fake ("speaks");
      g_autoptr (RbProgram) program = rb_program_new (lies[i]);
      RbEventLoop *event_loop = NULL;

      assert_failed (run_words (lies[i]));
      g_setenv ("RINGBACK_RUNNER", fake, TRUE);
      rb_program_set_capture (program, 1, 1);
      event_loop = run_program (program);
      g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==,
                       i == 0 ? RB_OUTCOME_IDLE : i == 1 ? RB_OUTCOME_STOPPED : RB_OUTCOME_RUNNER_FAILED);
      assert_let_go (event_loop);
    }
}

/* What was valid before the runner died stays. */
static void
test_dies (void)
{
  RbEventLoop *event_loop = run_fake ("dies");

  g_assert_cmpuint (count_records (event_loop, RB_RECORD_STATEMENT), ==, 1);
  assert_failed (event_loop);
}

static gboolean
stop_cb (gpointer user_data)
{
  rb_event_loop_stop (user_data);

  return G_SOURCE_REMOVE;
}

static void
run_and_stop (const char *manner,
              guint       milliseconds)
{
  g_autofree char *fake = dup_fake (manner);
  g_autoptr (RbProgram) program = rb_program_new ("1;");
  g_autoptr (RbRunnerPool) pool = NULL;
  RbEventLoop *event_loop;

  g_setenv ("RINGBACK_RUNNER", fake, TRUE);
  pool = rb_runner_pool_new (FALSE);
  event_loop = rb_event_loop_new (program, pool);
  g_timeout_add (milliseconds, stop_cb, event_loop);
  turn_to_end (event_loop);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_STOPPED);
  assert_let_go (event_loop);
}

/* The host reads a flood of messages in chunks, and its main loop runs between them, so Stop works. */
static void
test_floods (void)
{
  run_and_stop ("floods", 200);
}

/* An endless message does not fill the memory; what was read before stays. */
static void
test_fills (void)
{
  RbEventLoop *event_loop = run_fake ("floods");

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
  g_assert_cmpuint (find_record (event_loop, RB_RECORD_LIMIT).a, ==, RB_LIMIT_STATEMENTS);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_STATEMENT), >, RB_LIMITS_MAX_STATEMENTS);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_STATEMENT), <, 10 * RB_LIMITS_MAX_STATEMENTS);
  assert_let_go (event_loop);

  event_loop = run_fake ("tells");
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
  g_assert_cmpuint (find_record (event_loop, RB_RECORD_LIMIT).a, ==, RB_LIMIT_MEMORY);
  assert_let_go (event_loop);
}

/* The same with an ordinary program whose built-in call executes no statement. */
static void
test_fills_by_program (gconstpointer real_runner)
{
  RbEventLoop *event_loop;

  g_setenv ("RINGBACK_RUNNER", real_runner, TRUE);
  event_loop = run_source ("const f = function () {}; for (const i of [1]) Array.from({ length: 6e6 }, f);");
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
  g_assert_cmpuint (find_record (event_loop, RB_RECORD_LIMIT).a, ==, RB_LIMIT_STATEMENTS);
  assert_let_go (event_loop);
}

/* A runner that sends anything outside a turn ends the run. */
static void
test_ends_between_turns (gconstpointer manner)
{
  g_autofree char *fake = dup_fake (manner);
  g_autoptr (RbProgram) program = rb_program_new ("1;");
  g_autoptr (RbRunnerPool) pool = NULL;
  RbEventLoop *event_loop;
  gboolean timed_out = FALSE;
  guint timeout = g_timeout_add_seconds (deadline_seconds (), timed_out_cb, &timed_out);

  g_setenv ("RINGBACK_RUNNER", fake, TRUE);
  pool = rb_runner_pool_new (FALSE);
  event_loop = rb_event_loop_new (program, pool);
  turn_once (event_loop);
  while (!rb_event_loop_get_finished (event_loop) && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (timed_out);
  g_source_remove (timeout);
  assert_failed (event_loop);
}

static void
test_hangs (void)
{
  RbEventLoop *event_loop;

  run_and_stop ("hangs", 50);
  event_loop = run_fake ("hangs");
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
  g_assert_cmpuint (find_record (event_loop, RB_RECORD_LIMIT).a, ==, RB_LIMIT_SILENCE);
  assert_let_go (event_loop);
}

static void
test_missing (void)
{
  g_setenv ("RINGBACK_RUNNER", "/nonexistent/ringback-runner", TRUE);
  assert_failed (run_source ("1;"));
}

/* A program that starts and is not a runner. */
static void
test_not_a_runner (void)
{
  g_setenv ("RINGBACK_RUNNER", "/bin/true", TRUE);
  assert_failed (run_source ("1;"));
}

static void
run_command (const char *program,
             const char *option,
             const char *one,
             const char *other)
{
  const char *const words[] = { program, option, one, other, NULL };
  int status;

  g_assert_true (
    g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

/* A runner with one broken file reports it, and runs nothing in a weaker sandbox than the machine allows. */
static void
test_spoilt_files (gconstpointer real_runner)
{
  static const char *const names[] = { "filter.node", "js/main.js", "js/program.js" };
  g_autofree char *own_folder = g_path_get_dirname (real_runner);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("ringback-runner-XXXXXX", NULL);
      g_autofree char *copy = g_build_filename (folder, "runner", NULL);
      g_autofree char *file = g_build_filename (copy, names[i], NULL);
      g_autofree char *runner = g_build_filename (copy, "ringback-runner", NULL);
      RbEventLoop *event_loop;

      run_command ("cp", "-r", own_folder, copy);
      if (g_str_equal (names[i], "js/main.js"))
        g_assert_cmpint (g_remove (file), ==, 0);
      else
        g_assert_true (g_file_set_contents (file, "(", -1, NULL));
      g_setenv ("RINGBACK_RUNNER", runner, TRUE);
      event_loop = run_source ("1;");
      g_assert_true (g_str_has_prefix (rb_event_loop_get_message (event_loop), "The program cannot run: "));
      assert_failed (event_loop);
      run_command ("rm", "-r", folder, NULL);
    }
}

static gboolean
kill_runner_cb (gpointer user_data)
{
  g_autoptr (GArray) pids = find_descendants (getpid ());

  g_assert_cmpuint (pids->len, >, 1);
  kill (g_array_index (pids, int, pids->len - 1), SIGKILL);

  return G_SOURCE_REMOVE;
}

/* Before it has printed something, it might still be starting. */
static gboolean
kill_once_printed_cb (gpointer user_data)
{
  return count_records (user_data, RB_RECORD_CONSOLE) > 0 ? kill_runner_cb (NULL) : G_SOURCE_CONTINUE;
}

/* The real runner is killed in the middle of a computation. */
static void
test_killed (gconstpointer real_runner)
{
  g_autoptr (RbProgram) program = rb_program_new ("console.log('before'); eval('for (;;);')");
  g_autoptr (RbRunnerPool) pool = NULL;
  RbEventLoop *event_loop;

  g_setenv ("RINGBACK_RUNNER", real_runner, TRUE);
  pool = rb_runner_pool_new (FALSE);
  event_loop = rb_event_loop_new (program, pool);
  g_timeout_add (20, kill_once_printed_cb, event_loop);
  turn_to_end (event_loop);
  g_assert_false (g_source_remove_by_user_data (event_loop));
  assert_failed (event_loop);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* A spare runner that was killed while it waited is not used. */
static void
test_spare_killed (gconstpointer real_runner)
{
  g_autoptr (RbProgram) program = rb_program_new ("console.log(1);");
  g_autoptr (RbRunnerPool) pool = NULL;
  g_autoptr (RbEventLoop) event_loop = NULL;
  guint ticks = g_timeout_add (20, wake_cb, NULL);
  gint64 end;

  g_setenv ("RINGBACK_RUNNER", real_runner, TRUE);
  pool = rb_runner_pool_new (TRUE);
  kill_runner_cb (NULL);
  for (end = g_get_monotonic_time () + G_TIME_SPAN_SECOND; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (ticks);

  event_loop = rb_event_loop_new (program, pool);
  turn_to_end (event_loop);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
}

/* A runner leaves nothing behind, however early it is released. */
static void
test_killed_at_once (gconstpointer real_runner)
{
  guint ticks = g_timeout_add (20, wake_cb, NULL);
  gint64 end = deadline_from_now ();
  guint n_left = 0;

  g_setenv ("RINGBACK_RUNNER", real_runner, TRUE);
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (RbRunner) runner G_GNUC_UNUSED = rb_runner_new ();

      g_usleep (i * 500);
      if (i % 2 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  do
    {
      g_autoptr (GArray) pids = find_descendants (getpid ());

      g_main_context_iteration (NULL, TRUE);
      n_left = pids->len - 1;
    }
  while (n_left > 0 && g_get_monotonic_time () < end);
  g_source_remove (ticks);
  g_assert_cmpuint (n_left, ==, 0);
}

/* A program runs, even if bubblewrap is replaced by anything. */
static void
run_under (const char *script,
           const char *real_runner)
{
  g_autofree char *folder = g_dir_make_tmp ("ringback-XXXXXX", NULL);
  g_autofree char *bwrap = g_build_filename (folder, "bwrap", NULL);
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  g_autofree char *with_failing = g_strjoin (G_SEARCHPATH_SEPARATOR_S, folder, path, NULL);
  g_autoptr (RbEventLoop) event_loop = NULL;
  g_autofree char *console = NULL;

  g_assert_true (g_file_set_contents (bwrap, script, -1, NULL));
  g_assert_cmpint (chmod (bwrap, 0700), ==, 0);
  g_setenv ("PATH", with_failing, TRUE);
  g_setenv ("RINGBACK_RUNNER", real_runner, TRUE);
  event_loop = run_source ("console.log('runs');");
  console = dup_console (event_loop);
  g_assert_cmpstr (console, ==, "runs\n");

  g_setenv ("PATH", path, TRUE);
  unlink (bwrap);
  rmdir (folder);
}

/* If bubblewrap hangs when it is probed, the host waits only for a short time. */
static void
test_sandbox_hangs (gconstpointer real_runner)
{
  if (g_test_subprocess ())
    {
      run_under ("#!/bin/sh\ncase $* in *--probe) exec sleep 1000;; esac\nexit 1\n", real_runner);
      return;
    }
  g_test_trap_subprocess (NULL, deadline_seconds () * G_TIME_SPAN_SECOND, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* If bubblewrap does not work, programs run without it. This is the last test, because bubblewrap is not tried again
 * afterwards. */
static void
test_no_sandbox (gconstpointer real_runner)
{
  run_under ("#!/bin/sh\nexit 1\n", real_runner);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *real_runner = g_strdup (g_getenv ("RINGBACK_RUNNER"));

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile-runner/dies", test_dies);
  for (guint i = 0; i < G_N_ELEMENTS (failing); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile-runner/", failing[i].manner, NULL);

      g_test_add_data_func (path, &failing[i], test_manner);
    }
  g_test_add_func ("/hostile-runner/microtasks", test_microtasks);
  g_test_add_func ("/hostile-runner/ticks", test_ticks);
  g_test_add_func ("/hostile-runner/waiting", test_waiting);
  g_test_add_func ("/hostile-runner/immediates", test_immediates);
  g_test_add_func ("/hostile-runner/cleared-immediate", test_cleared_immediate);
  g_test_add_func ("/hostile-runner/timer-lies", test_timer_lies);
  g_test_add_func ("/hostile-runner/mumbles", test_mumbles);
  g_test_add_func ("/hostile-runner/fails", test_fails);
  g_test_add_func ("/hostile-runner/lacks", test_lacks);
  g_test_add_func ("/hostile-runner/task", test_task);
  g_test_add_func ("/hostile-runner/microtask-lies", test_microtask_lies);
  g_test_add_func ("/hostile-runner/variable-lies", test_variable_lies);
  g_test_add_func ("/hostile-runner/floods", test_floods);
  g_test_add_func ("/hostile-runner/fills", test_fills);
  g_test_add_data_func ("/hostile-runner/fills-by-program", real_runner, test_fills_by_program);
  g_test_add_data_func ("/hostile-runner/chatters", "chatters", test_ends_between_turns);
  g_test_add_data_func ("/hostile-runner/hastens", "hastens", test_ends_between_turns);
  g_test_add_data_func ("/hostile-runner/dawdles", "dawdles", test_ends_between_turns);
  g_test_add_func ("/hostile-runner/hangs", test_hangs);
  g_test_add_func ("/hostile-runner/missing", test_missing);
  g_test_add_func ("/hostile-runner/not-a-runner", test_not_a_runner);
  g_test_add_data_func ("/hostile-runner/spoilt-files", real_runner, test_spoilt_files);
  g_test_add_data_func ("/hostile-runner/killed", real_runner, test_killed);
  g_test_add_data_func ("/hostile-runner/spare-killed", real_runner, test_spare_killed);
  g_test_add_data_func ("/hostile-runner/killed-at-once", real_runner, test_killed_at_once);
  g_test_add_data_func ("/hostile-runner/sandbox-hangs", real_runner, test_sandbox_hangs);
  g_test_add_data_func ("/hostile-runner/no-sandbox", real_runner, test_no_sandbox);

  return g_test_run ();
}
