/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/depth-levels.h"

#include "tests/engine/run-program.h"

static const char nested[] = "const last = () => 1;\n"
                             "setTimeout (() => {\n"
                             "  setTimeout (() => {\n"
                             "    setTimeout (function () {\n"
                             "      last ();\n"
                             "    }, 1);\n"
                             "  }, 1);\n"
                             "  setTimeout (() => 2, 5);\n"
                             "}, 1);\n";

/* The lines of the levels, each with the number of its callback, and * for the one that runs. */
static char *
dup_levels (GArray  *levels,
            RbTrace *trace)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < levels->len; i++)
    {
      const RbDepthLevel *level = &g_array_index (levels, RbDepthLevel, i);

      g_string_append_printf (words, "%s%u:%u%s", i > 0 ? " " : "", rb_trace_get_site (trace, level->site)->line,
                              level->callback, level->runs ? "*" : "");
    }

  return g_string_free (words, FALSE);
}

static void
test_run (void)
{
  static const char *const expected[] = { "2:0 3:0 4:0", "2:1 3:0 4:0", "2:1* 3:0 4:0", "2:1* 3:2 4:0",
                                          "2:1 3:2 4:0", "2:1 3:2* 4:0", "2:1 3:2* 4:4", "2:1 3:2 4:4",
                                          "2:1 3:2 4:4*" };
  g_autoptr (RbEventLoop) event_loop = run_source (nested);
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  g_autoptr (GArray) levels = rb_depth_levels_new (trace);
  guint found = 0;

  for (guint position = 0; position <= rb_trace_get_n_records (trace); position++)
    {
      g_autofree char *words = NULL;

      rb_machine_seek (machine, position);
      rb_depth_levels_update (levels, machine);
      words = dup_levels (levels, trace);
      g_test_message ("%s", words);
      if (found < G_N_ELEMENTS (expected) && g_str_equal (words, expected[found]))
        found++;
    }

  g_assert_cmpuint (levels->len, ==, 3);
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (expected));
}

/* A function that has a name is none of the levels, and two levels are no pyramid. */
static void
test_flat (void)
{
  static const char *const flat[] = {
    "setTimeout (() => setTimeout (() => 1));",
    "const a = () => { const b = () => { const c = () => 1; c (); }; b (); }; a ();",
    "function a () {}\nfunction b () {}\nfunction c () {}\na ();",
    "1;",
  };

  for (guint i = 0; i < G_N_ELEMENTS (flat); i++)
    {
      g_autoptr (RbEventLoop) event_loop = run_source (flat[i]);
      RbTrace *trace = rb_event_loop_get_trace (event_loop);
      g_autoptr (RbMachine) machine = rb_machine_new (trace);
      g_autoptr (GArray) levels = rb_depth_levels_new (trace);

      rb_depth_levels_update (levels, machine);
      g_assert_cmpuint (levels->len, ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/depth-levels/run", test_run);
  g_test_add_func ("/depth-levels/flat", test_flat);

  return g_test_run ();
}
