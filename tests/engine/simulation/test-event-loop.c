/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/machine.h"
#include "tests/engine/run-program.h"

#define HELLO "const getUser = (id) => {\n  return database.getUserById(id);\n};\n" \
              "const hello = (id) => {\n  const user = getUser(id);\n  return console.log(user);\n};\nhello(1);\n"

static void
assert_prints (RbEventLoop *event_loop,
               const char  *expected)
{
  g_autofree char *console = dup_console (event_loop);

  g_assert_cmpstr (console, ==, expected);
}

/* The lookup has no callback, so the answer is dropped. */
static void
test_answers_later (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (HELLO);

  assert_prints (event_loop, "undefined\n");
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpint (find_record (event_loop, RB_RECORD_LOOKUP_ANSWER).time, ==,
                   find_record (event_loop, RB_RECORD_LOOKUP_START).time + 1500000);
  g_assert_cmpint (find_record (event_loop, RB_RECORD_CONSOLE).time, <,
                   find_record (event_loop, RB_RECORD_LOOKUP_ANSWER).time);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_LOOKUP_DROPPED), ==, 1);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_TASK_QUEUED), ==, 0);
}

static void
test_answers_blocking (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("setTimeout(() => console.log('timer'), 10);\n" HELLO);
  g_autoptr (RbEventLoop) event_loop = NULL;

  rb_database_config_set_answers (rb_program_get_database (program), RB_ANSWERS_BLOCKING);
  event_loop = run_program (program);
  assert_prints (event_loop, "{ id: 1, name: \"wwDev\" }\ntimer\n");

  /* The timer is due while the program is blocked: it waits in the queue, and nothing runs. */
  g_assert_cmpint (find_record (event_loop, RB_RECORD_BLOCKED_START).time, <,
                   find_record (event_loop, RB_RECORD_TASK_QUEUED).time);
  g_assert_cmpint (find_record (event_loop, RB_RECORD_TASK_QUEUED).time, <,
                   find_record (event_loop, RB_RECORD_BLOCKED_END).time);
  g_assert_cmpint (find_record (event_loop, RB_RECORD_TASK_START).time, >,
                   find_record (event_loop, RB_RECORD_BLOCKED_END).time);
}

static void
test_callback (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "const show = (user) => console.log(user);\ndatabase.getUserById(1, show);\nconsole.log('meanwhile');\n");

  assert_prints (event_loop, "meanwhile\n{ id: 1, name: \"wwDev\" }\n");
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_CALLBACK), ==, 1);
  g_assert_cmpuint (find_record (event_loop, RB_RECORD_TASK_START).b, ==, 1);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_TASK_END), ==, 1);
}

static void
test_error_first (void)
{
  g_autoptr (RbProgram) program = rb_program_new (
    "database.getUserById(1, (error, user) => console.log(error, user.name));\n"
    "database.getUserById(2, (error, user) => console.log(error.message, user));\n");
  g_autoptr (RbEventLoop) event_loop = NULL;

  rb_database_config_set_convention (rb_program_get_database (program), RB_CONVENTION_ERROR_FIRST);
  event_loop = run_program (program);
  assert_prints (event_loop, "null wwDev\nNothing in users has the id 2 undefined\n");
}

/* One function object is one callback, however often it is passed. */
static void
test_identity (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "let left = 3;\nfunction tick() { if (--left > 0) setTimeout(tick, 1); }\nsetTimeout(tick, 1);\n"
    "for (let i = 0; i < 3; i++) setTimeout(() => i, 1);\n");

  g_assert_cmpuint (count_records (event_loop, RB_RECORD_CALLBACK), ==, 4);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_TASK_START), ==, 6);
}

static void
test_timers (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "let n = 0;\n"
    "const id = setInterval(() => { console.log('every', ++n); if (n === 3) clearInterval(id); }, 100);\n"
    "setTimeout(() => console.log('late'), 250);\n"
    "const never = setTimeout(() => console.log('never'), 50);\n"
    "clearTimeout(never);\n"
    "clearTimeout(never);\nclearTimeout(99);\n"
    "setTimeout((a, b) => console.log(a, b), 0, 'with', 'arguments');\n");

  assert_prints (event_loop, "with arguments\nevery 1\nevery 2\nlate\nevery 3\n");
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
}

