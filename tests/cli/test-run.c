/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "spawn.h"

static const char article[] =
  "---\n"
  "title: An article\n"
  "---\n"
  "\n"
  "## First\n"
  "\n"
  "```js version=sync\n"
  "console.log(\"one\", database.getUserById(1));\n"
  "```\n"
  "\n"
  "```js version=callback\n"
  "database.getUserById(1, (user) => {\n"
  "  console.log(\"two\", user);\n"
  "});\n"
  "```\n"
  "\n"
  "## Second\n"
  "\n"
  "- In a list:\n"
  "\n"
  "  ```js\n"
  "  getThing(id, (error, thing) => {\n"
  "    console.log(thing);\n"
  "    throw new Error(\"late\");\n"
  "  });\n"
  "  ```\n";

static void
test_prints (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "a.js",
              "console.log({ id: 1, name: \"wwDev\" });\n"
              "console.info(\"ง่าย 💥\", [1, undefined]);\n"
              "console.warn(\"careful\");\n"
              "console.error(\"bad\");\n"
              "setTimeout(() => console.log(\"later\"), 60000);\n");
  result = call (fixture, "run", "a.js");

  assert_exits (result, 0);
  g_assert_cmpstr (result->output, ==, "{ id: 1, name: \"wwDev\" }\nง่าย 💥 [ 1, undefined ]\nlater\n");
  g_assert_cmpstr (result->errors, ==, "careful\nbad\n");
}

static void
test_uncaught (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "a.js",
              "console.log(1);\n"
              "setTimeout(() => console.log(\"the loop goes on\"), 10);\n"
              "const fail = () => {\n"
              "  throw new Error(\"boom\");\n"
              "};\n"
              "fail();\n");
  result = call (fixture, "run", "a.js");

  assert_exits (result, 1);
  g_assert_cmpstr (result->output, ==, "1\nthe loop goes on\n");
  g_assert_cmpstr (result->errors, ==, "a.js:4\n  throw new Error(\"boom\");\n        ^\n\nUncaught Error: boom\n"
                   "    at fail (a.js:4:9)\n    at Object.<anonymous> (a.js:6:1)\n\n");
}

static void
test_unhandled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "a.js",
              "const fail = async () => {\n"
              "  await null;\n"
              "  throw new Error(\"boom\");\n"
              "};\n"
              "fail();\n"
              "setTimeout(() => console.log(\"the loop goes on\"), 10);\n");
  result = call (fixture, "run", "a.js");

  assert_exits (result, 1);
  g_assert_cmpstr (result->output, ==, "the loop goes on\n");
  g_assert_cmpstr (result->errors, ==,
                   "a.js:3\n  throw new Error(\"boom\");\n        ^\n\nUncaught (in promise) Error: boom\n"
                   "    at fail (a.js:3:9)\n\n");
}

/* A function that waits for ever is reported with its line in the file, and is not an error. */
static void
test_still_waiting (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char program[] =
    "const main = async () => {\n"
    "  await new Promise(() => {});\n"
    "};\n"
    "main();\n"
    "(async () => {\n"
    "  for await (const value of [new Promise(() => {})])\n"
    "    console.log(value);\n"
    "})();\n"
    "console.log('done');\n"
    "await new Promise(() => {});\n";
  g_autofree char *in_article = g_strconcat ("# In an article\n\n```js\n", program, "```\n", NULL);
  g_autoptr (Result) result = NULL;
  g_autoptr (Result) from_article = NULL;

  write_file (fixture, "a.js", program);
  result = call (fixture, "run", "a.js");
  assert_exits (result, 0);
  g_assert_cmpstr (result->output, ==, "done\n");
  g_assert_cmpstr (result->errors, ==,
                   "`main` still waits at line 2: nothing will ever settle that promise.\n"
                   "An anonymous function still waits at line 6: nothing will ever settle that promise.\n"
                   "The program still waits at line 10: nothing will ever settle that promise.\n");

  write_file (fixture, "a.md", in_article);
  from_article = call (fixture, "run", "a.md");
  assert_exits (from_article, 0);
  g_assert_true (g_str_has_prefix (from_article->errors,
                                   "`main` still waits at line 5: nothing will ever settle that promise.\n"));
}

