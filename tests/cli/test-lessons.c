/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "spawn.h"

/* Checks what the lessons teach against the traces of real runs. */

static Result *
run_lesson (const char *lesson,
            const char *version,
            const char *option,
            const char *value)
{
  g_autofree char *path = g_strconcat (g_getenv ("RINGBACK_LESSONS"), "/en/", lesson, NULL);
  Result *result = call_in (NULL, NULL, NULL, "run", path, "--version", version, option, value, NULL);

  assert_exits (result, 0);

  return result;
}

/* Parses a trace in JSON Lines into an array of JsonObject. */
static GPtrArray *
parse_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (gsize i = 0; lines[i + 1] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = json_from_string (lines[i], &error);

      g_assert_no_error (error);
      g_ptr_array_add (records, json_node_dup_object (node));
    }

  return records;
}

/* Finds the first record of @kind from @start on; fails if there is none. */
static guint
find_record (GPtrArray  *records,
             guint       start,
             const char *kind)
{
  for (guint i = start; i < records->len; i++)
    {
      if (g_str_equal (json_object_get_string_member (g_ptr_array_index (records, i), "kind"), kind))
        return i;
    }

  g_test_message ("There is no “%s” after record %u.", kind, start);
  g_test_fail ();

  return 0;
}

static void
test_too_early (void)
{
  g_autoptr (Result) text = run_lesson ("02-too-early.md", "sync", "--answers", "later");
  g_autoptr (Result) blocking = run_lesson ("02-too-early.md", "sync", "--answers", "blocking");
  g_autoptr (Result) trace = run_lesson ("02-too-early.md", "sync", "--format", "jsonl");
  g_autoptr (GPtrArray) records = parse_lines (trace->output);
  guint printed, script_end, answer;

  g_assert_cmpstr (text->output, ==, "undefined\n");
  g_assert_cmpstr (blocking->output, ==, "{ id: 1, name: \"wwDev\" }\n");

  printed = find_record (records, 0, "console");
  script_end = find_record (records, printed, "script-end");
  answer = find_record (records, script_end, "lookup-answer");
  find_record (records, answer, "lookup-dropped");
}

static void
test_ring_me_back (void)
{
  g_autoptr (Result) text = run_lesson ("03-ring-me-back.md", "callback", "--format", "text");

  g_assert_cmpstr (text->output, ==, "{ id: 1, name: \"wwDev\" }\n");
}

/* foo1 to foo10 are printed in order, each after an answer of its own. */
static void
test_ten_deep (void)
{
  g_autoptr (Result) trace = run_lesson ("06-ten-deep.md", "callback", "--format", "jsonl");
  g_autoptr (GPtrArray) records = parse_lines (trace->output);
  guint at = 0;

  for (guint i = 1; i <= 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("foo%u ", i);
      const char *text;

      at = find_record (records, at + 1, "lookup-answer");
      at = find_record (records, at, "console");
      text = json_object_get_string_member (g_ptr_array_index (records, at), "text");
      g_assert_true (g_str_has_prefix (text, name));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lessons/too-early", test_too_early);
  g_test_add_func ("/lessons/ring-me-back", test_ring_me_back);
  g_test_add_func ("/lessons/ten-deep", test_ten_deep);

  return g_test_run ();
}