/* A timer that has fired and is cleared before its task starts does not run. */
static void
test_cleared_in_queue (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "let second;\n"
    "setTimeout(() => { const until = Date.now() + 5; while (Date.now() < until); clearTimeout(second); }, 1);\n"
    "second = setTimeout(() => console.log('second'), 2);\n");

  assert_prints (event_loop, "");
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_TIMER_FIRED), ==, 2);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_TASK_START), ==, 1);
}

/* A lookup has a number like a timer, but clearTimeout does not accept it. */
static void
test_clear_lookup (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "database.getUserById(1, (user) => console.log(user.name));\nclearTimeout(1);\nclearInterval(1);\n");

  assert_prints (event_loop, "wwDev\n");
}

static void
test_microtasks (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "setTimeout(() => console.log('task'), 0);\nPromise.resolve().then(() => console.log('then'));\n"
    "queueMicrotask(() => console.log('microtask'));\n(async () => { await null; console.log('await'); })();\n"
    "database.promises.getUserById(1).then((user) => console.log(user.name));\nconsole.log('sync');\n");

  assert_prints (event_loop, "sync\nthen\nmicrotask\nawait\ntask\nwwDev\n");
}

static void
test_uncaught (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "setTimeout(() => console.log('goes on'), 0);\nconst f = () => {\n    throw new Error('boom');\n};\nf();\n");
  RbRecord record = find_record (event_loop, RB_RECORD_UNCAUGHT);

  assert_prints (event_loop, "goes on\n");
  g_assert_true (rb_event_loop_get_had_error (event_loop));
  g_assert_cmpstr (rb_trace_get_string (rb_event_loop_get_trace (event_loop), record.a), ==, "Error: boom");
  g_assert_cmpuint (record.b, ==, 3);
  g_assert_cmpuint (record.c, ==, 11);
}

static void
assert_unhandled (const char *source,
                  const char *message,
                  guint       line)
{
  g_autoptr (RbEventLoop) event_loop = run_source (source);
  RbRecord record = find_record (event_loop, RB_RECORD_UNHANDLED);

  g_assert_true (rb_event_loop_get_had_error (event_loop));
  g_assert_cmpuint (record.kind, !=, 0);
  g_assert_cmpstr (rb_trace_get_string (rb_event_loop_get_trace (event_loop), record.a), ==, message);
  g_assert_cmpuint (record.b, ==, line);
}

static void
test_unhandled (void)
{
  g_autoptr (RbEventLoop) handled = run_source (
    "Promise.reject(1).catch(() => {});\n(async () => { throw 2; })().then(null, () => console.log('handled'));\n");

  g_assert_cmpuint (count_records (handled, RB_RECORD_UNHANDLED), ==, 0);
  g_assert_false (rb_event_loop_get_had_error (handled));
  assert_unhandled ("const f = async () => {\n  throw new TypeError('boom');\n};\nf();\n", "TypeError: boom", 2);
  assert_unhandled ("1;\nPromise.reject({ id: 1 });\n", "{ id: 1 }", 0);
  assert_unhandled ("database.promises.getUserById(2);\n", "Error: Nothing in users has the id 2", 0);
}

/* The names of the callbacks that are in a state at the end. */
static char *
dup_names (RbTrace         *trace,
           RbCallbackState  state)
{
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  g_autoptr (GString) names = g_string_new (NULL);
  const RbCallback *callbacks;
  guint n;

  rb_machine_seek (machine, rb_trace_get_n_records (trace));
  callbacks = rb_machine_get_callbacks (machine, &n);
  for (guint i = 0; i < n; i++)
    if (callbacks[i].state == state)
      g_string_append_printf (names, "%s ", rb_trace_get_string (trace, callbacks[i].name));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* A callback for the other outcome is done, unless something else has it. */
static void
test_unneeded (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "const p = Promise.resolve(1);\n"
    "p.then(function a() {}, function b() {});\n"
    "p.catch(function c() {});\n"
    "database.promises.getUserById(2).then(function d() {}).catch(function e() {}).finally(function f() {});\n"
    "(async () => { await null; throw 1; })().then(function g() {}, function h() {});\n"
    "const shared = () => {}, timed = () => {}, both = () => {};\n"
    "new Promise(() => {}).then(shared), p.catch(shared);\n"
    "const timer = setInterval(timed, 1); p.catch(timed);\n"
    "setTimeout(() => clearInterval(timer), 5);\n"
    "p.then(both, both);\n");
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  g_autoptr (GString) unneeded = g_string_new (NULL);
  g_autofree char *uncalled = dup_names (trace, RB_CALLBACK_UNCALLED);
  g_autofree char *waiting = dup_names (trace, RB_CALLBACK_WAITING);

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      if (record.kind == RB_RECORD_UNNEEDED)
        g_string_append_printf (unneeded, "%u ", record.a);
    }
  g_assert_cmpstr (unneeded->str, ==, "2 3 10 7 4 ");
  g_assert_cmpstr (uncalled, ==, "b c d g shared ");
  g_assert_cmpstr (waiting, ==, "");
}