static void
test_syntax_error (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "a.js", "console.log(1);\nlet x = ;\n");
  result = call (fixture, "run", "a.js");

  assert_exits (result, 3);
  g_assert_cmpstr (result->output, ==, "");
  g_assert_cmpstr (result->errors, ==, 
                   "a.js:2\nlet x = ;\n        ^\n\nSyntaxError: A value or a name is missing before `;`.\n\n");
}

static void
test_statement_limit (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (Result) result = NULL;
  g_autoptr (Result) sooner = NULL;

  write_file (fixture, "a.js", "console.log(\"before\");\nwhile (true) {}\n");
  result = call (fixture, "run", "a.js");
  assert_exits (result, 4);
  g_assert_cmpstr (result->output, ==, "before\n");
  g_assert_true (g_str_has_prefix (result->errors, "a.js:2\nwhile (true) {}\n^\n\n"));

  write_file (fixture, "b.js", "let n = 0;\nfor (let i = 0; i < 100; i++)\n  n += i;\nconsole.log(n);\n");
  sooner = call (fixture, "run", "b.js", "--max-statements", "50");
  assert_exits (sooner, 4);
  g_assert_cmpstr (sooner->output, ==, "");
}

static void
test_timeout (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "a.js", "console.log(1);\nsetInterval(() => {}, 1000);\n");
  result = call (fixture, "run", "a.js", "--timeout", "0.5", "--speed", "1");

  assert_exits (result, 4);
  g_assert_nonnull (strstr (result->errors, "0.5"));
}

static void
test_speed (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (Result) slow = NULL;
  g_autoptr (Result) fast = NULL;

  write_file (fixture, "a.js", "console.log(1);\nsetTimeout(() => console.log(2), 100);\n");
  slow = call (fixture, "run", "a.js", "--speed", "8");
  fast = call (fixture, "run", "a.js", "--speed", "max");

  assert_exits (slow, 0);
  assert_exits (fast, 0);
  g_assert_cmpstr (slow->output, ==, "1\n2\n");
  g_assert_cmpstr (slow->output, ==, fast->output);
}

static void
test_exercises (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (Result) first = NULL;
  g_autoptr (Result) blocking = NULL;
  g_autoptr (Result) callback = NULL;
  g_autoptr (Result) second = NULL;

  write_file (fixture, "a.md", article);

  first = call (fixture, "run", "a.md");
  assert_exits (first, 0);
  g_assert_cmpstr (first->output, ==, "one undefined\n");

  blocking = call (fixture, "run", "a.md", "--answers", "blocking");
  assert_exits (blocking, 0);
  g_assert_cmpstr (blocking->output, ==, "one { id: 1, name: \"wwDev\" }\n");

  callback = call (fixture, "run", "a.md", "--exercise", "1", "--version", "callback");
  assert_exits (callback, 0);
  g_assert_cmpstr (callback->output, ==, "two { id: 1, name: \"wwDev\" }\n");

  second = call (fixture, "run", "a.md", "--exercise", "2");
  assert_exits (second, 1);
  g_assert_cmpstr (second->output, ==, "thing\n");
  g_assert_cmpstr (second->errors, ==, 
                   "a.md:24\n  throw new Error(\"late\");\n        ^\n\nUncaught Error: late\n"
                   "    at a.md:24:11\n\n");
}

/* The lines of a setup are those of the article. */
static void
test_setup (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (Result) thrown = NULL;
  g_autoptr (Result) broken = NULL;

  write_file (fixture, "a.md",
              "# One\n\n```js setup\nconst f = () => null.x;\n```\n\nText\n\n```js setup\nf();\n```\n\n"
              "```js\nf();\n```\n");
  write_file (fixture, "b.md", "# One\n\n```js setup\nlet x = ;\n```\n\n```js\n```\n");
  thrown = call (fixture, "run", "a.md");
  broken = call (fixture, "run", "b.md");

  assert_exits (thrown, 1);
  g_assert_nonnull (strstr (thrown->errors, "a.md:4\nconst f = () => null.x;\n                     ^\n"));
  g_assert_nonnull (strstr (thrown->errors, "    at f (a.md:4:22)\n    at a.md:10:1\n"));
  g_assert_nonnull (strstr (thrown->errors, "    at f (a.md:4:22)\n    at Object.<anonymous> (a.md:14:1)\n"));
  assert_exits (broken, 3);
  g_assert_true (g_str_has_prefix (broken->errors, "b.md:4\nlet x = ;\n        ^\n"));
}

