/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "spawn.h"

static void
test_lessons (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "en/01-one.md", "# One\n");
  write_file (fixture, "en/02-two.md", "---\nposition: second\n---\n");
  write_file (fixture, "en/03-three.md", "# Three\n");
  result = call_in (fixture->folder, "RINGBACK_LESSONS", fixture->folder, "list", NULL);

  assert_exits (result, 0);
  g_assert_cmpstr (result->output, ==, "  1  one    One\n  2  two    (broken)\n  3  three  Three\n");
  g_assert_nonnull (strstr (result->errors, "en/02-two.md:2:11: "));
}

static void
test_no_lessons (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (Result) result = call_in (fixture->folder, "RINGBACK_LESSONS", "/nonexistent", "list", NULL);

  assert_exits (result, 0);
  g_assert_cmpstr (result->output, ==, "");
  g_assert_cmpstr (result->errors, ==, "There are no lessons.\n");
}

static void
test_article (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Result) result = NULL;

  write_file (fixture, "a.md",
              "---\ntitle: An article\n---\n\n## First\n\n```js version=sync\na();\n```\n\n```js version=async\nb();\n"
              "```\n\n## Second\n\n```js\nc();\n```\n");
  result = call (fixture, "list", "a.md");

  assert_exits (result, 0);
  g_assert_cmpstr (result->output, ==,
                   "An article\n  1  First\n     sync      line 8\n     async     line 12\n  2  Second\n"
                   "     program   line 18\n");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Result) missing = call (fixture, "list", "missing.md");
  g_autoptr (Result) folder = call (fixture, "list", ".");
  g_autoptr (Result) program = NULL;
  g_autoptr (Result) mdx = NULL;
  g_autoptr (Result) markdown = NULL;
  g_autoptr (Result) two = call (fixture, "list", "a.md", "b.md");

  write_file (fixture, "a.js", "a();\n");
  write_file (fixture, "A.MDX", "# One\n\n<Tag />\n");
  write_file (fixture, "b.markdown", "# Two\n");
  mdx = call (fixture, "list", "A.MDX");
  markdown = call (fixture, "list", "b.markdown");
  program = call (fixture, "list", "a.js");

  assert_exits (missing, 2);
  g_assert_cmpstr (missing->errors, ==, "missing.md: There is no such file.\n");
  assert_exits (folder, 2);
  assert_exits (program, 2);
  g_assert_nonnull (strstr (program->errors, "a.js: "));
  assert_exits (two, 2);
  assert_exits (mdx, 0);
  g_assert_cmpstr (mdx->output, ==, "One\n");
  assert_exits (markdown, 0);
  g_assert_cmpstr (markdown->output, ==, "Two\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/list/lessons", Fixture, NULL, set_up, test_lessons, tear_down);
  g_test_add ("/list/no-lessons", Fixture, NULL, set_up, test_no_lessons, tear_down);
  g_test_add ("/list/article", Fixture, NULL, set_up, test_article, tear_down);
  g_test_add ("/list/refused", Fixture, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}