/* A message of the engine quotes the original source, not the instrumented one. */
static void
test_quoted_code (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "(async () => {\n  try { (await null).x.y; } catch (error) { console.log(error.message); }\n"
    "  (await (async () => ({}))()).x.y;\n})();\n");
  RbRecord record = find_record (event_loop, RB_RECORD_UNHANDLED);

  assert_prints (event_loop, "Cannot read properties of null (reading 'x')\n");
  g_assert_cmpstr (rb_trace_get_string (rb_event_loop_get_trace (event_loop), record.a), ==,
                   "TypeError: Cannot read properties of undefined (reading 'y')");
}

static void
test_stack (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "function a() { b(); }\nconst b = () => { throw new Error('deep'); };\n"
    "try { a(); } catch (error) { console.log(error.stack); }\n");

  assert_prints (event_loop, "Error: deep\n    at b (program.js:2:25)\n    at a (program.js:1:16)\n"
                             "    at Object.<anonymous> (program.js:3:7)\n");
}

static void
test_thrown_value (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source ("1;\n  throw 'ouch';\n");
  RbRecord record = find_record (event_loop, RB_RECORD_UNCAUGHT);

  g_assert_cmpstr (rb_trace_get_string (rb_event_loop_get_trace (event_loop), record.a), ==, "ouch");
  g_assert_cmpuint (record.b, ==, 2);
  g_assert_cmpuint (record.c, ==, 3);
}

static void
test_syntax_error (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source ("// 💥\nconst ก = '💥'; let = ;\n");
  const RbPlace *place = rb_event_loop_get_place (event_loop);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_SYNTAX_ERROR);
  g_assert_cmpuint (place->line, ==, 2);
  g_assert_cmpuint (place->column, ==, 22);
  g_assert_cmpuint (place->start, ==, 26);
}

/* The engine finds a syntax error in a program that acorn accepts. */
static void
test_early_error (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source ("'use strict'; let x = 'é';\n  delete ((x)); console.log(1)\n");
  const RbPlace *place = rb_event_loop_get_place (event_loop);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_SYNTAX_ERROR);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_CONSOLE), ==, 0);
  g_assert_cmpuint (place->line, ==, 2);
  g_assert_cmpuint (place->column, ==, 14);
  g_assert_cmpuint (place->start, ==, 40);
  g_assert_cmpuint (place->end, ==, 41);
}

static void
test_statement_limit (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("let n = 0;\n"
                                                  "  while (true) { try { n++; } catch {} finally { n--; } }\n");
  g_autoptr (RbEventLoop) event_loop = NULL;

  rb_program_set_max_statements (program, 5000);
  event_loop = run_program (program);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
  g_assert_cmpuint (find_record (event_loop, RB_RECORD_LIMIT).a, ==, RB_LIMIT_STATEMENTS);
  g_assert_cmpuint (rb_event_loop_get_place (event_loop)->line, ==, 2);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_STATEMENT) + count_records (event_loop, RB_RECORD_LOOP), ==,
                    5000);
}

/* The place is that of the statement that may not run any more. */
static void
test_limit_place (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("console.log(1);\n  console.log(2);\n");
  g_autoptr (RbEventLoop) event_loop = NULL;

  rb_program_set_max_statements (program, 1);
  event_loop = run_program (program);
  assert_prints (event_loop, "1\n");
  g_assert_cmpuint (rb_event_loop_get_place (event_loop)->line, ==, 2);
  g_assert_cmpuint (rb_event_loop_get_place (event_loop)->column, ==, 3);
}

static void
test_stop (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("setInterval(() => {}, 1);");
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  RbEventLoop *event_loop = rb_event_loop_new (program, pool);

  for (guint i = 0; i < 10; i++)
    g_assert_true (turn_once (event_loop));
  rb_event_loop_stop (event_loop);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_STOPPED);
  g_assert_false (turn_once (event_loop));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (event_loop);
}

