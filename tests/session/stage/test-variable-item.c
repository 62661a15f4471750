/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <locale.h>

#include "session/stage/value-tree.h"
#include "session/stage/variable-item.h"

static RbVariableItem *
create (const char *name,
        const char *value,
        gboolean    changed)
{
  g_autoptr (JsonNode) tree = rb_value_tree_parse (value);

  g_assert_nonnull (tree);

  return rb_variable_item_new (name, name, json_node_get_array (tree), changed);
}

static void
assert_label (gpointer    item,
              const char *expected)
{
  g_autofree char *label = rb_variable_item_dup_label (item);

  g_assert_cmpstr (label, ==, expected);
}

static RbVariableItem *
get_child (RbVariableItem *item,
           guint           position)
{
  g_autoptr (RbVariableItem) child = g_list_model_get_item (rb_variable_item_get_children (item), position);

  return child;
}

static void
test_words (void)
{
  g_autoptr (RbVariableItem) number = create ("n", "[\"number\",\"1\"]", TRUE);
  g_autoptr (RbVariableItem) missing = create ("m", "[\"missing\",\"\"]", FALSE);
  g_autoptr (RbVariableItem) text = create ("t", "[\"string\",\"\\\"abc\\\"\",[],5000]", FALSE);
  g_autoptr (RbVariableItem) list = create ("l",
                                           "[\"array\",\"[ 1, …]\","
                                           "[[\"0\",[\"number\",\"1\"]],[\"1\",[\"empty\",\"\"]]],7]",
                                           FALSE);
  g_autoptr (RbVariableItem) deep = create ("d", "[\"object\",\"{…}\",[],2]", FALSE);

  assert_label (number, "n = 1, changed");
  g_assert_null (rb_variable_item_get_children (number));
  assert_label (missing, "m = not yet declared");
  g_assert_true (rb_variable_item_get_dim (missing));
  assert_label (text, "t = \"abc\"… (5000 characters)");
  g_assert_null (rb_variable_item_get_children (text));
  g_assert_cmpuint (g_list_model_get_n_items (rb_variable_item_get_children (list)), ==, 3);
  assert_label (get_child (list, 1), "1 = empty");
  assert_label (get_child (list, 2), "and 7 more");
  assert_label (get_child (deep, 0), "2, not shown");
}

static void
count_cb (guint *count)
{
  ++*count;
}

static void
merge (GListStore     *store,
       RbVariableItem *first,
       RbVariableItem *second)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, first);
  if (second != NULL)
    g_ptr_array_add (items, second);
  rb_variable_item_merge (store, items);
}

/* A variable that lives on in the next moment keeps its item, and the items of its parts. */
static void
test_merge (void)
{
  g_autoptr (GListStore) store = g_list_store_new (RB_TYPE_VARIABLE_ITEM);
  g_autoptr (RbVariableItem) number = NULL;
  g_autoptr (RbVariableItem) object = NULL;
  RbVariableItem *part;
  guint n_changes = 0;
  guint n_updates = 0;

  merge (store, create ("n", "[\"number\",\"1\"]", FALSE),
         create ("o", "[\"object\",\"{ a: 1 }\",[[\"a\",[\"number\",\"1\"]]],0]", FALSE));
  number = g_list_model_get_item (G_LIST_MODEL (store), 0);
  object = g_list_model_get_item (G_LIST_MODEL (store), 1);
  part = get_child (object, 0);
  g_signal_connect_swapped (store, "items-changed", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (number, "updated", G_CALLBACK (count_cb), &n_updates);

  merge (store, create ("n", "[\"number\",\"2\"]", TRUE),
         create ("o", "[\"object\",\"{ a: 2 }\",[[\"a\",[\"number\",\"2\"]]],0]", TRUE));
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_cmpuint (n_updates, ==, 1);
  assert_label (number, "n = 2, changed");
  assert_label (object, "o = { a: 2 }, changed");
  g_assert_true (get_child (object, 0) == part);
  assert_label (part, "a = 2");

  /* The same values again emit nothing, except that they are no longer changed. */
  merge (store, create ("n", "[\"number\",\"2\"]", FALSE),
         create ("o", "[\"object\",\"{ a: 2 }\",[[\"a\",[\"number\",\"2\"]]],0]", FALSE));
  merge (store, create ("n", "[\"number\",\"2\"]", FALSE),
         create ("o", "[\"object\",\"{ a: 2 }\",[[\"a\",[\"number\",\"2\"]]],0]", FALSE));
  g_assert_cmpuint (n_updates, ==, 2);

  /* A variable whose value has no parts any more gets a new item. */
  merge (store, create ("n", "[\"number\",\"2\"]", FALSE), create ("o", "[\"null\",\"null\"]", TRUE));
  g_assert_cmpuint (n_changes, ==, 1);
  merge (store, create ("p", "[\"number\",\"2\"]", FALSE), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/variable-item/words", test_words);
  g_test_add_func ("/variable-item/merge", test_merge);

  return g_test_run ();
}
