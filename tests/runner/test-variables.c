/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "tests/engine/run-program.h"

/* The variables of the top frame from the record at @index on, as "scope name=value", with values as trees. */
static char *
dup_top_frame (RbTrace *trace,
               guint    index)
{
  static const char *const scopes[] = { "frame", "local", "captured", "script", "this", "omitted", "end" };
  GString *text = g_string_new (NULL);

  for (; index < rb_trace_get_n_records (trace); index++)
    {
      RbRecord record = rb_trace_get_record (trace, index);
      RbVariableScope scope = RB_VARIABLE_SCOPE (record.d);
      const char *declaring = rb_trace_get_site (trace, record.site)->name;

      if (record.kind != RB_RECORD_VARIABLE || (scope == RB_VARIABLE_FRAME && text->len > 0))
        break;
      if (scope == RB_VARIABLE_FRAME)
        g_string_append (text, "frame\n");
      else if (scope == RB_VARIABLE_CLOSURE)
        g_string_append_printf (text, "captured(%s) %s=%s\n", declaring, rb_trace_get_string (trace, record.b),
                                rb_trace_get_string (trace, record.c));
      else
        g_string_append_printf (text, "%s %s=%s\n", scopes[scope],
                                record.b != 0 ? rb_trace_get_string (trace, record.b) : "",
                                rb_trace_get_string (trace, record.c));
    }

  return g_string_free (text, FALSE);
}

/* Whether the source of a statement or a loop starts with this text. */
static gboolean
is_at (RbTrace    *trace,
       RbRecord    record,
       const char *start)
{
  const char *source = rb_trace_get_source (trace);

  if (!rb_record_kind_is_statement (record.kind))
    return FALSE;

  return g_str_has_prefix (g_utf8_offset_to_pointer (source, rb_trace_get_site (trace, record.site)->start), start);
}

/* The variables of the top frame after a statement has run for the @nth time. */
static char *
dup_variables (RbEventLoop *event_loop,
               const char  *statement,
               guint        nth)
{
  RbTrace *trace = rb_event_loop_get_trace (event_loop);

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      if (!is_at (trace, rb_trace_get_record (trace, i), statement) || --nth > 0)
        continue;
      for (i++; i < rb_trace_get_n_records (trace); i++)
        if (rb_trace_get_record (trace, i).kind == RB_RECORD_VARIABLE)
          return dup_top_frame (trace, i);
    }
  g_assert_not_reached ();
}

static RbEventLoop *
capture (const char *source,
         guint       from,
         guint       to)
{
  g_autoptr (RbProgram) program = rb_program_new (source);

  rb_program_set_capture (program, from, to);

  return run_program (program);
}

typedef struct
{
  const char *name;
  const char *source;
  const char *statement;
  guint nth;
  const char *expected;
} Case;