/* A timer that fires at the time of the stop is not reported: nothing comes after the end. */
static void
test_stop_while_it_rings (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("setTimeout(() => {}, 1);");
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);
  RbTrace *trace = rb_event_loop_get_trace (event_loop);

  /* The script, and the wait. */
  for (guint i = 0; i < 2; i++)
    g_assert_true (turn_once (event_loop));
  rb_event_loop_turn_async (event_loop, NULL, NULL, NULL);
  rb_event_loop_stop (event_loop);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (rb_trace_get_record (trace, rb_trace_get_n_records (trace) - 1).kind, ==, RB_RECORD_FINISHED);
}

/* Stops the run when the program has printed something. */
static gboolean
stop_cb (gpointer user_data)
{
  if (count_records (user_data, RB_RECORD_CONSOLE) == 0)
    return G_SOURCE_CONTINUE;
  rb_event_loop_stop (user_data);

  return G_SOURCE_REMOVE;
}

/* Stop also works in the middle of a long turn. */
static void
test_stop_at_once (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("console.log('before'); eval('for (;;);')");
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);

  g_timeout_add (100, stop_cb, event_loop);
  turn_to_end (event_loop);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_STOPPED);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_CONSOLE), ==, 1);
}

static void
test_stand_ins (void)
{
  g_autoptr (RbProgram) program = rb_program_new (
    "getUser(id, (user) => {\n"
    "  console.log(user.name);\n"
    "  getFoo1(user, (error, foo1) => console.log(error, foo1));\n"
    "});\n"
    "getName(1).then((name) => console.log(name));\nif (typeof nowhere === 'undefined') console.log('nowhere');\n");
  g_autoptr (RbEventLoop) event_loop = NULL;
  g_autofree char *names = NULL;

  rb_program_set_stand_ins (program, TRUE);
  event_loop = run_program (program);
  names = g_strjoinv (" ", (char **) rb_event_loop_get_stand_ins (event_loop));
  g_assert_cmpstr (names, ==, "getUser id getFoo1 getName");
  assert_prints (event_loop, "nowhere\nwwDev\nname\nnull foo1\n");
}

static RbEventLoop *
run_with_stand_ins (const char *source)
{
  g_autoptr (RbProgram) program = rb_program_new (source);

  rb_program_set_stand_ins (program, TRUE);

  return run_program (program);
}

