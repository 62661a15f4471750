/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <json-glib/json-glib.h>

#include "engine/export/export.h"
#include "engine/simulation/event-loop.h"

static void
append (RbTrace      *trace,
        gint64        time,
        RbRecordKind  kind,
        guint32       site,
        guint32       a,
        guint32       b,
        guint32       c,
        guint32       d)
{
  RbRecord record = { time, site, a, b, c, d, kind, 0, 0 };

  if (kind == RB_RECORD_LOOKUP_START)
    record.flags = RB_LOOKUP_STAND_IN | RB_LOOKUP_VALUE;
  rb_trace_append (trace, &record);
}

/* Two lookups at once and an interval; the callback prints and throws. */
static RbTrace *
make_trace (void)
{
  RbTrace *trace = rb_trace_new ();
  guint32 label = rb_trace_intern (trace, "users \xc2\xb7 id 1");
  guint32 text = rb_trace_intern (trace, "{ id: 1, name: \"wwDev\" }\nand more");
  guint32 message = rb_trace_intern (trace, "Error: no");

  rb_trace_set_source (trace, "getUser ();\nring {\n print }\n");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 28, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 0, 11, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 12, 27, 0, "ring");
  rb_trace_add_site (trace, RB_SITE_RETURN, 20, 25, 2, NULL);

  append (trace, 0, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  append (trace, 1, RB_RECORD_STATEMENT, 1, 0, 0, 0, 0);
  append (trace, 1, RB_RECORD_CALLBACK, 2, 1, rb_trace_intern (trace, "ring"), 0, 0);
  append (trace, 1, RB_RECORD_LOOKUP_START, 0, 1, 1, label, 1500000);
  append (trace, 1, RB_RECORD_LOOKUP_START, 0, 2, 0, label, 2000000);
  append (trace, 1, RB_RECORD_TIMER_SET, 0, 3, 1, 1000, 1);
  append (trace, 1, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);
  append (trace, 1, RB_RECORD_IDLE, 0, 1000000, 1, 0, 0);
  append (trace, 1000001, RB_RECORD_TIMER_FIRED, 0, 3, 1, 0, 0);
  append (trace, 1000001, RB_RECORD_TASK_QUEUED, 0, 3, 1, 0, 0);
  append (trace, 1500001, RB_RECORD_LOOKUP_ANSWER, 0, 1, 1, text, RB_WIRE_VALUE);
  append (trace, 1500001, RB_RECORD_TASK_QUEUED, 0, 1, 1, 0, 0);
  for (guint i = 0; i < 2; i++)
    {
      append (trace, 1500001 + i, RB_RECORD_TASK_START, 0, i == 0 ? 3 : 1, 1, 0, 0);
      append (trace, 1500001 + i, RB_RECORD_ENTER, 2, i + 1, 0, 0, 0);
      append (trace, 1500001 + i, RB_RECORD_CONSOLE, 0, RB_CONSOLE_WARN, text, 0, 0);
      append (trace, 1500002 + i, RB_RECORD_EXIT, 3, i + 1, text, 0, 0);
      append (trace, 1500002 + i, RB_RECORD_TASK_END, 0, i == 0 ? 3 : 1, 1, 0, 0);
      if (i == 0)
        append (trace, 1500002, RB_RECORD_TIMER_SET, 0, 3, 1, 499, 1);
    }
  append (trace, 2000001, RB_RECORD_LOOKUP_ANSWER, 0, 2, 0, text, RB_WIRE_VALUE);
  append (trace, 2000001, RB_RECORD_LOOKUP_DROPPED, 0, 2, 0, 0, 0);
  append (trace, 2000001, RB_RECORD_TIMER_FIRED, 0, 3, 1, 0, 0);
  append (trace, 2000001, RB_RECORD_TASK_QUEUED, 0, 3, 1, 0, 0);
  append (trace, 2000001, RB_RECORD_TASK_START, 0, 3, 1, 0, 0);
  append (trace, 2000001, RB_RECORD_ENTER, 2, 3, 0, 0, 0);
  append (trace, 2000001, RB_RECORD_UNCAUGHT, 1, message, 3, 2, rb_trace_intern (trace, "    at ring (3:2)"));
  append (trace, 2000001, RB_RECORD_LIMIT, 0, RB_LIMIT_MEMORY, 3, 2, 0);
  append (trace, 2000001, RB_RECORD_FINISHED, 0, RB_OUTCOME_LIMIT, 0, 3, 2);

  return trace;
}

