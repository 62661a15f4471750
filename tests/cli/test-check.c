/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "spawn.h"

#define PROGRAM "```js version=sync\nconsole.log(1);\nconsole.log([2]);\n```\n\n"
#define PREDICTION "> What?\n>\n> - [ ] `1`\n> - [x] `1`, then `[ 2 ]`\n"

/* Checks @text as the article a.md, and compares the output with @problem, which is "" for no problem. */
static void
assert_check (Fixture    *fixture,
              const char *text,
              const char *problem)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "a.md", text);
  result = call (fixture, "check", "a.md");

  g_assert_cmpstr (result->output, ==, problem);
  g_assert_cmpstr (result->errors, ==, "");
  assert_exits (result, *problem != '\0' ? 1 : 0);
}

static void
test_fine (Fixture       *fixture,
           gconstpointer  data)
{
  assert_check (fixture, "", "");
  assert_check (fixture, PROGRAM PREDICTION, "");
  assert_check (fixture, "```ts\nlet a: number = 1;\n```\n", "");
}

static void
test_mistakes (Fixture       *fixture,
               gconstpointer  data)
{
  assert_check (fixture, "---\nposition: [\n---\n",
                "a.md:3:1: The front matter is not valid YAML: did not find expected node content.\n");
  assert_check (fixture, "```js version=three\n```\n",
                "a.md:1:1: There is no version “three”. Use sync, callback, promise or async.\n");
  assert_check (fixture, "\n```js\nlet x;\nlet y = ;\n```\n", "a.md:4:9: A value or a name is missing before `;`.\n");
  assert_check (fixture, "```js\nconsole.log(1);\nundefined.x;\n```\n",
                "a.md:3:11: This error is not caught: TypeError: Cannot read properties of undefined (reading 'x')\n");
  assert_check (fixture, "Text\n\n```js\n\nwhile (true) {}\n```\n",
                "a.md:5:1: The program was stopped: it executed more statements than a run may execute.\n");
}

/* An article may show an uncaught error, if a prediction says so; then it must be the right one. */
static void
test_uncaught (Fixture       *fixture,
               gconstpointer  data)
{
#define THROWS "```js\nthrow new Error(\"boom\");\n```\n\n> What?\n>\n"

  assert_check (fixture, THROWS "> - [x] `Uncaught Error: boom`\n", "");
  assert_check (fixture, THROWS "> - [x] `Uncaught Error: bang`\n",
                "a.md:5: The prediction says that “program” prints “Uncaught Error: bang”; "
                "it prints “Uncaught Error: boom”.\n");
  assert_check (fixture, THROWS "> - [x] `boom`\n> - [ ] `Uncaught Error: boom`\n",
                "a.md:2:7: This error is not caught: Error: boom\n"
                "a.md:5: The prediction says that “program” prints “boom”; it prints “Uncaught Error: boom”.\n");
}

static void
test_predictions (Fixture       *fixture,
                  gconstpointer  data)
{
  assert_check (fixture, PREDICTION, "a.md:1: There is no exercise before this prediction.\n");
  assert_check (fixture, PROGRAM "> What?\n>\n> - [ ] `1`\n", "a.md:6: A prediction needs one marked option.\n");
  assert_check (fixture, PROGRAM "> What?\n>\n> - [x] `1`\n> - [x] `2`\n",
                "a.md:6: A prediction needs one marked option.\n");
  assert_check (fixture, PROGRAM "> What?\n>\n> - [x] `1`\n",
                "a.md:6: The prediction says that “sync” prints “1”; it prints “1 ⏎ [ 2 ]”.\n");
  assert_check (fixture, PROGRAM "> What?\n>\n> - [x] Nothing\n",
                "a.md:6: The prediction says that “sync” prints “”; it prints “1 ⏎ [ 2 ]”.\n");
  assert_check (fixture, PROGRAM "> What of `callback`?\n>\n> - [x] `1`\n",
                "a.md:6: The exercise before has no version “callback”.\n");
}

/* A question with ordinary list items is easily taken for a prediction. */
static void
test_no_options (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *problem = "a.md:6: This prediction has no options: each needs a line that begins with “- [ ]” or "
                        "“- [x]”.\n";

  assert_check (fixture, PROGRAM "> **Predict** What?\n>\n> - `1`\n> - [] `2`\n", problem);
  assert_check (fixture, PROGRAM "> **ลองทาย** อะไร\n", problem);
  assert_check (fixture, PROGRAM "> Predict nothing.\n", "");
  assert_check (fixture, PROGRAM "> What?\n>\n> - [ ] `1`\n> - [ ] `1`\n> - [x] `1`, then `[ 2 ]`\n",
                "a.md:6: Two options of this prediction say the same.\n");
}

/* A program reads the problems of all files as one JSON array, with one line for each problem. */
static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (Result) result = NULL;
  g_autoptr (Result) none = NULL;

  write_file (fixture, "a.md", "---\nposition: \"\n\"\n---\n");
  write_file (fixture, "b.md", "```js\nthrow new Error('a\\nb');\n```\n\n" PREDICTION);
  write_file (fixture, "c.md", "");
  result = call (fixture, "check", "--format", "json", "a.md", "b.md");
  none = call (fixture, "check", "--format=json", "c.md");

  assert_exits (result, 1);
  g_assert_cmpstr (result->output, ==,
                   "[{\"file\":\"a.md\",\"line\":2,\"column\":11,\"message\":\"“position” must be a whole number from "
                   "0 to 1000000.\"},\n"
                   "{\"file\":\"b.md\",\"line\":2,\"column\":7,"
                   "\"message\":\"This error is not caught: Error: a ⏎ b\"},\n"
                   "{\"file\":\"b.md\",\"line\":5,\"message\":\"The prediction says that “program” prints "
                   "“1 ⏎ [ 2 ]”; it prints “Uncaught Error: a ⏎ b”.\"}]\n");
  assert_exits (none, 0);
  g_assert_cmpstr (none->output, ==, "[]\n");
}

