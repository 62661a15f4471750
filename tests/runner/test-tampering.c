/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/engine/run-program.h"

/* A program may change everything that it can reach. The rest of the program must run as if nothing had changed, at
 * least if node's own console survives the change. */
static const char *const tamperings[] = {
  "Array.prototype.map = Array.prototype.join = Array.prototype.slice = null;",
  "for (const it of [Array, String, Map, Set]) it.prototype[Symbol.iterator] = () => { throw new Error('iterated'); };",
  "Promise.prototype.then = undefined;",
  "Promise.prototype.then = () => { throw new Error('then'); };",
  "Promise.resolve = Promise.all = Promise.reject = null; globalThis.Promise = Object;",
  "for (const key of Object.getOwnPropertyNames(globalThis)) "
  "{ try { if (!['waits', 'main', 'counts'].includes(key)) globalThis[key] = undefined; } catch {} }",
  "const everything = globalThis; for (const key of Object.getOwnPropertyNames(everything)) "
  "{ if (!['Map', 'Set'].includes(key)) delete everything[key]; }",
  "for (const value of [Object, Array, Promise, Function, Map, WeakMap, RegExp, String]) "
  "{ Object.freeze(value); Object.freeze(value.prototype); } Object.freeze(globalThis);",
  "Function.prototype.toString = () => 'patched';",
  "Function.prototype.call = Function.prototype.apply = Function.prototype.bind = "
  "() => { throw new Error('called'); };",
  "Map.prototype.get = Map.prototype.set = WeakMap.prototype.get = WeakMap.prototype.set = null; "
  "WeakSet.prototype.has = null;",
  "RegExp.prototype.exec = RegExp.prototype[Symbol.replace] = RegExp.prototype.test = "
  "() => { throw new Error('re'); };",
  "Object.keys = Object.getPrototypeOf = Object.getOwnPropertyDescriptor = Reflect.apply = JSON.parse = null;",
  "JSON.stringify = () => { throw new Error('json'); }; Date.now = null; Math.trunc = null; Number.isInteger = null;",
  "for (const name of ['now', 'text', 'outcome', 'visible', 'arguments', 'isTimer', 'next', "
  "'entries', 'promise', 'number', 'reason', 'get', 'set', 'value', 'writable']) "
  "Object.defineProperty(Object.prototype, name, "
  "{ __proto__: null, configurable: true, get() { throw new Error('got'); }, set() { throw new Error('set'); } });",
  "Object.prototype.get = function (key) { return this[key]; }; Date.now(); new Proxy({ a: 1 }, {}).a;",
  "Error.stackTraceLimit = 0; Error.prototype.toString = () => { throw new Error('text'); };",
  "Object.setPrototypeOf(Object.getPrototypeOf(async () => {}), null);",
  "eval('Array.prototype.shift = null; var leaked = 1'); "
  "new Function('this.unscoped = 2; Array.prototype.concat = null')();",
};

static const char before[] = "const { setTimeout: later, queueMicrotask: soon, database: db } = globalThis;\n"
                             "const { log } = console;\n";

static const char after[] =
  "\nlog('start', { a: [1, { b: 2 }] }, 'x');\n"
  "later((x) => { log('timer', x); }, 5, 'argument');\n"
  "db.getUserById(1, (user) => { log('user', user.name); later(() => { log('later'); }, 1); });\n"
  "soon(() => { log('microtask'); });\n"
  "async function waits() {\n"
  "  await 1; log('awaited'); const user = await db.promises.getUserById(1); return user.name;\n"
  "}\n"
  "async function main() { log(await waits()); }\n"
  "main();\n"
  "function* counts() { yield 1; yield 2; }\n"
  "const counter = counts(); log(counter.next().value + counter.next().value);\n"
  "log('end');\n";

/* Records that a run must contain, with tampering or without; the tampering itself adds statements. */
static const RbRecordKind kinds[] = {
  RB_RECORD_CALLBACK,       RB_RECORD_LOOKUP_START, RB_RECORD_LOOKUP_ANSWER,    RB_RECORD_TIMER_SET,
  RB_RECORD_TASK_START,     RB_RECORD_TASK_END,     RB_RECORD_MICROTASK_QUEUED, RB_RECORD_MICROTASK_START,
  RB_RECORD_MICROTASK_END,  RB_RECORD_SUSPEND,      RB_RECORD_RESUME,           RB_RECORD_CONSOLE,
};

static RbEventLoop *
run_with (const char *tampering)
{
  g_autofree char *source = g_strconcat (before, tampering, after, NULL);

  return run_source (source);
}