typedef gboolean (* WriteFunc) (RbTrace        *trace,
                                GOutputStream  *stream,
                                GCancellable   *cancellable,
                                GError        **error);

static char *
write_all (WriteFunc  write,
           RbTrace   *trace)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (write (trace, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_output_stream_is_closed (stream));
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, &error));
  g_assert_true (g_output_stream_close (stream, NULL, &error));

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);

  return node;
}

static GPtrArray *
parse_lines (RbTrace *trace)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autofree char *text = write_all (rb_export_write_jsonl, trace);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, rb_trace_get_n_records (trace) + 1);
  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    g_ptr_array_add (nodes, parse (lines[i]));

  return nodes;
}

static JsonObject *
nth (GPtrArray *nodes,
     guint      i)
{
  return json_node_get_object (g_ptr_array_index (nodes, i));
}

static void
test_jsonl (void)
{
  RbTrace *trace = make_trace ();
  g_autoptr (GPtrArray) nodes = parse_lines (trace);
  JsonObject *object;
  JsonObject *site;
  JsonArray *flags;

  object = nth (nodes, 1);
  g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "statement");
  g_assert_cmpint (json_object_get_int_member (object, "time_us"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "activation"), ==, 0);
  site = json_object_get_object_member (object, "site");
  g_assert_cmpint (json_object_get_int_member (site, "line"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (site, "start"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (site, "end"), ==, 11);

  object = nth (nodes, 2);
  g_assert_cmpstr (json_object_get_string_member (object, "callback"), ==, "A");
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, "ring");

  object = nth (nodes, 3);
  g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "lookup-start");
  g_assert_cmpstr (json_object_get_string_member (object, "label"), ==, "users \xc2\xb7 id 1");
  g_assert_cmpint (json_object_get_int_member (object, "latency_us"), ==, 1500000);
  g_assert_false (json_object_has_member (object, "site"));
  flags = json_object_get_array_member (object, "flags");
  g_assert_cmpuint (json_array_get_length (flags), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (flags, 0), ==, "stand-in");
  g_assert_cmpstr (json_array_get_string_element (flags, 1), ==, "value");
  g_assert_false (json_object_has_member (nth (nodes, 4), "callback"));
  g_assert_cmpstr (json_object_get_string_member (nth (nodes, 5), "timer"), ==, "interval");

  g_assert_finalize_object (trace);
}

static void
test_jsonl_loop (void)
{
  RbTrace *trace = make_trace ();
  g_autoptr (GPtrArray) nodes = parse_lines (trace);
  JsonObject *object;

  object = nth (nodes, 7);
  g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "idle");
  g_assert_cmpint (json_object_get_int_member (object, "wait_us"), ==, 1000000 + ((gint64) 1 << 32));

  object = nth (nodes, 10);
  g_assert_cmpstr (json_object_get_string_member (object, "answer"), ==, "{ id: 1, name: \"wwDev\" }\nand more");
  g_assert_cmpstr (json_object_get_string_member (object, "outcome"), ==, "value");

  object = nth (nodes, 14);
  g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "console");
  g_assert_cmpstr (json_object_get_string_member (object, "level"), ==, "warn");
  object = nth (nodes, 15);
  g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "exit");
  g_assert_cmpstr (json_object_get_string_member (object, "function"), ==, "ring");

  object = nth (nodes, nodes->len - 3);
  g_assert_cmpstr (json_object_get_string_member (object, "message"), ==, "Error: no");
  g_assert_cmpint (json_object_get_int_member (object, "line"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (object, "stack"), ==, "    at ring (3:2)");
  g_assert_cmpstr (json_object_get_string_member (nth (nodes, nodes->len - 2), "limit"), ==, "memory");
  g_assert_cmpstr (json_object_get_string_member (nth (nodes, nodes->len - 1), "outcome"), ==, "limit");

  g_assert_finalize_object (trace);
}

