/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/waiting-list.h"

static gboolean
add (RbWaitingList *list,
     guint32        activation)
{
  return rb_waiting_list_add (list, &(RbWaiting){ .activation = activation, .site = activation + 100 });
}

static void
assert_activations (RbWaitingList *list,
                    const char    *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;
  const RbWaiting *waiting = rb_waiting_list_list (list, &n);

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
  RbWaitingList list;
  RbWaiting removed;

  rb_waiting_list_init (&list);
  g_assert_true (add (&list, 4));
  g_assert_true (add (&list, 0));
  g_assert_true (add (&list, 6));
  g_assert_false (add (&list, 0));
  assert_activations (&list, "0 4 6");
  g_assert_true (rb_waiting_list_remove (&list, 4, &removed));
  g_assert_cmpuint (removed.site, ==, 104);
  g_assert_false (rb_waiting_list_remove (&list, 4, &removed));
  g_assert_true (add (&list, 4));
  assert_activations (&list, "0 4 6");

  rb_waiting_list_mark_stuck (&list, 6);
  rb_waiting_list_mark_stuck (&list, 7);
  assert_activations (&list, "0 4 6!");
  rb_waiting_list_reset (&list);
  assert_activations (&list, "");
  rb_waiting_list_clear (&list);
}

static void
test_gaps (void)
{
  RbWaitingList list;
  RbWaiting removed;
  RbArrayCopy *copy;

  rb_waiting_list_init (&list);
  for (guint32 i = 1; i <= 10000; i++)
    {
      add (&list, i);
      if (i > 3)
        g_assert_true (rb_waiting_list_remove (&list, i - 3, &removed));
      g_assert_cmpuint (list.waiting->len, <, 200);
    }
  g_assert_cmpuint (rb_waiting_list_get_copy_size (&list, NULL), <, 3 * sizeof (RbWaiting) + 64);
  copy = rb_waiting_list_save (&list, NULL);
  rb_waiting_list_remove (&list, 9999, &removed);
  add (&list, 10001);
  assert_activations (&list, "9998 10000 10001");
  rb_waiting_list_restore (&list, copy);
  assert_activations (&list, "9998 9999 10000");
  rb_array_copy_free (copy);
  rb_waiting_list_clear (&list);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waiting-list/order", test_order);
  g_test_add_func ("/waiting-list/gaps", test_gaps);

  return g_test_run ();
}
