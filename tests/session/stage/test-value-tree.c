/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <locale.h>

#include "session/stage/value-tree.h"

static void
assert_text (const char *json,
             const char *expected,
             gboolean    is_value)
{
  g_autoptr (JsonNode) node = rb_value_tree_parse (json);
  g_autofree char *text = NULL;
  gboolean was_value;

  g_assert_nonnull (node);
  text = rb_value_tree_dup_text (json_node_get_array (node), &was_value);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (was_value, ==, is_value);
}

static void
test_text (void)
{
  assert_text ("[\"number\",\"1\"]", "1", TRUE);
  assert_text ("[\"string\",\"\\\"abc\\\"\"]", "\"abc\"", TRUE);
  assert_text ("[\"string\",\"\\\"abc\\\"\",[],5000]", "\"abc\"… (5000 characters)", TRUE);
  assert_text ("[\"missing\",\"\"]", "not yet declared", FALSE);
  assert_text ("[\"getter\",\"\"]", "a getter, not run", FALSE);
  assert_text ("[\"empty\",\"\"]", "empty", FALSE);
}

static void
test_parts (void)
{
  g_autoptr (JsonNode) leaf = rb_value_tree_parse ("[\"number\",\"1\"]");
  g_autoptr (JsonNode) cut = rb_value_tree_parse ("[\"string\",\"\\\"abc\\\"\",[],5000]");
  g_autoptr (JsonNode) deep = rb_value_tree_parse ("[\"object\",\"{…}\",[],2]");
  g_autoptr (JsonNode) list = rb_value_tree_parse ("[\"array\",\"[ 1, …]\",[[\"0\",[\"number\",\"1\"]]],7]");
  const char *label;
  JsonArray *part;

  g_assert_false (rb_value_tree_has_parts (json_node_get_array (leaf)));
  g_assert_cmpuint (rb_value_tree_get_n_parts (json_node_get_array (leaf)), ==, 0);
  g_assert_cmpuint (rb_value_tree_get_rest (json_node_get_array (leaf)), ==, 0);

  /* The rest of a string is its length, so a string has no parts. */
  g_assert_false (rb_value_tree_has_parts (json_node_get_array (cut)));

  /* The parts of this one were too deep to be sent. */
  g_assert_true (rb_value_tree_has_parts (json_node_get_array (deep)));
  g_assert_cmpuint (rb_value_tree_get_n_parts (json_node_get_array (deep)), ==, 0);
  g_assert_cmpuint (rb_value_tree_get_rest (json_node_get_array (deep)), ==, 2);

  g_assert_true (rb_value_tree_has_parts (json_node_get_array (list)));
  g_assert_cmpuint (rb_value_tree_get_n_parts (json_node_get_array (list)), ==, 1);
  g_assert_cmpuint (rb_value_tree_get_rest (json_node_get_array (list)), ==, 7);
  part = rb_value_tree_get_part (json_node_get_array (list), 0, &label);
  g_assert_cmpstr (label, ==, "0");
  g_assert_cmpstr (json_array_get_string_element (part, 1), ==, "1");
}

/* A runner is not trusted, so anything may arrive in place of a tree. */
static void
test_hostile (void)
{
  static const char *const values[] = {
    "", "1", "null", "{}", "[]", "[1]", "[1,2]", "[\"a\"]", "[\"a\",null]", "[\"a\",\"b\",[]]", "[\"a\",\"b\",{},1]",
    "[\"a\",\"b\",[],\"1\"]", "[\"a\",\"b\",[1],0]", "[\"a\",\"b\",[[1,2]],0]", "[\"a\",\"b\",[[\"k\"]],0]",
    "[\"a\",\"b\",[[\"k\",[]]],0]", "[\"a\",\"b\",[[\"k\",[\"a\",\"b\",0,0]]],0]", "[\"a\",\"b\"", "\"]]]]",
    "[\"a\",[],[],0]", "[[],\"b\"]", "[null,null,null,null]",
  };
  g_autofree char *nested = g_strnfill (1000000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_null (rb_value_tree_parse (values[i]));
  g_assert_null (rb_value_tree_parse (nested));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/value-tree/text", test_text);
  g_test_add_func ("/value-tree/parts", test_parts);
  g_test_add_func ("/value-tree/hostile", test_hostile);

  return g_test_run ();
}