/* Every kind has its name, with any words. */
static void
test_every_kind (void)
{
  RbTrace *trace = rb_trace_new ();
  g_autoptr (GPtrArray) nodes = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint kind = RB_RECORD_STATEMENT; kind <= RB_RECORD_FINISHED; kind++)
    append (trace, 0, kind, 9, 99, 99, 99, 99);

  nodes = parse_lines (trace);
  for (guint i = 0; i < nodes->len; i++)
    g_assert_true (g_hash_table_add (names, (char *) json_object_get_string_member (nth (nodes, i), "kind")));

  g_assert_finalize_object (trace);
}

/* Events of a track must nest: each end has a begin, and slices with a duration do not overlap. */
static void
check_track (JsonArray *events,
             gint64     track)
{
  int depth = 0;
  gint64 free_from = 0;

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);
      const char *phase = json_object_get_string_member (event, "ph");

      if (json_object_get_int_member (event, "tid") != track)
        continue;

      if (g_str_equal (phase, "B"))
        depth++;
      else if (g_str_equal (phase, "E"))
        depth--;
      else if (g_str_equal (phase, "X"))
        {
          g_assert_cmpint (json_object_get_int_member (event, "ts"), >=, free_from);
          free_from = json_object_get_int_member (event, "ts") + json_object_get_int_member (event, "dur");
        }
      g_assert_cmpint (depth, >=, 0);
    }

  g_assert_cmpint (depth, ==, 0);
}

static guint
count_events (JsonArray  *events,
              const char *phase,
              const char *name)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);

      if (g_str_equal (json_object_get_string_member (event, "ph"), phase) &&
          g_strcmp0 (json_object_get_string_member_with_default (event, "name", NULL), name) == 0)
        n++;
    }

  return n;
}

static void
test_perfetto (void)
{
  RbTrace *trace = make_trace ();
  g_autofree char *text = write_all (rb_export_write_perfetto, trace);
  g_autoptr (JsonNode) node = parse (text);
  JsonArray *events = json_object_get_array_member (json_node_get_object (node), "traceEvents");
  g_autoptr (GHashTable) tracks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer track;

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      gint64 tid = json_object_get_int_member (json_array_get_object_element (events, i), "tid");

      g_hash_table_add (tracks, g_memdup2 (&tid, sizeof tid));
    }

  g_hash_table_iter_init (&iter, tracks);
  while (g_hash_table_iter_next (&iter, &track, NULL))
    check_track (events, *(gint64 *) track);

  g_assert_cmpuint (count_events (events, "B", "main script"), ==, 1);
  g_assert_cmpuint (count_events (events, "B", "callback A"), ==, 3);
  g_assert_cmpuint (count_events (events, "B", "ring"), ==, 3);
  g_assert_cmpuint (count_events (events, "X", "users \xc2\xb7 id 1"), ==, 2);
  g_assert_cmpuint (count_events (events, "X", "idle"), ==, 1);
  g_assert_cmpuint (count_events (events, "s", "rings back"), ==, 2);
  g_assert_cmpuint (count_events (events, "t", "rings back"), ==, 1);
  g_assert_cmpuint (count_events (events, "f", "rings back"), ==, 2);
  g_assert_cmpuint (count_events (events, "i", "Error: no"), ==, 1);

  /* The process, the stack, the console, two concurrent lookups, the interval, two concurrent tasks. */
  g_assert_cmpuint (g_hash_table_size (tracks), ==, 8);

  g_assert_finalize_object (trace);
}

enum
{
  INTERVAL = 1,
  LOOKUP,
  CLEARED,
  IMMEDIATE,
  CLEARED_INTERVAL,
  NEVER,
};

/* A timer that is cleared before it fires, one that never fires, an immediate, and an interval that its own callback
 * clears. */
static void
add_other_timers (RbTrace *trace)
{
  append (trace, 1, RB_RECORD_TIMER_SET, 0, CLEARED, 1, 5, RB_TIMER_TIMEOUT);
  append (trace, 1, RB_RECORD_TIMER_SET, 0, IMMEDIATE, 1, 0, RB_TIMER_IMMEDIATE);
  append (trace, 1, RB_RECORD_TIMER_SET, 0, CLEARED_INTERVAL, 1, 1, RB_TIMER_INTERVAL);
  append (trace, 1, RB_RECORD_TIMER_SET, 0, NEVER, 1, 9, RB_TIMER_TIMEOUT);
  append (trace, 2, RB_RECORD_TIMER_CLEAR, 0, CLEARED, 0, 0, 0);
}

