/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "run-program.h"

typedef struct
{
  gboolean done;
  gboolean more;
} Turn;

static void
turned_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Turn *turn = user_data;
  g_autoptr (GError) error = NULL;

  turn->more = rb_event_loop_turn_finish (RB_EVENT_LOOP (source), result, &error);
  g_assert_no_error (error);
  turn->done = TRUE;
}

gboolean
turn_once (RbEventLoop *event_loop)
{
  Turn turn = { 0 };

  rb_event_loop_turn_async (event_loop, NULL, turned_cb, &turn);
  while (!turn.done)
    g_main_context_iteration (NULL, TRUE);

  return turn.more;
}

void
turn_to_end (RbEventLoop *event_loop)
{
  while (turn_once (event_loop))
    continue;
  g_assert_true (rb_event_loop_get_finished (event_loop));
}

RbEventLoop *
run_program (RbProgram *program)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  RbEventLoop *event_loop = rb_event_loop_new (program, pool);

  turn_to_end (event_loop);

  return event_loop;
}

RbEventLoop *
run_source (const char *source)
{
  g_autoptr (RbProgram) program = rb_program_new (source);

  return run_program (program);
}

char *
dup_console (RbEventLoop *event_loop)
{
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rb_trace_get_n_console_lines (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_console_line (trace, i));

      if (record.kind == RB_RECORD_CONSOLE)
        g_string_append_printf (text, "%s\n", rb_trace_get_string (trace, record.b));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

guint
count_records (RbEventLoop  *event_loop,
               RbRecordKind  kind)
{
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  guint count = 0;

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    count += rb_trace_get_record (trace, i).kind == kind;

  return count;
}

/* The first record of a kind; its kind is 0 if there is none. */
RbRecord
find_record (RbEventLoop  *event_loop,
             RbRecordKind  kind)
{
  RbTrace *trace = rb_event_loop_get_trace (event_loop);

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    if (rb_trace_get_record (trace, i).kind == kind)
      return rb_trace_get_record (trace, i);

  return (RbRecord){ 0 };
}

int
run_test_of_file (int             argc,
                  char          **argv,
                  const char     *prefix,
                  GTestDataFunc   test)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  name = g_path_get_basename (argv[1]);
  path = g_strconcat (prefix, name, NULL);
  g_test_add_data_func (path, argv[1], test);

  return g_test_run ();
}