/* A stand-in follows from how the program uses the name. */
static void
test_stand_ins_by_use (void)
{
  static const char *const runs[][2] = {
    { "getFoo((e) => console.log(e)); getFoo((foo) => console.log(foo));", "null\nfoo\n" },
    { "save(1, function (err) { console.log(err); });", "null\n" },
    { "load(1, (value) => console.log(value), (error) => console.log('no', error));", "load\n" },
    { "console.log(id);", "1\n" },
    { "const a = new Api(); a.users.find(1, (error, found) => console.log(found));", "find\n" },
    { "promise.then((value) => console.log(value));", "promise\n" },
    { "setTimeout(work, 10); console.log('on');", "on\n" },
    { "api.get('/').then((page) => console.log(page, `${api.name2}`));", "get name2\n" },
    { "{ let x = 2; } try { y; } catch {} function f(z) { return z; } console.log(x, f(3));", "1 3\n" },
    { "class A extends Base { m() { return 4; } } console.log(new A().m());", "4\n" },
    { "*!*\nconst a = *!*3*/!*;\n*/!*\nconsole.log(a);", "3\n" },
    { "total = 5; console.log(total);", "5\n" },
    { "count = count + 1; x++; x = x * 2; console.log(count, x);", "2 4\n" },
    { "const [first] = animals; for (const n of list) console.log(n); console.log(first, rows.length);",
      "1\n2\n3\n1 3\n" },
    { "Promise.all(promises).then((all) => console.log(all));", "[ 1, 2, 3 ]\n" },
    { "function f() { .. }\nfoo( .. );\nif ( .. ) { console.log(\"then\"); }\nfunction g(..) { .. }",
      "then\n" },
    { "const n = ...;\nbar(..., () => console.log(n));", "1\n" },
    { "function load() { ... }\n...\nconsole.log([\n  1,\n  ...\n]);", "[ 1 ]\n" },
    { "foo(1)\n.then( .. )\n..\nconsole.log(2);", "2\n" },
    { "const frame = requestAnimationFrame((time) => console.log(typeof frame, Math.round(time)));\n"
      "cancelAnimationFrame(requestAnimationFrame(draw)); setTimeout(() => console.log('timer'), 0);",
      "timer\nnumber 16\n" },
    { "requestIdleCallback((deadline) => console.log(deadline.timeRemaining() > 0));\n"
      "cancelIdleCallback(requestIdleCallback(() => console.log('no')));", "true\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (RbEventLoop) event_loop = run_with_stand_ins (runs[i][0]);

      g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
      assert_prints (event_loop, runs[i][1]);
    }
}

/* Names what answers for others: not a variable that the program makes before it reads it, but one that it reads first.
 * A `fetch` without responses answers as a stand-in does. */
static void
test_stand_in_names (void)
{
  static const char *const runs[][2] = {
    { "fetch('/').then(() => {});", "fetch" },
    { "function set() { a = 1; } b = 2; [c] = [3]; for (d of [4]) d; set(); console.log(a, b, c, d);", "" },
    { "b = b * 2;", "b" },
    { "function later() { return e; } e = 5; later();", "" },
    { "const fs = require('fs'); fs.readFile('/a.md', () => {}); fs.readFileSync('/a.md'); fs.readFileSync(path);",
      "/a.md fs.readFile path" },
    { "import { readFile } from 'node:fs/promises'; await readFile('b.json');", "b.json" },
    { "readFile('c.md', () => {});", "readFile" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (RbEventLoop) event_loop = run_with_stand_ins (runs[i][0]);
      g_autofree char *names = g_strjoinv (" ", (char **) rb_event_loop_get_stand_ins (event_loop));

      g_assert_cmpstr (names, ==, runs[i][1]);
    }
}

/* Takes from the blocks what they declare, without what else they do. The nearest block counts. */
static void
test_blocks (void)
{
  static const char *const sources[] = {
    "const name = 'near'; console.log('no'); const greet = (who) => console.log(prefix + who + name);",
    "const name = 'far'; let prefix = 'hello ';\nthrow new Error('no');\nclass Unused {}",
    "getUser(1); function getUser(id) { return 'other'; }\nfunction later(ms) {\n  // yours\n}\n"
    "const twice = 1;\nconst twice = 2;",
    "not a program",
  };
  g_autoptr (RbProgram) program =
    rb_program_new ("greet('you ');\nconsole.log(twice);\ngetUser(1, (user) => console.log(user.name));\n"
                    "later(9).then(console.log);\n");
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_program_block_free);
  g_autoptr (RbEventLoop) event_loop = NULL;
  g_autofree char *taken = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_ptr_array_add (blocks, rb_program_block_new (sources[i], 40 - 10 * i));
  rb_program_set_stand_ins (program, TRUE);
  rb_program_set_blocks (program, blocks);
  event_loop = run_program (program);

  assert_prints (event_loop, "hello you near\n1\nwwDev\nlater\n");
  taken = g_strjoinv (" ", (char **) rb_event_loop_get_taken (event_loop));
  g_assert_cmpstr (taken, ==, "greet twice prefix name");
  /* A function that cannot take the callback is not the one that the program calls. */
  g_assert_cmpstr (rb_event_loop_get_stand_ins (event_loop)[0], ==, "getUser");
  /* Nor is one that does nothing, because the article leaves it to the reader. */
  g_assert_cmpstr (rb_event_loop_get_stand_ins (event_loop)[1], ==, "later");
}

/* Articles call one name in several ways. A function that cannot be the one that a program calls is passed over: it
 * returns nothing where the program wants a promise, or calls another parameter than the function that it gets. */
static void
test_blocks_of_others (void)
{
  static const char *const runs[][2] = {
    { "foo(1).then(console.log);", "foo\n" },
    { "const p = foo(1);\nPromise.race([p]);\np.then(console.log);", "foo\n" },
    { "console.log(foo(1));", "foo 1\nundefined\n" },
    { "const p = foo(1); { const p = later(); p.then(console.log); } console.log(p);", "foo 1\nundefined\n9\n" },
    { "later().then(console.log);", "9\n" },
    { "getData((error, data) => console.log(error, data));", "null data\n" },
    { "getData(1, (error, data) => console.log(error, data));", "null 1\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (RbProgram) program = rb_program_new (runs[i][0]);
      g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_program_block_free);
      g_autoptr (RbEventLoop) event_loop = NULL;

      g_ptr_array_add (blocks,
                       rb_program_block_new ("function foo(x) { [1].map(() => { return 2; });"
                                             "console.log('foo', x); }\n"
                                             "const later = async () => 9;\n"
                                             "function getData(key, callback) { callback(null, key); }", 1));
      rb_program_set_stand_ins (program, TRUE);
      rb_program_set_blocks (program, blocks);
      event_loop = run_program (program);
      assert_prints (event_loop, runs[i][1]);
    }
}

/* What a program declares again begins a part with names of its own. */
static void
test_parts (void)
{
  static const struct
  {
    const char *source;
    const char *printed;
    guint n_parts;
  } runs[] = {
    { "const a = 1;\nconsole.log(a);\nconst a = 2;\nconsole.log(a);", "1\n2\n", 2 },
    { "const b = 1;\nlet a = 2;\nlet a = 3;\nclass a { static x = b; }\nconsole.log(a.x);", "1\n", 3 },
    { "function f() { return 1; }\nconsole.log(f());\nconst f = () => 2;\nconsole.log(f()); // 2", "1\n2\n", 2 },
    { "const p = await 1\nconst [p, q] = await Promise.all([2, 3])\nconsole.log(p, q)", "2 3\n", 2 },
    { "async function f() { return 1; }\nconsole.log(await f());\nasync function f() { return 2; }\n"
      "console.log(await f());", "1\n2\n", 2 },
    { "var a = 1; var a = 2; function g() { return 1; } function g() { return 2; } console.log(a, g());", "2 2\n", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (RbEventLoop) event_loop = run_with_stand_ins (runs[i].source);

      g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
      assert_prints (event_loop, runs[i].printed);
      g_assert_cmpuint (rb_event_loop_get_n_parts (event_loop), ==, runs[i].n_parts);
    }
}

/* What is declared twice in a function stays a mistake, and so does all in a program that is no article's. */
static void
test_no_parts (void)
{
  static const char *const sources[] = { "let a; let a; function f() { let b; let b; }", "let a; var a;",
                                         "let a; { var b; let b; }", "const a = 1; const a = ;" };
  g_autoptr (RbProgram) program = rb_program_new ("let a;\nlet a;");
  g_autoptr (RbEventLoop) plain = run_program (program);

  g_assert_cmpint (rb_event_loop_get_outcome (plain), ==, RB_OUTCOME_SYNTAX_ERROR);
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (RbEventLoop) event_loop = run_with_stand_ins (sources[i]);

      g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_SYNTAX_ERROR);
    }
}