static void
run_other_timers (RbTrace *trace)
{
  append (trace, 2, RB_RECORD_TASK_QUEUED, 0, IMMEDIATE, 1, 0, 0);
  append (trace, 2, RB_RECORD_TASK_START, 0, IMMEDIATE, 1, 0, 0);
  append (trace, 3, RB_RECORD_TASK_END, 0, IMMEDIATE, 1, 0, 0);
  append (trace, 10, RB_RECORD_TIMER_FIRED, 0, CLEARED_INTERVAL, 1, 0, 0);
  append (trace, 10, RB_RECORD_TASK_QUEUED, 0, CLEARED_INTERVAL, 1, 0, 0);
  append (trace, 10, RB_RECORD_TASK_START, 0, CLEARED_INTERVAL, 1, 0, 0);
  append (trace, 11, RB_RECORD_TIMER_CLEAR, 0, CLEARED_INTERVAL, 0, 0, 0);
  append (trace, 12, RB_RECORD_TASK_END, 0, CLEARED_INTERVAL, 1, 0, 0);
}

/* An interval that fires twice, a lookup with a promise, and the above. */
static RbTrace *
make_arrows (void)
{
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "main {}\n");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 7, 0, NULL);
  append (trace, 0, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  append (trace, 1, RB_RECORD_CALLBACK, 0, 1, 0, 0, 0);
  append (trace, 1, RB_RECORD_TIMER_SET, 0, INTERVAL, 1, 1, RB_TIMER_INTERVAL);
  append (trace, 1, RB_RECORD_LOOKUP_START, 0, LOOKUP, 0, 0, 2000);
  add_other_timers (trace);
  append (trace, 2, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);
  run_other_timers (trace);
  for (guint i = 1; i <= 2; i++)
    {
      append (trace, i * 1000, RB_RECORD_TIMER_FIRED, 0, 1, 1, 0, 0);
      append (trace, i * 1000, RB_RECORD_TASK_QUEUED, 0, 1, 1, 0, 0);
      append (trace, i * 1000, RB_RECORD_TASK_START, 0, 1, 1, 0, 0);
      append (trace, i * 1000 + 5, RB_RECORD_TASK_END, 0, 1, 1, 0, 0);
      append (trace, i * 1000 + 5, RB_RECORD_TIMER_SET, 0, 1, 1, 1, 1);
    }
  append (trace, 2010, RB_RECORD_LOOKUP_ANSWER, 0, 2, 0, 0, RB_WIRE_UNDEFINED);
  append (trace, 2010, RB_RECORD_TASK_QUEUED, 0, 2, 0, 0, 0);
  append (trace, 2010, RB_RECORD_TASK_START, 0, 2, 0, 0, 0);
  append (trace, 2015, RB_RECORD_TASK_END, 0, 2, 0, 0, 0);

  return trace;
}

/* Each arrow must begin and end in a slice, because a viewer cannot draw it otherwise, and each arrow that begins must
 * end once. */
