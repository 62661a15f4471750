/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "engine/export/export.h"
#include "engine/machine/machine.h"
#include "tests/engine/run-program.h"

static gboolean
is_in_queue (RbMachine *machine,
             guint32    number)
{
  guint n;
  const guint32 *numbers = rb_machine_get_queued_microtasks (machine, &n);

  for (guint i = 0; i < n; i++)
    if (numbers[i] == number)
      return TRUE;

  return FALSE;
}

/* The next turn of the loop starts on an empty stack: a task after the last microtask, or a queued microtask if it has
 * a number. */
static void
check_start (RbMachine      *machine,
             const RbRecord *record)
{
  guint n_frames;
  guint n_microtasks;

  rb_machine_get_frames (machine, &n_frames);
  rb_machine_get_queued_microtasks (machine, &n_microtasks);
  g_assert_cmpuint (n_frames, ==, 0);
  g_assert_cmpuint (rb_machine_get_running_microtask (machine).kind, ==, 0);
  if (record->kind == RB_RECORD_MICROTASK_START)
    g_assert_true (record->a == 0 || is_in_queue (machine, record->a));
  else
    g_assert_cmpuint (n_microtasks, ==, 0);
}

/* Everything that was queued runs once, and leaves nothing behind. */
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

/* The trace of a run as JSON Lines, without its variables. */
static char *
dup_told (RbEventLoop *event_loop)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  rb_export_write_jsonl (rb_event_loop_get_trace (event_loop), stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  all = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  lines = g_strsplit (all, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "\"kind\":\"variable\"") == NULL)
      g_string_append_printf (told, "%s\n", lines[i]);

  return g_string_free (g_steal_pointer (&told), FALSE);
}

/* Capturing variables does not change a run. */
static void
test_unchanged (gconstpointer data)
{
  g_autofree char *source = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *captured = NULL;
  g_autoptr (RbEventLoop) plain_run = NULL;
  g_autoptr (RbEventLoop) captured_run = NULL;
  g_autoptr (RbProgram) program = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (data, &source, NULL, &error);
  g_assert_no_error (error);
  /* The maximum depth of recursion depends on the size of the functions. */
  if (strstr (data, "stack-overflow") != NULL)
    {
      g_test_skip ("What it does depends on the size of the stack");
      return;
    }
  program = rb_program_new (source);
  plain_run = run_program (program);
  check_trace (rb_event_loop_get_trace (plain_run));
  rb_program_set_capture (program, 1, G_MAXINT);
  captured_run = run_program (program);

  g_assert_cmpstr (rb_event_loop_get_message (captured_run), ==, NULL);
  plain = dup_told (plain_run);
  captured = dup_told (captured_run);
  if (rb_event_loop_get_outcome (captured_run) == RB_OUTCOME_STOPPED)
    {
      /* The run reached the limit of records; its last line says that it was stopped. */
      *strstr (captured, "{\"kind\":\"finished\"") = '\0';
      g_assert_true (g_str_has_prefix (plain, captured));
    }
  else
    {
      g_assert_cmpstr (captured, ==, plain);
    }
  if (count_records (plain_run, RB_RECORD_STATEMENT) > 1)
    g_assert_cmpuint (count_records (captured_run, RB_RECORD_VARIABLE), >, 0);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The programs of the folders, in a fixed order. */
static GPtrArray *
list_programs (char **folders)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (; *folders != NULL; folders++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) folder = g_dir_open (*folders, 0, &error);
      const char *name;

      g_assert_no_error (error);
      while ((name = g_dir_read_name (folder)) != NULL)
        if (g_str_has_suffix (name, ".js"))
          g_ptr_array_add (paths, g_build_filename (*folders, name, NULL));
    }
  g_ptr_array_sort (paths, compare_paths);

  return paths;
}

/* Arguments: which part of how many, and folders. Each program in them is a test in one of the parts. */
int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) paths = NULL;
  guint part, n_parts;

  g_test_init (&argc, &argv, NULL);
  /* A failure of one program does not hide the failures of others. */
  g_test_set_nonfatal_assertions ();
  g_assert_cmpint (argc, >, 3);
  part = g_ascii_strtoull (argv[1], NULL, 10);
  n_parts = g_ascii_strtoull (argv[2], NULL, 10);
  paths = list_programs (argv + 3);
  g_assert_cmpuint (paths->len, >, 100);
  for (guint i = part - 1; i < paths->len; i += n_parts)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (paths, i));
      g_autofree char *path = g_strconcat ("/captured/", name, NULL);

      g_test_add_data_func (path, g_ptr_array_index (paths, i), test_unchanged);
    }

  return g_test_run ();
}
