/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "lesson/article-error.h"
#include "lesson/front-matter/yaml-document.h"

static RbYaml *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  RbYaml *yaml = rb_yaml_parse (text, strlen (text), "a.md", 2, &error);

  g_assert_no_error (error);
  g_assert_nonnull (yaml);

  return yaml;
}

static void
test_nodes (void)
{
  g_autoptr (RbYaml) yaml = parse ("title: Too early\nnothing: ~\nquoted: \"~\"\ncount: 0x10\nlist: [a, b]\n");
  RbYamlNode *root = rb_yaml_get_root (yaml);
  RbYamlNode *list = rb_yaml_get_member (yaml, root, "list");
  RbYamlNode *key, *value;
  gint64 count = 0;

  g_assert_true (rb_yaml_is_mapping (root));
  g_assert_false (rb_yaml_is_list (root));
  g_assert_null (rb_yaml_get_string (root));
  g_assert_cmpstr (rb_yaml_get_string (rb_yaml_get_member (yaml, root, "title")), ==, "Too early");
  g_assert_null (rb_yaml_get_string (rb_yaml_get_member (yaml, root, "nothing")));
  g_assert_cmpstr (rb_yaml_get_string (rb_yaml_get_member (yaml, root, "quoted")), ==, "~");
  g_assert_null (rb_yaml_get_member (yaml, root, "missing"));

  g_assert_true (rb_yaml_get_int (rb_yaml_get_member (yaml, root, "count"), &count));
  g_assert_cmpint (count, ==, 16);
  g_assert_false (rb_yaml_get_int (rb_yaml_get_member (yaml, root, "title"), &count));
  g_assert_false (rb_yaml_get_int (NULL, &count));

  g_assert_true (rb_yaml_get_pair (yaml, root, 4, &key, &value));
  g_assert_cmpstr (rb_yaml_get_string (key), ==, "list");
  g_assert_true (value == list);
  g_assert_false (rb_yaml_get_pair (yaml, root, 5, &key, &value));

  g_assert_true (rb_yaml_is_list (list));
  g_assert_cmpstr (rb_yaml_get_string (rb_yaml_get_item (yaml, list, 1)), ==, "b");
  g_assert_null (rb_yaml_get_item (yaml, list, 2));
}

static void
test_empty (void)
{
  g_autoptr (RbYaml) yaml = parse ("# only a comment\n");

  g_assert_null (rb_yaml_get_root (yaml));
}

static void
test_read_int (void)
{
  g_autoptr (RbYaml) yaml = parse ("first: 1\nposition: 11\n");
  RbYamlNode *node = rb_yaml_get_member (yaml, rb_yaml_get_root (yaml), "position");
  g_autoptr (GError) error = NULL;
  gint64 position = 0;

  g_assert_true (rb_yaml_read_int (yaml, node, "position", 0, 11, &position, &error));
  g_assert_no_error (error);
  g_assert_cmpint (position, ==, 11);

  position = 0;
  g_assert_false (rb_yaml_read_int (yaml, node, "position", 0, 10, &position, &error));
  g_assert_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER);
  g_assert_cmpstr (error->message, ==, "a.md:3:11: “position” must be a whole number from 0 to 10.");
  g_assert_cmpint (position, ==, 0);
}

static void
test_to_json (void)
{
  g_autoptr (RbYaml) yaml = parse ("a: &one {id: 1, name: \"1\"}\nb: [*one, ~, 1.5]\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = rb_yaml_to_json (yaml, rb_yaml_get_root (yaml), &error);
  g_autofree char *json = NULL;

  g_assert_no_error (error);
  json = json_to_string (node, FALSE);
  g_assert_cmpstr (json, ==, "{\"a\":{\"id\":1,\"name\":\"1\"},\"b\":[{\"id\":1,\"name\":\"1\"},null,1.5]}");
}

static void
test_to_json_limits (void)
{
  /* Each level has nine aliases of the level before, so the whole would have 9⁹ nodes. */
  g_autoptr (GString) bomb = g_string_new ("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
  g_autoptr (RbYaml) cycle = parse ("a: &a [*a]\n");
  g_autoptr (RbYaml) yaml = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < 9; i++)
    {
      g_string_append_printf (bomb, "a%u: &a%u [", i, i);
      for (guint j = 0; j < 9; j++)
        g_string_append_printf (bomb, "%s*a%u", j > 0 ? ", " : "", i - 1);
      g_string_append (bomb, "]\n");
    }

  yaml = parse (bomb->str);
  g_assert_null (rb_yaml_to_json (yaml, rb_yaml_get_root (yaml), &error));
  g_assert_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER);
  g_clear_error (&error);

  g_assert_null (rb_yaml_to_json (cycle, rb_yaml_get_root (cycle), &error));
  g_assert_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER);
  g_assert_true (g_str_has_suffix (error->message, ": This is too large or nested too deeply."));
}

static void
test_invalid (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rb_yaml_parse ("x: y: z", 7, "a.md", 2, &error));
  g_assert_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER);
  g_assert_cmpstr (error->message, ==,
                   "a.md:2:5: The front matter is not valid YAML: mapping values are not allowed in this context.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/yaml-document/nodes", test_nodes);
  g_test_add_func ("/yaml-document/empty", test_empty);
  g_test_add_func ("/yaml-document/read-int", test_read_int);
  g_test_add_func ("/yaml-document/to-json", test_to_json);
  g_test_add_func ("/yaml-document/to-json-limits", test_to_json_limits);
  g_test_add_func ("/yaml-document/invalid", test_invalid);

  return g_test_run ();
}
