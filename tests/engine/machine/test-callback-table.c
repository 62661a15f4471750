/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/callback-table.h"

static void
hold (RbCallbackTable *table,
      guint32          callback,
      RbHolder         holder)
{
  rb_callback_table_add_holder (table, callback, holder);
  rb_callback_table_update_state (table, callback);
}

static void
let_go (RbCallbackTable *table,
        guint32          callback,
        RbHolder         holder)
{
  rb_callback_table_remove_holder (table, callback, holder);
  rb_callback_table_update_state (table, callback);
}

#define assert_state(table, callback_, expected) \
  g_assert_cmpint (rb_callback_table_get ((table), (callback_))->state, ==, (expected))

static void
test_life (void)
{
  RbCallbackTable table;

  rb_callback_table_init (&table);
  rb_callback_table_add (&table, 1, 7, 9);
  assert_state (&table, 1, RB_CALLBACK_REGISTERED);
  g_assert_cmpuint (rb_callback_table_get (&table, 1)->function, ==, 7);
  g_assert_cmpuint (rb_callback_table_get (&table, 1)->name, ==, 9);

  hold (&table, 1, RB_HOLDER_PENDING);
  hold (&table, 1, RB_HOLDER_PENDING);
  assert_state (&table, 1, RB_CALLBACK_REGISTERED);
  rb_callback_table_remove_holder (&table, 1, RB_HOLDER_PENDING);
  hold (&table, 1, RB_HOLDER_QUEUED);
  assert_state (&table, 1, RB_CALLBACK_WAITING);

  /* It runs until its end, whatever holds it. */
  rb_callback_table_remove_holder (&table, 1, RB_HOLDER_QUEUED);
  g_assert_true (rb_callback_table_start (&table, 1));
  hold (&table, 1, RB_HOLDER_MICROTASK);
  assert_state (&table, 1, RB_CALLBACK_RUNNING);
  rb_callback_table_end (&table, 1, 55);
  assert_state (&table, 1, RB_CALLBACK_WAITING);
  g_assert_cmpuint (rb_callback_table_get (&table, 1)->finished_at, ==, 55);

  let_go (&table, 1, RB_HOLDER_MICROTASK);
  assert_state (&table, 1, RB_CALLBACK_REGISTERED);
  let_go (&table, 1, RB_HOLDER_PENDING);
  assert_state (&table, 1, RB_CALLBACK_DONE);
  rb_callback_table_add (&table, 1, 7, 9);
  assert_state (&table, 1, RB_CALLBACK_REGISTERED);

  rb_callback_table_clear (&table);
}

/* When the run is over, nothing calls a callback that is still registered. */
static void
test_uncalled (void)
{
  RbCallbackTable table;

  rb_callback_table_init (&table);
  for (guint32 callback = 1; callback <= 3; callback++)
    {
      rb_callback_table_add (&table, callback, 7, 9);
      hold (&table, callback, RB_HOLDER_PENDING);
    }
  rb_callback_table_start (&table, 2);
  rb_callback_table_end (&table, 2, 55);
  hold (&table, 3, RB_HOLDER_QUEUED);

  rb_callback_table_finish (&table);
  assert_state (&table, 1, RB_CALLBACK_UNCALLED);
  assert_state (&table, 2, RB_CALLBACK_REGISTERED);
  assert_state (&table, 3, RB_CALLBACK_WAITING);

  /* A function that is handed over again may be called after all. */
  rb_callback_table_add (&table, 1, 7, 9);
  assert_state (&table, 1, RB_CALLBACK_REGISTERED);

  rb_callback_table_clear (&table);
}

/* A callback has failed from the end of the call until it is called again. */
static void
test_failed (void)
{
  RbCallbackTable table;
  RbCallbackTableCopy *failed;

  rb_callback_table_init (&table);
  rb_callback_table_add (&table, 1, 7, 9);
  rb_callback_table_start (&table, 1);
  rb_callback_table_fail (&table, 1);
  assert_state (&table, 1, RB_CALLBACK_RUNNING);
  rb_callback_table_end (&table, 1, 55);
  assert_state (&table, 1, RB_CALLBACK_FAILED);
  failed = rb_callback_table_save (&table);

  /* An interval calls it again. */
  hold (&table, 1, RB_HOLDER_PENDING);
  assert_state (&table, 1, RB_CALLBACK_REGISTERED);
  rb_callback_table_start (&table, 1);
  rb_callback_table_end (&table, 1, 66);
  let_go (&table, 1, RB_HOLDER_PENDING);
  assert_state (&table, 1, RB_CALLBACK_DONE);

  rb_callback_table_restore (&table, failed);
  assert_state (&table, 1, RB_CALLBACK_FAILED);
  rb_callback_table_update_state (&table, 1);
  assert_state (&table, 1, RB_CALLBACK_FAILED);
  rb_callback_table_add (&table, 1, 7, 9);
  assert_state (&table, 1, RB_CALLBACK_REGISTERED);
  rb_callback_table_fail (&table, 99);

  rb_callback_table_copy_free (failed);
  rb_callback_table_clear (&table);
}