static const Case cases[] = {
  { "/variables/primitives",
    "let a = 1; const b = 'two'; var c = null, d, e = true, f = 10n, g = Symbol('s'), h = -0;\n"
    "done = 1;",
    "done", 1,
    "frame\n"
    "local a=[\"number\",\"1\"]\n"
    "local b=[\"string\",\"\\\"two\\\"\"]\n"
    "local c=[\"null\",\"null\"]\n"
    "local d=[\"undefined\",\"undefined\"]\n"
    "local e=[\"boolean\",\"true\"]\n"
    "local f=[\"bigint\",\"10n\"]\n"
    "local g=[\"symbol\",\"Symbol(s)\"]\n"
    "local h=[\"number\",\"-0\"]\n" },
  { "/variables/objects",
    "class Point { constructor(x) { this.x = x; } get far() { throw 1; } }\n"
    "const o = { id: 1, name: 'wwDev', get g() { console.log('run'); return 1; } }, l = [1, , [2]], p = new Point(3),\n"
    "  m = new Map([['k', { v: 1 }]]), s = new Set([1]), f = function named() {};\n"
    "done = 1;",
    "done", 1,
    "frame\n"
    "local Point=[\"function\",\"function Point\"]\n"
    "local o=[\"object\",\"{ id: 1, name: \\\"wwDev\\\", g: getter }\",[[\"id\",[\"number\",\"1\"]],[\"na"
    "me\",[\"string\",\"\\\"wwDev\\\"\"]],[\"g\",[\"getter\",\"\"]]],0]\n"
    "local l=[\"array\",\"[ 1, empty, [ 2 ] ]\",[[\"0\",[\"number\",\"1\"]],[\"1\",[\"empty\",\"\"]],[\"2"
    "\",[\"array\",\"[ 2 ]\",[[\"0\",[\"number\",\"2\"]]],0]]],0]\n"
    "local p=[\"object\",\"Point { x: 3 }\",[[\"x\",[\"number\",\"3\"]]],0]\n"
    "local m=[\"object\",\"Map(1)\",[[\"\\\"k\\\"\",[\"object\",\"{ v: 1 }\",[[\"v\",[\"number\",\"1\"]]]"
    ",0]]],0]\n"
    "local s=[\"object\",\"Set(1)\",[[\"0\",[\"number\",\"1\"]]],0]\n"
    "local f=[\"function\",\"function named\"]\n" },
  { "/variables/deep",
    "const o = { a: { b: { c: { d: 1 } } } }; const self = {}; self.self = self;\n"
    "done = 1;",
    "done", 1,
    "frame\n"
    "local o=[\"object\",\"{ a: { b: {…} } }\",[[\"a\",[\"object\",\"{ b: { c: {…} } }\",[[\"b\",[\"objec"
    "t\",\"{ c: { d: 1 } }\",[[\"c\",[\"object\",\"{ d: 1 }\",[],1]]],0]]],0]]],0]\n"
    "local self=[\"object\",\"{ self: { self: {…} } }\",[[\"self\",[\"object\",\"{ self: { self: {…} } }"
    "\",[[\"self\",[\"object\",\"{ self: { self: {…} } }\",[[\"self\",[\"object\",\"{ self: { self: {…} }"
    " }\",[],1]]],0]]],0]]],0]\n" },
  { "/variables/long",
    "const text = 'x'.repeat(5000), list = new Array(1000000).fill(8);\n"
    "done = 1;",
    "done", 1,
    "frame\n"
    "local text=[\"string\",\"\\\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\\"\",[],5000]\n"
    "local list=[\"array\",\"[ 8, 8, 8, 8, 8, 8, … ]\",[[\"0\",[\"number\",\"8\"]],[\"1\",[\"number\",\"8"
    "\"]],[\"2\",[\"number\",\"8\"]],[\"3\",[\"number\",\"8\"]],[\"4\",[\"number\",\"8\"]],[\"5\",[\"numb"
    "er\",\"8\"]],[\"6\",[\"number\",\"8\"]],[\"7\",[\"number\",\"8\"]],[\"8\",[\"number\",\"8\"]],[\"9"
    "\",[\"number\",\"8\"]],[\"10\",[\"number\",\"8\"]],[\"11\",[\"number\",\"8\"]],[\"12\",[\"number\","
    "\"8\"]],[\"13\",[\"number\",\"8\"]],[\"14\",[\"number\",\"8\"]],[\"15\",[\"number\",\"8\"]],[\"16\","
    "[\"number\",\"8\"]],[\"17\",[\"number\",\"8\"]],[\"18\",[\"number\",\"8\"]],[\"19\",[\"number\",\"8"
    "\"]]],999980]\n" },
  { "/variables/proxies",
    "let traps = 0;\n"
    "const p = new Proxy({ a: 1 }, new Proxy({}, { get() { traps++; throw 2; } })), holder = { p };\n"
    "done = traps;",
    "done", 1,
    "frame\n"
    "local traps=[\"number\",\"0\"]\n"
    "local p=[\"object\",\"Proxy\"]\n"
    "local holder=[\"object\",\"{ p: Proxy }\",[[\"p\",[\"object\",\"Proxy\"]]],0]\n" },
  { "/variables/not-yet-declared",
    "{ done = 1; const late = 2; class Late {} }",
    "done", 1,
    "frame\n"
    "local late=[\"missing\",\"\"]\n"
    "local Late=[\"missing\",\"\"]\n" },
  { "/variables/after-the-statement",
    "let x = 1;\n"
    "x = x + 1;\n"
    "console.log(x);",
    "x = x", 1,
    "frame\n"
    "local x=[\"number\",\"2\"]\n" },
  { "/variables/block-scope",
    "let x = 1; { let x = 2; inside = x; } outside = x;",
    "inside", 1,
    "frame\n"
    "local x=[\"number\",\"2\"]\n" },
  { "/variables/block-scope-left",
    "function f() { let x = 1; { let x = 2; inside = x; } outside = x; } f();",
    "outside", 1,
    "frame\n"
    "local x=[\"number\",\"1\"]\n" },
  { "/variables/shadowing",
    "function f(x) { const g = (y) => { const x = 5; return x + y; }; return g(x); }\n"
    "f(1);",
    "return x + y", 1,
    "frame\n"
    "local y=[\"number\",\"1\"]\n"
    "local x=[\"number\",\"5\"]\n" },
  { "/variables/captured",
    "const outer = 1;\n"
    "function make(count, unused) {\n"
    "  const step = 2; return function next() { count += step; return count + outer; };\n}\n"
    "const next = make(10, 11); next(); next();",
    "return count", 2,
    "frame\n"
    "captured(make) count=[\"number\",\"14\"]\n"
    "captured(make) step=[\"number\",\"2\"]\n"
    "script outer=[\"number\",\"1\"]\n" },
  { "/variables/captured-through",
    "function a(one) { return () => () => { done = one; }; }\n"
    "a(1)()();",
    "return () =>", 1,
    "frame\n"
    "local one=[\"number\",\"1\"]\n" },
  { "/variables/captured-by-inner",
    "function a(one) { const b = () => { here = 1; return () => { done = one; }; }; return b(); }\n"
    "a(1)();",
    "here", 1,
    "frame\n"
    "captured(a) one=[\"number\",\"1\"]\n" },
  { "/variables/per-iteration",
    "const all = []; for (let i = 0; i < 3; i++) { all.push(() => { return i; }); }\n"
    "all[1]();",
    "return i", 1,
    "frame\n"
    "captured() i=[\"number\",\"1\"]\n" },
  { "/variables/loop-rounds",
    "for (let i = 0; i < 3; i++) { const square = i * i; done = square; }",
    "done", 3,
    "frame\n"
    "local i=[\"number\",\"2\"]\n"
    "local square=[\"number\",\"4\"]\n" },
  { "/variables/for-of",
    "for (const [key, { v }] of [['a', { v: 1 }], ['b', { v: 2 }]]) done = v;",
    "done", 2,
    "frame\n"
    "local key=[\"string\",\"\\\"b\\\"\"]\n"
    "local v=[\"number\",\"2\"]\n" },
  { "/variables/for-in",
    "for (var name in { one: 1, two: 2 }) { done = name; }",
    "done", 2,
    "frame\n"
    "local name=[\"string\",\"\\\"two\\\"\"]\n" },
  { "/variables/catch",
    "try { throw new TypeError('no'); } catch (error) { done = 1; }",
    "done", 1,
    "frame\n"
    "local error=[\"object\",\"TypeError: no\",[],0]\n" },
  { "/variables/catch-pattern",
    "try { throw { a: 1, b: [2] }; } catch ({ a, b: [c] }) { done = 1; }",
    "done", 1,
    "frame\n"
    "local a=[\"number\",\"1\"]\n"
    "local c=[\"number\",\"2\"]\n" },
  { "/variables/destructuring",
    "function f({ a, b: [c = 3, ...rest] }, ...more) { done = a; } f({ a: 1, b: [undefined, 4, 5] }, 6, 7);",
    "done", 1,
    "frame\n"
    "local a=[\"number\",\"1\"]\n"
    "local c=[\"number\",\"3\"]\n"
    "local rest=[\"array\",\"[ 4, 5 ]\",[[\"0\",[\"number\",\"4\"]],[\"1\",[\"number\",\"5\"]]],0]\n"
    "local more=[\"array\",\"[ 6, 7 ]\",[[\"0\",[\"number\",\"6\"]],[\"1\",[\"number\",\"7\"]]],0]\n" },
  { "/variables/default-parameters",
    "function f(a, b = (() => { inner = a; return a + 1; })()) { var a = 9; done = b; } f(1);",
    "inner", 1,
    "frame\n"
    "captured(f) a=[\"number\",\"1\"]\n" },
  { "/variables/default-parameters-body",
    "function f(a, b = (() => { inner = a; return a + 1; })()) { var a = 9; done = b; } f(1);",
    "done", 1,
    "frame\n"
    "local b=[\"number\",\"2\"]\n"
    "local a=[\"number\",\"9\"]\n" },
  { "/variables/class",
    "class Counter { #n = 1; count = 0; add(by) { this.count += by; return this; } }\n"
    "new Counter().add(5);",
    "return this", 1,
    "frame\n"
    "this this=[\"object\",\"Counter { count: 5 }\",[[\"count\",[\"number\",\"5\"]]],0]\n"
    "local by=[\"number\",\"5\"]\n" },
  { "/variables/derived",
    "class A {} class B extends A { constructor(x) { early = x; super(); late = x; } } new B(1);",
    "early", 1,
    "frame\n"
    "local x=[\"number\",\"1\"]\n" },
  { "/variables/arrow-this",
    "class A { constructor() { this.x = 1; } run() { const go = () => { done = this; }; go(); } } new A().run();",
    "done", 1,
    "frame\n"
    "this this=[\"object\",\"A { x: 1 }\",[[\"x\",[\"number\",\"1\"]]],0]\n" },
  { "/variables/static-block",
    "class A { static n = 1; static { const inside = 2; done = inside; } }",
    "done", 1,
    "frame\n"
    "local inside=[\"number\",\"2\"]\n" },
  { "/variables/generator",
    "function* g(from) { let i = from; while (i < 9) { const got = yield i++; seen = got; } }\n"
    "const it = g(1); it.next(); it.next('hello');",
    "seen", 1,
    "frame\n"
    "local from=[\"number\",\"1\"]\n"
    "local i=[\"number\",\"2\"]\n"
    "local got=[\"string\",\"\\\"hello\\\"\"]\n" },
  { "/variables/async",
    "async function f(a) { const b = await a; done = b; } f(Promise.resolve(7));",
    "done", 1,
    "frame\n"
    "local a=[\"object\",\"Promise {}\",[],0]\n"
    "local b=[\"number\",\"7\"]\n" },
  { "/variables/just-entered",
    "function f(a, b = 2) { first = a; } f(1);",
    "f(1)", 1,
    "frame\n"
    "local a=[\"number\",\"1\"]\n"
    "local b=[\"number\",\"2\"]\n" },
  { "/variables/just-entered-callback",
    "setTimeout((x) => { first = x; }, 5, 'arg');",
    "first", 1,
    "frame\n"
    "local x=[\"string\",\"\\\"arg\\\"\"]\n" },
  { "/variables/caller-sees-change",
    "function f() { let n = 1; const g = () => { n = 2; inner = 1; }; g(); after = n; } f();",
    "inner", 1,
    "frame\n"
    "captured(f) n=[\"number\",\"2\"]\n" },
  { "/variables/return-value",
    "function f(a) { const r = a + 1; return r; } f(1);",
    "return r", 1,
    "frame\n"
    "local a=[\"number\",\"1\"]\n"
    "local r=[\"number\",\"2\"]\n" },
  { "/variables/with",
    "const o = { get x() { console.log('run'); } }; let x = 1; with (o) { inside = 1; } done = 1;",
    "done", 1,
    "frame\n"
    "local o=[\"object\",\"{ x: getter }\",[[\"x\",[\"getter\",\"\"]]],0]\n"
    "local x=[\"number\",\"1\"]\n" },
  { "/variables/switch",
    "switch (1) { case 1: let x = 5; done = x; break; default: const y = 1; }",
    "done", 1,
    "frame\n"
    "local x=[\"number\",\"5\"]\n"
    "local y=[\"missing\",\"\"]\n" },
  { "/variables/annex-b",
    "function f() { { function g() {} here = 1; } after = g; } f();",
    "after", 1,
    "frame\n"
    "local g=[\"function\",\"function g\"]\n" },
  { "/variables/dates",
    "const at = new Date(0), none = new Date(NaN), like = Object.create(Date.prototype), kind = Date; done = 1;",
    "done", 1,
    "frame\n"
    "local at=[\"object\",\"Date 1970-01-01T00:00:00.000Z\",[],0]\n"
    "local none=[\"object\",\"Date {}\",[],0]\n"
    "local like=[\"object\",\"Date {}\",[],0]\n"
    "local kind=[\"function\",\"function Date\"]\n" },
  { "/variables/patterns",
    "const each = /a\\/b/gi, like = Object.create(RegExp.prototype);"
    "Object.defineProperty(each, 'flags', { get() { done = 2; } }); done = 1;",
    "done", 1,
    "frame\n"
    "local each=[\"object\",\"/a\\\\/b/gi\",[],0]\n"
    "local like=[\"object\",\"RegExp {}\",[],0]\n" },
  { "/variables/named-expression",
    "const f = function self(n) { return n && self(n - 1); }; f(1);",
    "return n", 1,
    "frame\n"
    "local n=[\"number\",\"0\"]\n" },
  { "/variables/labels",
    "outer: for (let i = 0; i < 2; i++) { for (let j = 0; j < 2; j++) { if (j) continue outer; done = j; } }",
    "done", 2,
    "frame\n"
    "local i=[\"number\",\"1\"]\n"
    "local j=[\"number\",\"0\"]\n" },
  { "/variables/hoisted",
    "done = typeof f; var v = 1; function f() {}",
    "done", 1,
    "frame\n"
    "local v=[\"undefined\",\"undefined\"]\n"
    "local f=[\"function\",\"function f\"]\n" },
  { "/variables/block-in-script",
    "{ let hidden = 1; function f() { done = hidden; } f(); }",
    "done", 1,
    "frame\n"
    "captured() hidden=[\"number\",\"1\"]\n" },
  { "/variables/object-method",
    "const o = { v: 1, m(a) { done = this.v + a; } }; o.m(2);",
    "done", 1,
    "frame\n"
    "this this=[\"object\",\"{ v: 1, m: function m }\",[[\"v\",[\"number\",\"1\"]],[\"m\",[\"function\","
    "\"function m\"]]],0]\n"
    "local a=[\"number\",\"2\"]\n" },
  { "/variables/pollution",
    "Object.prototype[0] = 'bad'; Object.prototype.toJSON = Array.prototype.toJSON = () => 'bad';\n"
    "Array.prototype[Symbol.iterator] = null;\n"
    "Object.defineProperty(Array.prototype, '0', { set() { console.log('run'); }, configurable: true });\n"
    "Object.defineProperty(Object.prototype, 'value',\n"
    "  { set() { console.log('run'); }, get() { console.log('run'); }, configurable: true });\n"
    "const o = { a: [1], get b() {} }; done = 1;",
    "done", 1,
    "frame\n"
    "local o=[\"object\",\"{ a: [ 1 ], b: getter }\",[[\"a\",[\"array\",\"[ 1 ]\",[[\"0\",[\"number\",\"1\"]]],0]],"
    "[\"b\",[\"getter\",\"\"]]],0]\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (RbEventLoop) event_loop = capture (expected->source, 1, 1000);
  g_autofree char *variables = NULL;
  g_autofree char *console = NULL;

  g_assert_cmpstr (rb_event_loop_get_message (event_loop), ==, NULL);
  variables = dup_variables (event_loop, expected->statement, expected->nth);
  console = dup_console (event_loop);
  g_assert_null (strstr (console, "run"));
  g_assert_cmpstr (variables, ==, expected->expected);
}

/* A name that the script declares hides the getter of the setup with the same name. Nothing calls the getter. */
static void
test_accessor (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("var odd; done = 1;");
  g_autoptr (RbEventLoop) event_loop = NULL;
  g_autofree char *variables = NULL;
  g_autofree char *console = NULL;

  rb_program_set_setup (program, "Object.defineProperty(globalThis, 'odd', { get() { console.log('run'); } });");
  rb_program_set_capture (program, 1, 10);
  event_loop = run_program (program);
  variables = dup_variables (event_loop, "done", 1);
  console = dup_console (event_loop);
  g_assert_cmpstr (variables, ==, "frame\nlocal odd=[\"undefined\",\"undefined\"]\n");
  g_assert_cmpstr (console, ==, "");
}

/* Each part of an article's program that declares a name again has variables of its own. */
static void
test_parts (void)
{
  g_autoptr (RbProgram) program =
    rb_program_new ("const other = 1; let a = 2; done = 1;\nlet a = 3; done = 2;\nconst a = () => a; done = 3;");
  g_autoptr (RbEventLoop) event_loop = NULL;
  static const char *const expected[] = {
    "frame\nlocal other=[\"number\",\"1\"]\nlocal a=[\"number\",\"2\"]\n",
    "frame\nlocal other=[\"number\",\"1\"]\nlocal a=[\"number\",\"3\"]\n",
  };

  rb_program_set_stand_ins (program, TRUE);
  rb_program_set_capture (program, 1, 100);
  event_loop = run_program (program);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *variables = dup_variables (event_loop, "done", i + 1);

      g_assert_cmpstr (variables, ==, expected[i]);
    }
}

