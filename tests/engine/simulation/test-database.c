/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/database.h"

typedef struct
{
  RbClock *clock;
  RbDatabase *database;
  char *row;
  GError *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (RbDatabaseConfig) config = rb_database_config_new ();
  g_autoptr (JsonNode) tables = json_from_string (
    "{\"users\": [{\"id\": 1, \"name\": \"wwDev\"}, {\"id\": \"x\"}, {\"id\": 3}], \"cities\": []}", NULL);
  g_autoptr (JsonNode) failures = json_from_string (
    "{\"users\": {\"3\": \"The disk is on fire\", \"say \\\"hi\\\"\": \"quote\", \"a\\\\b\": \"backslash\", "
    "\"two\\nlines\": \"line\", \"\\u0e01\": \"letter\", \"true\": \"truth\"}}", NULL);
  g_autoptr (JsonNode) files = json_from_string ("{\"a.txt\": \"hello\", \"/b/c.json\": [1, null]}", NULL);

  rb_database_config_set_tables (config, json_node_get_object (tables));
  rb_database_config_set_failures (config, json_node_get_object (failures));
  rb_database_config_set_files (config, json_node_get_object (files));
  fixture->clock = rb_clock_new ();
  fixture->database = rb_database_new (config, fixture->clock);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->database);
  g_assert_finalize_object (fixture->clock);
  g_free (fixture->row);
  g_clear_error (&fixture->error);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->row = rb_database_lookup_finish (RB_DATABASE (source), result, &fixture->error);
}

static void
look_up (Fixture    *fixture,
         const char *table,
         const char *key,
         gboolean    stand_in)
{
  gint64 latency;

  g_clear_pointer (&fixture->row, g_free);
  g_clear_error (&fixture->error);
  latency = rb_database_lookup_async (fixture->database, table, key, stand_in, NULL, answered_cb, fixture);
  g_assert_cmpint (latency, ==, 1500000);
  g_assert_cmpint (rb_clock_get_next_due (fixture->clock), ==, rb_clock_get_now (fixture->clock) + latency);
  rb_clock_advance (fixture->clock, rb_clock_get_next_due (fixture->clock));
  rb_clock_complete_next (fixture->clock);
  while (fixture->row == NULL && fixture->error == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_row (Fixture       *fixture,
          gconstpointer  data)
{
  look_up (fixture, "users", "1", FALSE);
  g_assert_cmpstr (fixture->row, ==, "{\"id\":1,\"name\":\"wwDev\"}");
  look_up (fixture, "users", "1.0", FALSE);
  g_assert_cmpstr (fixture->row, ==, "{\"id\":1,\"name\":\"wwDev\"}");
  look_up (fixture, "users", "\"x\"", FALSE);
  g_assert_cmpstr (fixture->row, ==, "{\"id\":\"x\"}");
}

static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const keys[] = { "2", "\"1\"", "null", "{}", "", "not json" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      look_up (fixture, "users", keys[i], FALSE);
      g_assert_error (fixture->error, RB_DATABASE_ERROR, RB_DATABASE_ERROR_UNKNOWN);
    }
  look_up (fixture, "planets", "1", FALSE);
  g_assert_error (fixture->error, RB_DATABASE_ERROR, RB_DATABASE_ERROR_UNKNOWN);
}

static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  look_up (fixture, "users", "3", FALSE);
  g_assert_error (fixture->error, RB_DATABASE_ERROR, RB_DATABASE_ERROR_FAILED);
  g_assert_cmpstr (fixture->error->message, ==, "The disk is on fire");
}

static void
assert_no_file (Fixture    *fixture,
                const char *key,
                const char *message)
{
  look_up (fixture, "fs.readFile", key, TRUE);
  g_assert_error (fixture->error, RB_DATABASE_ERROR, RB_DATABASE_ERROR_UNKNOWN);
  g_assert_cmpstr (fixture->error->message, ==, message);
}

/* A file is a text. It is in the folder of the program, and that is the root too. */
static void
test_files (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const paths[] = { "\"a.txt\"", "\"./a.txt\"", "\"/a.txt\"" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      look_up (fixture, "fs.readFile", paths[i], TRUE);
      g_assert_cmpstr (fixture->row, ==, "\"hello\"");
    }
  look_up (fixture, "fs.readFile", "\"b/c.json\"", TRUE);
  g_assert_cmpstr (fixture->row, ==, "\"[1,null]\"");
  look_up (fixture, RB_DATABASE_WRITE_FILE, "\"new.txt\"", TRUE);
  g_assert_cmpstr (fixture->row, ==, "null");

  assert_no_file (fixture, "\"no.txt\"", "ENOENT: no such file or directory, open 'no.txt'");
  assert_no_file (fixture, "{}", "ENOENT: no such file or directory, open ''");
  assert_no_file (fixture, "[\"a.txt\"]", "ENOENT: no such file or directory, open ''");
  assert_no_file (fixture, "\"a.tx", "ENOENT: no such file or directory, open ''");
}