/* The caret is below the place, whatever stands before it, and a long line is cut. */
static void
test_excerpt (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *long_line = g_strnfill (5000, '1');
  g_autofree char *program = g_strdup_printf ("let a = %s, b = ;\n", long_line);
  g_autoptr (Result) wide = NULL;
  g_autoptr (Result) cut = NULL;

  write_file (fixture, "a.js", "\t\"กี่💥\"; let x = ;\n");
  write_file (fixture, "b.js", program);
  wide = call (fixture, "run", "a.js");
  cut = call (fixture, "run", "b.js");

  g_assert_nonnull (strstr (wide->errors, "let x = ;\n\t               ^\n"));
  g_assert_cmpuint (strlen (cut->errors), <, 500);
  g_assert_nonnull (strstr (cut->errors, "1, b = ;\n"));
}

static void
test_lesson_by_id (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (Result) lesson = NULL;
  g_autoptr (Result) none = NULL;

  write_file (fixture, "lessons/en/07-hello.md", "# Hello\n\n```js\nconsole.log(7);\n```\n");
  write_file (fixture, "hello/x", "");
  lesson = call_in (fixture->folder, "RINGBACK_LESSONS", "lessons", "run", "hello", NULL);
  none = call_in (fixture->folder, "RINGBACK_LESSONS", "lessons", "run", "goodbye", NULL);

  assert_exits (lesson, 0);
  g_assert_cmpstr (lesson->output, ==, "7\n");
  assert_exits (none, 2);
  g_assert_cmpstr (none->errors, ==, "goodbye: There is no file and no lesson with this name. “ringback-cli list” "
                                     "lists the lessons.\n");
}

static void
test_stand_ins (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (Result) off = NULL;
  g_autoptr (Result) on = NULL;
  g_autoptr (Result) off_in_article = NULL;

  write_file (fixture, "a.js", "getThing(id, (error, thing) => console.log(thing));\n");
  write_file (fixture, "a.md", article);

  off = call (fixture, "run", "a.js");
  assert_exits (off, 1);
  g_assert_nonnull (strstr (off->errors, "ReferenceError"));

  on = call (fixture, "run", "a.js", "--stand-ins");
  assert_exits (on, 0);
  g_assert_cmpstr (on->output, ==, "thing\n");

  off_in_article = call (fixture, "run", "a.md", "--exercise", "2", "--no-stand-ins");
  assert_exits (off_in_article, 1);
  g_assert_nonnull (strstr (off_in_article->errors, "ReferenceError"));
}

/* A program that prints nothing says why, and what belongs to a page is no syntax error. */
static void
test_article_programs (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (Result) defines = NULL;
  g_autoptr (Result) uses = NULL;
  g_autoptr (Result) page = NULL;

  write_file (fixture, "a.md",
              "```js\nconst main = () => console.log(1);\nconsole;\n```\n\n```{.js}\nmain();\n```\n\n"
              "```mjs\nfunction start() { main(); }\n```\n\n```js\n\ndocument.title;\n```\n");

  uses = call (fixture, "run", "a.md", "--exercise", "2");
  assert_exits (uses, 0);
  g_assert_cmpstr (uses->output, ==, "1\n");

  defines = call (fixture, "run", "a.md", "--exercise", "3");
  assert_exits (defines, 0);
  g_assert_cmpstr (defines->output, ==, "");
  g_assert_cmpstr (defines->errors, ==, "a.md:11: The program only defines `start`; nobody calls it.\n");

  page = call (fixture, "run", "a.md", "--exercise", "4");
  assert_exits (page, 3);
  g_assert_true (g_str_has_prefix (page->errors, "a.md:16"));
  g_assert_nonnull (strstr (page->errors, "\n`document` belongs to a web page"));
}

/* What node's `process` has and Ringback's has not is told before the run. */
static void
test_process (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Result) absent = NULL;
  g_autoptr (Result) own = NULL;

  write_file (fixture, "a.md", "```js\nconsole.log(process.env.HOME);\nprocess.on('exit', () => {});\n```\n\n"
                               "```js\nconst process = { on: () => 7 };\nconsole.log(process.on());\n```\n");
  absent = call (fixture, "run", "a.md", "--exercise", "1");
  assert_exits (absent, 3);
  g_assert_true (g_str_has_prefix (absent->errors, "a.md:3"));
  g_assert_nonnull (strstr (absent->errors, "\n`process.on` is not available"));
  g_assert_cmpstr (absent->output, ==, "");

  own = call (fixture, "run", "a.md", "--exercise", "2");
  assert_exits (own, 0);
  g_assert_cmpstr (own->output, ==, "7\n");
}

