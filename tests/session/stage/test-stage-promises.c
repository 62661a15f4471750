/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace-links.h"
#include "session/stage/stage-promises.h"

static void
add (RbTrace  *trace,
     RbRecord  record)
{
  rb_trace_append (trace, &record);
}

static RbTrace *
create_trace (void)
{
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "await p;\nmain { await q; }\n");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 27, 0, "");
  rb_trace_add_site (trace, RB_SITE_AWAIT, 0, 7, 0, "");
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 9, 26, 0, "main");
  rb_trace_add_site (trace, RB_SITE_AWAIT, 16, 23, 2, "");

  return trace;
}

/* The rows at the end of the trace, a line each: depth, badge, label, detail, whether it is pending, value. */
static char *
dup_rows (RbTrace *trace,
          guint    position)
{
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  g_autoptr (GArray) rows = NULL;
  GString *text = g_string_new (NULL);

  rb_machine_seek (machine, position);
  rows = rb_stage_promises_list (machine);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (RbStageItem) item =
        rb_stage_promises_describe (trace, &g_array_index (rows, RbStagePromise, i));
      g_autofree char *rest = rb_stage_item_dup_rest (item, 0);

      g_string_append_printf (text, "%u %u %s: %s", rb_stage_item_get_depth (item), rb_stage_item_get_callback (item),
                              rb_stage_item_get_label (item), rb_stage_item_get_detail (item));
      if (rest != NULL)
        g_string_append_printf (text, ", %s", rest);
      if (rb_stage_item_get_value (item) != NULL)
        g_string_append_printf (text, ", %s", rb_stage_item_get_value (item));
      if (rb_stage_item_get_mark (item) == RB_STAGE_MARK_FAILED)
        g_string_append (text, ", failed");
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
assert_rows (RbTrace    *trace,
             guint       position,
             const char *expected)
{
  g_autofree char *rows = dup_rows (trace, position);

  g_assert_cmpstr (rows, ==, expected);
}

/* A chain, two who wait for one promise, and what it was settled with. A settled promise stays where it is. */
static void
test_chain (void)
{
  g_autoptr (RbTrace) trace = create_trace ();
  guint value = rb_trace_intern (trace, "\"wwDev\"");

  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 1, .b = 2, .c = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 2, .b = 3, .d = 2 });
  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 1, .b = 4, .c = 3, .d = 4 });
  add (trace, (RbRecord){ .kind = RB_RECORD_SETTLED, .a = 1, .b = RB_PROMISE_FULFILLED, .c = value });
  add (trace, (RbRecord){ .kind = RB_RECORD_SETTLED, .a = 2, .b = RB_PROMISE_REJECTED });

  assert_rows (trace, 0, "");
  assert_rows (trace, 3,
               "0 1 promise 1: then → promise 2, pending\n"
               "0 3 promise 1: then, if rejected D → promise 4, pending\n"
               "1 2 promise 2: if rejected → promise 3, pending\n");
  assert_rows (trace, 5,
               "0 1 promise 1: then → promise 2, \"wwDev\"\n"
               "0 3 promise 1: then, if rejected D → promise 4, \"wwDev\"\n"
               "1 2 promise 2: if rejected → promise 3, failed\n");
}

static void
test_followers (void)
{
  g_autoptr (RbTrace) trace = create_trace ();

  add (trace, (RbRecord){ .kind = RB_RECORD_AWAITED, .site = 1, .a = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_AWAITED, .site = 3, .a = 2, .b = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 3, .b = 4, .c = 1, .d = 1, .flags = RB_FOLLOWER_FINALLY });
  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 5, .b = 6, .flags = RB_FOLLOWER_RESOLVE });
  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 7, .flags = RB_FOLLOWER_RESOLVE });
  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 8, .b = 9, .flags = RB_FOLLOWER_ALL });
  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 9, .b = 10, .flags = RB_FOLLOWER_RACE });

  assert_rows (trace, 7,
               "0 0 promise 1: awaited by main script · line 1, pending\n"
               "0 0 promise 2: awaited by main · line 2, pending\n"
               "0 1 promise 3: finally → promise 4, pending\n"
               "0 0 promise 5: passes its outcome on → promise 6, pending\n"
               "0 0 promise 7: passes its outcome on, pending\n"
               "0 0 promise 8: part of Promise.all → promise 9, pending\n"
               "1 0 promise 9: part of Promise.race → promise 10, pending\n");
}