/* Where an article says nothing about files, each one that it names is there, whatever its name. */
static void
test_stand_in_files (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (RbDatabaseConfig) config = rb_database_config_new ();

  g_object_unref (fixture->database);
  fixture->database = rb_database_new (config, fixture->clock);
  assert_no_file (fixture, "\"/file.md\"", "ENOENT: no such file or directory, open '/file.md'");

  rb_database_set_makes_files (fixture->database, TRUE);
  look_up (fixture, "fs.readFile", "\"/notes/one.md\"", TRUE);
  g_assert_cmpstr (fixture->row, ==, "\"notes/one.md\"");
  look_up (fixture, "fs.readFile", "\"missing.txt\"", TRUE);
  g_assert_cmpstr (fixture->row, ==, "\"missing.txt\"");
  look_up (fixture, "fs.readFile", "\"data.json\"", TRUE);
  g_assert_cmpstr (fixture->row, ==, "\"{}\"");

  /* A file that is removed is not there any more. */
  look_up (fixture, RB_DATABASE_REMOVE_FILE, "\"./data.json\"", TRUE);
  g_assert_no_error (fixture->error);
  assert_no_file (fixture, "\"data.json\"", "ENOENT: no such file or directory, open 'data.json'");
  assert_no_file (fixture, "\"/\"", "ENOENT: no such file or directory, open '/'");
}

/* The key comes as JSON, in which a string may have escapes. */
static void
test_failure_of_text (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char *const keys[][2] = {
    { "\"say \\\"hi\\\"\"", "quote" }, { "\"a\\\\b\"", "backslash" }, { "\"two\\nlines\"", "line" },
    { "\"\\u0e01\"", "letter" },           { "true", "truth" },             { "\"3\"", "The disk is on fire" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      look_up (fixture, "users", keys[i][0], FALSE);
      g_assert_error (fixture->error, RB_DATABASE_ERROR, RB_DATABASE_ERROR_FAILED);
      g_assert_cmpstr (fixture->error->message, ==, keys[i][1]);
    }
}

static void
test_stand_in (Fixture       *fixture,
               gconstpointer  data)
{
  look_up (fixture, "getUser", "1", TRUE);
  g_assert_cmpstr (fixture->row, ==, "{\"id\":1,\"name\":\"wwDev\"}");
  look_up (fixture, "getFoo1", "1", TRUE);
  g_assert_cmpstr (fixture->row, ==, "\"foo1\"");
  look_up (fixture, "get", "1", TRUE);
  g_assert_cmpstr (fixture->row, ==, "\"get\"");
}

static void
test_singular (void)
{
  static const char *const pairs[][2] = {
    { "users", "User" }, { "cities", "City" }, { "foos", "Foo" }, { "class", "Class" }, { "s", "S" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *singular = rb_database_config_dup_singular (pairs[i][0]);

      g_assert_cmpstr (singular, ==, pairs[i][1]);
    }
}

/* The same seed gives the same latencies; another seed gives others. */
static void
test_latency (void)
{
  gint64 drawn[3][20];

  for (guint run = 0; run < 3; run++)
    {
      g_autoptr (RbDatabaseConfig) config = rb_database_config_new ();
      g_autoptr (RbClock) clock = rb_clock_new ();
      g_autoptr (RbDatabase) database = NULL;

      rb_database_config_set_latency (config, 500, 2000, run < 2 ? 7 : 8);
      database = rb_database_new (config, clock);
      for (guint i = 0; i < G_N_ELEMENTS (drawn[run]); i++)
        {
          drawn[run][i] = rb_database_lookup_async (database, "users", "1", FALSE, NULL, NULL, NULL);
          g_assert_cmpint (drawn[run][i], >=, 500000);
          g_assert_cmpint (drawn[run][i], <=, 2000000);
        }
      rb_clock_cancel_all (clock);
    }
  g_assert_cmpmem (drawn[0], sizeof drawn[0], drawn[1], sizeof drawn[1]);
  g_assert_true (memcmp (drawn[0], drawn[2], sizeof drawn[0]) != 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/database/row", Fixture, NULL, set_up, test_row, tear_down);
  g_test_add ("/database/unknown", Fixture, NULL, set_up, test_unknown, tear_down);
  g_test_add ("/database/failure", Fixture, NULL, set_up, test_failure, tear_down);
  g_test_add ("/database/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/database/stand-in-files", Fixture, NULL, set_up, test_stand_in_files, tear_down);
  g_test_add ("/database/failure-of-text", Fixture, NULL, set_up, test_failure_of_text, tear_down);
  g_test_add ("/database/stand-in", Fixture, NULL, set_up, test_stand_in, tear_down);
  g_test_add_func ("/database/singular", test_singular);
  g_test_add_func ("/database/latency", test_latency);

  return g_test_run ();
}