/* What is taken from another block prints nothing. What fails there gets a stand-in, and a warning says so. */
static void
test_blocks_initializers (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("console.log(total);\nrequest('/').then(console.log);\n");
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_program_block_free);
  g_autoptr (RbEventLoop) event_loop = NULL;

  g_ptr_array_add (blocks, rb_program_block_new ("const say = () => { console.log('no'); return 7; };\n"
                                                 "const total = add(2);\nfunction add(n) { return say() + n; }\n"
                                                 "const request = Promise.wrap(1);", 1));
  rb_program_set_stand_ins (program, TRUE);
  rb_program_set_blocks (program, blocks);
  event_loop = run_program (program);
  assert_prints (event_loop,
                 "Warning: The declaration of request in another block failed, so a stand-in takes its place: "
                 "TypeError: Promise.wrap is not a function\n9\nrequest\n");
}

/* `fetch` is a lookup on the clock of the database; what a user is asked is printed. */
static void
test_simulated (void)
{
  g_autoptr (JsonNode) responses = json_from_string ("{\"/users\": [{\"id\": 7}]}", NULL);
  g_autoptr (JsonNode) replies = json_from_string ("[\"Malee\", false]", NULL);
  g_autoptr (RbProgram) program = rb_program_new (
    "fetch('/users').then((response) => response.json()).then((users) => console.log(users, Date.now()));\n"
    "(async () => { const r = await fetch(new URL('http://a.b/c')); console.log(r.ok, r.url, await r.text()); })();\n"
    "alert('hello'); console.log(prompt('who?'), confirm('sure?'), confirm('again?'), prompt('no?', 'x'));");
  g_autoptr (RbEventLoop) event_loop = NULL;

  rb_database_config_set_responses (rb_program_get_database (program), json_node_get_object (responses));
  rb_database_config_set_replies (rb_program_get_database (program), json_node_get_array (replies));
  event_loop = run_program (program);

  assert_prints (event_loop, "hello\nwho?\nsure?\nagain?\nno?\nMalee false true x\n"
                             "[ { id: 7 } ] 1747526401500\ntrue http://a.b/c {}\n");
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_LOOKUP_ANSWER), ==, 2);
}