/* An error in a program that leaves something open may be the stand-in's. */
static void
test_stand_in_fails (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (Result) fails = NULL;
  g_autoptr (Result) several = NULL;
  g_autoptr (Result) throws = NULL;

  write_file (fixture, "a.md",
              "```js\najax('/', (data) => data.map(String));\n```\n\n```js\nid; throw new Error('no');\n```\n");

  fails = call (fixture, "run", "a.md", "--exercise", "1");
  assert_exits (fails, 1);
  g_assert_true (g_str_has_suffix (fails->errors, "a.md:2: The program does not say what `ajax` is, and the stand-in "
                                                  "may lack what it needs.\n"));

  throws = call (fixture, "run", "a.md", "--exercise", "2");
  assert_exits (throws, 1);
  g_assert_null (strstr (throws->errors, "stand-in"));

  /* Of many names, only the first ones are said. */
  write_file (fixture, "b.md", "```js\na; b; c; d; null.e;\n```\n");
  several = call (fixture, "run", "b.md");
  assert_exits (several, 1);
  g_assert_true (g_str_has_suffix (several->errors, "b.md:2: The program does not say what `a`, `b`, `c`, … are, and "
                                                    "the stand-ins may lack what it needs.\n"));
}

/* A comment that says what is printed is held against the run. */
static void
test_comments (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (Result) blocking = NULL;
  g_autoptr (Result) wrong = NULL;
  g_autoptr (Result) right = NULL;

  write_file (fixture, "a.md",
              "```js\nconst hello = (cb) => cb(database.getUserById(1));\n\n// { id: 1, name: 'wwDev' }\n"
              "hello((user) => console.log(user));\n```\n\n```js\nconsole.log(1 + 1); // => 3\n```\n\n"
              "```js\nconsole.log(1 + 1); // 2\n```\n");

  blocking = call (fixture, "run", "a.md");
  assert_exits (blocking, 0);
  g_assert_cmpstr (blocking->errors, ==,
                   "a.md:4: The comment “{ id: 1, name: 'wwDev' }” is true only if the database blocks.\n");

  wrong = call (fixture, "run", "a.md", "--exercise", "2");
  assert_exits (wrong, 0);
  g_assert_cmpstr (wrong->errors, ==, "a.md:9: The comment says “3”; the program prints “2”.\n");

  right = call (fixture, "run", "a.md", "--exercise", "3");
  g_assert_cmpstr (right->errors, ==, "");
}

/* So is a program that fails because it does not wait for the answer. */
static void
test_without_answer (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *source = "const user = database.getUserById(1);\nconsole.log(user.name);\n";
  g_autofree char *text = g_strconcat ("# One\n\n```js\n", source, "```\n", NULL);
  g_autoptr (Result) later = NULL;
  g_autoptr (Result) blocking = NULL;
  g_autoptr (Result) plain = NULL;

  write_file (fixture, "a.md", text);
  later = call (fixture, "run", "a.md");
  assert_exits (later, 1);
  g_assert_true (g_str_has_suffix (later->errors,
                                   "a.md:4: The program runs without an error only if the database blocks.\n"));

  blocking = call (fixture, "run", "a.md", "--answers", "blocking");
  assert_exits (blocking, 0);
  g_assert_cmpstr (blocking->output, ==, "wwDev\n");
  g_assert_cmpstr (blocking->errors, ==, "");

  /* A program that is no article's gets no advice. */
  write_file (fixture, "a.js", source);
  plain = call (fixture, "run", "a.js");
  assert_exits (plain, 1);
  g_assert_null (strstr (plain->errors, "blocks"));
}

/* What an article's program declares again runs as well. A file that the article does not give answers its name, and a
 * footnote is prose. */
