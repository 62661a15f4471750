/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace-links.h"
#include "tests/engine/run-program.h"
#include "wire/names.h"

/* Who waits for which promise: "1 then A → 2" for a callback, "1 then - B → 2" for one that is called if the promise is
 * rejected, "1 await f0" for a call of a function. */
static const struct
{
  const char *name;
  const char *source;
  const char *followers;
} programs[] = {
  { "chain", "const p = new Promise(() => {}); p.then(() => 1).then(() => 2, () => 3); p.catch(() => 4);",
    "1 then A → 2\n2 then B C → 3\n1 then - D → 4\n" },
  { "finally", "new Promise(() => {}).finally(() => 1);", "1 finally A A → 2\n" },
  { "without-callback", "new Promise(() => {}).then();", "1 then → 2\n" },
  { "await", "async function f() { await new Promise(() => {}); }\nf();\nf().then(() => 1);",
    "1 await 1\n2 await 3\n3 then A → 4\n" },
  { "await-value", "async function f() { await 1; }\nf();", "1 await 1\n" },
  { "module", "await new Promise(() => {});", "1 await 0\n" },
  { "async-generator", "async function* f() { yield 1; }\nf().next();", "1 await 1\n" },
  { "all", "const p = new Promise(() => {}); Promise.all([p, 5, p]).then(() => 1);",
    "1 all → 2\n3 all → 2\n1 all → 2\n2 then A → 4\n" },
  { "all-nested", "Promise.all([Promise.race([new Promise(() => {})]), Promise.any([new Promise(() => {})])]);",
    "1 race → 2\n3 any → 4\n2 all → 5\n4 all → 5\n" },
  { "all-settled", "Promise.allSettled([new Promise(() => {})]);", "1 all-settled → 2\n" },
  { "resolved-with-another", "const p = new Promise(() => {}); new Promise((resolve) => resolve(p));",
    "1 resolve → 2\n" },
  { "returned-from-then", "const p = new Promise(() => {}); Promise.resolve().then(() => p);",
    "1 then A → 2\n3 resolve → 2\n" },
  { "returned-from-async", "const p = new Promise(() => {}); async function f() { return p; }\nf();",
    "2 resolve → 1\n" },

  /* What V8 does not do itself is not told as if it did. */
  { "resolve-handed-over", "const p = new Promise(() => {}); new Promise((resolve) => p.then(resolve));",
    "1 then → 2\n" },
  { "thenable", "const p = new Promise(() => {}); Promise.resolve({ then(resolve) { p.then(resolve); } });",
    "1 then → 2\n" },
  { "code-in-all",
    "const p = new Promise(() => {}); let to; new Promise((resolve) => { to = resolve; });\n"
    "Promise.all({ *[Symbol.iterator]() { p.then(to, to); } });", "1 then → 2\n" },
  { "own-class", "class Own extends Promise {}\nOwn.all([new Own(() => {})]);", "1 then → 2\n" },
};

static void
append_follower (GString        *text,
                 const RbRecord *record)
{
  if (record->kind == RB_RECORD_AWAITED)
    g_string_append_printf (text, "%u await %u\n", record->a, record->b);
  if (record->kind != RB_RECORD_FOLLOWED)
    return;

  g_string_append_printf (text, "%u %s", record->a, rb_follower_get_name (record->flags));
  if (record->c != 0 || record->d != 0)
    g_string_append_printf (text, " %c", record->c != 0 ? 'A' + record->c - 1 : '-');
  if (record->d != 0)
    g_string_append_printf (text, " %c", 'A' + record->d - 1);
  if (record->b != 0)
    g_string_append_printf (text, " → %u", record->b);
  g_string_append_c (text, '\n');
}

static void
test_followers (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (RbEventLoop) event_loop = run_source (programs[i].source);
  g_autoptr (GString) text = g_string_new (NULL);
  RbTrace *trace = rb_event_loop_get_trace (event_loop);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  for (guint k = 0; k < rb_trace_get_n_records (trace); k++)
    {
      RbRecord record = rb_trace_get_record (trace, k);

      append_follower (text, &record);
    }
  g_assert_cmpstr (text->str, ==, programs[i].followers);
}

/* The functions in the place of those of Promise look and behave like them. */
static void
test_functions (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "for (const name of ['all', 'allSettled', 'any', 'race']) {\n"
    "  const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(Promise, name);\n"
    "  console.log(Promise[name].name, Promise[name].length, `${Promise[name]}`, 'prototype' in Promise[name],\n"
    "    writable, enumerable, configurable);\n"
    "}\n"
    "try { Promise.all.call(undefined, []); } catch (error) { console.log(error.message); }\n"
    "class Own extends Promise {}\n"
    "console.log(Own.all([]) instanceof Own, Object.keys(Promise).length);\n"
    "Promise.all([1, Promise.resolve(2)]).then(console.log);\n"
    "Promise.any([]).catch((error) => console.log(error.constructor.name));\n");
  g_autofree char *console = dup_console (event_loop);

  g_assert_cmpstr (console, ==,
                   "all 1 function all() { [native code] } false true false true\n"
                   "allSettled 1 function allSettled() { [native code] } false true false true\n"
                   "any 1 function any() { [native code] } false true false true\n"
                   "race 1 function race() { [native code] } false true false true\n"
                   "Promise.all called on non-object\n"
                   "true 0\n"
                   "AggregateError\n"
                   "[ 1, 2 ]\n");
}

/* A promise that a call of an async function returned says so, once, when it is named first. */
static void
test_calls (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source (
    "const plain = () => new Promise(() => {});\n"
    "const late = async (id) => { await null; return id; };\n"
    "async function early() { return 1; }\n"
    "const arrow = async () => 2;\n"
    "const main = async () => { await late(1); await plain(); };\n"
    "Promise.all([late(2), early(), Promise.resolve(3)]).then(main);\n"
    "arrow().then(() => {});\n"
    "late(4);\n");
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);
      guint call;

      if (record.kind != RB_RECORD_PROMISED)
        continue;
      call = rb_trace_links_find_call (trace, record.a);
      g_assert_cmpuint (rb_trace_get_record (trace, call).a, ==, record.b);
      g_string_append_printf (text, "%s ",
                              rb_trace_get_site (trace, rb_trace_get_record (trace, call).site)->name);
    }
  g_assert_cmpstr (text->str, ==, "late early arrow late main ");
}

/* A program without promises has nothing to tell. */
static void
test_no_promises (void)
{
  g_autoptr (RbEventLoop) event_loop = run_source ("database.getUserById(1, () => {}); setTimeout(() => {}, 1);");

  g_assert_cmpuint (count_records (event_loop, RB_RECORD_FOLLOWED), ==, 0);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_AWAITED), ==, 0);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_PROMISED), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_strconcat ("/promises/followers/", programs[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_followers);
    }
  g_test_add_func ("/promises/functions", test_functions);
  g_test_add_func ("/promises/calls", test_calls);
  g_test_add_func ("/promises/no-promises", test_no_promises);

  return g_test_run ();
}
