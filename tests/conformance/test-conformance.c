/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "../engine/run-program.h"
#include "engine/machine.h"

static char *
read_beside (const char *program,
             const char *extension)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  path = g_strdup_printf ("%.*s%s", (int) (strrchr (program, '.') - program), program, extension);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The engine takes some steps of async generators and of `for await` in silence: in what order is not known exactly. */
static gboolean
has_silent_steps (const char *source)
{
  return strstr (source, "async function*") != NULL || strstr (source, "async *") != NULL ||
         strstr (source, "for await") != NULL;
}

/* Whatever code runs does so in a task or in a microtask that was queued before, first in, first out; and none is
 * left. */
static void
assert_microtasks_in_order (RbEventLoop *event_loop,
                            const char  *source)
{
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  guint n_queued = 0, n_started = 0, last = 0, running = 0;
  gboolean in_task = FALSE;

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      switch ((guint) record.kind)
        {
        case RB_RECORD_SCRIPT_START:
        case RB_RECORD_TASK_START:
          g_assert_cmpuint (n_started, ==, n_queued);
          in_task = TRUE;
          break;
        case RB_RECORD_SCRIPT_END:
        case RB_RECORD_TASK_END:
          in_task = FALSE;
          break;
        case RB_RECORD_MICROTASK_QUEUED:
          g_assert_cmpuint (record.a, ==, ++n_queued);
          break;
        case RB_RECORD_MICROTASK_START:
          g_assert_cmpuint (running, ==, 0);
          g_assert_cmpuint (record.a, <=, n_queued);
          if (!has_silent_steps (source))
            g_assert_cmpuint (record.a, ==, last + 1);
          running = last = record.a;
          n_started++;
          break;
        case RB_RECORD_MICROTASK_END:
          g_assert_cmpuint (record.a, ==, running);
          running = 0;
          break;
        case RB_RECORD_STATEMENT:
        case RB_RECORD_ENTER:
        case RB_RECORD_EXIT:
        case RB_RECORD_CONSOLE:
          g_assert_true (in_task || running != 0);
          break;
        default:
          break;
        }
    }
  g_assert_cmpuint (n_started, ==, n_queued);
}

static gboolean
is_in_queue (RbMachine *machine,
             guint32    number)
{
  guint n;
  const guint32 *numbers = rb_machine_get_microtasks (machine, &n);

  for (guint i = 0; i < n; i++)
    if (numbers[i] == number)
      return TRUE;

  return FALSE;
}

/* What the loop does next starts on an empty stack: a task after the last microtask, a microtask that was queued. */
static void
check_start (RbMachine      *machine,
             const RbRecord *record)
{
  guint n_frames;
  guint n_microtasks;

  rb_machine_get_frames (machine, &n_frames);
  rb_machine_get_microtasks (machine, &n_microtasks);
  g_assert_cmpuint (n_frames, ==, 0);
  g_assert_cmpuint (rb_machine_get_microtask (machine).kind, ==, 0);
  if (record->kind == RB_RECORD_MICROTASK_START)
    g_assert_true (is_in_queue (machine, record->a));
  else
    g_assert_cmpuint (n_microtasks, ==, 0);
}

/* Everything that was queued has its turn, once, and leaves nothing behind. */
static void
check_trace (RbTrace *trace)
{
  RbMachine *machine = rb_machine_new (trace);

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      rb_machine_seek (machine, i);
      if (record.kind == RB_RECORD_TASK_START || record.kind == RB_RECORD_MICROTASK_START ||
          record.kind == RB_RECORD_IDLE || record.kind == RB_RECORD_FINISHED)
        check_start (machine, &record);
    }
  g_assert_finalize_object (machine);
}

/* What is said of an error that nobody catches is what node says, where that was recorded. */
static void
check_error (RbTrace    *trace,
             const char *program)
{
  g_autofree char *beside = g_strdup_printf ("%.*s.err", (int) (strrchr (program, '.') - program), program);
  g_autofree char *expected = NULL;

  if (!g_file_test (beside, G_FILE_TEST_EXISTS))
    return;
  expected = read_beside (program, ".err");
  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);
      g_autofree char *said = NULL;

      if (record.kind != RB_RECORD_UNCAUGHT && record.kind != RB_RECORD_UNHANDLED)
        continue;
      said = g_strconcat (rb_trace_get_string (trace, record.a), "\n", NULL);
      g_assert_cmpstr (said, ==, expected);
      return;
    }
  g_assert_not_reached ();
}

/* A program prints what another engine printed (recorded by build-aux/record-expected) and ends as it did there. */
static void
test_conforms (gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (data);
  g_autofree char *manner = g_path_get_basename (folder);
  g_autofree char *source = read_beside (data, ".js");
  g_autofree char *expected = read_beside (data, ".out");
  g_autofree char *console = NULL;
  g_autoptr (RbEventLoop) event_loop = run_source (source);

  assert_microtasks_in_order (event_loop, source);
  console = dup_console (event_loop);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpstr (console, ==, expected);
  g_assert_cmpint (rb_event_loop_get_had_error (event_loop), ==, g_str_equal (manner, "uncaught"));
  check_error (rb_event_loop_get_trace (event_loop), data);
  check_trace (rb_event_loop_get_trace (event_loop));
}

int
main (int    argc,
      char **argv)
{
  return run_test_of_file (argc, argv, "/conformance/", test_conforms);
}