static void
test_arrows (void)
{
  RbTrace *trace = make_arrows ();
  g_autofree char *text = write_all (rb_export_write_perfetto, trace);
  g_autoptr (JsonNode) node = parse (text);
  JsonArray *events = json_object_get_array_member (json_node_get_object (node), "traceEvents");
  g_autoptr (GHashTable) begun = g_hash_table_new (NULL, NULL);
  guint depth = 0;

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);
      const char *phase = json_object_get_string_member (event, "ph");
      gpointer id = GUINT_TO_POINTER ((guint) json_object_get_int_member_with_default (event, "id", 0));

      depth += g_str_equal (phase, "B");
      depth -= g_str_equal (phase, "E");
      if (strchr ("stf", *phase) == NULL)
        continue;
      g_assert_cmpuint (depth, >, 0);
      if (g_str_equal (phase, "s"))
        g_assert_true (g_hash_table_add (begun, id));
      else if (g_str_equal (phase, "f"))
        g_assert_true (g_hash_table_remove (begun, id));
      else
        g_assert_true (g_hash_table_contains (begun, id));
    }
  g_assert_cmpuint (g_hash_table_size (begun), ==, 0);
  g_assert_cmpuint (count_events (events, "s", "rings back"), ==, 4);
  g_assert_cmpuint (count_events (events, "t", "rings back"), ==, 2);
  g_assert_cmpuint (count_events (events, "f", "rings back"), ==, 4);
  g_assert_nonnull (strstr (text, "\"ph\":\"f\",\"pid\":1,\"tid\":1,\"ts\":2,\"name\":\"rings back\","
                                  "\"cat\":\"callback\",\"id\":3"));
  g_assert_nonnull (strstr (text, "\"ph\":\"f\",\"pid\":1,\"tid\":1,\"ts\":11,\"name\":\"rings back\","
                                  "\"cat\":\"callback\",\"id\":5"));

  g_assert_finalize_object (trace);
}

static void
test_empty (void)
{
  RbTrace *trace = rb_trace_new ();
  g_autofree char *lines = write_all (rb_export_write_jsonl, trace);
  g_autofree char *text = write_all (rb_export_write_perfetto, trace);
  g_autoptr (JsonNode) node = parse (text);

  g_assert_cmpstr (lines, ==, "");
  g_assert_true (json_object_has_member (json_node_get_object (node), "traceEvents"));

  g_assert_finalize_object (trace);
}

/* A function that waits and continues, the callback of a promise, and a value that is passed on. */
static RbTrace *
make_microtasks (void)
{
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "main { await }\nring {}\n");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 22, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 0, 14, 0, "main");
  rb_trace_add_site (trace, RB_SITE_AWAIT, 7, 12, 1, NULL);
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 15, 22, 0, "ring");

  append (trace, 0, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  append (trace, 1, RB_RECORD_ENTER, 1, 1, 0, 0, 0);
  append (trace, 1, RB_RECORD_SUSPEND, 2, 1, 0, 0, 0);
  append (trace, 2, RB_RECORD_CALLBACK, 3, 1, 0, 0, 0);
  append (trace, 3, RB_RECORD_MICROTASK_QUEUED, 2, 1, 0, RB_MICROTASK_AWAIT_FULFILLED, 1);
  append (trace, 4, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);
  append (trace, 4, RB_RECORD_MICROTASK_START, 2, 1, 0, RB_MICROTASK_AWAIT_FULFILLED, 1);
  append (trace, 4, RB_RECORD_RESUME, 2, 1, 0, 0, 0);
  append (trace, 6, RB_RECORD_EXIT, 1, 1, 0, 0, 0);
  append (trace, 6, RB_RECORD_MICROTASK_END, 0, 1, 0, 0, 0);
  append (trace, 6, RB_RECORD_SETTLED, 0, 9, 2, 0, 0);
  append (trace, 6, RB_RECORD_MICROTASK_QUEUED, 0, 2, 1, RB_MICROTASK_REJECTED, 9);
  append (trace, 6, RB_RECORD_MICROTASK_QUEUED, 0, 3, 0, RB_MICROTASK_INTERNAL, 0);
  append (trace, 6, RB_RECORD_MICROTASK_START, 0, 2, 1, RB_MICROTASK_REJECTED, 9);
  append (trace, 6, RB_RECORD_ENTER, 3, 2, 0, 0, 0);
  append (trace, 8, RB_RECORD_EXIT, 3, 2, 0, 0, 0);
  append (trace, 8, RB_RECORD_MICROTASK_END, 0, 2, 1, 0, 0);
  append (trace, 8, RB_RECORD_MICROTASK_START, 0, 3, 0, RB_MICROTASK_FULFILLED, 8);

  return trace;
}

static void
test_microtasks_jsonl (void)
{
  RbTrace *trace = make_microtasks ();
  g_autofree char *text = write_all (rb_export_write_jsonl, trace);

  g_assert_nonnull (strstr (text, "\"microtask\":1,\"reason\":\"await-fulfilled\",\"activation\":1}"));
  g_assert_nonnull (strstr (text, "\"microtask\":2,\"callback\":\"A\",\"reason\":\"rejected\",\"promise\":9}"));
  g_assert_nonnull (strstr (text, "\"microtask\":3,\"reason\":\"internal\"}"));

  g_assert_finalize_object (trace);
}

