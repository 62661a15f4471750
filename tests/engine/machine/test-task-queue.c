/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/task-queue.h"

static void
assert_tasks (RbTaskQueue *queue,
              const char  *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;
  const RbQueued *tasks = rb_task_queue_list (queue, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, i == 0 ? "%u" : " %u", tasks[i].request);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_order (void)
{
  RbTaskQueue queue;
  RbQueued removed;
  RbArrayCopy *copy;

  rb_task_queue_init (&queue);
  assert_tasks (&queue, "");
  for (guint32 i = 4; i > 0; i--)
    rb_task_queue_push (&queue, &(RbQueued){ .request = i, .callback = i + 10 });
  rb_task_queue_push (&queue, &(RbQueued){ .request = 2, .callback = 50 });
  assert_tasks (&queue, "4 3 2 1 2");

  g_assert_true (rb_task_queue_remove (&queue, 4, &removed));
  g_assert_cmpuint (removed.callback, ==, 14);
  g_assert_true (rb_task_queue_remove (&queue, 2, &removed));
  g_assert_cmpuint (removed.callback, ==, 12);
  g_assert_false (rb_task_queue_remove (&queue, 4, &removed));
  assert_tasks (&queue, "3 1 2");

  copy = rb_task_queue_save (&queue, NULL);
  rb_task_queue_remove (&queue, 3, &removed);
  assert_tasks (&queue, "1 2");
  rb_task_queue_restore (&queue, copy);
  assert_tasks (&queue, "3 1 2");
  rb_task_queue_reset (&queue);
  assert_tasks (&queue, "");
  rb_array_copy_free (copy);
  rb_task_queue_clear (&queue);
}

/* Removed tasks do not fill the memory. */
static void
test_gone (void)
{
  RbTaskQueue queue;
  RbQueued removed;

  rb_task_queue_init (&queue);
  for (guint32 i = 1; i <= 10000; i++)
    {
      rb_task_queue_push (&queue, &(RbQueued){ .request = i });
      if (i > 2)
        g_assert_true (rb_task_queue_remove (&queue, i - 2, &removed));
      g_assert_cmpuint (queue.tasks->len, <, 200);
    }
  assert_tasks (&queue, "9999 10000");
  g_assert_cmpuint (rb_task_queue_get_copy_size (&queue, NULL), <, 2 * sizeof (RbQueued) + 64);
  rb_task_queue_clear (&queue);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/task-queue/order", test_order);
  g_test_add_func ("/task-queue/gone", test_gone);

  return g_test_run ();
}
