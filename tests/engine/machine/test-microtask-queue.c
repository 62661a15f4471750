/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/microtask-queue.h"

/* The microtasks, a bar, the ticks. */
static char *
dup_numbers (const RbMicrotaskQueue *queue)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_microtasks;

  rb_microtask_queue_list (queue, numbers);
  n_microtasks = numbers->len;
  rb_microtask_queue_list_ticks (queue, numbers);
  for (guint i = 0; i <= numbers->len; i++)
    {
      if (i == n_microtasks)
        g_string_append_c (text, '|');
      if (i < numbers->len)
        g_string_append_printf (text, " %u ", g_array_index (numbers, guint32, i));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_numbers(queue, expected) \
  G_STMT_START { \
    g_autofree char *numbers_ = dup_numbers (queue); \
    g_assert_cmpstr (numbers_, ==, (expected)); \
  } G_STMT_END

static void
test_order (void)
{
  RbMicrotaskQueue queue;

  rb_microtask_queue_init (&queue);
  g_assert_false (rb_microtask_queue_has_any (&queue));
  g_assert_true (rb_microtask_queue_push (&queue, 1));
  g_assert_true (rb_microtask_queue_push_tick (&queue, 2));
  g_assert_true (rb_microtask_queue_push (&queue, 3));
  g_assert_true (rb_microtask_queue_push_tick (&queue, 4));
  g_assert_false (rb_microtask_queue_push (&queue, 4));
  g_assert_false (rb_microtask_queue_push_tick (&queue, 6));
  assert_numbers (&queue, " 1  3 | 2  4 ");

  /* Only the first entry of each queue can be removed. */
  g_assert_false (rb_microtask_queue_remove (&queue, 3));
  g_assert_false (rb_microtask_queue_remove (&queue, 4));
  g_assert_false (rb_microtask_queue_remove (&queue, 5));
  g_assert_true (rb_microtask_queue_remove (&queue, 2));
  g_assert_true (rb_microtask_queue_remove (&queue, 1));
  assert_numbers (&queue, " 3 | 4 ");
  g_assert_true (rb_microtask_queue_remove (&queue, 3));
  g_assert_false (rb_microtask_queue_has_microtasks (&queue));
  g_assert_true (rb_microtask_queue_has_any (&queue));
  g_assert_true (rb_microtask_queue_remove (&queue, 4));
  g_assert_false (rb_microtask_queue_has_any (&queue));
  rb_microtask_queue_clear (&queue);
}

static void
test_restore (void)
{
  RbMicrotaskQueue queue;
  const RbMicrotaskQueueCopy none = { 0 };
  RbMicrotaskQueueCopy copy;

  rb_microtask_queue_init (&queue);
  for (guint32 i = 1; i <= 1000; i += 2)
    {
      rb_microtask_queue_push (&queue, i);
      rb_microtask_queue_push_tick (&queue, i + 1);
    }
  for (guint32 i = 1; i < 1000; i += 2)
    if (i != 999)
      g_assert_true (rb_microtask_queue_remove (&queue, i));
  for (guint32 i = 2; i < 1000; i += 2)
    g_assert_true (rb_microtask_queue_remove (&queue, i));
  assert_numbers (&queue, " 999 | 1000 ");

  g_assert_cmpuint (rb_microtask_queue_get_copy_size (&queue, &none), <, 1000);
  rb_microtask_queue_save (&queue, &none, &copy);
  rb_microtask_queue_reset (&queue);
  assert_numbers (&queue, "|");
  rb_microtask_queue_push (&queue, 1);
  rb_microtask_queue_restore (&queue, &copy);
  assert_numbers (&queue, " 999 | 1000 ");
  g_assert_true (rb_microtask_queue_push_tick (&queue, 1001));
  assert_numbers (&queue, " 999 | 1000  1001 ");
  rb_microtask_queue_copy_clear (&copy);
  rb_microtask_queue_clear (&queue);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/microtask-queue/order", test_order);
  g_test_add_func ("/microtask-queue/restore", test_restore);

  return g_test_run ();
}