static void
test_microtasks_perfetto (void)
{
  RbTrace *trace = make_microtasks ();
  g_autofree char *text = write_all (rb_export_write_perfetto, trace);
  g_autoptr (JsonNode) node = parse (text);
  JsonArray *events = json_object_get_array_member (json_node_get_object (node), "traceEvents");
  const char *microtask;

  check_track (events, 1);
  g_assert_nonnull (strstr (text, "{\"ph\":\"X\",\"pid\":1,\"tid\":3,\"ts\":4,\"name\":\"main goes on\",\"dur\":2}"));
  g_assert_nonnull (strstr (text, "{\"ph\":\"X\",\"pid\":1,\"tid\":3,\"ts\":6,\"name\":\"callback A\",\"dur\":2}"));
  g_assert_nonnull (strstr (text, "{\"ph\":\"X\",\"pid\":1,\"tid\":3,\"ts\":8,\"name\":\"passes a value on\","
                                  "\"dur\":0}"));

  /* The slice of the function is inside the slice of the microtask. */
  microtask = strstr (text, "{\"ph\":\"B\",\"pid\":1,\"tid\":1,\"ts\":4,\"name\":\"main goes on\"}");
  g_assert_nonnull (microtask);
  g_assert_nonnull (strstr (microtask, "{\"ph\":\"B\",\"pid\":1,\"tid\":1,\"ts\":4,\"name\":\"main\"}"));

  /* From where the callback is passed, through the queue, to where it runs. */
  g_assert_nonnull (strstr (text, "{\"ph\":\"s\",\"pid\":1,\"tid\":1,\"ts\":2,\"name\":\"then\","
                                  "\"cat\":\"microtask\",\"id\":2}"));
  g_assert_nonnull (strstr (text, "{\"ph\":\"t\",\"pid\":1,\"tid\":1,\"ts\":6,\"name\":\"then\","
                                  "\"cat\":\"microtask\",\"id\":2,"));
  g_assert_nonnull (strstr (text, "{\"ph\":\"f\",\"pid\":1,\"tid\":3,\"ts\":6,\"name\":\"then\","
                                  "\"cat\":\"microtask\",\"id\":2,"));
  g_assert_nonnull (strstr (text, "{\"ph\":\"s\",\"pid\":1,\"tid\":1,\"ts\":3,\"name\":\"then\","
                                  "\"cat\":\"microtask\",\"id\":1}"));

  g_assert_finalize_object (trace);
}

/* The script waits and continues, a tick runs before a microtask, one microtask was not seen before, and two functions
 * still wait at the end. */
static RbTrace *
make_waits (void)
{
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "await;\nmain { await }\n{ await }\n");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 32, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_AWAIT, 0, 5, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 7, 21, 0, "main");
  rb_trace_add_site (trace, RB_SITE_AWAIT, 14, 19, 2, NULL);
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 22, 31, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_AWAIT, 24, 29, 4, NULL);

  append (trace, 0, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
  append (trace, 1, RB_RECORD_CALLBACK, 4, 1, 0, 0, 0);
  append (trace, 1, RB_RECORD_MICROTASK_QUEUED, 0, 1, 1, RB_MICROTASK_NEXT_TICK, 0);
  append (trace, 1, RB_RECORD_TIMER_SET, 0, 1, 1, 0, RB_TIMER_IMMEDIATE);
  append (trace, 1, RB_RECORD_MICROTASK_QUEUED, 1, 2, 0, RB_MICROTASK_AWAIT_FULFILLED, 0);
  append (trace, 1, RB_RECORD_SUSPEND, 1, 0, 0, 0, 0);
  append (trace, 1, RB_RECORD_SCRIPT_END, 0, 0, 0, 0, 0);
  append (trace, 1, RB_RECORD_MICROTASK_START, 0, 1, 1, RB_MICROTASK_NEXT_TICK, 0);
  append (trace, 1, RB_RECORD_MICROTASK_END, 0, 1, 1, 0, 0);
  append (trace, 1, RB_RECORD_MICROTASK_START, 1, 2, 0, RB_MICROTASK_AWAIT_FULFILLED, 0);
  append (trace, 1, RB_RECORD_RESUME, 1, 0, 0, 0, 0);
  append (trace, 3, RB_RECORD_MICROTASK_END, 0, 2, 0, 0, 0);
  append (trace, 3, RB_RECORD_MICROTASK_START, 0, 0, 0, RB_MICROTASK_ADOPT, 0);
  append (trace, 3, RB_RECORD_MICROTASK_END, 0, 0, 0, 0, 0);
  append (trace, 3, RB_RECORD_TASK_QUEUED, 0, 1, 1, 0, 0);
  append (trace, 4, RB_RECORD_WAITING, 3, 1, 0, 0, 0);
  append (trace, 4, RB_RECORD_WAITING, 5, 2, 0, 0, 0);
  append (trace, 4, RB_RECORD_WAITING, 1, 0, 0, 0, 0);
  append (trace, 4, RB_RECORD_FINISHED, 0, RB_OUTCOME_IDLE, 0, 0, 0);

  return trace;
}