/* Checks the Thai lesson @thai against the lesson @english; the output must be @problem. */
static void
assert_translation (Fixture    *fixture,
                    const char *english,
                    const char *thai,
                    const char *problem)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "lessons/en/1.md", english);
  write_file (fixture, "lessons/th/1.md", thai);
  result = call (fixture, "check", "lessons/th/1.md", "lessons/en/1.md");

  g_assert_cmpstr (result->output, ==, problem);
  assert_exits (result, *problem != '\0' ? 1 : 0);
}

static void
test_translations (Fixture       *fixture,
                   gconstpointer  data)
{
  const char *english = "# Title\n\n" PROGRAM PREDICTION;

  assert_translation (fixture, english, "# ชื่อ\n\n" PROGRAM "> อะไร\n>\n> - [ ] `1`\n> - [x] `1` แล้ว `[ 2 ]`\n", "");
  assert_translation (fixture, english,
                      "# ชื่อ\n\n```js version=sync\nconsole.log(1);\n\nconsole.log([2]);\n```\n\n" PREDICTION,
                      "lessons/th/1.md:4: The code differs from the original's.\n");
  assert_translation (fixture, english,
                      "# ชื่อ\n\n```js version=callback\nconsole.log(1);\nconsole.log([2]);\n```\n\n" PREDICTION,
                      "lessons/th/1.md:4: The versions of this exercise differ from the original's.\n");
  assert_translation (fixture, english, "# ชื่อ\n\n" PROGRAM "> อะไร\n>\n> - [x] `1`, `[ 2 ]`\n> - [ ] `1`\n",
                      "lessons/th/1.md:8: The prediction's options differ from the original's.\n");
  assert_translation (fixture, english, "# ชื่อ\n\nเกิน\n\n" PROGRAM PREDICTION,
                      "lessons/th/1.md:3: The structure differs from line 4 of the original.\n");
  assert_translation (fixture, english, "# ชื่อ\n\n" PROGRAM,
                      "lessons/th/1.md:1: The original has 3 paragraphs and programs; this translation has 2.\n");
  assert_translation (fixture, english, "---\ndatabase: {latency: 5}\n---\n# ชื่อ\n\n" PROGRAM PREDICTION,
                      "lessons/th/1.md:1: The database differs from the original's.\n");
}

static void
test_no_original (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "lessons/th/2.md", "# ชื่อ\n");
  result = call (fixture, "check", "lessons/th/2.md");

  assert_exits (result, 1);
  g_assert_cmpstr (result->output, ==, "lessons/th/2.md:1: The English original cannot be read: "
                                       "lessons/en/2.md: There is no such file.\n");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Result) nothing = call (fixture, "check");
  g_autoptr (Result) missing = NULL;
  g_autoptr (Result) program = NULL;
  g_autoptr (Result) no_runner = NULL;

  write_file (fixture, "a.js", "console.log(1);\n");
  program = call (fixture, "check", "a.js");
  write_file (fixture, "a.md", PROGRAM);
  write_file (fixture, "b.md", "---\nposition: b\n---\n");
  missing = call (fixture, "check", "missing.md", "b.md", "a.md");
  no_runner = call_in (fixture->folder, "RINGBACK_RUNNER", "/nonexistent", "check", "a.md", NULL);

  assert_exits (nothing, 2);
  assert_exits (program, 2);
  g_assert_nonnull (strstr (program->errors, "a.js: This is not an article"));
  assert_exits (missing, 2);
  g_assert_cmpstr (missing->errors, ==, "missing.md: There is no such file.\n");
  g_assert_true (g_str_has_prefix (missing->output, "b.md:2:11: "));
  assert_exits (no_runner, 5);
}

/* Standard output gets only problems of the article. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "a.md", PROGRAM PREDICTION);
  result = call_in (fixture->folder, "PATH", "/nonexistent", "check", "a.md", NULL);

  assert_exits (result, 0);
  g_assert_null (result->missing);
  g_assert_cmpstr (result->errors, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/check/fine", Fixture, NULL, set_up, test_fine, tear_down);
  g_test_add ("/check/mistakes", Fixture, NULL, set_up, test_mistakes, tear_down);
  g_test_add ("/check/uncaught", Fixture, NULL, set_up, test_uncaught, tear_down);
  g_test_add ("/check/predictions", Fixture, NULL, set_up, test_predictions, tear_down);
  g_test_add ("/check/no-options", Fixture, NULL, set_up, test_no_options, tear_down);
  g_test_add ("/check/json", Fixture, NULL, set_up, test_json, tear_down);
  g_test_add ("/check/translations", Fixture, NULL, set_up, test_translations, tear_down);
  g_test_add ("/check/no-original", Fixture, NULL, set_up, test_no_original, tear_down);
  g_test_add ("/check/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/check/missing", Fixture, NULL, set_up, test_missing, tear_down);

  return g_test_run ();
}