/* Only the requested statements are reported, and the run ends after them. */
static void
test_window (void)
{
  g_autoptr (RbEventLoop) event_loop = capture ("for (let i = 0; ; i++) done = i;", 50000, 50003);
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  guint n_statements = 0, first = 0;

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      n_statements += rb_record_kind_is_statement (record.kind);
      if (record.kind == RB_RECORD_VARIABLE && first == 0)
        first = n_statements;
    }
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_STOPPED);
  g_assert_cmpuint (first, ==, 50000);
  g_assert_cmpuint (n_statements, ==, 50003);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_VARIABLE), ==, 8);
}

/* The amount of data for a moment is limited. */
static void
test_bounded (void)
{
  g_autoptr (RbEventLoop) event_loop = capture (
    "const wide = Array.from({ length: 50 }, (_, i) => Array(50).fill({ a: Array(50).fill(i) }));\n"
    "function down(n) {\n  const a = wide, b = wide, c = wide;\n"
    "  if (n > 0) down(n - 1); else { [].map.call(Array(20000).fill(1), () => {}); done = 1; }\n}\n"
    "down(1100);", 2000, 2040);
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  guint most = 0, here = 0;

  g_assert_cmpstr (rb_event_loop_get_message (event_loop), ==, NULL);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_STOPPED);
  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      here = record.kind == RB_RECORD_VARIABLE ? here + 1 : 0;
      most = MAX (most, here);
      if (here > 0 && record.c != 0)
        g_assert_cmpuint (strlen (rb_trace_get_string (trace, record.c)), <, 20000);
    }
  g_assert_cmpuint (most, >, 10);
  g_assert_cmpuint (most, <, 1200);
}

/* Wherever the program prints, variables are pending, because they are sent in pieces. */
static void
test_printing (gconstpointer data)
{
  g_autoptr (GString) source = g_string_new ("const tree = Array(14).fill(Array(14).fill({ a: [1], b: [2] }));\n"
                                             "const o = { ...tree }, p = { ...tree }, q = { ...tree };\nlet n = 0;\n");
  g_autoptr (RbEventLoop) event_loop = NULL;

  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    g_string_append (source, "n++;\n");
  g_string_append (source, "console.log('x');\nn++;\nn++;\n");
  event_loop = capture (source->str, 1, 300);
  g_assert_cmpstr (rb_event_loop_get_message (event_loop), ==, NULL);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].name, &cases[i], test_case);
  g_test_add_func ("/variables/accessor", test_accessor);
  g_test_add_func ("/variables/parts", test_parts);
  g_test_add_func ("/variables/window", test_window);
  g_test_add_func ("/variables/bounded", test_bounded);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("/variables/printing/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_printing);
    }

  return g_test_run ();
}