/* A call that waits at an `await` has not ended. */
static void
test_waiting (void)
{
  RbCallbackTable table;

  rb_callback_table_init (&table);
  rb_callback_table_add (&table, 1, 0, 0);
  rb_callback_table_start (&table, 1);
  hold (&table, 1, RB_HOLDER_WAITING);
  rb_callback_table_end (&table, 1, 55);
  assert_state (&table, 1, RB_CALLBACK_WAITING);
  g_assert_cmpuint (rb_callback_table_get (&table, 1)->finished_at, ==, 0);
  rb_callback_table_clear (&table);
}

/* Numbers out of order, and unknown callbacks. */
static void
test_unknown (void)
{
  RbCallbackTable table;

  rb_callback_table_init (&table);
  rb_callback_table_add (&table, 2, 0, 0);
  rb_callback_table_add (&table, 0, 0, 0);
  g_assert_null (rb_callback_table_get (&table, 0));
  g_assert_null (rb_callback_table_get (&table, 1));
  g_assert_null (rb_callback_table_get (&table, 2));
  g_assert_false (rb_callback_table_start (&table, 1));
  rb_callback_table_end (&table, 1, 5);
  hold (&table, G_MAXUINT32, RB_HOLDER_PENDING);

  /* A holder that was never counted is not counted below 0. */
  rb_callback_table_add (&table, 1, 0, 0);
  let_go (&table, 1, RB_HOLDER_QUEUED);
  hold (&table, 1, RB_HOLDER_QUEUED);
  assert_state (&table, 1, RB_CALLBACK_WAITING);
  rb_callback_table_clear (&table);
}

/* The number of microtasks that hold a callback is restored when the table goes back and forward again. */
static void
test_restore (void)
{
  RbCallbackTable table;
  RbCallbackTableCopy *early, *late;

  rb_callback_table_init (&table);
  rb_callback_table_add (&table, 1, 11, 0);
  hold (&table, 1, RB_HOLDER_MICROTASK);
  early = rb_callback_table_save (&table);
  rb_callback_table_add (&table, 2, 22, 5);
  for (guint i = 0; i < 200; i++)
    hold (&table, 2, RB_HOLDER_MICROTASK);
  rb_callback_table_start (&table, 1);
  rb_callback_table_end (&table, 1, 77);
  late = rb_callback_table_save (&table);

  rb_callback_table_restore (&table, early);
  g_assert_null (rb_callback_table_get (&table, 2));
  g_assert_cmpuint (rb_callback_table_get (&table, 1)->finished_at, ==, 0);
  let_go (&table, 1, RB_HOLDER_MICROTASK);
  assert_state (&table, 1, RB_CALLBACK_UNCALLED);

  rb_callback_table_restore (&table, late);
  g_assert_cmpuint (rb_callback_table_get (&table, 1)->finished_at, ==, 77);
  g_assert_cmpuint (rb_callback_table_get (&table, 2)->function, ==, 22);
  g_assert_cmpuint (rb_callback_table_get (&table, 2)->name, ==, 5);
  for (guint i = 0; i < 200; i++)
    {
      assert_state (&table, 2, RB_CALLBACK_WAITING);
      let_go (&table, 2, RB_HOLDER_MICROTASK);
    }
  assert_state (&table, 2, RB_CALLBACK_UNCALLED);

  rb_callback_table_copy_free (early);
  rb_callback_table_copy_free (late);
  rb_callback_table_clear (&table);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/callback-table/life", test_life);
  g_test_add_func ("/callback-table/failed", test_failed);
  g_test_add_func ("/callback-table/uncalled", test_uncalled);
  g_test_add_func ("/callback-table/waiting", test_waiting);
  g_test_add_func ("/callback-table/unknown", test_unknown);
  g_test_add_func ("/callback-table/restore", test_restore);

  return g_test_run ();
}