static void
test_waits_jsonl (void)
{
  static const char * const lines[] = {
    "{\"kind\":\"microtask-queued\",\"time_us\":1,\"microtask\":1,\"callback\":\"A\",\"reason\":\"next-tick\"}",
    "{\"kind\":\"timer-set\",\"time_us\":1,\"request\":1,\"callback\":\"A\",\"delay_ms\":0,\"timer\":\"immediate\"}",
    "{\"kind\":\"microtask-queued\",\"time_us\":1,\"site\":{\"line\":1,\"start\":0,\"end\":5},\"microtask\":2,"
    "\"reason\":\"await-fulfilled\",\"activation\":0}",
    "{\"kind\":\"suspend\",\"time_us\":1,\"site\":{\"line\":1,\"start\":0,\"end\":5},\"activation\":0}",
    "{\"kind\":\"microtask-start\",\"time_us\":3,\"reason\":\"adopt\"}",
    "{\"kind\":\"microtask-end\",\"time_us\":3}",
    "{\"kind\":\"waiting\",\"time_us\":4,\"site\":{\"line\":2,\"start\":14,\"end\":19},\"function\":\"main\","
    "\"activation\":1}",
    "{\"kind\":\"waiting\",\"time_us\":4,\"site\":{\"line\":3,\"start\":24,\"end\":29},\"activation\":2}",
    "{\"kind\":\"waiting\",\"time_us\":4,\"site\":{\"line\":1,\"start\":0,\"end\":5},\"activation\":0}",
  };
  RbTrace *trace = make_waits ();
  g_autofree char *text = write_all (rb_export_write_jsonl, trace);
  g_auto (GStrv) written = g_strsplit (text, "\n", -1);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (!g_strv_contains ((const char * const *) written, lines[i]))
      g_test_fail_printf ("%s is missing in:\n%s", lines[i], text);

  g_assert_finalize_object (trace);
}

static void
test_waits_perfetto (void)
{
  RbTrace *trace = make_waits ();
  g_autofree char *text = write_all (rb_export_write_perfetto, trace);
  g_autoptr (JsonNode) node = parse (text);
  JsonArray *events = json_object_get_array_member (json_node_get_object (node), "traceEvents");
  const char *microtask;

  check_track (events, 1);
  g_assert_cmpuint (count_events (events, "B", "main script"), ==, 2);
  g_assert_cmpuint (count_events (events, "X", "follows another promise"), ==, 1);
  g_assert_cmpuint (count_events (events, "i", "main still waits at line 2"), ==, 1);
  g_assert_cmpuint (count_events (events, "i", "function of line 3 still waits at line 3"), ==, 1);
  g_assert_cmpuint (count_events (events, "i", "main script still waits at line 1"), ==, 1);

  /* From where the timer is set to where it is queued. */
  g_assert_nonnull (strstr (text, "{\"ph\":\"X\",\"pid\":1,\"tid\":3000000,\"ts\":1,\"name\":\"callback A\","
                                  "\"dur\":2,"));

  microtask = strstr (text, "{\"ph\":\"B\",\"pid\":1,\"tid\":1,\"ts\":1,\"name\":\"main script goes on\"}");
  g_assert_nonnull (microtask);
  g_assert_nonnull (strstr (microtask, "{\"ph\":\"B\",\"pid\":1,\"tid\":1,\"ts\":1,\"name\":\"main script\"}"));

  g_assert_finalize_object (trace);
}

