/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/unrun.h"
#include "tests/engine/run-program.h"

/* Runs a program to its end, and returns the code that did not run, one stretch a line, with "↵" for each new line. */
static char *
run_and_find (const char *source)
{
  g_autoptr (RbEventLoop) event_loop = run_source (source);
  g_autoptr (GArray) unrun = rb_unrun_find (rb_event_loop_get_trace (event_loop));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < unrun->len; i++)
    {
      const RbUnrun *stretch = &g_array_index (unrun, RbUnrun, i);
      g_autofree char *code = g_utf8_substring (source, stretch->start, stretch->end);

      g_string_append_printf (text, "%u-%u %s\n", stretch->line, stretch->last_line, code);
    }
  g_string_replace (text, "\n  ", "\xe2\x86\xb5", 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check (const char *source,
       const char *expected)
{
  g_autofree char *found = run_and_find (source);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_branch (void)
{
  check ("const error = null;\n"
         "if (error) {\n"
         "  console.log(error);\n"
         "} else {\n"
         "  console.log('fine');\n"
         "}\n",
         "3-3 console.log(error);\n");
  check ("if (false) console.log(1); else console.log(2);\n", "1-1 console.log(1);\n");
  check ("console.log(1);\n", "");
}

/* A compound statement that did not run is pale with all that is in it, and so are the statements after it. */
static void
test_stretch (void)
{
  check ("const f = () => {\n"
         "  return 1;\n"
         "  if (1) {\n"
         "  x();\n"
         "  }\n"
         "  y();\n"
         "};\n"
         "f();\n",
         "3-6 if (1) {\xe2\x86\xb5x();\xe2\x86\xb5}\xe2\x86\xb5y();\n");
}

static void
test_catch (void)
{
  check ("try {\n"
         "  console.log('\xe0\xb8\x81');\n"
         "} catch (problem) {\n"
         "  console.log(problem);\n"
         "} finally {\n"
         "  console.log('end');\n"
         "}\n",
         "4-4 console.log(problem);\n");
  check ("try {\n"
         "  throw 1;\n"
         "  console.log(2);\n"
         "} catch {\n"
         "  console.log(3);\n"
         "}\n",
         "3-3 console.log(2);\n");
}

/* What is between two functions that were not called did run. */
static void
test_function (void)
{
  check ("const stored = () => 1;\n"
         "function declared() {\n"
         "  stored();\n"
         "}\n"
         "Promise.resolve(1)\n"
         "  .then((value) => console.log(value), (error) => console.log(error))\n"
         "  .catch(() => {});\n",
         "1-1 () => 1\n"
         "2-4 function declared() {\xe2\x86\xb5stored();\n}\n"
         "6-6 (error) => console.log(error)\n"
         "7-7 () => {}\n");
  check ("setTimeout(() => console.log(1), 5);\n"
         "clearTimeout(setTimeout(() => console.log(2), 5));\n",
         "2-2 () => console.log(2)\n");
}

/* A statement ran even if it threw, and a loop's head even if its body did not. */
static void
test_ran (void)
{
  check ("const fail = () => { throw 1; };\n"
         "const call = () => { return fail(); };\n"
         "const arrow = () => fail();\n"
         "for (const f of [call, arrow]) try { f(); } catch { continue; }\n"
         "for (const x of []) { x(); }\n",
         "5-5 x();\n");
  check ("const wait = async () => {\n"
         "  await null;\n"
         "  console.log(1);\n"
         "};\n"
         "wait();\n"
         "class A { go() { return 1; } static { this.x = 1; } }\n"
         "new A().go();\n",
         "");
}

/* The code of a `with` has no probes, so nothing is known about it. */
static void
test_with (void)
{
  check ("with ({ x: 1 }) {\n"
         "  console.log(x);\n"
         "}\n"
         "if (false) console.log(1);\n",
         "");
  check ("const withAll = () => {};\n"
         "if (false) withAll();\n",
         "1-1 () => {}\n"
         "2-2 withAll();\n");
}

/* Nothing is said of a run that is not over, or that something ended. */
static void
test_not_over (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("if (false) console.log(1);\n");
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);
  g_autoptr (GArray) before = rb_unrun_find (rb_event_loop_get_trace (event_loop));
  g_autoptr (GArray) early = NULL;
  g_autoptr (GArray) late = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  turn_once (event_loop);
  early = rb_unrun_find (rb_event_loop_get_trace (event_loop));
  g_assert_cmpuint (early->len, ==, 0);
  turn_to_end (event_loop);
  late = rb_unrun_find (rb_event_loop_get_trace (event_loop));
  g_assert_cmpuint (late->len, ==, 1);

  check ("if (false) console.log(1);\n"
         "while (true) {}\n",
         "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unrun/branch", test_branch);
  g_test_add_func ("/unrun/stretch", test_stretch);
  g_test_add_func ("/unrun/catch", test_catch);
  g_test_add_func ("/unrun/function", test_function);
  g_test_add_func ("/unrun/ran", test_ran);
  g_test_add_func ("/unrun/with", test_with);
  g_test_add_func ("/unrun/not-over", test_not_over);

  return g_test_run ();
}
