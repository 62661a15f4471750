/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "lesson/article-error.h"
#include "lesson/front-matter/front-matter-database.h"

/* Reads @text as the value of `database`, on line 1 of a.md. */
static gboolean
read_database (const char        *text,
               RbDatabaseConfig  *database,
               GError           **error)
{
  g_autoptr (RbYaml) yaml = rb_yaml_parse (text, strlen (text), "a.md", 1, error);

  g_assert_nonnull (yaml);

  return rb_front_matter_read_database (yaml, rb_yaml_get_root (yaml), database, error);
}

static void
test_settings (void)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  g_autoptr (JsonNode) tables = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *failures;
  guint minimum, maximum;
  guint32 seed;

  g_assert_true (read_database ("{latency: {min: 5, max: 7, seed: 9}, answers: blocking, callback: error-first,"
                                " tables: {users: [{id: 1, name: Malee}]}, failures: {users: {2: no such user}}}",
                                database, &error));
  g_assert_no_error (error);

  rb_database_config_get_latency (database, &minimum, &maximum, &seed);
  g_assert_cmpuint (minimum, ==, 5);
  g_assert_cmpuint (maximum, ==, 7);
  g_assert_cmpuint (seed, ==, 9);
  g_assert_cmpint (rb_database_config_get_answers (database), ==, RB_ANSWERS_BLOCKING);
  g_assert_cmpint (rb_database_config_get_convention (database), ==, RB_CONVENTION_ERROR_FIRST);

  json_node_set_object (tables, rb_database_config_get_tables (database));
  text = json_to_string (tables, FALSE);
  g_assert_cmpstr (text, ==, "{\"users\":[{\"id\":1,\"name\":\"Malee\"}]}");
  failures = json_object_get_object_member (rb_database_config_get_failures (database), "users");
  g_assert_cmpstr (json_object_get_string_member (failures, "2"), ==, "no such user");
}

static void
read_simulated (const char       *text,
                RbDatabaseConfig *database)
{
  g_autoptr (RbYaml) yaml = rb_yaml_parse (text, strlen (text), "a.md", 1, NULL);

  rb_front_matter_read_simulated (yaml, rb_yaml_get_root (yaml), database);
}

static void
test_simulated (void)
{
  g_autoptr (RbDatabaseConfig) others = rb_database_config_new ();
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  g_autoptr (RbDatabaseConfig) copy = NULL;

  read_simulated ("{responses: [200, 404], files: [a], answers: {a: b}}", others);
  g_assert_null (rb_database_config_get_responses (others));
  g_assert_null (rb_database_config_get_files (others));
  g_assert_null (rb_database_config_get_replies (others));

  read_simulated ("{responses: {\"/users\": [1, 2]}, files: {a.txt: hello}, answers: [Malee, false]}", database);
  copy = rb_database_config_copy (database);
  g_assert_true (json_object_has_member (rb_database_config_get_responses (copy), "/users"));
  g_assert_cmpstr (json_object_get_string_member (rb_database_config_get_files (copy), "a.txt"), ==, "hello");
  g_assert_cmpstr (json_array_get_string_element (rb_database_config_get_replies (copy), 0), ==, "Malee");
}

static void
test_fixed_latency (void)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  g_autoptr (GError) error = NULL;
  guint minimum, maximum;
  guint32 seed;

  g_assert_true (read_database ("{latency: 40}", database, &error));
  rb_database_config_get_latency (database, &minimum, &maximum, &seed);
  g_assert_cmpuint (minimum, ==, 40);
  g_assert_cmpuint (maximum, ==, 40);
}

/* The messages of all errors are tested by the articles in data/broken. */
static void
test_error (void)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (read_database ("{answers: sometimes}", database, &error));
  g_assert_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER);
  g_assert_cmpstr (error->message, ==, "a.md:1:11: “answers” must be “later” or “blocking”.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/front-matter-database/settings", test_settings);
  g_test_add_func ("/front-matter-database/simulated", test_simulated);
  g_test_add_func ("/front-matter-database/fixed-latency", test_fixed_latency);
  g_test_add_func ("/front-matter-database/error", test_error);

  return g_test_run ();
}