static void
test_article (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Result) both = NULL;
  g_autoptr (Result) reads = NULL;
  g_autoptr (Result) given = NULL;
  g_autoptr (Result) none = NULL;
  g_autoptr (Result) plain = NULL;

  write_file (fixture, "a.md",
              "# Two ways[^1]\n\n```js\nconst f = () => 1;\nconsole.log(f()); // 1\nconst f = () => 2;\n"
              "console.log(f()); // 2\n```\n\n[^1]: In one program.\n\n"
              "```js\nconst fs = require('fs');\n"
              "fs.readFile('/notes.md', 'utf8', (error, text) => console.log(text));\n"
              "fs.readFile('missing.md', 'utf8', (error, text) => console.log(text));\n```\n");
  both = call (fixture, "run", "a.md");
  assert_exits (both, 0);
  g_assert_cmpstr (both->output, ==, "1\n2\n");
  g_assert_cmpstr (both->errors, ==, "");
  reads = call (fixture, "run", "a.md", "--exercise", "2");
  assert_exits (reads, 0);
  g_assert_cmpstr (reads->output, ==, "notes.md\nmissing.md\n");

  /* An article that says what is in files has no others, not even if it says that there are none. */
  write_file (fixture, "b.md",
              "---\nfiles: {a.md: \"A\"}\n---\n\n```js\nconst fs = require('fs');\n"
              "console.log(fs.readFileSync('a.md', 'utf8'), fs.existsSync('/notes.md'));\n```\n");
  given = call (fixture, "run", "b.md");
  g_assert_cmpstr (given->output, ==, "A false\n");
  write_file (fixture, "c.md",
              "---\nfiles: {}\n---\n\n```js\nconsole.log(require('fs').existsSync('/notes.md'));\n```\n");
  none = call (fixture, "run", "c.md");
  g_assert_cmpstr (none->output, ==, "false\n");

  write_file (fixture, "a.js", "console.log(require('fs').existsSync('/notes.md'));\n");
  plain = call (fixture, "run", "a.js");
  g_assert_cmpstr (plain->output, ==, "false\n");
}

static void
test_jsonl (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (Result) result = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_console = 0;

  write_file (fixture, "a.md", article);
  result = call (fixture, "run", "a.md", "--version", "callback", "--format", "jsonl");
  assert_exits (result, 0);
  g_assert_cmpstr (result->errors, ==, "");

  lines = g_strsplit (result->output, "\n", -1);
  for (gsize i = 0; lines[i + 1] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = json_from_string (lines[i], &error);
      const char *kind;

      g_assert_no_error (error);
      kind = json_object_get_string_member (json_node_get_object (node), "kind");
      n_console += g_str_equal (kind, "console");
    }
  g_assert_cmpuint (n_console, ==, 1);
}

static void
test_perfetto (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (Result) result = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture, "a.md", article);
  result = call (fixture, "run", "a.md", "--format", "perfetto");
  assert_exits (result, 0);

  node = json_from_string (result->output, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node));
}

/* A refused call prints one sentence on standard error, and nothing else. */
static void
assert_refused (Result     *result,
                const char *part)
{
  assert_exits (result, 2);
  g_assert_cmpstr (result->output, ==, "");
  if (strstr (result->errors, part) == NULL)
    g_assert_cmpstr (result->errors, ==, part);
  g_assert_cmpstr (strchr (result->errors, '\n'), ==, "\n");
  result_free (result);
}

static void
test_refused_input (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *link = NULL;

  write_file (fixture, "folder/a.md", article);
  write_file (fixture, "broken.md", "---\nposition: first\n---\n");
  write_file (fixture, "latin-1.js", "// caf\351\n");
  write_file (fixture, "page.html", "1\n");
  write_file (fixture, "a.json", "1\n");
  write_file (fixture, "version.md", "```js version=callbck\n```\n");
  link = g_build_filename (fixture->folder, "nowhere.js", NULL);
  g_assert_cmpint (symlink ("missing.js", link), ==, 0);

  assert_refused (call (fixture, "run", "missing.js"), "missing.js: There is no such file.");
  assert_refused (call (fixture, "run", "missing.md"), "missing.md: There is no such file.");
  assert_refused (call (fixture, "run", "folder"), "folder: This is a folder, not a file.");
  assert_refused (call (fixture, "run", "latin-1.js"), "latin-1.js:1: The file is not UTF-8 text.");
  assert_refused (call (fixture, "run", g_getenv ("RINGBACK_CLI")), "The file is not UTF-8 text.");
  assert_refused (call (fixture, "run", "page.html"), "page.html: This is neither an article");
  assert_refused (call (fixture, "run", "a.json"), "a.json: This is neither an article");
  assert_refused (call (fixture, "run", "missing.json"), "missing.json: There is no such file.");
  assert_refused (call (fixture, "run", "nowhere.js"), "nowhere.js: There is no such file.");
  assert_refused (call (fixture, "run", "broken.md"), "broken.md:2:11: ");
  assert_refused (call (fixture, "run", "version.md"), "version.md:1:1: There is no version “callbck”.");
}

