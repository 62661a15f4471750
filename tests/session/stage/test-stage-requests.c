/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/stage-requests.h"

#include "engine/trace/trace-links.h"

static void
add (RbTrace  *trace,
     RbRecord  record)
{
  rb_trace_append (trace, &record);
}

static void
start_lookup (RbTrace *trace,
              guint32  request,
              guint32  callback)
{
  add (trace, (RbRecord){ .kind = RB_RECORD_LOOKUP_START, .a = request, .b = callback,
                          .c = rb_trace_intern (trace, "users · id 1"), .d = 1500000 });
}

static void
answer (RbTrace    *trace,
        guint32     request,
        const char *text,
        guint32     outcome)
{
  add (trace, (RbRecord){ .kind = RB_RECORD_LOOKUP_ANSWER, .time = 1500000, .a = request,
                          .c = rb_trace_intern (trace, text), .d = outcome });
}

/* Tells the rows in short: the label and what became of it, one row a line. */
static char *
dup_rows (RbMachine *machine,
          gboolean   timers,
          guint      position)
{
  static const char *const marks[] = { "", " done", " failed", " dropped", " cleared" };
  GString *words = g_string_new (NULL);
  g_autoptr (GArray) rows = NULL;
  guint n_pending;

  rb_machine_seek (machine, position);
  rows = rb_stage_requests_list (machine, timers, &n_pending);
  g_string_append_printf (words, "%u:", n_pending);
  for (guint i = 0; i < rows->len; i++)
    {
      const RbStageRequest *row = &g_array_index (rows, RbStageRequest, i);
      g_autoptr (RbStageItem) item = rb_stage_requests_describe (rb_machine_get_trace (machine), row);

      g_string_append_printf (words, " %u%s", row->pending.request, marks[rb_stage_item_get_mark (item)]);
    }

  return g_string_free (words, FALSE);
}

static void
assert_rows (RbMachine  *machine,
             gboolean    timers,
             guint       position,
             const char *expected)
{
  g_autofree char *words = dup_rows (machine, timers, position);

  g_assert_cmpstr (words, ==, expected);
}

/* What is over keeps its place in the list. Stepping back shows what was then. */
static void
test_kept (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();
  g_autoptr (RbMachine) machine = rb_machine_new (trace);

  start_lookup (trace, 1, 0);
  start_lookup (trace, 2, 0);
  answer (trace, 2, "Error: no", RB_WIRE_ERROR);
  answer (trace, 1, "1", RB_WIRE_VALUE);
  add (trace, (RbRecord){ .kind = RB_RECORD_LOOKUP_DROPPED, .a = 1 });
  start_lookup (trace, 3, 0);
  answer (trace, 3, "", RB_WIRE_UNDEFINED);
  add (trace, (RbRecord){ .kind = RB_RECORD_FINISHED, .a = RB_OUTCOME_IDLE });

  assert_rows (machine, FALSE, 0, "0:");
  assert_rows (machine, FALSE, 2, "2: 1 2");
  assert_rows (machine, FALSE, 3, "1: 1 2 failed");
  assert_rows (machine, FALSE, 6, "1: 1 dropped 2 failed 3");
  assert_rows (machine, FALSE, 8, "0: 1 dropped 2 failed 3 done");
  assert_rows (machine, TRUE, 8, "0:");
  assert_rows (machine, FALSE, 2, "2: 1 2");
}

/* A timer has one row, however often it fires. */
static void
test_timers (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  RbRecord interval = { .kind = RB_RECORD_TIMER_SET, .a = 1, .c = 100, .d = RB_TIMER_INTERVAL };
  RbRecord fired = { .kind = RB_RECORD_TIMER_FIRED, .a = 1 };

  add (trace, interval);
  add (trace, (RbRecord){ .kind = RB_RECORD_TIMER_SET, .a = 2, .c = 500 });
  add (trace, fired);
  add (trace, interval);
  add (trace, fired);
  add (trace, (RbRecord){ .kind = RB_RECORD_TIMER_CLEAR, .a = 1 });
  add (trace, (RbRecord){ .kind = RB_RECORD_TIMER_FIRED, .a = 2 });

  assert_rows (machine, TRUE, 2, "2: 1 2");
  assert_rows (machine, TRUE, 3, "1: 1 done 2");
  assert_rows (machine, TRUE, 4, "2: 1 2");
  assert_rows (machine, TRUE, 5, "1: 1 done 2");
  assert_rows (machine, TRUE, 6, "1: 1 cleared 2");
  assert_rows (machine, TRUE, 7, "0: 1 cleared 2 done");
  assert_rows (machine, FALSE, 7, "0:");
}

