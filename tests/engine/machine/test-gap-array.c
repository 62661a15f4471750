/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/gap-array.h"
#include "engine/machine/machine-types.h"

static gboolean
add (RbGapArray *list,
     guint32     activation)
{
  return rb_gap_array_add (list, &(RbWaiting){ .activation = activation, .site = activation + 100 });
}

static void
assert_activations (RbGapArray *list,
                    const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;
  const RbWaiting *waiting = rb_gap_array_list (list, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (waiting[i].site, ==, waiting[i].activation + 100);
      g_string_append_printf (text, i == 0 ? "%u%s" : " %u%s", waiting[i].activation, waiting[i].is_stuck ? "!" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_order (void)
{
  RbGapArray list;
  RbWaiting removed;

  rb_gap_array_init (&list, sizeof (RbWaiting));
  g_assert_true (add (&list, 4));
  g_assert_true (add (&list, 0));
  g_assert_true (add (&list, 6));
  g_assert_false (add (&list, 0));
  assert_activations (&list, "0 4 6");
  g_assert_true (rb_gap_array_remove (&list, 4, &removed));
  g_assert_cmpuint (removed.site, ==, 104);
  g_assert_false (rb_gap_array_remove (&list, 4, &removed));
  g_assert_null (rb_gap_array_find (&list, 4));
  g_assert_true (add (&list, 4));
  assert_activations (&list, "0 4 6");

  ((RbWaiting *) rb_gap_array_find (&list, 6))->is_stuck = TRUE;
  g_assert_null (rb_gap_array_find (&list, 7));
  assert_activations (&list, "0 4 6!");
  rb_gap_array_reset (&list);
  assert_activations (&list, "");
  rb_gap_array_clear (&list);
}

static void
test_gaps (void)
{
  RbGapArray list;
  RbWaiting removed;
  RbArrayCopy *copy;

  rb_gap_array_init (&list, sizeof (RbWaiting));
  for (guint32 i = 1; i <= 10000; i++)
    {
      add (&list, i);
      if (i > 3)
        g_assert_true (rb_gap_array_remove (&list, i - 3, &removed));
      g_assert_cmpuint (list.elements->len, <, 200);
    }
  g_assert_cmpuint (rb_gap_array_get_copy_size (&list, NULL), <, 3 * sizeof (RbWaiting) + 64);
  copy = rb_gap_array_save (&list, NULL);
  rb_gap_array_remove (&list, 9999, &removed);
  add (&list, 10001);
  assert_activations (&list, "9998 10000 10001");
  rb_gap_array_restore (&list, copy);
  assert_activations (&list, "9998 9999 10000");
  rb_array_copy_free (copy);
  rb_gap_array_clear (&list);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gap-array/order", test_order);
  g_test_add_func ("/gap-array/gaps", test_gaps);

  return g_test_run ();
}