/* The runner that was already started prints nothing either, even without bubblewrap. */
static void
test_refused_without_sandbox (Fixture       *fixture,
                              gconstpointer  data)
{
  assert_refused (call_in (fixture->folder, "PATH", "/nonexistent", "run", "missing.js", NULL),
                  "missing.js: There is no such file.");
}

static void
test_refused_options (Fixture       *fixture,
                      gconstpointer  data)
{
  write_file (fixture, "a.md", article);
  write_file (fixture, "a.js", "console.log(1);\n");

  assert_refused (call (fixture, "run"), "takes exactly one file");
  assert_refused (call (fixture, "run", "a.js", "a.js"), "takes exactly one file");
  assert_refused (call (fixture, "run", "a.js", "--bad"), "--bad");
  assert_refused (call (fixture, "run", "a.js", "--answers", "never"), "never");
  assert_refused (call (fixture, "run", "a.js", "--format", "xml"), "xml");
  assert_refused (call (fixture, "run", "a.js", "--speed", "0"), "--speed");
  assert_refused (call (fixture, "run", "a.js", "--speed", "fast"), "--speed");
  assert_refused (call (fixture, "run", "a.js", "--max-statements", "0"), "must be from 1 to 4294967295.");
  assert_refused (call (fixture, "run", "a.js", "--max-memory", "-1"), "--max-memory");
  assert_refused (call (fixture, "run", "a.js", "--timeout", "-1"), "--timeout");
  assert_refused (call (fixture, "run", "a.js", "--stand-ins", "--no-stand-ins"), "cannot be used together");
  assert_refused (call (fixture, "run", "a.js", "--version", "sync"), "a.js: ");
  assert_refused (call (fixture, "run", "a.md", "--exercise", "0"), "--exercise");
  assert_refused (call (fixture, "run", "a.md", "--exercise", "3"),
                  "a.md: There is no exercise 3; the article has 2 exercises.");
  assert_refused (call (fixture, "run", "a.md", "--version", "promise"), "Its versions are: sync, callback.");
}

/* An endless program ends silently when the reader of its output closes the pipe. */
static void
assert_ends_with_reader (Fixture    *fixture,
                         const char *speed)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  g_autofree char *missing = NULL;
  char errors[1000] = "";

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("RINGBACK_CLI"), "run", "a.js", "--speed", speed,
                                         NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "tick");
  g_assert_true (g_input_stream_close (G_INPUT_STREAM (output), NULL, &error));
  g_assert_no_error (error);

  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (g_subprocess_get_stderr_pipe (process), errors, sizeof errors - 1, NULL, NULL,
                                          &error));
  g_assert_no_error (error);
  missing = take_missing (errors);
  g_assert_cmpstr (errors, ==, "");
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
}

static void
test_reader_gone (Fixture       *fixture,
                  gconstpointer  data)
{
  write_file (fixture, "a.js", "setInterval(() => console.log(\"tick\"), 100);\n");

  assert_ends_with_reader (fixture, "8");
  assert_ends_with_reader (fixture, "max");
}

/* A file that is opened gets the number of a closed stream; the output of the program must not go into it. */
static void
test_streams_closed (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *argv[] = { "sh", "-c", "exec \"$RINGBACK_CLI\" run \"$1\" <&- >&-", "sh", NULL, NULL };
  g_autofree char *path = g_build_filename (fixture->folder, "a.js", NULL);
  g_autofree char *errors = NULL;
  g_autofree char *missing = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  write_file (fixture, "a.js", "console.log(1);\n");
  argv[4] = path;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &errors, &status, &error);

  g_assert_no_error (error);
  missing = take_missing (errors);
  g_assert_cmpstr (errors, ==, "ringback-cli: The output could not be written: Bad file descriptor\n");
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
}

/* The program finishes long before its output is shown. */
static void
test_timeout_of_playback (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "a.js", "let n = 0;\nwhile (n < 1000)\n  n++;\nconsole.log(n);\n");
  result = call (fixture, "run", "a.js", "--timeout", "0.5", "--speed", "1");

  assert_exits (result, 4);
  g_assert_cmpstr (result->output, ==, "");
  g_assert_nonnull (strstr (result->errors, "0.5"));
}