static void
assert_item (RbTrace    *trace,
             guint32     end,
             const char *label,
             const char *detail,
             const char *value,
             guint       record)
{
  RbStageRequest row = { .end = end, .pending = { .request = 1, .label = rb_trace_intern (trace, "users · id 1") } };
  g_autoptr (RbStageItem) item = rb_stage_requests_describe (trace, &row);

  g_assert_cmpstr (rb_stage_item_get_label (item), ==, label);
  g_assert_cmpstr (rb_stage_item_get_detail (item), ==, detail);
  g_assert_cmpstr (rb_stage_item_get_value (item), ==, value);
  g_assert_cmpuint (rb_stage_item_get_record (item), ==, record);
}

/* The row of a lookup says what becomes of its answer, and leads to the moment at which it came. */
static void
test_words (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();

  start_lookup (trace, 1, 0);
  assert_item (trace, RB_TRACE_NO_RECORD, "users · id 1", "nobody to ring back", NULL, 0);
  answer (trace, 1, "{ id: 1 }", RB_WIRE_VALUE);
  assert_item (trace, 1, "users · id 1", "", "{ id: 1 }", 1);
  add (trace, (RbRecord){ .kind = RB_RECORD_LOOKUP_DROPPED, .a = 1 });
  assert_item (trace, 1, "users · id 1", "dropped: nobody to ring back", "{ id: 1 }", 1);
  answer (trace, 1, "", RB_WIRE_UNDEFINED);
  assert_item (trace, 3, "users · id 1", "", "undefined", 3);
}

static void
assert_pending (RbTrace    *trace,
                RbPending   pending,
                const char *label,
                const char *detail,
                const char *rest)
{
  RbStageRequest row = { .pending = pending, .end = RB_TRACE_NO_RECORD };
  g_autoptr (RbStageItem) item = NULL;
  g_autofree char *shown_rest = NULL;

  if (!pending.is_timer)
    row.pending.label = rb_trace_intern (trace, "users · id 1");
  item = rb_stage_requests_describe (trace, &row);
  shown_rest = rb_stage_item_dup_rest (item, 0);
  g_assert_cmpstr (rb_stage_item_get_label (item), ==, label);
  g_assert_cmpstr (rb_stage_item_get_detail (item), ==, detail);
  g_assert_cmpstr (shown_rest, ==, rest);
}

static void
test_pending (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();
  RbPending lookup = { .request = 1, .due = 1500000, .flags = RB_LOOKUP_BLOCKING };
  RbPending timer = { .request = 2, .callback = 1, .is_timer = TRUE, .due = 500000 };

  assert_pending (trace, lookup, "users · id 1", "the program waits for it", "1.5 s");
  lookup.flags = RB_LOOKUP_PROMISE;
  assert_pending (trace, lookup, "users · id 1", "settles a promise", "1.5 s");
  lookup.callback = 1;
  assert_pending (trace, lookup, "users · id 1", "", "1.5 s");
  assert_pending (trace, timer, "Timer", "", "0.5 s");
  timer.timer = RB_TIMER_IMMEDIATE;
  assert_pending (trace, timer, "setImmediate", "", "after all tasks");
}

static void
assert_more (RbTrace    *trace,
             GArray     *rows,
             guint       position,
             const char *label)
{
  g_autoptr (RbStageItem) item = rb_stage_requests_describe (trace, &g_array_index (rows, RbStageRequest, position));

  g_assert_cmpstr (rb_stage_item_get_label (item), ==, label);
  g_assert_cmpuint (rb_stage_item_get_record (item), ==, RB_TRACE_NO_RECORD);
}

