/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "spawn.h"

#define LESSON "pack/en/01-my-first-lesson.md"

/* The template says where the format is described. */
static void
assert_names_the_format (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, LESSON, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\n# " RB_DATADIR "/doc/ringback/lessons.md\n"));
}

/* The template is a lesson without mistakes, and its pack is a part of the library once it is in the folder. */
static void
test_template (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (Result) made = call (fixture, "new", "pack");
  g_autoptr (Result) checked = call (fixture, "check", LESSON);
  g_autoptr (Result) listed = call_in (fixture->folder, "RINGBACK_LESSONS", ".", "list", NULL);
  g_autoptr (Result) run = call_in (fixture->folder, "RINGBACK_LESSONS", ".", "run", "my-first-lesson", "--version",
                                    "callback", NULL);

  assert_exits (made, 0);
  g_assert_true (g_str_has_prefix (made->output, LESSON "\n"));
  g_assert_cmpstr (checked->output, ==, "");
  assert_exits (checked, 0);
  g_assert_cmpstr (listed->output, ==, "  1  my-first-lesson  My first lesson\n");
  assert_names_the_format (fixture);
  g_assert_cmpstr (run->output, ==, "{ id: 1, name: \"wwDev\" }\n");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Result) nothing = call (fixture, "new");
  g_autoptr (Result) two = call (fixture, "new", "a", "b");
  g_autoptr (Result) again = NULL;
  g_autoptr (Result) file = NULL;
  g_autoptr (Result) checked = NULL;

  write_file (fixture, LESSON, "mine\n");
  write_file (fixture, "file", "");
  again = call (fixture, "new", "pack");
  file = call (fixture, "new", "file");
  checked = call (fixture, "list", LESSON);

  assert_exits (nothing, 2);
  assert_exits (two, 2);
  assert_exits (again, 2);
  g_assert_nonnull (strstr (again->errors, LESSON));
  g_assert_cmpstr (checked->output, ==, "my-first-lesson\n");
  assert_exits (file, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/new/template", Fixture, NULL, set_up, test_template, tear_down);
  g_test_add ("/new/refused", Fixture, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}