static void
test_no_runner (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "a.js", "console.log(1);\n");
  result = call_in (fixture->folder, "RINGBACK_RUNNER", "/nonexistent", "run", "a.js", NULL);

  assert_exits (result, 5);
  g_assert_cmpstr (result->output, ==, "");
  g_assert_nonnull (strstr (result->errors, "/nonexistent"));
}

/* A missing part of the sandbox is reported once, before the program prints anything. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *fake = g_test_build_filename (G_TEST_BUILT, "runner", "fake-runner-lacks", NULL);
  g_autoptr (Result) lacking = NULL;
  g_autoptr (Result) without_bubblewrap = NULL;

  write_file (fixture, "a.js", "console.warn(1);\n");
  lacking = call_in (fixture->folder, "RINGBACK_RUNNER", fake, "run", "a.js", NULL);
  without_bubblewrap = call_in (fixture->folder, "PATH", "/nonexistent", "run", "a.js", NULL);

  assert_exits (lacking, 0);
  g_assert_cmpstr (lacking->missing, ==,
                   "ringback-cli: This machine lacks bubblewrap, Landlock: a program that breaks out of Node.js is "
                   "less confined.");
  g_assert_cmpstr (lacking->errors, ==, "");
  assert_exits (without_bubblewrap, 0);
  g_assert_nonnull (without_bubblewrap->missing);
  g_assert_nonnull (strstr (without_bubblewrap->missing, "bubblewrap"));
  g_assert_cmpstr (without_bubblewrap->errors, ==, "1\n");
}

static void
test_usage (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (Result) nothing = call_in (fixture->folder, NULL, NULL, NULL, NULL);
  g_autoptr (Result) unknown = call (fixture, "walk");
  g_autoptr (Result) help = call (fixture, "--help");
  g_autoptr (Result) help_too = call (fixture, "help");
  g_autoptr (Result) help_on_run = call (fixture, "help", "run");
  g_autoptr (Result) version = call (fixture, "--version");
  g_autoptr (Result) version_too = call (fixture, "-V");

  assert_exits (nothing, 2);
  g_assert_nonnull (strstr (nothing->errors, "Usage"));
  assert_exits (unknown, 2);
  g_assert_nonnull (strstr (unknown->errors, "walk"));
  assert_exits (help, 0);
  g_assert_nonnull (strstr (help->output, "check"));
  g_assert_nonnull (strstr (help->output, "\n  4  a limit stopped the program\n"));
  g_assert_cmpstr (help->output, ==, help_too->output);
  assert_exits (help_on_run, 0);
  g_assert_nonnull (strstr (help_on_run->output, "--max-statements"));
  g_assert_nonnull (strstr (help_on_run->output, "\n  4  a limit stopped the program\n"));
  g_assert_cmpstr (version->output, ==, version_too->output);
  assert_exits (version, 0);
  g_assert_nonnull (strstr (version->output, RB_PROGRAM_VERSION));
}

#define ADD(name, func) g_test_add ("/run/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("prints", test_prints);
  ADD ("uncaught", test_uncaught);
  ADD ("unhandled", test_unhandled);
  ADD ("still-waiting", test_still_waiting);
  ADD ("syntax-error", test_syntax_error);
  ADD ("statement-limit", test_statement_limit);
  ADD ("timeout", test_timeout);
  ADD ("timeout-of-playback", test_timeout_of_playback);
  ADD ("reader-gone", test_reader_gone);
  ADD ("streams-closed", test_streams_closed);
  ADD ("speed", test_speed);
  ADD ("exercises", test_exercises);
  ADD ("setup", test_setup);
  ADD ("process", test_process);
  ADD ("stand-in-fails", test_stand_in_fails);
  ADD ("excerpt", test_excerpt);
  ADD ("lesson-by-id", test_lesson_by_id);
  ADD ("stand-ins", test_stand_ins);
  ADD ("article-programs", test_article_programs);
  ADD ("comments", test_comments);
  ADD ("without-answer", test_without_answer);
  ADD ("article", test_article);
  ADD ("jsonl", test_jsonl);
  ADD ("perfetto", test_perfetto);
  ADD ("refused-input", test_refused_input);
  ADD ("refused-without-sandbox", test_refused_without_sandbox);
  ADD ("missing", test_missing);
  ADD ("refused-options", test_refused_options);
  ADD ("no-runner", test_no_runner);
  ADD ("usage", test_usage);

  return g_test_run ();
}