/* Of very many lookups, those under way that end next come first, then the newest answered ones, and in each part how
 * many more there are. */
static void
test_many (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  g_autoptr (GArray) in_order = NULL;
  g_autoptr (GArray) started = NULL;
  g_autoptr (GArray) answered = NULL;
  guint n_pending;

  for (guint i = 1; i <= 10000; i++)
    start_lookup (trace, i, 0);
  for (guint i = 1; i < 9900; i++)
    answer (trace, i, "1", RB_WIRE_VALUE);

  rb_machine_seek (machine, 30);
  in_order = rb_stage_requests_list (machine, FALSE, &n_pending);
  g_assert_cmpuint (in_order->len, ==, 30);
  for (guint i = 0; i < 30; i++)
    g_assert_cmpuint (g_array_index (in_order, RbStageRequest, i).pending.request, ==, i + 1);

  rb_machine_seek (machine, 10000);
  started = rb_stage_requests_list (machine, FALSE, &n_pending);
  g_assert_cmpuint (n_pending, ==, 10000);
  g_assert_cmpuint (started->len, ==, 31);
  assert_more (trace, started, 30, "and 9970 more under way");

  rb_machine_seek (machine, rb_trace_get_n_records (trace));
  answered = rb_stage_requests_list (machine, FALSE, &n_pending);
  g_assert_cmpuint (n_pending, ==, 101);
  g_assert_cmpuint (answered->len, ==, 42);
  g_assert_cmpuint (g_array_index (answered, RbStageRequest, 0).pending.request, ==, 9900);
  assert_more (trace, answered, 30, "and 71 more under way");
  g_assert_cmpuint (g_array_index (answered, RbStageRequest, 31).pending.request, ==, 9899);
  assert_more (trace, answered, 41, "and 9889 more answered");
  g_assert_cmpuint (rb_stage_requests_find_now (answered), ==, 0);
}

/* Only the requests that end next have rows, in the order in which they were made. */
static void
test_next (void)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  g_autoptr (GArray) rows = NULL;
  guint n_pending;

  for (guint i = 1; i <= 100; i++)
    add (trace, (RbRecord){ .kind = RB_RECORD_TIMER_SET, .a = i, .c = 1000 - i });
  rb_machine_seek (machine, 100);
  rows = rb_stage_requests_list (machine, TRUE, &n_pending);

  g_assert_cmpuint (n_pending, ==, 100);
  g_assert_cmpuint (rows->len, ==, 31);
  for (guint i = 0; i < 30; i++)
    g_assert_cmpuint (g_array_index (rows, RbStageRequest, i).pending.request, ==, 71 + i);
  assert_more (trace, rows, 30, "and 70 more under way");
  g_assert_cmpuint (rb_stage_requests_find_now (rows), ==, 29);
}

/* What ends next matters most, then what has ended last. */
static void
test_now (void)
{
  RbStageRequest requests[] = {
    { .pending.due = 10, .end = 7 },
    { .pending.due = 30, .end = RB_TRACE_NO_RECORD },
    { .pending.due = 20, .end = RB_TRACE_NO_RECORD },
    { .pending.due = 5, .end = 9 },
  };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (RbStageRequest));

  g_assert_cmpuint (rb_stage_requests_find_now (rows), ==, 0);
  g_array_append_vals (rows, requests, G_N_ELEMENTS (requests));
  g_assert_cmpuint (rb_stage_requests_find_now (rows), ==, 2);
  g_array_index (rows, RbStageRequest, 1).end = 8;
  g_array_index (rows, RbStageRequest, 2).end = 1;
  g_assert_cmpuint (rb_stage_requests_find_now (rows), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stage-requests/kept", test_kept);
  g_test_add_func ("/stage-requests/timers", test_timers);
  g_test_add_func ("/stage-requests/words", test_words);
  g_test_add_func ("/stage-requests/pending", test_pending);
  g_test_add_func ("/stage-requests/many", test_many);
  g_test_add_func ("/stage-requests/next", test_next);
  g_test_add_func ("/stage-requests/now", test_now);

  return g_test_run ();
}