static void
test_goes_on (gconstpointer data)
{
  g_autoptr (RbEventLoop) untouched = run_with ("");
  g_autoptr (RbEventLoop) event_loop = run_with (data);
  g_autofree char *expected = dup_console (untouched);
  g_autofree char *console = dup_console (event_loop);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_false (rb_event_loop_get_had_error (event_loop));
  g_assert_cmpstr (console, ==, expected);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (count_records (event_loop, kinds[i]), ==, count_records (untouched, kinds[i]));
}

/* Attempts to reach the probes, or to leave the program's realm; each must print `undefined`. */
static const char *const ways[] = {
  "let m; try { null.x(() => 1); } catch (e) { m = e.message; } console.log(m.match(/\\$rb\\d/)?.[0]);",
  "Promise.reject().catch(() => null.x(() => 1)).catch((e) => console.log(e.message.match(/\\$rb\\d/)?.[0]));",
  "(async () => { try { await null.x(() => 1); } catch (e) { console.log(e.message.match(/\\$rb\\d/)?.[0]); } })();",
  "console.log(Function.prototype.toString.call(() => () => 1).match(/\\$rb\\d/)?.[0]);",
  "console.log(Object.getOwnPropertyNames(globalThis).find((name) => name.includes('$')));",
  "console.log(Reflect.ownKeys(globalThis).find((name) => typeof name === 'string' && /\\$rb\\d/.test(name)));",
  "function f() { return f.caller; } later = (g) => g(); console.log(later(f)?.name === 'later' ? undefined : f());",
  "setTimeout(function f() { console.log(f.caller ?? undefined); });",
  "Promise.resolve().then(function f() { console.log(f.caller ?? undefined); });",
  "try { console.log('%j', 1n); } "
  "catch (e) { console.log(e.constructor.constructor === Function ? undefined : 1); }",
  "console.log([console.log, setTimeout, database.lookup, Promise.prototype.then, Date, Proxy, structuredClone]"
  ".find((f) => f.constructor !== Function));",
  "let Found; Object.prototype.get = (target) => { Found = target; }; Proxy.length; console.log(Found);",
  "let Found; Object.prototype.get = (target) => { Found = target; }; Date.length; console.log(Found);",
  "let Found; Object.prototype.has = (target) => { Found = target; }; 'now' in Date; console.log(Found);",
  "database.getUserById(1, (user) => { console.log(user.constructor === Object ? undefined : 1); });",
};

static void
test_has_no_way (gconstpointer data)
{
  g_autoptr (RbEventLoop) event_loop = run_source (data);
  g_autofree char *console = dup_console (event_loop);

  g_assert_cmpstr (console, ==, "undefined\n");
}

/* A program cannot catch its own end, or outlive it. */
static void
test_cannot_catch_its_end (gconstpointer data)
{
  g_autoptr (RbEventLoop) event_loop = run_source (data);
  g_autofree char *console = dup_console (event_loop);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
  g_assert_cmpstr (console, ==, "start\n");
}

static const char *const endless[] = {
  "console.log('start'); try { for (;;); } catch { console.log('caught'); } finally { console.log('finally'); }",
  "console.log('start'); (function loop() { Promise.resolve().then(loop, () => console.log('caught')); })();",
  "console.log('start'); (async () => { try { for (;;) await null; } finally { console.log('finally'); } })();",
  "console.log('start'); (function loop() { queueMicrotask(loop); })();",
  "console.log('start'); const t = { get then() { return (go) => go(t); } }; Promise.resolve(t).then(() => {});",
  "console.log('start'); try { for (;;) setTimeout(() => console.log('timer')); } catch { console.log('caught'); }",
  "console.log('start'); try { for (;;) database.getUserById(1); } catch { console.log('caught'); }",
  "console.log('start'); try { for (;;) database.promises.getUserById(1); } catch { console.log('caught'); }",
  "console.log('start'); try { setInterval(() => { for (let i = 0; i < 100; i++) database.getUserById(i); }, 1); } "
  "catch { console.log('caught'); }",
  "console.log('start'); async function* g() { try { for (;;) yield 1; } finally { console.log('finally'); } }"
  "(async () => { for await (const x of g()); })();",
};

/* A thrown or rejected value is reported, even if inspecting it runs hostile code. */
static void
test_is_reported (gconstpointer data)
{
  g_autoptr (RbEventLoop) event_loop = run_source (data);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_true (rb_event_loop_get_had_error (event_loop));
  g_assert_cmpuint (
    count_records (event_loop, RB_RECORD_UNHANDLED) + count_records (event_loop, RB_RECORD_UNCAUGHT), ==, 1);
}

#define HOSTILE "new Proxy({}, { get() { throw 1; }, has() { throw 2; }, getPrototypeOf() { throw 3; } })"