static void
assert_calls (const char *source,
              const char *expected)
{
  g_autoptr (RbEventLoop) event_loop = run_with_stand_ins (source);
  g_autofree char *calls = g_strjoinv ("; ", (char **) rb_event_loop_get_calls (event_loop));

  g_assert_cmpstr (calls, ==, expected);
}

static void
test_calls (void)
{
  assert_calls ("const a = 1; const main = async (id, cb, { x }) => helper(id); function helper() {}",
                "main(id, console.log, {})");
  assert_calls ("class Stack { constructor(size) {} }", "new Stack(size)");
  assert_calls ("function a() { b(); } function b() { a(); }", "b()");
  assert_calls ("const f = () => 1; f();", "");
  assert_calls ("const f = () => 1; const n = f();", "");
  assert_calls ("const n = 1;", "");
  assert_calls ("const f = (id) => 1; const f = (name) => 2;", "f(name)");
}

/* What articles put around a part to highlight it hides no mistake. */
static void
test_marks_and_mistake (void)
{
  g_autoptr (RbEventLoop) event_loop = run_with_stand_ins ("*!*\nconst a = 1;\n*/!*\nlet b = ;\n");

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_SYNTAX_ERROR);
  g_assert_cmpuint (rb_event_loop_get_place (event_loop)->line, ==, 4);
}

static void
test_absent_module (void)
{
  g_autoptr (RbEventLoop) event_loop = run_with_stand_ins ("const app = require('express');");

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_SYNTAX_ERROR);
  g_assert_true (rb_event_loop_is_lacking (event_loop));
  g_assert_cmpuint (rb_event_loop_get_place (event_loop)->column, ==, 13);
  g_assert_cmpstr (rb_event_loop_get_message (event_loop), ==,
                   "`require(\"express\")` is not available: a program is one file. With `require` it has the modules "
                   "assert, events, fs, path, timers and util.");
}

/* A program that only defines says so, whatever its functions would need. */
static void
test_absent_in_functions (void)
{
  static const struct
  {
    const char *source;
    const char *calls;
  } runs[] = {
    { "function load(src) { const script = document.createElement('script'); }", "load(src)" },
    { "const end = () => process.exit(1);", "end()" },
    { "function start() { return require('express')(); }", "start()" },
    { "function f() {} f(); function load() { document.title; }", NULL },
    { "const title = document.title; function f() {}", NULL },
    { "window.load = () => 1; function f() {}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (RbEventLoop) event_loop = run_with_stand_ins (runs[i].source);
      RbOutcome outcome = runs[i].calls != NULL ? RB_OUTCOME_IDLE : RB_OUTCOME_SYNTAX_ERROR;

      g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, outcome);
      g_assert_cmpstr (rb_event_loop_get_calls (event_loop)[0], ==, runs[i].calls);
    }
}

static void
test_setup (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("greet('you');");
  g_autoptr (RbEventLoop) event_loop = NULL;

  rb_program_set_setup (program, "const greet = (who) => console.log(`hello ${who}`);");
  rb_program_set_stand_ins (program, TRUE);
  event_loop = run_program (program);
  g_assert_cmpstr (rb_event_loop_get_stand_ins (event_loop)[0], ==, NULL);
  assert_prints (event_loop, "hello you\n");
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_STATEMENT), ==, 1);
}

/* The reader does not see the setup, so errors in it have no place. */
static void
test_broken_setup (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("console.log(1);");
  g_autoptr (RbEventLoop) event_loop = NULL;

  rb_program_set_setup (program, "const a = 1;\nlet x = ;");
  event_loop = run_program (program);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_SYNTAX_ERROR);
  g_assert_null (rb_event_loop_get_place (event_loop));
  g_assert_cmpuint (rb_event_loop_get_setup_place (event_loop)->line, ==, 2);
  g_assert_cmpuint (rb_event_loop_get_setup_place (event_loop)->column, ==, 9);
  g_assert_cmpstr (rb_event_loop_get_message (event_loop), ==,
                   "In the setup, line 2, column 9: A value or a name is missing before `;`.");
}

/* The parser accepts a top-level return, but the engine does not. */
static void
test_early_error_in_setup (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("console.log(1);");
  g_autoptr (RbEventLoop) event_loop = NULL;

  rb_program_set_setup (program, "return;");
  event_loop = run_program (program);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_SYNTAX_ERROR);
  g_assert_null (rb_event_loop_get_place (event_loop));
  g_assert_cmpstr (rb_event_loop_get_message (event_loop), ==,
                   "In the setup, line 1, column 1: The engine says: Illegal return statement.");
}

