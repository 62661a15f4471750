/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/runner-error.h"
#include "engine/simulation/record-checker.h"

#define CALLBACK(number) { .kind = RB_RECORD_CALLBACK, .a = number }
#define QUEUED(number, reason) { .kind = RB_RECORD_MICROTASK_QUEUED, .a = number, .c = reason }
#define START(number, reason) { .kind = RB_RECORD_MICROTASK_START, .a = number, .c = reason }
#define END(number) { .kind = RB_RECORD_MICROTASK_END, .a = number }
#define SCRIPT_END { .kind = RB_RECORD_SCRIPT_END }
#define TASK_END(request) { .kind = RB_RECORD_TASK_END, .a = request }

#define MAX_RECORDS 6

/* The records of a main script, of which the last one is valid or not. */
static const struct
{
  const char *name;
  gboolean is_valid;
  RbRecord records[MAX_RECORDS];
} cases[] = {
  { "first-callback", TRUE, { CALLBACK (1) } },
  { "callback-out-of-order", FALSE, { CALLBACK (2) } },
  { "callback-twice", FALSE, { CALLBACK (1), CALLBACK (1) } },
  { "known-callback", TRUE, { CALLBACK (1), { .kind = RB_RECORD_TIMER_SET, .a = 1, .b = 1 } } },
  { "unknown-callback", FALSE, { { .kind = RB_RECORD_TIMER_SET, .a = 1, .b = 1 } } },
  { "unneeded", TRUE, { CALLBACK (1), { .kind = RB_RECORD_UNNEEDED, .a = 1 } } },
  { "unneeded-none", FALSE, { { .kind = RB_RECORD_UNNEEDED } } },
  { "microtask", TRUE, { QUEUED (1, RB_MICROTASK_PROGRAM), SCRIPT_END, START (1, RB_MICROTASK_PROGRAM), END (1) } },
  { "microtask-in-script", FALSE, { QUEUED (1, RB_MICROTASK_PROGRAM), START (1, RB_MICROTASK_PROGRAM) } },
  { "microtask-out-of-order", FALSE, { QUEUED (2, RB_MICROTASK_PROGRAM) } },
  { "microtask-before-its-turn", FALSE, { QUEUED (1, RB_MICROTASK_PROGRAM), QUEUED (2, RB_MICROTASK_PROGRAM),
                                          SCRIPT_END, START (2, RB_MICROTASK_PROGRAM) } },
  { "tick-before-microtask", TRUE, { QUEUED (1, RB_MICROTASK_PROGRAM), QUEUED (2, RB_MICROTASK_NEXT_TICK),
                                     SCRIPT_END, START (2, RB_MICROTASK_NEXT_TICK) } },
  { "never-queued", FALSE, { SCRIPT_END, START (0, RB_MICROTASK_PROGRAM) } },
  { "engine-step", TRUE, { SCRIPT_END, START (0, RB_MICROTASK_INTERNAL) } },
  { "wrong-end", FALSE, { QUEUED (1, RB_MICROTASK_PROGRAM), SCRIPT_END, START (1, RB_MICROTASK_PROGRAM), END (2) } },
  { "end-of-nothing", FALSE, { SCRIPT_END, SCRIPT_END } },
  { "end-of-a-task-in-script", FALSE, { TASK_END (1) } },
  { "settled", TRUE, { { .kind = RB_RECORD_SETTLED, .a = 1, .b = 2 } } },
  { "settled-without-a-number", FALSE, { { .kind = RB_RECORD_SETTLED, .b = 2 } } },
  { "followed", TRUE, { CALLBACK (1), { .kind = RB_RECORD_FOLLOWED, .a = 1, .b = 2, .d = 1 } } },
  { "followed-without-a-number", FALSE, { { .kind = RB_RECORD_FOLLOWED, .b = 2 } } },
  { "followed-by-an-unknown-callback", FALSE, { CALLBACK (1), { .kind = RB_RECORD_FOLLOWED, .a = 1, .c = 2 } } },
  { "rejected-to-an-unknown-callback", FALSE, { CALLBACK (1), { .kind = RB_RECORD_FOLLOWED, .a = 1, .d = 2 } } },
  { "awaited", TRUE, { { .kind = RB_RECORD_AWAITED, .a = 1 } } },
  { "awaited-without-a-number", FALSE, { { .kind = RB_RECORD_AWAITED } } },
  { "promised", TRUE, { { .kind = RB_RECORD_PROMISED, .a = 1, .b = 1 } } },
  { "promised-without-a-number", FALSE, { { .kind = RB_RECORD_PROMISED, .b = 1 } } },
  { "limit-of-the-host", FALSE, { { .kind = RB_RECORD_LIMIT, .a = RB_LIMIT_SILENCE } } },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (RbRecordChecker) checker = rb_record_checker_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  while (n < MAX_RECORDS && cases[i].records[n].kind != 0)
    n++;
  rb_record_checker_start_task (checker, 0);
  for (guint k = 0; k + 1 < n; k++)
    {
      g_assert_true (rb_record_checker_check (checker, &cases[i].records[k], &error));
      g_assert_no_error (error);
    }

  g_assert_cmpint (rb_record_checker_check (checker, &cases[i].records[n - 1], &error), ==, cases[i].is_valid);
  if (cases[i].is_valid)
    g_assert_no_error (error);
  else
    g_assert_error (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_PROTOCOL);
}

static void
test_tasks (void)
{
  g_autoptr (RbRecordChecker) checker = rb_record_checker_new ();
  const RbRecord script_end = SCRIPT_END;
  const RbRecord first_end = TASK_END (1);
  const RbRecord second_end = TASK_END (2);

  g_assert_false (rb_record_checker_is_running (checker));
  rb_record_checker_start_task (checker, 0);
  g_assert_true (rb_record_checker_is_running (checker));
  g_assert_true (rb_record_checker_check (checker, &script_end, NULL));
  g_assert_false (rb_record_checker_is_running (checker));

  rb_record_checker_start_task (checker, 1);
  g_assert_false (rb_record_checker_check (checker, &script_end, NULL));
  g_assert_false (rb_record_checker_check (checker, &second_end, NULL));
  g_assert_true (rb_record_checker_check (checker, &first_end, NULL));
  g_assert_false (rb_record_checker_is_running (checker));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/record-checker/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/record-checker/tasks", test_tasks);

  return g_test_run ();
}
