/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine.h"
#include "engine/runner-client/runner-calls.h"
#include "tests/engine/run-program.h"

/* Tests each limit with an ordinary program on the real runner. */

/* One step of a program that takes 2 MB and some milliseconds. */
#define TAKE \
  "const kept = [];\n" \
  "function take() {\n" \
  "  const taken = new Uint8Array(2 << 20);\n" \
  "  for (let i = 0; i < 20; i++) taken.fill(i + 1);\n" \
  "  kept.push(taken);\n" \
  "  console.log(kept.length);\n" \
  "  return kept.length < 400;\n" \
  "}\n"

/* The memory is measured whatever the program does: printing, calling back and forth, or waiting for the database. */
static const struct
{
  const char *name;
  const char *source;
} takers[] = {
  { "talking", TAKE "while (take());" },
  { "called", TAKE "const again = setInterval(() => { if (!take()) clearInterval(again); }, 1);" },
  { "asking", TAKE "while (take()) database.getUserById(1);" },
};

static void
test_memory (gconstpointer data)
{
  const char *source = data;
  g_autoptr (RbProgram) program = rb_program_new (source);
  g_autoptr (RbEventLoop) event_loop = NULL;

  rb_database_config_set_answers (rb_program_get_database (program), RB_ANSWERS_BLOCKING);
  rb_program_set_max_memory (program, RB_SANITIZED ? 512 : 256);
  event_loop = run_program (program);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
  g_assert_cmpuint (find_record (event_loop, RB_RECORD_LIMIT).a, ==, RB_LIMIT_MEMORY);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_LIMIT), ==, 1);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_CONSOLE), <, 400);
}

static const struct
{
  const char *name;
  const char *source;
  RbLimit limit;
  guint line;
} passers[] = {
  { "statements", "let n = 0;\nfor (;;)\n  n++;", RB_LIMIT_STATEMENTS, 2 },
  { "microtasks", "let n = 0;\nfunction again() {\n  queueMicrotask(again);\n}\nagain();", RB_LIMIT_MICROTASKS, 3 },
  { "promises", "Promise.resolve().then(function again() {\n  return Promise.resolve().then(again);\n});",
    RB_LIMIT_MICROTASKS, 2 },
  { "pending", "let n = 0;\nfor (;;)\n  setTimeout(() => {}, 1000);", RB_LIMIT_PENDING, 3 },
  { "console", "const line = 'x'.repeat(1000);\nfor (;;)\n  console.log(line);", RB_LIMIT_CONSOLE, 3 },
  { "silence", "let n = 0;\nconsole.log(n);\neval('for (;;);');", RB_LIMIT_SILENCE, 3 },
  { "memory", "const kept = [];\nfor (;;) kept.push(new Uint8Array(1 << 20).fill(1));\n", RB_LIMIT_MEMORY, 2 },
  { "time", "let n = 0;\nsetInterval(() => {\n  n++;\n}, 1);", RB_LIMIT_TIME, 3 },
};

/* Cancels a run, as a caller with a timeout does, when the program is well under way. */
static gboolean
time_over_cb (gpointer user_data)
{
  if (count_records (user_data, RB_RECORD_STATEMENT) < 10)
    return G_SOURCE_CONTINUE;

  rb_event_loop_stop_by_limit (user_data, RB_LIMIT_TIME);

  return G_SOURCE_REMOVE;
}

/* The trace up to the limit can be walked through in both directions. */
static void
assert_walkable (RbTrace *trace)
{
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  guint n_records = rb_trace_get_n_records (trace);
  guint n_frames;

  g_assert_cmpuint (rb_trace_get_n_moments (trace), >, 1);
  for (guint i = 0; i < rb_trace_get_n_moments (trace); i += 1 + i / 100)
    {
      rb_machine_seek (machine, rb_trace_get_moment_start (trace, i));
      g_assert_cmpuint (rb_machine_get_position (machine), ==, rb_trace_get_moment_start (trace, i));
    }
  rb_machine_seek (machine, n_records);
  rb_machine_get_frames (machine, &n_frames);
  g_assert_cmpuint (n_frames, ==, 0);
  g_assert_cmpint (rb_machine_get_loop_state (machine), ==, RB_LOOP_FINISHED);
  rb_machine_seek (machine, 1);
  rb_machine_get_frames (machine, &n_frames);
  g_assert_cmpuint (n_frames, ==, 1);
}

static void
test_limit (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  g_autoptr (RbProgram) program = rb_program_new (passers[which].source);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  const guint little = RB_SANITIZED ? 512 : 256;
  RbRecord limit, last;

  rb_program_set_max_memory (program, passers[which].limit == RB_LIMIT_MEMORY ? little : 4 * little);
  if (passers[which].limit == RB_LIMIT_TIME)
    g_timeout_add (20, time_over_cb, event_loop);
  turn_to_end (event_loop);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
  g_assert_nonnull (rb_event_loop_get_message (event_loop));
  g_assert_nonnull (rb_event_loop_get_place (event_loop));
  g_assert_cmpuint (rb_event_loop_get_place (event_loop)->line, ==, passers[which].line);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_LIMIT), ==, 1);
  limit = find_record (event_loop, RB_RECORD_LIMIT);
  g_assert_cmpuint (limit.a, ==, passers[which].limit);
  g_assert_cmpuint (limit.b, ==, passers[which].line);
  last = rb_trace_get_record (trace, rb_trace_get_n_records (trace) - 1);
  g_assert_cmpuint (last.kind, ==, RB_RECORD_FINISHED);
  g_assert_cmpstr (rb_trace_get_string (trace, last.b), ==, rb_event_loop_get_message (event_loop));
  assert_walkable (trace);
}

/* The runner has no limits of its own. */
static void
test_sent (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("1;");
  g_autofree char *options = rb_runner_calls_dup_compile (program);
  g_autoptr (JsonNode) node = json_from_string (options, NULL);
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpint (json_object_get_int_member (object, "maxStatements"), ==, RB_LIMITS_MAX_STATEMENTS);
  g_assert_cmpint (json_object_get_int_member (object, "maxConsole"), ==, RB_LIMITS_MAX_CONSOLE);
  g_assert_cmpint (json_object_get_int_member (object, "maxPending"), ==, RB_LIMITS_MAX_PENDING);
  g_assert_cmpint (json_object_get_int_member (object, "maxMicrotasks"), ==, RB_LIMITS_MAX_MICROTASKS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/limits/sent", test_sent);
  for (guint i = 0; i < G_N_ELEMENTS (takers); i++)
    {
      g_autofree char *path = g_strconcat ("/limits/memory/", takers[i].name, NULL);

      g_test_add_data_func (path, takers[i].source, test_memory);
    }
  for (guint i = 0; i < G_N_ELEMENTS (passers); i++)
    {
      g_autofree char *path = g_strconcat ("/limits/each/", passers[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_limit);
    }

  return g_test_run ();
}
