/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/clock.h"

static GString *order;

static void
due_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_string_append (order, user_data);
  else
    g_string_append_printf (order, "(%s)", (const char *) user_data);
}

static void
schedule (RbClock      *clock,
          gint64        delay,
          const char   *name,
          GCancellable *cancellable)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, due_cb, (gpointer) name);

  rb_clock_schedule (clock, task, delay);
}

static void
run_all (RbClock *clock)
{
  while (rb_clock_get_next_due (clock) != G_MAXINT64)
    {
      rb_clock_advance (clock, rb_clock_get_next_due (clock));
      rb_clock_complete_next (clock);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

static void
test_order (void)
{
  RbClock *clock = rb_clock_new ();

  order = g_string_new (NULL);
  schedule (clock, 30, "d", NULL);
  schedule (clock, 10, "a", NULL);
  schedule (clock, 20, "b", NULL);
  schedule (clock, 20, "c", NULL);
  g_assert_cmpuint (rb_clock_get_n_pending (clock), ==, 4);
  g_assert_cmpint (rb_clock_get_next_due (clock), ==, 10);
  run_all (clock);
  g_assert_cmpstr (order->str, ==, "abcd");
  g_assert_cmpint (rb_clock_get_now (clock), ==, 30);
  g_string_free (order, TRUE);
  g_assert_finalize_object (clock);
}

static void
test_cancelled_is_not_due (void)
{
  RbClock *clock = rb_clock_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  order = g_string_new (NULL);
  schedule (clock, 10, "a", cancellable);
  schedule (clock, 20, "b", NULL);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (rb_clock_get_next_due (clock), ==, 20);
  run_all (clock);
  g_assert_cmpstr (order->str, ==, "(a)b");
  g_string_free (order, TRUE);
  g_assert_finalize_object (clock);
}

static void
test_cancel_all (void)
{
  RbClock *clock = rb_clock_new ();

  order = g_string_new (NULL);
  schedule (clock, 10, "a", NULL);
  schedule (clock, 20, "b", NULL);
  rb_clock_cancel_all (clock);
  g_assert_cmpint (rb_clock_get_next_due (clock), ==, G_MAXINT64);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpstr (order->str, ==, "(a)(b)");
  g_string_free (order, TRUE);
  g_assert_finalize_object (clock);
}

static void
timer_cb (guint    number,
          gpointer user_data)
{
  g_string_append_printf (user_data, "%u", number);
}

/* Timers and tasks share one order of due times. */
static void
test_set_timers (void)
{
  RbClock *clock = rb_clock_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  order = g_string_new (NULL);
  rb_clock_set_func (clock, timer_cb, order);
  rb_clock_set_timer (clock, 3, NULL, 20);
  schedule (clock, 20, "a", NULL);
  rb_clock_set_timer (clock, 1, cancellable, 5);
  rb_clock_set_timer (clock, 2, NULL, 20);
  schedule (clock, 10, "b", NULL);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (rb_clock_get_next_due (clock), ==, 10);
  run_all (clock);
  g_assert_cmpstr (order->str, ==, "b3a2");
  rb_clock_set_timer (clock, 4, NULL, 0);
  rb_clock_cancel_all (clock);
  g_assert_cmpuint (rb_clock_get_n_pending (clock), ==, 0);
  g_assert_cmpstr (order->str, ==, "b3a2");
  g_string_free (order, TRUE);
  g_assert_finalize_object (clock);
}

/* Compares with an array that is sorted by due time and start. */
static void
test_heap (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250518);
  RbClock *clock = rb_clock_new ();
  gint64 last = 0;

  order = g_string_new (NULL);
  for (guint i = 0; i < 2000; i++)
    schedule (clock, g_rand_int_range (rand, 0, 300), "", NULL);
  while (rb_clock_get_next_due (clock) != G_MAXINT64)
    {
      gint64 due = rb_clock_get_next_due (clock);

      g_assert_cmpint (due, >=, last);
      last = due;
      rb_clock_advance (clock, due);
      rb_clock_complete_next (clock);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_string_free (order, TRUE);
  g_assert_finalize_object (clock);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/order", test_order);
  g_test_add_func ("/clock/cancelled-is-not-due", test_cancelled_is_not_due);
  g_test_add_func ("/clock/cancel-all", test_cancel_all);
  g_test_add_func ("/clock/timers", test_set_timers);
  g_test_add_func ("/clock/heap", test_heap);

  return g_test_run ();
}
