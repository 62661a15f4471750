/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "run-program.h"

/* What ends a run, each limit by a program of the ordinary sort on the real runner. */

/* One step of a program that takes 2 MB each time, and some milliseconds. */
#define TAKE \
  "const kept = [];\n" \
  "function take() {\n" \
  "  const taken = new Uint8Array(2 << 20);\n" \
  "  for (let i = 0; i < 20; i++) taken.fill(i + 1);\n" \
  "  kept.push(taken);\n" \
  "  console.log(kept.length);\n" \
  "  return kept.length < 400;\n" \
  "}\n"

/* It is measured however it spends its time: talking, going back and forth, waiting for the database. */
static const struct
{
  const char *name;
  const char *source;
} takers[] = {
  { "talking", TAKE "while (take());" },
  { "called", TAKE "const again = setInterval(() => { if (!take()) clearInterval(again); }, 1);" },
  { "asking", TAKE "while (take()) database.getUserById(1);" },
};

static void
test_memory (gconstpointer data)
{
  const char *source = data;
  g_autoptr (RbProgram) program = rb_program_new (source);
  g_autoptr (RbEventLoop) event_loop = NULL;

  rb_database_config_set_answers (rb_program_get_database (program), RB_ANSWERS_BLOCKING);
  rb_program_set_max_memory (program, RB_SANITIZED ? 512 : 256);
  event_loop = run_program (program);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
  g_assert_cmpuint (find_record (event_loop, RB_RECORD_LIMIT).a, ==, RB_LIMIT_MEMORY);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_LIMIT), ==, 1);
  g_assert_cmpuint (count_records (event_loop, RB_RECORD_CONSOLE), <, 400);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (takers); i++)
    {
      g_autofree char *path = g_strconcat ("/limits/memory/", takers[i].name, NULL);

      g_test_add_data_func (path, takers[i].source, test_memory);
    }
  return g_test_run ();
}