/* Slices of calls, lookups and tasks that the end of the trace cuts off are closed in the export. */
static void
test_unfinished (void)
{
  RbTrace *trace = rb_trace_new ();
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  append (trace, 0, RB_RECORD_TASK_QUEUED, 0, 7, 0, 0, 0);
  append (trace, 0, RB_RECORD_TASK_START, 0, 8, 0, 0, 0);
  append (trace, 0, RB_RECORD_ENTER, 0, 1, 0, 0, 0);
  append (trace, 5, RB_RECORD_LOOKUP_START, 0, 1, 0, 0, 99);
  append (trace, 9, RB_RECORD_STATEMENT, 0, 1, 0, 0, 0);

  text = write_all (rb_export_write_perfetto, trace);
  node = parse (text);
  check_track (json_object_get_array_member (json_node_get_object (node), "traceEvents"), 1);
  g_assert_nonnull (strstr (text, "\"ts\":5,\"name\":\"\",\"dur\":4"));

  g_assert_finalize_object (trace);
}

/* A run that is stopped during a wait has no slice past its own end, and the slice of a wait ends with the call that it
 * is in. */
static void
test_stopped_waits (void)
{
  static const struct
  {
    RbRecordKind kind;
    const char *slice;
  } waits[] = {
    { RB_RECORD_IDLE, "{\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":3,\"name\":\"idle\",\"dur\":4}" },
    { RB_RECORD_BLOCKED_START, "{\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":3,\"name\":\"blocked\",\"dur\":4}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      RbTrace *trace = rb_trace_new ();
      g_autofree char *text = NULL;

      append (trace, 0, RB_RECORD_SCRIPT_START, 0, 0, 0, 0, 0);
      append (trace, 1, RB_RECORD_ENTER, 0, 1, 0, 0, 0);
      append (trace, 3, waits[i].kind, 0, 1000, 1000, 0, 0);
      append (trace, 7, RB_RECORD_FINISHED, 0, RB_OUTCOME_STOPPED, 0, 0, 0);

      text = write_all (rb_export_write_perfetto, trace);
      g_assert_nonnull (strstr (text, waits[i].slice));
      g_assert_nonnull (strstr (text, "{\"ph\":\"E\",\"pid\":1,\"tid\":1,\"ts\":7}"));

      g_assert_finalize_object (trace);
    }
}

static void
test_failures (void)
{
  static const WriteFunc writes[] = { rb_export_write_jsonl, rb_export_write_perfetto };
  RbTrace *trace = make_trace ();

  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      char room[200];
      g_autoptr (GOutputStream) small = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
      g_autoptr (GOutputStream) large = g_memory_output_stream_new_resizable ();
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (writes[i] (trace, small, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      g_clear_error (&error);

      g_cancellable_cancel (cancellable);
      g_assert_false (writes[i] (trace, large, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }

  g_assert_finalize_object (trace);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/jsonl", test_jsonl);
  g_test_add_func ("/export/jsonl-loop", test_jsonl_loop);
  g_test_add_func ("/export/every-kind", test_every_kind);
  g_test_add_func ("/export/perfetto", test_perfetto);
  g_test_add_func ("/export/arrows", test_arrows);
  g_test_add_func ("/export/empty", test_empty);
  g_test_add_func ("/export/unfinished", test_unfinished);
  g_test_add_func ("/export/stopped-waits", test_stopped_waits);
  g_test_add_func ("/export/microtasks-jsonl", test_microtasks_jsonl);
  g_test_add_func ("/export/microtasks-perfetto", test_microtasks_perfetto);
  g_test_add_func ("/export/waits-jsonl", test_waits_jsonl);
  g_test_add_func ("/export/waits-perfetto", test_waits_perfetto);
  g_test_add_func ("/export/failures", test_failures);

  return g_test_run ();
}
