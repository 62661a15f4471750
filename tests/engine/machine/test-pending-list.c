/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/pending-list.h"

static gboolean
add (RbPendingList *list,
     guint32        request,
     guint8         timer)
{
  return rb_pending_list_add (list, &(RbPending){ .request = request, .timer = timer, .due = request });
}

static void
assert_requests (RbPendingList *list,
                 const char    *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;
  const RbPending *pending = rb_pending_list_list (list, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (pending[i].due, ==, pending[i].request);
      g_string_append_printf (text, i == 0 ? "%u" : " %u", pending[i].request);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_order (void)
{
  RbPendingList list;
  RbPending removed;

  rb_pending_list_init (&list);
  assert_requests (&list, "");
  g_assert_true (add (&list, 5, 0));
  g_assert_true (add (&list, 2, 0));
  g_assert_true (add (&list, 9, 0));
  g_assert_false (add (&list, 2, 0));
  assert_requests (&list, "2 5 9");

  g_assert_true (rb_pending_list_remove (&list, 5, &removed));
  g_assert_cmpuint (removed.request, ==, 5);
  g_assert_false (rb_pending_list_remove (&list, 5, &removed));
  g_assert_false (rb_pending_list_remove (&list, 7, &removed));
  g_assert_true (add (&list, 5, 0));
  assert_requests (&list, "2 5 9");
  rb_pending_list_remove (&list, 2, &removed);
  assert_requests (&list, "5 9");
  rb_pending_list_reset (&list);
  assert_requests (&list, "");
  rb_pending_list_clear (&list);
}

static void
test_immediates (void)
{
  RbPendingList list;
  RbPending removed;
  RbArrayCopy *copy;

  rb_pending_list_init (&list);
  add (&list, 1, RB_TIMER_TIMEOUT);
  g_assert_false (rb_pending_list_has_immediates (&list));
  add (&list, 2, RB_TIMER_IMMEDIATE);
  g_assert_true (rb_pending_list_has_immediates (&list));
  g_assert_true (rb_pending_list_has_immediate (&list, 2));
  g_assert_false (rb_pending_list_has_immediate (&list, 1));
  copy = rb_pending_list_save (&list, NULL);

  rb_pending_list_remove (&list, 2, &removed);
  g_assert_false (rb_pending_list_has_immediates (&list));
  g_assert_false (rb_pending_list_has_immediate (&list, 2));
  rb_pending_list_restore (&list, copy);
  g_assert_true (rb_pending_list_has_immediates (&list));
  assert_requests (&list, "1 2");
  rb_array_copy_free (copy);
  rb_pending_list_clear (&list);
}

/* The gaps that removals leave do not fill the memory, and a copy has no gaps. */
static void
test_gaps (void)
{
  RbPendingList list;
  RbPending removed;

  rb_pending_list_init (&list);
  for (guint32 i = 1; i <= 10000; i++)
    {
      add (&list, i, 0);
      if (i > 10)
        g_assert_true (rb_pending_list_remove (&list, i - 10, &removed));
      g_assert_cmpuint (list.pending.elements->len, <, 200);
    }
  assert_requests (&list, "9991 9992 9993 9994 9995 9996 9997 9998 9999 10000");

  rb_pending_list_remove (&list, 9995, &removed);
  g_assert_cmpuint (rb_pending_list_get_copy_size (&list, NULL), <, 9 * sizeof (RbPending) + 64);
  rb_pending_list_clear (&list);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pending-list/order", test_order);
  g_test_add_func ("/pending-list/immediates", test_immediates);
  g_test_add_func ("/pending-list/gaps", test_gaps);

  return g_test_run ();
}
