/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/array-copy.h"

static GArray *
new_numbers (guint n)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < n; i++)
    g_array_append_val (array, i);

  return array;
}

static void
test_restore (void)
{
  static const guint lengths[] = { 0, 1, 2047, 2048, 2049, 10000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GArray) array = new_numbers (lengths[i]);
      g_autoptr (GArray) expected = new_numbers (lengths[i]);
      RbArrayCopy *copy = rb_array_copy_new (array, NULL);

      g_array_set_size (array, 5);
      rb_array_copy_restore (copy, array);
      g_assert_cmpmem (array->data, array->len * sizeof (guint32), expected->data, expected->len * sizeof (guint32));
      rb_array_copy_free (copy);
    }
}

/* A change copies only one part of the array. The earlier copy stays unchanged, and may be freed first. */
static void
test_shared (void)
{
  g_autoptr (GArray) array = new_numbers (100000);
  RbArrayCopy *before = rb_array_copy_new (array, NULL);
  RbArrayCopy *after;
  gsize all = rb_array_copy_get_size (array, NULL);
  gsize none = rb_array_copy_get_size (array, before);

  g_assert_cmpuint (all, >=, 100000 * sizeof (guint32));
  g_assert_cmpuint (none, <, all / 100);

  g_array_index (array, guint32, 50000) = 0;
  g_assert_cmpuint (rb_array_copy_get_size (array, before), >, none);
  g_assert_cmpuint (rb_array_copy_get_size (array, before), <, all / 10);
  after = rb_array_copy_new (array, before);

  rb_array_copy_restore (before, array);
  g_assert_cmpuint (g_array_index (array, guint32, 50000), ==, 50000);
  rb_array_copy_free (before);
  rb_array_copy_restore (after, array);
  g_assert_cmpuint (g_array_index (array, guint32, 50000), ==, 0);
  g_assert_cmpuint (g_array_index (array, guint32, 99999), ==, 99999);
  rb_array_copy_free (after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/array-copy/restore", test_restore);
  g_test_add_func ("/array-copy/shared", test_shared);

  return g_test_run ();
}