/* The promise of an async function has its name, and leads to its call. */
static void
test_call (void)
{
  g_autoptr (RbTrace) trace = create_trace ();
  RbStagePromise row = { .promise = 1, .follower = 3, .settled = RB_TRACE_NO_RECORD };
  g_autoptr (RbStageItem) item = NULL;

  add (trace, (RbRecord){ .kind = RB_RECORD_SCRIPT_START });
  add (trace, (RbRecord){ .kind = RB_RECORD_ENTER, .site = 2, .a = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_PROMISED, .a = 1, .b = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_AWAITED, .site = 1, .a = 1 });
  /* No call has this number. */
  add (trace, (RbRecord){ .kind = RB_RECORD_PROMISED, .a = 2, .b = 7 });
  add (trace, (RbRecord){ .kind = RB_RECORD_AWAITED, .site = 1, .a = 2 });

  assert_rows (trace, 6,
               "0 0 promise 1 · main: awaited by main script · line 1, pending\n"
               "0 0 promise 2: awaited by main script · line 1, pending\n");
  item = rb_stage_promises_describe (trace, &row);
  g_assert_cmpuint (rb_stage_item_get_record (item), ==, 1);
}

/* However many promises there are, the list stays short, and says how many others there are. */
static void
test_many (void)
{
  g_autoptr (RbTrace) trace = create_trace ();
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  g_autoptr (GArray) pending = NULL;
  g_autoptr (GArray) settled = NULL;
  g_autoptr (RbStageItem) more = NULL;

  for (guint i = 1; i <= 1000; i++)
    add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = i, .c = 1 });
  rb_machine_seek (machine, 1000);
  pending = rb_stage_promises_list (machine);
  g_assert_cmpuint (pending->len, ==, 51);
  more = rb_stage_promises_describe (trace, &g_array_index (pending, RbStagePromise, 50));
  g_assert_cmpstr (rb_stage_item_get_label (more), ==, "and 950 more");
  g_assert_cmpuint (rb_stage_promises_find_now (pending), ==, 0);

  for (guint i = 1; i <= 1000; i++)
    add (trace, (RbRecord){ .kind = RB_RECORD_SETTLED, .a = i, .b = RB_PROMISE_FULFILLED });
  rb_machine_seek (machine, 2000);
  settled = rb_stage_promises_list (machine);
  g_assert_cmpuint (settled->len, ==, 6);
  g_assert_cmpuint (g_array_index (settled, RbStagePromise, 5).promise, ==, 1000);
  g_assert_cmpuint (rb_stage_promises_find_now (settled), ==, 5);
}

/* A pending promise leads to where somebody started to wait, a settled one to where it was settled. */
static void
test_moments (void)
{
  g_autoptr (RbTrace) trace = create_trace ();
  RbStagePromise row = { .promise = 1, .follower = 1, .settled = RB_TRACE_NO_RECORD };
  g_autoptr (RbStageItem) pending = NULL;
  g_autoptr (RbStageItem) settled = NULL;

  add (trace, (RbRecord){ .kind = RB_RECORD_SCRIPT_START });
  add (trace, (RbRecord){ .kind = RB_RECORD_FOLLOWED, .a = 1, .c = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_SETTLED, .a = 1, .b = RB_PROMISE_FULFILLED });
  pending = rb_stage_promises_describe (trace, &row);
  g_assert_cmpuint (rb_stage_item_get_record (pending), ==, 1);
  row.settled = 2;
  settled = rb_stage_promises_describe (trace, &row);
  g_assert_cmpuint (rb_stage_item_get_record (settled), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stage-promises/chain", test_chain);
  g_test_add_func ("/stage-promises/followers", test_followers);
  g_test_add_func ("/stage-promises/call", test_call);
  g_test_add_func ("/stage-promises/many", test_many);
  g_test_add_func ("/stage-promises/moments", test_moments);

  return g_test_run ();
}