static const char *const hostile[] = {
  "Promise.reject(" HOSTILE ");",
  "throw " HOSTILE ";",
  "setTimeout(() => { throw " HOSTILE "; });",
  "(async () => { await 1; throw " HOSTILE "; })();",
  "const e = new Error('x'); Object.setPrototypeOf(e, " HOSTILE "); Promise.reject(e);",
  "throw { get message() { throw 1; }, toString() { throw 2; } };",
  "const e = new Error('x'); e.line = 4294967295; throw e;",
  "const e = new Error('x'); e.line = e.column = 4294967295; Promise.reject(e);",
  "const e = new Error('x'); e.stack = 'f@program:4294967295:4294967295'; throw e;",
  "Promise.reject({ get message() { throw 1; }, get name() { throw 2; }, toString() { throw 3; } });",
};

/* A stack overflow inside this code loses nothing but the text of the engine's own error. The number of parameters
 * changes where the stack overflows. */
static const char *const deep[] = {
  "setTimeout(() => done)",
  "queueMicrotask(() => done)",
  "clearTimeout(timers.pop())",
  "database.getUserById(done, () => done)",
  "database.promises.getUserById(done)",
  "Promise.resolve(done).then(() => done)",
  "Promise.resolve(done).finally(() => done)",
  "new Promise((go) => { go(done); go = null; }).then(() => done, (error) => error)",
  "(async () => { await done; await done; })()",
  "(async () => { for await (const it of [done]) it; })()",
  "[...(function* () { yield done; })()]",
  "console.log('deep', { a: [done] })",
  "console.log('%s %d', 'deep', done)",
  "(() => { try { null.x(() => done); } catch (error) { error.message; } })()",
  "String(() => done)",
};

static const char *const parameters[] = { "", "a", "a, b, c" };

static void
run_deep (const char *action,
          const char *parameter_list)
{
  g_autofree char *source = g_strdup_printf (
    "let done = 0, other = 0;\n"
    "const timers = []; for (let i = 0; i < 300; i++) timers.push(setTimeout(() => i));\n"
    "function look(error) { if (!(error instanceof RangeError)) other++; }\n"
    "function down(%s) {\n"
    "  try { down(%s); } catch (error) { look(error); }\n"
    "  if (done < 300) { done++; try { %s; } catch (error) { look(error); } }\n"
    "}\n"
    "down();\n"
    "setTimeout(() => console.warn(done, other), 5000);\n",
    parameter_list, parameter_list, action);
  g_autoptr (RbEventLoop) event_loop = run_source (source);
  g_autofree char *console = dup_console (event_loop);

  g_assert_cmpstr (rb_event_loop_get_message (event_loop), ==, NULL);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_true (g_str_has_suffix (console, "300 0\n"));
}

static void
test_is_deep (gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    run_deep (data, parameters[i]);
}

#define PARSE_ERROR \
  "let n = 0; n++;\n" \
  "class ParseError extends Error { constructor(line) { super('x'); this.line = line; this.column = 1; } }\n"

/* The place of an error does not depend on properties that a program can change. All errors are made in line 3. */
static const char *const misplaced[] = {
  PARSE_ERROR "throw new ParseError(2);",
  PARSE_ERROR "Promise.reject(new ParseError(1));",
  "let n = 0;\nn++;\nsetTimeout(() => { throw Object.assign(new Error('x'), { line: 1, column: 1 }); });",
};

static void
test_is_placed (gconstpointer data)
{
  g_autoptr (RbEventLoop) event_loop = run_source (data);
  RbRecordKind kind = count_records (event_loop, RB_RECORD_UNCAUGHT) > 0 ? RB_RECORD_UNCAUGHT : RB_RECORD_UNHANDLED;

  g_assert_cmpuint (find_record (event_loop, kind).b, ==, 3);
}

static void
add_tests (const char         *path,
           const char *const  *sources,
           guint               n_sources,
           GTestDataFunc       test)
{
  for (guint i = 0; i < n_sources; i++)
    {
      g_autofree char *name = g_strdup_printf ("/tampering/%s/%u", path, i + 1);

      g_test_add_data_func (name, sources[i], test);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_tests ("goes-on", tamperings, G_N_ELEMENTS (tamperings), test_goes_on);
  add_tests ("has-no-way", ways, G_N_ELEMENTS (ways), test_has_no_way);
  add_tests ("cannot-catch-its-end", endless, G_N_ELEMENTS (endless), test_cannot_catch_its_end);
  add_tests ("is-deep", deep, G_N_ELEMENTS (deep), test_is_deep);
  add_tests ("is-reported", hostile, G_N_ELEMENTS (hostile), test_is_reported);
  add_tests ("is-placed", misplaced, G_N_ELEMENTS (misplaced), test_is_placed);

  return g_test_run ();
}