/* An event that is due between two statements is between them in the trace. */
static void
test_due_while_running (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "setTimeout(() => console.log('timer'), 1);\nfor (let i = 0; i < 2000; i++);\nconsole.log('done');\n");

  assert_prints (event_loop, "done\ntimer\n");
  g_assert_cmpint (find_record (event_loop, RB_RECORD_TIMER_FIRED).time, <,
                   find_record (event_loop, RB_RECORD_CONSOLE).time);
}

static void
test_deterministic (void)
{
  static const char source[] =
    "const f = async (n) => {\n"
    "  for (let i = 0; i < n; i++) { await null; setTimeout(() => console.log(i), Math.random() * 9); }\n"
    "};\n"
    "f(20); database.getUserById(1, (user) => console.log(user, Date.now()));\n";
  g_autoptr (GBytes) first = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (RbEventLoop) event_loop = run_source (source);
      g_autoptr (GBytes) bytes = rb_trace_to_bytes (rb_event_loop_get_trace (event_loop));

      if (first == NULL)
        first = g_bytes_ref (bytes);
      g_assert_true (g_bytes_equal (first, bytes));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-loop/answers-later", test_answers_later);
  g_test_add_func ("/event-loop/answers-blocking", test_answers_blocking);
  g_test_add_func ("/event-loop/callback", test_callback);
  g_test_add_func ("/event-loop/error-first", test_error_first);
  g_test_add_func ("/event-loop/identity", test_identity);
  g_test_add_func ("/event-loop/timers", test_timers);
  g_test_add_func ("/event-loop/cleared-in-queue", test_cleared_in_queue);
  g_test_add_func ("/event-loop/clear-lookup", test_clear_lookup);
  g_test_add_func ("/event-loop/microtasks", test_microtasks);
  g_test_add_func ("/event-loop/unneeded", test_unneeded);
  g_test_add_func ("/event-loop/uncaught", test_uncaught);
  g_test_add_func ("/event-loop/unhandled", test_unhandled);
  g_test_add_func ("/event-loop/quoted-code", test_quoted_code);
  g_test_add_func ("/event-loop/stack", test_stack);
  g_test_add_func ("/event-loop/thrown-value", test_thrown_value);
  g_test_add_func ("/event-loop/syntax-error", test_syntax_error);
  g_test_add_func ("/event-loop/early-error", test_early_error);
  g_test_add_func ("/event-loop/statement-limit", test_statement_limit);
  g_test_add_func ("/event-loop/limit-place", test_limit_place);
  g_test_add_func ("/event-loop/stop", test_stop);
  g_test_add_func ("/event-loop/stop-while-it-rings", test_stop_while_it_rings);
  g_test_add_func ("/event-loop/stop-at-once", test_stop_at_once);
  g_test_add_func ("/event-loop/stand-ins", test_stand_ins);
  g_test_add_func ("/event-loop/stand-ins-by-use", test_stand_ins_by_use);
  g_test_add_func ("/event-loop/blocks", test_blocks);
  g_test_add_func ("/event-loop/stand-in-names", test_stand_in_names);
  g_test_add_func ("/event-loop/blocks-of-others", test_blocks_of_others);
  g_test_add_func ("/event-loop/parts", test_parts);
  g_test_add_func ("/event-loop/no-parts", test_no_parts);
  g_test_add_func ("/event-loop/blocks-initializers", test_blocks_initializers);
  g_test_add_func ("/event-loop/simulated", test_simulated);
  g_test_add_func ("/event-loop/calls", test_calls);
  g_test_add_func ("/event-loop/marks-and-mistake", test_marks_and_mistake);
  g_test_add_func ("/event-loop/absent-module", test_absent_module);
  g_test_add_func ("/event-loop/absent-in-functions", test_absent_in_functions);
  g_test_add_func ("/event-loop/setup", test_setup);
  g_test_add_func ("/event-loop/broken-setup", test_broken_setup);
  g_test_add_func ("/event-loop/early-error-in-setup", test_early_error_in_setup);
  g_test_add_func ("/event-loop/due-while-running", test_due_while_running);
  g_test_add_func ("/event-loop/deterministic", test_deterministic);

  return g_test_run ();
}
