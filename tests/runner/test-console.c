/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/engine/run-program.h"

/* What is printed differently from node: strings in double quotes, engine time, a refused import(). */
static const char *const programs[][2] = {
  { "console.log({ id: 1, name: 'wwDev' });", "{ id: 1, name: \"wwDev\" }" },
  { "console.log('user', { a: ['two', { b: null }] }, [1, 'two'], 'plain');",
    "user { a: [ \"two\", { b: null } ] } [ 1, \"two\" ] plain" },
  { "console.table([{ a: 1, b: 'x' }, { a: 2 }]);",
    "┌─────────┬───┬─────┐\n│ (index) │ a │ b   │\n├─────────┼───┼─────┤\n│ 0       │ 1 │ \"x\" │\n"
    "│ 1       │ 2 │     │\n└─────────┴───┴─────┘" },
  { "console.time('t'); setTimeout(() => console.timeEnd('t'), 20);", "t: 20.002ms" },
  { "console.log(Date.now() - Date.UTC(2025, 4, 18), performance.now() < 1);", "0 true" },
  { "console.log('mail me@program:1:20, or me@program:1:20 now'); console.log('mail me@program:1:20');",
    "mail me@program:1:20, or me@program:1:20 now\nmail me@program:1:20" },
  { "console.log('x@program:4000000000:1');", "x@program:4000000000:1" },
  { "function f() { return new Error('x').stack; }\nconsole.log('stack: ' + f());",
    "stack: Error: x\n    at f (program.js:1:23)\n    at Object.<anonymous> (program.js:2:25)" },
  { "console.log('\\ud83dx', 'a\\0b\\0', '\\udc00'); console.log('\\0'); console.log('\\u0e01\\u{1f600}');",
    "\357\277\275x a\342\220\200b\342\220\200 \357\277\275\n\342\220\200\n\340\270\201\360\237\230\200" },
  { "const day = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone: 'UTC' }); Date.now = null;\n"
    "console.log(day.format(), day.format(undefined), day.format(0), [1e12].map(day.format), "
    "day.format === day.format);\n"
    "console.log(day.formatToParts().map((part) => part.value).join(''), day.format.name === '', day.format.length);",
    "5/18/25 5/18/25 1/1/70 [ \"9/9/01\" ] true\n5/18/25 true 1" },
  { "import('events').catch((error) => console.log(error.message));",
    "`import` is not available: a program is one file; with `require` it has the modules assert, events, fs, path, "
    "timers and util" },
  { "const { promise, resolve } = Promise.withResolvers();\npromise.then(console.log);\nresolve(1);\n"
    "Promise.try((n) => n + 1, 1).then(console.log);\n"
    "Promise.try(() => { throw new Error('no'); }).catch((error) => console.log(error.message));",
    "1\n2\nno" },
  { "console.log(process.env, process.argv.length);", "{} 2" },
  { "console.log(Object.keys(globalThis).some((key) => key.startsWith('$')));", "false" },
};

static void
test_prints (gconstpointer data)
{
  const char *const *program = data;
  g_autoptr (RbEventLoop) event_loop = run_source (program[0]);
  g_autofree char *console = dup_console (event_loop);
  g_autofree char *expected = g_strconcat (program[1], "\n", NULL);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpstr (console, ==, expected);
}

static void
test_levels (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "console.log(0); console.info(1); console.warn(2); console.error(3); console.assert(false, 4);");
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  static const RbConsoleLevel levels[] = { RB_CONSOLE_LOG, RB_CONSOLE_INFO, RB_CONSOLE_WARN, RB_CONSOLE_ERROR,
                                           RB_CONSOLE_ERROR };

  g_assert_cmpuint (rb_trace_get_n_console_lines (trace), ==, G_N_ELEMENTS (levels));
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    g_assert_cmpuint (rb_trace_get_record (trace, rb_trace_get_console_line (trace, i)).a, ==, levels[i]);
}

static void
test_limit (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source ("const s = 'x'.repeat(1000);\nfor (;;) console.log(s);");

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
  g_assert_cmpuint (find_record (event_loop, RB_RECORD_LIMIT).a, ==, RB_LIMIT_CONSOLE);
  g_assert_cmpuint (rb_event_loop_get_place (event_loop)->line, ==, 2);
}

/* Lookups without a callback are pending only until they are answered. */
static void
test_dropped_answers (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "let turns = 0;\n"
    "const timer = setInterval(() => {\n"
    "  for (let i = 0; i < 100; i++) database.getUserById(i);\n"
    "  if (++turns === 120) { clearInterval(timer); console.log(turns); }\n"
    "}, 2000);\n");
  g_autofree char *console = dup_console (event_loop);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpstr (console, ==, "120\n");
}

/* The limit counts bytes, not characters. */
static void
test_limit_of_bytes (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "const s = '\u0e01'.repeat(1000);\nfor (let i = 0; i < 400; i++) console.log(s);");

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
  g_assert_cmpuint (find_record (event_loop, RB_RECORD_LIMIT).a, ==, RB_LIMIT_CONSOLE);
  g_assert_cmpuint (rb_trace_get_n_console_lines (rb_event_loop_get_trace (event_loop)), ==, 1024 * 1024 / 3001);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/console/form/%u", i + 1);

      g_test_add_data_func (path, programs[i], test_prints);
    }
  g_test_add_func ("/console/dropped-answers", test_dropped_answers);
  g_test_add_func ("/console/levels", test_levels);
  g_test_add_func ("/console/limit", test_limit);
  g_test_add_func ("/console/limit-of-bytes", test_limit_of_bytes);

  return g_test_run ();
}
