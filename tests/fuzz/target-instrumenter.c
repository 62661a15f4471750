/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "engine/export/export.h"
#include "followers.h"
#include "helper.h"
#include "javascript.h"

/* Fuzzes the instrumenter with random programs. Tracing must not change the output or the microtasks of a program, and
 * the trace must be valid. */

/* libFuzzer treats these counters as coverage: which production occurs in which, and which record follows which. */
#define N_COUNTERS 8192
static guint8 counters[N_COUNTERS] __attribute__ ((section ("__libfuzzer_extra_counters"), used));

static char *setup;
static RbRunnerPool *pool;
/* One helper runs the original program, the other one checks the trace. */
static Helper *engine;
static Helper *checker;

static void
count (guint which)
{
  guint8 *counter = &counters[which % N_COUNTERS];

  if (*counter < G_MAXUINT8)
    ++*counter;
}

static void
note_production (guint outer,
                 guint inner)
{
  count (outer * 61 + inner);
}

static void
note_records (RbTrace *trace)
{
  guint before = 0;

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);
      guint now = record.kind * 8u + rb_trace_get_site (trace, record.site)->kind;

      count (4096 + before * 67 + now);
      before = now;
    }
}

/* --- The traced run --- */

static void
turned_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  rb_event_loop_turn_finish (RB_EVENT_LOOP (source), result, &error);
  *(gboolean *) user_data = TRUE;
}

static RbEventLoop *
run_traced (const char *source)
{
  g_autoptr (RbProgram) program = rb_program_new (source);
  RbEventLoop *event_loop;

  rb_program_set_setup (program, setup);
  event_loop = rb_event_loop_new (program, pool);
  while (!rb_event_loop_get_finished (event_loop))
    {
      gboolean turned = FALSE;

      rb_event_loop_turn_async (event_loop, NULL, turned_cb, &turned);
      while (!turned)
        g_main_context_iteration (NULL, TRUE);
    }

  return event_loop;
}

static char *
dup_printed (RbTrace *trace)
{
  g_autoptr (GString) printed = g_string_new (NULL);

  for (guint i = 0; i < rb_trace_get_n_console_lines (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_console_line (trace, i));

      if (record.kind == RB_RECORD_CONSOLE)
        g_string_append_printf (printed, "%s\n", rb_trace_get_string (trace, record.b));
      else
        g_string_append_printf (printed, "%s %s\n", record.kind == RB_RECORD_UNCAUGHT ? "uncaught" : "unhandled",
                                rb_trace_get_string (trace, record.a));
    }

  return g_string_free (g_steal_pointer (&printed), FALSE);
}

static void
check_trace (const char *source,
             RbTrace    *trace,
             const char *microtasks)
{
  g_autofree char *lines = export_trace (trace, rb_export_write_jsonl);
  g_autofree char *perfetto = export_trace (trace, rb_export_write_perfetto);
  g_autofree char *faults = NULL;

  helper_send (checker, source);
  helper_send (checker, lines);
  helper_send (checker, perfetto);
  helper_send (checker, microtasks);
  faults = helper_receive (checker);
  if (*faults == '\0')
    return;
  g_printerr ("--- program\n%s\n--- trace\n%s", source, lines);
  g_error ("The trace is wrong: %s", faults);
}

/* --- The comparison --- */

static void
show_difference (const char *source,
                 const char *bare,
                 const char *traced)
{
  g_auto (GStrv) bare_lines = g_strsplit (bare, "\n", -1);
  g_auto (GStrv) traced_lines = g_strsplit (traced, "\n", -1);
  guint i = 0;

  while (bare_lines[i] != NULL && g_strcmp0 (bare_lines[i], traced_lines[i]) == 0)
    i++;
  g_printerr ("--- program\n%s\n--- line %u, bare\n%s\n--- traced\n%s\n", source, i + 1, bare_lines[i],
              i < g_strv_length (traced_lines) ? traced_lines[i] : "");
}

/* If a message of the engine names the result of a function expression, it contains "(intermediate value)" once for
 * each statement of that function, and probes are statements. */
static char *
comparable (const char *printed)
{
  static const char stutter[] = "(intermediate value)(intermediate value)";
  g_autoptr (GString) text = g_string_new (printed);
  char *found;

  while ((found = strstr (text->str, stutter)) != NULL)
    g_string_erase (text, found - text->str, strlen ("(intermediate value)"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns FALSE for a program that the parser rejects, which is never run. */
static gboolean
is_program (RbEventLoop *event_loop,
            const char  *source)
{
  if (rb_event_loop_get_outcome (event_loop) != RB_OUTCOME_SYNTAX_ERROR)
    return TRUE;
  count (1);
  if (g_getenv ("RINGBACK_FUZZ_SHOW") != NULL)
    g_printerr ("--- %s\n", rb_event_loop_get_message (event_loop));

  return FALSE;
}

static void
try_program (const char *source)
{
  g_autoptr (RbEventLoop) event_loop = NULL;
  gboolean shows = g_getenv ("RINGBACK_FUZZ_SHOW") != NULL;
  RbTrace *trace;
  g_autofree char *printed_bare = NULL;
  g_autofree char *microtasks = NULL;
  g_autofree char *printed_traced = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *printed = NULL;

  if (shows)
    g_printerr ("--- program\n%s\n", source);
  helper_send (engine, source);
  event_loop = run_traced (source);
  printed_bare = helper_receive (engine);
  microtasks = helper_receive (engine);
  if (!is_program (event_loop, source))
    return;

  trace = rb_event_loop_get_trace (event_loop);
  printed_traced = dup_printed (trace);
  expected = comparable (printed_bare);
  printed = comparable (printed_traced);
  if (shows)
    g_printerr ("--- prints\n%s\n", expected);
  note_records (trace);
  if (rb_event_loop_get_outcome (event_loop) != RB_OUTCOME_IDLE || !g_str_equal (expected, printed))
    {
      show_difference (source, expected, printed);
      g_error ("Tracing makes a difference: outcome %d, %s", rb_event_loop_get_outcome (event_loop),
               rb_event_loop_get_message (event_loop));
    }
  check_trace (source, trace, microtasks);
  /* The readers of a trace have a target of their own; here they are only called briefly. */
  if (rb_trace_get_n_records (trace) < 120)
    check_followers (event_loop);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
target_set_up (void)
{
  const char *const run_bare[] = {
    RB_NODE, "--experimental-vm-modules", "--no-warnings", SCRIPTS "/bare.js", RUNNER_SCRIPTS, SETUP_FILE, NULL,
  };
  const char *const check[] = { "python3", SCRIPTS "/checker.py", NULL };
  g_autoptr (GError) error = NULL;

  g_setenv ("RINGBACK_RUNNER", RUNNER, FALSE);
  g_setenv ("RINGBACK_CONTRACT", CONTRACT, FALSE);
  g_file_get_contents (SETUP_FILE, &setup, NULL, &error);
  g_assert_no_error (error);
  pool = rb_runner_pool_new (TRUE);
  engine = helper_new (run_bare);
  checker = helper_new (check);
}

void
target_try (const guint8 *start,
            gsize         length)
{
  Bytes bytes = { start, length };
  g_autofree char *source = write_javascript (&bytes, note_production);

  try_program (source);
  settle ();
}

void
target_replay (const char   *name,
               const guint8 *bytes,
               gsize         length)
{
  g_autofree char *source = g_strndup ((const char *) bytes, length);

  try_program (source);
  settle ();
}
