/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "bare.h"
#include "engine/machine.h"
#include "followers.h"
#include "javascript.h"

/* Random programs: what one prints does not depend on whether it is traced, and what its trace tells hangs together. */

/* libFuzzer takes what is counted here for coverage: which production stands in which, which record follows which. */
#define N_COUNTERS 8192
static guint8 counters[N_COUNTERS] __attribute__ ((section ("__libfuzzer_extra_counters"), used));

static char *setup;

/* A JavaScript engine keeps what it likes; the other tests tell of what is ours. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

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
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
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

  for (guint i = 0; i < rb_trace_get_n_lines (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_line (trace, i));

      if (record.kind == RB_RECORD_CONSOLE)
        g_string_append_printf (printed, "%s\n", rb_trace_get_string (trace, record.b));
      else if (record.kind == RB_RECORD_UNCAUGHT)
        print_uncaught (printed, rb_trace_get_string (trace, record.a));
      else
        g_string_append (printed, "unhandled\n");
    }
  return g_string_free (g_steal_pointer (&printed), FALSE);
}

/* Where a task is over, nothing is on the stack. */
static void
check_stack (RbTrace *trace)
{
  g_autoptr (RbMachine) machine = rb_machine_new (trace);

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecordKind kind = rb_trace_get_record (trace, i).kind;
      guint n_frames;

      if (kind != RB_RECORD_SCRIPT_END && kind != RB_RECORD_TASK_END && kind != RB_RECORD_FINISHED)
        continue;
      rb_machine_seek (machine, i + 1);
      rb_machine_get_frames (machine, &n_frames);
      g_assert_cmpuint (n_frames, ==, 0);
    }
}

/* --- Both --- */

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

static void
try_program (const char *source)
{
  gboolean shows = g_getenv ("RINGBACK_FUZZ_SHOW") != NULL;
  g_autoptr (RbEventLoop) event_loop = NULL;
  RbTrace *trace;
  g_autofree char *bare = NULL;
  g_autofree char *traced = NULL;

  if (shows)
    g_printerr ("--- program\n%s\n", source);
  event_loop = run_traced (source);
  trace = rb_event_loop_get_trace (event_loop);
  /* What acorn does not take is never run. */
  if (rb_event_loop_get_outcome (event_loop) == RB_OUTCOME_SYNTAX_ERROR)
    {
      count (1);
      if (shows)
        g_printerr ("--- %s\n", rb_event_loop_get_message (event_loop));
      return;
    }

  bare = run_bare (setup, source);
  traced = dup_printed (trace);
  /* Now and then acorn takes a division for a regular expression, and with it what is no program: that is acorn's. */
  if (g_str_has_prefix (bare, "uncaught SyntaxError"))
    return;
  note_records (trace);
  if (shows)
    g_printerr ("--- prints\n%s\n", bare);
  if (rb_event_loop_get_outcome (event_loop) != RB_OUTCOME_IDLE || !g_str_equal (bare, traced))
    {
      show_difference (source, bare, traced);
      g_error ("Tracing makes a difference: outcome %d, %s", rb_event_loop_get_outcome (event_loop),
               rb_event_loop_get_message (event_loop));
    }
  check_stack (trace);
  /* What follows a trace has a target of its own; here it is glanced at. */
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
  g_autoptr (GError) error = NULL;

  g_file_get_contents (SETUP_FILE, &setup, NULL, &error);
  g_assert_no_error (error);
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
